// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/agentcounts.h"

#include "app/sources/json.h"

#include <cmath>

namespace mesoscope {

Result<AgentCounts> readAgentCounts(const QByteArray &metrics)
{
    const Result<QJsonValue> json = json::parse(metrics, SourceId::Mesos);
    if (!json.ok())
        return json.error();
    const QJsonObject all = json->toObject();
    bool whole = true;
    const auto number = [&all](const char *name) {
        const double value = all.value(QLatin1String(name)).toDouble(-1);
        return std::isfinite(value) && value >= 0 && value < 1e15 ? qint64(value) : -1;
    };
    const auto needed = [&](const char *name) {
        const qint64 value = number(name);
        whole = whole && value >= 0;
        return std::max<qint64>(value, 0);
    };
    AgentCounts counts;
    counts.elected = needed("master/elected") == 1;
    counts.registered = int(needed("master/slaves_connected") + needed("master/slaves_disconnected"));
    counts.active = int(needed("master/slaves_active"));
    counts.arrivals = needed("master/slave_registrations") + needed("master/slave_reregistrations");
    counts.unreachable = int(number("master/slaves_unreachable"));
    if (whole)
        return counts;
    Error error;
    error.kind = Error::Kind::Protocol;
    error.source = SourceId::Mesos;
    error.detail = QStringLiteral("no counts of agents");
    return error;
}

} // namespace mesoscope
