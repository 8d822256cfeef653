// SPDX-License-Identifier: GPL-3.0-or-later
// Where the agents are that a Mesos master named: the only ones that logs are read from.
#pragma once

#include "models/domain/agent.h"

#include <QHash>
#include <QUrl>

#include <vector>

namespace mesoscope {

/// Pipeline thread. Filled by MesosSource, read by SandboxLogs; keeps agents that have left, whose sandboxes may still
/// answer.
class AgentDirectory
{
public:
    /// @p masterUrl is the address the master was asked at: its scheme, and its prefix behind DC/OS, hold for agents
    /// too.
    void update(const std::vector<Agent> &agents, const QUrl &masterUrl);
    /// Addresses to try in turn; empty when no master ever named this agent.
    QList<QUrl> addressesOf(const AgentId &agent) const;
    /// The address at which the leading master answered last; empty: none has yet.
    QUrl leader() const { return m_masterUrl; }
    /// Who named it last: one that may not be told the sign-in must not lead it to an agent either.
    QUrl namedBy(const AgentId &agent) const { return m_agents.value(agent).master; }

private:
    struct Known
    {
        QString hostname;
        int port = 0;
        QString pid;
        QUrl master;
    };

    QHash<AgentId, Known> m_agents;
    QUrl m_masterUrl;
};

/// "host:port" of a libprocess pid such as "slave(1)@10.0.0.1:5051" or "master@[::1]:5050"; empty if it is none.
QString addressOfPid(const QString &pid);

} // namespace mesoscope
