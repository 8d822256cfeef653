// SPDX-License-Identifier: GPL-3.0-or-later
// Beats, and remembers how late each beat was.
#include "tests/support/latencyprobe.h"

#include <algorithm>

namespace mesoscope::test {

LatencyProbe::LatencyProbe(int beatMs, QObject *parent) : QObject(parent), m_beatNs(beatMs * 1000000LL)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(beatMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_gaps.push_back(std::max<qint64>(0, m_clock.nsecsElapsed() - m_beatNs));
        m_clock.restart();
    });
    restart();
}

void LatencyProbe::restart()
{
    m_gaps.clear();
    m_clock.start();
    m_timer.start();
}

double LatencyProbe::worstMs() const
{
    const auto worst = std::max_element(m_gaps.begin(), m_gaps.end());
    // A stretch that has not ended yet counts too: a thread that never beats again must not look idle.
    const qint64 open = std::max<qint64>(0, m_clock.nsecsElapsed() - m_beatNs);
    return double(std::max(open, worst == m_gaps.end() ? 0 : *worst)) / 1e6;
}

double LatencyProbe::percentileMs(double fraction) const
{
    if (m_gaps.empty())
        return 0;
    std::vector<qint64> sorted = m_gaps;
    std::sort(sorted.begin(), sorted.end());
    return double(sorted[std::min(sorted.size() - 1, size_t(fraction * double(sorted.size())))]) / 1e6;
}

} // namespace mesoscope::test

#include "moc_latencyprobe.cpp"
