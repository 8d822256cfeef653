// SPDX-License-Identifier: GPL-3.0-or-later
// Observes Marathon by polling groups, deployments and the launch queue, and by its event stream where that can be
// reached.
#pragma once

#include "app/net/sse.h"
#include "app/net/transport.h"
#include "app/sources/marathon/marathonaccess.h"
#include "app/sources/pollingsource.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

namespace mesoscope {

/// Pipeline thread. Polls every 5 s, every 15 s while the event stream is open, and never so often that fetching and
/// reading take more than a tenth of the time. Events are taken as news that something changed, never as the change
/// itself: they may be lost, doubled or out of order. Where a whole poll is dear, the apps that events name are asked
/// one by one instead.
class MarathonSource : public PollingSource
{
    Q_OBJECT

public:
    /// @p access may be null; else it outlives this.
    MarathonSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs = 0,
                   MarathonAccess *access = nullptr, QObject *parent = nullptr);
    ~MarathonSource() override;

    void refresh() override;
    void wake() override;
    void setStreamRetry(int ms) { m_streamBackoff.setBase(ms); } ///< for tests

protected:
    void poll() override;

private:
    struct Round;
    void ask(const std::shared_ptr<Round> &round, Result<Response> Round::*slot, const QString &path,
             const QList<QPair<QString, QString>> &query = {});
    void askApps(const std::shared_ptr<Round> &round);
    void read(std::shared_ptr<Round> round);
    void finish(const std::shared_ptr<Round> &round);
    void publish(const ObservationPtr &seen);
    void noteRefusals(const Round &round);
    void noteLeader(const Round &round);
    void askInfo();
    bool isRefused(Capability what) const;

    void openStream();
    void takeChunk(const QByteArray &bytes);
    void streamClosed(const Error &error);
    void noteNews(const ClusterEvent &event);
    bool asksParts() const;
    void answerNews();
    void askChanged(const QSet<QString> &apps);

    const int m_pollMs;
    MarathonAccess m_ownAccess;
    MarathonAccess &m_access;
    QThreadPool m_pool;
    QString m_version;          ///< empty: to be asked
    MarathonObservation m_info; ///< only what /v2/info says
    QString m_leader;           ///< as the newest answer's header says; empty: none did
    qint64 m_infoAskedMs = 0;
    bool m_askingInfo = false;
    QHash<Capability, qint64> m_refusedMs; ///< parts that this user may not see, and since when
    bool m_askRefused = false;             ///< the next poll asks for them again
    bool m_plainGroups = false;            ///< found out: groups hold definitions only
    std::shared_ptr<Round> m_waiting;      ///< read, but /v2/info has not answered yet
    std::shared_ptr<const MarathonObservation> m_last;
    int m_lastCostMs = 0;      ///< of a whole poll
    QElapsedTimer m_sincePoll; ///< since the last one was done
    int m_changedCostMs = 0;   ///< of asking for the apps that events named

    QPointer<Stream> m_stream;
    qsizetype m_streamUrl = 0;      ///< which of the addresses is asked for the stream
    qsizetype m_streamRefusals = 0; ///< how many in a row have none
    SseParser m_parser;
    Backoff m_streamBackoff;
    QElapsedTimer m_stood; ///< since the stream opened
    QTimer m_reopen;
    QTimer m_debounce;
    QSet<QString> m_changed;   ///< apps that events named since the last poll began
    bool m_changedAll = false; ///< something else changed, too, or too many
    bool m_askingChanged = false;
    quint64 m_pollNumber = 0;
    QElapsedTimer m_second; ///< in which m_parsed events were read
    int m_parsed = 0;
    quint64 m_serial = 0;
};

} // namespace mesoscope
