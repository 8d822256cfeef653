// SPDX-License-Identifier: GPL-3.0-or-later
// A Mesos master's state kept by the events of its stream: which event is possible, and what it changes.
#pragma once

#include "app/sources/mesos/operatorjson.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace mesoscope {

/// Pure: no clock, no I/O. Of a task it keeps what judging events and counting resources needs; the whole rows are the
/// snapshot builder's, which is told of changes. An event costs what it changes. What cannot be true (an update of a
/// task that nobody told of) is not guessed at: the state asks to be verified against a full one.
///
/// The stream does not tell when an agent becomes inactive, is drained or unreachable, nor of offers and of executors'
/// resources (api-observed, Agent life): takeAgentList() does.
class MasterModel
{
public:
    enum class Doubt : quint8 {
        None,
        Late,       ///< tells what was before; ignored
        Uncounted,  ///< as it was told, but how many agents are unreachable may be different now
        Impossible, ///< something was missed, or is not as it was told
    };

    bool isKnown() const { return m_known; }
    /// From a full state, without what was told before.
    void reset(const MesosObservation &seen);
    void forget();
    Doubt apply(const OperatorEvent &event);

    /// Every event from here to verify() is kept.
    void beginVerification();
    void cancelVerification();
    /// Takes over a full state that was asked for after beginVerification(): events since then are applied once more,
    /// as nobody knows which of them it holds already. Completes @p seen by what only events tell. How many tasks and
    /// agents were not as they should have been.
    int verify(MesosObservation &seen);

    /// A number that rises with every event: to be noted when the list of agents is asked for.
    quint64 serial() const { return m_serial; }
    /// @p since: what events touched after that, the list may not know yet.
    /// @p counted: how many are unreachable is told elsewhere, so that one that is gone without a word is explained.
    Doubt takeAgentList(const std::vector<Agent> &agents, quint64 since, bool counted = false);
    /// The same of a single one; null: the master has it no more.
    Doubt takeAgent(const AgentId &id, const Agent *listed, quint64 since);
    void setUnreachable(int agents);
    void takeRoles(std::vector<Role> roles);

    struct Tally
    {
        int registered = 0;
        int active = 0;
        qint64 arrivals = 0; ///< told since the program began
    };
    Tally tally() const;
    bool hasDraining() const; ///< when they are drained, nobody tells

    bool hasChanges() const { return m_changed; }
    MesosChanges takeChanges();

    bool isRecovering() const { return m_recovering > 0; }     ///< a new leader waits for agents
    bool awaitsAgents() const { return !m_awaited.isEmpty(); } ///< tasks named such as nobody told of
    qsizetype taskCount() const { return m_tasks.size(); }

private:
    struct TaskKey
    {
        FrameworkId framework;
        TaskId id;
        bool operator==(const TaskKey &) const = default;
        friend size_t qHash(const TaskKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.framework.text(), key.id.text());
        }
    };
    struct TaskRow
    {
        AgentId agent;
        Resources resources;
        QList<quint16> ports;
        qint64 sinceMs = 0;
        TaskState state = TaskState::Unknown;
        bool byMaster = false; ///< whose clock sinceMs is by
    };
    struct AgentRow
    {
        Agent agent;
        quint64 touched = 0;
        int holding = 0; ///< tasks that hold its resources
    };
    struct FrameworkRow
    {
        Framework framework;
        int holding = 0;
        std::deque<TaskId> ended; ///< oldest first
        size_t endedLimit = 0;
    };

    Doubt addTask(const ObservedTask &seen);
    Doubt updateTaskRow(const TaskUpdatedEvent &event);
    Doubt addAgent(const Agent &agent);
    Doubt removeAgent(const AgentId &id);
    Doubt leave(const AgentId &id);
    Doubt addFramework(const FrameworkAddedEvent &event);
    Doubt removeFramework(const FrameworkId &id);

    void insertRow(const ObservedTask &seen, bool counting);
    void hold(const TaskKey &key, const TaskRow &row, bool taking);
    void rememberEnd(const TaskKey &key);
    void changed(const TaskKey &key, MesosTaskChange change);
    void touch(AgentRow &row);
    void touch(FrameworkRow &row);
    void countRecovering();

    bool m_known = false;
    QHash<TaskKey, TaskRow> m_tasks;
    QHash<AgentId, AgentRow> m_agents;
    QHash<FrameworkId, FrameworkRow> m_frameworks;
    QHash<TaskKey, QString> m_messages; ///< why tasks ended: /state does not say
    QHash<AgentId, int> m_awaited;      ///< tasks that hold resources of agents yet to be told
    int m_unreachable = 0;
    int m_recovering = 0;

    bool m_changed = false;
    QHash<TaskKey, MesosTaskChange> m_taskChanges;
    QSet<AgentId> m_agentChanges;
    QSet<AgentId> m_agentsGone;
    QSet<FrameworkId> m_frameworkChanges;
    std::optional<std::vector<Role>> m_roles;

    quint64 m_serial = 0;
    qint64 m_arrivals = 0;
    bool m_verifying = false;
    std::vector<OperatorEvent> m_journal;
    bool m_journalFull = false;
};

} // namespace mesoscope
