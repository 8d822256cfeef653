// SPDX-License-Identifier: GPL-3.0-or-later
// Says on which thread code runs, and stops debug builds where that is not true.
#pragma once

#include <QThread>

/// First line of every slot of an object that lives on another thread than the GUI's.
#define MESOSCOPE_ASSERT_OWN_THREAD() Q_ASSERT(QThread::currentThread() == this->thread())
