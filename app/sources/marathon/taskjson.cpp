// SPDX-License-Identifier: GPL-3.0-or-later
// Instances of apps and pods out of JSON.
#include "app/sources/json.h"
#include "app/sources/marathon/marathonjson.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static constexpr qsizetype MaxPorts = 256;
static constexpr qsizetype MaxVolumesOfTask = 64;
static constexpr size_t MaxLocalVolumes = 20000;
static constexpr qsizetype MaxText = 1000;

static void setState(Task &task, const QString &text)
{
    task.state = parseTaskState(text);
    if (task.state == TaskState::Unknown)
        task.rawState = text;
}

static void addPort(Task &task, const QJsonValue &value)
{
    const int port = integer(value, -1);
    if (port > 0 && port <= 65535 && task.ports.size() < MaxPorts)
        task.ports.append(quint16(port));
}

/// Marathon says "not alive" also before the first result: that is not known yet, not unhealthy.
static Health healthOf(const QList<HealthResult> &results, bool hasChecks, TaskState state)
{
    if (results.isEmpty())
        return hasChecks && isActive(state) ? Health::Unknown : Health::None;
    Health health = Health::Healthy;
    for (const HealthResult &result : results) {
        const bool failed = result.lastFailureMs > 0 || result.consecutiveFailures > 0 || result.firstSuccessMs > 0;
        if (!result.alive && failed)
            return Health::Unhealthy;
        if (!result.alive)
            health = Health::Unknown;
    }
    return health;
}

static QList<HealthResult> resultsOf(const QJsonValue &value)
{
    QList<HealthResult> results;
    for (const QJsonValue &item : list(value)) {
        if (!item.isObject())
            continue; // null: no result yet
        const QJsonObject json = item.toObject();
        results.append({boolean(json["alive"_L1]), integer(json["consecutiveFailures"_L1]),
                        time(json["firstSuccess"_L1]), time(json["lastSuccess"_L1]), time(json["lastFailure"_L1]),
                        str(json["lastFailureCause"_L1])});
    }
    return results;
}

std::vector<ObservedTask> readTasks(const QJsonObject &app, const App &of, int &skipped)
{
    std::vector<ObservedTask> tasks;
    const QJsonArray items = list(app["tasks"_L1]);
    tasks.reserve(size_t(items.size()));
    for (const QJsonValue &item : items) {
        const QJsonObject json = item.toObject();
        ObservedTask observed;
        observed.app = of.id;
        observed.agent = AgentId(str(json["slaveId"_L1]));
        Task &task = observed.task;
        task.id = TaskId(str(json["id"_L1]));
        if (task.id.isEmpty()) {
            ++skipped;
            continue;
        }
        task.name = of.id.text();
        task.fromMarathon = true;
        task.host = str(json["host"_L1]);
        task.stagedAtMs = time(json["stagedAt"_L1]);
        task.startedAtMs = time(json["startedAt"_L1]);
        task.sinceMs = task.startedAtMs > 0 ? task.startedAtMs : task.stagedAtMs;
        if (json["state"_L1].isString())
            setState(task, json["state"_L1].toString());
        else // before 1.3
            task.state = task.startedAtMs > 0 ? TaskState::Running : TaskState::Staging;
        task.healthResults = resultsOf(json["healthCheckResults"_L1]);
        task.health = healthOf(task.healthResults, !of.healthChecks.isEmpty(), task.state);
        task.version = str(json["version"_L1]);
        const qint64 versionMs = time(json["version"_L1]);
        task.outdated = versionMs > 0 && versionMs < of.lastConfigChangeMs;
        task.resources = of.each;
        task.role = str(json["role"_L1]);
        for (const QJsonValue &port : list(json["ports"_L1]))
            addPort(task, port);
        for (const QJsonValue &address : list(json["ipAddresses"_L1])) {
            const QString ip = str(address.toObject()["ipAddress"_L1]);
            if (!ip.isEmpty())
                task.addresses += ip;
        }
        tasks.push_back(std::move(observed));
    }
    return tasks;
}

void readLocalVolumes(const QJsonObject &json, const App &of, std::vector<LocalVolume> &into)
{
    const bool pod = of.kind == App::Kind::Pod;
    for (const QJsonValue &item : list(json[pod ? "instances"_L1 : "tasks"_L1])) {
        const QJsonObject task = item.toObject();
        const QString id = str(task["id"_L1]);
        qsizetype read = 0;
        for (const QJsonValue &volume : list(task["localVolumes"_L1])) {
            if (id.isEmpty() || into.size() >= MaxLocalVolumes || ++read > MaxVolumesOfTask)
                break;
            const QJsonObject object = volume.toObject();
            into.push_back({of.id, TaskId(id), str(task[pod ? "agentHostname"_L1 : "host"_L1]).left(MaxText),
                            str(object["containerPath"_L1]).left(MaxText),
                            str(object["persistenceId"_L1]).left(MaxText)});
        }
    }
}

static Health conditionHealth(const QJsonObject &container)
{
    for (const QJsonValue &item : list(container["conditions"_L1])) {
        const QJsonObject condition = item.toObject();
        if (str(condition["name"_L1]) != "healthy"_L1)
            continue;
        if (str(condition["reason"_L1]) == "health-unreported-by-mesos"_L1)
            return Health::Unknown;
        return boolean(condition["value"_L1]) ? Health::Healthy : Health::Unhealthy; // the text "true"
    }
    return Health::None;
}

std::vector<ObservedTask> readPodTasks(const QJsonObject &status, const App &of, int &skipped)
{
    std::vector<ObservedTask> tasks;
    for (const QJsonValue &item : list(status["instances"_L1])) {
        const QJsonObject instance = item.toObject();
        const QString instanceId = str(instance["id"_L1]);
        if (instanceId.isEmpty()) {
            ++skipped;
            continue;
        }
        const QString reference = str(instance["specReference"_L1]);
        const qsizetype versions = reference.indexOf("::versions/"_L1);
        for (const QJsonValue &part : list(instance["containers"_L1])) {
            const QJsonObject container = part.toObject();
            ObservedTask observed;
            observed.app = of.id;
            observed.agent = AgentId(str(instance["agentId"_L1]));
            Task &task = observed.task;
            const QString id = str(container["containerId"_L1]); // the Mesos task's
            task.id = TaskId(id.isEmpty() ? instanceId + u'.' + str(container["name"_L1]) : id);
            task.name = of.id.text();
            task.fromMarathon = true;
            task.host = str(instance["agentHostname"_L1]);
            setState(task, str(container["status"_L1]));
            task.health = conditionHealth(container);
            task.sinceMs = time(container["statusSince"_L1]);
            if (task.state == TaskState::Running)
                task.startedAtMs = task.sinceMs;
            task.version = versions < 0 ? QString() : reference.mid(versions + 11);
            const qint64 versionMs = isoTime(task.version);
            task.outdated = versionMs > 0 && versionMs < of.versionMs;
            task.resources = resourcesOf(container["resources"_L1].toObject());
            task.role = str(instance["role"_L1]);
            task.message = str(container["message"_L1]);
            for (const QJsonValue &endpoint : list(container["endpoints"_L1]))
                addPort(task, endpoint.toObject()["allocatedHostPort"_L1]);
            for (const QJsonValue &network : list(instance["networks"_L1]))
                task.addresses += strings(network.toObject()["addresses"_L1]);
            tasks.push_back(std::move(observed));
        }
    }
    return tasks;
}

} // namespace mesoscope
