// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks, memory and waiting for the bench.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace mesoscope::bench {

double median(std::vector<double> values); ///< 0 of nothing
double least(const std::vector<double> &values);

/// Milliseconds that @p work took.
template<class F>
double timed(F work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
}

/// The same by the thread's own clock: what others compute meanwhile does not count. For work on one thread.
double threadMs();
template<class F>
double computed(F work)
{
    const double before = threadMs();
    work();
    return threadMs() - before;
}

/// Runs the event loop until @p holds, looked at after every batch of events and at least each millisecond; false when
/// @p limitMs pass before.
bool until(const std::function<bool()> &holds, int limitMs);
void runFor(int ms);

/// Of process @p pid (0: this one), in MiB; 0 where the system does not tell.
double residentMb(qint64 pid = 0);
double peakMb(qint64 pid = 0);
void forgetPeak();       ///< peakMb() of this process counts from now on
double processSeconds(); ///< CPU time of this process so far

/// Notes when @p widget was painted for the first time since restart(), with whatever is painted in the same go.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget);
    void restart();
    bool isPainted() const { return m_painted; }
    double paintedAtMs() const { return m_atMs; } ///< since restart()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QElapsedTimer m_clock;
    bool m_seen = false;
    bool m_painted = false;
    double m_atMs = 0;
    int m_round = 0;
};

} // namespace mesoscope::bench
