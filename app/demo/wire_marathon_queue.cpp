// SPDX-License-Identifier: GPL-3.0-or-later
// /v2/queue and /v2/tasks of the simulated Marathon.
#include "app/demo/definitions.h"
#include "app/demo/offermatch.h"
#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_json.h"
#include "app/demo/wire_marathon_old.h"

#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static QJsonObject scalar(const QString &name, double value, const QString &role)
{
    return {{u"name"_s, name},
            {u"role"_s, role},
            {u"scalar"_s, value},
            {u"set"_s, QJsonArray()},
            {u"ranges"_s, QJsonArray()}};
}

static QJsonObject offerJson(const SimCluster &cluster, qint32 index)
{
    const SimAgent &agent = cluster.agents()[size_t(index)];
    SimResources left = agent.total;
    for (const qint32 task : agent.tasks) {
        const SimResources &used = cluster.tasks()[size_t(task)].resources;
        left = {left.cpus - used.cpus, left.mem - used.mem, left.disk - used.disk, left.gpus - used.gpus};
    }
    QJsonArray resources{
        scalar(u"cpus"_s, left.cpus, u"*"_s), scalar(u"mem"_s, left.mem, u"*"_s), scalar(u"disk"_s, left.disk, u"*"_s),
        QJsonObject{
            {u"name"_s, u"ports"_s},
            {u"role"_s, u"*"_s},
            {u"set"_s, QJsonArray()},
            {u"ranges"_s, QJsonArray{QJsonObject{{u"begin"_s, agent.ports.begin}, {u"end"_s, agent.ports.end}}}}}};
    if (left.gpus > 0)
        resources.append(scalar(u"gpus"_s, left.gpus, u"*"_s));
    QJsonArray attributes;
    for (auto it = agent.attributes.constBegin(); it != agent.attributes.constEnd(); ++it) {
        bool number = false;
        const double value = it.value().toDouble(&number);
        QJsonObject attribute{{u"name"_s, it.key()}, {u"ranges"_s, QJsonArray()}, {u"set"_s, QJsonArray()}};
        attribute.insert(number ? "scalar"_L1 : "text"_L1, number ? QJsonValue(value) : QJsonValue(it.value()));
        attributes.append(attribute);
    }
    return {{u"id"_s, u"%1-O%2"_s.arg(cluster.masterId()).arg(cluster.nowMs() / 5000 + index)},
            {u"hostname"_s, agent.hostname},
            {u"agentId"_s, agent.id},
            {u"resources"_s, resources},
            {u"attributes"_s, attributes}};
}

static QJsonObject summary(const SimApp &app)
{
    QJsonArray steps;
    for (const QString &reason : rejectReasons()) {
        const QPair<int, int> counts = app.rejects.value(reason);
        steps.append(
            QJsonObject{{u"reason"_s, reason}, {u"declined"_s, counts.first}, {u"processed"_s, counts.second}});
    }
    QJsonObject json{{u"processedOffersCount"_s, app.processedOffers}, {u"unusedOffersCount"_s, app.unusedOffers}};
    if (app.lastUnusedOfferMs > 0)
        json.insert("lastUnusedOfferAt"_L1, isoTime(app.lastUnusedOfferMs));
    if (app.lastUsedOfferMs > 0)
        json.insert("lastUsedOfferAt"_L1, isoTime(app.lastUsedOfferMs));
    if (!app.rejects.isEmpty()) {
        json.insert("rejectSummaryLastOffers"_L1, steps);
        json.insert("rejectSummaryLaunchAttempt"_L1, steps);
    }
    return json;
}

static QJsonObject queueItem(const SimCluster &cluster, const SimApp &app, bool offers)
{
    const qint64 left = qMax<qint64>(0, app.delayUntilMs - cluster.nowMs());
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    QJsonObject item{
        {u"count"_s, app.queued},
        {u"delay"_s, QJsonObject{{u"timeLeftSeconds"_s, int((left + 999) / 1000)}, {u"overdue"_s, left == 0}}},
        {app.pod ? u"pod"_s : u"app"_s, app.pod ? app.definition : appAs(shape, app.definition)}};
    if (shape.roles)
        item.insert("role"_L1, app.definition.value("role"_L1));
    if (!shape.instances)
        return item;
    item.insert("since"_L1, isoTime(app.queuedSinceMs));
    item.insert("processedOffersSummary"_L1, summary(app));
    if (!offers)
        return item;
    QJsonArray unused;
    for (size_t i = 0; i < cluster.agents().size() && unused.size() < 25; ++i) {
        const SimAgent &agent = cluster.agents()[i];
        if (!agent.active || !agent.reachable)
            continue;
        const QStringList reasons = cluster.rejectionReasons(app.id, qint32(i));
        if (reasons.isEmpty())
            continue;
        unused.append(QJsonObject{{u"offer"_s, offerJson(cluster, qint32(i))},
                                  {u"reason"_s, QJsonArray::fromStringList(reasons)},
                                  {u"timestamp"_s, isoTime(app.lastUnusedOfferMs)}});
    }
    item.insert("lastUnusedOffers"_L1, unused);
    return item;
}

WireReply answerQueue(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    if (rest.isEmpty()) {
        if (request.method != "GET")
            return wrongMethod();
        const bool offers = request.query.allQueryItemValues(u"embed"_s).contains(u"lastUnusedOffers"_s);
        QJsonArray queue;
        for (const auto &[id, app] : cluster.apps()) {
            if (app.queued > 0)
                queue.append(queueItem(cluster, app, offers));
        }
        return reply(200, QJsonObject{{u"queue"_s, queue}});
    }
    if (!rest.endsWith("/delay"_L1))
        return refusal(500, u"URI not found"_s);
    if (request.method != "DELETE")
        return wrongMethod();
    const SimCluster::Outcome outcome = cluster.resetDelay(resolvePath(rest.chopped(6), u"/"_s));
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    WireReply answer;
    answer.status = outcome.status;
    return answer;
}

/// What versions before 1.10 answer to Accept: text/plain.
static WireReply plainTasks(const SimCluster &cluster)
{
    QByteArray text;
    for (const auto &[id, app] : cluster.apps()) {
        if (app.pod)
            continue;
        text += id.mid(1).replace(u'/', u'_').toUtf8() + '\t';
        for (const qint32 index : cluster.tasksOf(id)) {
            const SimTask &task = cluster.tasks()[size_t(index)];
            text += '\t' + cluster.agents()[size_t(task.agent)].hostname.toUtf8() + ':' +
                    QByteArray::number(task.ports.value(0));
        }
        text += '\n';
    }
    WireReply answer;
    answer.contentType = "text/plain";
    answer.body = text;
    return answer;
}

static WireReply deleteTasks(SimCluster &cluster, const WireRequest &request)
{
    QJsonDocument body;
    if (const auto refused = readBody(request, &body))
        return *refused;
    const QStringList ids = body.object().value("ids"_L1).toVariant().toStringList();
    for (const QString &id : ids) {
        if (!id.contains(u'.'))
            return refusal(400, u"Invalid task id '%1'. [unable to extract instanceId from: %1]"_s.arg(id));
    }
    const bool scale = flag(request, u"scale"_s);
    JsonWriter killed; // before: they are still running
    killed.beginObject().beginArray("tasks");
    for (const auto &[id, app] : cluster.apps()) {
        for (const qint32 task : cluster.tasksOf(id)) {
            if (ids.contains(cluster.tasks()[size_t(task)].id))
                writeTask(killed, cluster, task);
        }
    }
    killed.endArray().endObject();
    const SimCluster::Outcome outcome =
        cluster.killTasks(ids, scale, flag(request, u"wipe"_s), flag(request, u"force"_s));
    if (outcome.status >= 300 || scale)
        return deploymentReply(outcome);
    return written(killed);
}

WireReply answerTasks(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    if (rest == "/delete"_L1)
        return request.method == "POST" ? deleteTasks(cluster, request) : wrongMethod();
    if (!rest.isEmpty())
        return refusal(500, u"URI not found"_s);
    if (request.method != "GET")
        return wrongMethod();
    const QByteArray accept = request.headers.value("accept");
    if (accept.startsWith("text/plain")) {
        if (cluster.scenario().versions.marathon.plainTasks)
            return plainTasks(cluster);
        WireReply answer = wrongMethod();
        answer.status = 406;
        answer.body.replace("405", "406").replace("Method Not Allowed", "Not Acceptable");
        return answer;
    }
    QStringList wanted = request.query.allQueryItemValues(u"status"_s);
    wanted += request.query.allQueryItemValues(u"status[]"_s, QUrl::FullyDecoded);
    QStringList states; // none: all; other values are ignored
    if (wanted.contains(u"running"_s))
        states.append(u"TASK_RUNNING"_s);
    if (wanted.contains(u"staging"_s))
        states.append(u"TASK_STAGING"_s);
    JsonWriter json;
    json.beginObject().beginArray("tasks");
    for (const auto &[id, app] : cluster.apps()) {
        if (!app.pod)
            writeTasks(json, cluster, id, states, true);
    }
    json.endArray().endObject();
    return written(json);
}

} // namespace mesoscope::demo
