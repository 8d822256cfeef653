// SPDX-License-Identifier: GPL-3.0-or-later
// Beats, and remembers how late each beat was.
#include "tests/support/latencyprobe.h"

#include <algorithm>
#include <ctime>

namespace mesoscope::test {

namespace {

/// What this thread has computed, ns; -1 where the system does not say.
qint64 threadTime()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
        return qint64(now.tv_sec) * 1000000000 + now.tv_nsec;
#endif
    return -1;
}

double percentile(std::vector<qint64> values, double fraction)
{
    if (values.empty())
        return 0;
    const size_t at = std::min(values.size() - 1, size_t(fraction * double(values.size())));
    std::nth_element(values.begin(), values.begin() + qsizetype(at), values.end());
    return double(values[at]) / 1e6;
}

double largest(const std::vector<qint64> &values)
{
    return values.empty() ? 0 : double(*std::max_element(values.begin(), values.end())) / 1e6;
}

} // namespace

LatencyProbe::LatencyProbe(int beatMs, QObject *parent) : QObject(parent), m_beatNs(beatMs * 1000000LL)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(beatMs);
    connect(&m_timer, &QTimer::timeout, this, &LatencyProbe::beat);
    restart();
}

void LatencyProbe::restart()
{
    m_gaps.clear();
    m_busy.clear();
    m_clock.start();
    m_busySoFar = threadTime();
    m_timer.start();
}

void LatencyProbe::beat()
{
    const qint64 gap = std::max<qint64>(0, m_clock.nsecsElapsed() - m_beatNs);
    const qint64 computed = threadTime();
    m_gaps.push_back(gap);
    m_busy.push_back(computed < 0 ? gap : computed - m_busySoFar);
    m_busySoFar = computed;
    m_clock.restart();
}

double LatencyProbe::worstMs() const
{
    // A stretch that has not ended yet counts too: a thread that never beats again must not look idle.
    const qint64 open = std::max<qint64>(0, m_clock.nsecsElapsed() - m_beatNs);
    return std::max(double(open) / 1e6, largest(m_gaps));
}

double LatencyProbe::percentileMs(double fraction) const
{
    return percentile(m_gaps, fraction);
}

double LatencyProbe::worstBusyMs() const
{
    const qint64 computed = threadTime();
    return std::max(computed < 0 ? 0 : double(computed - m_busySoFar) / 1e6, largest(m_busy));
}

double LatencyProbe::percentileBusyMs(double fraction) const
{
    return percentile(m_busy, fraction);
}

} // namespace mesoscope::test

#include "moc_latencyprobe.cpp"
