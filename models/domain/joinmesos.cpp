// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a reading of a Mesos master over, and tells a recovering master from an empty cluster.
#include "models/domain/join.h"
#include "models/domain/largepages.h"

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

/// What a string of the reading stands for, found once as long as the next task has the same one. Keeps the string, so
/// that its place in memory is not given to another.
template<class T>
class Repeated
{
public:
    template<class F>
    const T &operator()(const QString &text, F find)
    {
        if (m_text.constData() != text.constData() || m_text.size() != text.size() || !m_known) {
            m_known = true;
            m_text = text;
            m_found = find(text);
        }
        return m_found;
    }

private:
    bool m_known = false;
    QString m_text;
    T m_found{};
};

struct Place
{
    TaskHandle handle;
    FrameworkHandle framework;
    size_t index; ///< into the reading's tasks
};

/// In the order of their handles, each handle once.
std::vector<Place> placesOf(const MesosObservation &seen, JoinTables &tables)
{
    std::vector<Place> places;
    places.reserve(seen.tasks.size());
    tables.tasks.reserve(seen.tasks.size());
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
    const auto earlier = [](const Place &a, const Place &b) {
        return a.handle != b.handle ? a.handle < b.handle : a.index < b.index;
    };
    if (!std::is_sorted(places.begin(), places.end(), earlier))
        std::sort(places.begin(), places.end(), earlier);

    size_t kept = 0;
    for (const Place &place : places) {
        if (kept > 0 && places[kept - 1].handle == place.handle) {
            // A repetition within one framework (ended and started again under its name) leaves the one that lives.
            const Task &first = seen.tasks[places[kept - 1].index].task;
            const Task &next = seen.tasks[place.index].task;
            const bool lives = !isTerminal(next.state);
            if (isTerminal(first.state) && (lives || next.sinceMs > first.sinceMs))
                places[kept - 1] = place;
            continue;
        }
        places[kept++] = place;
    }
    places.resize(kept);
    return places;
}

/// Makes known tasks of a reading's: sets handles, shares strings that repeat.
class TaskTaking
{
public:
    TaskTaking(const MesosObservation &seen, JoinTables &tables) : m_seen(seen), m_tables(tables) {}

    void take(const Place &place, Task &task)
    {
        const ObservedTask &observed = m_seen.tasks[place.index];
        task = observed.task;
        task.fromMesos = true;
        task.framework = place.framework;
        if (!observed.agent.isEmpty())
            task.agent = agentOf(observed.agent.text());
        task.handle = place.handle;
    }

    void intern(Task &task)
    {
        const auto shared = [this](const QString &text) {
            QString found = text;
            m_tables.strings.intern(found);
            return found;
        };
        task.name = m_name(task.name, shared);
        task.host = m_host(task.host, shared);
        task.role = m_role(task.role, shared);
    }

private:
    AgentHandle agentOf(const QString &id)
    {
        AgentHandle &known = m_agentAt[id.constData()];
        if (!known.isValid())
            known = AgentHandle(m_tables.agents.handle(id));
        return known;
    }

    const MesosObservation &m_seen;
    JoinTables &m_tables;
    Repeated<QString> m_name, m_host, m_role;
    QHash<const QChar *, AgentHandle> m_agentAt; ///< by the reading's own strings: they outlive this
};

/// A new list. A task of @p before that has not changed is taken from there: its strings are shared then by all
/// snapshots, and those of the reading go with it.
std::vector<Task> taskRows(const MesosObservation &seen, const std::vector<Place> &places,
                           const std::vector<Task> &before, JoinTables &tables)
{
    TaskTaking taking(seen, tables);
    std::vector<Task> tasks;
    reserveLarge(tasks, places.size() + places.size() / 16); // with room for those that come later
    auto old = before.begin();
    for (const Place &place : places) {
        Task &task = tasks.emplace_back();
        taking.take(place, task);
        while (old != before.end() && old->handle < place.handle)
            ++old;
        if (old != before.end() && *old == task)
            task = *old;
        else
            taking.intern(task);
    }
    return tasks;
}

/// The same in the list as it stands; false when new tasks would have to go between old ones, and nothing is done.
/// Handles rise, so that they nearly never do.
bool updateRows(const MesosObservation &seen, const std::vector<Place> &places, std::vector<Task> &tasks,
                JoinTables &tables)
{
    size_t old = 0;
    for (const Place &place : places) {
        while (old < tasks.size() && tasks[old].handle < place.handle)
            ++old;
        if (old < tasks.size() && tasks[old].handle != place.handle)
            return false;
    }
    TaskTaking taking(seen, tables);
    Task task;
    size_t kept = 0;
    old = 0;
    for (const Place &place : places) {
        taking.take(place, task);
        while (old < tasks.size() && tasks[old].handle < place.handle)
            ++old;
        const bool known = old < tasks.size();
        if (known && kept != old)
            tasks[kept] = std::move(tasks[old]);
        old += known;
        if (!known && kept == tasks.size()) {
            tasks.emplace_back();
            old = tasks.size();
        }
        if (!known || !(tasks[kept] == task)) {
            taking.intern(task);
            std::swap(tasks[kept], task);
        }
        ++kept;
    }
    tasks.resize(kept);
    return true;
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
    cluster.unreachableKnown = seen.unreachableKnown;
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
    const bool recovering = isRecovering(knowledge, seen);
    const std::vector<Place> places = placesOf(seen, tables);
    std::vector<Task> tasks;
    if (!recovering && updateRows(seen, places, knowledge.tasks, tables))
        tasks.swap(knowledge.tasks);
    else
        tasks = taskRows(seen, places, knowledge.tasks, tables);
    knowledge.emptyMaster = recovering && seen.agents.empty() ? seen.masterId : QString();
    if (recovering) {
        // What the old leader knew stays, marked, until the new one has it again.
        // An agent that the new one only knows of from its registry is not back: it has neither resources nor tasks
        // yet.
        enum : char { Absent, Registered, Back };
        std::vector<char> agentBack(tables.agents.size(), Absent);
        for (const Agent &agent : cluster.agents)
            agentBack[agent.handle.value()] = agent.status == AgentStatus::Recovering ? Registered : Back;
        int missing = 0;
        std::vector<Agent> remembered;
        for (const Agent &old : knowledge.cluster.agents) {
            if (agentBack[old.handle.value()] == Back)
                continue;
            ++missing;
            if (agentBack[old.handle.value()] == Absent || old.hasTotals) {
                remembered.push_back(old);
                remembered.back().status = AgentStatus::Recovering;
            }
        }
        // Put first, so that of two rows of one agent the one that is remembered stays.
        cluster.agents.insert(cluster.agents.begin(), remembered.begin(), remembered.end());
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
            const bool agentMissing = !old.agent.isValid() || agentBack[old.agent.value()] != Back;
            if (!taskBack[old.handle.value()] && (agentMissing || isTerminal(old.state)))
                tasks.push_back(old);
        }
        std::sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) { return a.handle < b.handle; });
        if (cluster.roles.empty())
            cluster.roles = knowledge.cluster.roles;
    }
    std::stable_sort(cluster.agents.begin(), cluster.agents.end(),
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
    std::vector<char> listed(tables.agents.size(), 0);
    for (const Agent &agent : cluster.agents) {
        listed[agent.handle.value()] = 1;
        knowledge.gone.remove(agent.handle.value());
    }
    for (const Agent &old : knowledge.cluster.agents) {
        if (!listed[old.handle.value()])
            knowledge.gone.insert(old.handle.value(), old);
    }
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
    snapshot.info.unreachableKnown = cluster.unreachableKnown;
    snapshot.info.recoveredAgents = cluster.recoveredAgents;
    snapshot.agents = cluster.agents;
    snapshot.frameworks = cluster.frameworks;
    snapshot.roles = cluster.roles;
}

} // namespace mesoscope
