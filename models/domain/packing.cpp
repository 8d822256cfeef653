// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/packing.h"

#include "models/domain/packer.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

Packing::Packing(const ClusterSnapshot &snapshot) : m_snapshot(&snapshot)
{
    for (const Agent &agent : snapshot.agents) {
        if (agent.hasTotals)
            m_nodes.push_back({agent, NodeSpace(agent, snapshot)});
    }
}

Packing::Node *Packing::find(AgentHandle node)
{
    const auto known = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [node](const Node &one) { return !one.added && one.agent.handle == node; });
    return known == m_nodes.end() ? nullptr : &*known;
}

void Packing::addNodes(const Agent &like, int count)
{
    for (int i = 0; i < count; ++i) {
        Agent agent = like;
        agent.handle = {};
        agent.id = {};
        agent.hostname = u"new-node-%1"_s.arg(m_nodes.size() + 1);
        agent.status = AgentStatus::Active;
        agent.hasTotals = true;
        agent.used = agent.offered = {};
        agent.usedPorts.clear();
        const NodeSpace space(agent);
        m_nodes.push_back({std::move(agent), space, true, true});
    }
}

void Packing::remove(AgentHandle node)
{
    if (Node *found = find(node))
        found->there = false;
}

void Packing::close(AgentHandle node)
{
    if (Node *found = find(node))
        found->agent.status = AgentStatus::Deactivated;
}

void Packing::end(const App &app, const Task &task)
{
    const auto place = std::lower_bound(m_ended.begin(), m_ended.end(), task.handle);
    if (place != m_ended.end() && *place == task.handle)
        return;
    m_ended.insert(place, task.handle);
    if (Node *node = find(task.agent))
        node->space.giveBack(task, demandOf(app, *m_snapshot));
}

Packed Packing::place(const std::vector<PackWish> &wishes, qint64 steps, const std::atomic_bool *cancelled) const
{
    return Packer(*this, wishes, steps, cancelled).run();
}

} // namespace mesoscope
