// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that reads the time, so that tests can hold it still.
#pragma once

#include <QDateTime>
#include <QElapsedTimer>

#include <atomic>

namespace mesoscope {

/// Thread-safe. Components take a reference by constructor.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual qint64 nowMs() const = 0; ///< UTC, ms since epoch
};

class SystemClock : public Clock
{
public:
    qint64 nowMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
};

/// Time that moves only when told to.
class ManualClock : public Clock
{
public:
    explicit ManualClock(qint64 startMs) : m_now(startMs) {}
    qint64 nowMs() const override { return m_now.load(); }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now;
};

} // namespace mesoscope
