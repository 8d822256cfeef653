// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/wakewatch.h"

namespace mesoscope {

WakeWatch::WakeWatch(QObject *parent) : QObject(parent), m_timer(this), m_lookedMs(m_clock.nowMs())
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(LookMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { look(m_clock.nowMs()); });
    // A timer belongs to the thread that starts it, and this may be moved first.
    QMetaObject::invokeMethod(&m_timer, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void WakeWatch::look(qint64 nowMs)
{
    const qint64 passed = nowMs - m_lookedMs;
    m_lookedMs = nowMs;
    if (passed > LookMs + SleepMs)
        Q_EMIT woke();
}

} // namespace mesoscope

#include "moc_wakewatch.cpp"
