// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/runspec.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

bool isPodDefinition(const QJsonObject &definition)
{
    return definition.value("containers"_L1).isArray();
}

static SimResources readResources(const QJsonObject &from)
{
    return {from.value("cpus"_L1).toDouble(), from.value("mem"_L1).toDouble(), from.value("disk"_L1).toDouble(),
            from.value("gpus"_L1).toDouble()};
}

static void add(SimResources &to, const SimResources &more)
{
    to.cpus += more.cpus;
    to.mem += more.mem;
    to.disk += more.disk;
    to.gpus += more.gpus;
}

static void readHostPorts(RunSpec &spec, const QJsonObject &definition)
{
    const QJsonArray networks = definition.value("networks"_L1).toArray();
    const QString mode =
        networks.isEmpty() ? u"host"_s : networks.first().toObject().value("mode"_L1).toString(u"container"_s);
    spec.containerNetwork = mode != "host"_L1;
    if (spec.containerNetwork) {
        const QJsonArray mappings = definition.value("container"_L1).toObject().value("portMappings"_L1).toArray();
        for (const QJsonValue &mapping : mappings) {
            const QJsonValue port = mapping.toObject().value("hostPort"_L1);
            spec.hostPorts.push_back(port.isDouble() ? port.toInt() : mode == "container"_L1 ? -1 : 0);
        }
        return;
    }
    const bool required = definition.value("requirePorts"_L1).toBool();
    const QJsonArray ports = definition.value("portDefinitions"_L1).toArray();
    for (const QJsonValue &port : ports)
        spec.hostPorts.push_back(required ? port.toObject().value("port"_L1).toInt() : 0);
}

static void readChecks(RunSpec &spec, const QJsonObject &definition)
{
    const QJsonArray checks = definition.value("healthChecks"_L1).toArray();
    for (const QJsonValue &value : checks) {
        const QJsonObject check = value.toObject();
        HealthSpec health;
        health.protocol = check.value("protocol"_L1).toString(u"HTTP"_s);
        health.path = check.value("path"_L1).toString();
        health.graceMs = qint64(check.value("gracePeriodSeconds"_L1).toInt(300)) * 1000;
        health.intervalMs = qMax<qint64>(1000, qint64(check.value("intervalSeconds"_L1).toInt(60)) * 1000);
        health.delayMs = qint64(check.value("delaySeconds"_L1).toInt(15)) * 1000;
        health.maxFailures = check.value("maxConsecutiveFailures"_L1).toInt(3);
        health.json = check;
        if (health.path.contains("broken"_L1) || health.path.contains("fail"_L1)) {
            spec.failing = true;
            spec.failureCause = u"404 Not Found"_s;
        }
        spec.checks.push_back(health);
    }
}

/// As an agent words what its Docker engine answered.
static QString pullFailureOf(const QString &image)
{
    const QString tag = image.section(u'/', -1).section(u':', 1);
    const QString name = image.section(u':', 0, -2);
    QString answer;
    if (tag == "missing"_L1)
        answer = u"manifest for %1 not found: manifest unknown: manifest unknown"_s.arg(image);
    else if (tag == "forbidden"_L1)
        answer = u"pull access denied for %1, repository does not exist or may require 'docker login': denied: "
                 u"requested access to the resource is denied"_s.arg(name);
    else
        return {};
    return u"Failed to launch container: Failed to run 'docker -H unix:///var/run/docker.sock pull %1': exited with "
           u"status 1; stderr='Error response from daemon: %2'"_s.arg(image, answer);
}

static void readSteering(RunSpec &spec, const QJsonObject &labels, const QString &command)
{
    const QString health = labels.value("DEMO_HEALTH"_L1).toString();
    spec.failing = spec.failing || health == "failing"_L1;
    spec.flapping = health == "flapping"_L1;
    spec.crashes = labels.value("DEMO_CRASH"_L1).toString() == "true"_L1 || command.contains("exit 1"_L1);
    if (spec.failureCause.isEmpty()) {
        const bool http = spec.checks.empty() || spec.checks.front().protocol.contains("HTTP"_L1);
        spec.failureCause = http ? u"503 Service Unavailable"_s : u"ConnectException: Connection refused"_s;
    }
}

/// Of any number that JSON can hold; beyond a million years it makes no difference.
static qint64 milliseconds(const QJsonValue &seconds)
{
    return qint64(qBound(-3e13, seconds.toDouble(0), 3e13) * 1000);
}

static void readStrategy(RunSpec &spec, const QJsonObject &upgrade, const QJsonValue &unreachable,
                         const QString &killSelection)
{
    spec.minimumHealth = upgrade.value("minimumHealthCapacity"_L1).toDouble(1);
    spec.maximumOver = upgrade.value("maximumOverCapacity"_L1).toDouble(1);
    spec.oldestFirst = killSelection == "OLDEST_FIRST"_L1;
    spec.unreachableDisabled = unreachable.toString() == "disabled"_L1;
    spec.inactiveMs = milliseconds(unreachable.toObject().value("inactiveAfterSeconds"_L1));
    spec.expungeMs = milliseconds(unreachable.toObject().value("expungeAfterSeconds"_L1));
}

static void readPod(RunSpec &spec, const QJsonObject &definition)
{
    spec.containerNetwork = true;
    spec.resources = {0.1, 32, 10, 0}; // the default executor
    const QJsonArray containers = definition.value("containers"_L1).toArray();
    for (const QJsonValue &value : containers) {
        const QJsonObject container = value.toObject();
        ContainerSpec one{container.value("name"_L1).toString(),
                          readResources(container.value("resources"_L1).toObject()),
                          container.contains("healthCheck"_L1)};
        add(spec.resources, one.resources);
        if (one.healthCheck && spec.checks.empty()) {
            HealthSpec health;
            health.protocol = u"MESOS_HTTP"_s;
            health.intervalMs = 10000;
            health.json = container.value("healthCheck"_L1).toObject();
            spec.checks.push_back(health);
        }
        const QJsonArray endpoints = container.value("endpoints"_L1).toArray();
        for (const QJsonValue &endpoint : endpoints)
            spec.hostPorts.push_back(endpoint.toObject().value("hostPort"_L1).toInt(-1));
        spec.containers.push_back(one);
    }
    const QJsonObject scheduling = definition.value("scheduling"_L1).toObject();
    const QJsonObject backoff = scheduling.value("backoff"_L1).toObject();
    spec.backoffSeconds = backoff.value("backoff"_L1).toDouble(1);
    spec.backoffFactor = backoff.value("backoffFactor"_L1).toDouble(1.15);
    spec.maxDelaySeconds = backoff.value("maxLaunchDelay"_L1).toDouble(300);
    readStrategy(spec, scheduling.value("upgrade"_L1).toObject(), scheduling.value("unreachableStrategy"_L1),
                 scheduling.value("killSelection"_L1).toString());
    const QJsonObject placement = scheduling.value("placement"_L1).toObject();
    const QJsonArray constraints = placement.value("constraints"_L1).toArray();
    for (const QJsonValue &value : constraints) {
        const QJsonObject one = value.toObject();
        spec.constraints.push_back({one.value("fieldName"_L1).toString(), one.value("operator"_L1).toString(),
                                    one.value("value"_L1).toString()});
    }
    spec.acceptedRoles = placement.value("acceptedResourceRoles"_L1).toVariant().toStringList();
    spec.instances = definition.value("scaling"_L1).toObject().value("instances"_L1).toInt(1);
}

static void readApp(RunSpec &spec, const QJsonObject &definition)
{
    spec.instances = definition.value("instances"_L1).toInt(1);
    spec.resources = readResources(definition);
    const QJsonArray constraints = definition.value("constraints"_L1).toArray();
    for (const QJsonValue &value : constraints) {
        const QJsonArray one = value.toArray();
        spec.constraints.push_back({one.at(0).toString(), one.at(1).toString().toUpper(), one.at(2).toString()});
    }
    spec.acceptedRoles = definition.value("acceptedResourceRoles"_L1).toVariant().toStringList();
    spec.backoffSeconds = definition.value("backoffSeconds"_L1).toDouble(1);
    spec.backoffFactor = definition.value("backoffFactor"_L1).toDouble(1.15);
    spec.maxDelaySeconds = definition.value("maxLaunchDelaySeconds"_L1).toDouble(300);
    spec.killGraceMs = qint64(definition.value("taskKillGracePeriodSeconds"_L1).toInt(3)) * 1000;
    spec.readiness = !definition.value("readinessChecks"_L1).toArray().isEmpty();
    readStrategy(spec, definition.value("upgradeStrategy"_L1).toObject(), definition.value("unreachableStrategy"_L1),
                 definition.value("killSelection"_L1).toString());
    const QJsonObject docker = definition.value("container"_L1).toObject().value("docker"_L1).toObject();
    spec.pullFailure = pullFailureOf(docker.value("image"_L1).toString());
    const QJsonArray volumes = definition.value("container"_L1).toObject().value("volumes"_L1).toArray();
    for (const QJsonValue &volume : volumes)
        spec.resident = spec.resident || volume.toObject().contains("persistent"_L1);
    readHostPorts(spec, definition);
    readChecks(spec, definition);
}

std::shared_ptr<const RunSpec> readRunSpec(const QJsonObject &definition)
{
    auto spec = std::make_shared<RunSpec>();
    spec->id = definition.value("id"_L1).toString();
    spec->version = definition.value("version"_L1).toString();
    spec->pod = isPodDefinition(definition);
    spec->role = definition.value("role"_L1).toString(u"*"_s);
    spec->dependencies = definition.value("dependencies"_L1).toVariant().toStringList();
    if (spec->pod)
        readPod(*spec, definition);
    else
        readApp(*spec, definition);
    readSteering(*spec, definition.value("labels"_L1).toObject(), definition.value("cmd"_L1).toString());
    return spec;
}

} // namespace mesoscope::demo
