// SPDX-License-Identifier: GPL-3.0-or-later
// Observes a Mesos cluster by polling the leading master's /state, whichever of the configured masters leads to it.
#pragma once

#include "app/net/transport.h"
#include "app/sources/mesos/agentdirectory.h"
#include "app/sources/pollingsource.h"

#include <QThreadPool>

namespace mesoscope {

/// Pipeline thread; documents are read on a worker. Polls every 10 s, slower when one poll takes more than a tenth of
/// that.
class MesosSource : public PollingSource
{
    Q_OBJECT

public:
    MesosSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, AgentDirectory &agents,
                int pollMs = 0, QObject *parent = nullptr);
    ~MesosSource() override;

    /// Masters found through ZooKeeper: @p urls are asked in turn, the leader's first; @p masters names each master
    /// once.
    void setMasters(const QList<QUrl> &urls, const QList<QUrl> &masters);

protected:
    void poll() override;
    bool abandonPoll() override;

private:
    struct Round;
    void askState(const std::shared_ptr<Round> &round, const QUrl &base);
    void askRoles(const std::shared_ptr<Round> &round, const QUrl &base);
    void readAnswers(const std::shared_ptr<Round> &round);
    void settle(const std::shared_ptr<Round> &round);
    void askMasters();
    std::vector<MasterInfo> mastersOf(const Round &round) const;

    AgentDirectory &m_agents;
    QThreadPool m_pool;
    const int m_pollMs;
    bool m_oldNames = false; ///< masters before 0.25 know only "/state.json"
    qint64 m_mastersAskedMs = 0;
    int m_mastersPending = 0;
    QList<QUrl> m_masterUrls;          ///< one per master
    std::vector<MasterInfo> m_masters; ///< the same, as they last answered
    int m_mastersSerial = 0;           ///< counts setMasters()
    std::weak_ptr<Round> m_round;      ///< the poll under way
    std::shared_ptr<Round> m_waiting;  ///< read, but masters have not answered yet
};

} // namespace mesoscope
