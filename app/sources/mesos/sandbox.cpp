// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/sandbox.h"

#include "app/sources/mesos/sandboxfollower.h"

namespace mesoscope {

SandboxLogs::SandboxLogs(Transport &transport, const AgentDirectory &agents) : m_transport(transport), m_agents(agents)
{
}

LogFollower *SandboxLogs::follow(const LogRef &ref, QObject *parent)
{
    return new SandboxFollower(m_transport, m_agents, ref, parent);
}

} // namespace mesoscope
