// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a reading of a Mesos master over, and tells a recovering master from an empty cluster.
#include "models/domain/join.h"

#include <algorithm>

namespace mesoscope {

namespace {

/// A new leader counts the agents that it knows of and that are not back; for a moment, and maybe for several readings,
/// it does not even know those. Agents that stay away become unreachable in the end, so that this passes.
bool isRecovering(const MesosKnowledge &knowledge, const MesosObservation &seen)
{
    if (!knowledge.known || knowledge.cluster.agents.empty())
        return false;
    if (seen.recoveredAgents > 0)
        return true;
    return seen.agents.empty() && seen.unreachableAgents == 0 &&
           (seen.masterId != knowledge.cluster.masterId ||
            (!seen.masterId.isEmpty() && seen.masterId == knowledge.emptyMaster));
}

std::vector<Task> taskRows(const MesosObservation &seen, JoinTables &tables)
{
    // Sorted before they are copied: a task is large to move about.
    struct Place
    {
        TaskHandle handle;
        FrameworkHandle framework;
        size_t index;
    };
    std::vector<Place> places;
    places.reserve(seen.tasks.size());
    FrameworkHandle framework; // tasks come framework by framework
    const FrameworkId *frameworkId = nullptr;
    for (size_t i = 0; i < seen.tasks.size(); ++i) {
        const ObservedTask &observed = seen.tasks[i];
        if (!frameworkId || !(*frameworkId == observed.framework)) {
            framework = FrameworkHandle(tables.frameworks.handle(observed.framework.text()));
            frameworkId = &observed.framework;
        }
        places.push_back({taskHandle(tables, observed.task.id, framework), framework, i});
    }
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return a.handle != b.handle ? a.handle < b.handle : a.index < b.index;
    });

    std::vector<Task> tasks;
    tasks.reserve(places.size());
    for (const Place &place : places) {
        const ObservedTask &observed = seen.tasks[place.index];
        if (!tasks.empty() && tasks.back().handle == place.handle) {
            // A repetition within one framework (ended and started again under its name) leaves the one that lives.
            const Task &first = tasks.back();
            const bool lives = !isTerminal(observed.task.state);
            if (!isTerminal(first.state) || (!lives && observed.task.sinceMs <= first.sinceMs))
                continue;
            tasks.pop_back();
        }
        tasks.push_back(observed.task);
        Task &task = tasks.back();
        tables.strings.intern(task.name);
        tables.strings.intern(task.host);
        tables.strings.intern(task.role);
        task.fromMesos = true;
        task.framework = place.framework;
        if (!observed.agent.isEmpty())
            task.agent = AgentHandle(tables.agents.handle(observed.agent.text()));
        task.handle = place.handle;
    }
    return tasks;
}

} // namespace

TaskHandle taskHandle(JoinTables &tables, const TaskId &id, FrameworkHandle framework)
{
    const quint32 handle = tables.tasks.handle(id.text());
    if (!framework.isValid())
        return TaskHandle(handle);
    if (handle >= tables.taskOwner.size())
        tables.taskOwner.resize(size_t(handle) + 1, FrameworkHandle::None);
    quint32 &owner = tables.taskOwner[handle];
    if (owner == FrameworkHandle::None)
        owner = framework.value();
    if (owner == framework.value())
        return TaskHandle(handle);
    return TaskHandle(tables.tasks.handle(id.text() + u'\n' + QString::number(framework.value())));
}

void takeMesos(MesosKnowledge &knowledge, const MesosObservation &seen, JoinTables &tables)
{
    MesosObservation cluster;
    cluster.version = seen.version;
    cluster.clusterName = seen.clusterName;
    cluster.leader = seen.leader;
    cluster.masterId = seen.masterId;
    cluster.masters = seen.masters;
    cluster.electedAtMs = seen.electedAtMs;
    cluster.unreachableAgents = seen.unreachableAgents;
    cluster.recoveredAgents = seen.recoveredAgents;
    cluster.agents = seen.agents;
    cluster.frameworks = seen.frameworks;
    cluster.roles = seen.roles;
    for (Agent &agent : cluster.agents) {
        agent.handle = AgentHandle(tables.agents.handle(agent.id.text()));
        tables.strings.intern(agent.hostname);
    }
    for (Framework &framework : cluster.frameworks)
        framework.handle = FrameworkHandle(tables.frameworks.handle(framework.id.text()));
    std::vector<Task> tasks = taskRows(seen, tables);

    const bool recovering = isRecovering(knowledge, seen);
    knowledge.emptyMaster = recovering && seen.agents.empty() ? seen.masterId : QString();
    if (recovering) {
        // What the old leader knew stays, marked, until the new one has it again.
        std::vector<char> agentBack(tables.agents.size(), 0);
        for (const Agent &agent : cluster.agents)
            agentBack[agent.handle.value()] = 1;
        int missing = 0;
        for (const Agent &old : knowledge.cluster.agents) {
            if (!agentBack[old.handle.value()]) {
                cluster.agents.push_back(old);
                cluster.agents.back().status = AgentStatus::Recovering;
                ++missing;
            }
        }
        cluster.recoveredAgents = std::max(cluster.recoveredAgents, missing);
        std::vector<char> frameworkBack(tables.frameworks.size(), 0);
        for (const Framework &framework : cluster.frameworks)
            frameworkBack[framework.handle.value()] = 1;
        for (const Framework &old : knowledge.cluster.frameworks) {
            if (!frameworkBack[old.handle.value()])
                cluster.frameworks.push_back(old);
        }
        std::vector<char> taskBack(tables.tasks.size(), 0);
        for (const Task &task : tasks)
            taskBack[task.handle.value()] = 1;
        for (const Task &old : knowledge.tasks) {
            const bool agentMissing = !old.agent.isValid() || !agentBack[old.agent.value()];
            if (!taskBack[old.handle.value()] && (agentMissing || isTerminal(old.state)))
                tasks.push_back(old);
        }
        std::sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) { return a.handle < b.handle; });
        if (cluster.roles.empty())
            cluster.roles = knowledge.cluster.roles;
    }
    std::sort(cluster.agents.begin(), cluster.agents.end(),
              [](const Agent &a, const Agent &b) { return a.handle < b.handle; });
    std::stable_sort(cluster.frameworks.begin(), cluster.frameworks.end(), [](const Framework &a, const Framework &b) {
        return a.handle != b.handle ? a.handle < b.handle : a.completed < b.completed;
    });
    // An id listed twice (a completed framework that registered again) would break look-ups by handle.
    cluster.frameworks.erase(std::unique(cluster.frameworks.begin(), cluster.frameworks.end(),
                                         [](const Framework &a, const Framework &b) { return a.handle == b.handle; }),
                             cluster.frameworks.end());
    cluster.agents.erase(std::unique(cluster.agents.begin(), cluster.agents.end(),
                                     [](const Agent &a, const Agent &b) { return a.handle == b.handle; }),
                         cluster.agents.end());
    for (const Agent &old : knowledge.cluster.agents)
        knowledge.gone.insert(old.handle.value(), old);
    for (const Agent &agent : cluster.agents)
        knowledge.gone.remove(agent.handle.value());
    knowledge.known = true;
    knowledge.cluster = std::move(cluster);
    knowledge.tasks = std::move(tasks);
}

void joinMesos(ClusterSnapshot &snapshot, const MesosKnowledge &mesos)
{
    if (!mesos.known)
        return;
    const MesosObservation &cluster = mesos.cluster;
    snapshot.info.name = cluster.clusterName;
    snapshot.info.mesosVersion = cluster.version;
    snapshot.info.mesosLeader = cluster.leader;
    snapshot.info.mesosMasterId = cluster.masterId;
    snapshot.info.masters = cluster.masters;
    snapshot.info.electedAtMs = cluster.electedAtMs;
    snapshot.info.unreachableAgents = cluster.unreachableAgents;
    snapshot.info.recoveredAgents = cluster.recoveredAgents;
    snapshot.agents = cluster.agents;
    snapshot.frameworks = cluster.frameworks;
    snapshot.roles = cluster.roles;
}

} // namespace mesoscope
