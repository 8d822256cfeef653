// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and replies of the simulated servers, free of sockets.
#pragma once

#include "app/demo/simcluster.h"

#include <QByteArray>
#include <QUrlQuery>

#include <memory>
#include <optional>

namespace mesoscope::demo {

struct WireRequest
{
    QByteArray method; ///< "GET"…
    QString path;      ///< decoded, without any prefix
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct WireReply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

/// Where the simulated servers listen: what redirects and pids point to.
struct Addresses
{
    QString marathon;               ///< "http://127.0.0.1:41001/marathon/x"
    QStringList masters;            ///< "127.0.0.1:41002", leader's index is SimCluster::leader()
    int agentPort = 0;              ///< all agents, told apart by /agent/ID
    QHash<QString, int> agentPorts; ///< the first 50 have one of their own
    QString metrics;
    QString lb;
};

class LogBook;

/// When a task was healthy and when not. The cluster itself knows only the present, but what a log or a metric said in
/// the past must stay said: every change is noted as it happens.
class HealthHistory
{
public:
    /// @p atFirst: the task may have been unhealthy for long, nobody has been told anything yet.
    void note(const SimTask &task, qint64 nowMs, bool atFirst = false);
    /// How long the task had been unhealthy at @p atMs; -1: it was healthy, or has no check.
    qint64 unhealthyForMs(const QString &taskId, qint64 atMs) const
    {
        return unhealthyForMs(m_turns.value(taskId), atMs);
    }
    static qint64 unhealthyForMs(const std::vector<qint64> &turns, qint64 atMs);
    bool knows(const QString &taskId) const { return m_turns.contains(taskId); }
    std::vector<qint64> turns(const QString &taskId) const { return m_turns.value(taskId); }

private:
    QHash<QString, std::vector<qint64>> m_turns; ///< the times it changed, beginning with the first turn to unhealthy
};

/// What the simulated servers remember beside the cluster.
struct WireContext
{
    struct Drain
    {
        qint64 startedMs = 0;
        bool markGone = false;
    };

    explicit WireContext(const SimCluster &cluster);
    ~WireContext();
    WireContext(const WireContext &) = delete;
    WireContext &operator=(const WireContext &) = delete;

    qint64 beganMs = 0;            ///< when the servers began to listen; the past before it is made up from the seed
    int lastLeader = -1;           ///< whom standbys point to while there is no leader; -1: they know none
    QJsonArray maintenanceWindows; ///< as POST /maintenance/schedule brought them
    QHash<QString, Drain> drains;  ///< by agent id
    /// By role, as UPDATE_QUOTA set it: numbers by resource name. A role that is not here has the quota it was born
    /// with.
    struct Quota
    {
        QJsonObject guarantees;
        QJsonObject limits;
    };
    std::map<QString, Quota> quotas;
    HealthHistory health;
    std::unique_ptr<LogBook> logs;
};

WireReply answerMarathon(SimCluster &cluster, const WireRequest &request, const Addresses &addresses);
/// One event of GET /v2/events as it goes over the wire.
QByteArray marathonEventFrame(const SimEvent &event);
/// @p master: index of the master asked; standbys redirect.
WireReply answerMesos(SimCluster &cluster, int master, const WireRequest &request, const Addresses &addresses,
                      WireContext &context);
/// @p request.path: without "/agent/ID".
WireReply answerAgent(SimCluster &cluster, int agent, const WireRequest &request, const Addresses &addresses,
                      WireContext &context);
WireReply answerSeries(SimCluster &cluster, const WireRequest &request, const WireContext &context);
WireReply answerLoadBalancer(SimCluster &cluster, const WireRequest &request, const WireContext &context);

/// Changes whenever a whole-state answer of the leading master would: what such an answer may be kept under.
quint64 stateFingerprint(const SimCluster &cluster, const WireContext &context);

/// Why a POST /api/v1 with this body would not become an event stream; nothing: it will.
std::optional<WireReply> refuseMesosStream(SimCluster &cluster, int master, const WireRequest &request,
                                           const Addresses &addresses, WireContext &context);
/// RecordIO records of POST /api/v1 SUBSCRIBE: the first event, and one per change (empty: not told).
QByteArray mesosSubscribed(SimCluster &cluster, const Addresses &addresses, const WireContext &context);
QByteArray mesosEvent(SimCluster &cluster, const MesosChange &change, const Addresses &addresses,
                      const WireContext &context);
QByteArray mesosHeartbeat();

/// A log file's content so far. It only ever grows, and what was read once stays as it was.
struct LogFileView
{
    bool exists = false;
    qint64 size = 0;
    QByteArray read(qint64 offset, qint64 length) const;
    std::shared_ptr<const QByteArray> content;
};

/// The logs of tasks, masters and agents: a function of (seed, start, health over time, now), kept so that growing is
/// cheap.
class LogBook
{
public:
    /// "stdout" or "stderr" of @p task.
    LogFileView file(const SimCluster &cluster, const SimTask &task, const QString &name, const WireContext &context);
    /// The daemon's own log, in glog's format.
    LogFileView daemonLog(const SimCluster &cluster, const QString &daemon, quint32 seed, const WireContext &context);

private:
    struct Growing
    {
        std::shared_ptr<QByteArray> text;
        qint64 nextMs = 0;
        quint32 line = 0;
        bool ended = false;
        quint64 used = 0;
    };
    Growing &growing(const QString &key, qint64 firstMs);
    QHash<QString, Growing> m_files;
    quint64 m_uses = 0;
};

/// Value of a metric of a task at a time, in the unit the platform pushes it in (product.md).
double seriesValue(const SimTask &task, const QString &metric, qint64 atMs, const WireContext &context);

} // namespace mesoscope::demo
