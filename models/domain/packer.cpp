// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/packer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mesoscope {

namespace {

constexpr size_t MostSearched = 200; ///< instances; of more there are too many ways

bool isOrdered(const PlacementRule &rule)
{
    const QString &op = rule.constraint().op;
    return op == QLatin1String("GROUP_BY") || (op == QLatin1String("CLUSTER") && !rule.isStatic());
}

/// How many of it @p free holds by its amounts alone.
qint64 countIn(const Resources &free, const Resources &each)
{
    double count = 1e9;
    for (const auto amount : Amounts) {
        if (each.*amount > 0)
            count = std::min(count, std::floor((free.*amount + AmountNoise) / (each.*amount)));
    }
    return qint64(std::max(0.0, count));
}

double share(const Resources &of, const Resources &whole)
{
    double sum = 0;
    for (const auto amount : Amounts) {
        if (whole.*amount > 0)
            sum += of.*amount / (whole.*amount);
    }
    return sum;
}

} // namespace

Packer::Packer(const Packing &packing, const std::vector<PackWish> &wishes, qint64 steps,
               const std::atomic_bool *cancelled)
    : m_packing(packing), m_snapshot(*packing.m_snapshot), m_steps(steps), m_cancelled(cancelled)
{
    for (const Packing::Node &node : packing.m_nodes)
        m_spaces.push_back(node.space);
    m_wishes.reserve(wishes.size());
    for (size_t i = 0; i < wishes.size(); ++i)
        addWish(wishes[i], i);
    // What has the fewest places to go to chooses first, and of those what is largest.
    Resources largest;
    for (const Packing::Node &node : packing.m_nodes) {
        for (const auto amount : Amounts)
            largest.*amount = std::max(largest.*amount, node.agent.total.*amount);
    }
    std::stable_sort(m_wishes.begin(), m_wishes.end(), [&largest](const Wish &a, const Wish &b) {
        const bool fewA = !a.rules.empty();
        const bool fewB = !b.rules.empty();
        if (fewA != fewB)
            return fewA;
        if (fewA && a.candidates.size() != b.candidates.size())
            return a.candidates.size() < b.candidates.size();
        return share(a.demand.each, largest) > share(b.demand.each, largest);
    });
}

void Packer::addWish(const PackWish &wish, size_t number)
{
    Wish made;
    made.app = &wish.app;
    made.demand = demandOf(wish.app, m_snapshot);
    made.wanted = std::max(0, wish.instances);
    made.number = number;
    const std::vector<TaskHandle> &ended = m_packing.m_ended;
    made.rules = occupiedRules(wish.app, m_snapshot, [&](const Task &task) {
        if (std::binary_search(ended.begin(), ended.end(), task.handle))
            return false;
        const auto &nodes = m_packing.m_nodes;
        const auto node = std::find_if(nodes.begin(), nodes.end(), [&task](const Packing::Node &one) {
            return !one.added && one.agent.handle == task.agent;
        });
        return node == nodes.end() || node->there;
    });
    made.ordered = std::any_of(made.rules.begin(), made.rules.end(), isOrdered);
    made.candidateOf.assign(m_spaces.size(), -1);
    for (size_t i = 0; i < m_spaces.size(); ++i) {
        const Packing::Node &node = m_packing.m_nodes[i];
        if (!node.there)
            continue;
        const NodeFit fit = fitOn(node.agent, m_spaces[i], made.demand, made.rules);
        bool can = (fit.obstacles & ~obstacleBit(Obstacle::Constraint)) == 0;
        for (size_t rule = 0; can && rule < made.rules.size(); ++rule) {
            // What a rule that looks at the others says now may change with each instance that is placed.
            const PlacementRule &one = made.rules[rule];
            can = isOrdered(one) || one.accepts(fieldOf(node.agent, one.constraint().field));
        }
        if (!can)
            continue;
        made.candidateOf[i] = qint32(made.candidates.size());
        made.candidates.push_back(quint32(i));
        for (const PlacementRule &rule : made.rules)
            made.values.push_back(fieldOf(node.agent, rule.constraint().field));
    }
    m_wishes.push_back(std::move(made));
}

const Packer::Value &Packer::value(const Wish &wish, size_t candidate, size_t rule) const
{
    return wish.values[candidate * wish.rules.size() + rule];
}

bool Packer::accepts(const Wish &wish, size_t candidate) const
{
    for (size_t rule = 0; rule < wish.rules.size(); ++rule) {
        if (!wish.rules[rule].accepts(value(wish, candidate, rule)))
            return false;
    }
    return true;
}

bool Packer::fits(const Wish &wish, size_t candidate) const
{
    const NodeSpace &space = m_spaces[wish.candidates[candidate]];
    const Resources free = space.freeFor(wish.demand);
    for (const auto amount : Amounts) {
        if (wish.demand.each.*amount - free.*amount > AmountNoise)
            return false;
    }
    return space.hasPortsFor(wish.demand) && accepts(wish, candidate);
}

void Packer::put(Wish &wish, size_t candidate)
{
    const quint32 node = wish.candidates[candidate];
    m_spaces[node].take(wish.demand);
    for (size_t rule = 0; rule < wish.rules.size(); ++rule) {
        if (const Value &at = value(wish, candidate, rule))
            wish.rules[rule].occupy(*at);
    }
    wish.places.push_back(node);
}

void Packer::takeBack(Wish &wish, size_t candidate, const NodeSpace &before)
{
    m_spaces[wish.candidates[candidate]] = before;
    for (size_t rule = 0; rule < wish.rules.size(); ++rule) {
        if (const Value &at = value(wish, candidate, rule))
            wish.rules[rule].vacate(*at);
    }
    wish.places.pop_back();
}

void Packer::placeGreedily(Wish &wish)
{
    std::vector<std::pair<double, size_t>> order;
    for (size_t i = 0; i < wish.candidates.size(); ++i) {
        const quint32 node = wish.candidates[i];
        order.emplace_back(share(m_spaces[node].freeFor(wish.demand), m_packing.m_nodes[node].agent.total), i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    size_t at = 0;
    while (int(wish.places.size()) < wish.wanted && at < order.size()) {
        if (m_cancelled && *m_cancelled)
            return;
        if (!fits(wish, order[at].second)) {
            ++at;
            continue;
        }
        put(wish, order[at].second);
        if (wish.ordered)
            at = 0; // what was refused before may be accepted now
    }
}

/// An upper bound of what can be placed of one wish when it has all nodes to itself.
qint64 Packer::mostOf(const Wish &wish) const
{
    std::vector<qint64> most;
    for (const quint32 node : wish.candidates) {
        const NodeSpace &space = m_packing.m_nodes[node].space;
        qint64 count = countIn(space.freeFor(wish.demand), wish.demand.each);
        if (!wish.demand.fixedPorts.isEmpty())
            count = std::min<qint64>(count, 1);
        else if (wish.demand.anyPorts > 0)
            count = std::min<qint64>(count, space.freePorts() / wish.demand.anyPorts);
        most.push_back(count);
    }
    qint64 bound = std::accumulate(most.begin(), most.end(), qint64(0));
    for (size_t rule = 0; rule < wish.rules.size(); ++rule) {
        const Constraint &constraint = wish.app->constraints.at(qsizetype(rule));
        const bool unique = constraint.op == QLatin1String("UNIQUE");
        if (!unique && constraint.op != QLatin1String("MAX_PER"))
            continue;
        // Those that run already were taken into account when the candidates were chosen, one by one.
        const qint64 limit = unique ? 1 : std::max(0, constraint.value.toInt());
        QHash<QString, qint64> byValue;
        for (size_t i = 0; i < wish.candidates.size(); ++i) {
            if (const Value &at = value(wish, i, rule))
                byValue[*at] += most[i];
        }
        qint64 sum = 0;
        for (const qint64 count : byValue)
            sum += std::min(limit, count);
        bound = std::min(bound, sum);
    }
    return bound;
}

bool Packer::isImpossible() const
{
    Resources wanted;
    for (const Wish &wish : m_wishes) {
        if (mostOf(wish) < wish.wanted)
            return true;
        wanted += wish.demand.each * wish.wanted;
    }
    Resources free;
    for (const Packing::Node &node : m_packing.m_nodes) {
        if (!node.there || node.agent.status != AgentStatus::Active)
            continue;
        Resources most;
        for (const Wish &wish : m_wishes) {
            const Resources of = node.space.freeFor(wish.demand);
            for (const auto amount : Amounts)
                most.*amount = std::max(most.*amount, of.*amount);
        }
        // Where wishes of several roles meet, each may have a part of its own.
        free += m_wishes.size() > 1 && node.space.isPartlyReserved() ? node.agent.total : most;
    }
    return std::any_of(Amounts.begin(), Amounts.end(),
                       [&](auto amount) { return wanted.*amount > free.*amount + AmountNoise; });
}

/// Whether it makes no difference which of the two takes the next instance.
bool Packer::alike(quint32 left, quint32 right) const
{
    if (!(m_spaces[left] == m_spaces[right]))
        return false;
    for (const Wish &wish : m_wishes) {
        const qint32 a = wish.candidateOf[left];
        const qint32 b = wish.candidateOf[right];
        if ((a < 0) != (b < 0))
            return false;
        if (a < 0)
            continue;
        for (size_t rule = 0; rule < wish.rules.size(); ++rule) {
            const PlacementRule &one = wish.rules[rule];
            if (one.isStatic())
                continue; // both are candidates
            const Value &valueA = value(wish, size_t(a), rule);
            const Value &valueB = value(wish, size_t(b), rule);
            if (isHostField(one.constraint().field) ? one.placedAt(*valueA) != one.placedAt(*valueB) : valueA != valueB)
                return false;
        }
    }
    return true;
}

bool Packer::search(size_t item)
{
    if (item == m_items.size())
        return true;
    Wish &wish = m_wishes[m_items[item]];
    // Instances of one app are the same: where their order is of no account they need not be tried in every order.
    const bool follows = !wish.ordered && !wish.places.empty();
    const size_t first = follows ? size_t(wish.candidateOf[wish.places.back()]) : 0;
    std::vector<quint32> tried;
    for (size_t candidate = first; candidate < wish.candidates.size(); ++candidate) {
        if (--m_steps < 0 || (m_cancelled && *m_cancelled)) {
            m_gaveUp = true;
            return false;
        }
        const quint32 node = wish.candidates[candidate];
        if (!fits(wish, candidate) ||
            std::any_of(tried.begin(), tried.end(), [&](quint32 other) { return alike(other, node); }))
            continue;
        const NodeSpace before = m_spaces[node];
        put(wish, candidate);
        if (search(item + 1))
            return true;
        takeBack(wish, candidate, before);
        tried.push_back(node);
        if (m_gaveUp)
            return false;
    }
    return false;
}

Placement Packer::keptOff(const Wish &wish) const
{
    Placement kept;
    kept.keptByConstraint.fill(0, wish.app->constraints.size());
    for (size_t i = 0; i < m_spaces.size(); ++i) {
        const Packing::Node &node = m_packing.m_nodes[i];
        if (!node.there)
            continue;
        const NodeFit fit = fitOn(node.agent, m_spaces[i], wish.demand, wish.rules);
        ++kept.nodes;
        kept.fitting += fit.fits();
        for (size_t one = 0; one < ObstacleCount; ++one)
            kept.kept[one] += fit.has(Obstacle(one));
        for (qsizetype one = 0; one < std::min<qsizetype>(32, kept.keptByConstraint.size()); ++one)
            kept.keptByConstraint[one] += (fit.constraints >> one) & 1;
    }
    return kept;
}

Packed Packer::result(Packed::Verdict verdict) const
{
    Packed packed;
    packed.verdict = verdict;
    packed.apps.resize(m_wishes.size());
    for (const Packing::Node &node : m_packing.m_nodes)
        packed.estimated = packed.estimated || (node.there && node.space.isPartlyReserved());
    for (const Wish &wish : m_wishes) {
        PackedApp &app = packed.apps[wish.number];
        app.placed = int(wish.places.size());
        app.unplaced = wish.wanted - app.placed;
        std::vector<quint32> places = wish.places;
        std::sort(places.begin(), places.end());
        for (const quint32 node : places) {
            if (app.places.empty() || app.places.back().first != node)
                app.places.emplace_back(node, 0);
            ++app.places.back().second;
        }
        if (app.unplaced > 0)
            app.kept = keptOff(wish);
    }
    return packed;
}

Packed Packer::run()
{
    for (Wish &wish : m_wishes)
        placeGreedily(wish);
    const auto complete = [](const Wish &wish) { return int(wish.places.size()) == wish.wanted; };
    if (std::all_of(m_wishes.begin(), m_wishes.end(), complete))
        return result(Packed::Verdict::Fits);
    const Packed partial = result(isImpossible() ? Packed::Verdict::DoesNotFit : Packed::Verdict::NotFound);
    if (partial.verdict == Packed::Verdict::DoesNotFit)
        return partial;
    for (size_t i = 0; i < m_wishes.size(); ++i) {
        Wish &wish = m_wishes[i];
        if (m_items.size() + size_t(wish.wanted) > MostSearched)
            return partial;
        m_items.insert(m_items.end(), size_t(wish.wanted), i);
        while (!wish.places.empty()) {
            const quint32 node = wish.places.back();
            takeBack(wish, size_t(wish.candidateOf[node]), m_packing.m_nodes[node].space);
        }
    }
    if (search(0))
        return result(Packed::Verdict::Fits);
    Packed failed = partial;
    if (!m_gaveUp)
        failed.verdict = Packed::Verdict::DoesNotFit;
    return failed;
}

} // namespace mesoscope
