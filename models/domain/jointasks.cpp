// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's instances and Mesos' tasks become one row each; either half may be missing.
#include "models/domain/join.h"
#include "models/domain/largepages.h"

#include <QDateTime>

#include <algorithm>

namespace mesoscope {

namespace {

/// Versions are written with one to three fraction digits: compared as times, never as text (api-facts trap 37).
qint64 versionMs(const QString &version)
{
    const QDateTime time = QDateTime::fromString(version, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
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

/// Whether Marathon's word on the state of a task of Mesos counts.
bool marathonKnowsBetter(const Task &mesos, const Task &marathon, bool marathonNewer)
{
    if (isTerminal(mesos.state) || marathon.state == TaskState::Unknown)
        return false;
    // Marathon says "staging" of every condition that it has no word for (api-facts, trap 42)...
    if (marathon.state == TaskState::Staging && mesos.state != TaskState::Unknown)
        return false;
    // ... and knows of its own kills before the agent does.
    return marathonNewer || marathon.state == TaskState::Killing || mesos.state == TaskState::Unknown;
}

void mergeMarathon(Task &task, const Task &marathon, bool marathonNewer)
{
    task.fromMarathon = true;
    if (marathonKnowsBetter(task, marathon, marathonNewer)) {
        if (task.state != marathon.state)
            task.sinceMs = marathon.sinceMs;
        task.state = marathon.state;
        task.rawState = marathon.rawState;
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
        const std::optional<quint32> handle = m_tables.apps.find(id.text());
        return handle && m_appRow[*handle] != Nowhere ? &m_snapshot.apps[m_appRow[*handle]] : nullptr;
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
            task.outdated = isOutdated(task.version, *owner);
        }
        task.health = healthOf(task, owner);
    }

private:
    /// A version that is not its app's may still be good: scaling makes a version too, but changes no instance.
    bool isOutdated(const QString &version, const App &owner)
    {
        if (version == owner.version)
            return false;
        auto known = m_versionMs.find(version); // there are few, and reading a time is slow
        if (known == m_versionMs.end())
            known = m_versionMs.insert(version, versionMs(version));
        const qint64 newest = owner.lastConfigChangeMs ? owner.lastConfigChangeMs : owner.versionMs;
        return *known != 0 && newest != 0 && *known != owner.versionMs && *known < newest;
    }

    static constexpr quint32 Nowhere = ~0U;
    QHash<QString, qint64> m_versionMs;
    ClusterSnapshot &m_snapshot;
    JoinTables &m_tables;
    std::vector<quint32> m_appRow;
    QHash<QString, AgentHandle> m_agentOfHost;
};

/// Which of Mesos' frameworks this Marathon is: by the id that it tells, else (old versions do not) by its name.
FrameworkHandle frameworkOf(const MarathonObservation *marathon, const ClusterSnapshot &snapshot, JoinTables &tables)
{
    if (!marathon)
        return {};
    if (!marathon->frameworkId.isEmpty())
        return FrameworkHandle(tables.frameworks.handle(marathon->frameworkId));
    const QString name = marathon->frameworkName.isEmpty() ? QStringLiteral("marathon") : marathon->frameworkName;
    FrameworkHandle found;
    for (const Framework &framework : snapshot.frameworks) {
        if (framework.name != name || framework.completed)
            continue;
        if (found.isValid())
            return {}; // two of that name: not known which
        found = framework.handle;
    }
    return found;
}

} // namespace

void joinTasks(ClusterSnapshot &snapshot, const MarathonObservation *marathon, bool marathonNewer,
               const MesosKnowledge &mesos, JoinTables &tables)
{
    static const std::vector<Task> none;
    const std::vector<Task> &listed = mesos.known ? mesos.tasks : none;
    TaskJoin join(snapshot, tables);
    const FrameworkHandle marathonFramework = frameworkOf(marathon, snapshot, tables);

    // Marathon's half by handle; the last of two entries with one id wins.
    std::vector<std::pair<TaskHandle, const ObservedTask *>> seen;
    if (marathon) {
        seen.reserve(marathon->tasks.size());
        for (const ObservedTask &task : marathon->tasks)
            seen.emplace_back(taskHandle(tables, task.task.id, marathonFramework), &task);
        std::stable_sort(seen.begin(), seen.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    tables.marathonLists.resize(tables.tasks.size(), 0);
    tables.mesosLists.resize(tables.tasks.size(), 0);

    std::vector<Task> joined;
    reserveLarge(joined, std::max(listed.size(), seen.size()) + seen.size() / 8);
    auto half = seen.begin();
    const auto addMarathonOnly = [&](const ObservedTask &observed, TaskHandle handle) {
        tables.marathonLists[handle.value()] = 1;
        char &mesosListed = tables.mesosLists[handle.value()];
        if (mesosListed && mesos.known && !marathonNewer)
            return;
        mesosListed = 0; // Marathon insists: do not take it away and bring it back with every reading
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
    for (const Task &known : listed) {
        for (; half != seen.end() && half->first < known.handle; ++half)
            addMarathonOnly(*half->second, half->first);
        tables.mesosLists[known.handle.value()] = 1;
        const ObservedTask *observed = nullptr;
        for (; half != seen.end() && half->first == known.handle; ++half)
            observed = half->second;
        const App *owner = nullptr;
        if (!observed && marathonFramework.isValid() && known.framework == marathonFramework) {
            char &marathonListed = tables.marathonLists[known.handle.value()];
            if (marathonListed && marathonNewer && isActive(known.state))
                continue;
            marathonListed = 0; // Mesos insists
            owner = join.app(appIdOfTaskId(known.id.text()));
        }
        Task &task = joined.emplace_back(known);
        if (observed) {
            tables.marathonLists[task.handle.value()] = 1;
            mergeMarathon(task, observed->task, marathonNewer);
            tables.strings.intern(task.host);
            tables.strings.intern(task.version);
            if (!task.agent.isValid())
                task.agent = join.agentOf(*observed);
            owner = join.app(observed->app);
        }
        join.finish(task, owner);
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

/// There is no list of unreachable agents: their tasks tell of them. Without Mesos all agents are told so, and with it
/// those that registered after its last reading.
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
            agent.status = AgentStatus::Unreachable;
        } else {
            agent.status = AgentStatus::Recovering;  // until a task tells that it is unreachable
            agent.id = snapshot.agentId(task.agent); // an inferred node is its host, whatever Marathon calls it
        }
    }
    agent.handle = task.agent;
    if (agent.hostname.isEmpty())
        agent.hostname = task.host;
    if (!mesosIsThere)
        agent.status = AgentStatus::Inferred;
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
            if (agent.status == AgentStatus::Recovering && !agent.hasTotals && task.state == TaskState::Unreachable)
                agent.status = AgentStatus::Unreachable;
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
