// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a simulated master, behind the routes of wire_mesos.cpp.
#pragma once

#include "app/demo/wire_mesosparts.h"

namespace mesoscope::demo::mesos {

WireReply text(int status, const QByteArray &body); ///< Mesos' errors: plain text, no JSON

// v0 bodies
QByteArray stateBody(const View &view, int master);
QByteArray standbyBody(const View &view, int master, int leader); ///< what one answers itself before 1.0
QByteArray summaryBody(const View &view);
QByteArray slavesBody(const View &view, const QString &only);
QByteArray frameworksBody(const View &view, const QString &only);
QByteArray tasksBody(const View &view, const QUrlQuery &query);

// Small and mostly fixed ones
QByteArray rolesBody(const View &view);
QByteArray rolesV1Body(const View &view);
WireReply updateQuota(const View &view, const QJsonObject &asked, WireContext &context);
QByteArray quotaMembers(const View &view); ///< "infos" and "configs"
QByteArray weightsArray(const View &view);
QByteArray versionBody(const MesosShape &shape);
QByteArray systemStatsBody(const SimCluster &cluster);
QList<QPair<QByteArray, double>> masterMetrics(const View &view, bool leading);
QByteArray flagMembers(const QString &clusterName); ///< "name":"value",…
QByteArray masterInfoMembers(const View &view, int master);
QByteArray metricsBody(const QList<QPair<QByteArray, double>> &metrics);
QByteArray metricsV1Body(const QList<QPair<QByteArray, double>> &metrics);
QByteArray flagsV1Body(const QByteArray &members);

// v1
WireReply operatorCall(SimCluster &cluster, const View &view, int master, const WireRequest &request,
                       WireContext &context);
QByteArray stateV1Members(const View &view); ///< get_tasks … get_agents
/// What is wrong with the request before its call is even looked at.
std::optional<WireReply> refuseCall(const WireRequest &request, const char *side);

} // namespace mesoscope::demo::mesos
