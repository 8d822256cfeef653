// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for what events bring about, without the pauses between looks of QTRY_VERIFY: what a program measures of itself
// meanwhile is its own time.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <QtTest>

namespace mesoscope::test {

template<class Predicate>
bool eventually(Predicate holds, int withinMs)
{
    const QDeadlineTimer deadline(withinMs);
    QTimer beat; // also what no event announces is seen
    beat.start(20);
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace mesoscope::test

#define EVENTUALLY(holds, withinMs) QVERIFY2(mesoscope::test::eventually([&] { return bool(holds); }, withinMs), #holds)
