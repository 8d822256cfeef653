// SPDX-License-Identifier: GPL-3.0-or-later
// A small cluster that is counted out by brute force, and the events that its master tells of it.
#pragma once

#include "app/sources/mesos/masterstate.h"
#include "app/sources/mesos/portset.h"

#include <QRandomGenerator>

#include <map>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

/// The truth, and the events that a master tells of its changes.
class World
{
public:
    explicit World(quint32 seed) : m_random(seed)
    {
        for (int i = 0; i < 3; ++i)
            addFramework();
        for (int i = 0; i < 5; ++i)
            addAgent();
    }

    std::vector<OperatorEvent> told; ///< since somebody took them
    bool silent = false;             ///< something changed that a master does not tell

    MesosObservation state() const
    {
        MesosObservation seen;
        seen.masterId = u"m"_s;
        seen.unreachableAgents = m_unreachable;
        for (const auto &[id, agent] : m_agents) {
            if (agent.there)
                seen.agents.push_back(withUse(agent.row));
        }
        for (const auto &[id, framework] : m_frameworks)
            seen.frameworks.push_back(withUse(framework));
        for (const auto &[id, task] : m_tasks)
            seen.tasks.push_back(task);
        return seen;
    }

    void step()
    {
        m_now += 10;
        switch (m_random.bounded(20)) {
        case 0:
            return addFramework();
        case 1:
            return removeFramework();
        case 2:
            return addAgent();
        case 3:
            return removeAgent();
        case 4:
            return loseAgent();
        case 5:
            return bringBack();
        default:
            m_random.bounded(3) == 0 ? addTask() : moveTask();
        }
    }

    int below(int bound) { return int(m_random.bounded(bound)); }

private:
    struct Node
    {
        Agent row;
        bool there = true;
    };

    template<class Map>
    auto any(Map &map)
    {
        auto it = map.begin();
        std::advance(it, map.empty() ? 0 : below(int(map.size())));
        return it;
    }

    Agent withUse(Agent agent) const
    {
        for (const auto &[id, task] : m_tasks) {
            if (task.agent == agent.id && isActive(task.task.state)) {
                agent.used = inThousandths(agent.used + task.task.resources);
                for (const quint16 port : task.task.ports)
                    addPort(agent.usedPorts, port);
            }
        }
        return agent;
    }
    Framework withUse(Framework framework) const
    {
        for (const auto &[id, task] : m_tasks) {
            if (task.framework == framework.id && isActive(task.task.state))
                framework.used = inThousandths(framework.used + task.task.resources);
        }
        return framework;
    }

    void addFramework()
    {
        Framework framework;
        framework.id = FrameworkId(u"F%1"_s.arg(++m_next));
        framework.active = true;
        m_frameworks[framework.id] = framework;
        told.push_back(FrameworkAddedEvent{framework, true});
    }
    void removeFramework()
    {
        const auto gone = any(m_frameworks);
        if (gone == m_frameworks.end() || gone->second.completed)
            return;
        for (auto &[id, task] : m_tasks) {
            if (task.framework != gone->first)
                continue;
            if (task.task.state == TaskState::Unreachable)
                return; // their end is not told: see silently()
            if (!isTerminal(task.task.state))
                update(task, TaskState::Killed, true);
        }
        gone->second.completed = true;
        gone->second.active = false;
        told.push_back(FrameworkRemovedEvent{gone->first});
    }
    void addAgent()
    {
        Agent agent;
        agent.id = AgentId(u"S%1"_s.arg(++m_next));
        agent.hasTotals = true;
        agent.total = {16, 1024, 0, 0};
        agent.registeredAtMs = m_now;
        m_agents[agent.id] = {agent, true};
        told.push_back(AgentAddedEvent{agent});
    }
    /// Gracefully: its tasks are lost before it goes.
    void removeAgent()
    {
        const auto gone = any(m_agents);
        if (gone == m_agents.end() || !gone->second.there || m_agents.size() < 3)
            return;
        for (auto &[id, task] : m_tasks) {
            if (task.agent == gone->first && isActive(task.task.state))
                update(task, TaskState::Lost, true);
        }
        told.push_back(AgentRemovedEvent{gone->first});
        m_agents.erase(gone);
    }
    /// Of the agent itself nothing is told.
    void loseAgent()
    {
        const auto lost = any(m_agents);
        if (lost == m_agents.end() || !lost->second.there)
            return;
        for (auto &[id, task] : m_tasks) {
            if (task.agent == lost->first && isActive(task.task.state))
                update(task, TaskState::Unreachable, true);
        }
        lost->second.there = false;
        ++m_unreachable;
        silent = true;
    }
    void bringBack()
    {
        const auto back = any(m_agents);
        if (back == m_agents.end() || back->second.there)
            return;
        back->second.there = true;
        back->second.row.reregisteredAtMs = m_now;
        --m_unreachable;
        silent = true;
        for (auto &[id, task] : m_tasks) {
            if (task.agent != back->first || task.task.state != TaskState::Unreachable)
                continue;
            task.task.state = TaskState::Running; // as it was before, by the agent's own clock
            task.task.sinceMs = task.task.startedAtMs = task.task.stagedAtMs + 1;
            task.task.message.clear();
            told.push_back(TaskAddedEvent{task});
        }
        told.push_back(AgentAddedEvent{withUse(back->second.row)});
    }
    void addTask()
    {
        const auto framework = any(m_frameworks);
        const auto agent = any(m_agents);
        if (framework == m_frameworks.end() || framework->second.completed || agent == m_agents.end() ||
            !agent->second.there)
            return;
        ObservedTask task;
        task.task.id = TaskId(u"t%1"_s.arg(++m_next));
        task.task.fromMesos = true;
        task.task.state = TaskState::Staging;
        task.task.resources = {0.1 * (1 + below(5)), 32, 0, 0};
        task.task.ports = {quint16(31000 + below(100))};
        task.framework = framework->first;
        task.agent = agent->first;
        // Two tasks of one agent have no port in common.
        for (const auto &[id, other] : m_tasks) {
            if (other.agent == task.agent && other.task.ports == task.task.ports)
                task.task.ports.clear();
        }
        m_tasks[task.task.id] = task;
        told.push_back(TaskAddedEvent{task});
    }
    void moveTask()
    {
        const auto at = any(m_tasks);
        if (at == m_tasks.end())
            return;
        ObservedTask &task = at->second;
        if (task.task.state == TaskState::Staging)
            update(task, TaskState::Starting, false);
        else if (task.task.state == TaskState::Starting)
            update(task, TaskState::Running, false);
        else if (task.task.state == TaskState::Running)
            update(task, below(2) ? TaskState::Failed : TaskState::Finished, false);
    }
    void update(ObservedTask &task, TaskState state, bool byMaster)
    {
        TaskUpdatedEvent event;
        event.change.what = MesosTaskChange::What::Update;
        event.change.seen.framework = task.framework;
        event.change.seen.agent = task.agent;
        Task &seen = event.change.seen.task;
        seen.id = task.task.id;
        seen.state = state;
        seen.sinceMs = event.atMs = ++m_now;
        seen.startedAtMs = state == TaskState::Running ? m_now : 0;
        seen.message = isActive(state) ? QString() : u"because"_s;
        event.byMaster = byMaster;
        updateTask(task.task, event.change);
        told.push_back(event);
    }

    QRandomGenerator m_random;
    qint64 m_now = 1000;
    int m_next = 0;
    int m_unreachable = 0;
    std::map<AgentId, Node> m_agents;
    std::map<FrameworkId, Framework> m_frameworks;
    std::map<TaskId, ObservedTask> m_tasks;
};

} // namespace mesoscope::test
