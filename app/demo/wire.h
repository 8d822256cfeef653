// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and replies of the simulated servers, free of sockets.
#pragma once

#include "app/demo/simcluster.h"

#include <QByteArray>
#include <QUrlQuery>

namespace mesoscope::demo {

struct WireRequest {
    QByteArray method;       ///< "GET"…
    QString path;            ///< decoded, without any prefix
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct WireReply {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

/// Where the simulated servers listen: what redirects and pids point to.
struct Addresses {
    QString marathon;            ///< "http://127.0.0.1:41001/marathon/x"
    QStringList masters;         ///< "127.0.0.1:41002", leader's index is SimCluster::leader()
    int agentPort = 0;           ///< all agents, told apart by /agent/ID
    QHash<QString, int> agentPorts; ///< the first 50 have one of their own
    QString metrics;
    QString lb;
};

WireReply answerMarathon(SimCluster &cluster, const WireRequest &request, const Addresses &addresses);
/// @p master: index of the master asked; standbys redirect.
WireReply answerMesos(SimCluster &cluster, int master, const WireRequest &request, const Addresses &addresses);
WireReply answerAgent(SimCluster &cluster, int agent, const WireRequest &request, const Addresses &addresses);
WireReply answerSeries(SimCluster &cluster, const WireRequest &request);
WireReply answerLoadBalancer(SimCluster &cluster, const WireRequest &request);

/// RecordIO records of POST /api/v1 SUBSCRIBE: the first event, and one per change (empty: not told).
QByteArray mesosSubscribed(SimCluster &cluster, const Addresses &addresses);
QByteArray mesosEvent(SimCluster &cluster, const MesosChange &change, const Addresses &addresses);
QByteArray mesosHeartbeat();

/// The log of a task as a pure function of its seed and the time: bytes [offset, offset+length) of the file's content so far.
struct LogFileView {
    bool exists = false;
    qint64 size = 0;
    QByteArray read(qint64 offset, qint64 length) const;
    std::shared_ptr<const QByteArray> content;
};
LogFileView logFile(const SimCluster &cluster, const SimTask &task, const QString &name); ///< "stdout", "stderr"

/// Value of a metric of a task at a time, and its unit as the platform pushes it (product.md).
double seriesValue(const SimCluster &cluster, const SimTask &task, const QString &metric, qint64 atMs);

} // namespace mesoscope::demo
