// SPDX-License-Identifier: GPL-3.0-or-later
// /state, /state-summary, /slaves, /frameworks and /tasks of the leading master.
#include "app/demo/wire_mesos.h"

#include <algorithm>
#include <array>

namespace mesoscope::demo::mesos {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<const char *, 10> Counted = {"TASK_STAGING",  "TASK_STARTING",   "TASK_RUNNING", "TASK_KILLING",
                                                  "TASK_FINISHED", "TASK_KILLED",     "TASK_FAILED",  "TASK_LOST",
                                                  "TASK_ERROR",    "TASK_UNREACHABLE"};
using Counts = std::array<qint64, Counted.size()>;

void count(Counts &counts, const QString &state)
{
    for (std::size_t i = 0; i < Counted.size(); ++i)
        counts[i] += state == QLatin1StringView(Counted[i]) ? 1 : 0;
}

void write(JsonWriter &json, const Counts &counts)
{
    for (std::size_t i = 0; i < Counted.size(); ++i)
        json.field(Counted[i], counts[i]);
}

QString pid(const View &view, const SimAgent &agent)
{
    return u"slave(1)@127.0.0.1:%1"_s.arg(view.agentPort(agent));
}

/// Without the closing brace: /slaves and /state-summary add to it.
void slave(JsonWriter &json, const View &view, std::size_t index)
{
    const SimAgent &agent = view.cluster.agents()[index];
    const MesosShape &shape = view.shape();
    json.beginObject().field("id", agent.id).field("hostname", agent.hostname);
    if (shape.operatorApi)
        json.field("port", view.agentPort(agent));
    attributes(json, agent);
    if (shape.domains)
        domain(json, agent);
    json.field("pid", pid(view, agent)).timeField("registered_time", agent.registeredMs);
    if (agent.registeredMs < view.cluster.electedMs())
        json.timeField("reregistered_time", view.cluster.electedMs() + 500); // after a fail-over
    resources(json, "resources", agent.total,
              '[' + QByteArray::number(agent.ports.begin) + '-' + QByteArray::number(agent.ports.end) + ']');
    resources(json, "used_resources", view.agentUsage[index].sum, view.agentUsage[index].ports);
    const auto offer = view.offers.find(qint32(index));
    const Offer held = offer == view.offers.end() ? Offer() : offer->second;
    resources(json, "offered_resources", held.free, held.ports);
    reservedAndUnreserved(json, agent);
    json.field("active", agent.active && !agent.deactivated);
    if (shape.draining)
        json.field("deactivated", agent.deactivated);
    json.field("version", shape.version);
    if (shape.partitions)
        capabilities(json, shape);
    const auto drain = view.context.drains.constFind(agent.id);
    if (drain != view.context.drains.constEnd()) {
        // Whatever grace period was asked for, this version answers 0 (observed).
        json.beginObject("drain_info").field("state", agent.tasks.empty() ? "DRAINED" : "DRAINING");
        json.beginObject("config").beginObject("max_grace_period").field("nanoseconds", 0).endObject();
        json.field("mark_gone", drain->markGone).endObject().endObject();
        json.timeField("estimated_drain_start_time_seconds", drain->startedMs);
    }
}

void recoveredSlaves(JsonWriter &json, const View &view)
{
    if (!view.shape().partitions)
        return;
    json.beginArray("recovered_slaves");
    for (std::size_t i = 0; i < view.recovered.size(); ++i) {
        if (view.recovered[i] == 0)
            continue;
        const SimAgent &agent = view.cluster.agents()[i];
        json.beginObject().field("id", agent.id).field("hostname", agent.hostname).field("port", view.agentPort(agent));
        attributes(json, agent);
        domain(json, agent);
        json.endObject();
    }
    json.endArray();
}

/// The part that /state-summary shows too; without braces.
void frameworkSummary(JsonWriter &json, const View &view, std::size_t index)
{
    const SimFramework &framework = view.cluster.frameworks()[index];
    const Usage none;
    const Usage &usage = framework.completed ? none : view.frameworkUsage[index];
    json.field("id", framework.id).field("name", framework.name);
    resources(json, "used_resources", usage.sum, usage.ports);
    const Offer held = index == 0 ? view.offered() : Offer(); // Marathon is the first
    resources(json, "offered_resources", held.free, held.ports);
    json.beginArray("capabilities");
    for (const QString &capability : framework.capabilities)
        json.value(capability);
    json.endArray();
    json.field("hostname", framework.hostname).field("webui_url", framework.webUiUrl);
    json.field("active", framework.active && !framework.completed);
    if (view.shape().partitions)
        json.field("connected", framework.connected && !framework.completed).field("recovered", false);
}

void taskArray(JsonWriter &json, const View &view, const char *name, const std::vector<qint32> &indices)
{
    json.beginArray(name);
    for (const qint32 i : indices)
        task(json, view, view.cluster.tasks()[std::size_t(i)]);
    json.endArray();
}

void framework(JsonWriter &json, const View &view, std::size_t index)
{
    const SimFramework &content = view.cluster.frameworks()[index];
    const Usage none;
    const Usage &usage = content.completed ? none : view.frameworkUsage[index];
    json.beginObject();
    frameworkSummary(json, view, index);
    json.field("user", content.user).field("failover_timeout", content.failoverTimeout);
    json.field("checkpoint", content.failoverTimeout > 0).timeField("registered_time", content.registeredMs);
    json.timeField("unregistered_time", content.completed ? content.unregisteredMs : 0);
    if (content.registeredMs < view.cluster.electedMs())
        json.timeField("reregistered_time", view.cluster.electedMs() + 300);
    if (!content.principal.isEmpty())
        json.field("principal", content.principal);
    resources(json, "resources", usage.sum, usage.ports);
    if (multiRole(view.shape(), content)) {
        json.beginArray("roles");
        for (const QString &role : content.roles)
            json.value(role);
        json.endArray();
    } else {
        json.field("role", frameworkRole(content));
    }
    taskArray(json, view, "tasks", view.live[index]);
    if (view.shape().partitions)
        taskArray(json, view, "unreachable_tasks", view.unreachable[index]);
    taskArray(json, view, "completed_tasks", view.completed[index]);
    json.beginArray("offers");
    for (const auto &entry : view.offers) {
        if (index != 0)
            break;
        json.beginObject().field("id", view.offerId(entry.first)).field("framework_id", content.id);
        json.beginObject("allocation_info").field("role", frameworkRole(content)).endObject();
        json.field("slave_id", view.agentId(entry.first));
        resources(json, "resources", entry.second.free, entry.second.ports);
        json.endObject();
    }
    json.endArray();
    json.beginArray("executors");
    const auto executors = view.executorTasks(int(index));
    for (const qint32 i : executors) {
        const SimTask &t = view.cluster.tasks()[std::size_t(i)];
        const AppParts &parts = view.parts(t);
        json.beginObject().field("executor_id", t.executorId).field("name", "").field("framework_id", t.frameworkId);
        json.beginObject("command").beginArray("argv").endArray().beginArray("uris").endArray().endObject();
        resources(json, "resources", ExecutorResources, QByteArray());
        if (view.shape().taskRoles)
            json.field("role", t.role.isEmpty() ? u"*"_s : t.role);
        json.key("labels").raw(parts.labels.isEmpty() ? QByteArray("[]") : parts.labels);
        json.field("type", "DEFAULT").field("slave_id", view.agentId(t.agent)).endObject();
    }
    json.endArray();
    if (view.shape().offerConstraints)
        json.beginObject("offer_constraints").endObject();
    json.endObject();
}

void frameworkArrays(JsonWriter &json, const View &view, const QString &only)
{
    const auto &frameworks = view.cluster.frameworks();
    for (const bool completed : {false, true}) {
        json.beginArray(completed ? "completed_frameworks" : "frameworks");
        for (std::size_t i = 0; i < frameworks.size(); ++i) {
            if (frameworks[i].completed == completed && !frameworks[i].forgotten && !view.blank &&
                (only.isEmpty() || frameworks[i].id == only))
                framework(json, view, i);
        }
        json.endArray();
    }
}

} // namespace

QByteArray stateBody(const View &view, int master)
{
    const SimCluster &cluster = view.cluster;
    JsonWriter json(qsizetype(cluster.tasks().size()) * 1500 + qsizetype(cluster.agents().size()) * 1100 + 16384);
    json.beginObject();
    const MesosShape &shape = view.shape();
    json.members(versionMembers(shape));
    json.timeField("start_time", cluster.electedMs() - 400).timeField("elected_time", cluster.electedMs());
    const QString address = view.addresses.masters.value(master);
    json.field("id", cluster.masterId()).field("pid", u"master@"_s + address).field("hostname", u"127.0.0.1"_s);
    if (shape.partitions) {
        json.beginArray("capabilities").value("AGENT_UPDATE");
        if (shape.draining)
            json.value("AGENT_DRAINING").value("QUOTA_V2");
        json.endArray();
    }
    qint64 activated = 0;
    qint64 deactivated = 0;
    for (std::size_t i = 0; i < view.listed.size(); ++i) {
        const SimAgent &agent = cluster.agents()[i];
        if (view.listed[i] != 0)
            ++(agent.active && !agent.deactivated ? activated : deactivated);
    }
    json.field("activated_slaves", double(activated)).field("deactivated_slaves", double(deactivated));
    if (shape.partitions)
        json.field("unreachable_slaves", double(view.unreachableAgents));
    json.field("leader", u"master@"_s + address);
    if (shape.leaderInfo) {
        json.beginObject("leader_info").field("id", cluster.masterId()).field("pid", u"master@"_s + address);
        json.field("port", address.section(u':', -1).toInt()).field("hostname", u"127.0.0.1"_s).endObject();
    }
    json.field("cluster", cluster.clusterName()).field("log_dir", "/var/log/mesos");
    json.beginObject("flags").members(flagMembers(cluster.clusterName())).endObject();
    json.beginArray("slaves");
    for (std::size_t i = 0; i < view.listed.size(); ++i) {
        if (view.listed[i] == 0)
            continue;
        slave(json, view, i);
        json.endObject();
    }
    json.endArray();
    recoveredSlaves(json, view);
    frameworkArrays(json, view, {});
    json.beginArray("orphan_tasks").endArray().beginArray("unregistered_frameworks").endArray();
    return json.endObject().take();
}

QByteArray standbyBody(const View &view, int master, int leader)
{
    JsonWriter json(4096);
    json.beginObject().members(versionMembers(view.shape()));
    json.timeField("start_time", view.context.beganMs - 3600000);
    json.field("id", uuidText(u"standby-%1"_s.arg(master)));
    json.field("pid", u"master@"_s + view.addresses.masters.value(master)).field("hostname", u"127.0.0.1"_s);
    json.field("activated_slaves", 0.0).field("deactivated_slaves", 0.0);
    if (leader >= 0)
        json.field("leader", u"master@"_s + view.addresses.masters.value(leader));
    json.field("cluster", view.cluster.clusterName());
    json.beginObject("flags").members(flagMembers(view.cluster.clusterName())).endObject();
    for (const char *list : {"slaves", "frameworks", "completed_frameworks", "orphan_tasks", "unregistered_frameworks"})
        json.beginArray(list).endArray();
    return json.endObject().take();
}

QByteArray summaryBody(const View &view)
{
    const SimCluster &cluster = view.cluster;
    const std::size_t agents = view.listed.size();
    const std::size_t frameworks = cluster.frameworks().size();
    std::vector<Counts> agentCounts(agents, Counts{});
    std::vector<Counts> frameworkCounts(frameworks, Counts{});
    std::vector<QStringList> agentFrameworks(agents);
    std::vector<std::vector<char>> frameworkAgents(frameworks, std::vector<char>(agents, 0));
    for (std::size_t f = 0; f < frameworks; ++f) {
        for (const auto *list : {&view.live[f], &view.unreachable[f], &view.completed[f]}) {
            for (const qint32 i : *list) {
                const SimTask &t = cluster.tasks()[std::size_t(i)];
                const auto agent = std::size_t(t.agent);
                count(agentCounts[agent], t.state);
                count(frameworkCounts[f], t.state);
                frameworkAgents[f][agent] = 1;
            }
        }
        for (std::size_t a = 0; a < agents; ++a)
            if (frameworkAgents[f][a] != 0)
                agentFrameworks[a].append(cluster.frameworks()[f].id);
    }
    JsonWriter json(qsizetype(agents) * 1300 + 4096);
    json.beginObject().field("hostname", u"127.0.0.1"_s).field("cluster", cluster.clusterName()).beginArray("slaves");
    for (std::size_t a = 0; a < agents; ++a) {
        if (view.listed[a] == 0)
            continue;
        slave(json, view, a);
        write(json, agentCounts[a]);
        json.beginArray("framework_ids");
        for (const QString &id : std::as_const(agentFrameworks[a]))
            json.value(id);
        json.endArray().endObject();
    }
    json.endArray().beginArray("frameworks");
    for (std::size_t f = 0; f < frameworks; ++f) {
        if (cluster.frameworks()[f].completed || cluster.frameworks()[f].forgotten || view.blank)
            continue;
        json.beginObject();
        frameworkSummary(json, view, f);
        write(json, frameworkCounts[f]);
        json.beginArray("slave_ids");
        for (std::size_t a = 0; a < agents; ++a)
            if (frameworkAgents[f][a] != 0)
                json.value(cluster.agents()[a].id);
        json.endArray().endObject();
    }
    return json.endArray().endObject().take();
}

QByteArray slavesBody(const View &view, const QString &only)
{
    JsonWriter json(qsizetype(view.listed.size()) * 2200 + 4096);
    json.beginObject().beginArray("slaves");
    for (std::size_t i = 0; i < view.listed.size(); ++i) {
        const SimAgent &agent = view.cluster.agents()[i];
        if (view.listed[i] == 0 || (!only.isEmpty() && agent.id != only))
            continue;
        slave(json, view, i);
        fullResources(json, agent);
        json.beginArray("used_resources_full");
        for (const qint32 t : agent.tasks) {
            const SimTask &content = view.cluster.tasks()[std::size_t(t)];
            const QString role = content.role.isEmpty() ? u"*"_s : content.role;
            const bool reserved = role == agent.reservedRole;
            resourceList(json, content.resources, ranges(content.ports),
                         {reserved ? role : u"*"_s, role, reserved ? role : QString()});
        }
        json.endArray().beginArray("offered_resources_full").endArray().endObject();
    }
    json.endArray();
    if (only.isEmpty())
        recoveredSlaves(json, view);
    else if (view.shape().partitions)
        json.beginArray("recovered_slaves").endArray();
    return json.endObject().take();
}

QByteArray frameworksBody(const View &view, const QString &only)
{
    JsonWriter json(65536);
    json.beginObject();
    frameworkArrays(json, view, only);
    return json.beginArray("unregistered_frameworks").endArray().endObject().take();
}

QByteArray tasksBody(const View &view, const QUrlQuery &query)
{
    const auto number = [&query](const QString &name, qint64 otherwise) {
        bool ok = false;
        const qint64 given = query.queryItemValue(name).toLongLong(&ok);
        return ok && given >= 0 ? given : otherwise; // a bad or negative one counts as not given
    };
    const qint64 limit = number(u"limit"_s, 100);
    const qint64 offset = number(u"offset"_s, 0);
    const bool ascending = query.queryItemValue(u"order"_s) == "asc"_L1;
    const QString framework = query.queryItemValue(u"framework_id"_s, QUrl::FullyDecoded);
    const QString id = query.queryItemValue(u"task_id"_s, QUrl::FullyDecoded);
    const auto &tasks = view.cluster.tasks();
    std::vector<qint32> found;
    for (std::size_t f = 0; f < view.live.size(); ++f) {
        if (!framework.isEmpty() && view.cluster.frameworks()[f].id != framework)
            continue;
        for (const auto *list : {&view.live[f], &view.unreachable[f], &view.completed[f]})
            for (const qint32 i : *list)
                if (id.isEmpty() || tasks[std::size_t(i)].id == id)
                    found.push_back(i);
    }
    const auto first = [&tasks](qint32 i) { // by the first status that is shown; none: at the end
        for (const SimStatus &status : tasks[std::size_t(i)].statuses)
            if (status.state != "TASK_STAGING"_L1)
                return status.timeMs;
        return qint64(-1);
    };
    std::stable_sort(found.begin(), found.end(), [&first, ascending](qint32 a, qint32 b) {
        const qint64 left = first(a);
        const qint64 right = first(b);
        if (left < 0 || right < 0)
            return right < 0 && left >= 0;
        return ascending ? left < right : left > right;
    });
    JsonWriter json(65536);
    json.beginObject().beginArray("tasks");
    for (qint64 i = offset; i < qint64(found.size()) && i - offset < limit; ++i)
        task(json, view, tasks[std::size_t(found[std::size_t(i)])]);
    return json.endArray().endObject().take();
}

} // namespace mesoscope::demo::mesos
