// SPDX-License-Identifier: GPL-3.0-or-later
// Observes a Mesos cluster by the leading master's event stream, or by polling its /state, whichever of the configured
// masters leads to it.
#pragma once

#include "app/net/transport.h"
#include "app/sources/mesos/agentdirectory.h"
#include "app/sources/mesos/masterstate.h"
#include "app/sources/mesos/operatorstream.h"
#include "app/sources/mesos/streamgaps.h"
#include "app/sources/pollingsource.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThreadPool>

namespace mesoscope {

/// Pipeline thread; documents are read on a worker. The first reading is a poll of /state; then the operator API's
/// SUBSCRIBE stream of the master that answered carries the state, and a full one only verifies it: every 5 min (less
/// often where it is large), and soon after an event that cannot be. What the stream leaves out is asked for beside it
/// (StreamGaps). Without a stream (an old
/// master, no right to it, or none just now) it polls every 10 s, slower when one poll takes more than a tenth of that.
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
    /// While the stream carries the state this asks only for what it does not tell.
    void refresh() override;
    void wake() override;
    void setStreamRetry(int ms) { m_stream.setRetry(ms); } ///< for tests

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
    std::vector<MasterInfo> mastersNow() const;
    void roundFailed(const Round &round, const Error &error);
    bool takeReading(const std::shared_ptr<Round> &round, MesosObservation &observation);
    void setPollInterval();

    // The stream (mesosstreaming.cpp).
    void takeEvents(const std::vector<OperatorEvent> &events, int unreadable);
    void takeSubscribed(const SubscribedEvent &event);
    void streamLost(const Error &error);
    void openStream();
    void endStreaming();
    void publishSoon();
    void publishChanges();
    void verifySoon();
    void gapsFilled(bool doubtful);
    void anotherLeads(const QUrl &asked);

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
    QStringList m_leaderNames;         ///< addresses that mean the leading master
    qint64 m_costMs = 0;               ///< of the last poll, reading included
    qint64 m_stateBytes = 0;           ///< of its answer

    OperatorStream m_stream;
    MasterModel m_model;       ///< known while the stream carries the state
    MesosObservation m_header; ///< what the stream does not tell: the master, roles; neither agents nor tasks
    QUrl m_base;               ///< of the master that answered last
    QUrl m_suspect;            ///< may lead to another leader: the next poll asks there
    QSet<QString> m_origins;   ///< where that master answered
    bool m_pollGood = false;   ///< since the last stream was lost
    int m_strange = 0;         ///< records of the stream that were not understood
    QTimer m_publish;
    qint64 m_publishCostMs = 0;
    QTimer m_verify;
    QTimer m_await;
    QElapsedTimer m_sincePoll;
    StreamGaps m_gaps;
};

} // namespace mesoscope
