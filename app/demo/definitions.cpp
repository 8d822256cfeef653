// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/definitions.h"

#include <QStringList>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static void fill(QJsonObject &object, QLatin1String key, const QJsonValue &value)
{
    const QJsonValue present = object.value(key);
    if (present.isUndefined() || present.isNull())
        object.insert(key, value);
}

/// Marathon >= 1.5 leaves empty lists and maps out; labels and ports are written always.
static void dropEmpty(QJsonObject &object)
{
    static const QStringList kept{u"labels"_s, u"portDefinitions"_s, u"networks"_s, u"unreachableStrategy"_s};
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        const QJsonValue value = object.value(key);
        const bool empty = value.isNull() || (value.isArray() && value.toArray().isEmpty()) ||
                           (value.isObject() && value.toObject().isEmpty());
        if (empty && (!kept.contains(key) || value.isNull()))
            object.remove(key);
    }
}

static QJsonArray completeChecks(const QJsonArray &checks)
{
    QJsonArray complete;
    for (const QJsonValue &value : checks) {
        QJsonObject check = value.toObject();
        fill(check, "gracePeriodSeconds"_L1, 300);
        fill(check, "intervalSeconds"_L1, 60);
        fill(check, "maxConsecutiveFailures"_L1, 3);
        fill(check, "timeoutSeconds"_L1, 20);
        fill(check, "delaySeconds"_L1, 15);
        fill(check, "protocol"_L1, u"HTTP"_s);
        const QString protocol = check.value("protocol"_L1).toString();
        if (protocol == "HTTP"_L1 || protocol == "HTTPS"_L1)
            fill(check, "ignoreHttp1xx"_L1, false);
        if (protocol != "COMMAND"_L1) {
            fill(check, "ipProtocol"_L1, u"IPv4"_s);
            if (!check.contains("port"_L1))
                fill(check, "portIndex"_L1, 0);
        }
        complete.append(check);
    }
    return complete;
}

static QJsonObject completeContainer(QJsonObject container, bool bridged)
{
    if (container.contains("docker"_L1)) {
        QJsonObject docker = container.value("docker"_L1).toObject();
        fill(docker, "forcePullImage"_L1, false);
        fill(docker, "privileged"_L1, false);
        fill(docker, "parameters"_L1, QJsonArray());
        if (docker.contains("portMappings"_L1)) { // where Marathon < 1.5 had them
            fill(container, "portMappings"_L1, docker.value("portMappings"_L1));
            docker.remove("portMappings"_L1);
        }
        docker.remove("network"_L1);
        container.insert("docker"_L1, docker);
    }
    fill(container, "type"_L1, container.contains("docker"_L1) ? u"DOCKER"_s : u"MESOS"_s);
    fill(container, "volumes"_L1, QJsonArray());
    QJsonArray mappings;
    const QJsonArray given = container.value("portMappings"_L1).toArray();
    for (const QJsonValue &value : given) {
        QJsonObject mapping = value.toObject();
        fill(mapping, "containerPort"_L1, 0);
        fill(mapping, "protocol"_L1, u"tcp"_s);
        fill(mapping, "servicePort"_L1, 0);
        fill(mapping, "labels"_L1, QJsonObject());
        if (bridged)
            fill(mapping, "hostPort"_L1, 0);
        mappings.append(mapping);
    }
    if (mappings.isEmpty())
        container.remove("portMappings"_L1);
    else
        container.insert("portMappings"_L1, mappings);
    return container;
}

static void completeNetworks(QJsonObject &app, const QJsonObject &docker)
{
    const QString old = docker.value("network"_L1).toString();
    if (app.value("networks"_L1).toArray().isEmpty()) {
        const QString mode = old == "BRIDGE"_L1 ? u"container/bridge"_s : old == "USER"_L1 ? u"container"_s : u"host"_s;
        app.insert("networks"_L1, QJsonArray{QJsonObject{{u"mode"_s, mode}}});
    }
    const bool host = app.value("networks"_L1).toArray().first().toObject().value("mode"_L1).toString() == "host"_L1;
    if (!host) {
        app.remove("portDefinitions"_L1);
        return;
    }
    if (!app.value("portDefinitions"_L1).isArray()) {
        QJsonArray definitions;
        const QJsonArray ports = app.value("ports"_L1).toArray();
        for (const QJsonValue &port : ports)
            definitions.append(QJsonObject{{u"port"_s, port.toInt()}});
        if (!app.value("ports"_L1).isArray())
            definitions.append(QJsonObject{{u"port"_s, 0}, {u"name"_s, u"default"_s}});
        app.insert("portDefinitions"_L1, definitions);
    }
    QJsonArray complete;
    const QJsonArray given = app.value("portDefinitions"_L1).toArray();
    for (const QJsonValue &value : given) {
        QJsonObject definition = value.toObject();
        fill(definition, "port"_L1, 0);
        fill(definition, "protocol"_L1, u"tcp"_s);
        fill(definition, "labels"_L1, QJsonObject());
        complete.append(definition);
    }
    app.insert("portDefinitions"_L1, complete);
}

static QJsonArray completeFetch(const QJsonObject &app)
{
    QJsonArray complete;
    const auto append = [&complete](QJsonObject one) {
        fill(one, "extract"_L1, true);
        fill(one, "executable"_L1, false);
        fill(one, "cache"_L1, false);
        complete.append(one);
    };
    const QJsonArray fetch = app.value("fetch"_L1).toArray();
    for (const QJsonValue &value : fetch)
        append(value.toObject());
    const QJsonArray uris = app.value("uris"_L1).toArray();
    const QJsonArray more = fetch.isEmpty() ? uris : QJsonArray();
    for (const QJsonValue &value : more)
        append(QJsonObject{{u"uri"_s, value.toString()}});
    return complete;
}

static QJsonArray completeConstraints(const QJsonArray &given)
{
    QJsonArray complete;
    for (const QJsonValue &value : given) {
        QJsonArray one = value.toArray();
        if (one.size() > 1)
            one.replace(1, one.at(1).toString().toUpper());
        complete.append(one);
    }
    return complete;
}

QJsonObject withAppDefaults(const QJsonObject &definition)
{
    QJsonObject app = definition;
    dropEmpty(app);
    const QJsonObject docker = app.value("container"_L1).toObject().value("docker"_L1).toObject();
    fill(app, "instances"_L1, 1);
    fill(app, "cpus"_L1, 1);
    fill(app, "mem"_L1, 128);
    fill(app, "disk"_L1, 0);
    fill(app, "gpus"_L1, 0);
    fill(app, "executor"_L1, QString());
    fill(app, "labels"_L1, QJsonObject());
    fill(app, "backoffSeconds"_L1, 1);
    fill(app, "backoffFactor"_L1, 1.15);
    fill(app, "maxLaunchDelaySeconds"_L1, 300);
    fill(app, "requirePorts"_L1, false);
    fill(app, "killSelection"_L1, u"YOUNGEST_FIRST"_s);
    fill(app, "role"_L1, u"*"_s);
    QJsonObject upgrade = app.value("upgradeStrategy"_L1).toObject();
    const bool single =
        app.value("labels"_L1).toObject().value("MARATHON_SINGLE_INSTANCE_APP"_L1).toString() == "true"_L1;
    fill(upgrade, "minimumHealthCapacity"_L1, single ? 0 : 1);
    fill(upgrade, "maximumOverCapacity"_L1, single ? 0 : 1);
    app.insert("upgradeStrategy"_L1, upgrade);
    if (!app.value("unreachableStrategy"_L1).isString()) {
        QJsonObject unreachable = app.value("unreachableStrategy"_L1).toObject();
        fill(unreachable, "inactiveAfterSeconds"_L1, 0);
        fill(unreachable, "expungeAfterSeconds"_L1, 0);
        app.insert("unreachableStrategy"_L1, unreachable);
    }
    completeNetworks(app, docker);
    if (app.value("container"_L1).isObject()) {
        const bool bridged =
            app.value("networks"_L1).toArray().first().toObject().value("mode"_L1).toString() == "container/bridge"_L1;
        app.insert("container"_L1, completeContainer(app.value("container"_L1).toObject(), bridged));
    }
    if (app.contains("healthChecks"_L1))
        app.insert("healthChecks"_L1, completeChecks(app.value("healthChecks"_L1).toArray()));
    if (app.contains("constraints"_L1))
        app.insert("constraints"_L1, completeConstraints(app.value("constraints"_L1).toArray()));
    const QJsonArray fetch = completeFetch(app);
    app.remove("uris"_L1);
    app.remove("ports"_L1);
    if (!fetch.isEmpty())
        app.insert("fetch"_L1, fetch);
    return app;
}

QJsonObject withPodDefaults(const QJsonObject &definition)
{
    QJsonObject pod = definition;
    dropEmpty(pod);
    QJsonArray containers;
    const QJsonArray given = pod.value("containers"_L1).toArray();
    for (const QJsonValue &value : given) {
        QJsonObject container = value.toObject();
        QJsonObject resources = container.value("resources"_L1).toObject();
        fill(resources, "cpus"_L1, 0.1);
        fill(resources, "mem"_L1, 32);
        fill(resources, "disk"_L1, 0);
        fill(resources, "gpus"_L1, 0);
        container.insert("resources"_L1, resources);
        containers.append(container);
    }
    pod.insert("containers"_L1, containers);
    fill(pod, "networks"_L1, QJsonArray{QJsonObject{{u"mode"_s, u"host"_s}}});
    fill(pod, "role"_L1, u"*"_s);
    QJsonObject scaling = pod.value("scaling"_L1).toObject();
    fill(scaling, "kind"_L1, u"fixed"_s);
    fill(scaling, "instances"_L1, 1);
    pod.insert("scaling"_L1, scaling);
    QJsonObject scheduling = pod.value("scheduling"_L1).toObject();
    fill(scheduling, "backoff"_L1,
         QJsonObject{{u"backoff"_s, 1}, {u"backoffFactor"_s, 1.15}, {u"maxLaunchDelay"_s, 300}});
    fill(scheduling, "upgrade"_L1, QJsonObject{{u"minimumHealthCapacity"_s, 1}, {u"maximumOverCapacity"_s, 1}});
    fill(scheduling, "killSelection"_L1, u"YOUNGEST_FIRST"_s);
    fill(scheduling, "unreachableStrategy"_L1,
         QJsonObject{{u"inactiveAfterSeconds"_s, 0}, {u"expungeAfterSeconds"_s, 0}});
    fill(scheduling, "placement"_L1, QJsonObject{{u"constraints"_s, QJsonArray()}});
    pod.insert("scheduling"_L1, scheduling);
    fill(pod, "executorResources"_L1, QJsonObject{{u"cpus"_s, 0.1}, {u"mem"_s, 32}, {u"disk"_s, 10}});
    return pod;
}

QString resolvePath(const QString &path, const QString &base)
{
    QStringList parts;
    if (!path.startsWith(u'/'))
        parts = base.split(u'/', Qt::SkipEmptyParts);
    const QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &step : steps) {
        if (step == ".."_L1) {
            if (!parts.isEmpty())
                parts.removeLast();
        } else if (step != "."_L1) {
            parts.append(step);
        }
    }
    return u"/"_s + parts.join(u'/');
}

QJsonObject withoutReadOnly(QJsonObject definition)
{
    static const QStringList readOnly{
        u"tasksStaged"_s, u"tasksRunning"_s, u"tasksHealthy"_s,    u"tasksUnhealthy"_s,
        u"deployments"_s, u"versionInfo"_s,  u"lastTaskFailure"_s, u"readinessCheckResults"_s,
        u"tasks"_s,       u"taskStats"_s,    u"tasksStats"_s,      u"version"_s};
    for (const QString &key : readOnly)
        definition.remove(key);
    return definition;
}

} // namespace mesoscope::demo
