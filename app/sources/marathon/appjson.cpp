// SPDX-License-Identifier: GPL-3.0-or-later
// Apps and pods out of JSON.
#include "app/sources/json.h"
#include "app/sources/marathon/marathonjson.h"

#include <QDir>
#include <QJsonDocument>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static AppId appId(const QJsonValue &value)
{
    const QString text = str(value);
    return AppId(text.isEmpty() || text.startsWith(u'/') ? text : u'/' + text);
}

Resources resourcesOf(const QJsonObject &json)
{
    return plausible({num(json["cpus"_L1]), num(json["mem"_L1]), num(json["disk"_L1]), num(json["gpus"_L1])});
}

static QMap<QString, QString> labelsOf(const QJsonValue &value)
{
    QMap<QString, QString> labels;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        labels.insert(it.key(), str(it.value()));
    return labels;
}

/// Values are texts, or objects that name a secret.
static QMap<QString, QString> envOf(const QJsonValue &value)
{
    QMap<QString, QString> env;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        env.insert(it.key(),
                   it.value().isObject() ? u"secret:"_s + str(it.value().toObject()["secret"_L1]) : str(it.value()));
    return env;
}

/// Lists of two or three texts for apps, objects for pods.
static QList<Constraint> constraintsOf(const QJsonValue &value)
{
    QList<Constraint> constraints;
    for (const QJsonValue &item : list(value)) {
        if (item.isObject()) {
            const QJsonObject object = item.toObject();
            constraints.append({str(object["fieldName"_L1]), str(object["operator"_L1]), str(object["value"_L1])});
        } else {
            const QJsonArray parts = item.toArray();
            constraints.append({str(parts.at(0)), str(parts.at(1)).toUpper(), str(parts.at(2))});
        }
    }
    return constraints;
}

static HealthCheck healthCheckOf(const QJsonObject &json)
{
    HealthCheck check;
    check.protocol = str(json["protocol"_L1]);
    check.path = str(json["path"_L1]);
    const QJsonValue command = json["command"_L1];
    check.command = command.isObject() ? str(command.toObject()["value"_L1]) : str(command);
    check.portIndex = integer(json["portIndex"_L1]);
    check.port = integer(json["port"_L1]);
    for (const auto &[key, protocol] : {std::pair("http"_L1, u"MESOS_HTTP"_s), std::pair("tcp"_L1, u"MESOS_TCP"_s),
                                        std::pair("exec"_L1, u"COMMAND"_s)}) { // pods say it by key
        if (!json[key].isObject())
            continue;
        const QJsonObject details = json[key].toObject();
        check.protocol = protocol;
        check.path = str(details["path"_L1]);
        check.command = str(details["command"_L1].toObject()["shell"_L1]);
    }
    if (check.protocol.isEmpty())
        check.protocol = u"HTTP"_s;
    check.gracePeriodSeconds = integer(json["gracePeriodSeconds"_L1], check.gracePeriodSeconds);
    check.intervalSeconds = integer(json["intervalSeconds"_L1], check.intervalSeconds);
    check.timeoutSeconds = integer(json["timeoutSeconds"_L1], check.timeoutSeconds);
    check.maxConsecutiveFailures = integer(json["maxConsecutiveFailures"_L1], check.maxConsecutiveFailures);
    return check;
}

static QString networkModeOf(const QJsonObject &json, const QJsonObject &docker)
{
    const QString mode = str(json["networks"_L1].toArray().at(0).toObject()["mode"_L1]);
    if (!mode.isEmpty())
        return mode;
    const QString old = str(docker["network"_L1]).toUpper(); // before 1.5
    if (old == "BRIDGE"_L1)
        return u"container/bridge"_s;
    if (old == "USER"_L1 || json["ipAddress"_L1].isObject())
        return u"container"_s;
    return u"host"_s;
}

static QList<PortMapping> portsOf(const QJsonObject &json, const QJsonObject &container, const QString &mode)
{
    QList<PortMapping> ports;
    QJsonArray mappings = list(container["portMappings"_L1]);
    if (mappings.isEmpty()) // before 1.5
        mappings = list(container["docker"_L1].toObject()["portMappings"_L1]);
    for (const QJsonValue &item : std::as_const(mappings)) {
        const QJsonObject object = item.toObject();
        const QJsonValue host = object["hostPort"_L1];
        PortMapping port;
        port.containerPort = integer(object["containerPort"_L1]);
        if (host.isDouble() || host.isString() || (host.isUndefined() && mode == "container/bridge"_L1))
            port.hostPort = integer(host);
        port.servicePort = integer(object["servicePort"_L1]);
        port.protocol = str(object["protocol"_L1]);
        port.name = str(object["name"_L1]);
        ports.append(port);
    }
    if (!ports.isEmpty())
        return ports;
    const bool fixed = boolean(json["requirePorts"_L1]);
    for (const QJsonValue &item : list(json["portDefinitions"_L1])) {
        const QJsonObject object = item.toObject();
        const int number = integer(object["port"_L1]);
        ports.append({0, fixed ? number : 0, number, str(object["protocol"_L1]), str(object["name"_L1])});
    }
    if (ports.isEmpty()) {
        for (const QJsonValue &item : list(json["ports"_L1]))
            ports.append({0, fixed ? integer(item) : 0, integer(item), QString(), QString()});
    }
    return ports;
}

static std::optional<TaskFailure> failureOf(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject json = value.toObject();
    return TaskFailure{str(json["taskId"_L1]),  str(json["host"_L1]),       str(json["state"_L1]),
                       str(json["message"_L1]), time(json["timestamp"_L1]), str(json["version"_L1])};
}

static QStringList idsOf(const QJsonValue &value)
{
    QStringList ids;
    for (const QJsonValue &item : list(value))
        ids += item.isObject() ? str(item.toObject()["id"_L1]) : str(item);
    ids.removeAll(QString());
    return ids;
}

QList<AppId> dependenciesOf(const QJsonValue &value, const AppId &of)
{
    QList<AppId> ids;
    for (const QString &path : strings(value)) {
        if (!path.isEmpty())
            ids += AppId(QDir::cleanPath(path.startsWith(u'/') ? path : parentOf(of).text() + u'/' + path));
    }
    return ids;
}

static QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

App readApp(const QJsonObject &json)
{
    App app;
    app.id = appId(json["id"_L1]);
    app.kind = App::Kind::App;
    app.instances = count(json["instances"_L1], 1);
    app.counts.staged = count(json["tasksStaged"_L1]);
    app.counts.running = count(json["tasksRunning"_L1]);
    app.counts.healthy = count(json["tasksHealthy"_L1]);
    app.counts.unhealthy = count(json["tasksUnhealthy"_L1]);
    app.each = resourcesOf(json);
    const QJsonObject container = json["container"_L1].toObject();
    const QJsonObject docker = container["docker"_L1].toObject();
    app.image = str(docker["image"_L1]);
    app.command = str(json["cmd"_L1]);
    app.args = strings(json["args"_L1]);
    app.networkMode = networkModeOf(json, docker);
    app.role = str(json["role"_L1]);
    app.acceptedRoles = strings(json["acceptedResourceRoles"_L1]);
    app.dependencies = dependenciesOf(json["dependencies"_L1], app.id);
    app.labels = labelsOf(json["labels"_L1]);
    app.env = envOf(json["env"_L1]);
    app.constraints = constraintsOf(json["constraints"_L1]);
    for (const QJsonValue &check : list(json["healthChecks"_L1]))
        app.healthChecks.append(healthCheckOf(check.toObject()));
    app.ports = portsOf(json, container, app.networkMode);
    app.version = str(json["version"_L1]);
    app.versionMs = time(json["version"_L1]);
    const QJsonObject info = json["versionInfo"_L1].toObject();
    app.lastScalingMs = time(info["lastScalingAt"_L1]);
    app.lastConfigChangeMs = time(info["lastConfigChangeAt"_L1]);
    app.deployments = idsOf(json["deployments"_L1]);
    app.lastFailure = failureOf(json["lastTaskFailure"_L1]);
    QJsonObject definition = json;
    definition.remove("tasks"_L1);
    app.definition = compact(definition);
    return app;
}

/// How many instances a pod has in which condition: its answer has no counts.
static AppCounts podCounts(const QJsonArray &instances)
{
    AppCounts counts;
    for (const QJsonValue &item : instances) {
        const QJsonObject instance = item.toObject();
        const QString status = str(instance["status"_L1]).toUpper();
        const bool checked = str(instance["containers"_L1]
                                     .toArray()
                                     .at(0)
                                     .toObject()["conditions"_L1]
                                     .toArray()
                                     .at(0)
                                     .toObject()["name"_L1]) == "healthy"_L1;
        counts.staged += status == "STAGING"_L1;
        counts.running += status == "STABLE"_L1 || status == "DEGRADED"_L1;
        counts.healthy += status == "STABLE"_L1 && checked;
        counts.unhealthy += status == "DEGRADED"_L1;
    }
    return counts;
}

App readPod(const QJsonObject &json)
{
    const bool isStatus = json["spec"_L1].isObject();
    const QJsonObject spec = isStatus ? json["spec"_L1].toObject() : json; // const: its [] would add what it looks for
    App pod;
    pod.kind = App::Kind::Pod;
    pod.id = appId(json["id"_L1]);
    if (pod.id.isEmpty())
        pod.id = appId(spec["id"_L1]);
    pod.instances = count(spec["scaling"_L1].toObject()["instances"_L1], 1);
    pod.counts = podCounts(list(json["instances"_L1]));
    pod.each = resourcesOf(spec["executorResources"_L1].toObject());
    pod.env = envOf(spec["environment"_L1]);
    for (const QJsonValue &item : list(spec["containers"_L1])) {
        const QJsonObject container = item.toObject();
        pod.each += resourcesOf(container["resources"_L1].toObject());
        if (pod.image.isEmpty())
            pod.image = str(container["image"_L1].toObject()["id"_L1]);
        if (pod.command.isEmpty())
            pod.command = str(container["exec"_L1].toObject()["command"_L1].toObject()["shell"_L1]);
        if (container["healthCheck"_L1].isObject())
            pod.healthChecks.append(healthCheckOf(container["healthCheck"_L1].toObject()));
        for (const QJsonValue &endpoint : list(container["endpoints"_L1])) {
            const QJsonObject object = endpoint.toObject();
            PortMapping port;
            port.containerPort = integer(object["containerPort"_L1]);
            if (object["hostPort"_L1].isDouble() || object["hostPort"_L1].isString())
                port.hostPort = integer(object["hostPort"_L1]);
            const QJsonValue protocol = object["protocol"_L1];
            port.protocol = protocol.isArray() ? strings(protocol).join(u',') : str(protocol);
            port.name = str(object["name"_L1]);
            pod.ports.append(port);
        }
    }
    pod.networkMode = networkModeOf(spec, {});
    pod.role = str(spec["role"_L1]);
    pod.labels = labelsOf(spec["labels"_L1]);
    const QJsonObject placement = spec["scheduling"_L1].toObject()["placement"_L1].toObject();
    pod.constraints = constraintsOf(placement["constraints"_L1]);
    pod.acceptedRoles = strings(placement["acceptedResourceRoles"_L1]);
    pod.version = str(spec["version"_L1]);
    pod.versionMs = time(spec["version"_L1]);
    pod.deployments = idsOf(json["deployments"_L1]);
    const QJsonObject last = json["terminationHistory"_L1].toArray().at(0).toObject();
    if (!last.isEmpty()) {
        const QJsonObject container = last["containers"_L1].toArray().at(0).toObject();
        QString message = str(last["message"_L1]);
        if (message.isEmpty())
            message = str(container["termination"_L1].toObject()["message"_L1]);
        const QString instance = str(last[last.contains("instanceID"_L1) ? "instanceID"_L1 : "instanceId"_L1]);
        pod.lastFailure = TaskFailure{
            instance, QString(), str(container["lastKnownState"_L1]), message, time(last["terminatedAt"_L1]),
            QString()};
    }
    pod.definition = compact(spec);
    return pod;
}

} // namespace mesoscope
