// SPDX-License-Identifier: GPL-3.0-or-later
// What DemoServer runs in its thread: the cluster, its virtual clock, the listening ports and the open streams.
#pragma once

#include "app/demo/demoserver.h"
#include "app/demo/faults.h"
#include "app/demo/http.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <vector>

namespace mesoscope::demo {

class DemoWorker : public QObject
{
    Q_OBJECT

public:
    explicit DemoWorker(const DemoServer::Options &options);
    ~DemoWorker() override;

    Result<Nothing> listen();
    SimCluster &cluster() { return *m_cluster; }
    FaultTable &faults() { return m_faults; }
    const Addresses &addresses() const { return m_addresses; }
    QList<int> mastersByRank() const; ///< the leader (or who was it last) first

    void advance(qint64 ms);
    void settle(); ///< ports follow the cluster: call after it was changed from outside
    void closeStreams(const QString &service);
    void prerender(); ///< /state of the leader
    qint64 mesosBytesSent() const;

private:
    struct Stream
    {
        QPointer<HttpConnection> connection;
        QSet<QString> types; ///< Marathon's event_type filter; empty: all
        bool light = false;  ///< it asked for plans without groups
        int outstanding = 0; ///< events written since the client last kept up
    };
    struct Kept
    {
        quint64 fingerprint = 0;
        WireReply plain, zipped;
    };

    HttpListener *makeListener(const QString &service, int index);
    bool listenOn(HttpListener *listener, quint16 port);
    void serve(const QString &asked, int index, HttpConnection &connection, WireRequest request);
    void answer(const QString &service, int index, HttpConnection &connection, const WireRequest &request);
    void misbehave(const Fault &fault, const QString &service, int index, HttpConnection &connection,
                   const WireRequest &request);
    WireReply compute(const QString &service, int index, const WireRequest &request, bool zip);
    WireReply master(int index, const WireRequest &request, bool zip);
    std::optional<WireReply> unauthorised(const QString &service, const WireRequest &request) const;
    std::optional<WireReply> forbidden(const QString &service, const WireRequest &request) const;
    bool route(QString &service, int &index, WireRequest &request) const;

    bool openStream(const QString &service, int index, HttpConnection &connection, const WireRequest &request);
    void openEvents(HttpConnection &connection, const WireRequest &request);
    void openSubscription(HttpConnection &connection);
    void sendEvent(const SimEvent &event);
    void sendEvent(Stream &stream, const SimEvent &event);
    void sendChange(const MesosChange &change);
    void attachment(const char *type, const QByteArray &remote);
    void marathonHeartbeat();
    void mesosHeartbeats();
    void tick();
    void settleMasters();
    void settleAgents();

    DemoServer::Options m_options;
    std::unique_ptr<SimCluster> m_cluster;
    std::unique_ptr<WireContext> m_context;
    Addresses m_addresses;
    FaultTable m_faults;
    HttpListener *m_marathon = nullptr;
    QList<HttpListener *> m_masters;
    HttpListener *m_agents = nullptr;
    std::vector<std::pair<int, HttpListener *>> m_ownAgents; ///< agents that have a port of their own
    HttpListener *m_metrics = nullptr;
    HttpListener *m_lb = nullptr;
    std::vector<Stream> m_events, m_subscribers;
    QHash<QString, Kept> m_kept;
    QTimer m_clock{this}; ///< children: they move to the thread with the worker
    QTimer m_marathonBeat{this}, m_mesosBeat{this};
    QElapsedTimer m_wall;
    qint64 m_virtualMarathonBeat = 0, m_virtualMesosBeat = 0;
    double m_remainder = 0; ///< virtual time that was less than a millisecond
    int m_leader = -1;
    int m_marathonLeader = 0;
    QHash<int, qint64>
        m_dead; ///< master → virtual time when it comes back as a standby; 0: not before a leader is found
};

} // namespace mesoscope::demo
