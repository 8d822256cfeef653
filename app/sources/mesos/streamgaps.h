// SPDX-License-Identifier: GPL-3.0-or-later
// What a master's event stream leaves out, asked for beside it: agents that leave without a word or do not answer,
// roles, and that another master leads.
#pragma once

#include "app/net/transport.h"
#include "app/sources/mesos/agentcounts.h"
#include "app/sources/mesos/masterstate.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace mesoscope {

/// Pipeline thread. Counts of agents cost the same on a cluster of any size and are asked for every 10 s, of the leader
/// and of each other master in turn. Only where they do not follow from what the model knows, the whole list is asked
/// for, so seldom that it costs no more than a fixed rate of bytes; an agent whose tasks were lost is asked about
/// alone. Masters that give no counts are asked for the list every 30 s.
class StreamGaps : public QObject
{
    Q_OBJECT

public:
    /// @p model and @p origins (where the leader answers) outlive this.
    StreamGaps(Transport &transport, MasterModel &model, const QSet<QString> &origins, int pollMs);
    ~StreamGaps() override;

    void begin(const QUrl &leader, const QList<QUrl> &masters); ///< the stream of @p leader carries the model
    void end();
    void look();                       ///< now
    void lookAt(const AgentId &agent); ///< soon: it may have left
    void count();                      ///< soon: how many are unreachable
    bool counts() const { return !m_noCounts; }

    /// Whole lists, and states to verify by, may cost so many bytes a second on average.
    static constexpr int BytesPerSecond = 100000;

Q_SIGNALS:
    void filled(bool doubtful); ///< the model took something; doubtful: verify it
    void rolesRead(const std::vector<mesoscope::Role> &roles);
    void anotherLeads(const QUrl &asked); ///< this one leads to it

private:
    struct Gap
    {
        int registered = 0;
        int active = 0;
        qint64 arrivals = 0;
        bool operator==(const Gap &) const = default;
    };

    void lookWithin(int delayMs);
    void askCounts(const QUrl &master);
    void takeCounts(const AgentCounts &counts);
    void askList();
    void askSuspects();
    void askAgent(const AgentId &agent);
    void askRoles();
    Gap gapOf(const AgentCounts &counts) const;
    QUrl nextMaster();
    qint64 untilNextList() const;

    Transport &m_transport;
    MasterModel &m_model;
    const QSet<QString> &m_origins;
    const int m_pollMs;
    QThreadPool m_pool;
    QUrl m_leader;
    QList<QUrl> m_masters;
    qsizetype m_turn = 0;
    quint64 m_session = 0; ///< answers to what an earlier one asked are not taken
    bool m_noCounts = false;
    bool m_listing = false;
    std::optional<AgentCounts> m_counted; ///< last
    Gap m_accepted;                       ///< what a list could not explain
    QElapsedTimer m_sinceList;
    qint64 m_listSpacingMs = 0;
    QSet<AgentId> m_suspects;
    int m_askedAgents = 0;
    QTimer m_timer;
    QTimer m_suspectTimer;
};

} // namespace mesoscope
