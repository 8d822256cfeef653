// SPDX-License-Identifier: GPL-3.0-or-later
// Sends commands to the leading master's operator API (api-facts 4.1), each once, and reads back what became of them.
#pragma once

#include "app/core/ports/commandapi.h"
#include "app/net/transport.h"
#include "app/sources/mesos/agentdirectory.h"

#include <QObject>

namespace mesoscope {

/// Pipeline thread. Asks the master that answered last; while none has, commands fail with NoLeader and nothing is
/// sent. A master that knows a call no more, or not yet, refuses it with its own words (Invalid).
class MesosCommands : public CommandApi
{
public:
    /// Both outlive it.
    MesosCommands(Transport &transport, const AgentDirectory &agents);

    Call<Receipt> run(const Command &command, App::Kind kind) override;
    Call<QJsonObject> present(const Command &command) override;

    void setWriteTimeout(int ms) { m_writeTimeoutMs = ms; } ///< for tests

private:
    using Answer = std::shared_ptr<QPromise<Result<Receipt>>>;
    Call<Response> post(const QJsonObject &body);
    void send(const QJsonObject &body, const Answer &answer);
    /// The other resources that a role has a quota of stay as they are: the whole of it is replaced by what is sent.
    void sendQuota(const SetQuota &quota, const Answer &answer);

    Transport &m_transport;
    const AgentDirectory &m_agents;
    int m_writeTimeoutMs = 30000; ///< the registrar writes to a quorum of masters before it answers
    QObject m_context;            ///< its death ends what is under way
};

} // namespace mesoscope
