// SPDX-License-Identifier: GPL-3.0-or-later
// Roles, quota, weights, metrics and the other small answers of a master.
#include "app/demo/wire_mesos.h"

#include <QJsonDocument>

#include <cmath>
#include <tuple>

namespace mesoscope::demo::mesos {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Role
{
    QList<const SimFramework *> frameworks;
    Usage allocated;
    SimResources reserved;
};

std::map<QString, Role> roles(const View &view)
{
    std::map<QString, Role> found;
    found[u"*"_s];
    const auto &frameworks = view.cluster.frameworks();
    for (std::size_t f = 0; f < frameworks.size(); ++f) {
        if (frameworks[f].completed || frameworks[f].forgotten)
            continue;
        const QStringList names = frameworks[f].roles.isEmpty() ? QStringList{u"*"_s} : frameworks[f].roles;
        for (const QString &name : names)
            found[name].frameworks.append(&frameworks[f]);
        for (const qint32 i : view.live[f]) {
            const SimTask &task = view.cluster.tasks()[std::size_t(i)];
            found[task.role.isEmpty() ? u"*"_s : task.role].allocated.add(task);
        }
    }
    for (std::size_t a = 0; a < view.listed.size(); ++a) {
        const SimAgent &agent = view.cluster.agents()[a];
        if (view.listed[a] == 0 || agent.reservedRole.isEmpty())
            continue;
        Usage sum{found[agent.reservedRole].reserved, {}};
        sum.add(agent.reserved);
        found[agent.reservedRole].reserved = sum.sum;
    }
    for (const auto &entry : view.context.quotas) {
        if (!entry.second.guarantees.isEmpty() || !entry.second.limits.isEmpty())
            found[entry.first];
    }
    return found;
}

/// The role that has a quota and a weight: the first that is not "*", so that both are seen.
QString favoured(const std::map<QString, Role> &all)
{
    for (const auto &entry : all) {
        const bool quotaOnly =
            entry.second.frameworks.isEmpty() && entry.second.reserved.cpus + entry.second.reserved.mem <= 0;
        if (entry.first != "*"_L1 && !quotaOnly)
            return entry.first;
    }
    return {};
}

SimResources clusterTotal(const View &view)
{
    Usage total;
    for (std::size_t a = 0; a < view.listed.size(); ++a)
        if (view.listed[a] != 0)
            total.add(view.cluster.agents()[a].total);
    return total.sum;
}

SimResources quotaLimit(const View &view)
{
    const SimResources total = clusterTotal(view);
    return {std::ceil(total.cpus / 2), std::ceil(total.mem / 2), 0, 0};
}

constexpr double FavouredWeight = 2.5;

WireContext::Quota quotaOf(const View &view, const QString &role, const QString &special)
{
    const auto set = view.context.quotas.find(role);
    if (set != view.context.quotas.end())
        return set->second;
    if (role != special || special.isEmpty())
        return {};
    const SimResources limit = quotaLimit(view);
    return {{{u"cpus"_s, 0.5}, {u"mem"_s, 128}}, {{u"cpus"_s, limit.cpus}, {u"mem"_s, limit.mem}}};
}

void amounts(JsonWriter &json, const char *name, const QJsonObject &given)
{
    json.beginObject(name);
    for (auto it = given.begin(); it != given.end(); ++it)
        json.field(it.key().toLatin1().constData(), it.value().toDouble());
    json.endObject();
}

void quantities(JsonWriter &json, const char *name, const SimResources &sum, qsizetype ports = 0)
{
    json.beginObject(name);
    if (sum.cpus > 0)
        json.field("cpus", double(qRound64(sum.cpus * 1000)) / 1000);
    if (sum.disk > 0)
        json.field("disk", sum.disk);
    if (sum.mem > 0)
        json.field("mem", sum.mem);
    if (sum.gpus > 0)
        json.field("gpus", sum.gpus);
    if (ports > 0)
        json.field("ports", double(ports));
    json.endObject();
}

} // namespace

QByteArray rolesBody(const View &view)
{
    const std::map<QString, Role> all = roles(view);
    const QString special = favoured(all);
    JsonWriter json(4096);
    json.beginObject().beginArray("roles");
    for (const auto &entry : all) {
        const Role &role = entry.second;
        const bool chosen = entry.first == special;
        json.beginObject().field("name", entry.first).field("weight", chosen ? FavouredWeight : 1.0);
        Usage consumed = role.allocated;
        consumed.add(role.reserved);
        if (view.shape().draining) {
            json.beginObject("quota").field("role", entry.first);
            const WireContext::Quota quota = quotaOf(view, entry.first, special);
            amounts(json, "guarantee", quota.guarantees);
            amounts(json, "limit", quota.limits);
            quantities(json, "consumed", consumed.sum, consumed.ports.size());
            json.endObject();
        }
        quantities(json, "resources", role.allocated.sum, role.allocated.ports.size());
        if (view.shape().draining) {
            quantities(json, "allocated", role.allocated.sum, role.allocated.ports.size());
            quantities(json, "offered", {});
            quantities(json, "reserved", role.reserved);
        }
        json.beginArray("frameworks");
        for (const SimFramework *framework : role.frameworks)
            json.value(framework->id);
        json.endArray().endObject();
    }
    return json.endArray().endObject().take();
}

QByteArray rolesV1Body(const View &view)
{
    const std::map<QString, Role> all = roles(view);
    const QString special = favoured(all);
    JsonWriter json(4096);
    json.beginObject().beginArray("roles");
    for (const auto &entry : all) {
        json.beginObject().field("name", entry.first).field("weight", entry.first == special ? FavouredWeight : 1.0);
        if (!entry.second.frameworks.isEmpty()) {
            json.beginArray("frameworks");
            for (const SimFramework *framework : entry.second.frameworks)
                json.beginObject().field("value", framework->id).endObject();
            json.endArray();
        }
        quantityList(json, "resources", entry.second.allocated);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

QByteArray quotaMembers(const View &view)
{
    const std::map<QString, Role> all = roles(view);
    const QString special = favoured(all);
    JsonWriter infos(512);
    JsonWriter configs(512);
    infos.beginArray();
    configs.beginArray();
    bool any = false;
    for (const auto &entry : all) {
        const WireContext::Quota quota = quotaOf(view, entry.first, special);
        if (quota.guarantees.isEmpty() && quota.limits.isEmpty())
            continue;
        any = true;
        infos.beginObject().field("role", entry.first).beginArray("guarantee");
        for (auto it = quota.guarantees.begin(); it != quota.guarantees.end(); ++it) {
            infos.beginObject().field("name", it.key()).field("type", "SCALAR");
            infos.beginObject("scalar").field("value", it.value().toDouble()).endObject().endObject();
        }
        infos.endArray().endObject();
        configs.beginObject().field("role", entry.first);
        const std::pair<const char *, QJsonObject> bounds[] = {{"guarantees", quota.guarantees},
                                                               {"limits", quota.limits}};
        for (const auto &bound : bounds) {
            configs.beginObject(bound.first);
            for (auto it = bound.second.begin(); it != bound.second.end(); ++it) {
                configs.beginObject(it.key().toLatin1().constData());
                configs.field("value", it.value().toDouble()).endObject();
            }
            configs.endObject();
        }
        configs.endObject();
    }
    if (!any)
        return {};
    return "\"infos\":" + infos.endArray().take() + ",\"configs\":" + configs.endArray().take();
}

/// UPDATE_QUOTA: the whole quota of each role that is named. Promises that the cluster cannot keep want to be forced.
WireReply updateQuota(const View &view, const QJsonObject &asked, WireContext &context)
{
    const SimResources total = clusterTotal(view);
    const std::map<QString, double> there{
        {u"cpus"_s, total.cpus}, {u"mem"_s, total.mem}, {u"disk"_s, total.disk}, {u"gpus"_s, total.gpus}};
    std::map<QString, WireContext::Quota> wanted;
    const QJsonArray configs = asked.value("quota_configs"_L1).toArray();
    for (const QJsonValue &config : configs) {
        const QString role = config[u"role"].toString();
        if (role.isEmpty() || role == "*"_L1)
            return text(400, "Invalid QuotaConfig: setting quota for role '" + role.toUtf8() + "' is not supported");
        WireContext::Quota quota;
        for (const bool least : {true, false}) {
            const QJsonObject given = config[least ? u"guarantees" : u"limits"].toObject();
            for (auto it = given.begin(); it != given.end(); ++it) {
                const double value = it.value()[u"value"].toDouble(-1);
                if (value < 0)
                    return text(400, "Invalid QuotaConfig: invalid quantity for '" + it.key().toUtf8() + "'");
                if (!least || value > 0)
                    (least ? quota.guarantees : quota.limits).insert(it.key(), value);
            }
        }
        for (auto it = quota.guarantees.begin(); it != quota.guarantees.end(); ++it) {
            const QJsonValue most = quota.limits.value(it.key());
            if (most.isDouble() && most.toDouble() < it.value().toDouble())
                return text(400, "Invalid QuotaConfig: guarantees exceed limits");
            const auto room = there.find(it.key());
            if (!asked.value("force"_L1).toBool() && room != there.end() && it.value().toDouble() > room->second)
                return text(400, "Invalid QuotaConfig: overcommitted: the guarantees exceed the cluster's resources; "
                                 "use 'force' to override");
        }
        wanted.insert_or_assign(role, quota);
    }
    for (const auto &[role, quota] : wanted)
        context.quotas.insert_or_assign(role, quota);
    return {200, {}, {}, {}};
}

QByteArray weightsArray(const View &view)
{
    const QString role = favoured(roles(view));
    JsonWriter json(128);
    json.beginArray();
    if (!role.isEmpty())
        json.beginObject().field("role", role).field("weight", FavouredWeight).endObject();
    return json.endArray().take();
}

QByteArray versionBody(const MesosShape &shape)
{
    return "{\"build_date\":\"2026-08-14 09:12:40 UTC\",\"build_time\":1786698760.0,\"build_user\":\"\",\"git_branch\":"
           "\"refs/heads/master\",\"git_sha\":\"5ce2c80bddd689c28a8b4579468ac062fa337408\",\"version\":\"" +
           shape.version.toLatin1() + "\"}";
}

static double load(const SimCluster &cluster, double minutes)
{
    return 0.7 + 0.4 * std::sin(double(cluster.nowMs()) / 60000 / minutes);
}

QByteArray systemStatsBody(const SimCluster &cluster)
{
    JsonWriter json(256);
    json.beginObject().field("avg_load_15min", load(cluster, 45)).field("avg_load_1min", load(cluster, 3));
    json.field("avg_load_5min", load(cluster, 15)).field("cpus_total", 4).field("mem_free_bytes", qint64(9126805504));
    return json.field("mem_total_bytes", qint64(16777216000)).endObject().take();
}

QList<QPair<QByteArray, double>> masterMetrics(const View &view, bool leading)
{
    QList<QPair<QByteArray, double>> found;
    const auto add = [&found](const QByteArray &name, double value) { found.append({name, value}); };
    const SimCluster &cluster = view.cluster;
    const SimResources total = leading ? clusterTotal(view) : SimResources{};
    Usage used;
    std::map<QString, double> states;
    double tasksFailedBy = 0;
    double active = 0;
    double inactive = 0;
    for (std::size_t f = 0; leading && f < view.live.size(); ++f) {
        used.add(view.frameworkUsage[f].sum);
        for (const auto *list : {&view.live[f], &view.unreachable[f], &view.completed[f]})
            for (const qint32 i : *list)
                states[cluster.tasks()[std::size_t(i)].state] += 1;
        if (!cluster.frameworks()[f].completed && !cluster.frameworks()[f].forgotten)
            (cluster.frameworks()[f].active ? active : inactive) += 1;
    }
    tasksFailedBy = states[u"TASK_FAILED"_s];
    double agentsActive = 0;
    double agentsInactive = 0;
    for (std::size_t a = 0; leading && a < view.listed.size(); ++a) {
        if (view.listed[a] == 0)
            continue;
        const SimAgent &agent = cluster.agents()[a];
        (agent.active && !agent.deactivated ? agentsActive : agentsInactive) += 1;
    }
    const double uptime = double(cluster.nowMs() - cluster.electedMs()) / 1000;
    add("allocator/event_queue_dispatches", 0);
    add("allocator/mesos/allocation_run_ms", 1.7);
    add("allocator/mesos/allocation_run_ms/count", std::floor(uptime));
    add("allocator/mesos/allocation_run_ms/max", 14.2);
    add("allocator/mesos/allocation_run_ms/min", 0.4);
    for (const char *percentile : {"p50", "p90", "p95", "p99", "p999", "p9999"})
        add(QByteArray("allocator/mesos/allocation_run_ms/") + percentile, 2.1);
    add("allocator/mesos/allocation_runs", std::floor(uptime));
    const std::tuple<const char *, double, double> kinds[] = {{"cpus", total.cpus, used.sum.cpus},
                                                              {"mem", total.mem, used.sum.mem},
                                                              {"disk", total.disk, used.sum.disk},
                                                              {"gpus", total.gpus, used.sum.gpus}};
    for (const auto &kind : kinds) {
        const QByteArray name = std::get<0>(kind);
        const double all = std::get<1>(kind);
        const double taken = double(qRound64(std::get<2>(kind) * 1000)) / 1000;
        if (name != "gpus") {
            add("allocator/mesos/resources/" + name + "/total", all);
            add("allocator/mesos/resources/" + name + "/offered_or_allocated", taken);
        }
        add("master/" + name + "_total", all);
        add("master/" + name + "_used", taken);
        add("master/" + name + "_percent", all > 0 ? taken / all : 0);
        for (const char *part : {"_total", "_used", "_percent"})
            add("master/" + name + "_revocable" + part, 0);
    }
    if (leading) {
        for (const auto &entry : roles(view)) {
            const double share = total.cpus > 0 ? entry.second.allocated.sum.cpus / total.cpus : 0;
            add("allocator/mesos/roles/" + entry.first.toUtf8() + "/shares/dominant", share);
        }
    }
    add("master/elected", leading ? 1 : 0);
    add("master/uptime_secs", uptime);
    add("master/slaves_active", agentsActive);
    add("master/slaves_inactive", agentsInactive);
    add("master/slaves_connected", agentsActive + agentsInactive);
    add("master/slaves_disconnected", 0);
    add("master/slaves_unreachable", leading ? view.unreachableAgents : 0);
    add("master/frameworks_active", active);
    add("master/frameworks_inactive", inactive);
    add("master/frameworks_connected", active);
    add("master/frameworks_disconnected", inactive);
    add("master/outstanding_offers", double(view.offers.size()));
    for (const char *state : {"staging", "starting", "running", "killing", "finished", "failed", "killed", "lost",
                              "error", "unreachable", "gone", "gone_by_operator", "dropped"})
        add(QByteArray("master/tasks_") + state, states[u"TASK_"_s + QString::fromLatin1(state).toUpper()]);
    add("master/task_failed/source_executor/reason_command_executor_failed", tasksFailedBy);
    for (const char *name :
         {"event_queue_messages", "event_queue_dispatches", "event_queue_http_requests", "dropped_messages",
          "invalid_status_updates", "slave_removals", "slave_shutdowns_scheduled", "slave_unreachable_scheduled",
          "operator_event_stream_subscribers"})
        add(QByteArray("master/") + name, 0);
    add("master/slave_registrations", double(cluster.agents().size()));
    add("master/slave_reregistrations", cluster.returnedAgents());
    add("master/valid_status_updates", double(cluster.tasks().size()) * 2);
    add("registrar/log/ensemble_size", 3);
    add("registrar/log/recovered", 1);
    add("registrar/queued_operations", 0);
    add("registrar/registry_size_bytes", double(cluster.agents().size()) * 288);
    add("registrar/state_store_ms", 6.3);
    add("system/cpus_total", 4);
    add("system/load_15min", load(cluster, 45));
    add("system/load_1min", load(cluster, 3));
    add("system/load_5min", load(cluster, 15));
    add("system/mem_free_bytes", 9126805504.0);
    add("system/mem_total_bytes", 16777216000.0);
    return found;
}

QByteArray metricsBody(const QList<QPair<QByteArray, double>> &metrics)
{
    JsonWriter json(8192);
    json.beginObject();
    for (const auto &metric : metrics)
        json.field(metric.first.constData(), metric.second);
    return json.endObject().take();
}

QByteArray metricsV1Body(const QList<QPair<QByteArray, double>> &metrics)
{
    JsonWriter json(12288);
    json.beginObject().beginArray("metrics");
    for (const auto &metric : metrics)
        json.beginObject().field("name", metric.first.constData()).field("value", metric.second).endObject();
    return json.endArray().endObject().take();
}

QByteArray flagsV1Body(const QByteArray &members)
{
    const QJsonObject flags = QJsonDocument::fromJson('{' + members + '}').object();
    JsonWriter json(8192);
    json.beginObject().beginArray("flags");
    for (auto it = flags.begin(); it != flags.end(); ++it)
        json.beginObject().field("name", it.key()).field("value", it.value().toString()).endObject();
    return json.endArray().endObject().take();
}

QByteArray masterInfoMembers(const View &view, int master)
{
    const QString address = view.addresses.masters.value(master);
    const int port = address.section(u':', -1).toInt();
    JsonWriter json(512);
    json.beginObject("master_info").field("id", view.cluster.masterId()).field("ip", 16777343).field("port", port);
    json.field("pid", u"master@"_s + address).field("hostname", u"127.0.0.1"_s).field("version", view.shape().version);
    json.beginObject("address").field("hostname", u"127.0.0.1"_s).field("ip", u"127.0.0.1"_s).field("port", port);
    json.endObject().beginArray("capabilities");
    for (const char *capability : {"AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2"})
        json.beginObject().field("type", capability).endObject();
    json.endArray().endObject();
    json.timeField("start_time", view.cluster.electedMs() - 400).timeField("elected_time", view.cluster.electedMs());
    return json.take();
}

} // namespace mesoscope::demo::mesos
