// SPDX-License-Identifier: GPL-3.0-or-later
// How long the GUI thread was busy in one stretch: a timer that should beat every few milliseconds.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace mesoscope::test {

/// Lives on the GUI thread, in any test with an event loop: make it, or restart() it, do what is to be judged, ask. A
/// gap is the time between two beats less the beat's interval: what an event that came then would have waited. On a
/// machine with other work a gap also holds the time in which the thread was ready but had no core; busy figures count
/// only what the thread itself computed (where the system tells that, else they equal the gaps).
class LatencyProbe : public QObject
{
    Q_OBJECT

public:
    explicit LatencyProbe(int beatMs = 5, QObject *parent = nullptr);

    void restart();
    double worstMs() const;                     ///< the stretch that has not ended yet included
    double percentileMs(double fraction) const; ///< 0.99: of all beats
    double worstBusyMs() const;
    double percentileBusyMs(double fraction) const;
    qsizetype beats() const { return qsizetype(m_gaps.size()); }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_beatNs;
    qint64 m_busySoFar = 0;
    std::vector<qint64> m_gaps;
    std::vector<qint64> m_busy;
};

} // namespace mesoscope::test
