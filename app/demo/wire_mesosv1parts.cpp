// SPDX-License-Identifier: GPL-3.0-or-later
// Resources, tasks, statuses, agents and frameworks as the operator API writes them.
#include "app/demo/wire_mesosparts.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace mesoscope::demo::mesos {

using namespace Qt::Literals::StringLiterals;

static void notes(JsonWriter &json, const ResourceNotes &with)
{
    if (!with.role.isEmpty())
        json.field("role", with.role);
    if (!with.allocated.isEmpty())
        json.beginObject("allocation_info").field("role", with.allocated).endObject();
    if (!with.reserved.isEmpty()) {
        json.beginArray("reservations").beginObject().field("type", "STATIC").field("role", with.reserved);
        json.endObject().endArray();
    }
    json.endObject();
}

void resourceList(JsonWriter &json, const SimResources &sum, const QList<SimRange> &ports, const ResourceNotes &with)
{
    const std::pair<const char *, double> scalars[] = {
        {"cpus", sum.cpus}, {"mem", sum.mem}, {"disk", sum.disk}, {"gpus", sum.gpus}};
    for (const auto &scalar : scalars) {
        if (rounded(scalar.second) <= 0)
            continue;
        json.beginObject().field("name", scalar.first).field("type", "SCALAR");
        json.beginObject("scalar").field("value", rounded(scalar.second)).endObject();
        notes(json, with);
    }
    if (ports.isEmpty())
        return;
    json.beginObject().field("name", "ports").field("type", "RANGES").beginObject("ranges").beginArray("range");
    for (const SimRange &range : ports)
        json.beginObject().field("begin", range.begin).field("end", range.end).endObject();
    json.endArray().endObject();
    notes(json, with);
}

void quantityList(JsonWriter &json, const char *name, const Usage &usage)
{
    JsonWriter list(256);
    list.beginArray();
    resourceList(list, usage.sum, {}, {});
    const QByteArray content = list.endArray().take();
    if (content != "[]")
        json.key(name).raw(content);
}

void statusV1(JsonWriter &json, const View &view, const SimTask &content, const SimStatus &status, quint32 n)
{
    json.beginObject().id("task_id", content.id).field("state", status.state);
    if (!status.message.isEmpty())
        json.field("message", status.message);
    json.field("source", status.source.isEmpty() ? u"SOURCE_EXECUTOR"_s : status.source);
    if (!status.reason.isEmpty())
        json.field("reason", status.reason);
    else if (status.healthy) // such a status replaced the first TASK_RUNNING
        json.field("reason", "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED");
    json.id("agent_id", view.agentId(content.agent));
    if (!byMaster(status))
        json.id("executor_id", content.executorId.isEmpty() ? content.id : content.executorId);
    json.timeField("timestamp", status.timeMs);
    if (!byMaster(status))
        json.key("uuid").bytes(uuidBase64(content.seed, n));
    if (status.healthy)
        json.field("healthy", *status.healthy);
    if (!byMaster(status))
        containerStatus(json, content, content.executorId.isEmpty());
    if (status.state == "TASK_UNREACHABLE"_L1)
        json.nanoseconds("unreachable_time", status.timeMs);
    json.endObject();
}

void taskV1(JsonWriter &json, const View &view, const SimTask &content)
{
    const AppParts &parts = view.parts(content);
    const SimAgent *agent = content.agent >= 0 ? &view.cluster.agents()[std::size_t(content.agent)] : nullptr;
    const QString role = content.role.isEmpty() ? u"*"_s : content.role;
    json.beginObject().field("name", content.name).id("task_id", content.id).id("framework_id", content.frameworkId);
    if (!content.executorId.isEmpty())
        json.id("executor_id", content.executorId);
    json.id("agent_id", view.agentId(content.agent)).field("state", content.state);
    json.beginArray("resources");
    resourceList(json, content.resources, ranges(content.ports),
                 {{},
                  view.shape().taskRoles ? role : QString(),
                  agent != nullptr && agent->reservedRole == role ? role : QString()});
    json.endArray();
    JsonWriter statuses(1024);
    statuses.beginArray();
    quint32 n = 0;
    QString updated;
    for (const SimStatus &status : content.statuses) {
        ++n;
        if (!shown(view, status))
            continue;
        statusV1(statuses, view, content, status, n);
        if (!byMaster(status))
            updated = status.state;
    }
    const QByteArray written = statuses.endArray().take();
    if (written != "[]") {
        json.key("statuses").raw(written);
        if (!updated.isEmpty()) {
            json.field("status_update_state", updated);
            json.key("status_update_uuid").bytes(uuidBase64(content.seed, n));
        }
    }
    if (!parts.labels.isEmpty()) {
        json.beginObject("labels");
        if (parts.labels != "[]")
            json.key("labels").raw(parts.labels);
        json.endObject();
    }
    discoveryAndCheck(json, content, parts);
    json.endObject();
}

void agentInfo(JsonWriter &json, const View &view, const SimAgent &agent, bool checkpoint)
{
    json.beginObject("agent_info").field("hostname", agent.hostname).field("port", view.agentPort(agent));
    json.beginArray("resources");
    resourceList(json, unreserved(agent), {agent.ports}, {});
    if (!agent.reservedRole.isEmpty())
        resourceList(json, agent.reserved, {}, {{}, {}, agent.reservedRole});
    json.endArray();
    if (!agent.attributes.isEmpty()) {
        json.beginArray("attributes");
        for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it) {
            bool number = false;
            const double scalar = it.value().toDouble(&number);
            json.beginObject().field("name", it.key()).field("type", number ? "SCALAR" : "TEXT");
            if (number)
                json.beginObject("scalar").field("value", scalar).endObject();
            else
                json.beginObject("text").field("value", it.value()).endObject();
            json.endObject();
        }
        json.endArray();
    }
    if (view.shape().domains)
        domain(json, agent);
    json.id("id", agent.id);
    if (checkpoint)
        json.field("checkpoint", true);
    json.endObject();
}

void agentV1(JsonWriter &json, const View &view, int index)
{
    const auto at = std::size_t(index);
    const SimAgent &agent = view.cluster.agents()[at];
    json.beginObject();
    agentInfo(json, view, agent);
    json.field("active", agent.active && !agent.deactivated);
    if (view.shape().draining)
        json.field("deactivated", agent.deactivated);
    json.field("version", view.shape().version);
    json.field("pid", u"slave(1)@127.0.0.1:%1"_s.arg(view.agentPort(agent)));
    json.nanoseconds("registered_time", agent.registeredMs);
    if (agent.registeredMs < view.cluster.electedMs())
        json.nanoseconds("reregistered_time", view.cluster.electedMs() + 500);
    json.beginArray("total_resources");
    resourceList(json, unreserved(agent), {agent.ports}, {u"*"_s, {}, {}});
    if (!agent.reservedRole.isEmpty())
        resourceList(json, agent.reserved, {}, {agent.reservedRole, {}, agent.reservedRole});
    json.endArray();
    // One entry per role, as the allocator keeps them.
    std::map<QString, Usage> byRole;
    QSet<QString> executors; // a pod's own uses something too
    for (const qint32 t : agent.tasks) {
        const SimTask &content = view.cluster.tasks()[std::size_t(t)];
        if (content.ended || content.state == "TASK_UNREACHABLE"_L1)
            continue;
        Usage &usage = byRole[content.role.isEmpty() ? u"*"_s : content.role];
        usage.add(content);
        if (!content.executorId.isEmpty() && !executors.contains(content.executorId)) {
            executors.insert(content.executorId);
            usage.add(ExecutorResources);
        }
    }
    if (!byRole.empty()) {
        json.beginArray("allocated_resources");
        for (const auto &entry : byRole) {
            const QString reserved = entry.first == agent.reservedRole ? entry.first : QString();
            resourceList(json, entry.second.sum, ranges(entry.second.ports),
                         {reserved.isEmpty() ? u"*"_s : reserved, entry.first, reserved});
        }
        json.endArray();
    }
    json.beginArray("capabilities");
    const QList<const char *> names = agentCapabilities(view.shape());
    for (const char *capability : names)
        json.beginObject().field("type", capability).endObject();
    json.endArray();
    const auto drain = view.context.drains.constFind(agent.id);
    if (drain != view.context.drains.constEnd()) {
        json.beginObject("drain_info").field("state", agent.tasks.empty() ? "DRAINED" : "DRAINING");
        json.beginObject("config").nanoseconds("max_grace_period", 0).field("mark_gone", drain->markGone);
        json.endObject().endObject();
        json.nanoseconds("estimated_drain_start_time", drain->startedMs / 1000 * 1000);
    }
    json.endObject();
}

void frameworkInfo(JsonWriter &json, const View &view, const SimFramework &framework)
{
    json.beginObject("framework_info").field("user", framework.user).field("name", framework.name);
    json.id("id", framework.id).field("failover_timeout", framework.failoverTimeout);
    json.field("checkpoint", framework.failoverTimeout > 0);
    if (multiRole(view.shape(), framework)) {
        json.beginArray("roles");
        for (const QString &role : framework.roles)
            json.value(role);
        json.endArray();
    } else {
        json.field("role", frameworkRole(framework));
    }
    if (!framework.hostname.isEmpty())
        json.field("hostname", framework.hostname);
    if (!framework.principal.isEmpty())
        json.field("principal", framework.principal);
    if (!framework.webUiUrl.isEmpty())
        json.field("webui_url", framework.webUiUrl);
    if (!framework.capabilities.isEmpty()) {
        json.beginArray("capabilities");
        for (const QString &capability : framework.capabilities)
            json.beginObject().field("type", capability).endObject();
        json.endArray();
    }
    json.endObject();
}

void frameworkV1(JsonWriter &json, const View &view, int index)
{
    const auto at = std::size_t(index);
    const SimFramework &framework = view.cluster.frameworks()[at];
    json.beginObject();
    frameworkInfo(json, view, framework);
    json.field("active", framework.active && !framework.completed);
    json.field("connected", framework.connected && !framework.completed).field("recovered", false);
    json.nanoseconds("registered_time", framework.registeredMs);
    json.nanoseconds("reregistered_time", std::max(framework.registeredMs, view.cluster.electedMs()));
    if (framework.completed)
        json.nanoseconds("unregistered_time", framework.unregisteredMs);
    std::map<std::pair<QString, bool>, Usage> allocated; // by role, and whether it is reserved where it is used
    QSet<QString> executors;
    for (const qint32 i : view.live[at]) {
        const SimTask &task = view.cluster.tasks()[std::size_t(i)];
        const QString role = task.role.isEmpty() ? u"*"_s : task.role;
        Usage &usage = allocated[{role, view.cluster.agents()[std::size_t(task.agent)].reservedRole == role}];
        usage.add(task);
        if (!task.executorId.isEmpty() && !executors.contains(task.executorId)) {
            executors.insert(task.executorId);
            usage.add(ExecutorResources);
        }
    }
    if (!allocated.empty()) {
        json.beginArray("allocated_resources");
        for (const auto &entry : allocated) {
            const QString &role = entry.first.first;
            const bool reserved = entry.first.second;
            resourceList(json, entry.second.sum, ranges(entry.second.ports),
                         {reserved ? role : u"*"_s, role, reserved ? role : QString()});
        }
        json.endArray();
    }
    if (view.shape().offerConstraints)
        json.beginObject("offer_constraints").endObject();
    json.endObject();
}

} // namespace mesoscope::demo::mesos
