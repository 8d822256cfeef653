// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an agent's offer suits an instance, and if not, at which steps of Marathon's funnel it falls out.
#pragma once

#include "app/demo/runspec.h"

#include <map>
#include <optional>
#include <random>

namespace mesoscope::demo {

/// What is taken of one agent.
struct AgentUse
{
    SimResources unreserved, reserved;
    std::vector<int> ports;
};

struct OfferMatch
{
    QStringList reasons;    ///< why not, in the funnel's order; empty: it suits
    std::vector<int> ports; ///< one per RunSpec::hostPorts that is not -1
    bool reserved = false;  ///< taken from the agent's reservation
    bool suits() const { return reasons.isEmpty(); }
};

/// Marathon's order of the steps that decline offers (RejectOfferReason).
const QStringList &rejectReasons();

/// The value a constraint's field has on an agent; none: the agent lacks the attribute.
std::optional<QString> agentField(const SimAgent &agent, const QString &field);

/// How many instances an app has per value of each of its constraints' fields, in the order of the constraints.
using PlacedCounts = std::vector<std::map<QString, int>>;
PlacedCounts countPlaced(const RunSpec &spec, const std::vector<const SimAgent *> &placed);

bool constraintAccepts(const Constraint &constraint, const SimAgent &agent, const std::map<QString, int> &placed);

OfferMatch matchOffer(const RunSpec &spec, const SimAgent &agent, const AgentUse &use, const PlacedCounts &placed,
                      std::mt19937 &random);

} // namespace mesoscope::demo
