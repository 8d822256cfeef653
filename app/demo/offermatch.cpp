// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/offermatch.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

const QStringList &rejectReasons()
{
    static const QStringList reasons{
        u"UnfulfilledRole"_s,        u"UnfulfilledConstraint"_s, u"NoCorrespondingReservationFound"_s,
        u"AgentMaintenance"_s,       u"InsufficientCpus"_s,      u"InsufficientMemory"_s,
        u"InsufficientDisk"_s,       u"InsufficientGpus"_s,      u"InsufficientPorts"_s,
        u"DeclinedScarceResources"_s};
    return reasons;
}

std::optional<QString> agentField(const SimAgent &agent, const QString &field)
{
    if (field == "hostname"_L1 || field == "@hostname"_L1)
        return agent.hostname;
    if (field == "@region"_L1)
        return agent.region.isEmpty() ? std::nullopt : std::optional(agent.region);
    if (field == "@zone"_L1)
        return agent.zone.isEmpty() ? std::nullopt : std::optional(agent.zone);
    const auto it = agent.attributes.constFind(field);
    return it == agent.attributes.constEnd() ? std::nullopt : std::optional(it.value());
}

PlacedCounts countPlaced(const RunSpec &spec, const std::vector<const SimAgent *> &placed)
{
    PlacedCounts counts(spec.constraints.size());
    for (size_t i = 0; i < spec.constraints.size(); ++i) {
        for (const SimAgent *agent : placed) {
            if (const std::optional<QString> value = agentField(*agent, spec.constraints[i].field))
                ++counts[i][*value];
        }
    }
    return counts;
}

/// Numbers are compared after rounding to three decimals, as Mesos stores them.
static bool sameValue(const QString &left, const QString &right)
{
    bool leftIsNumber = false;
    bool rightIsNumber = false;
    const double a = left.toDouble(&leftIsNumber);
    const double b = right.toDouble(&rightIsNumber);
    if (leftIsNumber && rightIsNumber)
        return std::llround(a * 1000) == std::llround(b * 1000);
    return left == right;
}

static bool fullMatch(const QString &pattern, const QString &text)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    return expression.isValid() && expression.match(text).hasMatch();
}

bool constraintAccepts(const Constraint &constraint, const SimAgent &agent, const std::map<QString, int> &placed)
{
    const std::optional<QString> value = agentField(agent, constraint.field);
    if (!value)
        return constraint.op == "UNLIKE"_L1;
    const auto here = placed.find(*value);
    const int count = here == placed.end() ? 0 : here->second;
    if (constraint.op == "UNIQUE"_L1)
        return count == 0;
    if (constraint.op == "CLUSTER"_L1) {
        if (!constraint.value.isEmpty())
            return sameValue(*value, constraint.value);
        return placed.empty() || count > 0;
    }
    if (constraint.op == "GROUP_BY"_L1) {
        if (count == 0)
            return true;
        const auto smallest = std::min_element(placed.begin(), placed.end(),
                                               [](const auto &a, const auto &b) { return a.second < b.second; });
        return int(placed.size()) >= constraint.value.toInt() && count == smallest->second;
    }
    if (constraint.op == "LIKE"_L1)
        return fullMatch(constraint.value, *value);
    if (constraint.op == "UNLIKE"_L1)
        return !fullMatch(constraint.value, *value);
    if (constraint.op == "MAX_PER"_L1)
        return count < constraint.value.toInt();
    return constraint.op == "IS"_L1 && sameValue(*value, constraint.value);
}

static bool isFree(const AgentUse &use, const std::vector<int> &taken, int port)
{
    return std::find(use.ports.begin(), use.ports.end(), port) == use.ports.end() &&
           std::find(taken.begin(), taken.end(), port) == taken.end();
}

/// Empty optional: the ports do not suffice.
static std::optional<std::vector<int>> choosePorts(const RunSpec &spec, const SimAgent &agent, const AgentUse &use,
                                                   std::mt19937 &random)
{
    std::vector<int> chosen;
    const int width = agent.ports.end - agent.ports.begin + 1;
    for (const int wish : spec.hostPorts) {
        if (wish < 0)
            continue;
        if (wish > 0) {
            if (wish < agent.ports.begin || wish > agent.ports.end || !isFree(use, chosen, wish))
                return std::nullopt;
            chosen.push_back(wish);
            continue;
        }
        if (width <= int(use.ports.size() + chosen.size()))
            return std::nullopt;
        int port = agent.ports.begin + int(random() % quint32(width));
        while (!isFree(use, chosen, port))
            port = port == agent.ports.end ? agent.ports.begin : port + 1;
        chosen.push_back(port);
    }
    return chosen;
}

OfferMatch matchOffer(const RunSpec &spec, const SimAgent &agent, const AgentUse &use, const PlacedCounts &placed,
                      std::mt19937 &random)
{
    OfferMatch match;
    const auto accepts = [&spec](const QString &role) {
        return spec.acceptedRoles.isEmpty() ? role == spec.role || role == "*"_L1 : spec.acceptedRoles.contains(role);
    };
    const bool reservation = !agent.reservedRole.isEmpty() && accepts(agent.reservedRole);
    const SimResources open{agent.total.cpus - agent.reserved.cpus, agent.total.mem - agent.reserved.mem,
                            agent.total.disk - agent.reserved.disk, agent.total.gpus - agent.reserved.gpus};
    const bool unreserved = accepts(u"*"_s) && open.mem > 0;
    if (!reservation && !unreserved) {
        match.reasons.append(u"UnfulfilledRole"_s);
        return match;
    }
    for (size_t i = 0; i < spec.constraints.size(); ++i) {
        if (!constraintAccepts(spec.constraints[i], agent, placed[i])) {
            match.reasons.append(u"UnfulfilledConstraint"_s);
            break;
        }
    }
    const auto shortOf = [&spec](const SimResources &total, const SimResources &used) {
        constexpr double noise = 1e-6;
        QStringList reasons;
        if (total.cpus - used.cpus + noise < spec.resources.cpus)
            reasons.append(u"InsufficientCpus"_s);
        if (total.mem - used.mem + noise < spec.resources.mem)
            reasons.append(u"InsufficientMemory"_s);
        if (total.disk - used.disk + noise < spec.resources.disk)
            reasons.append(u"InsufficientDisk"_s);
        if (total.gpus - used.gpus + noise < spec.resources.gpus)
            reasons.append(u"InsufficientGpus"_s);
        return reasons;
    };
    QStringList lacking;
    if (reservation) {
        lacking = shortOf(agent.reserved, use.reserved);
        match.reserved = lacking.isEmpty();
    }
    if (unreserved && !match.reserved)
        lacking = shortOf(open, use.unreserved);
    match.reasons += lacking;
    if (!spec.hostPorts.empty() && (match.reasons.isEmpty() || spec.hostPorts.front() > 0)) {
        if (auto ports = choosePorts(spec, agent, use, random))
            match.ports = std::move(*ports);
        else
            match.reasons.append(u"InsufficientPorts"_s);
    }
    return match;
}

} // namespace mesoscope::demo
