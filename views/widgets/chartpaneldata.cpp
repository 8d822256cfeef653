// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, splitting and thinning of series for a chart.
#include "views/widgets/chartpaneldata.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mesoscope {

namespace {

constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double GapSteps = 2.5;
constexpr int MostSegments = 60; ///< of one line; each is an item of the chart

double latestOf(const QList<SeriesPoint> &points)
{
    for (auto it = points.crbegin(); it != points.crend(); ++it) {
        if (!std::isnan(it->value))
            return it->value;
    }
    return NotANumber;
}

/// Runs of points without a gap longer than @p gapMs.
QList<QList<SeriesPoint>> split(const QList<SeriesPoint> &points, double gapMs)
{
    QList<QList<SeriesPoint>> runs;
    qint64 last = 0;
    for (const SeriesPoint &point : points) {
        if (std::isnan(point.value))
            continue; // the time between its neighbours tells whether this is a gap that can be seen
        if (runs.isEmpty() || double(point.timeMs - last) > gapMs)
            runs.append(QList<SeriesPoint>());
        runs.last().append(point);
        last = point.timeMs;
    }
    return runs;
}

} // namespace

bool ChartData::isEmpty() const
{
    return std::all_of(lines.cbegin(), lines.cend(), [](const ChartLine &line) { return line.segments.isEmpty(); });
}

ChartData prepareChart(const ChartWish &wish)
{
    ChartData data;
    data.fromMs = wish.fromMs;
    data.toMs = wish.toMs;
    data.stepSeconds = wish.stepSeconds;
    QList<const ChartInput *> chosen;
    for (const ChartInput &input : wish.inputs)
        chosen << &input;
    if (chosen.size() > wish.mostLines) {
        QHash<const ChartInput *, double> latest;
        for (const ChartInput *input : std::as_const(chosen)) {
            const double value = latestOf(input->series.points);
            latest.insert(input, std::isnan(value) ? -1 : value);
        }
        std::stable_sort(chosen.begin(), chosen.end(),
                         [&](const ChartInput *a, const ChartInput *b) { return latest.value(a) > latest.value(b); });
        data.others = int(chosen.size()) - wish.mostLines;
        chosen.resize(wish.mostLines);
        // By name again, so that lines keep their colours while their ranks change.
        std::stable_sort(chosen.begin(), chosen.end(),
                         [](const ChartInput *a, const ChartInput *b) { return a->label < b->label; });
    }
    const double span = double(qMax<qint64>(1, wish.toMs - wish.fromMs));
    const int buckets = qBound(16, qMin(wish.pixels / 2, ChartPointBudget / (2 * qMax(1, int(chosen.size())))), 4000);
    for (const ChartInput *input : std::as_const(chosen)) {
        ChartLine line;
        line.label = input->label;
        line.colour = int(data.lines.size());
        line.dashed = input->dashed;
        for (const SeriesPoint &point : input->series.points) {
            if (point.timeMs >= wish.fromMs && point.timeMs <= wish.toMs)
                line.points << point;
        }
        line.latest = latestOf(line.points);
        line.peak = NotANumber;
        double gapMs = GapSteps * 1000.0 * wish.stepSeconds;
        QList<QList<SeriesPoint>> runs = split(line.points, gapMs);
        while (runs.size() > MostSegments && gapMs < span / 8) { // narrower gaps could not be seen among so many
            gapMs *= 2;
            runs = split(line.points, gapMs);
        }
        for (const QList<SeriesPoint> &run : std::as_const(runs)) {
            const double share = double(run.last().timeMs - run.first().timeMs) / span;
            const int own = qMax(1, qRound(buckets * share));
            const QList<SeriesPoint> thinned = run.size() > 2 * own + 2 ? thin(run, own) : run;
            QList<QPointF> segment;
            segment.reserve(thinned.size());
            for (const SeriesPoint &point : thinned) {
                if (std::isnan(point.value))
                    continue;
                segment << QPointF(double(point.timeMs), point.value);
                line.peak = std::isnan(line.peak) ? point.value : qMax(line.peak, point.value);
            }
            if (segment.size() == 1) { // a lone value stands for its bucket
                const double half = 500.0 * wish.stepSeconds;
                segment = {segment.first() - QPointF(half, 0), segment.first() + QPointF(half, 0)};
            }
            if (!segment.isEmpty())
                line.segments << segment;
        }
        if (!std::isnan(line.peak))
            data.most = qMax(data.most, line.peak);
        data.lines << line;
    }
    return data;
}

double valueAt(const QList<SeriesPoint> &points, qint64 timeMs, int stepSeconds)
{
    const auto after = std::lower_bound(points.cbegin(), points.cend(), timeMs,
                                        [](const SeriesPoint &point, qint64 time) { return point.timeMs < time; });
    const SeriesPoint *best = nullptr;
    const auto consider = [&](const SeriesPoint &point) {
        if (!best || std::abs(point.timeMs - timeMs) < std::abs(best->timeMs - timeMs))
            best = &point;
    };
    if (after != points.cend())
        consider(*after);
    if (after != points.cbegin())
        consider(*(after - 1));
    return best && std::abs(best->timeMs - timeMs) <= 1500LL * stepSeconds ? best->value : NotANumber;
}

ChartScale chartScale(double most, ChartUnit unit)
{
    const double wanted = qMax(most * 1.08, unit == ChartUnit::Percent ? 4.0 : 64.0) / 4;
    if (unit == ChartUnit::Bytes) { // memory in powers of two, so that the marks are whole MiB and GiB
        const double step = std::pow(2.0, std::ceil(std::log2(wanted)));
        return {step * std::ceil(qMax(most * 1.02, 1.0) / step), step};
    }
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    double step = 10 * power;
    for (const double nice : {1.0, 2.0, 2.5, 5.0}) {
        if (nice * power >= wanted) {
            step = nice * power;
            break;
        }
    }
    return {step * std::ceil(qMax(most * 1.02, step * 2) / step), step};
}

qint64 timeStep(qint64 spanMs, int pixels, int pixelsEach)
{
    constexpr qint64 Minute = 60'000;
    const double wanted = double(spanMs) * pixelsEach / qMax(1, pixels);
    for (const qint64 minutes : {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880}) {
        if (double(minutes * Minute) >= wanted)
            return minutes * Minute;
    }
    return 7 * 1440 * Minute;
}

} // namespace mesoscope
