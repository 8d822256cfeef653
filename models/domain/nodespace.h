// SPDX-License-Identifier: GPL-3.0-or-later
// What is free on a node and for whom, while instances are placed on it one after another.
#pragma once

#include "models/domain/placement.h"
#include "models/domain/placementrules.h"

#include <functional>

namespace mesoscope {

inline constexpr double AmountNoise = 1e-6; ///< Mesos counts in thousandths
inline constexpr std::array<double Resources::*, 4> Amounts{&Resources::cpus, &Resources::mem, &Resources::disk,
                                                            &Resources::gpus};
inline constexpr std::array<Obstacle, 4> ObstacleOf{Obstacle::Cpus, Obstacle::Memory, Obstacle::Disk, Obstacle::Gpus};
constexpr quint8 obstacleBit(Obstacle obstacle)
{
    return quint8(1 << int(obstacle));
}

/// What one instance of an app takes from a node.
struct Demand
{
    Resources each;
    QStringList roles; ///< whose resources it may use
    QList<int> fixedPorts;
    int anyPorts = 0; ///< host ports that Marathon chooses
    bool allows(const QString &role) const { return roles.contains(role); }
};
Demand demandOf(const App &app, const ClusterSnapshot &snapshot);

class NodeSpace
{
public:
    /// Of a node without any task.
    explicit NodeSpace(const Agent &agent);
    /// As its tasks leave it. Of a partly reserved node Mesos does not say which part its tasks use: a role's own part
    /// first, as Marathon takes it.
    NodeSpace(const Agent &agent, const ClusterSnapshot &snapshot);

    Resources freeFor(const Demand &demand) const;
    bool isOpenTo(const Demand &demand) const;            ///< whether any of it may be used, whatever is free
    QList<quint16> busyPorts(const Demand &demand) const; ///< fixed ones that are taken, or that it does not have
    bool hasPortsFor(const Demand &demand) const;
    int freePorts() const { return m_freePorts; }
    bool isPartlyReserved() const { return !m_reserved.isEmpty(); }

    void take(const Demand &demand);
    /// An instance that runs here ends. What its task does not tell it has as @p demand says.
    void giveBack(const Task &task, const Demand &demand);
    bool operator==(const NodeSpace &) const = default;

private:
    Resources m_total;
    Resources m_open;                    ///< nobody's; may be less than nothing where a node was overcommitted
    QMap<QString, Resources> m_reserved; ///< by role: what is still free of its part
    QMap<QString, Resources> m_parts;    ///< by role: the whole part
    QList<PortRange> m_ports;
    QList<PortRange> m_usedPorts;
    int m_freePorts = 0;
};

/// Whether a constraint's field is the node's name.
bool isHostField(const QString &field);

/// The constraints of @p app with what its instances occupy; those nobody can reach count, as Marathon still knows
/// them. @p stays says which to count; nothing: all.
std::vector<PlacementRule> occupiedRules(const App &app, const ClusterSnapshot &snapshot,
                                         const std::function<bool(const Task &)> &stays = {});

/// What keeps an instance off @p agent. The rules' i-th is the app's i-th constraint.
NodeFit fitOn(const Agent &agent, const NodeSpace &space, const Demand &demand,
              const std::vector<PlacementRule> &rules);

} // namespace mesoscope
