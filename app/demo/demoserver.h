// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated cluster behind real sockets on loopback, in a thread of its own.
#pragma once

#include "app/demo/scenario.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QObject>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace mesoscope::demo {

class DemoWorker;
class SimCluster;

/// How a simulated server misbehaves on purpose. Cut and SlowLoris carry the request out and spoil the answer; Hang,
/// Drop, Status, Garbage, Html and Redirect do not carry it out, unless carriedOut says so.
struct Fault
{
    enum class Kind { None, Delay, Hang, Cut, Garbage, Status, Drop, SlowLoris, Redirect, Html };
    Kind kind = Kind::None;
    QString service;         ///< "marathon", "mesos", "agent", "metrics", "lb"; empty: all
    QString path;            ///< prefix of the path (Marathon's and agents' own prefixes taken off); empty: every path
    QByteArray method;       ///< "PUT"; empty: every method
    bool carriedOut = false; ///< Hang, Drop, Status: the request has its effect all the same
    int delayMs = 0;         ///< Delay
    int status = 503;        ///< Status
    QByteArray body;         ///< Status, Garbage, Html; null: one that fits
    QByteArray location;     ///< Redirect
    int retryAfterSeconds = 0; ///< Status; 0: no such header
    int count = -1;            ///< how many requests it hits; -1: until cleared
};

/// GUI-thread handle; everything else happens in the server's thread. Requests, faults and the simulation share that
/// thread, so run() sees the cluster between two requests.
class DemoServer : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Scenario scenario;
        int port = 0;           ///< Marathon's; 0: all ports free ones. Others follow: port+1 …
        double speed = 1;       ///< virtual ms per wall ms; 0: time moves by advance() only
        bool prerender = false; ///< render /state before the first request: for benchmarks
        bool compress = true;   ///< gzip for clients that take it
    };

    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    Result<Nothing> start(const Options &options); ///< blocks until it listens
    void stop();

    QUrl marathonUrl() const;      ///< with prefix
    QList<QUrl> mesosUrls() const; ///< leader first; empty without Mesos
    QUrl agentUrl(const QString &agentId) const;
    QUrl metricsUrl() const;
    QUrl lbUrl() const; ///< of the CSV
    QString user() const;
    QString password() const;
    QJsonObject description() const; ///< the line of --demo-server (architecture 1)

    void advance(qint64 ms); ///< virtual time, blocks until done
    void setFault(const Fault &fault);
    void clearFaults();
    void
    closeStreams(const QString &service = {}); ///< breaks what is open: "marathon" events, "mesos" SUBSCRIBE, or both
    /// Runs @p work in the server's thread and waits.
    void run(const std::function<void(SimCluster &)> &work);
    void prerender();              ///< renders /state now, so that the next request for it costs nothing
    qint64 mesosBytesSent() const; ///< by all masters so far
    int requestCount(const QString &service, const QString &method = {}, const QString &path = {}) const;

private:
    void inside(const std::function<void(DemoWorker &)> &work) const;

    QThread m_thread;
    DemoWorker *m_worker = nullptr; ///< lives in m_thread and ends with it
    Scenario m_scenario;
};

} // namespace mesoscope::demo
