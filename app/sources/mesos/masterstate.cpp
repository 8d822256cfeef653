// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/masterstate.h"

#include "app/sources/mesos/portset.h"

#include <algorithm>

namespace mesoscope {

static constexpr size_t MinEnded = 1000;     ///< what a master keeps of each framework by default
static constexpr size_t MaxJournal = 500000; ///< beyond it a verification begins anew
static constexpr qsizetype MaxMessages = 20000;

/// Whether a task in this state uses what it was given.
static bool holds(TaskState state)
{
    return isActive(state) || state == TaskState::Unknown;
}

/// How far a living task has come.
static int progress(TaskState state)
{
    switch (state) {
    case TaskState::Staging:
        return 0;
    case TaskState::Starting:
        return 1;
    case TaskState::Running:
        return 2;
    default:
        return 3;
    }
}

void MasterModel::forget()
{
    const quint64 serial = m_serial;
    const qint64 arrivals = m_arrivals;
    *this = MasterModel();
    m_serial = serial; // answers to what was asked before stay old
    m_arrivals = arrivals;
}

void MasterModel::reset(const MesosObservation &seen)
{
    const bool verifying = m_verifying;
    std::vector<OperatorEvent> journal = std::move(m_journal);
    const QHash<TaskKey, QString> messages = std::move(m_messages);
    forget();
    m_verifying = verifying;
    m_journal = std::move(journal);
    m_known = true;
    m_unreachable = seen.unreachableAgents;
    for (const Agent &agent : seen.agents) {
        if (!m_agents.contains(agent.id)) // one that is back stands before its own shadow among the recovered
            m_agents.insert(agent.id, {agent, 0, 0});
    }
    for (const Framework &framework : seen.frameworks) {
        const auto known = m_frameworks.constFind(framework.id);
        if (known == m_frameworks.cend() || known->framework.completed)
            m_frameworks.insert(framework.id, {framework, 0, {}, 0});
    }
    m_tasks.reserve(qsizetype(seen.tasks.size()));
    for (const ObservedTask &task : seen.tasks)
        insertRow(task, false);
    for (FrameworkRow &row : m_frameworks)
        row.endedLimit = std::max(MinEnded, row.ended.size());
    for (auto it = messages.cbegin(); it != messages.cend(); ++it) {
        if (m_tasks.contains(it.key()))
            m_messages.insert(it.key(), it.value());
    }
    countRecovering();
}

/// Without a word to the builder, which is told of the whole. @p counting: amounts of agent and framework follow.
void MasterModel::insertRow(const ObservedTask &seen, bool counting)
{
    const TaskKey key{seen.framework, seen.task.id};
    const auto known = m_tasks.constFind(key);
    if (known != m_tasks.cend() && !counting) {
        // Listed twice: ended, and started again under its name. The living one is meant (as in the builder).
        const bool lives = !isTerminal(seen.task.state);
        if (!isTerminal(known->state) || (!lives && seen.task.sinceMs <= known->sinceMs))
            return;
    }
    TaskRow row;
    row.agent = seen.agent;
    row.resources = seen.task.resources;
    row.ports = seen.task.ports;
    row.sinceMs = seen.task.sinceMs;
    row.state = seen.task.state;
    row.byMaster = row.state == TaskState::Unreachable;
    if (!seen.task.message.isEmpty() && m_messages.size() < MaxMessages)
        m_messages.insert(key, seen.task.message);
    if (counting && holds(row.state)) {
        hold(key, row, true);
    } else if (holds(row.state)) { // the amounts told with the whole hold these already
        if (const auto agent = m_agents.find(row.agent); agent != m_agents.end())
            ++agent->holding;
        if (const auto framework = m_frameworks.find(key.framework); framework != m_frameworks.end())
            ++framework->holding;
    }
    if (isTerminal(row.state))
        rememberEnd(key);
    m_tasks.insert(key, row);
}

MasterModel::Doubt MasterModel::apply(const OperatorEvent &event)
{
    ++m_serial;
    if (m_verifying) {
        if (m_journal.size() < MaxJournal)
            m_journal.push_back(event);
        else
            m_journalFull = true;
    }
    if (const auto *updated = std::get_if<TaskUpdatedEvent>(&event))
        return updateTaskRow(*updated);
    if (const auto *added = std::get_if<TaskAddedEvent>(&event))
        return addTask(added->seen);
    if (const auto *agent = std::get_if<AgentAddedEvent>(&event))
        return addAgent(agent->agent);
    if (const auto *gone = std::get_if<AgentRemovedEvent>(&event))
        return removeAgent(gone->id);
    if (const auto *framework = std::get_if<FrameworkAddedEvent>(&event))
        return addFramework(*framework);
    if (const auto *over = std::get_if<FrameworkRemovedEvent>(&event))
        return removeFramework(over->id);
    return Doubt::None;
}

MasterModel::Doubt MasterModel::addTask(const ObservedTask &seen)
{
    const TaskKey key{seen.framework, seen.task.id};
    Doubt doubt = m_frameworks.contains(seen.framework) ? Doubt::None : Doubt::Impossible;
    if (const auto known = m_tasks.constFind(key); known != m_tasks.cend()) {
        const TaskRow &row = *known;
        const bool same = row.state == seen.task.state && row.agent == seen.agent;
        if (same && row.sinceMs == seen.task.sinceMs)
            return Doubt::None; // told twice
        if (isActive(row.state) && row.agent == seen.agent && progress(seen.task.state) <= progress(row.state))
            return Doubt::Late;
        // A task that was unreachable returns so. One that has ended does not, unless its name is used again.
        if (isTerminal(row.state) || (isActive(row.state) && row.agent != seen.agent))
            doubt = Doubt::Impossible;
        if (holds(row.state))
            hold(key, row, false);
        m_messages.remove(key);
    }
    insertRow(seen, true);
    if (!seen.agent.isEmpty() && !m_agents.contains(seen.agent))
        m_awaited[seen.agent] += holds(seen.task.state); // tasks come before the agent that they come back with
    MesosTaskChange change;
    change.seen = seen;
    changed(key, std::move(change));
    return doubt;
}

MasterModel::Doubt MasterModel::updateTaskRow(const TaskUpdatedEvent &event)
{
    const ObservedTask &seen = event.change.seen;
    const TaskKey key{seen.framework, seen.task.id};
    const auto known = m_tasks.find(key);
    if (known == m_tasks.end())
        return Doubt::Impossible;
    TaskRow &row = *known;
    const TaskState state = seen.task.state;
    if (isTerminal(row.state)) // the end is told again when the framework is removed
        return row.state == state ? Doubt::None : isTerminal(state) ? Doubt::Impossible : Doubt::Late;
    const bool oneClock = event.byMaster == row.byMaster;
    const bool earlier = event.atMs > 0 && row.sinceMs > 0 && event.atMs < row.sinceMs;
    if (earlier && oneClock && !isTerminal(state))
        return Doubt::Late;
    if (event.atMs == row.sinceMs && state == row.state && !event.change.healthKnown)
        return Doubt::None; // told twice
    Doubt doubt = earlier && oneClock ? Doubt::Impossible : Doubt::None;
    if (isActive(row.state) && isActive(state) && progress(state) < progress(row.state) && event.atMs <= row.sinceMs)
        return Doubt::Late;
    if (!seen.agent.isEmpty() && seen.agent != row.agent)
        doubt = Doubt::Impossible;
    if (holds(row.state) != holds(state))
        hold(key, row, holds(state));
    row.state = state;
    row.byMaster = event.byMaster;
    if (event.atMs > 0)
        row.sinceMs = event.atMs;
    if (!seen.task.message.isEmpty() && m_messages.size() < MaxMessages)
        m_messages.insert(key, seen.task.message);
    changed(key, event.change);
    if (isTerminal(state))
        rememberEnd(key); // row may be gone now
    return doubt;
}

MasterModel::Doubt MasterModel::addAgent(const Agent &agent)
{
    if (agent.id.isEmpty())
        return Doubt::Impossible;
    Doubt doubt = Doubt::None;
    auto known = m_agents.find(agent.id);
    if (known == m_agents.end()) {
        doubt = m_unreachable > 0 ? Doubt::Uncounted : Doubt::None; // maybe one of these
        known = m_agents.insert(agent.id, AgentRow());
        known->holding = m_awaited.take(agent.id);
    } else if (known->agent.status == agent.status && known->agent.registeredAtMs == agent.registeredAtMs &&
               known->agent.reregisteredAtMs == agent.reregisteredAtMs) {
        return Doubt::None; // told twice: what it used then says nothing of now
    }
    ++m_arrivals;
    m_agentsGone.remove(agent.id);
    m_recovering += (agent.status == AgentStatus::Recovering) - (known->agent.status == AgentStatus::Recovering);
    known->agent = agent; // what it is told to use holds the tasks that were told before it
    touch(*known);
    return doubt;
}

MasterModel::Doubt MasterModel::removeAgent(const AgentId &id)
{
    if (!m_agents.contains(id))
        return m_agentsGone.contains(id) ? Doubt::None : Doubt::Impossible;
    return leave(id);
}

MasterModel::Doubt MasterModel::leave(const AgentId &id)
{
    const auto known = m_agents.find(id);
    const bool abandoned = known->holding > 0; // their end was not told
    m_recovering -= known->agent.status == AgentStatus::Recovering;
    m_agents.erase(known);
    m_agentChanges.remove(id);
    m_agentsGone.insert(id);
    m_changed = true;
    return abandoned ? Doubt::Impossible : Doubt::None;
}

MasterModel::Doubt MasterModel::addFramework(const FrameworkAddedEvent &event)
{
    const Framework &framework = event.framework;
    if (framework.id.isEmpty())
        return Doubt::Impossible;
    auto known = m_frameworks.find(framework.id);
    const bool unknown = known == m_frameworks.end();
    if (unknown) {
        known = m_frameworks.insert(framework.id, FrameworkRow());
        known->endedLimit = MinEnded;
    }
    // What a known one uses is counted here: at the time of this event it may have been less than what is known now.
    const Resources used = unknown ? framework.used : known->framework.used;
    const Resources offered = unknown ? framework.offered : known->framework.offered;
    known->framework = framework;
    known->framework.used = used;
    known->framework.offered = offered;
    touch(*known);
    return unknown && !event.isNew ? Doubt::Impossible : Doubt::None;
}

MasterModel::Doubt MasterModel::removeFramework(const FrameworkId &id)
{
    const auto known = m_frameworks.find(id);
    if (known == m_frameworks.end())
        return Doubt::Impossible;
    Framework &framework = known->framework;
    if (framework.completed)
        return Doubt::None;
    framework.completed = true;
    framework.active = framework.connected = framework.recovered = false;
    framework.used = framework.offered = {};
    touch(*known);
    return known->holding > 0 ? Doubt::Impossible : Doubt::None; // their end was not told
}

/// What a task uses is given to, or taken from, its agent and its framework.
void MasterModel::hold(const TaskKey &key, const TaskRow &row, bool taking)
{
    const auto count = [&](Resources &used, int &holding) {
        used = inThousandths(taking ? used + row.resources : used - row.resources);
        holding = std::max(0, holding + (taking ? 1 : -1));
    };
    if (const auto agent = m_agents.find(row.agent); agent != m_agents.end()) {
        count(agent->agent.used, agent->holding);
        for (const quint16 port : row.ports)
            taking ? addPort(agent->agent.usedPorts, port) : removePort(agent->agent.usedPorts, port);
        touch(*agent);
    }
    if (const auto framework = m_frameworks.find(key.framework); framework != m_frameworks.end()) {
        count(framework->framework.used, framework->holding);
        touch(*framework);
    }
}

/// A master forgets tasks that have ended, without a word: the oldest of a framework beyond a number.
void MasterModel::rememberEnd(const TaskKey &key)
{
    const auto framework = m_frameworks.find(key.framework);
    if (framework == m_frameworks.end())
        return;
    framework->ended.push_back(key.id);
    if (framework->endedLimit == 0) // reading a full state, which has no more than its master keeps
        return;
    while (framework->ended.size() > framework->endedLimit) {
        const TaskKey oldest{key.framework, framework->ended.front()};
        framework->ended.pop_front();
        const auto row = m_tasks.constFind(oldest);
        if (row == m_tasks.cend() || !isTerminal(row->state) || oldest == key)
            continue; // its name is used again
        m_tasks.erase(row);
        m_messages.remove(oldest);
        MesosTaskChange change;
        change.what = MesosTaskChange::What::Gone;
        change.seen.framework = oldest.framework;
        change.seen.task.id = oldest.id;
        changed(oldest, std::move(change));
    }
}

/// One entry per task: later words are added to earlier ones.
void MasterModel::changed(const TaskKey &key, MesosTaskChange change)
{
    m_changed = true;
    const auto before = m_taskChanges.find(key);
    using What = MesosTaskChange::What;
    if (before == m_taskChanges.end() || change.what != What::Update) {
        m_taskChanges.insert(key, change);
        return;
    }
    MesosTaskChange &kept = *before;
    updateTask(kept.seen.task, change);
    kept.healthKnown = kept.healthKnown || change.healthKnown;
}

void MasterModel::touch(AgentRow &row)
{
    row.touched = m_serial;
    m_agentChanges.insert(row.agent.id);
    m_changed = true;
}

void MasterModel::touch(FrameworkRow &row)
{
    m_frameworkChanges.insert(row.framework.id);
    m_changed = true;
}

void MasterModel::countRecovering()
{
    m_recovering = int(std::count_if(m_agents.cbegin(), m_agents.cend(),
                                     [](const AgentRow &row) { return row.agent.status == AgentStatus::Recovering; }));
}

void MasterModel::beginVerification()
{
    m_verifying = true;
    m_journal.clear();
    m_journalFull = false;
}

void MasterModel::cancelVerification()
{
    m_verifying = false;
    m_journal = {};
    m_journalFull = false;
}

int MasterModel::verify(MesosObservation &seen)
{
    const bool incomplete = m_journalFull;
    const std::vector<OperatorEvent> journal = std::move(m_journal);
    cancelVerification();
    QHash<TaskKey, TaskRow> before;
    before.swap(m_tasks);
    const QHash<AgentId, AgentRow> agentsBefore = m_agents;
    for (ObservedTask &task : seen.tasks) {
        if (!task.task.message.isEmpty() || isActive(task.task.state))
            continue;
        const TaskKey key{task.framework, task.task.id};
        const auto old = before.constFind(key);
        if (old != before.cend() && old->state == task.task.state)
            task.task.message = m_messages.value(key);
    }
    reset(seen);
    for (const OperatorEvent &event : journal)
        apply(event);
    int differences = incomplete;
    for (auto it = m_tasks.cbegin(); it != m_tasks.cend(); ++it) {
        const auto old = before.constFind(it.key());
        differences += old == before.cend() ? !isTerminal(it->state) : old->state != it->state;
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        differences += !isTerminal(it->state) && !m_tasks.contains(it.key());
    for (auto it = m_agents.cbegin(); it != m_agents.cend(); ++it)
        differences += !agentsBefore.contains(it.key());
    for (auto it = agentsBefore.cbegin(); it != agentsBefore.cend(); ++it)
        differences += !m_agents.contains(it.key());
    return differences;
}

MasterModel::Doubt MasterModel::takeAgentList(const std::vector<Agent> &agents, quint64 since, bool counted)
{
    Doubt doubt = Doubt::None;
    QSet<AgentId> found;
    found.reserve(qsizetype(agents.size()));
    for (const Agent &listed : agents) {
        if (m_agents.contains(listed.id))
            takeAgent(listed.id, &listed, since);
        else
            doubt = Doubt::Impossible; // its coming was missed
        found.insert(listed.id);
    }
    // Unreachable ones are left out of the list without a word; how many there are is for a full state to tell.
    QList<AgentId> missing;
    for (auto it = m_agents.cbegin(); it != m_agents.cend(); ++it) {
        if (!found.contains(it.key()))
            missing.append(it.key());
    }
    for (const AgentId &id : std::as_const(missing)) {
        if (!counted || takeAgent(id, nullptr, since) == Doubt::Impossible)
            doubt = Doubt::Impossible;
    }
    countRecovering();
    return doubt;
}

MasterModel::Doubt MasterModel::takeAgent(const AgentId &id, const Agent *listed, quint64 since)
{
    const auto known = m_agents.find(id);
    if (known == m_agents.end())
        return listed ? Doubt::Impossible : Doubt::None;
    if (known->touched > since)
        return Doubt::None; // the answer may not know what came since
    if (listed) {
        if (known->agent != *listed) {
            known->agent = *listed;
            touch(*known);
        }
        return Doubt::None;
    }
    return known->holding > 0 ? Doubt::Impossible : leave(id); // what became of its tasks was not told
}

void MasterModel::setUnreachable(int agents)
{
    m_changed = m_changed || m_unreachable != agents;
    m_unreachable = agents;
}

MasterModel::Tally MasterModel::tally() const
{
    Tally tally;
    tally.arrivals = m_arrivals;
    for (const AgentRow &row : m_agents) {
        const AgentStatus status = row.agent.status;
        tally.registered += status != AgentStatus::Recovering && status != AgentStatus::Unreachable;
        tally.active += status == AgentStatus::Active;
    }
    return tally;
}

bool MasterModel::hasDraining() const
{
    return std::any_of(m_agents.cbegin(), m_agents.cend(),
                       [](const AgentRow &row) { return row.agent.status == AgentStatus::Draining; });
}

void MasterModel::takeRoles(std::vector<Role> roles)
{
    m_roles = std::move(roles);
    m_changed = true;
}

MesosChanges MasterModel::takeChanges()
{
    MesosChanges changes;
    changes.tasks.reserve(size_t(m_taskChanges.size()));
    for (MesosTaskChange &change : m_taskChanges)
        changes.tasks.push_back(std::move(change));
    for (const AgentId &id : std::as_const(m_agentChanges)) {
        if (const auto row = m_agents.constFind(id); row != m_agents.cend())
            changes.agents.push_back(row->agent);
    }
    changes.goneAgents.assign(m_agentsGone.cbegin(), m_agentsGone.cend());
    for (const FrameworkId &id : std::as_const(m_frameworkChanges)) {
        if (const auto row = m_frameworks.constFind(id); row != m_frameworks.cend())
            changes.frameworks.push_back(row->framework);
    }
    changes.roles = std::move(m_roles);
    changes.unreachableAgents = m_unreachable;
    changes.recoveredAgents = m_recovering;
    m_taskChanges.clear();
    m_agentChanges.clear();
    m_agentsGone.clear();
    m_frameworkChanges.clear();
    m_roles.reset();
    m_changed = false;
    return changes;
}

} // namespace mesoscope
