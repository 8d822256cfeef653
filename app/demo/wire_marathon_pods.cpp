// SPDX-License-Identifier: GPL-3.0-or-later
// /v2/pods of the simulated Marathon.
#include "app/demo/definitions.h"
#include "app/demo/simtime.h"
#include "app/demo/wire_marathon_json.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static QString instanceStatus(const SimTask &task)
{
    if (task.state == "TASK_STAGING"_L1 || task.state == "TASK_STARTING"_L1)
        return u"STAGING"_s;
    if (task.state == "TASK_RUNNING"_L1)
        return task.health && !task.health->alive ? u"DEGRADED"_s : u"STABLE"_s;
    return task.state == "TASK_UNREACHABLE"_L1 ? u"DEGRADED"_s : u"TERMINAL"_s;
}

static QJsonObject resourcesJson(const SimResources &resources)
{
    return {{u"cpus"_s, resources.cpus},
            {u"mem"_s, resources.mem},
            {u"disk"_s, resources.disk},
            {u"gpus"_s, int(resources.gpus)}};
}

static QJsonObject containerStatus(const SimCluster &cluster, qint32 head, qint32 index, const QJsonObject &spec,
                                   int *port)
{
    const SimTask &task = cluster.tasks()[size_t(index)];
    const SimTask &first = cluster.tasks()[size_t(head)];
    const QString since = isoTime(task.statuses.empty() ? task.stagedMs : task.statuses.back().timeMs);
    QJsonObject json{{u"name"_s, task.name},
                     {u"status"_s, task.state},
                     {u"statusSince"_s, since},
                     {u"containerId"_s, task.id},
                     {u"resources"_s, resourcesJson(task.resources)},
                     {u"lastUpdated"_s, since},
                     {u"lastChanged"_s, since}};
    QJsonArray endpoints;
    const QJsonArray given = spec.value("endpoints"_L1).toArray();
    for (const QJsonValue &value : given) {
        QJsonObject endpoint{{u"name"_s, value.toObject().value("name"_L1)}};
        if (value.toObject().contains("hostPort"_L1) && *port < first.ports.size())
            endpoint.insert("allocatedHostPort"_L1, first.ports.at((*port)++));
        if (spec.contains("healthCheck"_L1) && first.health)
            endpoint.insert("healthy"_L1, first.health->alive);
        endpoints.append(endpoint);
    }
    if (!endpoints.isEmpty())
        json.insert("endpoints"_L1, endpoints);
    if (spec.contains("healthCheck"_L1)) {
        const bool known = first.health.has_value();
        json.insert("conditions"_L1,
                    QJsonArray{QJsonObject{
                        {u"name"_s, u"healthy"_s},
                        {u"value"_s, known && first.health->alive ? u"true"_s : u"false"_s},
                        {u"reason"_s, known ? u"health-reported-by-mesos"_s : u"health-unreported-by-mesos"_s},
                        {u"lastChanged"_s, since},
                        {u"lastUpdated"_s, since}}});
    }
    return json;
}

QJsonObject podStatusJson(const SimCluster &cluster, const SimApp &pod)
{
    const QJsonArray specs = pod.definition.value("containers"_L1).toArray();
    QJsonArray instances;
    int stable = 0;
    qint64 newest = fromIsoTime(pod.version);
    for (const qint32 head : cluster.tasksOf(pod.id)) {
        const SimTask &task = cluster.tasks()[size_t(head)];
        const SimAgent &agent = cluster.agents()[size_t(task.agent)];
        const qint64 changed = task.statuses.empty() ? task.stagedMs : task.statuses.back().timeMs;
        newest = qMax(newest, changed);
        QJsonArray containers;
        SimResources sum{0.1, 32, 10, 0};
        int port = 0;
        for (int i = 0; i < cluster.podContainers(head); ++i) {
            containers.append(containerStatus(cluster, head, head + i, specs.at(i).toObject(), &port));
            const SimResources &more = cluster.tasks()[size_t(head) + size_t(i)].resources;
            sum = {sum.cpus + more.cpus, sum.mem + more.mem, sum.disk + more.disk, sum.gpus + more.gpus};
        }
        const QString status = instanceStatus(task);
        stable += status == "STABLE"_L1 ? 1 : 0;
        QJsonObject instance{{u"id"_s, task.instanceId},
                             {u"status"_s, status},
                             {u"statusSince"_s, isoTime(changed)},
                             {u"agentHostname"_s, agent.hostname},
                             {u"agentId"_s, agent.id},
                             {u"resources"_s, resourcesJson(sum)},
                             {u"networks"_s, QJsonArray{QJsonObject{{u"addresses"_s, QJsonArray{task.containerIp}}}}},
                             {u"containers"_s, containers},
                             {u"specReference"_s, u"/v2/pods%1::versions/%2"_s.arg(pod.id, task.version)},
                             {u"lastUpdated"_s, isoTime(changed)},
                             {u"lastChanged"_s, isoTime(changed)},
                             {u"role"_s, task.role}};
        if (!agent.region.isEmpty())
            instance.insert("agentRegion"_L1, agent.region);
        if (!agent.zone.isEmpty())
            instance.insert("agentZone"_L1, agent.zone);
        if (task.state == "TASK_UNREACHABLE"_L1)
            instance.insert("message"_L1, u"pod instance has become unreachable"_s);
        instances.append(instance);
    }
    const int wanted = pod.definition.value("scaling"_L1).toObject().value("instances"_L1).toInt(1);
    const QString status = wanted == 0 && instances.isEmpty() ? u"TERMINAL"_s
                           : stable >= wanted                 ? u"STABLE"_s
                                                              : u"DEGRADED"_s;
    QJsonObject json{{u"id"_s, pod.id},
                     {u"spec"_s, pod.definition},
                     {u"status"_s, status},
                     {u"statusSince"_s, isoTime(newest)},
                     {u"lastUpdated"_s, isoTime(newest)},
                     {u"lastChanged"_s, isoTime(newest)}};
    if (!instances.isEmpty())
        json.insert("instances"_L1, instances);
    return json;
}

QJsonObject podInstanceJson(const SimCluster &cluster, qint32 index)
{
    const SimTask &task = cluster.tasks()[size_t(index)];
    const SimAgent &agent = cluster.agents()[size_t(task.agent)];
    QJsonObject state{
        {u"condition"_s, u"Killing"_s}, {u"since"_s, isoTime(cluster.nowMs())}, {u"goal"_s, u"Decommissioned"_s}};
    if (task.startedMs > 0)
        state.insert("activeSince"_L1, isoTime(task.startedMs));
    return {{u"instanceId"_s, task.instanceId},
            {u"state"_s, state},
            {u"agentInfo"_s, QJsonObject{{u"host"_s, agent.hostname},
                                         {u"agentId"_s, agent.id},
                                         {u"region"_s, agent.region},
                                         {u"zone"_s, agent.zone},
                                         {u"attributes"_s, QJsonArray()}}},
            {u"runSpecVersion"_s, task.version},
            {u"unreachableStrategy"_s, QJsonObject{{u"inactiveAfterSeconds"_s, 0}, {u"expungeAfterSeconds"_s, 0}}}};
}

static WireReply writePod(SimCluster &cluster, const WireRequest &request, const QString &path)
{
    QJsonDocument body;
    if (const auto refused = readBody(request, &body))
        return *refused;
    const QJsonArray types = typeProblems(body.object());
    if (!types.isEmpty())
        return refusal(400, u"Invalid JSON"_s, types);
    const QJsonValue given = body.object().value("id"_L1);
    if (given.isUndefined())
        return refusal(400, u"Invalid JSON"_s, QJsonArray{problem(u"/id"_s, u"error.path.missing"_s)});
    const QString id = resolvePath(given.toString(), u"/"_s);
    const bool create = request.method == "POST";
    const auto present = cluster.apps().find(id);
    if (!create && id != path)
        return refusal(400, u"'%1' does not match definition's id ('%2')"_s.arg(path, id));
    if (create && present != cluster.apps().end())
        return refusal(409, u"An app with id [%1] already exists."_s.arg(id));
    if (!create && (present == cluster.apps().end() || !present->second.pod))
        return refusal(404, u"Pod '%1' does not exist"_s.arg(id));
    const QString role = groupRole(cluster, id);
    QJsonObject asked = withoutReadOnly(body.object());
    if (!role.isEmpty() && !asked.contains("role"_L1))
        asked.insert("role"_L1, role);
    QJsonObject definition = withPodDefaults(asked);
    definition.insert("id"_L1, id);
    QJsonArray problems = podProblems(definition);
    if (!role.isEmpty() && definition.value("role"_L1) != role)
        problems.append(wrongRole(definition, role));
    if (!problems.isEmpty())
        return invalid(problems);
    if (const auto conflict = conflicts(cluster, definition))
        return *conflict;
    const SimCluster::Outcome outcome = cluster.putApps({definition}, flag(request, u"force"_s));
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    cluster.publish(create ? u"pod_created_event"_s : u"pod_updated_event"_s,
                    {{u"clientIp"_s, u"127.0.0.1"_s}, {u"uri"_s, request.path}});
    WireReply answer = reply(create ? 201 : 200, cluster.apps().at(id).definition);
    addDeployment(answer, outcome);
    if (create)
        answer.headers.emplace_back("Location", id.toUtf8());
    return answer;
}

static WireReply deletePod(SimCluster &cluster, const WireRequest &request, const QString &id)
{
    const SimCluster::Outcome outcome = cluster.removeApp(id, flag(request, u"force"_s));
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    cluster.publish(u"pod_deleted_event"_s, {{u"clientIp"_s, u"127.0.0.1"_s}, {u"uri"_s, request.path}});
    WireReply answer;
    answer.status = 202;
    addDeployment(answer, outcome);
    answer.headers.emplace_back("Location", outcome.deploymentId.toUtf8());
    return answer;
}

static WireReply killInstances(SimCluster &cluster, const WireRequest &request, const QString &id,
                               const QString &instance)
{
    QStringList wanted{instance};
    if (instance.isEmpty()) {
        QJsonDocument body;
        if (const auto refused = readBody(request, &body))
            return *refused;
        wanted = body.array().toVariantList().isEmpty() ? QStringList() : body.toVariant().toStringList();
    }
    QStringList tasks;
    QJsonArray killed;
    for (const qint32 head : cluster.tasksOf(id)) {
        const SimTask &task = cluster.tasks()[size_t(head)];
        if (!wanted.contains(task.instanceId))
            continue;
        tasks.append(task.id);
        killed.append(podInstanceJson(cluster, head));
    }
    if (!instance.isEmpty() && killed.isEmpty())
        return refusal(404, u"Instance '%1' does not exist"_s.arg(instance));
    const SimCluster::Outcome outcome = cluster.killTasks(tasks, false, flag(request, u"wipe"_s), false);
    if (outcome.status >= 300)
        return reply(outcome.status, outcome.body);
    return instance.isEmpty() ? reply(200, killed) : reply(200, killed.first().toObject());
}

static WireReply listPods(const SimCluster &cluster, bool status)
{
    QJsonArray pods;
    for (const auto &[id, app] : cluster.apps()) {
        if (app.pod)
            pods.append(status ? podStatusJson(cluster, app) : app.definition);
    }
    return reply(200, pods);
}

WireReply answerPods(SimCluster &cluster, const WireRequest &request, const QString &rest)
{
    if (rest.isEmpty()) {
        if (request.method == "HEAD")
            return {};
        if (request.method == "GET")
            return listPods(cluster, false);
        return request.method == "POST" ? writePod(cluster, request, {}) : wrongMethod();
    }
    if (rest == "/::status"_L1 || rest == "::status"_L1)
        return request.method == "GET" ? listPods(cluster, true) : wrongMethod();
    const qsizetype colons = rest.indexOf("::"_L1);
    const QString id = resolvePath(colons < 0 ? rest : rest.left(colons), u"/"_s);
    const QString keyword = colons < 0 ? QString() : rest.mid(colons + 2).section(u'/', 0, 0);
    const QString argument = colons < 0 ? QString() : rest.mid(colons + 2).section(u'/', 1);
    const auto pod = cluster.apps().find(id);
    const bool exists = pod != cluster.apps().end() && pod->second.pod;
    if (keyword.isEmpty() && request.method == "PUT")
        return writePod(cluster, request, id);
    if (!exists)
        return refusal(404,
                       u"{\"message\":\"Pod '%1' does not exist\"}"_s.arg(id)); // JSON in JSON: Marathon does that, too
    if (keyword == "instances"_L1)
        return request.method == "DELETE" ? killInstances(cluster, request, id, argument) : wrongMethod();
    if (keyword.isEmpty() && request.method == "DELETE")
        return deletePod(cluster, request, id);
    if (request.method != "GET")
        return wrongMethod();
    if (keyword == "status"_L1)
        return reply(200, podStatusJson(cluster, pod->second));
    if (keyword == "versions"_L1) {
        if (!argument.isEmpty()) {
            const auto version = pod->second.versions.find(isoTime(fromIsoTime(argument)));
            return version == pod->second.versions.end()
                       ? refusal(404, u"Pod '%1' does not exist in version %2"_s.arg(id, argument))
                       : reply(200, version->second);
        }
        QJsonArray versions;
        for (auto it = pod->second.versions.rbegin(); it != pod->second.versions.rend(); ++it)
            versions.append(it->first);
        return reply(200, versions);
    }
    return keyword.isEmpty() ? reply(200, pod->second.definition)
                             : refusal(404, u"URI not found: %1"_s.arg(request.path));
}

} // namespace mesoscope::demo
