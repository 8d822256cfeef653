// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of the simulated time series store: who has series, and the arithmetic of an OpenTSDB query.
#pragma once

#include "app/demo/wire.h"

#include <functional>

namespace mesoscope::demo {

/// CPU seconds used since the task began, for the agent's statistics. Never falls.
double cpuSeconds(const SimTask &task, qint64 atMs, const WireContext &context);

namespace series {

inline constexpr qint64 Minute = 60000;
inline constexpr qint64 Week = 7 * 24 * 60 * Minute;

const QStringList &metrics();

/// One metric of one container; what does not change with time is worked out once.
class Meter
{
public:
    Meter(const SimTask &task, const QString &metric, const WireContext &context);
    double at(qint64 ms) const; ///< NaN: no such metric

private:
    enum Kind { Unknown, Cpu, Limit, Usage, Counter };
    Kind m_kind = Unknown;
    quint32 m_seed = 0, m_salt = 0;
    qint64 m_startedMs = 0;
    double m_level = 0, m_base = 0;
    std::vector<qint64> m_health;
};

bool isInteger(const QString &metric);

/// A container that lives or lived: of a task of the cluster, or made up for the time before the servers began.
struct Container
{
    SimTask task;
    qint64 fromMs = 0, toMs = 0; ///< of its points: whole minutes
};
/// All with a point in [fromMs, toMs], in a fixed order; @p wanted says by (appId, taskId) which are of interest.
std::vector<Container> containers(const SimCluster &cluster, const WireContext &context, qint64 fromMs, qint64 toMs,
                                  const std::function<bool(const QString &, const QString &)> &wanted);
qint64 newestPointMs(const SimCluster &cluster); ///< the last minute or two have not been pushed yet

/// "5m-avg-null": how points are thinned before they are aggregated.
struct Downsample
{
    qint64 intervalMs = Minute;
    QString function; ///< empty: none
    QString fill = QStringLiteral("none");
    bool all = false; ///< "0all-sum": one value for the whole range
};
std::optional<Downsample> parseDownsample(const QString &text);
/// "1h-ago", 1438956901, 1438956901000; -1 when it is none of them.
qint64 parseTime(const QJsonValue &value, qint64 nowMs);

/// Missing values are NaN.
std::vector<double> thin(const std::vector<double> &perMinute, std::size_t factor, const QString &function);
/// Null when the aggregator is unknown.
std::optional<std::vector<double>> aggregate(const std::vector<std::vector<double>> &all, const QString &aggregator);

} // namespace series

} // namespace mesoscope::demo
