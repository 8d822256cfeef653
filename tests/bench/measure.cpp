// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <ctime>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace mesoscope::bench {

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double least(const std::vector<double> &values)
{
    return values.empty() ? 0 : *std::min_element(values.begin(), values.end());
}

double threadMs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
#endif
    static QElapsedTimer clock;
    if (!clock.isValid())
        clock.start();
    return double(clock.nsecsElapsed()) / 1e6;
}

bool until(const std::function<bool()> &holds, int limitMs)
{
    QElapsedTimer clock;
    clock.start();
    QTimer waker; // so that waiting for events ends
    waker.setTimerType(Qt::PreciseTimer);
    waker.start(1);
    while (!holds()) {
        if (clock.elapsed() > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

static double statusMb(qint64 pid, const QByteArray &key)
{
    const QString who = pid > 0 ? QString::number(pid) : QStringLiteral("self");
    QFile file(QStringLiteral("/proc/%1/status").arg(who));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key + ':'))
            return line.mid(key.size() + 1).trimmed().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

double residentMb(qint64 pid)
{
    return statusMb(pid, "VmRSS");
}

double peakMb(qint64 pid)
{
    return statusMb(pid, "VmHWM");
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double processSeconds()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
#else
    return 0;
#endif
}

PaintWatch::PaintWatch(QWidget *widget)
{
    widget->installEventFilter(this);
    m_clock.start();
}

void PaintWatch::restart()
{
    m_seen = m_painted = false;
    ++m_round;
    m_clock.start();
}

bool PaintWatch::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_seen) {
        m_seen = true;
        QMetaObject::invokeMethod(
            this,
            [this, round = m_round] {
                if (round != m_round)
                    return;
                m_atMs = double(m_clock.nsecsElapsed()) / 1e6;
                m_painted = true;
            },
            Qt::QueuedConnection); // the widget and its siblings are painted and flushed by then
    }
    return false;
}

} // namespace mesoscope::bench
