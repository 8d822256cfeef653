// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated Marathon's routes, and its small answers: info, leader, deployments, metrics, events.
#include "app/demo/wire_marathon_json.h"
#include "app/demo/wire_marathon_old.h"

#include <QUrl>

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static QString hostPort(const QString &url)
{
    const QUrl parsed(url);
    return parsed.isValid() && !parsed.host().isEmpty() ? u"%1:%2"_s.arg(parsed.host()).arg(parsed.port(8080))
                                                        : u"127.0.0.1:8080"_s;
}

/// Of the Marathon that leads. The other one has a name that leads nowhere, as leaders' own names often do.
static QString leaderOf(const SimCluster &cluster, const Addresses &addresses)
{
    return cluster.marathonLeader() == 0 ? hostPort(addresses.marathon) : u"marathon-2.demo.example:8080"_s;
}

static WireReply info(const SimCluster &cluster, const Addresses &addresses)
{
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    const QString self = leaderOf(cluster, addresses);
    const QString master = addresses.masters.value(qMax(0, cluster.leader()));
    QJsonObject config{{u"access_control_allow_origin"_s, QJsonArray()},
                       {u"checkpoint"_s, true},
                       {u"executor"_s, u"//cmd"_s},
                       {u"failover_timeout"_s, 604800},
                       {u"features"_s, QJsonArray{u"secrets"_s, u"gpu_resources"_s, u"external_volumes"_s}},
                       {u"framework_name"_s, u"marathon"_s},
                       {u"ha"_s, true},
                       {u"hostname"_s, u"marathon-1.demo.example"_s},
                       {u"leader_proxy_connection_timeout_ms"_s, 5000},
                       {u"leader_proxy_read_timeout_ms"_s, 10000},
                       {u"local_port_max"_s, 20000},
                       {u"local_port_min"_s, 10000},
                       {u"maintenance_mode"_s, true},
                       {u"master"_s, u"zk://zk-1.demo.example:2181/mesos"_s},
                       {u"max_instances_per_offer"_s, 100},
                       {u"mesos_leader_ui_url"_s,
                        master.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(u"http://"_s + master + u"/"_s)},
                       {u"mesos_role"_s, u"*"_s},
                       {u"mesos_user"_s, u"root"_s},
                       {u"reconciliation_initial_delay"_s, 15000},
                       {u"reconciliation_interval"_s, 600000},
                       {u"task_launch_timeout"_s, 300000},
                       {u"task_reservation_timeout"_s, 20000},
                       {u"webui_url"_s, QJsonValue::Null}};
    QJsonObject store{{u"zk"_s, u"zk://zk-1.demo.example:2181/marathon"_s},
                      {u"zk_compression"_s, true},
                      {u"zk_connection_timeout"_s, 10000},
                      {u"zk_max_versions"_s, 50},
                      {u"zk_session_timeout"_s, 10000}};
    QJsonObject http{{u"http_port"_s, QUrl(addresses.marathon).port(8080)}, {u"https_port"_s, 8443}};
    if (!shape.networks) { // before 1.5
        store = {{u"zk"_s, u"zk://zk-1.demo.example:2181/marathon"_s},
                 {u"zk_hosts"_s, u"zk-1.demo.example:2181"_s},
                 {u"zk_path"_s, u"/marathon"_s},
                 {u"zk_state"_s, u"/marathon/state"_s},
                 {u"zk_timeout"_s, 10000},
                 {u"zk_future_timeout"_s, QJsonObject{{u"duration"_s, 10}}}};
        http.insert("assets_path"_L1, QJsonValue::Null);
        config.remove("max_instances_per_offer"_L1);
        config.insert("access_control_allow_origin"_L1, QJsonValue::Null);
    }
    if (!shape.taskStates)
        config.remove("features"_L1);
    return reply(200, QJsonObject{{u"name"_s, u"marathon"_s},
                                  {u"version"_s, shape.version},
                                  {u"buildref"_s, u"demo"_s},
                                  {u"elected"_s, true},
                                  {u"leader"_s, self},
                                  {u"frameworkId"_s, cluster.frameworks().front().id},
                                  {u"marathon_config"_s, config},
                                  {u"zookeeper_config"_s, store},
                                  {u"http_config"_s, http}});
}

/// Of the newest instances only: the old ones were ready once, and nobody asks them again.
static QJsonArray readinessResults(const SimCluster &cluster, const QString &app)
{
    QString version;
    for (const qint32 index : cluster.tasksOf(app))
        version = std::max(version, cluster.tasks()[size_t(index)].version); // ISO: the later is the greater
    QJsonArray results;
    for (const qint32 index : cluster.tasksOf(app)) {
        const SimTask &task = cluster.tasks()[size_t(index)];
        const std::optional<bool> ready = task.version == version ? cluster.readiness(index) : std::nullopt;
        if (!ready)
            continue;
        const QString body = *ready ? u"{\"ready\":true}"_s : u"{\"ready\":false,\"cause\":\"warming up\"}"_s;
        results.append(QJsonObject{{u"name"_s, u"readinessCheck"_s},
                                   {u"taskId"_s, task.id},
                                   {u"ready"_s, *ready},
                                   {u"lastResponse"_s, QJsonObject{{u"status"_s, *ready ? 200 : 503},
                                                                   {u"contentType"_s, u"application/json"_s},
                                                                   {u"body"_s, body}}}});
    }
    return results;
}

static QJsonObject deploymentJson(const SimCluster &cluster, const SimDeployment &deployment)
{
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    QJsonArray current;
    const int step = deployment.currentStep - 1;
    if (step >= 0 && step < deployment.steps.size()) {
        const QJsonArray actions = deployment.steps.at(step).toObject().value("actions"_L1).toArray();
        for (const QJsonValue &value : actions) {
            QJsonObject action = value.toObject();
            if (shape.readiness)
                action.insert("readinessCheckResults"_L1, readinessResults(cluster, action.value("app"_L1).toString()));
            if (!shape.stepObjects) { // the name was there twice, and once only under the other key
                action.insert("type"_L1, action.value("action"_L1));
                action.remove("action"_L1);
            }
            current.append(action);
        }
    }
    QJsonObject json{{u"id"_s, deployment.id},
                     {u"version"_s, deployment.version},
                     {u"affectedApps"_s, QJsonArray::fromStringList(deployment.affectedApps)},
                     {u"steps"_s, stepsAs(shape, deployment.steps)},
                     {u"currentActions"_s, current},
                     {u"currentStep"_s, deployment.currentStep},
                     {u"totalSteps"_s, deployment.totalSteps}};
    if (shape.instances)
        json.insert("affectedPods"_L1, QJsonArray::fromStringList(deployment.affectedPods));
    return json;
}

static WireReply answerDeployments(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    if (rest.isEmpty()) {
        if (request.method != "GET")
            return wrongMethod();
        QJsonArray list;
        for (const SimDeployment &deployment : cluster.deployments())
            list.append(deploymentJson(cluster, deployment));
        return reply(200, list);
    }
    if (request.method != "DELETE")
        return wrongMethod();
    const SimCluster::Outcome outcome = cluster.cancelDeployment(rest.mid(1), flag(request, u"force"_s));
    if (outcome.status != 202)
        return deploymentReply(outcome);
    WireReply accepted;
    accepted.status = 202;
    return accepted;
}

static WireReply metrics(const SimCluster &cluster)
{
    int running = 0;
    int staged = 0;
    for (const auto &[id, app] : cluster.apps()) {
        for (const qint32 task : cluster.tasksOf(id)) {
            const QString &state = cluster.tasks()[size_t(task)].state;
            running += state == "TASK_RUNNING"_L1 ? 1 : 0;
            staged += state == "TASK_STAGING"_L1 || state == "TASK_STARTING"_L1 ? 1 : 0;
        }
    }
    const auto gauge = [](double value) { return QJsonObject{{u"value"_s, value}}; };
    const QJsonObject gauges{
        {u"marathon.apps.active.gauge"_s, gauge(double(cluster.apps().size()))},
        {u"marathon.deployments.active.gauge"_s, gauge(double(cluster.deployments().size()))},
        {u"marathon.groups.active.gauge"_s, gauge(double(cluster.groups().size()))},
        {u"marathon.instances.running.gauge"_s, gauge(running)},
        {u"marathon.instances.staged.gauge"_s, gauge(staged)},
        {u"marathon.uptime.gauge.seconds"_s, gauge(double(cluster.nowMs() - cluster.electedMs()) / 1000)}};
    return reply(200, QJsonObject{{u"version"_s, u"3.0.0"_s},
                                  {u"gauges"_s, gauges},
                                  {u"counters"_s, QJsonObject()},
                                  {u"histograms"_s, QJsonObject()},
                                  {u"meters"_s, QJsonObject()},
                                  {u"timers"_s, QJsonObject()}});
}

static WireReply ping(const WireRequest &request)
{
    WireReply answer;
    const QByteArray accept = request.headers.value("accept", "*/*");
    if (accept.contains("application/json")) {
        answer.body = "\"pong\"";
    } else if (accept.contains("text/plain") || accept.contains("*/*") || accept.contains("text/*")) {
        answer.body = "pong";
        answer.contentType = "text/plain";
    } else {
        answer.status = 204;
    }
    return answer;
}

static WireReply leader(SimCluster &cluster, const WireRequest &request, const Addresses &addresses)
{
    if (request.method == "DELETE") {
        cluster.abdicate();
        return reply(200, QJsonObject{{u"message"_s, u"Leadership abdicated"_s}});
    }
    return request.method == "GET" ? reply(200, QJsonObject{{u"leader"_s, leaderOf(cluster, addresses)}})
                                   : wrongMethod();
}

/// What the standby answers for whom it found no leader.
static WireReply leaderless()
{
    return {502,
            "text/html;charset=iso-8859-1",
            "<html>\n<head>\n<title>Error 502 Could not determine the current leader</title>\n</head>\n<body><h2>HTTP "
            "ERROR 502</h2>\n<p>Reason:\n<pre>    Could not determine the current leader</pre></p></body>\n</html>\n",
            {}};
}

static WireReply route(SimCluster &cluster, const WireRequest &request, const Addresses &addresses)
{
    const QString &path = request.path;
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    const bool get = request.method == "GET";
    if (path == "/ping"_L1)
        return get ? ping(request) : wrongMethod();
    if (path == "/metrics"_L1)
        return get ? metrics(cluster) : wrongMethod();
    if (path == "/"_L1 || path.isEmpty()) {
        WireReply redirect;
        redirect.status = 302;
        redirect.headers.emplace_back("Location", "/ui/"); // ignores any prefix, as the real one does
        return redirect;
    }
    using Answer = WireReply (*)(SimCluster &, const WireRequest &, const QString &);
    static const QList<QPair<QString, Answer>> resources{
        {u"/v2/apps"_s, answerApps},   {u"/v2/groups"_s, answerGroups}, {u"/v2/pods"_s, answerPods},
        {u"/v2/tasks"_s, answerTasks}, {u"/v2/queue"_s, answerQueue},   {u"/v2/deployments"_s, answerDeployments}};
    for (const auto &[name, answer] : resources) {
        if (path != name && !path.startsWith(name + u"/"_s) && !path.startsWith(name + u"::"_s))
            continue;
        if (!shape.instances && (answer == &answerPods || request.method == "PATCH"))
            break;
        QString rest = path.mid(name.size());
        if (rest == "/"_L1)
            rest.clear();
        return answer(cluster, request, rest);
    }
    if (path == "/v2/info"_L1)
        return get ? info(cluster, addresses) : wrongMethod();
    if (path == "/v2/leader"_L1)
        return leader(cluster, request, addresses);
    if (path == "/v2/plugins"_L1)
        return get ? reply(200, QJsonObject{{u"plugins"_s, QJsonArray()}}) : wrongMethod();
    if (path == "/logging"_L1)
        return get ? reply(200, QJsonObject{{u"ROOT"_s, u"INFO"_s}}) : wrongMethod();
    if (!shape.instances && request.method == "PATCH")
        return wrongMethod();
    return refusal(500, u"URI not found"_s); // sic: the exception mapper of current versions makes it a 500
}

WireReply answerMarathon(SimCluster &cluster, const WireRequest &request, const Addresses &addresses)
{
    if (cluster.marathonLeader() < 0 && request.path != "/ping"_L1)
        return leaderless();
    if (cluster.marathonLeader() > 0 && request.path == "/v2/events"_L1) // only the leader streams, from 1.7 on
        return {302, {}, {}, {{"Location", "http://" + leaderOf(cluster, addresses).toUtf8() + "/v2/events"}}};
    WireReply answer = route(cluster, request, addresses);
    answerAs(cluster.scenario().versions.marathon, request, answer);
    answer.headers.emplace_back("X-Marathon-Leader", u"http://%1"_s.arg(leaderOf(cluster, addresses)).toUtf8());
    if (cluster.marathonLeader() > 0)
        answer.headers.emplace_back("X-Marathon-Via", "1.1 " + hostPort(addresses.marathon).toUtf8());
    answer.headers.emplace_back("Cache-Control", "no-cache, no-store, must-revalidate");
    answer.headers.emplace_back("Pragma", "no-cache");
    answer.headers.emplace_back("Expires", "0");
    return answer;
}

QByteArray marathonEventFrame(const SimEvent &event)
{
    return "event: " + event.type.toUtf8() + "\r\ndata: " + QJsonDocument(event.body).toJson(QJsonDocument::Compact) +
           "\r\n\r\n";
}

} // namespace mesoscope::demo
