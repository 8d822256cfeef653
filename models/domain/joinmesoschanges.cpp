// SPDX-License-Identifier: GPL-3.0-or-later
// Takes over what changed in a Mesos master's state, in place.
#include "models/domain/join.h"

#include <algorithm>

namespace mesoscope {

namespace {

/// Puts @p changed in among @p rows, which are sorted by handle; a row of the same handle is replaced.
template<class Row>
void mergeRows(std::vector<Row> &rows, std::vector<Row> changed)
{
    const auto earlier = [](const Row &a, const Row &b) { return a.handle < b.handle; };
    std::vector<Row> born;
    for (Row &row : changed) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), row, earlier);
        if (at != rows.end() && at->handle == row.handle)
            *at = std::move(row);
        else
            born.push_back(std::move(row));
    }
    if (born.empty())
        return;
    std::stable_sort(born.begin(), born.end(), earlier);
    // Of one handle told twice the last counts.
    const auto last =
        std::unique(born.rbegin(), born.rend(), [](const Row &a, const Row &b) { return a.handle == b.handle; });
    born.erase(born.begin(), last.base());
    const auto known = std::ptrdiff_t(rows.size());
    const bool atEnd = rows.empty() || rows.back().handle < born.front().handle; // handles rise: nearly always
    rows.insert(rows.end(), std::make_move_iterator(born.begin()), std::make_move_iterator(born.end()));
    if (!atEnd)
        std::inplace_merge(rows.begin(), rows.begin() + known, rows.end(), earlier);
}

/// @p gone sorted.
template<class Row, class RowHandle>
void removeRows(std::vector<Row> &rows, const std::vector<RowHandle> &gone)
{
    if (gone.empty())
        return;
    const auto first = std::lower_bound(rows.begin(), rows.end(), gone.front(),
                                        [](const Row &row, RowHandle handle) { return row.handle < handle; });
    rows.erase(
        std::remove_if(first, rows.end(),
                       [&gone](const Row &row) { return std::binary_search(gone.begin(), gone.end(), row.handle); }),
        rows.end());
}

Task rowOf(const ObservedTask &seen, TaskHandle handle, FrameworkHandle framework, JoinTables &tables)
{
    Task task = seen.task;
    tables.strings.intern(task.name);
    tables.strings.intern(task.host);
    tables.strings.intern(task.role);
    task.fromMesos = true;
    task.handle = handle;
    task.framework = framework;
    if (!seen.agent.isEmpty())
        task.agent = AgentHandle(tables.agents.handle(seen.agent.text()));
    return task;
}

void takeTasks(std::vector<Task> &tasks, const std::vector<MesosTaskChange> &changes, JoinTables &tables)
{
    std::vector<Task> whole;
    std::vector<TaskHandle> gone;
    for (const MesosTaskChange &change : changes) {
        const FrameworkHandle framework(tables.frameworks.handle(change.seen.framework.text()));
        const TaskHandle handle = taskHandle(tables, change.seen.task.id, framework);
        if (change.what == MesosTaskChange::What::Gone) {
            gone.push_back(handle);
        } else if (change.what == MesosTaskChange::What::Whole) {
            whole.push_back(rowOf(change.seen, handle, framework, tables));
        } else {
            const auto at = std::lower_bound(tasks.begin(), tasks.end(), handle,
                                             [](const Task &task, TaskHandle wanted) { return task.handle < wanted; });
            if (at != tasks.end() && at->handle == handle)
                updateTask(*at, change);
        }
    }
    mergeRows(tasks, std::move(whole));
    std::sort(gone.begin(), gone.end());
    removeRows(tasks, gone);
}

} // namespace

void updateTask(Task &task, const MesosTaskChange &update)
{
    const Task &seen = update.seen.task;
    task.state = seen.state;
    task.rawState = seen.rawState;
    if (seen.sinceMs)
        task.sinceMs = seen.sinceMs;
    if (!task.stagedAtMs)
        task.stagedAtMs = seen.stagedAtMs ? seen.stagedAtMs : seen.sinceMs;
    if (!task.startedAtMs)
        task.startedAtMs = seen.startedAtMs;
    if (!seen.containerId.isEmpty())
        task.containerId = seen.containerId;
    if (!seen.addresses.isEmpty())
        task.addresses = seen.addresses;
    if (isActive(task.state)) // it was unreachable: why is over
        task.message.clear();
    else if (!seen.message.isEmpty())
        task.message = seen.message;
    if (update.healthKnown)
        task.health = seen.health;
    else if (task.health == Health::Unknown && !isActive(task.state))
        task.health = Health::None; // it ended before its first check
}

void takeMesosChanges(MesosKnowledge &knowledge, const MesosChanges &changes, JoinTables &tables)
{
    if (!knowledge.known)
        return; // changes to what?
    MesosObservation &cluster = knowledge.cluster;
    std::vector<AgentHandle> goneAgents;
    for (const AgentId &id : changes.goneAgents)
        goneAgents.push_back(AgentHandle(tables.agents.handle(id.text())));
    std::sort(goneAgents.begin(), goneAgents.end());
    if (!goneAgents.empty()) {
        for (const Agent &agent : cluster.agents) {
            if (std::binary_search(goneAgents.begin(), goneAgents.end(), agent.handle))
                knowledge.gone.insert(agent.handle.value(), agent);
        }
        removeRows(cluster.agents, goneAgents);
    }
    std::vector<Agent> agents = changes.agents;
    for (Agent &agent : agents) {
        agent.handle = AgentHandle(tables.agents.handle(agent.id.text()));
        tables.strings.intern(agent.hostname);
        knowledge.gone.remove(agent.handle.value());
    }
    mergeRows(cluster.agents, std::move(agents));
    std::vector<Framework> frameworks = changes.frameworks;
    for (Framework &framework : frameworks)
        framework.handle = FrameworkHandle(tables.frameworks.handle(framework.id.text()));
    mergeRows(cluster.frameworks, std::move(frameworks));
    takeTasks(knowledge.tasks, changes.tasks, tables);
    if (changes.roles)
        cluster.roles = *changes.roles;
    if (changes.masters)
        cluster.masters = *changes.masters;
    cluster.unreachableAgents = changes.unreachableAgents;
    cluster.recoveredAgents = changes.recoveredAgents;
    knowledge.emptyMaster.clear();
}

} // namespace mesoscope
