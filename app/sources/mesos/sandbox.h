// SPDX-License-Identifier: GPL-3.0-or-later
// Tails stdout and stderr of a task from the sandbox on its agent (api-facts 3.3).
#pragma once

#include "app/core/ports/logapi.h"
#include "app/net/transport.h"
#include "app/sources/mesos/agentdirectory.h"

namespace mesoscope {

/// Pipeline thread. Asks only agents that the master named; they are given the master's credentials.
class SandboxLogs : public LogApi
{
public:
    SandboxLogs(Transport &transport, const AgentDirectory &agents);
    LogFollower *follow(const LogRef &ref, QObject *parent) override;

private:
    Transport &m_transport;
    const AgentDirectory &m_agents;
};

} // namespace mesoscope
