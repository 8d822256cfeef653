// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated agent: /state, /containers, /monitor/statistics, /metrics/snapshot and the operator API.
#include "app/demo/wire_agent.h"

#include "app/demo/wire_mesos.h"
#include "app/demo/wire_series.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <tuple>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace mesos {

std::vector<ExecutorView> executorsOf(const View &view, int agent, bool ended)
{
    std::vector<ExecutorView> found;
    QHash<QString, std::size_t> pods;
    const auto &tasks = view.cluster.tasks();
    const auto add = [&](const SimTask &task) {
        if (task.startedMs == 0 && task.stagedMs == 0)
            return;
        const auto known = task.executorId.isEmpty() ? pods.constEnd() : pods.constFind(task.executorId);
        if (known != pods.constEnd()) {
            found[*known].tasks.push_back(&task);
            found[*known].usage.add(task);
            return;
        }
        if (!task.executorId.isEmpty())
            pods.insert(task.executorId, found.size());
        ExecutorView executor;
        executor.first = &task;
        executor.tasks.push_back(&task);
        executor.usage.add(task);
        executor.usage.add(SimResources{0.1, 32, 0, 0});
        executor.ended = ended;
        found.push_back(std::move(executor));
    };
    if (!ended) {
        for (const qint32 i : view.cluster.agents()[std::size_t(agent)].tasks)
            if (!tasks[std::size_t(i)].ended)
                add(tasks[std::size_t(i)]);
    } else {
        for (const SimTask &task : tasks)
            if (task.ended && task.agent == agent)
                add(task);
    }
    return found;
}

namespace {

constexpr std::size_t CompletedExecutors = 150; // what an agent keeps per framework

void executor(JsonWriter &json, const View &view, const ExecutorView &content)
{
    const SimTask &first = *content.first;
    const AppParts &parts = view.parts(first);
    const QString id = first.executorId.isEmpty() ? first.id : first.executorId;
    json.beginObject().field("id", id).field("name", executorName(first, parts));
    json.field("source", first.executorId.isEmpty() ? id : QString()).field("container", executorContainerId(first));
    json.field("directory", sandboxDirectory(view, first));
    resources(json, "resources", content.usage.sum, content.usage.ports);
    if (view.shape().taskRoles)
        json.field("role", first.role.isEmpty() ? u"*"_s : first.role);
    json.key("labels").raw(parts.labels.isEmpty() ? QByteArray("[]") : parts.labels);
    if (!first.executorId.isEmpty())
        json.field("type", "DEFAULT");
    json.beginArray("tasks");
    for (const SimTask *t : content.tasks)
        if (!content.ended)
            task(json, view, *t);
    json.endArray().beginArray("queued_tasks").endArray().beginArray("completed_tasks");
    for (const SimTask *t : content.tasks)
        if (content.ended)
            task(json, view, *t);
    json.endArray().endObject();
}

void frameworks(JsonWriter &json, const View &view, int agent, bool completed)
{
    const auto running = executorsOf(view, agent, false);
    const auto done = executorsOf(view, agent, true);
    const auto write = [&](const char *name, const std::vector<ExecutorView> &all, const QString &framework) {
        json.beginArray(name);
        std::size_t written = 0;
        for (auto it = all.rbegin(); it != all.rend() && written < CompletedExecutors; ++it) {
            if (it->first->frameworkId != framework)
                continue;
            executor(json, view, *it);
            ++written;
        }
        json.endArray();
    };
    json.beginArray(completed ? "completed_frameworks" : "frameworks");
    for (const SimFramework &framework : view.cluster.frameworks()) {
        const auto mine = [&framework](const ExecutorView &e) { return e.first->frameworkId == framework.id; };
        const bool some =
            std::any_of(running.begin(), running.end(), mine) || std::any_of(done.begin(), done.end(), mine);
        if (!some || framework.completed != completed)
            continue;
        json.beginObject().field("id", framework.id).field("name", framework.name).field("user", framework.user);
        json.field("failover_timeout", framework.failoverTimeout).field("checkpoint", framework.failoverTimeout > 0);
        json.field("hostname", framework.hostname);
        if (!framework.principal.isEmpty())
            json.field("principal", framework.principal);
        if (multiRole(view.shape(), framework)) {
            json.beginArray("roles");
            for (const QString &role : framework.roles)
                json.value(role);
            json.endArray();
        } else {
            json.field("role", frameworkRole(framework));
        }
        write("executors", running, framework.id);
        write("completed_executors", done, framework.id);
        json.endObject();
    }
    json.endArray();
}

QByteArray agentState(const View &view, int index)
{
    const SimAgent &agent = view.cluster.agents()[std::size_t(index)];
    JsonWriter json(65536);
    json.beginObject().members(versionMembers(view.shape())).timeField("start_time", agent.registeredMs - 1200);
    json.field("id", agent.id).field("pid", u"slave(1)@127.0.0.1:%1"_s.arg(view.agentPort(agent)));
    json.field("hostname", agent.hostname);
    if (view.shape().partitions)
        capabilities(json, view.shape());
    if (view.shape().domains)
        domain(json, agent);
    resources(json, "resources", agent.total,
              '[' + QByteArray::number(agent.ports.begin) + '-' + QByteArray::number(agent.ports.end) + ']');
    reservedAndUnreserved(json, agent);
    fullResources(json, agent);
    Usage reserved;
    Usage open;
    for (const ExecutorView &e : executorsOf(view, index, false)) {
        Usage &usage = !agent.reservedRole.isEmpty() && e.first->role == agent.reservedRole ? reserved : open;
        usage.add(e.usage.sum);
        usage.ports += e.usage.ports;
    }
    json.beginObject("reserved_resources_allocated");
    if (reserved.sum.cpus > 0)
        resources(json, agent.reservedRole.toUtf8().constData(), reserved.sum, reserved.ports);
    json.endObject();
    resources(json, "unreserved_resources_allocated", open.sum, open.ports);
    json.beginArray("resource_providers").endArray();
    attributes(json, agent);
    json.field("master_hostname", u"127.0.0.1"_s);
    json.beginObject("flags").members(agentFlagMembers(agent.hostname, view.agentPort(agent))).endObject();
    frameworks(json, view, index, false);
    frameworks(json, view, index, true);
    return json.endObject().take();
}

struct Statistics
{
    double cpuUser = 0, cpuSystem = 0;
    qint64 memory = 0, disk = 0;
};

Statistics statistics(const ExecutorView &executor, qint64 nowMs, const WireContext &context)
{
    Statistics sum;
    for (const SimTask *task : executor.tasks) {
        const double seconds = cpuSeconds(*task, nowMs, context);
        sum.cpuUser += seconds * 0.74;
        sum.cpuSystem += seconds * 0.26;
        sum.memory += qint64(seriesValue(*task, u"memory.usage"_s, nowMs, context));
        sum.disk += qint64(task->resources.disk > 0 ? 45056 + task->seed % 90112 : 0);
    }
    return sum;
}

/// The same numbers in both dialects; v0 sorts its keys, v1 keeps the order of the proto.
void writeStatistics(JsonWriter &json, const ExecutorView &executor, qint64 nowMs, const WireContext &context, bool v1)
{
    const Statistics sum = statistics(executor, nowMs, context);
    const auto limit = qint64(executor.usage.sum.mem) * 1048576;
    const auto disk = qint64(executor.usage.sum.disk) * 1048576;
    json.beginObject(v1 ? "resource_statistics" : "statistics");
    if (v1)
        json.timeField("timestamp", nowMs);
    json.field("cpus_soft_limit", double(qRound64(executor.usage.sum.cpus * 1000)) / 1000);
    json.field("cpus_system_time_secs", double(qRound64(sum.cpuSystem * 100)) / 100);
    json.field("cpus_user_time_secs", double(qRound64(sum.cpuUser * 100)) / 100);
    if (disk > 0) {
        json.field("disk_limit_bytes", disk).beginArray("disk_statistics").beginObject();
        json.field("limit_bytes", disk).field("used_bytes", sum.disk).endObject().endArray();
        json.field("disk_used_bytes", sum.disk);
    }
    json.field("mem_limit_bytes", limit).field("mem_rss_bytes", sum.memory).field("mem_soft_limit_bytes", limit);
    if (!v1)
        json.timeField("timestamp", nowMs);
    json.endObject();
}

QByteArray containers(const View &view, int agent, const QUrlQuery &query, bool onlyStatistics)
{
    JsonWriter json(16384);
    json.beginArray();
    for (const ExecutorView &executor : executorsOf(view, agent, false)) {
        const SimTask &first = *executor.first;
        const QString id = first.executorId.isEmpty() ? first.id : first.executorId;
        const QString container = executorContainerId(first);
        const auto wanted = [&query](const char *name, const QString &value) {
            const QString given = query.queryItemValue(QLatin1StringView(name), QUrl::FullyDecoded);
            return given.isEmpty() || given == value;
        };
        if (first.startedMs == 0 || !wanted("container_id", container) || !wanted("executor_id", id) ||
            !wanted("framework_id", first.frameworkId))
            continue;
        json.beginObject();
        if (!onlyStatistics)
            json.field("container_id", container);
        json.field("executor_id", id).field("executor_name", executorName(first, view.parts(first)));
        json.field("framework_id", first.frameworkId).field("source", first.executorId.isEmpty() ? id : QString());
        writeStatistics(json, executor, view.cluster.nowMs(), view.context, false);
        if (!onlyStatistics) {
            json.beginObject("status").id("container_id", container);
            json.field("executor_pid", int(2000 + first.seed % 28000)).endObject();
        }
        json.endObject();
    }
    return json.endArray().take();
}

QList<QPair<QByteArray, double>> agentMetrics(const View &view, int index)
{
    const SimAgent &agent = view.cluster.agents()[std::size_t(index)];
    const auto running = executorsOf(view, index, false);
    Usage used;
    for (const ExecutorView &e : running)
        used.add(e.usage.sum);
    std::map<QString, double> states;
    for (const SimTask &task : view.cluster.tasks())
        if (task.agent == index)
            states[task.state] += 1;
    QList<QPair<QByteArray, double>> found;
    const auto add = [&found](const QByteArray &name, double value) { found.append({name, value}); };
    add("containerizer/mesos/container_destroy_errors", 0);
    add("gc/path_removals_pending", double(executorsOf(view, index, true).size()));
    const std::tuple<const char *, double, double> kinds[] = {{"cpus", agent.total.cpus, used.sum.cpus},
                                                              {"mem", agent.total.mem, used.sum.mem},
                                                              {"disk", agent.total.disk, used.sum.disk},
                                                              {"gpus", agent.total.gpus, used.sum.gpus}};
    for (const auto &kind : kinds) {
        const QByteArray name = QByteArray("slave/") + std::get<0>(kind);
        add(name + "_total", std::get<1>(kind));
        add(name + "_used", std::get<2>(kind));
        add(name + "_percent", std::get<1>(kind) > 0 ? std::get<2>(kind) / std::get<1>(kind) : 0);
    }
    add("slave/executors_running", double(running.size()));
    add("slave/frameworks_active", 1);
    add("slave/recovery_errors", 0);
    add("slave/registered", agent.active ? 1 : 0);
    for (const char *state :
         {"staging", "starting", "running", "killing", "finished", "failed", "killed", "lost", "gone"})
        add(QByteArray("slave/tasks_") + state, states[u"TASK_"_s + QString::fromLatin1(state).toUpper()]);
    add("slave/uptime_secs", double(view.cluster.nowMs() - agent.registeredMs) / 1000);
    add("system/cpus_total", agent.total.cpus);
    add("system/load_1min", used.sum.cpus * 0.6);
    add("system/load_5min", used.sum.cpus * 0.55);
    add("system/load_15min", used.sum.cpus * 0.5);
    add("system/mem_free_bytes", (agent.total.mem - used.sum.mem * 0.7) * 1048576);
    add("system/mem_total_bytes", (agent.total.mem + 1024) * 1048576);
    return found;
}

void executorInfo(JsonWriter &json, const View &view, const ExecutorView &executor)
{
    const SimTask &first = *executor.first;
    const AppParts &parts = view.parts(first);
    const QString id = first.executorId.isEmpty() ? first.id : first.executorId;
    json.beginObject().beginObject("executor_info");
    if (!first.executorId.isEmpty())
        json.field("type", "DEFAULT");
    json.id("executor_id", id).id("framework_id", first.frameworkId);
    if (first.executorId.isEmpty()) {
        json.beginObject("command");
        json.beginObject("environment").beginArray("variables").beginObject().field("name", "MARATHON_APP_ID");
        json.field("type", "VALUE").field("value", first.appId).endObject().endArray().endObject();
        json.field("shell", false).field("value", "/usr/libexec/mesos/mesos-executor");
        json.beginArray("arguments").value("mesos-executor").endArray().endObject();
    }
    json.beginArray("resources");
    resourceList(json, SimResources{0.1, 32, 0, 0}, {}, {{}, first.role.isEmpty() ? u"*"_s : first.role, {}});
    json.endArray();
    if (first.executorId.isEmpty())
        json.field("name", executorName(first, parts)).field("source", id);
    if (first.executorId.isEmpty())
        discovery(json, first, parts);
    if (!parts.labels.isEmpty()) {
        json.beginObject("labels");
        if (parts.labels != "[]")
            json.key("labels").raw(parts.labels);
        json.endObject();
    }
    json.endObject().endObject();
}

QByteArray agentExecutors(const View &view, int agent)
{
    JsonWriter json(16384);
    json.beginObject();
    for (const bool ended : {false, true}) {
        const auto executors = executorsOf(view, agent, ended);
        if (executors.empty())
            continue;
        json.beginArray(ended ? "completed_executors" : "executors");
        for (const ExecutorView &executor : executors)
            executorInfo(json, view, executor);
        json.endArray();
    }
    return json.endObject().take();
}

QByteArray agentTasks(const View &view, int agent)
{
    JsonWriter json(32768);
    json.beginObject().beginArray("pending_tasks").endArray().beginArray("queued_tasks").endArray();
    json.beginArray("launched_tasks");
    for (const ExecutorView &executor : executorsOf(view, agent, false))
        for (const SimTask *task : executor.tasks)
            taskV1(json, view, *task);
    json.endArray().beginArray("terminated_tasks").endArray().beginArray("completed_tasks");
    for (const ExecutorView &executor : executorsOf(view, agent, true))
        for (const SimTask *task : executor.tasks)
            taskV1(json, view, *task);
    return json.endArray().endObject().take();
}

QByteArray agentFrameworks(const View &view, int agent)
{
    const auto running = executorsOf(view, agent, false);
    const auto done = executorsOf(view, agent, true);
    JsonWriter json(4096);
    json.beginObject();
    for (const bool completed : {false, true}) {
        JsonWriter list(2048);
        list.beginArray();
        for (const SimFramework &framework : view.cluster.frameworks()) {
            const auto mine = [&framework](const ExecutorView &e) { return e.first->frameworkId == framework.id; };
            const bool some =
                std::any_of(running.begin(), running.end(), mine) || std::any_of(done.begin(), done.end(), mine);
            if (!some || framework.completed != completed)
                continue;
            list.beginObject();
            frameworkInfo(list, view, framework);
            list.endObject();
        }
        const QByteArray written = list.endArray().take();
        if (written != "[]")
            json.key(completed ? "completed_frameworks" : "frameworks").raw(written);
    }
    return json.endObject().take();
}

WireReply answer(const QString &call, const QByteArray &content)
{
    JsonWriter json(content.size() + 128);
    json.beginObject().field("type", call);
    if (!content.isEmpty())
        json.key(call.toLower()).raw(content);
    return {200, "application/json", json.endObject().take(), {}};
}

/// The containers of a pod's tasks: they have a parent, but neither cpu nor memory of their own.
void nestedContainers(JsonWriter &json, const View &view, const ExecutorView &executor)
{
    for (const SimTask *task : executor.tasks) {
        if (task->executorId.isEmpty() || task->startedMs == 0)
            continue;
        json.beginObject();
        json.id("container_id", task->containerId);
        json.beginObject("container_status").beginObject("container_id").field("value", task->containerId);
        json.id("parent", executorContainerId(*task)).endObject();
        json.field("executor_pid", int(2000 + task->seed % 28000)).endObject();
        json.beginObject("resource_statistics").timeField("timestamp", view.cluster.nowMs());
        const auto limit = qint64(task->resources.mem) * 1048576;
        json.field("cpus_soft_limit", task->resources.cpus).field("mem_limit_bytes", limit);
        json.field("mem_soft_limit_bytes", limit).endObject().endObject();
    }
}

QByteArray containersV1(const View &view, int agent, bool nested)
{
    JsonWriter json(16384);
    json.beginObject().beginArray("containers");
    bool some = false;
    for (const ExecutorView &executor : executorsOf(view, agent, false)) {
        const SimTask &first = *executor.first;
        if (first.startedMs == 0)
            continue;
        some = true;
        const QString container = executorContainerId(first);
        json.beginObject().id("framework_id", first.frameworkId);
        json.id("executor_id", first.executorId.isEmpty() ? first.id : first.executorId);
        json.field("executor_name", executorName(first, view.parts(first))).id("container_id", container);
        json.beginObject("container_status").id("container_id", container);
        json.field("executor_pid", int(2000 + first.seed % 28000)).endObject();
        writeStatistics(json, executor, view.cluster.nowMs(), view.context, true);
        json.endObject();
        if (nested)
            nestedContainers(json, view, executor);
    }
    json.endArray().endObject();
    return some ? json.take() : QByteArray(); // without containers not even the key is there
}

WireReply agentCall(const View &view, int agent, const WireRequest &request, WireContext &context)
{
    if (const auto refusal = refuseCall(request, "agent"))
        return *refusal;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString call = body.value("type"_L1).toString();
    const SimAgent &self = view.cluster.agents()[std::size_t(agent)];
    if (!knowsCall(view.shape(), call))
        return text(400, "Failed to validate agent::Call: Expecting 'type' to be present");
    if (call == "GET_HEALTH"_L1)
        return answer(call, "{\"healthy\":true}");
    if (call == "GET_VERSION"_L1)
        return answer(call, "{\"version_info\":{" + versionMembers(view.shape()) + "}}");
    if (call == "GET_FLAGS"_L1)
        return answer(call, flagsV1Body(agentFlagMembers(self.hostname, view.agentPort(self))));
    if (call == "GET_LOGGING_LEVEL"_L1)
        return answer(call, "{\"level\":0}");
    if (call == "GET_METRICS"_L1)
        return answer(call, metricsV1Body(agentMetrics(view, agent)));
    if (call == "GET_OPERATIONS"_L1 || call == "GET_RESOURCE_PROVIDERS"_L1)
        return answer(call, "{}");
    if (call == "GET_AGENT"_L1) {
        JsonWriter json(1024);
        json.beginObject();
        agentInfo(json, view, self, false);
        return answer(call, json.endObject().take());
    }
    if (call == "GET_CONTAINERS"_L1)
        return answer(call, containersV1(view, agent, body.value("get_containers"_L1)[u"show_nested"].toBool()));
    if (call == "GET_TASKS"_L1)
        return answer(call, agentTasks(view, agent));
    if (call == "GET_EXECUTORS"_L1)
        return answer(call, agentExecutors(view, agent));
    if (call == "GET_FRAMEWORKS"_L1)
        return answer(call, agentFrameworks(view, agent));
    if (call == "GET_STATE"_L1)
        return answer(call, "{\"get_tasks\":" + agentTasks(view, agent) +
                                ",\"get_executors\":" + agentExecutors(view, agent) +
                                ",\"get_frameworks\":" + agentFrameworks(view, agent) + '}');
    if (call == "READ_FILE"_L1 || call == "LIST_FILES"_L1) {
        const QJsonObject argument = body.value(call.toLower()).toObject();
        const Located found = locate(view, agent, argument.value("path"_L1).toString(), context);
        return call == "READ_FILE"_L1 ? readFileV1(argument, found) : listFilesV1(found);
    }
    return text(400, "Failed to validate agent::Call: Expecting 'type' to be present");
}

WireReply plain(const QByteArray &body, const WireRequest &request)
{
    const QString callback = request.query.queryItemValue(u"jsonp"_s);
    if (!callback.isEmpty())
        return {200, "text/javascript", callback.toUtf8() + '(' + body + ')', {}};
    return {200, "application/json", body, {}};
}

} // namespace

} // namespace mesos

WireReply answerAgent(SimCluster &cluster, int agent, const WireRequest &request, const Addresses &addresses,
                      WireContext &context)
{
    using namespace mesos;
    const MesosShape &shape = cluster.scenario().versions.mesos;
    QString path = request.path.startsWith("/slave(1)/"_L1) ? request.path.mid(9) : request.path;
    if (shape.jsonNames && (path == "/state.json"_L1 || path == "/monitor/statistics.json"_L1))
        path.chop(5);
    View view(cluster, addresses, context, View::Bare);
    view.agentSide = true;
    const SimAgent &self = cluster.agents()[std::size_t(agent)];
    if (path == "/health"_L1)
        return {200, {}, {}, {}};
    if (request.path == "/version"_L1)
        return plain(versionBody(shape), request);
    if (path == "/flags"_L1)
        return plain("{\"flags\":{" + agentFlagMembers(self.hostname, view.agentPort(self)) + "}}", request);
    if (path == "/state"_L1)
        return plain(agentState(view, agent), request);
    if (path == "/containers"_L1)
        return plain(containers(view, agent, request.query, false), request);
    if (path == "/monitor/statistics"_L1)
        return plain(containers(view, agent, request.query, true), request);
    if (request.path == "/metrics/snapshot"_L1)
        return plain(metricsBody(agentMetrics(view, agent)), request);
    if (request.path == "/system/stats.json"_L1)
        return plain(systemStatsBody(cluster), request);
    if (path == "/api/v1"_L1 && shape.operatorApi)
        return agentCall(view, agent, request, context);
    if (request.path == "/files/debug"_L1) {
        JsonWriter json(4096);
        json.beginObject().field("/slave/log", "/var/log/mesos/mesos-agent.INFO");
        for (const ExecutorView &e : executorsOf(view, agent, false)) {
            const QString directory = sandboxDirectory(view, *e.first);
            const QString id = e.first->executorId.isEmpty() ? e.first->id : e.first->executorId;
            json.key(u"/frameworks/%1/executors/%2/runs/latest"_s.arg(e.first->frameworkId, id)).value(directory);
            json.key(directory).value(directory);
        }
        return plain(json.endObject().take(), request);
    }
    if (request.path.startsWith("/files/"_L1))
        return answerFiles(request, [&](const QString &wanted) { return locate(view, agent, wanted, context); });
    return text(404, "404 Not Found.");
}

} // namespace mesoscope::demo
