// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/statenames.h"

namespace mesoscope {

QString agentStatusName(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Active:
        return QStringLiteral("active");
    case AgentStatus::Inactive:
        return QStringLiteral("inactive");
    case AgentStatus::Unreachable:
        return QStringLiteral("unreachable");
    case AgentStatus::Draining:
        return QStringLiteral("draining");
    case AgentStatus::Drained:
        return QStringLiteral("drained");
    case AgentStatus::Deactivated:
        return QStringLiteral("deactivated");
    case AgentStatus::Recovering:
        return QStringLiteral("recovering");
    case AgentStatus::Inferred:
        return QStringLiteral("inferred");
    }
    return {};
}

QString appStatusName(AppStatus status)
{
    switch (status) {
    case AppStatus::Running:
        return QStringLiteral("running");
    case AppStatus::Unhealthy:
        return QStringLiteral("unhealthy");
    case AppStatus::Degraded:
        return QStringLiteral("degraded");
    case AppStatus::Deploying:
        return QStringLiteral("deploying");
    case AppStatus::Waiting:
        return QStringLiteral("waiting");
    case AppStatus::Delayed:
        return QStringLiteral("delayed");
    case AppStatus::Suspended:
        return QStringLiteral("suspended");
    case AppStatus::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString healthName(Health health)
{
    switch (health) {
    case Health::None:
        return QStringLiteral("none");
    case Health::Unknown:
        return QStringLiteral("unknown");
    case Health::Healthy:
        return QStringLiteral("healthy");
    case Health::Unhealthy:
        return QStringLiteral("unhealthy");
    }
    return {};
}

QString taskStateWord(TaskState state)
{
    return taskStateName(state).sliced(QStringView(u"TASK_").size()).toString().toLower();
}

} // namespace mesoscope
