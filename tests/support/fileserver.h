// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded Mesos cluster (tests/data/mesos) on free ports of loopback.
#pragma once

#include "tests/support/scriptedserver.h"

#include <memory>
#include <vector>

namespace mesoscope::test {

/// A leading master, a standby and three agents. Addresses inside the recordings are rewritten to where these really
/// listen. Lives in the thread that makes it.
class FileServer
{
public:
    /// @p dataPath: the folder tests/data.
    explicit FileServer(QString dataPath);

    QUrl masterUrl() const { return m_master.url(); }
    QUrl standbyUrl() const { return m_standby.url(); }
    QUrl agentUrl(int index) const { return m_agents.at(size_t(index))->url(); } ///< 0…2
    ScriptedServer &master() { return m_master; }
    ScriptedServer &standby() { return m_standby; }
    ScriptedServer &agent(int index) { return *m_agents.at(size_t(index)); }

    /// Which recording /state answers from now on: "state", "state_agent_unreachable"…
    void setState(const QString &name) { m_state = name; }
    /// A recording with its addresses rewritten, as it is served: "master/state".
    QByteArray recording(const QString &name) const;
    /// The file of the task whose sandbox agent 1 (the second) serves; grows or is cut as the test likes.
    QByteArray sandboxStdout;
    static QString sandboxTask(); ///< its task's id

private:
    void answer(const ScriptedReply &reply, const QString &name) const;
    void answerMaster(const ScriptedRequest &request, const ScriptedReply &reply) const;
    void answerStandby(const ScriptedRequest &request, const ScriptedReply &reply) const;
    void answerAgent(int index, const ScriptedRequest &request, const ScriptedReply &reply) const;
    void readFile(const ScriptedRequest &request, const ScriptedReply &reply) const;

    const QString m_data;
    QString m_state = QStringLiteral("state");
    ScriptedServer m_master;
    ScriptedServer m_standby;
    std::vector<std::unique_ptr<ScriptedServer>> m_agents;
};

} // namespace mesoscope::test
