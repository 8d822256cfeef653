// SPDX-License-Identifier: GPL-3.0-or-later
// Rates, sums and thinning of time series.
#include "models/domain/series.h"

#include <cmath>
#include <limits>
#include <map>

namespace mesoscope {

namespace {
constexpr double Gap = std::numeric_limits<double>::quiet_NaN();
}

QList<SeriesPoint> counterToRate(const QList<SeriesPoint> &counter)
{
    QList<SeriesPoint> rate;
    const SeriesPoint *last = nullptr;
    for (const SeriesPoint &point : counter) {
        if (std::isnan(point.value)) {
            rate.append({point.timeMs, Gap});
            last = nullptr;
            continue;
        }
        if (last && point.timeMs > last->timeMs) {
            const double delta = point.value - last->value;
            // A counter that fell has begun anew: what happened in between is not known.
            rate.append({point.timeMs, delta < 0 ? Gap : delta * 1000.0 / double(point.timeMs - last->timeMs)});
        }
        last = &point;
    }
    return rate;
}

QList<SeriesPoint> sumAligned(const QList<Series> &series, int stepSeconds, bool mean)
{
    struct Bucket
    {
        double sum = 0;
        int count = 0;
    };
    const qint64 step = qMax(1, stepSeconds) * 1000LL;
    std::map<qint64, Bucket> buckets;
    for (const Series &one : series) {
        // Several points of one series in a bucket are averaged first, or a finer series would weigh more.
        std::map<qint64, Bucket> own;
        for (const SeriesPoint &point : one.points) {
            Bucket &bucket = own[point.timeMs / step];
            if (!std::isnan(point.value)) {
                bucket.sum += point.value;
                ++bucket.count;
            }
        }
        for (const auto &[at, bucket] : own) {
            Bucket &all = buckets[at];
            if (bucket.count > 0) {
                all.sum += bucket.sum / bucket.count;
                ++all.count;
            }
        }
    }
    QList<SeriesPoint> result;
    qint64 next = 0;
    for (const auto &[at, bucket] : buckets) {
        if (!result.isEmpty() && at > next)
            result.append({next * step, Gap});
        result.append({at * step, bucket.count == 0 ? Gap : mean ? bucket.sum / bucket.count : bucket.sum});
        next = at + 1;
    }
    return result;
}

QList<SeriesPoint> thin(const QList<SeriesPoint> &points, int buckets)
{
    if (buckets <= 0 || points.size() <= qsizetype(buckets) * 2)
        return points;
    QList<SeriesPoint> result;
    result.reserve(qsizetype(buckets) * 2 + 2);
    const qint64 from = points.first().timeMs;
    const qint64 span = qMax<qint64>(1, points.last().timeMs - from + 1);
    qsizetype i = 0;
    for (int bucket = 0; bucket < buckets; ++bucket) {
        const qint64 end = from + span * (bucket + 1) / buckets;
        qsizetype low = -1;
        qsizetype high = -1;
        qsizetype gap = -1;
        for (; i < points.size() && points.at(i).timeMs < end; ++i) {
            if (std::isnan(points.at(i).value)) {
                gap = i;
                continue;
            }
            if (low < 0 || points.at(i).value < points.at(low).value)
                low = i;
            if (high < 0 || points.at(i).value > points.at(high).value)
                high = i;
        }
        const qsizetype first = qMin(low, high);
        const qsizetype second = qMax(low, high);
        if (first >= 0)
            result.append(points.at(first));
        if (gap >= 0 && gap > first && gap < second)
            result.append(points.at(gap));
        if (second >= 0 && second != first)
            result.append(points.at(second));
        if (gap >= 0 && (gap < first || gap > second)) {
            if (gap < first)
                result.insert(result.size() - (second != first ? 2 : 1), points.at(gap));
            else
                result.append(points.at(gap));
        }
    }
    return result;
}

} // namespace mesoscope
