// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/placement.h"

#include "models/domain/placementrules.h"

#include <QSet>

#include <algorithm>
#include <bit>
#include <cmath>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Noise = 1e-6; ///< Mesos counts in thousandths

constexpr std::array<double Resources::*, 4> Amounts{&Resources::cpus, &Resources::mem, &Resources::disk,
                                                     &Resources::gpus};
constexpr std::array<Obstacle, 4> ObstacleOf{Obstacle::Cpus, Obstacle::Memory, Obstacle::Disk, Obstacle::Gpus};

quint8 bit(Obstacle obstacle)
{
    return quint8(1 << int(obstacle));
}

bool isHost(const QString &field)
{
    return field == "hostname"_L1 || field == "@hostname"_L1;
}

int countPorts(const QList<PortRange> &ranges)
{
    int count = 0;
    for (const PortRange &range : ranges)
        count += range.last - range.first + 1;
    return count;
}

class Check
{
public:
    Check(const App &app, const ClusterSnapshot &snapshot);
    std::optional<Placement> run(int missing);

private:
    void occupy();
    Resources reservedFor(const Agent &agent) const;
    Resources freeOn(const Agent &agent, bool *estimated) const;
    NodeFit fit(const Agent &agent, bool *estimated) const;
    void addPorts(const Agent &agent, NodeFit &fit) const;
    void suggestLess(Placement &placement) const;
    void suggestLessOfSeveral(Placement &placement) const;
    void suggestOthers(Placement &placement) const;
    void suggestNodes(Placement &placement, int missing) const;
    int perNewNode(const Agent &like) const;
    int mostPerHost() const;

    const App &m_app;
    const ClusterSnapshot &m_snapshot;
    std::vector<PlacementRule> m_rules;
    QStringList m_roles; ///< whose resources it may use
    QList<int> m_fixedPorts;
    int m_anyPorts = 0;
    std::vector<NodeFit> m_fits;
};

Check::Check(const App &app, const ClusterSnapshot &snapshot) : m_app(app), m_snapshot(snapshot)
{
    for (const Constraint &constraint : app.constraints)
        m_rules.emplace_back(constraint);
    m_roles = app.acceptedRoles;
    if (m_roles.isEmpty()) {
        m_roles = {u"*"_s};
        if (!app.role.isEmpty())
            m_roles += app.role;
        for (const Framework &framework : snapshot.frameworks) { // before 1.9 an app has no role of its own
            if (app.role.isEmpty() && framework.id.text() == snapshot.info.marathonFrameworkId)
                m_roles += framework.roles;
        }
    }
    for (const PortMapping &port : app.ports) {
        if (port.hostPort && *port.hostPort > 0)
            m_fixedPorts += *port.hostPort;
        else if (port.hostPort)
            ++m_anyPorts;
    }
    occupy();
}

/// Instances that nobody can reach count: Marathon still knows them.
void Check::occupy()
{
    if (m_rules.empty())
        return;
    QSet<QString> pods; // a pod's tasks share an executor
    for (const Task *task : m_snapshot.tasksOf(m_app.handle)) {
        const Agent *agent = m_snapshot.agent(task->agent);
        if (!agent || !(isActive(task->state) || task->state == TaskState::Unreachable))
            continue;
        if (m_app.kind == App::Kind::Pod && !task->executorId.isEmpty()) {
            if (pods.contains(task->executorId))
                continue;
            pods.insert(task->executorId);
        }
        for (PlacementRule &rule : m_rules) {
            if (const std::optional<QString> value = fieldOf(*agent, rule.constraint().field))
                rule.occupy(*value);
        }
    }
}

Resources Check::reservedFor(const Agent &agent) const
{
    Resources mine;
    for (auto it = agent.reservations.begin(); it != agent.reservations.end(); ++it) {
        if (m_roles.contains(it.key()))
            mine += it.value();
    }
    return mine;
}

/// Of a partly reserved node Mesos does not say which part its tasks use: a role's own part first, as Marathon takes
/// it.
Resources Check::freeOn(const Agent &agent, bool *estimated) const
{
    if (agent.reservations.isEmpty())
        return m_roles.contains(u"*"_s) ? agent.total - agent.used : Resources();
    *estimated = true;
    QHash<QString, Resources> byRole;
    for (const Task *task : m_snapshot.tasksOn(agent.handle)) {
        if (isActive(task->state) && agent.reservations.contains(task->role))
            byRole[task->role] += task->resources;
    }
    Resources open = agent.total - agent.reserved - agent.used;
    Resources mine;
    for (auto it = agent.reservations.begin(); it != agent.reservations.end(); ++it) {
        for (const auto amount : Amounts) {
            const double reserved = it.value().*amount;
            const double used = std::min(reserved, byRole.value(it.key()).*amount);
            open.*amount += used; // was not taken from the open part
            if (m_roles.contains(it.key()))
                mine.*amount += reserved - used;
        }
    }
    if (m_roles.contains(u"*"_s)) {
        for (const auto amount : Amounts)
            mine.*amount += std::max(0.0, open.*amount);
    }
    return mine;
}

void Check::addPorts(const Agent &agent, NodeFit &fit) const
{
    for (const int port : m_fixedPorts) {
        if (!contains(agent.ports, port) || contains(agent.usedPorts, port))
            fit.busyPorts += quint16(port);
    }
    const bool tooFew =
        m_anyPorts > 0 && countPorts(agent.ports) - countPorts(agent.usedPorts) < m_anyPorts + int(m_fixedPorts.size());
    if (tooFew || !fit.busyPorts.isEmpty())
        fit.obstacles |= bit(Obstacle::Ports);
}

NodeFit Check::fit(const Agent &agent, bool *estimated) const
{
    NodeFit fit;
    fit.agent = agent.handle;
    if (agent.status != AgentStatus::Active)
        fit.obstacles |= bit(Obstacle::State);
    for (size_t i = 0; i < m_rules.size(); ++i) {
        if (m_rules[i].accepts(fieldOf(agent, m_rules[i].constraint().field)))
            continue;
        fit.obstacles |= bit(Obstacle::Constraint);
        if (i < 32)
            fit.constraints |= 1U << i;
    }
    const bool open =
        m_roles.contains(u"*"_s) && (agent.reservations.isEmpty() || agent.total.mem > agent.reserved.mem);
    if (!open && reservedFor(agent).isZero()) {
        fit.obstacles |= bit(Obstacle::Role); // amounts say nothing then
        addPorts(agent, fit);
        return fit;
    }
    const Resources free = freeOn(agent, estimated);
    for (size_t i = 0; i < Amounts.size(); ++i) {
        const double lack = m_app.each.*Amounts[i] - std::max(0.0, free.*Amounts[i]);
        if (lack <= Noise)
            continue;
        fit.lacking.*Amounts[i] = lack;
        fit.obstacles |= bit(ObstacleOf[i]);
    }
    addPorts(agent, fit);
    return fit;
}

/// For each amount: how little less of it alone lets an instance in.
void Check::suggestLess(Placement &placement) const
{
    for (size_t i = 0; i < Amounts.size(); ++i) {
        const auto amount = Amounts[i];
        double least = -1;
        for (const NodeFit &fit : m_fits) {
            if (fit.obstacles == bit(ObstacleOf[i]) && (least < 0 || fit.lacking.*amount < least))
                least = fit.lacking.*amount;
        }
        if (least < 0)
            continue;
        Remedy remedy;
        remedy.each = m_app.each;
        const double left = m_app.each.*amount - least;
        const bool whole = ObstacleOf[i] == Obstacle::Gpus; // the others count in thousandths
        remedy.each.*amount = whole ? std::floor(left + Noise) : std::floor(left * 1000 + Noise) / 1000;
        if (remedy.each.*amount <= 0 && !whole)
            continue; // nothing is free: no amount is small enough
        for (const NodeFit &fit : m_fits) {
            remedy.nodes += fit.obstacles == bit(ObstacleOf[i]) &&
                            m_app.each.*amount - fit.lacking.*amount + Noise >= remedy.each.*amount;
        }
        placement.remedies += remedy;
    }
    std::sort(placement.remedies.begin(), placement.remedies.end(), [this](const Remedy &a, const Remedy &b) {
        const auto kept = [this](const Remedy &remedy) {
            double share = 1;
            for (const auto amount : Amounts) {
                if (m_app.each.*amount > 0)
                    share = std::min(share, remedy.each.*amount / (m_app.each.*amount));
            }
            return share;
        };
        return kept(a) > kept(b);
    });
}

/// Where no single amount helps: on the node where the least of all has to go.
void Check::suggestLessOfSeveral(Placement &placement) const
{
    constexpr quint8 AllAmounts = (1 << int(Obstacle::Cpus)) | (1 << int(Obstacle::Memory)) |
                                  (1 << int(Obstacle::Disk)) | (1 << int(Obstacle::Gpus));
    const NodeFit *best = nullptr;
    double bestShare = 0;
    for (const NodeFit &fit : m_fits) {
        if (fit.fits() || (fit.obstacles & ~AllAmounts) != 0)
            continue;
        double share = 0;
        bool possible = true;
        for (const auto amount : Amounts) {
            if (m_app.each.*amount <= 0)
                continue;
            const double part = fit.lacking.*amount / (m_app.each.*amount);
            possible = possible && (part < 1 || amount == &Resources::gpus);
            share += part;
        }
        if (possible && (!best || share < bestShare)) {
            best = &fit;
            bestShare = share;
        }
    }
    if (!best)
        return;
    Remedy remedy;
    for (const auto amount : Amounts)
        remedy.each.*amount = std::floor((m_app.each.*amount - best->lacking.*amount) * 1000 + Noise) / 1000;
    remedy.each.gpus = std::floor(remedy.each.gpus + Noise);
    remedy.nodes = 1;
    placement.remedies += remedy;
}

void Check::suggestOthers(Placement &placement) const
{
    for (size_t i = 0; i < std::min(m_rules.size(), size_t(32)); ++i) {
        Remedy remedy;
        remedy.kind = Remedy::Kind::DropConstraint;
        remedy.constraint = int(i);
        for (const NodeFit &fit : m_fits)
            remedy.nodes += fit.obstacles == bit(Obstacle::Constraint) && fit.constraints == 1U << i;
        if (remedy.nodes > 0)
            placement.remedies += remedy;
    }
    Remedy ports;
    ports.kind = Remedy::Kind::OtherPorts;
    for (const NodeFit &fit : m_fits)
        ports.nodes += fit.obstacles == bit(Obstacle::Ports) && !fit.busyPorts.isEmpty();
    if (ports.nodes > 0)
        placement.remedies += ports;
}

int Check::mostPerHost() const
{
    int most = m_fixedPorts.isEmpty() ? 1000 : 1;
    for (const PlacementRule &rule : m_rules) {
        const Constraint &constraint = rule.constraint();
        if (constraint.op == "UNIQUE"_L1 || (!isHost(constraint.field) && !rule.isStatic()))
            most = 1; // where the next one may go depends on what the first one changed
        else if (constraint.op == "MAX_PER"_L1)
            most = std::min(most, std::max(1, constraint.value.toInt()));
    }
    return most;
}

/// How many instances an empty node of that size and with these attributes takes; its host name would be a new one.
int Check::perNewNode(const Agent &like) const
{
    Resources free = reservedFor(like);
    if (m_roles.contains(u"*"_s))
        free += like.total - like.reserved;
    int most = mostPerHost();
    for (const auto amount : Amounts) {
        if (m_app.each.*amount > 0)
            most = std::min(most, int(std::min(1000.0, (free.*amount + Noise) / (m_app.each.*amount))));
    }
    for (const PlacementRule &rule : m_rules) {
        const QString &field = rule.constraint().field;
        if (!rule.accepts(isHost(field) ? u"a-new-node"_s : fieldOf(like, field)))
            return 0;
    }
    for (const int port : m_fixedPorts) {
        if (!contains(like.ports, port))
            return 0;
    }
    if (m_anyPorts > 0)
        most = std::min(most, (countPorts(like.ports) - int(m_fixedPorts.size())) / m_anyPorts);
    return most;
}

void Check::suggestNodes(Placement &placement, int missing) const
{
    Remedy remedy;
    remedy.kind = Remedy::Kind::MoreNodes;
    const Agent *best = nullptr;
    for (const Agent &agent : m_snapshot.agents) {
        const auto size = [](const Agent &of) { return std::tuple(of.total.cpus, of.total.mem, of.total.disk); };
        if (agent.hasTotals && (!best || size(agent) < size(*best)) && perNewNode(agent) > 0)
            best = &agent;
    }
    if (best) {
        const int each = perNewNode(*best);
        remedy.like = best->handle;
        remedy.each = best->total;
        remedy.count = (missing + each - 1) / each;
        remedy.nodes = remedy.count;
        placement.remedies += remedy;
        return;
    }
    remedy.each = m_app.each;
    remedy.count = missing;
    remedy.nodes = missing;
    quint32 all = 0;
    for (size_t i = 0; i < std::min(m_rules.size(), size_t(32)); ++i) {
        all |= 1U << i;
        const bool somewhere = std::any_of(m_fits.begin(), m_fits.end(),
                                           [i](const NodeFit &fit) { return !((fit.constraints >> i) & 1); });
        if (!somewhere)
            remedy.constraints |= 1U << i;
    }
    const bool tooSmall = std::all_of(m_fits.begin(), m_fits.end(), [this](const NodeFit &fit) {
        const Agent *agent = m_snapshot.agent(fit.agent);
        return std::any_of(Amounts.begin(), Amounts.end(),
                           [&](auto amount) { return agent->total.*amount + Noise < m_app.each.*amount; });
    });
    if (remedy.constraints == 0 && !tooSmall)
        remedy.constraints = all; // some node satisfies each, none all of them
    placement.remedies += remedy;
}

std::optional<Placement> Check::run(int missing)
{
    Placement placement;
    placement.keptByConstraint.fill(0, m_app.constraints.size());
    for (const Agent &agent : m_snapshot.agents) {
        if (!agent.hasTotals)
            continue;
        m_fits.push_back(fit(agent, &placement.estimated));
        const NodeFit &one = m_fits.back();
        ++placement.nodes;
        placement.fitting += one.fits();
        for (size_t i = 0; i < ObstacleCount; ++i)
            placement.kept[i] += one.has(Obstacle(i));
        for (qsizetype i = 0; i < std::min<qsizetype>(32, placement.keptByConstraint.size()); ++i)
            placement.keptByConstraint[i] += (one.constraints >> i) & 1;
    }
    if (m_fits.empty())
        return std::nullopt;
    if (placement.fitting == 0) {
        suggestLess(placement);
        if (placement.remedies.isEmpty())
            suggestLessOfSeveral(placement);
        suggestOthers(placement);
        suggestNodes(placement, std::max(1, missing));
    }
    const auto nearer = [this](const NodeFit &a, const NodeFit &b) {
        const auto share = [this](const NodeFit &fit) {
            double sum = 0;
            for (const auto amount : Amounts) {
                if (m_app.each.*amount > 0)
                    sum += fit.lacking.*amount / (m_app.each.*amount);
            }
            return sum;
        };
        const int left = std::popcount(a.obstacles);
        const int right = std::popcount(b.obstacles);
        return left != right ? left < right : share(a) != share(b) ? share(a) < share(b) : a.agent < b.agent;
    };
    const size_t most = std::min(m_fits.size(), Placement::MostNearest);
    std::partial_sort(m_fits.begin(), m_fits.begin() + qsizetype(most), m_fits.end(), nearer);
    m_fits.resize(most);
    placement.nearest = std::move(m_fits);
    return placement;
}

} // namespace

std::optional<QString> fieldOf(const Agent &agent, const QString &field)
{
    if (isHost(field))
        return agent.hostname;
    if (field == "@region"_L1)
        return agent.region.isEmpty() ? std::nullopt : std::optional(agent.region);
    if (field == "@zone"_L1)
        return agent.zone.isEmpty() ? std::nullopt : std::optional(agent.zone);
    const auto it = agent.attributes.constFind(field);
    return it == agent.attributes.constEnd() ? std::nullopt : std::optional(it.value());
}

std::optional<Placement> checkPlacement(const App &app, const ClusterSnapshot &snapshot, int missing)
{
    return Check(app, snapshot).run(missing);
}

} // namespace mesoscope
