// SPDX-License-Identifier: GPL-3.0-or-later
// Times, thinning and aggregation as OpenTSDB 2.2 does them.
#include "app/demo/wire_series.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace mesoscope::demo::series {

using namespace Qt::Literals::StringLiterals;

static qint64 unitMs(const QString &unit)
{
    static const QHash<QString, qint64> units{{u"ms"_s, 1},
                                              {u"s"_s, 1000},
                                              {u"m"_s, Minute},
                                              {u"h"_s, 60 * Minute},
                                              {u"d"_s, 24 * 60 * Minute},
                                              {u"w"_s, Week},
                                              {u"n"_s, 30 * 24 * 60 * Minute},
                                              {u"y"_s, 365 * 24 * 60 * Minute}};
    return units.value(unit, 0);
}

qint64 parseTime(const QJsonValue &value, qint64 nowMs)
{
    qint64 number = -1;
    if (value.isDouble()) {
        number = value.toInteger(-1);
    } else if (value.isString()) {
        static const QRegularExpression ago(u"^(\\d+)(ms|s|m|h|d|w|n|y)-ago$"_s);
        const auto match = ago.match(value.toString());
        if (match.hasMatch())
            return nowMs - match.captured(1).toLongLong() * unitMs(match.captured(2));
        bool ok = false;
        number = value.toString().toLongLong(&ok);
        if (!ok)
            return -1;
    }
    return number < 0 ? -1 : number < 100000000000 ? number * 1000 : number; // 13 digits are milliseconds
}

std::optional<Downsample> parseDownsample(const QString &text)
{
    Downsample found;
    const QStringList parts = text.split(u'-');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    static const QRegularExpression interval(u"^(\\d+)(all|ms|s|m|h|d|w|n|y)c?$"_s);
    const auto match = interval.match(parts.first());
    static const QStringList functions{u"avg"_s,  u"sum"_s, u"min"_s,    u"max"_s,    u"count"_s, u"first"_s,
                                       u"last"_s, u"dev"_s, u"mimmin"_s, u"mimmax"_s, u"zimsum"_s};
    if (!match.hasMatch() || !functions.contains(parts.at(1)))
        return std::nullopt;
    found.function = parts.at(1);
    found.all = match.captured(2) == "all"_L1;
    found.intervalMs = std::max(Minute, match.captured(1).toLongLong() * unitMs(match.captured(2)) / Minute * Minute);
    if (parts.size() == 3)
        found.fill = parts.at(2);
    return found;
}

/// Of the values that are there; NaN when there are none.
static double combine(const std::vector<double> &values, const QString &function)
{
    double sum = 0;
    double least = std::nan("");
    double most = std::nan("");
    double first = std::nan("");
    double last = std::nan("");
    int count = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        sum += value;
        least = count == 0 ? value : std::min(least, value);
        most = count == 0 ? value : std::max(most, value);
        first = count == 0 ? value : first;
        last = value;
        ++count;
    }
    if (count == 0)
        return std::nan("");
    if (function == "sum"_L1 || function == "zimsum"_L1)
        return sum;
    if (function == "min"_L1 || function == "mimmin"_L1)
        return least;
    if (function == "max"_L1 || function == "mimmax"_L1)
        return most;
    if (function == "count"_L1)
        return count;
    if (function == "first"_L1)
        return first;
    if (function == "last"_L1)
        return last;
    const double mean = sum / count;
    if (function != "dev"_L1)
        return mean;
    double squares = 0;
    for (const double value : values)
        squares += std::isnan(value) ? 0 : (value - mean) * (value - mean);
    return std::sqrt(squares / count);
}

std::vector<double> thin(const std::vector<double> &perMinute, std::size_t factor, const QString &function)
{
    if (factor <= 1)
        return perMinute;
    std::vector<double> out;
    out.reserve(perMinute.size() / factor + 1);
    std::vector<double> bucket;
    for (std::size_t i = 0; i < perMinute.size(); i += factor) {
        const auto from = perMinute.begin() + std::ptrdiff_t(i);
        bucket.assign(from, perMinute.begin() + std::ptrdiff_t(std::min(i + factor, perMinute.size())));
        out.push_back(combine(bucket, function));
    }
    return out;
}

std::optional<std::vector<double>> aggregate(const std::vector<std::vector<double>> &all, const QString &aggregator)
{
    static const QStringList known{u"sum"_s,    u"avg"_s,   u"min"_s, u"max"_s,   u"mimmin"_s, u"mimmax"_s,
                                   u"zimsum"_s, u"count"_s, u"dev"_s, u"first"_s, u"last"_s};
    static const QRegularExpression percentile(u"^p(50|75|90|95|99|999)$"_s);
    const auto rank = percentile.match(aggregator);
    if (!known.contains(aggregator) && !rank.hasMatch())
        return std::nullopt;
    std::vector<double> out(all.empty() ? 0 : all.front().size(), std::nan(""));
    std::vector<double> column(all.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        // All series stand on the same minutes, so there is nothing to interpolate inside a series; before its first
        // and after its last point it takes no part.
        for (std::size_t s = 0; s < all.size(); ++s)
            column[s] = all[s][i];
        if (!rank.hasMatch()) {
            out[i] = combine(column, aggregator);
            continue;
        }
        std::vector<double> sorted;
        std::copy_if(column.begin(), column.end(), std::back_inserter(sorted), [](double v) { return !std::isnan(v); });
        if (sorted.empty())
            continue;
        std::sort(sorted.begin(), sorted.end());
        const QString digits = rank.captured(1);
        const double share = digits.toDouble() / std::pow(10, digits.size());
        out[i] = sorted[std::min(sorted.size() - 1, std::size_t(share * double(sorted.size())))];
    }
    return out;
}

} // namespace mesoscope::demo::series
