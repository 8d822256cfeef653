// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/wire_marathon_json.h"

#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_old.h"

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static void setEmbed(Embed &embed, const QString &name)
{
    if (name == "tasks"_L1)
        embed.tasks = true;
    else if (name == "counts"_L1)
        embed.counts = true;
    else if (name == "deployments"_L1)
        embed.deployments = true;
    else if (name == "readiness"_L1)
        embed.readiness = true;
    else if (name == "lastTaskFailure"_L1)
        embed.lastTaskFailure = true;
    else if (name == "taskStats"_L1)
        embed.taskStats = true;
    else if (name == "failures"_L1) // the deprecated bundle
        embed.tasks = embed.counts = embed.deployments = embed.lastTaskFailure = true;
}

Embed Embed::ofApps(const WireRequest &request, bool all)
{
    Embed embed;
    embed.counts = embed.deployments = true;
    embed.tasks = embed.lastTaskFailure = all;
    const QStringList given = request.query.allQueryItemValues(u"embed"_s, QUrl::FullyDecoded);
    for (QString name : given) {
        for (const QString &prefix : {u"group."_s, u"apps."_s, u"app."_s}) {
            if (name.startsWith(prefix))
                name = name.mid(prefix.size());
        }
        setEmbed(embed, name);
    }
    return embed;
}

Embed Embed::ofGroups(const WireRequest &request)
{
    Embed embed;
    const QStringList given = request.query.allQueryItemValues(u"embed"_s, QUrl::FullyDecoded);
    if (given.isEmpty())
        return embed;
    embed.groups = embed.apps = embed.pods = false; // one embed switches all defaults off
    for (const QString &name : given) {
        if (name == "group.groups"_L1)
            embed.groups = true;
        else if (name == "group.apps"_L1)
            embed.apps = true;
        else if (name == "group.pods"_L1)
            embed.pods = true;
        else
            setEmbed(embed, name.section(u'.', -1));
    }
    return embed;
}

static void writeTime(JsonWriter &json, const char *name, qint64 msecs)
{
    json.key(name);
    if (msecs == 0)
        json.raw("null");
    else
        json.value(isoTime(msecs));
}

static QJsonArray servicePortsOf(const QJsonObject &definition)
{
    QJsonArray ports;
    const QJsonArray mappings = definition.value("container"_L1).toObject().value("portMappings"_L1).toArray();
    for (const QJsonValue &mapping : mappings)
        ports.append(mapping.toObject().value("servicePort"_L1));
    const QJsonArray definitions = definition.value("portDefinitions"_L1).toArray();
    for (const QJsonValue &port : definitions)
        ports.append(port.toObject().value("port"_L1));
    return ports;
}

namespace {

/// What all tasks of one app share.
struct TaskFrame
{
    qint64 interval = 10000;
    QByteArray servicePorts; ///< a JSON array, empty: not wanted or none

    TaskFrame(const SimCluster &cluster, const QString &appId, bool wantServicePorts)
    {
        const auto app = cluster.apps().find(appId);
        if (app == cluster.apps().end())
            return;
        const QJsonObject check = app->second.definition.value("healthChecks"_L1).toArray().first().toObject();
        interval = qMax<qint64>(1000, qint64(check.value("intervalSeconds"_L1).toInt(10)) * 1000);
        const QJsonArray ports = wantServicePorts ? servicePortsOf(app->second.definition) : QJsonArray();
        if (!ports.isEmpty())
            servicePorts = QJsonDocument(ports).toJson(QJsonDocument::Compact);
    }
};

} // namespace

/// A healthy instance is not simulated check by check: its last success is the newest point of the check's grid.
static void writeHealth(JsonWriter &json, const SimCluster &cluster, const SimTask &task, qint64 interval)
{
    const bool instances = cluster.scenario().versions.marathon.instances;
    const SimHealth &health = *task.health;
    qint64 last = health.lastSuccessMs;
    if (health.alive && health.firstSuccessMs > 0)
        last = qMax(last, cluster.nowMs() - (cluster.nowMs() - health.firstSuccessMs) % interval);
    json.beginArray("healthCheckResults").beginObject();
    json.field("alive", health.alive);
    json.field("consecutiveFailures", health.consecutiveFailures);
    writeTime(json, "firstSuccess", health.firstSuccessMs);
    json.field(instances ? "instanceId" : "taskId", instances ? task.instanceId : task.id);
    writeTime(json, "lastSuccess", last);
    writeTime(json, "lastFailure", health.lastFailureMs);
    json.key("lastFailureCause");
    if (health.lastFailureCause.isEmpty())
        json.raw("null");
    else
        json.value(health.lastFailureCause);
    json.endObject().endArray();
}

static void writeTask(JsonWriter &json, const SimCluster &cluster, qint32 index, const TaskFrame &frame)
{
    const SimTask &task = cluster.tasks()[size_t(index)];
    const SimAgent &agent = cluster.agents()[size_t(task.agent)];
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    json.beginObject();
    json.field("id", task.id).field("appId", task.appId).field("host", agent.hostname).field("slaveId", agent.id);
    if (shape.taskStates)
        json.field("state", task.state);
    if (shape.roles)
        json.field("role", task.role);
    const bool active = task.state != "TASK_UNREACHABLE"_L1 && !task.ended;
    json.beginArray("ports");
    for (qsizetype i = 0; active && i < task.ports.size(); ++i)
        json.value(task.ports.at(i));
    json.endArray();
    if (active) {
        json.field("stagedAt", isoTime(task.stagedMs));
        if (task.startedMs > 0)
            json.field("startedAt", isoTime(task.startedMs));
        else if (!shape.networks)
            json.key("startedAt").raw("null"); // null, not absent, before 1.5
        json.field("version", task.version);
    }
    if (task.startedMs > 0 && shape.ipPerTask) {
        json.beginArray("ipAddresses").beginObject();
        json.field("ipAddress", task.containerIp).field("protocol", "IPv4").endObject().endArray();
    }
    if (!frame.servicePorts.isEmpty())
        json.key("servicePorts").raw(frame.servicePorts);
    if (task.health)
        writeHealth(json, cluster, task, frame.interval);
    if (!agent.region.isEmpty() && shape.networks)
        json.field("region", agent.region);
    if (!agent.zone.isEmpty() && shape.networks)
        json.field("zone", agent.zone);
    json.endObject();
}

void writeTask(JsonWriter &json, const SimCluster &cluster, qint32 task)
{
    writeTask(json, cluster, task, TaskFrame(cluster, cluster.tasks()[size_t(task)].appId, false));
}

void writeTasks(JsonWriter &json, const SimCluster &cluster, const QString &appId, const QStringList &states,
                bool servicePorts)
{
    const TaskFrame frame(cluster, appId, servicePorts);
    for (const qint32 task : cluster.tasksOf(appId)) {
        if (states.isEmpty() || states.contains(cluster.tasks()[size_t(task)].state))
            writeTask(json, cluster, task, frame);
    }
}

namespace {

struct Counts
{
    int staged = 0, running = 0, healthy = 0, unhealthy = 0;
    std::vector<double> lifeTimes;

    void add(const SimTask &task, qint64 now)
    {
        if (task.state == "TASK_STAGING"_L1 || task.state == "TASK_STARTING"_L1)
            ++staged;
        if (task.state != "TASK_RUNNING"_L1)
            return;
        ++running;
        if (task.health)
            ++(task.health->alive ? healthy : unhealthy);
        lifeTimes.push_back(double(now - task.startedMs) / 1000);
    }

    QJsonObject stats()
    {
        QJsonObject json{{u"counts"_s, QJsonObject{{u"staged"_s, staged},
                                                   {u"running"_s, running},
                                                   {u"healthy"_s, healthy},
                                                   {u"unhealthy"_s, unhealthy}}}};
        if (!lifeTimes.empty()) {
            std::sort(lifeTimes.begin(), lifeTimes.end());
            double sum = 0;
            for (const double life : lifeTimes)
                sum += life;
            json.insert("lifeTime"_L1, QJsonObject{{u"averageSeconds"_s, sum / double(lifeTimes.size())},
                                                   {u"medianSeconds"_s, lifeTimes[lifeTimes.size() / 2]}});
        }
        return {{u"stats"_s, json}};
    }
};

} // namespace

static QJsonObject taskStats(const SimCluster &cluster, const SimApp &app)
{
    Counts all;
    Counts latest;
    Counts outdated;
    Counts scaled;
    for (const qint32 index : cluster.tasksOf(app.id)) {
        const SimTask &task = cluster.tasks()[size_t(index)];
        all.add(task, cluster.nowMs());
        (task.version < app.lastConfigChangeAt ? outdated : latest).add(task, cluster.nowMs());
        if (isoTime(task.stagedMs) >= app.lastScalingAt)
            scaled.add(task, cluster.nowMs());
    }
    QJsonObject json{{u"totalSummary"_s, all.stats()}};
    if (latest.running + latest.staged > 0)
        json.insert("withLatestConfig"_L1, latest.stats());
    if (outdated.running + outdated.staged > 0)
        json.insert("withOutdatedConfig"_L1, outdated.stats());
    if (scaled.running + scaled.staged > 0)
        json.insert("startedAfterLastScaling"_L1, scaled.stats());
    return json;
}

static void writeObject(JsonWriter &json, const QJsonObject &object)
{
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    json.members(text.mid(1, text.size() - 2));
}

void writeApp(JsonWriter &json, const SimCluster &cluster, const SimApp &app, const Embed &embed)
{
    json.beginObject();
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    writeObject(json, appAs(shape, app.definition));
    if (embed.counts) {
        Counts counts;
        for (const qint32 task : cluster.tasksOf(app.id))
            counts.add(cluster.tasks()[size_t(task)], cluster.nowMs());
        json.field("tasksStaged", counts.staged).field("tasksRunning", counts.running);
        json.field("tasksHealthy", counts.healthy).field("tasksUnhealthy", counts.unhealthy);
    }
    if (embed.deployments) {
        json.beginArray("deployments");
        const QStringList ids = cluster.deploymentsOf(app.id);
        for (const QString &id : ids)
            json.beginObject().field("id", id).endObject();
        json.endArray();
    }
    if (embed.tasks) {
        json.beginArray("tasks");
        writeTasks(json, cluster, app.id);
        json.endArray();
    }
    if (embed.readiness && shape.readiness)
        json.beginArray("readinessCheckResults").endArray();
    if (embed.lastTaskFailure && app.lastTaskFailure)
        json.key("lastTaskFailure").json(*app.lastTaskFailure);
    if (embed.taskStats)
        json.key(shape.networks ? "tasksStats" : "taskStats").json(taskStats(cluster, app));
    json.endObject();
}

static WireReply withBody(int status, const QByteArray &body)
{
    WireReply answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

WireReply written(JsonWriter &json)
{
    return withBody(200, json.take());
}

WireReply reply(int status, const QJsonObject &body)
{
    return withBody(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

WireReply reply(int status, const QJsonArray &body)
{
    return withBody(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

WireReply refusal(int status, const QString &message)
{
    return reply(status, QJsonObject{{u"message"_s, message}});
}

WireReply refusal(int status, const QString &message, const QJsonValue &details)
{
    return reply(status, QJsonObject{{u"message"_s, message}, {u"details"_s, details}});
}

WireReply invalid(const QJsonArray &problems)
{
    return refusal(422, u"Object is not valid"_s, problems);
}

WireReply wrongMethod()
{
    WireReply answer = withBody(
        405, "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n"
             "<title>Error 405 Method Not Allowed</title>\n</head>\n<body><h2>HTTP ERROR 405</h2>\n"
             "<p>Problem accessing the resource. Reason:\n<pre>    Method Not Allowed</pre></p></body>\n</html>\n");
    answer.contentType = "text/html;charset=iso-8859-1";
    return answer;
}

void addDeployment(WireReply &to, const SimCluster::Outcome &outcome)
{
    if (!outcome.deploymentId.isEmpty())
        to.headers.emplace_back("Marathon-Deployment-Id", outcome.deploymentId.toUtf8());
}

WireReply deploymentReply(const SimCluster::Outcome &outcome, int status)
{
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    WireReply answer =
        reply(status, QJsonObject{{u"version"_s, outcome.version}, {u"deploymentId"_s, outcome.deploymentId}});
    addDeployment(answer, outcome);
    return answer;
}

bool flag(const WireRequest &request, const QString &name, bool fallback)
{
    return request.query.hasQueryItem(name) ? request.query.queryItemValue(name) == "true"_L1 : fallback;
}

std::optional<WireReply> readBody(const WireRequest &request, QJsonDocument *body)
{
    const QByteArray type = request.headers.value("content-type");
    if (!type.isEmpty() && !type.startsWith("application/json")) {
        WireReply answer = wrongMethod();
        answer.status = 415;
        answer.body.replace("405", "415").replace("Method Not Allowed", "Unsupported Media Type");
        return answer;
    }
    QJsonParseError error;
    *body = QJsonDocument::fromJson(request.body, &error);
    if (error.error == QJsonParseError::NoError)
        return std::nullopt;
    return refusal(400, u"Invalid JSON"_s, u"%1 at offset %2"_s.arg(error.errorString()).arg(error.offset));
}

} // namespace mesoscope::demo
