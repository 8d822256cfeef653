// SPDX-License-Identifier: GPL-3.0-or-later
// The operator API of the leading master: POST /api/v1 and the records of SUBSCRIBE.
#include "app/demo/wire_mesos.h"

#include <QJsonDocument>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace mesos {

std::optional<WireReply> refuseCall(const WireRequest &request, const char *side)
{
    if (request.method != "POST") {
        WireReply reply =
            text(405, "405 Method Not Allowed. Expecting one of { 'POST' }, but received '" + request.method + "'.");
        reply.headers.emplaceBack("Allow", "POST");
        return reply;
    }
    const QByteArray type = request.headers.value("content-type");
    if (type.isEmpty())
        return text(400, "Expecting 'Content-Type' to be present");
    if (type != "application/json")
        return text(415, "Expecting 'Content-Type' of application/json or application/x-protobuf");
    const QByteArray accept = request.headers.value("accept");
    if (!accept.isEmpty() && !accept.contains("application/json") && !accept.contains("*/*") &&
        !accept.contains("application/*"))
        return text(406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
    QJsonParseError error;
    const QJsonDocument body = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !body.isObject())
        return text(400, "Failed to parse body into JSON: syntax error at line 1 near: " +
                             request.body.mid(error.offset, 40));
    const QString call = body[u"type"].toString();
    if (call.isEmpty())
        return text(400, QByteArray("Failed to validate ") + side + "::Call: Expecting 'type' to be present");
    static const QHash<QString, QString> needed{{u"GET_METRICS"_s, u"get_metrics"_s},
                                                {u"READ_FILE"_s, u"read_file"_s},
                                                {u"LIST_FILES"_s, u"list_files"_s},
                                                {u"DRAIN_AGENT"_s, u"drain_agent"_s},
                                                {u"DEACTIVATE_AGENT"_s, u"deactivate_agent"_s},
                                                {u"REACTIVATE_AGENT"_s, u"reactivate_agent"_s},
                                                {u"UPDATE_QUOTA"_s, u"update_quota"_s},
                                                {u"UPDATE_MAINTENANCE_SCHEDULE"_s, u"update_maintenance_schedule"_s}};
    const QString member = needed.value(call);
    if (!member.isEmpty() && !body[member].isObject())
        return text(400, QByteArray("Failed to validate ") + side + "::Call: Expecting '" + member.toLatin1() +
                             "' to be present");
    return std::nullopt;
}

static void taskList(JsonWriter &json, const View &view, const char *name,
                     const std::vector<std::vector<qint32>> &byFramework)
{
    json.beginArray(name);
    for (const auto &list : byFramework)
        for (const qint32 i : list)
            taskV1(json, view, view.cluster.tasks()[std::size_t(i)]);
    json.endArray();
}

static QByteArray tasksObject(const View &view)
{
    JsonWriter json(qsizetype(view.cluster.tasks().size()) * 2600 + 4096);
    json.beginObject();
    taskList(json, view, "tasks", view.live);
    if (view.shape().partitions)
        taskList(json, view, "unreachable_tasks", view.unreachable);
    taskList(json, view, "completed_tasks", view.completed);
    return json.endObject().take();
}

static QByteArray executorsObject(const View &view)
{
    JsonWriter json(4096);
    json.beginObject().beginArray("executors");
    for (std::size_t f = 0; f < view.live.size(); ++f) {
        const auto executors = view.executorTasks(int(f));
        for (const qint32 i : executors) {
            const SimTask &t = view.cluster.tasks()[std::size_t(i)];
            const AppParts &parts = view.parts(t);
            json.beginObject().beginObject("executor_info").field("type", "DEFAULT").id("executor_id", t.executorId);
            json.id("framework_id", t.frameworkId).beginArray("resources");
            resourceList(json, ExecutorResources, {}, {{}, t.role.isEmpty() ? u"*"_s : t.role, {}});
            json.endArray().beginObject("labels");
            if (!parts.labels.isEmpty() && parts.labels != "[]")
                json.key("labels").raw(parts.labels);
            json.endObject().endObject().id("agent_id", view.agentId(t.agent)).endObject();
        }
    }
    return json.endArray().endObject().take();
}

static QByteArray frameworksObject(const View &view)
{
    JsonWriter json(8192);
    json.beginObject();
    const auto &frameworks = view.cluster.frameworks();
    for (const bool completed : {false, true}) {
        json.beginArray(completed ? "completed_frameworks" : "frameworks");
        for (std::size_t i = 0; i < frameworks.size(); ++i)
            if (frameworks[i].completed == completed && !frameworks[i].forgotten && !view.blank)
                frameworkV1(json, view, int(i));
        json.endArray();
    }
    return json.endObject().take();
}

static QByteArray agentsObject(const View &view)
{
    JsonWriter json(qsizetype(view.listed.size()) * 2200 + 1024);
    json.beginObject().beginArray("agents");
    for (std::size_t i = 0; i < view.listed.size(); ++i)
        if (view.listed[i] != 0)
            agentV1(json, view, int(i));
    json.endArray().beginArray("recovered_agents");
    for (std::size_t i = 0; i < view.recovered.size(); ++i) {
        if (view.recovered[i] == 0)
            continue;
        JsonWriter info(512); // here the info stands alone, without the agent's state around it
        agentInfo(info, view, view.cluster.agents()[i]);
        json.raw(info.take().mid(qsizetype(sizeof "\"agent_info\":") - 1));
    }
    return json.endArray().endObject().take();
}

QByteArray stateV1Members(const View &view)
{
    JsonWriter json(qsizetype(view.cluster.tasks().size()) * 2600 + qsizetype(view.listed.size()) * 2200 + 16384);
    json.key("get_tasks").raw(tasksObject(view));
    json.key("get_executors").raw(executorsObject(view));
    json.key("get_frameworks").raw(frameworksObject(view));
    json.key("get_agents").raw(agentsObject(view));
    return json.take();
}

static WireReply answer(const QString &call, const QByteArray &content)
{
    JsonWriter json(content.size() + 128);
    json.beginObject().field("type", call).key(call.toLower()).raw(content).endObject();
    return {200, "application/json", json.take(), {}};
}

/// What GET_* calls leave out when it is empty; the master's GET_STATE does not.
static QByteArray withoutEmptyArrays(QByteArray content, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        content.replace(QByteArray(",\"") + name + "\":[]", QByteArray());
        content.replace(QByteArray("\"") + name + "\":[],", QByteArray());
        content.replace(QByteArray("\"") + name + "\":[]", QByteArray());
    }
    return content;
}

static WireReply agentCommand(SimCluster &cluster, const QString &call, const QJsonObject &body, WireContext &context)
{
    const QString id = body.value("agent_id"_L1)[u"value"].toString();
    const auto &agents = cluster.agents();
    for (std::size_t i = 0; i < agents.size(); ++i) {
        if (agents[i].id != id)
            continue;
        if (call == "REACTIVATE_AGENT"_L1) {
            context.drains.remove(id);
            cluster.setAgentDeactivated(int(i), false);
            return {200, {}, {}, {}};
        }
        cluster.setAgentDeactivated(int(i), true);
        if (call == "DRAIN_AGENT"_L1) {
            context.drains.insert(id, {cluster.nowMs(), body.value("mark_gone"_L1).toBool()});
            const std::vector<qint32> carried = agents[i].tasks; // a copy: killing changes the list
            QStringList marathons;
            for (const qint32 t : carried) {
                const SimTask &task = cluster.tasks()[std::size_t(t)];
                if (!task.appId.isEmpty())
                    marathons.append(task.id);
                else
                    cluster.failTask(task.id, u"Task killed to drain the agent"_s);
            }
            if (!marathons.isEmpty())
                cluster.killTasks(marathons, false, false, true);
        }
        return {200, {}, {}, {}};
    }
    return text(400, "Failed to find agent " + id.toUtf8());
}

WireReply operatorCall(SimCluster &cluster, const View &view, int master, const WireRequest &request,
                       WireContext &context)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString call = body.value("type"_L1).toString();
    if (!knowsCall(view.shape(), call))
        return text(400, "Failed to validate master::Call: Expecting 'type' to be present");
    if (call == "GET_HEALTH"_L1)
        return answer(call, "{\"healthy\":true}");
    if (call == "GET_VERSION"_L1)
        return answer(call, "{\"version_info\":{" + versionMembers(view.shape()) + "}}");
    if (call == "GET_FLAGS"_L1)
        return answer(call, flagsV1Body(flagMembers(cluster.clusterName())));
    if (call == "GET_LOGGING_LEVEL"_L1)
        return answer(call, "{\"level\":0}");
    if (call == "GET_METRICS"_L1)
        return answer(call, metricsV1Body(masterMetrics(view, true)));
    if (call == "GET_STATE"_L1)
        return answer(call, '{' + stateV1Members(view) + '}');
    if (call == "GET_TASKS"_L1)
        return answer(call, tasksObject(view));
    if (call == "GET_AGENTS"_L1)
        return answer(call, agentsObject(view));
    if (call == "GET_FRAMEWORKS"_L1)
        return answer(call, withoutEmptyArrays(frameworksObject(view), {"completed_frameworks"}));
    if (call == "GET_EXECUTORS"_L1)
        return answer(call, withoutEmptyArrays(executorsObject(view), {"executors"}));
    if (call == "GET_OPERATIONS"_L1)
        return answer(call, "{}");
    if (call == "GET_ROLES"_L1)
        return answer(call, rolesV1Body(view));
    if (call == "GET_MASTER"_L1)
        return answer(call, '{' + masterInfoMembers(view, master) + '}');
    if (call == "GET_WEIGHTS"_L1)
        return answer(call, "{\"weight_infos\":" + weightsArray(view) + '}');
    if (call == "GET_QUOTA"_L1)
        return answer(call, "{\"status\":{" + quotaMembers(view) + "}}");
    if (call == "GET_MAINTENANCE_SCHEDULE"_L1 || call == "GET_MAINTENANCE_STATUS"_L1) {
        const bool schedule = call == "GET_MAINTENANCE_SCHEDULE"_L1;
        WireRequest get;
        get.method = "GET";
        get.path = schedule ? u"/maintenance/schedule"_s : u"/maintenance/status"_s;
        const QByteArray plain = answerMesos(cluster, master, get, view.addresses, context).body;
        return answer(call, (schedule ? "{\"schedule\":" : "{\"status\":") + plain + '}');
    }
    if (call == "UPDATE_MAINTENANCE_SCHEDULE"_L1) {
        context.maintenanceWindows = body.value("update_maintenance_schedule"_L1)[u"schedule"][u"windows"].toArray();
        return {200, {}, {}, {}};
    }
    if (call == "UPDATE_QUOTA"_L1)
        return updateQuota(view, body.value("update_quota"_L1).toObject(), context);
    if (call == "DRAIN_AGENT"_L1 || call == "DEACTIVATE_AGENT"_L1 || call == "REACTIVATE_AGENT"_L1)
        return agentCommand(cluster, call, body.value(call.toLower()).toObject(), context);
    if (call == "LIST_FILES"_L1 || call == "READ_FILE"_L1) {
        const QJsonObject argument = body.value(call.toLower()).toObject();
        const QString path = argument.value("path"_L1).toString();
        const LogFileView log = context.logs->daemonLog(cluster, u"master"_s, 7, context);
        if (path != "/master/log"_L1)
            return text(404, {});
        if (call == "LIST_FILES"_L1)
            return answer(call, "{}"); // the path of a file lists nothing
        const qint64 length = argument.contains("length"_L1) ? argument.value("length"_L1).toInteger() : -1;
        JsonWriter json(256);
        json.beginObject().field("size", log.size);
        json.key("data").bytes(log.read(argument.value("offset"_L1).toInteger(), length).toBase64()).endObject();
        return answer(call, json.take());
    }
    return text(400, "Failed to validate master::Call: Expecting 'type' to be present");
}

} // namespace mesos

static QByteArray record(const QByteArray &json)
{
    return QByteArray::number(json.size()) + '\n' + json;
}

QByteArray mesosSubscribed(SimCluster &cluster, const Addresses &addresses, const WireContext &context)
{
    const mesos::View view(cluster, addresses, context);
    const QByteArray beat = view.shape().frameworkEvents ? ",\"heartbeat_interval_seconds\":15.0" : "";
    return record("{\"type\":\"SUBSCRIBED\",\"subscribed\":{\"get_state\":{" + mesos::stateV1Members(view) + '}' +
                  beat + "}}");
}

QByteArray mesosHeartbeat()
{
    return record("{\"type\":\"HEARTBEAT\"}");
}

QByteArray mesosEvent(SimCluster &cluster, const MesosChange &change, const Addresses &addresses,
                      const WireContext &context)
{
    using Kind = MesosChange::Kind;
    const mesos::View view(cluster, addresses, context, mesos::View::Bare);
    const bool ofAgent = change.kind == Kind::AgentAdded || change.kind == Kind::AgentRemoved;
    const bool ofTask = change.kind == Kind::TaskAdded || change.kind == Kind::TaskUpdated;
    if ((ofAgent && !view.shape().agentEvents) || (!ofAgent && !ofTask && !view.shape().frameworkEvents))
        return {};
    JsonWriter json(2048);
    const auto event = [&json](const char *type, const char *member) {
        json.beginObject().field("type", type).beginObject(member);
    };
    switch (change.kind) {
    case Kind::TaskAdded:
        event("TASK_ADDED", "task_added");
        json.key("task");
        mesos::taskV1(json, view, cluster.tasks()[std::size_t(change.task)]);
        break;
    case Kind::TaskUpdated: {
        const SimTask &task = cluster.tasks()[std::size_t(change.task)];
        if (task.statuses.empty() || task.statuses.back().state == "TASK_STAGING"_L1)
            return {};
        event("TASK_UPDATED", "task_updated");
        json.id("framework_id", task.frameworkId).key("status");
        mesos::statusV1(json, view, task, task.statuses.back(), quint32(task.statuses.size()));
        json.field("state", task.state);
        break;
    }
    case Kind::AgentAdded:
        event("AGENT_ADDED", "agent_added");
        json.key("agent");
        mesos::agentV1(json, view, change.agent);
        break;
    case Kind::AgentRemoved:
        event("AGENT_REMOVED", "agent_removed");
        json.id("agent_id", view.agentId(change.agent));
        break;
    case Kind::FrameworkAdded:
    case Kind::FrameworkUpdated:
        if (change.kind == Kind::FrameworkAdded)
            event("FRAMEWORK_ADDED", "framework_added");
        else
            event("FRAMEWORK_UPDATED", "framework_updated");
        json.key("framework");
        mesos::frameworkV1(json, view, change.framework);
        break;
    case Kind::FrameworkRemoved:
        event("FRAMEWORK_REMOVED", "framework_removed");
        mesos::frameworkInfo(json, view, cluster.frameworks()[std::size_t(change.framework)]);
        break;
    }
    return record(json.endObject().endObject().take());
}

} // namespace mesoscope::demo
