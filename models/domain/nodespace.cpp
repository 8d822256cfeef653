// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/nodespace.h"

#include <QSet>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

int countPorts(const QList<PortRange> &ranges)
{
    int count = 0;
    for (const PortRange &range : ranges)
        count += range.last - range.first + 1;
    return count;
}

/// Takes @p port out of the ranges, where it is in them.
bool removePort(QList<PortRange> &ranges, quint16 port)
{
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const PortRange range = ranges.at(i);
        if (port < range.first || port > range.last)
            continue;
        ranges.removeAt(i);
        if (port < range.last)
            ranges.insert(i, {quint16(port + 1), range.last});
        if (port > range.first)
            ranges.insert(i, {range.first, quint16(port - 1)});
        return true;
    }
    return false;
}

} // namespace

bool isHostField(const QString &field)
{
    return field == "hostname"_L1 || field == "@hostname"_L1;
}

Demand demandOf(const App &app, const ClusterSnapshot &snapshot)
{
    Demand demand{app.each, app.acceptedRoles, {}, 0};
    if (demand.roles.isEmpty()) {
        demand.roles = {u"*"_s};
        if (!app.role.isEmpty())
            demand.roles += app.role;
        for (const Framework &framework : snapshot.frameworks) { // before 1.9 an app has no role of its own
            if (app.role.isEmpty() && framework.id.text() == snapshot.info.marathonFrameworkId)
                demand.roles += framework.roles;
        }
    }
    for (const PortMapping &port : app.ports) {
        if (port.hostPort && *port.hostPort > 0)
            demand.fixedPorts += *port.hostPort;
        else if (port.hostPort)
            ++demand.anyPorts;
    }
    return demand;
}

NodeSpace::NodeSpace(const Agent &agent)
    : m_total(agent.total),
      m_open(agent.total - agent.reserved),
      m_reserved(agent.reservations),
      m_parts(agent.reservations),
      m_ports(agent.ports),
      m_freePorts(countPorts(agent.ports))
{
}

NodeSpace::NodeSpace(const Agent &agent, const ClusterSnapshot &snapshot) : NodeSpace(agent)
{
    m_open -= agent.used;
    m_usedPorts = agent.usedPorts;
    m_freePorts -= countPorts(agent.usedPorts);
    if (m_reserved.isEmpty())
        return;
    QHash<QString, Resources> byRole;
    for (const Task *task : snapshot.tasksOn(agent.handle)) {
        if (isActive(task->state) && m_parts.contains(task->role))
            byRole[task->role] += task->resources;
    }
    for (auto it = m_reserved.begin(); it != m_reserved.end(); ++it) {
        for (const auto amount : Amounts) {
            const double used = std::min(it.value().*amount, byRole.value(it.key()).*amount);
            m_open.*amount += used; // was not taken from the open part
            it.value().*amount -= used;
        }
    }
}

Resources NodeSpace::freeFor(const Demand &demand) const
{
    Resources free;
    for (auto it = m_reserved.begin(); it != m_reserved.end(); ++it) {
        if (demand.allows(it.key()))
            free += it.value();
    }
    if (demand.allows(u"*"_s)) {
        for (const auto amount : Amounts)
            free.*amount += std::max(0.0, m_open.*amount);
    }
    return free;
}

bool NodeSpace::isOpenTo(const Demand &demand) const
{
    double reservedMem = 0;
    for (auto it = m_parts.begin(); it != m_parts.end(); ++it) {
        reservedMem += it.value().mem;
        if (demand.allows(it.key()) && !it.value().isZero())
            return true;
    }
    return demand.allows(u"*"_s) && (m_parts.isEmpty() || m_total.mem > reservedMem);
}

QList<quint16> NodeSpace::busyPorts(const Demand &demand) const
{
    QList<quint16> busy;
    for (const int port : demand.fixedPorts) {
        if (!contains(m_ports, port) || contains(m_usedPorts, port))
            busy += quint16(port);
    }
    return busy;
}

bool NodeSpace::hasPortsFor(const Demand &demand) const
{
    if (demand.anyPorts > 0 && m_freePorts < demand.anyPorts + int(demand.fixedPorts.size()))
        return false;
    return demand.fixedPorts.isEmpty() || busyPorts(demand).isEmpty();
}

void NodeSpace::take(const Demand &demand)
{
    for (const auto amount : Amounts) {
        double left = demand.each.*amount;
        for (auto it = m_reserved.begin(); it != m_reserved.end(); ++it) {
            if (!demand.allows(it.key()))
                continue;
            const double part = std::min(left, std::max(0.0, it.value().*amount));
            it.value().*amount -= part;
            left -= part;
        }
        m_open.*amount -= left;
    }
    for (const int port : demand.fixedPorts)
        m_usedPorts.append({quint16(port), quint16(port)});
    m_freePorts -= demand.anyPorts + int(demand.fixedPorts.size());
}

void NodeSpace::giveBack(const Task &task, const Demand &demand)
{
    const Resources given = task.resources.isZero() ? demand.each : task.resources;
    for (const auto amount : Amounts) {
        double left = given.*amount;
        const auto part = m_parts.constFind(task.role);
        if (part != m_parts.constEnd()) {
            Resources &reserved = m_reserved[task.role];
            const double back = std::min(left, part.value().*amount - reserved.*amount);
            reserved.*amount += back;
            left -= back;
        }
        m_open.*amount += left;
    }
    for (const quint16 port : task.ports)
        m_freePorts += removePort(m_usedPorts, port);
}

std::vector<PlacementRule> occupiedRules(const App &app, const ClusterSnapshot &snapshot,
                                         const std::function<bool(const Task &)> &stays)
{
    std::vector<PlacementRule> rules;
    for (const Constraint &constraint : app.constraints)
        rules.emplace_back(constraint);
    if (rules.empty())
        return rules;
    QSet<QString> pods; // a pod's tasks share an executor
    for (const Task *task : snapshot.tasksOf(app.handle)) {
        const Agent *agent = snapshot.agent(task->agent);
        if (!agent || !(isActive(task->state) || task->state == TaskState::Unreachable) || (stays && !stays(*task)))
            continue;
        if (app.kind == App::Kind::Pod && !task->executorId.isEmpty()) {
            if (pods.contains(task->executorId))
                continue;
            pods.insert(task->executorId);
        }
        for (PlacementRule &rule : rules) {
            if (const std::optional<QString> value = fieldOf(*agent, rule.constraint().field))
                rule.occupy(*value);
        }
    }
    return rules;
}

NodeFit fitOn(const Agent &agent, const NodeSpace &space, const Demand &demand, const std::vector<PlacementRule> &rules)
{
    NodeFit fit;
    fit.agent = agent.handle;
    if (agent.status != AgentStatus::Active)
        fit.obstacles |= obstacleBit(Obstacle::State);
    for (size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].accepts(fieldOf(agent, rules[i].constraint().field)))
            continue;
        fit.obstacles |= obstacleBit(Obstacle::Constraint);
        if (i < 32)
            fit.constraints |= 1U << i;
    }
    fit.busyPorts = space.busyPorts(demand);
    if (!fit.busyPorts.isEmpty() || !space.hasPortsFor(demand))
        fit.obstacles |= obstacleBit(Obstacle::Ports);
    if (!space.isOpenTo(demand)) {
        fit.obstacles |= obstacleBit(Obstacle::Role); // amounts say nothing then
        return fit;
    }
    const Resources free = space.freeFor(demand);
    for (size_t i = 0; i < Amounts.size(); ++i) {
        const double lack = demand.each.*Amounts[i] - std::max(0.0, free.*Amounts[i]);
        if (lack <= AmountNoise)
            continue;
        fit.lacking.*Amounts[i] = lack;
        fit.obstacles |= obstacleBit(ObstacleOf[i]);
    }
    return fit;
}

} // namespace mesoscope
