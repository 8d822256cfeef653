// SPDX-License-Identifier: GPL-3.0-or-later
// Where one more instance of an app would fit, what keeps it off every other node, and the smallest change that helps.
#pragma once

#include "models/domain/snapshot.h"

#include <array>

namespace mesoscope {

/// What keeps an instance off a node, in the order in which Marathon declines an offer (api-facts 1.10).
enum class Obstacle : quint8 { State, Role, Constraint, Cpus, Memory, Disk, Gpus, Ports };
inline constexpr size_t ObstacleCount = 8;

struct NodeFit
{
    AgentHandle agent;
    quint8 obstacles = 0;     ///< a bit per Obstacle
    quint32 constraints = 0;  ///< which of App::constraints exclude it, a bit each; the first 32
    Resources lacking;        ///< how much more would have to be free
    QList<quint16> busyPorts; ///< fixed host ports that are taken or that the node does not offer
    bool has(Obstacle obstacle) const { return (obstacles >> int(obstacle)) & 1; }
    bool fits() const { return obstacles == 0; }
    bool operator==(const NodeFit &) const = default;
};

/// One change after which an instance fits.
struct Remedy
{
    enum class Kind : quint8 {
        Less,           ///< an instance asks for no more than `each`
        DropConstraint, ///< App::constraints[constraint]
        OtherPorts,     ///< no fixed host ports, or others
        MoreNodes,      ///< `count` nodes, each with at least `each` free
    };
    Kind kind = Kind::Less;
    Resources each;
    int constraint = -1;
    int nodes = 0;           ///< how many would take an instance then
    int count = 0;           ///< MoreNodes
    AgentHandle like;        ///< MoreNodes: a node of this size and these attributes would do; invalid: none is known
    quint32 constraints = 0; ///< MoreNodes without `like`: what the new nodes have to satisfy, a bit each
    bool operator==(const Remedy &) const = default;
};

struct Placement
{
    int nodes = 0; ///< looked at: all whose size is known
    int fitting = 0;
    std::array<int, ObstacleCount> kept{}; ///< how many nodes each obstacle keeps it off; a node counts for each
    QList<int> keptByConstraint;           ///< the same for each of App::constraints
    bool estimated = false;                ///< some nodes are partly reserved: how that part is used is not told
    std::vector<NodeFit> nearest;          ///< those with the least in the way first; at most MostNearest
    QList<Remedy> remedies;                ///< the smallest first
    bool operator==(const Placement &) const = default;

    static constexpr size_t MostNearest = 50;
};

/// For @p missing more instances of @p app. nullopt: no node's size is known (without access to Mesos).
/// Linear in the nodes, and in the tasks of nodes that are partly reserved. Patterns come from the network: a match of
/// one may cost no more than a bounded number of steps, beyond which it does not match.
std::optional<Placement> checkPlacement(const App &app, const ClusterSnapshot &snapshot, int missing = 1);

/// The value of a constraint's field on a node; nullopt: the node has no such attribute (api-facts 1.6).
std::optional<QString> fieldOf(const Agent &agent, const QString &field);

} // namespace mesoscope
