// SPDX-License-Identifier: GPL-3.0-or-later
// A node: a Mesos agent, or what Marathon's tasks reveal of one.
#pragma once

#include "models/domain/ids.h"
#include "models/domain/resources.h"
#include "models/domain/states.h"

#include <QList>
#include <QMap>

namespace mesoscope {

enum class AgentStatus : quint8 { Active, Inactive, Unreachable, Draining, Drained, Deactivated, Recovering, Inferred };
Condition conditionOf(AgentStatus status);

/// An agent of the master's list. Without access to Mesos, agents are inferred from the hosts of Marathon's tasks
/// (status Inferred, total unknown: hasTotals false).
struct Agent
{
    AgentHandle handle;
    AgentId id; ///< empty when inferred
    QString hostname;
    int port = 0;
    QString pid; ///< "slave(1)@10.0.0.1:5051": the address to talk to
    AgentStatus status = AgentStatus::Active;
    bool hasTotals = false;
    Resources total;
    Resources used; ///< allocated to tasks and executors
    Resources offered;
    Resources reserved;                    ///< sum over all roles
    QMap<QString, Resources> reservations; ///< by role, without "*"
    QMap<QString, QString> attributes;
    QString region;
    QString zone;
    QString version;
    QList<PortRange> ports;
    QList<PortRange> usedPorts;
    QStringList capabilities;
    qint64 registeredAtMs = 0;
    qint64 reregisteredAtMs = 0;
    int activeTasks = 0; ///< counted by the builder
    int unhealthyTasks = 0;
    bool operator==(const Agent &) const = default;
};

} // namespace mesoscope
