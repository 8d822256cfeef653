// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the machine has slept: time passed that no timer of this program saw.
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QTimer>

namespace mesoscope {

/// Lives on its parent's thread and may move with it. By the wall clock alone: what other clocks do in a sleep differs
/// between systems. A clock that somebody sets forward counts as a sleep, too; that costs a few new connections.
class WakeWatch : public QObject
{
    Q_OBJECT

public:
    explicit WakeWatch(QObject *parent = nullptr);

    void look(qint64 nowMs); ///< what the timer does, every LookMs

    static constexpr int LookMs = 5000;
    static constexpr int SleepMs = 25000; ///< a machine under load is late, too, but not by this

Q_SIGNALS:
    void woke();

private:
    SystemClock m_clock;
    QTimer m_timer;
    qint64 m_lookedMs;
};

} // namespace mesoscope
