// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exportentities.h"

#include "app/core/profile.h"
#include "models/domain/statenames.h"

#include <QDateTime>

#include <array>
#include <utility>

namespace mesoscope::exporting {

QJsonValue time(qint64 ms)
{
    return ms > 0 ? QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs))
                  : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue numberIf(bool known, double value)
{
    return known ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonObject resourcesJson(const Resources &resources)
{
    return {{QStringLiteral("cpus"), resources.cpus},
            {QStringLiteral("mem"), resources.mem},
            {QStringLiteral("disk"), resources.disk},
            {QStringLiteral("gpus"), resources.gpus}};
}

QJsonValue orNull(const std::optional<Resources> &resources)
{
    return resources ? QJsonValue(resourcesJson(*resources)) : QJsonValue(QJsonValue::Null);
}

static QJsonValue knownOrNull(const Resources &resources)
{
    return resources.isZero() ? QJsonValue(QJsonValue::Null) : QJsonValue(resourcesJson(resources));
}

static QJsonArray texts(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

static QJsonObject textMap(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

static QString phaseName(SourceState::Phase phase)
{
    switch (phase) {
    case SourceState::Phase::Absent:
        return QStringLiteral("absent");
    case SourceState::Phase::Connecting:
        return QStringLiteral("connecting");
    case SourceState::Phase::Live:
        return QStringLiteral("live");
    case SourceState::Phase::Stale:
        return QStringLiteral("stale");
    case SourceState::Phase::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

static QJsonArray capabilityNames(Capabilities capabilities)
{
    static constexpr std::array<std::pair<Capability, const char *>, 10> names{{
        {Capability::Apps, "apps"},
        {Capability::Deployments, "deployments"},
        {Capability::Agents, "agents"},
        {Capability::Tasks, "tasks"},
        {Capability::Series, "series"},
        {Capability::Logs, "logs"},
        {Capability::Commands, "commands"},
        {Capability::LoadBalancer, "loadBalancer"},
        {Capability::Events, "events"},
        {Capability::Queue, "queue"},
    }};
    QJsonArray array;
    for (const auto &[capability, name] : names) {
        if (capabilities.testFlag(capability))
            array.append(QLatin1String(name));
    }
    return array;
}

QJsonObject sourceJson(const SourceState &state)
{
    QJsonValue error(QJsonValue::Null);
    if (state.error) {
        error =
            QJsonObject{{QStringLiteral("kind"), errorKindName(state.error->kind)},
                        {QStringLiteral("httpStatus"), numberIf(state.error->httpStatus > 0, state.error->httpStatus)},
                        {QStringLiteral("discovery"), textOrNull(discoveryName(state.error->discovery))},
                        {QStringLiteral("detail"), textOrNull(state.error->detail)}};
    }
    QJsonArray refusals;
    for (const Refusal &one : state.refusals)
        refusals.append(QJsonObject{{QStringLiteral("capability"), capabilityNames(one.what).first()},
                                    {QStringLiteral("subject"), textOrNull(one.subject)},
                                    {QStringLiteral("detail"), textOrNull(one.error.detail)}});
    return {
        {QStringLiteral("id"), sourceKey(state.id)},
        {QStringLiteral("state"), phaseName(state.phase)},
        {QStringLiteral("address"), textOrNull(state.address)},
        {QStringLiteral("version"), textOrNull(state.version)},
        {QStringLiteral("lastGoodAt"), time(state.lastGoodMs)},
        {QStringLiteral("since"), time(state.phaseSinceMs)},
        {QStringLiteral("latencyMs"), numberIf(state.latencyMs >= 0, state.latencyMs)},
        {QStringLiteral("intervalMs"), numberIf(state.intervalMs > 0, state.intervalMs)},
        {QStringLiteral("streaming"), state.streaming},
        {QStringLiteral("plainCredentials"), state.plainCredentials},
        {QStringLiteral("skippedEntries"), state.skippedEntries},
        {QStringLiteral("capabilities"), capabilityNames(state.capabilities)},
        {QStringLiteral("error"), error},
        {QStringLiteral("refusals"), refusals},
    };
}

QJsonObject agentJson(const Agent &agent)
{
    const bool known = agent.status != AgentStatus::Inferred;
    const auto resources = [known](const Resources &r) {
        return known ? QJsonValue(resourcesJson(r)) : QJsonValue(QJsonValue::Null);
    };
    return {
        {QStringLiteral("id"), textOrNull(agent.id.text())},
        {QStringLiteral("hostname"), agent.hostname},
        {QStringLiteral("port"), numberIf(agent.port > 0, agent.port)},
        {QStringLiteral("pid"), textOrNull(agent.pid)},
        {QStringLiteral("status"), agentStatusName(agent.status)},
        {QStringLiteral("total"),
         agent.hasTotals ? QJsonValue(resourcesJson(agent.total)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("used"), resourcesJson(agent.used)},
        {QStringLiteral("offered"), resources(agent.offered)},
        {QStringLiteral("reserved"), resources(agent.reserved)},
        {QStringLiteral("attributes"), textMap(agent.attributes)},
        {QStringLiteral("region"), textOrNull(agent.region)},
        {QStringLiteral("zone"), textOrNull(agent.zone)},
        {QStringLiteral("version"), textOrNull(agent.version)},
        {QStringLiteral("ports"), formatPortRanges(agent.ports)},
        {QStringLiteral("usedPorts"), formatPortRanges(agent.usedPorts)},
        {QStringLiteral("capabilities"), texts(agent.capabilities)},
        {QStringLiteral("registeredAt"), time(agent.registeredAtMs)},
        {QStringLiteral("reregisteredAt"), time(agent.reregisteredAtMs)},
        {QStringLiteral("activeTasks"), agent.activeTasks},
        {QStringLiteral("unhealthyTasks"), agent.unhealthyTasks},
    };
}

static QJsonObject healthJson(const HealthResult &result)
{
    return {{QStringLiteral("alive"), result.alive},
            {QStringLiteral("consecutiveFailures"), result.consecutiveFailures},
            {QStringLiteral("firstSuccessAt"), time(result.firstSuccessMs)},
            {QStringLiteral("lastSuccessAt"), time(result.lastSuccessMs)},
            {QStringLiteral("lastFailureAt"), time(result.lastFailureMs)},
            {QStringLiteral("lastFailureCause"), textOrNull(result.lastFailureCause)}};
}

QJsonObject taskJson(const Task &task, const ClusterSnapshot &snapshot)
{
    const App *app = snapshot.app(task.app);
    const Framework *framework = snapshot.framework(task.framework);
    QJsonArray ports;
    for (const quint16 port : task.ports)
        ports.append(int(port));
    QJsonArray health;
    for (const HealthResult &result : task.healthResults)
        health.append(healthJson(result));
    const QString state = task.state == TaskState::Unknown && !task.rawState.isEmpty()
                              ? task.rawState
                              : taskStateName(task.state).toString();
    return {
        {QStringLiteral("id"), task.id.text()},
        {QStringLiteral("name"), task.name},
        {QStringLiteral("app"), app ? QJsonValue(app->id.text()) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("framework"), framework ? QJsonValue(framework->id.text()) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("agent"), textOrNull(snapshot.agentId(task.agent).text())},
        {QStringLiteral("host"), textOrNull(task.host)},
        {QStringLiteral("state"), state},
        {QStringLiteral("health"), healthName(task.health)},
        {QStringLiteral("healthResults"), health},
        {QStringLiteral("outdated"), task.outdated},
        {QStringLiteral("fromMarathon"), task.fromMarathon},
        {QStringLiteral("fromMesos"), task.fromMesos},
        {QStringLiteral("resources"), knownOrNull(task.resources)},
        {QStringLiteral("ports"), ports},
        {QStringLiteral("addresses"), texts(task.addresses)},
        {QStringLiteral("stagedAt"), time(task.stagedAtMs)},
        {QStringLiteral("startedAt"), time(task.startedAtMs)},
        {QStringLiteral("since"), time(task.sinceMs)},
        {QStringLiteral("version"), textOrNull(task.version)},
        {QStringLiteral("executorId"), textOrNull(task.executorId)},
        {QStringLiteral("containerId"), textOrNull(task.containerId)},
        {QStringLiteral("role"), textOrNull(task.role)},
        {QStringLiteral("message"), textOrNull(task.message)},
    };
}

QJsonObject groupJson(const Group &group)
{
    return {
        {QStringLiteral("id"), group.id.text()},
        {QStringLiteral("apps"), group.apps},
        {QStringLiteral("instances"), group.instances},
        {QStringLiteral("staged"), group.counts.staged},
        {QStringLiteral("running"), group.counts.running},
        {QStringLiteral("healthy"), group.counts.healthy},
        {QStringLiteral("unhealthy"), group.counts.unhealthy},
        {QStringLiteral("resources"), resourcesJson(group.resources)},
        {QStringLiteral("troubled"), group.troubled},
    };
}

static QJsonObject actionJson(const DeploymentAction &action)
{
    return {{QStringLiteral("action"), action.action}, {QStringLiteral("app"), action.app.text()}};
}

static QJsonArray actionsJson(const QList<DeploymentAction> &actions)
{
    QJsonArray array;
    for (const DeploymentAction &action : actions)
        array.append(actionJson(action));
    return array;
}

QJsonObject deploymentJson(const Deployment &deployment)
{
    QJsonArray affected;
    for (const AppId &app : deployment.affected)
        affected.append(app.text());
    QJsonArray steps;
    for (const auto &step : deployment.steps)
        steps.append(actionsJson(step));
    return {
        {QStringLiteral("id"), deployment.id.text()},
        {QStringLiteral("version"), textOrNull(deployment.version)},
        {QStringLiteral("versionAt"), time(deployment.versionMs)},
        {QStringLiteral("affectedApps"), affected},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("currentActions"), actionsJson(deployment.current)},
        {QStringLiteral("currentStep"), deployment.currentStep},
        {QStringLiteral("totalSteps"), deployment.totalSteps},
    };
}

/// Only what is limited.
static QJsonObject limitsJson(const ResourceLimits &limits)
{
    QJsonObject json;
    const std::pair<const char *, std::optional<double>> amounts[] = {
        {"cpus", limits.cpus}, {"mem", limits.mem}, {"disk", limits.disk}, {"gpus", limits.gpus}};
    for (const auto &[name, most] : amounts) {
        if (most)
            json.insert(QLatin1String(name), *most);
    }
    return json;
}

QJsonObject roleJson(const Role &role)
{
    return {
        {QStringLiteral("name"), role.name},
        {QStringLiteral("weight"), role.weight},
        {QStringLiteral("allocated"), resourcesJson(role.allocated)},
        {QStringLiteral("offered"), resourcesJson(role.offered)},
        {QStringLiteral("reserved"), resourcesJson(role.reserved)},
        {QStringLiteral("guarantee"), resourcesJson(role.guarantee)},
        {QStringLiteral("limit"), limitsJson(role.limit)},
        {QStringLiteral("consumed"), resourcesJson(role.consumed)},
        {QStringLiteral("frameworks"), texts(role.frameworks)},
    };
}

QJsonObject lbJson(const LbRow &row)
{
    static constexpr std::array<const char *, 4> types{"frontend", "backend", "server", "listener"};
    return {
        {QStringLiteral("proxy"), row.proxy},
        {QStringLiteral("server"), row.server},
        {QStringLiteral("type"), QLatin1String(types.at(size_t(row.type)))},
        {QStringLiteral("status"), row.status},
        {QStringLiteral("address"), textOrNull(row.address)},
        {QStringLiteral("sessionsNow"), row.sessionsNow},
        {QStringLiteral("sessionsTotal"), row.sessionsTotal},
        {QStringLiteral("bytesIn"), row.bytesIn},
        {QStringLiteral("bytesOut"), row.bytesOut},
        {QStringLiteral("queued"), row.queued},
        {QStringLiteral("lastChangeSeconds"), numberIf(row.lastChangeSeconds >= 0, double(row.lastChangeSeconds))},
        {QStringLiteral("checkStatus"), textOrNull(row.checkStatus)},
        {QStringLiteral("lastCheck"), textOrNull(row.lastCheck)},
    };
}

} // namespace mesoscope::exporting
