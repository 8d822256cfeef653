// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts of cpu, memory, disk, gpus and port ranges (api-facts 0 and 2.2).
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace mesoscope {

/// Scalar resources. cpus in shares, mem and disk in MiB (as Mesos and Marathon write them), gpus whole numbers.
struct Resources
{
    double cpus = 0;
    double mem = 0;
    double disk = 0;
    double gpus = 0;

    Resources &operator+=(const Resources &other);
    Resources &operator-=(const Resources &other);
    friend Resources operator+(Resources a, const Resources &b) { return a += b; }
    friend Resources operator-(Resources a, const Resources &b) { return a -= b; }
    friend Resources operator*(Resources a, double factor);
    bool operator==(const Resources &) const = default;
    bool isZero() const { return cpus == 0 && mem == 0 && disk == 0 && gpus == 0; }
};

/// The most of each; nothing: as much as there is.
struct ResourceLimits
{
    std::optional<double> cpus;
    std::optional<double> mem;
    std::optional<double> disk;
    std::optional<double> gpus;
    bool operator==(const ResourceLimits &) const = default;
    bool isEmpty() const { return *this == ResourceLimits(); }
};

/// What a server claims, within what can be: no less than nothing, and so little that sums of it stay numbers.
Resources plausible(const Resources &claimed);

/// Mesos counts in thousandths: sums of what it wrote are rounded to them again, and are never less than nothing.
Resources inThousandths(const Resources &given);

struct PortRange
{
    quint16 first = 0;
    quint16 last = 0;
    bool operator==(const PortRange &) const = default;
};

/// "[31000-31499, 31900-31902]" → ranges; anything malformed is left out. Bounded to 4,096 ranges.
QList<PortRange> parsePortRanges(QStringView text);
QString formatPortRanges(const QList<PortRange> &ranges);
bool contains(const QList<PortRange> &ranges, int port);

} // namespace mesoscope
