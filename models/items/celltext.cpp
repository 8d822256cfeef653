// SPDX-License-Identifier: GPL-3.0-or-later
// Words without a language.
#include "models/items/celltext.h"

#include <QDateTime>

namespace mesoscope {

QString CellText::task(const Task &task) const
{
    return task.state == TaskState::Unknown && !task.rawState.isEmpty() ? task.rawState
                                                                        : taskStateName(task.state).toString();
}

QString CellText::health(Health health) const
{
    switch (health) {
    case Health::Healthy:
        return QStringLiteral("healthy");
    case Health::Unhealthy:
        return QStringLiteral("unhealthy");
    case Health::Unknown:
        return QStringLiteral("unknown");
    case Health::None:
        break;
    }
    return dash();
}

QString CellText::agent(AgentStatus status) const
{
    static const char *const names[] = {"active",  "inactive",    "unreachable", "draining",
                                        "drained", "deactivated", "recovering",  "inferred"};
    return QLatin1String(names[size_t(status)]);
}

QString CellText::app(const App &app, const ClusterSnapshot &) const
{
    static const char *const names[] = {"running", "unhealthy", "degraded",  "deploying",
                                        "waiting", "delayed",   "suspended", "unknown"};
    return QLatin1String(names[size_t(app.status)]);
}

QString CellText::group(const Group &group) const
{
    return QStringLiteral("%1/%2").arg(group.troubled).arg(group.apps);
}

QString CellText::segments(const HealthSegments &parts) const
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(parts.healthy)
        .arg(parts.unhealthy)
        .arg(parts.unknown)
        .arg(parts.staged)
        .arg(parts.over)
        .arg(parts.missing);
}

QString CellText::action(const DeploymentAction &action) const
{
    return action.action.left(60) + u' ' + action.app.text();
}

QString CellText::deployment(DeploymentRecord::State state, bool stuck) const
{
    switch (state) {
    case DeploymentRecord::State::Running:
        return stuck ? QStringLiteral("stuck") : QStringLiteral("running");
    case DeploymentRecord::State::Finished:
        return QStringLiteral("finished");
    case DeploymentRecord::State::Failed:
        return QStringLiteral("failed");
    case DeploymentRecord::State::RolledBack:
        return QStringLiteral("rolled back");
    case DeploymentRecord::State::Stopped:
        return QStringLiteral("stopped");
    case DeploymentRecord::State::Ended:
        return QStringLiteral("ended");
    }
    return {};
}

QString CellText::duration(qint64 ms) const
{
    return QString::number(ms / 1000) + QStringLiteral(" s");
}

QString CellText::cpus(double cpus) const
{
    return QString::number(cpus);
}

QString CellText::mebibytes(double mib) const
{
    return QString::number(mib);
}

QString CellText::bytes(double bytes) const
{
    return QString::number(bytes, 'f', 0);
}

QString CellText::count(qint64 count) const
{
    return QString::number(count);
}

QString CellText::percent(double fraction) const
{
    return QString::number(fraction * 100, 'f', 0);
}

QString CellText::age(qint64 thenMs) const
{
    return time(thenMs);
}

QString CellText::time(qint64 ms) const
{
    return ms == 0 ? dash() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString CellText::clock(qint64 ms) const
{
    return time(ms);
}

QString CellText::dash() const
{
    return QStringLiteral("-");
}

const CellText &CellText::plain()
{
    static const CellText text;
    return text;
}

} // namespace mesoscope
