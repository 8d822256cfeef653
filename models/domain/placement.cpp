// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/placement.h"

#include "models/domain/nodespace.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Check
{
public:
    Check(const App &app, const ClusterSnapshot &snapshot);
    std::optional<Placement> run(int missing);

private:
    void suggestLess(Placement &placement) const;
    void suggestLessOfSeveral(Placement &placement) const;
    void suggestOthers(Placement &placement) const;
    void suggestNodes(Placement &placement, int missing) const;
    int perNewNode(const Agent &like) const;
    int mostPerHost() const;

    const App &m_app;
    const ClusterSnapshot &m_snapshot;
    const std::vector<PlacementRule> m_rules;
    const Demand m_demand;
    std::vector<NodeFit> m_fits;
};

Check::Check(const App &app, const ClusterSnapshot &snapshot)
    : m_app(app), m_snapshot(snapshot), m_rules(occupiedRules(app, snapshot)), m_demand(demandOf(app, snapshot))
{
}

/// For each amount: how little less of it alone lets an instance in.
void Check::suggestLess(Placement &placement) const
{
    for (size_t i = 0; i < Amounts.size(); ++i) {
        const auto amount = Amounts[i];
        double least = -1;
        for (const NodeFit &fit : m_fits) {
            if (fit.obstacles == obstacleBit(ObstacleOf[i]) && (least < 0 || fit.lacking.*amount < least))
                least = fit.lacking.*amount;
        }
        if (least < 0)
            continue;
        Remedy remedy;
        remedy.each = m_app.each;
        const double left = m_app.each.*amount - least;
        const bool whole = ObstacleOf[i] == Obstacle::Gpus; // the others count in thousandths
        remedy.each.*amount = whole ? std::floor(left + AmountNoise) : std::floor(left * 1000 + AmountNoise) / 1000;
        if (remedy.each.*amount <= 0 && !whole)
            continue; // nothing is free: no amount is small enough
        for (const NodeFit &fit : m_fits) {
            remedy.nodes += fit.obstacles == obstacleBit(ObstacleOf[i]) &&
                            m_app.each.*amount - fit.lacking.*amount + AmountNoise >= remedy.each.*amount;
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
        remedy.each.*amount = std::floor((m_app.each.*amount - best->lacking.*amount) * 1000 + AmountNoise) / 1000;
    remedy.each.gpus = std::floor(remedy.each.gpus + AmountNoise);
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
            remedy.nodes += fit.obstacles == obstacleBit(Obstacle::Constraint) && fit.constraints == 1U << i;
        if (remedy.nodes > 0)
            placement.remedies += remedy;
    }
    Remedy ports;
    ports.kind = Remedy::Kind::OtherPorts;
    for (const NodeFit &fit : m_fits)
        ports.nodes += fit.obstacles == obstacleBit(Obstacle::Ports) && !fit.busyPorts.isEmpty();
    if (ports.nodes > 0)
        placement.remedies += ports;
}

int Check::mostPerHost() const
{
    int most = m_demand.fixedPorts.isEmpty() ? 1000 : 1;
    for (const PlacementRule &rule : m_rules) {
        const Constraint &constraint = rule.constraint();
        if (constraint.op == "UNIQUE"_L1 || (!isHostField(constraint.field) && !rule.isStatic()))
            most = 1; // where the next one may go depends on what the first one changed
        else if (constraint.op == "MAX_PER"_L1)
            most = std::min(most, std::max(1, constraint.value.toInt()));
    }
    return most;
}

/// How many instances an empty node of that size and with these attributes takes; its host name would be a new one.
int Check::perNewNode(const Agent &like) const
{
    const NodeSpace empty(like);
    const Resources free = empty.freeFor(m_demand);
    int most = mostPerHost();
    for (const auto amount : Amounts) {
        if (m_app.each.*amount > 0)
            most = std::min(most, int(std::min(1000.0, (free.*amount + AmountNoise) / (m_app.each.*amount))));
    }
    for (const PlacementRule &rule : m_rules) {
        const QString &field = rule.constraint().field;
        if (!rule.accepts(isHostField(field) ? u"a-new-node"_s : fieldOf(like, field)))
            return 0;
    }
    if (!empty.busyPorts(m_demand).isEmpty())
        return 0;
    if (m_demand.anyPorts > 0)
        most = std::min(most, (empty.freePorts() - int(m_demand.fixedPorts.size())) / m_demand.anyPorts);
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
                           [&](auto amount) { return agent->total.*amount + AmountNoise < m_app.each.*amount; });
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
        const NodeSpace space(agent, m_snapshot);
        m_fits.push_back(fitOn(agent, space, m_demand, m_rules));
        const NodeFit &one = m_fits.back();
        placement.estimated = placement.estimated || (space.isPartlyReserved() && !one.has(Obstacle::Role));
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
    if (isHostField(field))
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
