// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/wire_marathon_json.h"

#include "app/demo/simtime.h"

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

static QJsonValue timeOrNull(qint64 msecs)
{
    return msecs == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(isoTime(msecs));
}

static QJsonArray servicePortsOf(const QJsonObject &definition)
{
    QJsonArray ports;
    const QJsonArray mappings = definition.value("container"_L1).toObject().value("portMappings"_L1).toArray();
    for (const QJsonValue mapping : mappings)
        ports.append(mapping.toObject().value("servicePort"_L1));
    const QJsonArray definitions = definition.value("portDefinitions"_L1).toArray();
    for (const QJsonValue port : definitions)
        ports.append(port.toObject().value("port"_L1));
    return ports;
}

/// A healthy instance is not simulated check by check: its last success is the newest point of the check's grid.
static QJsonObject healthJson(const SimCluster &cluster, const SimTask &task, const QJsonObject &definition)
{
    const SimHealth &health = *task.health;
    qint64 last = health.lastSuccessMs;
    if (health.alive && health.firstSuccessMs > 0) {
        const QJsonObject check = definition.value("healthChecks"_L1).toArray().first().toObject();
        const qint64 interval = qMax<qint64>(1000, qint64(check.value("intervalSeconds"_L1).toInt(10)) * 1000);
        last = qMax(last, cluster.nowMs() - (cluster.nowMs() - health.firstSuccessMs) % interval);
    }
    QJsonObject json{{u"alive"_s, health.alive},
                     {u"consecutiveFailures"_s, health.consecutiveFailures},
                     {u"firstSuccess"_s, timeOrNull(health.firstSuccessMs)},
                     {u"instanceId"_s, task.instanceId},
                     {u"lastSuccess"_s, timeOrNull(last)},
                     {u"lastFailure"_s, timeOrNull(health.lastFailureMs)},
                     {u"lastFailureCause"_s, QJsonValue::Null}};
    if (!health.lastFailureCause.isEmpty())
        json.insert("lastFailureCause"_L1, health.lastFailureCause);
    return json;
}

static bool isActive(const SimTask &task)
{
    return task.state != "TASK_UNREACHABLE"_L1 && !task.ended;
}

QJsonObject taskJson(const SimCluster &cluster, qint32 index, bool servicePorts)
{
    const SimTask &task = cluster.tasks()[size_t(index)];
    const SimAgent &agent = cluster.agents()[size_t(task.agent)];
    const auto app = cluster.apps().find(task.appId);
    const QJsonObject definition = app == cluster.apps().end() ? QJsonObject() : app->second.definition;
    QJsonObject json{{u"id"_s, task.id},        {u"appId"_s, task.appId}, {u"host"_s, agent.hostname},
                     {u"slaveId"_s, agent.id},  {u"state"_s, task.state}, {u"role"_s, task.role},
                     {u"ports"_s, QJsonArray()}};
    if (isActive(task)) {
        QJsonArray ports;
        for (const int port : task.ports)
            ports.append(port);
        json.insert("ports"_L1, ports);
        json.insert("stagedAt"_L1, isoTime(task.stagedMs));
        if (task.startedMs > 0)
            json.insert("startedAt"_L1, isoTime(task.startedMs));
        json.insert("version"_L1, task.version);
    }
    if (task.startedMs > 0) {
        json.insert("ipAddresses"_L1,
                    QJsonArray{QJsonObject{{u"ipAddress"_s, task.containerIp}, {u"protocol"_s, u"IPv4"_s}}});
    }
    if (servicePorts) {
        const QJsonArray ports = servicePortsOf(definition);
        if (!ports.isEmpty())
            json.insert("servicePorts"_L1, ports);
    }
    if (task.health)
        json.insert("healthCheckResults"_L1, QJsonArray{healthJson(cluster, task, definition)});
    if (!agent.region.isEmpty())
        json.insert("region"_L1, agent.region);
    if (!agent.zone.isEmpty())
        json.insert("zone"_L1, agent.zone);
    return json;
}

QJsonArray tasksJson(const SimCluster &cluster, const QString &appId, bool servicePorts)
{
    QJsonArray tasks;
    for (const qint32 task : cluster.tasksOf(appId))
        tasks.append(taskJson(cluster, task, servicePorts));
    return tasks;
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

QJsonObject appJson(const SimCluster &cluster, const SimApp &app, const Embed &embed)
{
    QJsonObject json = app.definition;
    if (embed.counts) {
        Counts counts;
        for (const qint32 task : cluster.tasksOf(app.id))
            counts.add(cluster.tasks()[size_t(task)], cluster.nowMs());
        json.insert("tasksStaged"_L1, counts.staged);
        json.insert("tasksRunning"_L1, counts.running);
        json.insert("tasksHealthy"_L1, counts.healthy);
        json.insert("tasksUnhealthy"_L1, counts.unhealthy);
    }
    if (embed.deployments) {
        QJsonArray deployments;
        const QStringList ids = cluster.deploymentsOf(app.id);
        for (const QString &id : ids)
            deployments.append(QJsonObject{{u"id"_s, id}});
        json.insert("deployments"_L1, deployments);
    }
    if (embed.tasks)
        json.insert("tasks"_L1, tasksJson(cluster, app.id));
    if (embed.readiness)
        json.insert("readinessCheckResults"_L1, QJsonArray());
    if (embed.lastTaskFailure && app.lastTaskFailure)
        json.insert("lastTaskFailure"_L1, *app.lastTaskFailure);
    if (embed.taskStats)
        json.insert("tasksStats"_L1, taskStats(cluster, app));
    return json;
}

static WireReply withBody(int status, const QByteArray &body)
{
    WireReply answer;
    answer.status = status;
    answer.body = body;
    return answer;
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
