// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that answers of Marathon are made of; shared by wire_marathon_*.cpp.
#pragma once

#include "app/demo/jsonwriter.h"
#include "app/demo/wire.h"

#include <QJsonDocument>

#include <optional>

namespace mesoscope::demo {

/// What an answer shall contain beside the definitions.
struct Embed
{
    bool tasks = false, counts = false, deployments = false, readiness = false, lastTaskFailure = false,
         taskStats = false;
    bool groups = true, apps = true, pods = true; ///< of group answers only
    static Embed ofApps(const WireRequest &request, bool all);
    static Embed ofGroups(const WireRequest &request);
};

// Tasks and apps are written straight into the answer: there can be 100,000 of them.
void writeTask(JsonWriter &json, const SimCluster &cluster, qint32 task);
/// The tasks of an app in one of @p states (none given: in any), as items of an array that the caller opened.
void writeTasks(JsonWriter &json, const SimCluster &cluster, const QString &appId, const QStringList &states = {},
                bool servicePorts = false);
void writeApp(JsonWriter &json, const SimCluster &cluster, const SimApp &app, const Embed &embed);
QJsonObject podStatusJson(const SimCluster &cluster, const SimApp &pod);
QJsonObject podInstanceJson(const SimCluster &cluster, qint32 task); ///< the kill answer's shape

WireReply written(JsonWriter &json); ///< 200 with what was written
WireReply reply(int status, const QJsonObject &body);
WireReply reply(int status, const QJsonArray &body);
WireReply refusal(int status, const QString &message);
WireReply refusal(int status, const QString &message, const QJsonValue &details);
WireReply invalid(const QJsonArray &problems); ///< 422
WireReply wrongMethod();                       ///< 405, Jetty's page
/// {"version","deploymentId"} with the deployment's header, or the refusal that the cluster answered.
WireReply deploymentReply(const SimCluster::Outcome &outcome, int status = 200);
void addDeployment(WireReply &to, const SimCluster::Outcome &outcome);

bool flag(const WireRequest &request, const QString &name, bool fallback = false);
/// The body as an object; otherwise the 400 or 415 to answer with.
std::optional<WireReply> readBody(const WireRequest &request, QJsonDocument *body);

/// Groups of one path, all of them for the routes below.
WireReply answerApps(SimCluster &cluster, const WireRequest &request, const QString &rest);
WireReply answerGroups(SimCluster &cluster, const WireRequest &request, const QString &rest);
WireReply answerPods(SimCluster &cluster, const WireRequest &request, const QString &rest);
WireReply answerQueue(SimCluster &cluster, const WireRequest &request, const QString &rest);
WireReply answerTasks(SimCluster &cluster, const WireRequest &request, const QString &rest);

/// A definition of a request: complete and absolute, or the problems that make it invalid.
struct ReadDefinition
{
    QJsonObject definition;
    QJsonArray typeErrors, ruleErrors;
};
/// The role that apps and pods of this id must have; empty: any.
QString groupRole(const SimCluster &cluster, const QString &id);
QJsonObject wrongRole(const QJsonObject &definition, const QString &role); ///< the complaint
ReadDefinition readApp(const SimCluster &cluster, const QJsonObject &body, const QString &id);
/// Null when @p definitions could be added, else why not (409 and 422).
std::optional<WireReply> conflicts(const SimCluster &cluster, const QJsonObject &definition);

} // namespace mesoscope::demo
