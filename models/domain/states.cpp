// SPDX-License-Identifier: GPL-3.0-or-later
// Names of states and the one scale of conditions.
#include "models/domain/states.h"

#include "models/domain/agent.h"

#include <array>
#include <utility>

namespace mesoscope {

namespace {

using Name = std::pair<TaskState, QStringView>;
constexpr std::array<Name, 14> Names{{
    {TaskState::Staging, u"TASK_STAGING"},
    {TaskState::Starting, u"TASK_STARTING"},
    {TaskState::Running, u"TASK_RUNNING"},
    {TaskState::Killing, u"TASK_KILLING"},
    {TaskState::Unreachable, u"TASK_UNREACHABLE"},
    {TaskState::Lost, u"TASK_LOST"},
    {TaskState::GoneByOperator, u"TASK_GONE_BY_OPERATOR"},
    {TaskState::Finished, u"TASK_FINISHED"},
    {TaskState::Failed, u"TASK_FAILED"},
    {TaskState::Killed, u"TASK_KILLED"},
    {TaskState::Error, u"TASK_ERROR"},
    {TaskState::Dropped, u"TASK_DROPPED"},
    {TaskState::Gone, u"TASK_GONE"},
    {TaskState::Unknown, u"TASK_UNKNOWN"},
}};

} // namespace

TaskState parseTaskState(QStringView text)
{
    for (const auto &[state, name] : Names) {
        if (text.compare(name, Qt::CaseInsensitive) == 0 || text.compare(name.mid(5), Qt::CaseInsensitive) == 0)
            return state;
    }
    if (text.compare(u"GoneByOperator", Qt::CaseInsensitive) == 0)
        return TaskState::GoneByOperator;
    return TaskState::Unknown;
}

QStringView taskStateName(TaskState state)
{
    for (const auto &[candidate, name] : Names) {
        if (candidate == state)
            return name;
    }
    return u"TASK_UNKNOWN";
}

bool isActive(TaskState state)
{
    return state == TaskState::Staging || state == TaskState::Starting || state == TaskState::Running ||
           state == TaskState::Killing;
}

bool isTerminal(TaskState state)
{
    return state == TaskState::Finished || state == TaskState::Failed || state == TaskState::Killed ||
           state == TaskState::Error || state == TaskState::Dropped || state == TaskState::Gone;
}

bool isFailure(TaskState state)
{
    return state == TaskState::Failed || state == TaskState::Error || state == TaskState::Lost ||
           state == TaskState::Dropped || state == TaskState::Gone || state == TaskState::GoneByOperator;
}

int severityOf(Condition condition)
{
    switch (condition) {
    case Condition::Bad:
        return 6;
    case Condition::Warning:
        return 5;
    case Condition::Waiting:
        return 4;
    case Condition::Progress:
        return 3;
    case Condition::Unknown:
        return 2;
    case Condition::Ok:
        return 1;
    case Condition::Off:
        return 0;
    }
    return 0;
}

Condition worse(Condition a, Condition b)
{
    return severityOf(b) > severityOf(a) ? b : a;
}

Condition conditionOf(AppStatus status)
{
    switch (status) {
    case AppStatus::Running:
        return Condition::Ok;
    case AppStatus::Unhealthy:
    case AppStatus::Delayed:
        return Condition::Bad;
    case AppStatus::Degraded:
        return Condition::Warning;
    case AppStatus::Deploying:
        return Condition::Progress;
    case AppStatus::Waiting:
        return Condition::Waiting;
    case AppStatus::Suspended:
        return Condition::Off;
    case AppStatus::Unknown:
        break;
    }
    return Condition::Unknown;
}

bool isTroubled(AppStatus status)
{
    return status == AppStatus::Unhealthy || status == AppStatus::Degraded || status == AppStatus::Waiting ||
           status == AppStatus::Delayed;
}

bool isTroubled(TaskState state, Health health)
{
    return health == Health::Unhealthy || isFailure(state) || state == TaskState::Unreachable;
}

Condition conditionOf(TaskState state, Health health)
{
    switch (state) {
    case TaskState::Staging:
    case TaskState::Starting:
    case TaskState::Killing:
        return Condition::Progress;
    case TaskState::Running:
        return health == Health::Unhealthy ? Condition::Bad : Condition::Ok;
    case TaskState::Unreachable:
        return Condition::Warning;
    case TaskState::Finished:
    case TaskState::Killed:
        return Condition::Off;
    case TaskState::Lost:
    case TaskState::GoneByOperator:
    case TaskState::Failed:
    case TaskState::Error:
    case TaskState::Dropped:
    case TaskState::Gone:
        return Condition::Bad;
    case TaskState::Unknown:
        break;
    }
    return Condition::Unknown;
}

Condition conditionOf(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Active:
        return Condition::Ok;
    case AgentStatus::Inferred:
        return Condition::Unknown;
    case AgentStatus::Inactive:
    case AgentStatus::Unreachable:
        return Condition::Bad;
    case AgentStatus::Draining:
    case AgentStatus::Recovering:
        return Condition::Progress;
    case AgentStatus::Drained:
    case AgentStatus::Deactivated:
        return Condition::Off;
    }
    return Condition::Unknown;
}

} // namespace mesoscope
