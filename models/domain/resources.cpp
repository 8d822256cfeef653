// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of resources, and Mesos' bracket notation of ranges.
#include "models/domain/resources.h"

#include <algorithm>
#include <cmath>

namespace mesoscope {

Resources &Resources::operator+=(const Resources &other)
{
    cpus += other.cpus;
    mem += other.mem;
    disk += other.disk;
    gpus += other.gpus;
    return *this;
}

Resources &Resources::operator-=(const Resources &other)
{
    cpus -= other.cpus;
    mem -= other.mem;
    disk -= other.disk;
    gpus -= other.gpus;
    return *this;
}

Resources operator*(Resources a, double factor)
{
    a.cpus *= factor;
    a.mem *= factor;
    a.disk *= factor;
    a.gpus *= factor;
    return a;
}

Resources plausible(const Resources &claimed)
{
    const auto bounded = [](double amount) {
        return amount > 0 ? std::min(amount, 1e15) : 0.0;
    }; // also what is no number
    return {bounded(claimed.cpus), bounded(claimed.mem), bounded(claimed.disk), bounded(claimed.gpus)};
}

Resources inThousandths(const Resources &given)
{
    const auto rounded = [](double amount) { return std::max(0.0, std::round(amount * 1000) / 1000); };
    return {rounded(given.cpus), rounded(given.mem), rounded(given.disk), rounded(given.gpus)};
}

QList<PortRange> parsePortRanges(QStringView text)
{
    constexpr qsizetype MostRanges = 4096;
    QList<PortRange> ranges;
    text = text.trimmed();
    if (text.size() < 2 || text.front() != u'[' || text.back() != u']')
        return ranges;
    for (const QStringView part : text.mid(1, text.size() - 2).split(u',')) {
        const QStringView range = part.trimmed();
        const qsizetype dash = range.indexOf(u'-');
        bool firstOk = false;
        bool lastOk = false;
        const ushort first = (dash < 0 ? range : range.left(dash)).trimmed().toUShort(&firstOk);
        const ushort last = dash < 0 ? first : range.mid(dash + 1).trimmed().toUShort(&lastOk);
        if (firstOk && (dash < 0 || lastOk) && first <= last)
            ranges.append({first, last});
        if (ranges.size() == MostRanges)
            break;
    }
    return ranges;
}

QString formatPortRanges(const QList<PortRange> &ranges)
{
    QStringList parts;
    for (const PortRange &range : ranges) {
        parts.append(range.first == range.last ? QString::number(range.first)
                                               : QString::number(range.first) + u'-' + QString::number(range.last));
    }
    return parts.join(QStringLiteral(", "));
}

bool contains(const QList<PortRange> &ranges, int port)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [port](const PortRange &range) { return port >= range.first && port <= range.last; });
}

} // namespace mesoscope
