// SPDX-License-Identifier: GPL-3.0-or-later
// Time series of metrics, as charts ask for them and get them, whatever store answered.
#pragma once

#include "models/domain/ids.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace mesoscope {

/// What a chart can show. Values arrive in these units:
enum class Metric {
    CpuPercent,  ///< percent of the app's own cpu limit; may exceed 100
    Memory,      ///< bytes in use
    MemoryLimit, ///< bytes
    NetworkIn,   ///< bytes per second, summed over tasks after a rate per task
    NetworkOut,
    DiskRead,
    DiskWrite,
};

struct SeriesQuery
{
    Metric metric = Metric::CpuPercent;
    AppId app;            ///< empty: every app of the cluster
    TaskId task;          ///< empty: all tasks of the app
    bool perTask = false; ///< one line per task instead of their sum (CPU: mean)
    bool perApp = false;  ///< one line per app
    qint64 fromMs = 0;
    qint64 toMs = 0;
    int stepSeconds = 60; ///< bucket width
    bool operator==(const SeriesQuery &) const = default;
};

struct SeriesPoint
{
    qint64 timeMs = 0;
    double value = 0; ///< NaN = a gap
};

struct Series
{
    QString label;             ///< task id, app id, or empty for a total
    QList<SeriesPoint> points; ///< ascending
};

struct SeriesSet
{
    SeriesQuery query;
    QList<Series> series;
    bool noSuchMetric = false; ///< the store has never seen it: "no data yet"
};

/// A cumulative counter to a rate per second: resets are gaps, not negative rates (product.md).
QList<SeriesPoint> counterToRate(const QList<SeriesPoint> &counter);
/// Adds series on aligned buckets of @p stepSeconds; a bucket that no series has is a gap.
QList<SeriesPoint> sumAligned(const QList<Series> &series, int stepSeconds, bool mean);
/// At most two points per bucket, keeping minimum and maximum of each; gaps are kept.
QList<SeriesPoint> thin(const QList<SeriesPoint> &points, int buckets);

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::SeriesSet)
