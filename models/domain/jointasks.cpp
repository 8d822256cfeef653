// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's instances and Mesos' tasks become one row each; either half may be missing.
#include "models/domain/join.h"

#include <QDateTime>

#include <algorithm>

namespace mesoscope {

namespace {

/// Versions are written with one to three fraction digits: compared as times, never as text (api-facts trap 37).
qint64 versionMs(const QString &version)
{
    return version.isEmpty() ? 0 : QDateTime::fromString(version, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

Health healthOf(const Task &task, const App *app)
{
    if (task.healthResults.isEmpty()) {
        if (task.health != Health::None)
            return task.health; // Mesos knows
        return app && !app->healthChecks.isEmpty() && isActive(task.state) ? Health::Unknown : Health::None;
    }
    Health health = Health::Healthy;
    for (const HealthResult &result : task.healthResults) {
        if (result.alive)
            continue;
        // In its grace period an instance may fail without having been well before: that is not known yet, not bad.
        if (result.consecutiveFailures > 0 || result.firstSuccessMs > 0)
            return Health::Unhealthy;
        health = Health::Unknown;
    }
    return health;
}

void mergeMarathon(Task &task, const Task &marathon)
{
    task.fromMarathon = true;
    if (!task.fromMesos || !isTerminal(task.state)) {
        if (marathon.state != TaskState::Unknown || !task.fromMesos) {
            if (task.state != marathon.state)
                task.sinceMs = marathon.sinceMs;
            task.state = marathon.state;
            task.rawState = marathon.rawState;
        }
    }
    if (!marathon.host.isEmpty())
        task.host = marathon.host;
    if (!marathon.ports.isEmpty())
        task.ports = marathon.ports;
    if (!marathon.addresses.isEmpty())
        task.addresses = marathon.addresses;
    task.healthResults = marathon.healthResults;
    if (marathon.health != Health::None)
        task.health = marathon.health;
    if (marathon.stagedAtMs)
        task.stagedAtMs = marathon.stagedAtMs;
    if (marathon.startedAtMs)
        task.startedAtMs = marathon.startedAtMs;
    if (!task.sinceMs)
        task.sinceMs = marathon.sinceMs ? marathon.sinceMs : std::max(marathon.stagedAtMs, marathon.startedAtMs);
    task.version = marathon.version;
    if (task.role.isEmpty())
        task.role = marathon.role;
    if (!marathon.message.isEmpty())
        task.message = marathon.message;
}

class TaskJoin
{
public:
    TaskJoin(ClusterSnapshot &snapshot, JoinTables &tables) : m_snapshot(snapshot), m_tables(tables)
    {
        m_appRow.assign(tables.apps.size(), Nowhere);
        for (size_t row = 0; row < snapshot.apps.size(); ++row)
            m_appRow[snapshot.apps[row].handle.value()] = quint32(row);
        for (const Agent &agent : snapshot.agents)
            m_agentOfHost.insert(agent.hostname, agent.handle);
    }

    const App *app(const AppId &id)
    {
        const quint32 handle = m_tables.apps.handle(id.text());
        return handle < m_appRow.size() && m_appRow[handle] != Nowhere ? &m_snapshot.apps[m_appRow[handle]] : nullptr;
    }

    /// By its id, else by its host when exactly that host is known.
    AgentHandle agentOf(const ObservedTask &seen)
    {
        if (!seen.agent.isEmpty())
            return AgentHandle(m_tables.agents.handle(seen.agent.text()));
        if (seen.task.host.isEmpty())
            return {};
        const auto known = m_agentOfHost.constFind(seen.task.host);
        if (known != m_agentOfHost.cend())
            return *known;
        return AgentHandle(m_tables.agents.handle(QStringLiteral("host:") + seen.task.host));
    }

    void finish(Task &task, const App *owner)
    {
        if (owner) {
            task.app = owner->handle;
            task.name = owner->id.text();
            if (task.resources.isZero())
                task.resources = owner->each;
            const qint64 mine = versionMs(task.version);
            const qint64 newest = owner->lastConfigChangeMs ? owner->lastConfigChangeMs : owner->versionMs;
            task.outdated = mine != 0 && newest != 0 && mine < newest;
        }
        task.health = healthOf(task, owner);
    }

private:
    static constexpr quint32 Nowhere = ~0U;
    ClusterSnapshot &m_snapshot;
    JoinTables &m_tables;
    std::vector<quint32> m_appRow;
    QHash<QString, AgentHandle> m_agentOfHost;
};

} // namespace

void joinTasks(ClusterSnapshot &snapshot, const MarathonObservation *marathon, bool marathonNewer,
               const MesosKnowledge &mesos, JoinTables &tables)
{
    if (mesos.known)
        snapshot.tasks = mesos.tasks;
    TaskJoin join(snapshot, tables);
    FrameworkHandle marathonFramework;
    if (marathon && !marathon->frameworkId.isEmpty())
        marathonFramework = FrameworkHandle(tables.frameworks.handle(marathon->frameworkId));

    // Marathon's half by handle; the last of two entries with one id wins.
    std::vector<std::pair<TaskHandle, const ObservedTask *>> seen;
    if (marathon) {
        seen.reserve(marathon->tasks.size());
        for (const ObservedTask &task : marathon->tasks)
            seen.emplace_back(taskHandle(tables, task.task.id, marathonFramework), &task);
        std::stable_sort(seen.begin(), seen.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    }

    std::vector<Task> joined;
    joined.reserve(snapshot.tasks.size() + seen.size());
    auto half = seen.begin();
    const auto addMarathonOnly = [&](const ObservedTask &observed, TaskHandle handle) {
        Task task = observed.task;
        task.handle = handle;
        task.fromMarathon = true;
        task.framework = marathonFramework;
        task.agent = join.agentOf(observed);
        tables.strings.intern(task.host);
        tables.strings.intern(task.version);
        if (!task.sinceMs)
            task.sinceMs = std::max(task.stagedAtMs, task.startedAtMs);
        join.finish(task, join.app(observed.app));
        if (!joined.empty() && joined.back().handle == handle)
            joined.back() = std::move(task);
        else
            joined.push_back(std::move(task));
    };
    for (Task &task : snapshot.tasks) {
        for (; half != seen.end() && half->first < task.handle; ++half)
            addMarathonOnly(*half->second, half->first);
        const ObservedTask *observed = nullptr;
        for (; half != seen.end() && half->first == task.handle; ++half)
            observed = half->second;
        const App *owner = nullptr;
        if (observed) {
            mergeMarathon(task, observed->task);
            if (!task.agent.isValid())
                task.agent = join.agentOf(*observed);
            owner = join.app(observed->app);
        } else if (marathonFramework.isValid() && task.framework == marathonFramework) {
            // Marathon was asked later and no longer lists it: it is gone, whatever the older reading of Mesos says.
            if (marathonNewer && isActive(task.state))
                continue;
            owner = join.app(appIdOfTaskId(task.id.text()));
        }
        join.finish(task, owner);
        joined.push_back(std::move(task));
    }
    for (; half != seen.end(); ++half)
        addMarathonOnly(*half->second, half->first);
    snapshot.tasks = std::move(joined);
}

/// Hosts that only Marathon told of stand in the table under a name of our own, which is not an id.
static void nameAgents(ClusterSnapshot &snapshot, JoinTables &tables)
{
    if (!tables.agentIds || tables.agentIds->size() != tables.agents.size()) {
        auto ids = std::make_shared<std::vector<AgentId>>(tables.agents.size());
        for (quint32 handle = 0; handle < tables.agents.size(); ++handle) {
            const QString &name = tables.agents.name(handle);
            if (!name.startsWith(QLatin1String("host:")))
                (*ids)[handle] = AgentId(name);
        }
        tables.agentIds = std::move(ids);
    }
    snapshot.agentIds = tables.agentIds;
}

/// There is no list of unreachable agents: their tasks tell of them. Without Mesos all agents are told so.
static Agent agentOfTask(const Task &task, bool mesosIsThere, const MesosKnowledge &mesos,
                         const ClusterSnapshot &snapshot)
{
    Agent agent;
    if (mesosIsThere) {
        const auto listed = mesos.gone.constFind(task.agent.value());
        if (listed != mesos.gone.cend()) {
            agent = *listed; // its name and place stay; what it has is not to be had
            agent.hasTotals = false;
            agent.total = agent.used = agent.offered = agent.reserved = {};
            agent.usedPorts.clear();
        } else {
            agent.id = snapshot.agentId(task.agent); // an inferred node is its host, whatever Marathon calls it
        }
    }
    agent.handle = task.agent;
    if (agent.hostname.isEmpty())
        agent.hostname = task.host;
    agent.status = mesosIsThere ? AgentStatus::Unreachable : AgentStatus::Inferred;
    return agent;
}

void countUp(ClusterSnapshot &snapshot, const MesosKnowledge &mesos, JoinTables &tables)
{
    nameAgents(snapshot, tables);
    const bool mesosIsThere = snapshot.source(SourceId::Mesos).hasData() || !snapshot.frameworks.empty();
    constexpr quint32 Nowhere = ~0U;
    std::vector<quint32> agentRow(tables.agents.size(), Nowhere);
    for (size_t row = 0; row < snapshot.agents.size(); ++row)
        agentRow[snapshot.agents[row].handle.value()] = quint32(row);
    std::vector<quint32> frameworkRow(tables.frameworks.size(), Nowhere);
    for (size_t row = 0; row < snapshot.frameworks.size(); ++row)
        frameworkRow[snapshot.frameworks[row].handle.value()] = quint32(row);

    Totals &totals = snapshot.totals;
    Resources ofTasks;
    for (Task &task : snapshot.tasks) {
        const bool living = isActive(task.state) || task.state == TaskState::Unreachable;
        if (!living)
            continue;
        if (task.agent.isValid()) {
            quint32 &row = agentRow[task.agent.value()];
            if (row == Nowhere) {
                row = quint32(snapshot.agents.size());
                snapshot.agents.push_back(agentOfTask(task, mesosIsThere, mesos, snapshot));
            }
            Agent &agent = snapshot.agents[row];
            if (task.host.isEmpty())
                task.host = agent.hostname;
            else if (agent.hostname.isEmpty())
                agent.hostname = task.host;
            agent.activeTasks += isActive(task.state);
            agent.unhealthyTasks += task.health == Health::Unhealthy;
            if (!agent.hasTotals)
                agent.used += task.resources;
        }
        if (task.framework.isValid() && frameworkRow[task.framework.value()] != Nowhere)
            ++snapshot.frameworks[frameworkRow[task.framework.value()]].activeTasks;
        if (isActive(task.state)) {
            ++totals.activeTasks;
            totals.healthyTasks += task.health == Health::Healthy;
            totals.unhealthyTasks += task.health == Health::Unhealthy;
            ofTasks += task.resources;
        }
    }
    for (Task &task : snapshot.tasks) { // ended ones learn their host too, but make no agent appear
        if (task.host.isEmpty() && task.agent.isValid() && agentRow[task.agent.value()] != Nowhere)
            task.host = snapshot.agents[agentRow[task.agent.value()]].hostname;
    }
    std::sort(snapshot.agents.begin(), snapshot.agents.end(),
              [](const Agent &a, const Agent &b) { return a.handle < b.handle; });

    totals.apps = int(snapshot.apps.size());
    Resources capacity;
    Resources used;
    Resources offered;
    bool counted = false;
    for (const Agent &agent : snapshot.agents) {
        ++totals.agents;
        if (agent.status == AgentStatus::Active || agent.status == AgentStatus::Inferred)
            ++totals.activeAgents;
        if (!agent.hasTotals || agent.status == AgentStatus::Unreachable || agent.status == AgentStatus::Inactive)
            continue;
        counted = true;
        capacity += agent.total;
        used += agent.used;
        offered += agent.offered;
    }
    if (counted) {
        totals.capacity = capacity;
        totals.allocated = used;
        totals.offered = offered;
    } else if (!snapshot.tasks.empty() || !snapshot.apps.empty()) {
        totals.allocated = ofTasks;
    }
}

void indexTasks(ClusterSnapshot &snapshot)
{
    const auto group = [&snapshot](quint32 handles, auto key, std::vector<quint32> &rows, std::vector<quint32> &begin) {
        begin.assign(size_t(handles) + 1, 0);
        size_t counted = 0;
        for (const Task &task : snapshot.tasks) {
            const auto handle = key(task);
            if (handle.isValid() && handle.value() < handles) {
                ++begin[handle.value() + 1];
                ++counted;
            }
        }
        for (size_t i = 1; i < begin.size(); ++i)
            begin[i] += begin[i - 1];
        rows.resize(counted);
        std::vector<quint32> next(begin.begin(), begin.end());
        for (size_t row = 0; row < snapshot.tasks.size(); ++row) {
            const auto handle = key(snapshot.tasks[row]);
            if (handle.isValid() && handle.value() < handles)
                rows[next[handle.value()]++] = quint32(row);
        }
    };
    group(
        snapshot.appHandles, [](const Task &task) { return task.app; }, snapshot.tasksByApp, snapshot.tasksByAppBegin);
    group(
        snapshot.agentHandles, [](const Task &task) { return task.agent; }, snapshot.tasksByAgent,
        snapshot.tasksByAgentBegin);
}

} // namespace mesoscope
