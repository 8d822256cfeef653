// SPDX-License-Identifier: GPL-3.0-or-later
// Look-ups in a snapshot.
#include "models/domain/snapshot.h"

#include <algorithm>

namespace mesoscope {

namespace {

template<class Entity, class H>
const Entity *byHandle(const std::vector<Entity> &entities, H handle)
{
    const auto found = std::lower_bound(entities.begin(), entities.end(), handle,
                                        [](const Entity &entity, H wanted) { return entity.handle < wanted; });
    return found != entities.end() && found->handle == handle ? &*found : nullptr;
}

template<class Entity, class Name>
const Entity *byId(const std::vector<Entity> &entities, const Name &id)
{
    const auto found =
        std::find_if(entities.begin(), entities.end(), [&id](const Entity &entity) { return entity.id == id; });
    return found == entities.end() ? nullptr : &*found;
}

std::vector<const Task *> grouped(const ClusterSnapshot &snapshot, const std::vector<quint32> &rows,
                                  const std::vector<quint32> &begin, quint32 handle)
{
    std::vector<const Task *> tasks;
    if (size_t(handle) + 1 >= begin.size())
        return tasks;
    tasks.reserve(begin[handle + 1] - begin[handle]);
    for (quint32 i = begin[handle]; i < begin[handle + 1]; ++i)
        tasks.push_back(&snapshot.tasks[rows[i]]);
    return tasks;
}

} // namespace

const Task *ClusterSnapshot::task(TaskHandle handle) const
{
    return byHandle(tasks, handle);
}

const Agent *ClusterSnapshot::agent(AgentHandle handle) const
{
    return byHandle(agents, handle);
}

const Framework *ClusterSnapshot::framework(FrameworkHandle handle) const
{
    return byHandle(frameworks, handle);
}

const App *ClusterSnapshot::app(AppHandle handle) const
{
    return byHandle(apps, handle);
}

const Deployment *ClusterSnapshot::deployment(DeploymentHandle handle) const
{
    return byHandle(deployments, handle);
}

const Task *ClusterSnapshot::findTask(const TaskId &id) const
{
    return byId(tasks, id);
}

const Agent *ClusterSnapshot::findAgent(const AgentId &id) const
{
    return byId(agents, id);
}

const App *ClusterSnapshot::findApp(const AppId &id) const
{
    return byId(apps, id);
}

const Group *ClusterSnapshot::findGroup(const AppId &id) const
{
    return byId(groups, id);
}

const Deployment *ClusterSnapshot::findDeployment(const DeploymentId &id) const
{
    return byId(deployments, id);
}

std::vector<const Task *> ClusterSnapshot::tasksOf(AppHandle handle) const
{
    return grouped(*this, tasksByApp, tasksByAppBegin, handle.value());
}

std::vector<const Task *> ClusterSnapshot::tasksOn(AgentHandle handle) const
{
    return grouped(*this, tasksByAgent, tasksByAgentBegin, handle.value());
}

AgentId ClusterSnapshot::agentId(AgentHandle handle) const
{
    return agentIds && handle.value() < agentIds->size() ? (*agentIds)[handle.value()] : AgentId();
}

Capabilities ClusterSnapshot::capabilities() const
{
    Capabilities all;
    for (const SourceState &state : sources) {
        if (state.hasData())
            all |= state.capabilities;
    }
    return all;
}

} // namespace mesoscope
