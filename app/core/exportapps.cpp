// SPDX-License-Identifier: GPL-3.0-or-later
// Apps and frameworks in exports: the entities whose texts may hold secrets.
#include "app/core/exportentities.h"

#include "models/domain/secrets.h"
#include "models/domain/statenames.h"

#include <QJsonDocument>
#include <QUrl>

namespace mesoscope::exporting {

// RFC 6901: what else is a separator is written as an escape.
static QString pointerToken(QString key)
{
    return key.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
}

static QJsonObject maskedMap(const QMap<QString, QString> &map, const QString &path, QStringList *masked)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        const QString shown = maskedValue(it.key(), it.value());
        object.insert(it.key(), shown);
        if (shown != it.value())
            masked->append(path + QLatin1Char('/') + pointerToken(it.key()));
    }
    return object;
}

QJsonObject frameworkJson(const Framework &framework, const QString &path, QStringList *masked)
{
    QUrl url(framework.webUiUrl);
    QString shown = framework.webUiUrl;
    if (!url.userInfo().isEmpty()) {
        url.setUserInfo({});
        shown = url.toString();
        masked->append(path + QStringLiteral("/webUiUrl"));
    }
    return {
        {QStringLiteral("id"), framework.id.text()},
        {QStringLiteral("name"), framework.name},
        {QStringLiteral("user"), textOrNull(framework.user)},
        {QStringLiteral("hostname"), textOrNull(framework.hostname)},
        {QStringLiteral("webUiUrl"), textOrNull(shown)},
        {QStringLiteral("principal"), textOrNull(framework.principal)},
        {QStringLiteral("roles"), QJsonArray::fromStringList(framework.roles)},
        {QStringLiteral("capabilities"), QJsonArray::fromStringList(framework.capabilities)},
        {QStringLiteral("active"), framework.active},
        {QStringLiteral("connected"), framework.connected},
        {QStringLiteral("recovered"), framework.recovered},
        {QStringLiteral("completed"), framework.completed},
        {QStringLiteral("checkpoint"), framework.checkpoint},
        {QStringLiteral("failoverTimeoutSeconds"), framework.failoverTimeoutSeconds},
        {QStringLiteral("used"), resourcesJson(framework.used)},
        {QStringLiteral("offered"), resourcesJson(framework.offered)},
        {QStringLiteral("registeredAt"), time(framework.registeredAtMs)},
        {QStringLiteral("reregisteredAt"), time(framework.reregisteredAtMs)},
        {QStringLiteral("unregisteredAt"), time(framework.unregisteredAtMs)},
        {QStringLiteral("activeTasks"), framework.activeTasks},
    };
}

static QJsonArray rejectsJson(const QList<RejectReason> &reasons)
{
    QJsonArray array;
    for (const RejectReason &reason : reasons) {
        array.append(QJsonObject{{QStringLiteral("reason"), reason.reason},
                                 {QStringLiteral("declined"), reason.declined},
                                 {QStringLiteral("processed"), reason.processed}});
    }
    return array;
}

QJsonObject queueJson(const QueueEntry &entry)
{
    return {
        {QStringLiteral("app"), entry.app.text()},
        {QStringLiteral("count"), entry.count},
        {QStringLiteral("overdue"), entry.overdue},
        {QStringLiteral("timeLeftSeconds"), entry.timeLeftSeconds},
        {QStringLiteral("since"), time(entry.sinceMs)},
        {QStringLiteral("processedOffers"),
         numberIf(entry.processedOffers.has_value(), entry.processedOffers.value_or(0))},
        {QStringLiteral("unusedOffers"), numberIf(entry.unusedOffers.has_value(), entry.unusedOffers.value_or(0))},
        {QStringLiteral("lastOffers"), rejectsJson(entry.lastOffers)},
        {QStringLiteral("launchAttempt"), rejectsJson(entry.launchAttempt)},
    };
}

static QJsonArray constraintsJson(const QList<Constraint> &constraints)
{
    QJsonArray array;
    for (const Constraint &constraint : constraints)
        array.append(QJsonArray{constraint.field, constraint.op, constraint.value});
    return array;
}

static QJsonArray healthChecksJson(const QList<HealthCheck> &checks)
{
    QJsonArray array;
    for (const HealthCheck &check : checks) {
        array.append(QJsonObject{{QStringLiteral("protocol"), check.protocol},
                                 {QStringLiteral("path"), textOrNull(check.path)},
                                 {QStringLiteral("command"), textOrNull(check.command)},
                                 {QStringLiteral("portIndex"), check.portIndex},
                                 {QStringLiteral("port"), numberIf(check.port > 0, check.port)},
                                 {QStringLiteral("gracePeriodSeconds"), check.gracePeriodSeconds},
                                 {QStringLiteral("intervalSeconds"), check.intervalSeconds},
                                 {QStringLiteral("timeoutSeconds"), check.timeoutSeconds},
                                 {QStringLiteral("maxConsecutiveFailures"), check.maxConsecutiveFailures}});
    }
    return array;
}

static QJsonArray portsJson(const QList<PortMapping> &ports)
{
    QJsonArray array;
    for (const PortMapping &port : ports) {
        array.append(
            QJsonObject{{QStringLiteral("containerPort"), port.containerPort},
                        {QStringLiteral("hostPort"), numberIf(port.hostPort.has_value(), port.hostPort.value_or(0))},
                        {QStringLiteral("servicePort"), port.servicePort},
                        {QStringLiteral("protocol"), port.protocol},
                        {QStringLiteral("name"), textOrNull(port.name)}});
    }
    return array;
}

static QJsonValue failureJson(const std::optional<TaskFailure> &failure)
{
    if (!failure)
        return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("taskId"), failure->taskId},        {QStringLiteral("host"), failure->host},
        {QStringLiteral("state"), failure->state},          {QStringLiteral("message"), failure->message},
        {QStringLiteral("at"), time(failure->timestampMs)}, {QStringLiteral("version"), textOrNull(failure->version)}};
}

QJsonObject appJson(const App &app, const ClusterSnapshot &snapshot, const QString &path, QStringList *masked)
{
    QJsonArray tasks;
    for (const Task *task : snapshot.tasksOf(app.handle))
        tasks.append(task->id.text());
    QJsonObject json{
        {QStringLiteral("id"), app.id.text()},
        {QStringLiteral("kind"), app.kind == App::Kind::Pod ? QStringLiteral("pod") : QStringLiteral("app")},
        {QStringLiteral("status"), appStatusName(app.status)},
        {QStringLiteral("instances"), app.instances},
        {QStringLiteral("staged"), app.counts.staged},
        {QStringLiteral("running"), app.counts.running},
        {QStringLiteral("healthy"), app.counts.healthy},
        {QStringLiteral("unhealthy"), app.counts.unhealthy},
        {QStringLiteral("resources"), resourcesJson(app.each)},
        {QStringLiteral("image"), textOrNull(app.image)},
        {QStringLiteral("command"), textOrNull(app.command)},
        {QStringLiteral("args"), QJsonArray::fromStringList(app.args)},
        {QStringLiteral("networkMode"), textOrNull(app.networkMode)},
        {QStringLiteral("role"), textOrNull(app.role)},
        {QStringLiteral("version"), textOrNull(app.version)},
        {QStringLiteral("versionAt"), time(app.versionMs)},
        {QStringLiteral("lastScalingAt"), time(app.lastScalingMs)},
        {QStringLiteral("lastConfigChangeAt"), time(app.lastConfigChangeMs)},
        {QStringLiteral("deployments"), QJsonArray::fromStringList(app.deployments)},
        {QStringLiteral("constraints"), constraintsJson(app.constraints)},
        {QStringLiteral("healthChecks"), healthChecksJson(app.healthChecks)},
        {QStringLiteral("ports"), portsJson(app.ports)},
        {QStringLiteral("lastFailure"), failureJson(app.lastFailure)},
        {QStringLiteral("queue"), app.queue ? QJsonValue(queueJson(*app.queue)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("tasks"), tasks},
    };
    json.insert(QStringLiteral("labels"), maskedMap(app.labels, path + QStringLiteral("/labels"), masked));
    json.insert(QStringLiteral("env"), maskedMap(app.env, path + QStringLiteral("/env"), masked));
    const QJsonObject definition = QJsonDocument::fromJson(app.definition).object();
    json.insert(QStringLiteral("definition"),
                app.definition.isEmpty() ? QJsonValue(QJsonValue::Null)
                                         : maskSecrets(definition, masked, path + QStringLiteral("/definition")));
    return json;
}

} // namespace mesoscope::exporting
