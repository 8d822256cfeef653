// SPDX-License-Identifier: GPL-3.0-or-later
// The routes of the three masters: who answers itself, who redirects, and the endpoints without a body of their own.
#include "app/demo/wire_mesos.h"

#include "app/demo/wire_agent.h"

#include <QJsonDocument>

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace mesos {

WireReply text(int status, const QByteArray &body)
{
    return {status, "text/plain; charset=utf-8", body, {}};
}

static WireReply notFound()
{
    return text(404, "404 Not Found.");
}

static WireReply jsonReply(const QByteArray &body, const WireRequest &request)
{
    const QString callback = request.query.queryItemValue(u"jsonp"_s);
    if (!callback.isEmpty())
        return {200, "text/javascript", callback.toUtf8() + '(' + body + ')', {}};
    return {200, "application/json", body, {}};
}

/// "/master/state" and "/state" are one.
static QString withoutProcess(const QString &path)
{
    return path.startsWith("/master/"_L1) ? path.mid(7) : path;
}

/// "/state.json" and "/state" are one while both exist; a name that the version lacks becomes empty.
static QString plainName(const MesosShape &shape, const QString &path)
{
    static const QStringList suffixed{u"/state.json"_s, u"/state-summary.json"_s, u"/slaves.json"_s,
                                      u"/roles.json"_s, u"/tasks.json"_s,         u"/frameworks.json"_s};
    if (shape.jsonNames && suffixed.contains(path))
        return path.chopped(5);
    if ((!shape.bareRoles && path == "/roles"_L1) || (!shape.operatorApi && path == "/api/v1"_L1))
        return {};
    return path;
}

static WireReply redirectTo(const QString &location)
{
    return {307, {}, {}, {{"Location", location.toUtf8()}}};
}

/// What a master that does not lead does with a request for the leader's data.
static WireReply elsewhere(int target, const QString &path, const WireRequest &request, const Addresses &addresses)
{
    if (target < 0)
        return text(503, "No leader elected");
    // Protocol-relative, the path in its full form, the query with its values but in no particular order (here:
    // reversed).
    QString location = u"//"_s + addresses.masters.value(target) + u"/master"_s + path;
    QList<QPair<QString, QString>> items = request.query.queryItems(QUrl::FullyEncoded);
    std::reverse(items.begin(), items.end());
    QStringList pairs;
    for (const auto &item : std::as_const(items))
        pairs.append(item.first + u'=' + item.second);
    if (!pairs.isEmpty())
        location += u'?' + pairs.join(u'&');
    return redirectTo(location);
}

static WireReply maintenanceSchedule(const WireRequest &request, WireContext &context)
{
    if (request.method == "GET") {
        QJsonObject schedule;
        if (!context.maintenanceWindows.isEmpty())
            schedule.insert("windows"_L1, context.maintenanceWindows);
        JsonWriter json(512);
        return jsonReply(json.json(schedule).take(), request);
    }
    if (request.method != "POST")
        return text(405, "405 Method Not Allowed. Expecting one of { 'GET', 'POST' }, but received '" + request.method +
                             "'.");
    QJsonParseError error;
    const QJsonDocument body = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !body.isObject())
        return text(400, "Failed to parse body into JSON");
    QStringList seen;
    const QJsonArray windows = body[u"windows"].toArray();
    for (const QJsonValue &window : windows) {
        const QJsonArray machines = window[u"machine_ids"].toArray();
        if (machines.isEmpty())
            return text(400, "List of machines in the maintenance window is empty");
        for (const QJsonValue &machine : machines) {
            const QString name = machine[u"hostname"].toString() + u' ' + machine[u"ip"].toString();
            if (seen.contains(name))
                return text(400, "Machine '" + name.toUtf8() + "' appears more than once in the schedule");
            seen.append(name);
        }
    }
    context.maintenanceWindows = windows;
    return {200, {}, {}, {}};
}

static QByteArray maintenanceStatus(const WireContext &context)
{
    QJsonArray draining;
    for (const QJsonValue &window : context.maintenanceWindows) {
        const QJsonArray machines = window[u"machine_ids"].toArray();
        for (const QJsonValue &machine : machines)
            draining.append(QJsonObject{{"id"_L1, machine}});
    }
    JsonWriter json(512);
    return json.json(draining.isEmpty() ? QJsonObject() : QJsonObject{{"draining_machines"_L1, draining}}).take();
}

/// A master shows its own log, nothing else.
static WireReply files(const SimCluster &cluster, const WireRequest &request, WireContext &context)
{
    if (request.path == "/files/debug"_L1)
        return jsonReply("{\"/master/log\":\"/var/log/mesos/mesos-master.INFO\"}", request);
    return answerFiles(request, [&](const QString &path) {
        Located found;
        if (path == "/master/log"_L1) {
            found.kind = Located::Kind::File;
            found.name = u"mesos-master.INFO"_s;
            found.file = context.logs->daemonLog(cluster, u"master"_s, 7, context);
        }
        return found;
    });
}

static bool leaderOnly(const QString &path)
{
    static const QStringList paths{u"/state"_s,
                                   u"/state-summary"_s,
                                   u"/slaves"_s,
                                   u"/tasks"_s,
                                   u"/frameworks"_s,
                                   u"/roles"_s,
                                   u"/quota"_s,
                                   u"/weights"_s,
                                   u"/maintenance/schedule"_s,
                                   u"/maintenance/status"_s,
                                   u"/api/v1"_s};
    return paths.contains(path);
}

} // namespace mesos

static WireReply routeMesos(SimCluster &cluster, int master, const WireRequest &request, const Addresses &addresses,
                            WireContext &context)
{
    using namespace mesos;
    const MesosShape &shape = cluster.scenario().versions.mesos;
    const QString path = plainName(shape, withoutProcess(request.path));
    const int leader = cluster.leader();
    const bool leading = leader == master;
    const int target = leader >= 0 ? leader : context.lastLeader; // nobody tells a standby that its leader died
    if (path == "/health"_L1)
        return {200, {}, {}, {}};
    if (request.path == "/version"_L1)
        return jsonReply(versionBody(shape), request);
    if (path == "/flags"_L1)
        return jsonReply("{\"flags\":{" + flagMembers(cluster.clusterName()) + "}}", request);
    if (request.path == "/system/stats.json"_L1)
        return jsonReply(systemStatsBody(cluster), request);
    if (request.path == "/metrics/snapshot"_L1) {
        const View view(cluster, addresses, context, leading ? View::Whole : View::Bare);
        return jsonReply(metricsBody(masterMetrics(view, leading)), request);
    }
    if (path == "/redirect"_L1) {
        if (target < 0)
            return text(503, "No leader elected");
        return redirectTo(u"//"_s + addresses.masters.value(target));
    }
    if (request.path.startsWith("/files/"_L1))
        return files(cluster, request, context);
    if (!leaderOnly(path))
        return notFound();
    if (!leading && !shape.standbyRedirects && (path == "/state"_L1 || path == "/state-summary"_L1)) {
        const View view(cluster, addresses, context, View::Bare);
        if (path == "/state"_L1)
            return jsonReply(standbyBody(view, master, target), request);
        return jsonReply("{\"hostname\":\"127.0.0.1\",\"slaves\":[],\"frameworks\":[]}", request);
    }
    if (!leading)
        return elsewhere(target, path, request, addresses);

    const QUrlQuery &query = request.query;
    if (path == "/api/v1"_L1) {
        if (const auto refusal = refuseMesosStream(cluster, master, request, addresses, context))
            return *refusal;
        const View view(cluster, addresses, context);
        return operatorCall(cluster, view, master, request, context);
    }
    if (path == "/maintenance/schedule"_L1)
        return maintenanceSchedule(request, context);
    if (path == "/maintenance/status"_L1)
        return jsonReply(maintenanceStatus(context), request);
    const View view(cluster, addresses, context);
    if (path == "/state"_L1)
        return jsonReply(stateBody(view, master), request);
    if (path == "/state-summary"_L1)
        return jsonReply(summaryBody(view), request);
    if (path == "/slaves"_L1)
        return jsonReply(slavesBody(view, query.queryItemValue(u"slave_id"_s)), request);
    if (path == "/frameworks"_L1)
        return jsonReply(frameworksBody(view, query.queryItemValue(u"framework_id"_s)), request);
    if (path == "/tasks"_L1)
        return jsonReply(tasksBody(view, query), request);
    if (path == "/roles"_L1)
        return jsonReply(rolesBody(view), request);
    if (path == "/quota"_L1)
        return jsonReply('{' + quotaMembers(view) + '}', request);
    return jsonReply(weightsArray(view), request);
}

WireReply answerMesos(SimCluster &cluster, int master, const WireRequest &request, const Addresses &addresses,
                      WireContext &context)
{
    WireReply reply = routeMesos(cluster, master, request, addresses, context);
    if (!cluster.scenario().versions.mesos.operatorApi)
        reply.body.replace("\"gpus\":0.0,", QByteArray()); // nobody had any
    return reply;
}

std::optional<WireReply> refuseMesosStream(SimCluster &cluster, int master, const WireRequest &request,
                                           const Addresses &addresses, WireContext &context)
{
    if (!cluster.scenario().versions.mesos.operatorApi)
        return mesos::notFound();
    if (cluster.leader() != master)
        return mesos::elsewhere(cluster.leader() >= 0 ? cluster.leader() : context.lastLeader, u"/api/v1"_s, request,
                                addresses);
    if (const auto refusal = mesos::refuseCall(request, "master"))
        return refusal;
    if (cluster.isRecovering() && cluster.nowMs() - cluster.electedMs() < mesos::BlankMs)
        return mesos::text(503, "Master has not finished recovery");
    return std::nullopt;
}

static quint64 mix(quint64 hash, quint64 value)
{
    return (hash ^ value) * 0x9E3779B97F4A7C15ULL ^ (hash >> 29);
}

quint64 stateFingerprint(const SimCluster &cluster, const WireContext &context)
{
    quint64 hash = quint64(cluster.leader()) + 2;
    hash = mix(hash, quint64(cluster.electedMs()));
    hash = mix(hash, quint64(cluster.isRecovering() ? cluster.recoveredAgents() + 1 : 0));
    hash = mix(hash, cluster.isRecovering() && cluster.nowMs() - cluster.electedMs() < mesos::BlankMs ? 1 : 0);
    hash = mix(hash, quint64(context.drains.size()));
    hash = mix(hash, cluster.offeredAgents().empty() ? 0 : 1);
    for (const SimAgent &agent : cluster.agents()) {
        const int bits = (agent.active ? 1 : 0) | (agent.deactivated ? 2 : 0) | (agent.reachable ? 4 : 0);
        hash = mix(hash, quint64(agent.registeredMs) << 3 | quint64(bits));
        hash = mix(hash, agent.tasks.size());
    }
    for (const SimFramework &framework : cluster.frameworks()) {
        const int bits = (framework.active ? 1 : 0) | (framework.connected ? 2 : 0) | (framework.completed ? 4 : 0);
        hash = mix(hash, quint64(framework.registeredMs) << 3 | quint64(bits));
    }
    hash = mix(hash, cluster.tasks().size());
    for (const SimTask &task : cluster.tasks()) {
        hash = mix(hash, task.statuses.size() << 1 | (task.ended ? 1U : 0U));
        if (!task.statuses.empty()) {
            const SimStatus &last = task.statuses.back();
            hash = mix(hash, quint64(last.timeMs) << 2 | (last.healthy ? (*last.healthy ? 1U : 2U) : 0U));
        }
    }
    return hash;
}

} // namespace mesoscope::demo
