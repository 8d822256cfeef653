// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and times for people.
#include "views/text/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

/// Three digits at most before the point; one after it for numbers below 100, unless it would be a zero.
QString shortNumber(double value)
{
    const double rounded = std::round(value * 10) / 10;
    const bool whole = rounded >= 100 || rounded == std::floor(rounded);
    return QLocale().toString(whole ? std::round(rounded) : rounded, 'f', whole ? 0 : 1);
}

bool isKnown(double value)
{
    return std::isfinite(value) && value >= 0;
}

} // namespace

QString dash()
{
    return QStringLiteral("–");
}

QString formatCpus(double cpus)
{
    if (!isKnown(cpus))
        return dash();
    // Two places: a hundredth of a core is a common wish, a thousandth is noise in a table.
    QString text = QLocale().toString(cpus, 'f', cpus >= 100 ? 0 : cpus >= 10 ? 1 : 2);
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString formatMebibytes(double mib)
{
    if (!isKnown(mib))
        return dash();
    if (mib < 1024)
        return Text::tr("%1 MiB").arg(shortNumber(mib));
    if (mib < 1024.0 * 1024)
        return Text::tr("%1 GiB").arg(shortNumber(mib / 1024));
    return Text::tr("%1 TiB").arg(shortNumber(mib / 1024 / 1024));
}

QString formatBytes(double bytes)
{
    if (!isKnown(bytes))
        return dash();
    if (bytes < 1024)
        return Text::tr("%1 B").arg(shortNumber(bytes));
    if (bytes < 1024.0 * 1024)
        return Text::tr("%1 KiB").arg(shortNumber(bytes / 1024));
    return formatMebibytes(bytes / 1024 / 1024);
}

QString formatRate(double bytesPerSecond)
{
    if (!isKnown(bytesPerSecond))
        return dash();
    // Networks and disks are sold in powers of ten.
    if (bytesPerSecond < 1e3)
        return Text::tr("%1 B/s").arg(shortNumber(bytesPerSecond));
    if (bytesPerSecond < 1e6)
        return Text::tr("%1 kB/s").arg(shortNumber(bytesPerSecond / 1e3));
    if (bytesPerSecond < 1e9)
        return Text::tr("%1 MB/s").arg(shortNumber(bytesPerSecond / 1e6));
    return Text::tr("%1 GB/s").arg(shortNumber(bytesPerSecond / 1e9));
}

QString formatPercent(double fraction)
{
    if (!std::isfinite(fraction))
        return dash();
    return Text::tr("%1 %", "percent").arg(QLocale().toString(fraction * 100, 'f', 0));
}

QString formatCount(qint64 count)
{
    return count < 0 ? dash() : QLocale().toString(count);
}

QString formatAge(qint64 ms)
{
    ms = qMax<qint64>(0, ms); // a server whose clock is ahead
    if (ms < 10 * Second)
        return Text::tr("%1 s", "seconds").arg(QLocale().toString(double(ms) / double(Second), 'f', 1));
    if (ms < Minute)
        return Text::tr("%1 s", "seconds").arg(QLocale().toString(ms / Second));
    if (ms < Hour)
        return Text::tr("%1 min", "minutes").arg(QLocale().toString(ms / Minute));
    if (ms < 2 * Day)
        return Text::tr("%1 h", "hours").arg(QLocale().toString(ms / Hour));
    return Text::tr("%1 d", "days").arg(QLocale().toString(ms / Day));
}

QString formatSince(qint64 thenMs, qint64 nowMs)
{
    return thenMs <= 0 ? dash() : formatAge(nowMs - thenMs);
}

QString formatTime(qint64 ms)
{
    if (ms <= 0)
        return dash();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QStringLiteral("d MMM yyyy HH:mm:ss.zzz"));
}

QString formatClock(qint64 ms)
{
    return ms <= 0 ? dash() : QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("HH:mm:ss"));
}

QString shortHost(const QString &hostname)
{
    const qsizetype dot = hostname.indexOf(u'.');
    if (dot <= 0 || hostname.at(0).isDigit() || hostname.contains(u':'))
        return hostname;
    return hostname.left(dot);
}

} // namespace mesoscope
