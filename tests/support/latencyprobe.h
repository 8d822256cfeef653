// SPDX-License-Identifier: GPL-3.0-or-later
// How long the GUI thread was busy in one stretch: a timer that should beat every few milliseconds.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace mesoscope::test {

/// Lives on the GUI thread. A gap is the time between two beats less the beat's interval.
class LatencyProbe : public QObject
{
    Q_OBJECT

public:
    explicit LatencyProbe(int beatMs = 5, QObject *parent = nullptr);

    void restart();
    double worstMs() const;
    double percentileMs(double fraction) const; ///< 0.99: of all beats
    qsizetype beats() const { return qsizetype(m_gaps.size()); }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_beatNs;
    std::vector<qint64> m_gaps;
};

} // namespace mesoscope::test
