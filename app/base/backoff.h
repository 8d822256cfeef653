// SPDX-License-Identifier: GPL-3.0-or-later
// When to ask again: the plain interval while all is well, doubled on every error, never in step with other clients.
#pragma once

#include <QRandomGenerator>
#include <QtGlobal>

#include <algorithm>
#include <functional>
#include <utility>

namespace mesoscope {

/// Milliseconds. Every delay is spread by ±10 %, so that many dashboards do not knock at the same moment.
class Backoff
{
public:
    using Random = std::function<double()>; ///< in [0, 1)

    explicit Backoff(int baseMs, int maxMs = 120000) : m_baseMs(baseMs), m_maxMs(maxMs) {}

    void setRandom(Random random) { m_random = std::move(random); }
    void setBase(int baseMs) { m_baseMs = std::max(1, baseMs); }
    int base() const { return m_baseMs; }
    int failures() const { return m_failures; }

    int afterSuccess()
    {
        m_failures = 0;
        return spread(m_baseMs);
    }

    /// The server's Retry-After is a lower bound, up to an hour: what it says beyond that is not believed.
    int afterFailure(int retryAfterSeconds = 0)
    {
        m_failures = std::min(m_failures + 1, 20);
        const double doubled = double(m_baseMs) * double(1 << std::min(m_failures, 20));
        const int delay = spread(int(std::min(doubled, double(std::max(m_maxMs, m_baseMs)))));
        return std::max(delay, std::clamp(retryAfterSeconds, 0, 3600) * 1000);
    }

    /// For what stays open once it is opened: only one that stood for longer than the wait before it ends a row of
    /// failures. What is cut again and again is opened ever more rarely, though each opening succeeds.
    int afterLoss(qint64 stoodMs, int retryAfterSeconds = 0)
    {
        if (stoodMs > m_lastMs)
            m_failures = 0;
        return m_lastMs = afterFailure(retryAfterSeconds);
    }

private:
    int spread(int ms) const
    {
        const double random = m_random ? m_random() : QRandomGenerator::global()->generateDouble();
        return std::max(1, int(double(ms) * (0.9 + 0.2 * random)));
    }

    int m_baseMs;
    int m_maxMs;
    int m_failures = 0;
    int m_lastMs = 0; ///< afterLoss() said so last
    Random m_random;
};

} // namespace mesoscope
