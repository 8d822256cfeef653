// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/wire_marathon_old.h"

#include "app/demo/runspec.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

QJsonObject existsIn(const MarathonShape &shape, const QJsonObject &definition)
{
    if (shape.newest)
        return definition;
    if (isPodDefinition(definition) && !shape.instances)
        return {};
    QJsonObject app = definition;
    if (!shape.taskStates) {
        app.remove("secrets"_L1);
        app.remove("gpus"_L1);
        QJsonObject env = app.value("env"_L1).toObject();
        const QStringList names = env.keys();
        for (const QString &name : names) {
            if (env.value(name).isObject())
                env.remove(name);
        }
        app.insert("env"_L1, env);
    }
    if (!shape.instances) {
        app.remove("unreachableStrategy"_L1);
        app.remove("killSelection"_L1);
        QJsonArray checks;
        const QJsonArray given = app.value("healthChecks"_L1).toArray();
        for (const QJsonValue &value : given) {
            QJsonObject check = value.toObject();
            const QString protocol = check.value("protocol"_L1).toString();
            if (protocol.startsWith("MESOS_"_L1))
                check.insert("protocol"_L1, protocol.mid(6));
            checks.append(check);
        }
        if (!checks.isEmpty())
            app.insert("healthChecks"_L1, checks);
    } else if (shape.patientDefaults && !app.contains("unreachableStrategy"_L1) && !isPodDefinition(app)) {
        app.insert("unreachableStrategy"_L1,
                   QJsonObject{{u"inactiveAfterSeconds"_s, 300}, {u"expungeAfterSeconds"_s, 600}});
    }
    return app;
}

static void orNull(QJsonObject &json, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (!json.contains(key))
            json.insert(key, QJsonValue::Null);
    }
}

static void orEmptyList(QJsonObject &json, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (!json.contains(key))
            json.insert(key, QJsonArray());
    }
}

static QJsonArray servicePorts(const QJsonArray &from, QLatin1String key)
{
    QJsonArray ports;
    for (const QJsonValue &one : from)
        ports.append(one.toObject().value(key).toInt());
    return ports;
}

/// Before 1.5 the network was the container's, and ports were the app's.
static void writeOldNetwork(const MarathonShape &shape, QJsonObject &app)
{
    const QJsonObject network = app.value("networks"_L1).toArray().first().toObject();
    const QString mode = network.value("mode"_L1).toString(u"host"_s);
    app.remove("networks"_L1);
    QJsonObject container = app.value("container"_L1).toObject();
    const QJsonArray mappings = container.value("portMappings"_L1).toArray();
    container.remove("portMappings"_L1);
    const bool docker = container.contains("docker"_L1) && container.value("type"_L1).toString() == "DOCKER"_L1;
    if (docker) {
        QJsonObject inner = container.value("docker"_L1).toObject();
        inner.insert("network"_L1, mode == "host"_L1               ? u"HOST"_s
                                   : mode == "container/bridge"_L1 ? u"BRIDGE"_s
                                                                   : u"USER"_s);
        inner.insert("portMappings"_L1, mode == "host"_L1 ? QJsonValue(QJsonValue::Null) : QJsonValue(mappings));
        container.insert("docker"_L1, inner);
    }
    app.insert("container"_L1, container.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(container));
    const QJsonArray definitions = app.value("portDefinitions"_L1).toArray();
    app.insert("ports"_L1,
               mappings.isEmpty() ? servicePorts(definitions, "port"_L1) : servicePorts(mappings, "servicePort"_L1));
    if (!shape.portDefinitions)
        app.remove("portDefinitions"_L1);
    else
        orEmptyList(app, {"portDefinitions"_L1});
    if (!shape.ipPerTask)
        return;
    app.insert("ipAddress"_L1, QJsonValue::Null);
    if (mode == "container"_L1) {
        QJsonObject address{{u"groups"_s, QJsonArray()},
                            {u"labels"_s, QJsonObject()},
                            {u"discovery"_s, QJsonObject{{u"ports"_s, QJsonArray()}}}};
        if (network.contains("name"_L1))
            address.insert("networkName"_L1, network.value("name"_L1));
        app.insert("ipAddress"_L1, address);
    }
}

static QJsonArray oldChecks(const MarathonShape &shape, const QJsonArray &given)
{
    QJsonArray checks;
    for (const QJsonValue &value : given) {
        QJsonObject check = value.toObject();
        check.remove("delaySeconds"_L1);
        check.remove("ipProtocol"_L1);
        if (!shape.ipPerTask)
            check.remove("port"_L1);
        checks.append(check);
    }
    return checks;
}

QJsonObject appAs(const MarathonShape &shape, const QJsonObject &definition)
{
    if (shape.newest)
        return definition;
    QJsonObject app = definition;
    if (!shape.roles)
        app.remove("role"_L1);
    if (!shape.incarnations && app.value("maxLaunchDelaySeconds"_L1).toInt() == 300)
        app.insert("maxLaunchDelaySeconds"_L1, 3600); // the default then
    if (!shape.failureReason)
        app.remove("executorResources"_L1);
    if (!shape.instances) {
        app.remove("unreachableStrategy"_L1);
        app.remove("killSelection"_L1);
    }
    if (!shape.taskStates) {
        app.remove("gpus"_L1);
        app.remove("secrets"_L1);
        app.remove("taskKillGracePeriodSeconds"_L1);
    }
    if (shape.networks)
        return app;
    writeOldNetwork(shape, app);
    QJsonArray uris;
    const QJsonArray fetch = app.value("fetch"_L1).toArray();
    for (const QJsonValue &one : fetch)
        uris.append(one.toObject().value("uri"_L1));
    app.insert("uris"_L1, uris);
    if (shape.fetch)
        orEmptyList(app, {"fetch"_L1});
    else
        app.remove("fetch"_L1);
    app.insert("healthChecks"_L1, oldChecks(shape, app.value("healthChecks"_L1).toArray()));
    orEmptyList(app, {"constraints"_L1, "dependencies"_L1, "storeUrls"_L1});
    orNull(app, {"cmd"_L1, "args"_L1, "user"_L1, "acceptedResourceRoles"_L1});
    if (!app.contains("env"_L1))
        app.insert("env"_L1, QJsonObject());
    if (shape.portDefinitions)
        orNull(app, {"residency"_L1});
    else
        app.remove("residency"_L1);
    if (shape.readiness)
        orEmptyList(app, {"readinessChecks"_L1});
    else
        app.remove("readinessChecks"_L1);
    if (shape.taskStates)
        orNull(app, {"taskKillGracePeriodSeconds"_L1});
    if (shape.taskStates && !app.contains("secrets"_L1))
        app.insert("secrets"_L1, QJsonObject());
    return app;
}

QJsonArray stepsAs(const MarathonShape &shape, const QJsonArray &steps)
{
    if (shape.stepObjects)
        return steps;
    QJsonArray lists;
    for (const QJsonValue &step : steps)
        lists.append(step.toObject().value("actions"_L1));
    return lists;
}

/// Every app of a version of the tree, each in its group.
static QJsonObject groupTree(const MarathonShape &shape, const std::map<QString, QJsonObject> &root,
                             const QString &path, const QString &version)
{
    const QString prefix = path == "/"_L1 ? path : path + u'/';
    QJsonArray apps;
    QStringList below;
    for (auto it = root.lower_bound(prefix); it != root.end() && it->first.startsWith(prefix); ++it) {
        const qsizetype slash = it->first.indexOf(u'/', prefix.size());
        if (slash >= 0) {
            if (!below.contains(it->first.left(slash)))
                below.append(it->first.left(slash));
        } else if (!isPodDefinition(it->second)) {
            apps.append(appAs(shape, it->second));
        }
    }
    QJsonArray groups;
    for (const QString &group : std::as_const(below))
        groups.append(groupTree(shape, root, group, version));
    return {{u"id"_s, path},
            {u"apps"_s, apps},
            {u"groups"_s, groups},
            {u"dependencies"_s, QJsonArray()},
            {u"version"_s, version}};
}

static QJsonObject planAs(const SimCluster &cluster, const MarathonShape &shape, QJsonObject plan, bool light)
{
    plan.insert("steps"_L1, stepsAs(shape, plan.value("steps"_L1).toArray()));
    if (!shape.heavyPlans || (light && shape.networks)) // 1.5 … 1.6 understand plan-format=light
        return plan;
    const QStringList versions = cluster.rootVersions();
    for (const auto &[key, version] :
         {std::pair("target"_L1, versions.value(0)), std::pair("original"_L1, versions.value(1, versions.value(0)))}) {
        if (const auto root = cluster.rootAt(version))
            plan.insert(key, groupTree(shape, *root, u"/"_s, version));
    }
    return plan;
}

/// The task that an instance is, before instances had names of their own.
static QString taskOf(const SimCluster &cluster, const QString &app, const QString &instance)
{
    for (const qint32 index : cluster.tasksOf(app)) {
        if (cluster.tasks()[size_t(index)].instanceId == instance)
            return cluster.tasks()[size_t(index)].id;
    }
    return instance;
}

std::optional<SimEvent> eventAs(const SimCluster &cluster, const SimEvent &event, bool light)
{
    const MarathonShape &shape = cluster.scenario().versions.marathon;
    if (shape.newest)
        return event;
    SimEvent told = event;
    QJsonObject &body = told.body;
    if (!shape.instances) {
        const QString app = body.value("appId"_L1).toString();
        if (event.type.startsWith("instance_"_L1) || event.type == "unknown_instance_terminated_event"_L1 ||
            event.type.startsWith("pod_"_L1))
            return std::nullopt;
        if (event.type == "unhealthy_instance_kill_event"_L1)
            told.type = u"unhealthy_task_kill_event"_s;
        if (event.type == "failed_health_check_event"_L1 || event.type == "health_status_changed_event"_L1)
            body.insert("taskId"_L1, taskOf(cluster, app, body.value("instanceId"_L1).toString()));
        body.remove("instanceId"_L1);
        body.insert("eventType"_L1, told.type);
    } else if (!shape.networks && body.value("condition"_L1).isString()) { // some builds of 1.4
        body.insert("condition"_L1, QJsonObject{{u"str"_s, body.value("condition"_L1)}});
    }
    if (!shape.ipPerTask)
        body.remove("ipAddresses"_L1);
    if (body.contains("appDefinition"_L1))
        body.insert("appDefinition"_L1, appAs(shape, body.value("appDefinition"_L1).toObject()));
    if (event.type == "deployment_failed"_L1 && !shape.failureReason)
        body.remove("reason"_L1);
    if (!shape.stepObjects && (event.type == "deployment_success"_L1 || event.type == "deployment_failed"_L1))
        body.remove("plan"_L1);
    if (body.value("plan"_L1).isObject())
        body.insert("plan"_L1, planAs(cluster, shape, body.value("plan"_L1).toObject(), light));
    return told;
}

static void writeOldErrors(WireReply &reply)
{
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    if (!body.value("details"_L1).isArray())
        return;
    QJsonArray items;
    const QJsonArray details = body.value("details"_L1).toArray();
    for (const QJsonValue &value : details) {
        const QString attribute = value.toObject().value("path"_L1).toString().mid(1).replace(u'/', u'.');
        const QJsonArray errors = value.toObject().value("errors"_L1).toArray();
        for (const QJsonValue &error : errors)
            items.append(QJsonObject{{u"attribute"_s, attribute}, {u"error"_s, error}});
    }
    body.remove("details"_L1);
    body.insert("errors"_L1, items);
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
}

void answerAs(const MarathonShape &shape, const WireRequest &request, WireReply &reply)
{
    if (!shape.pathErrors && (reply.status == 400 || reply.status == 422))
        writeOldErrors(reply);
    if (!shape.instances) {
        const auto named = [](const QPair<QByteArray, QByteArray> &header) {
            return header.first == "Marathon-Deployment-Id";
        };
        reply.headers.erase(std::remove_if(reply.headers.begin(), reply.headers.end(), named), reply.headers.end());
    }
    if (!shape.unknownIs500 && reply.status == 500 && reply.body.contains("URI not found")) {
        reply.status = 404;
        reply.body = QJsonDocument(QJsonObject{{u"message"_s, u"URI not found: "_s + request.path}})
                         .toJson(QJsonDocument::Compact);
    }
    if (shape.shortFractions &&
        (request.path.startsWith("/v2/pods"_L1) || request.path.startsWith("/v2/deployments"_L1))) {
        static const QRegularExpression zeros(u"(:\\d\\d)\\.(\\d*?)0+Z\""_s);
        QString text = QString::fromUtf8(reply.body);
        text.replace(zeros, u"\\1.\\2Z\""_s);
        reply.body = text.replace(u".Z\""_s, u"Z\""_s).toUtf8();
    }
}

} // namespace mesoscope::demo
