// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's rules for app definitions (api-facts 1.2-1.4), told before anything is sent.
#include "models/domain/validate.h"

#include "models/domain/poddefinition.h"
#include "models/domain/validaterules.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace mesoscope {

namespace {

/// Where the platform's load balancer and logs are used, service ports below 10000 are refused (product.md).
bool usesPlatform(const QJsonObject &labels)
{
    const auto keys = labels.keys();
    for (const QString &key : keys) {
        if (key.startsWith(QLatin1String("HAPROXY_")) || key.startsWith(QLatin1String("CONTAINERS_")))
            return true;
    }
    return false;
}

/// Networks of containers' own have no ports of the host unless they are listed.
bool hasOwnNetwork(const QJsonObject &app, const QJsonObject &docker)
{
    const QJsonArray networks = app.value(QLatin1String("networks")).toArray();
    const QString old = docker.value(QLatin1String("network")).toString();
    return networks.first().toObject().value(QLatin1String("mode")).toString() == QLatin1String("container") ||
           old == QLatin1String("USER") || old == QLatin1String("NONE");
}

qsizetype checkPorts(Checker &check, const QJsonObject &app)
{
    const bool platform = usesPlatform(app.value(QLatin1String("labels")).toObject());
    const auto servicePort = [&](const QJsonValue &value, const QString &path) {
        check.port(value, path);
        if (platform && value.isDouble() && value.toDouble() >= 1 && value.toDouble() < 10000)
            check.add(path, Problem::ServicePortTooLow, QString::number(value.toInt()));
    };
    qsizetype ports = 0;
    const QJsonObject container = app.value(QLatin1String("container")).toObject();
    QString base = QStringLiteral("/container/portMappings/");
    QJsonArray mappings = container.value(QLatin1String("portMappings")).toArray();
    if (mappings.isEmpty()) {
        mappings = container.value(QLatin1String("docker")).toObject().value(QLatin1String("portMappings")).toArray();
        base = QStringLiteral("/container/docker/portMappings/");
    }
    for (qsizetype i = 0; i < mappings.size(); ++i) {
        const QJsonObject mapping = mappings.at(i).toObject();
        const QString path = base + QString::number(i);
        check.port(mapping.value(QLatin1String("containerPort")), path + QStringLiteral("/containerPort"));
        check.port(mapping.value(QLatin1String("hostPort")), path + QStringLiteral("/hostPort"));
        servicePort(mapping.value(QLatin1String("servicePort")), path + QStringLiteral("/servicePort"));
    }
    ports += mappings.size();
    const QJsonValue definitions = app.value(QLatin1String("portDefinitions"));
    for (qsizetype i = 0; i < definitions.toArray().size(); ++i) {
        servicePort(definitions.toArray().at(i).toObject().value(QLatin1String("port")),
                    QStringLiteral("/portDefinitions/%1/port").arg(i));
    }
    ports += definitions.toArray().size();
    // Without any of the keys Marathon gives one port, but for container networks.
    const QJsonObject docker = container.value(QLatin1String("docker")).toObject();
    const bool said = container.contains(QLatin1String("portMappings")) ||
                      docker.contains(QLatin1String("portMappings")) || !definitions.isUndefined() ||
                      app.contains(QLatin1String("ports"));
    if (!said && !hasOwnNetwork(app, docker))
        ports = 1;
    return ports + app.value(QLatin1String("ports")).toArray().size();
}

void checkHealth(Checker &check, const QJsonObject &app, qsizetype ports)
{
    const QJsonArray checks = app.value(QLatin1String("healthChecks")).toArray();
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const QJsonObject one = checks.at(i).toObject();
        const QString path = QStringLiteral("/healthChecks/%1/").arg(i);
        for (const char *key : {"gracePeriodSeconds", "intervalSeconds", "timeoutSeconds", "maxConsecutiveFailures"})
            check.number(one, QLatin1String(key), path, 0, 1e9, true);
        check.port(one.value(QLatin1String("port")), path + QStringLiteral("port"));
        const QString protocol = one.value(QLatin1String("protocol")).toString(QStringLiteral("HTTP"));
        const bool command = protocol == QLatin1String("COMMAND");
        static const QStringList protocols{QStringLiteral("HTTP"),       QStringLiteral("HTTPS"),
                                           QStringLiteral("TCP"),        QStringLiteral("COMMAND"),
                                           QStringLiteral("MESOS_HTTP"), QStringLiteral("MESOS_HTTPS"),
                                           QStringLiteral("MESOS_TCP")};
        if (!protocols.contains(protocol))
            check.add(path + QStringLiteral("protocol"), Problem::ProtocolUnknown, protocol);
        if (command && one.value(QLatin1String("command")).toObject().isEmpty())
            check.add(path + QStringLiteral("command"), Problem::CommandMissing);
        const QJsonValue index = one.value(QLatin1String("portIndex"));
        if (!command && one.value(QLatin1String("port")).isUndefined() && !index.isString() &&
            (index.toInt() < 0 || index.toInt() >= ports))
            check.add(path + QStringLiteral("portIndex"), Problem::HealthCheckPortIndex,
                      QString::number(index.toInt()));
    }
}

} // namespace

QList<LocalProblem> validateApp(const QJsonObject &app, const ClusterSnapshot *snapshot, bool isNew)
{
    Checker check;
    check.id(app.value(QLatin1String("id")).toString(), snapshot, isNew);
    for (const char *key : {"cpus", "mem", "disk"})
        check.number(app, QLatin1String(key), QStringLiteral("/"), 0, 1e9, false);
    check.number(app, QStringLiteral("gpus"), QStringLiteral("/"), 0, 1e6, true);
    check.number(app, QStringLiteral("instances"), QStringLiteral("/"), 0, 1e6, true);
    for (const char *key : {"backoffSeconds", "maxLaunchDelaySeconds", "taskKillGracePeriodSeconds"})
        check.number(app, QLatin1String(key), QStringLiteral("/"), 0, 1e9, true);
    check.number(app, QStringLiteral("backoffFactor"), QStringLiteral("/"), 1, 1e9, false);
    const QJsonObject strategy = app.value(QLatin1String("upgradeStrategy")).toObject();
    for (const char *key : {"minimumHealthCapacity", "maximumOverCapacity"})
        check.number(strategy, QLatin1String(key), QStringLiteral("/upgradeStrategy/"), 0, 1, false);

    for (const char *key : {"container", "labels", "env", "upgradeStrategy"}) {
        const QJsonValue value = app.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isNull() && !value.isObject())
            check.add(u'/' + QString::fromLatin1(key), Problem::NotAnObject, value.toVariant().toString());
    }

    const bool hasCmd = !app.value(QLatin1String("cmd")).toString().isEmpty();
    const bool hasArgs = !app.value(QLatin1String("args")).toArray().isEmpty();
    const QJsonObject container = app.value(QLatin1String("container")).toObject();
    const bool hasImage =
        !container.value(QLatin1String("docker")).toObject().value(QLatin1String("image")).toString().isEmpty();
    if (container.value(QLatin1String("docker")).isObject() && !hasImage && (hasCmd || hasArgs))
        check.add(QStringLiteral("/container/docker/image"), Problem::ImageMissing);
    if (hasCmd && hasArgs)
        check.add(QStringLiteral("/args"), Problem::CmdAndArgs);
    if (!hasCmd && !hasArgs && !hasImage)
        check.add(QStringLiteral("/cmd"), Problem::NothingToRun);

    const QJsonObject labels = app.value(QLatin1String("labels")).toObject();
    check.labels(labels, QStringLiteral("/labels/"));
    if (labels.value(QLatin1String("MARATHON_SINGLE_INSTANCE_APP")).toString() == QLatin1String("true") &&
        app.value(QLatin1String("instances")).toInt(1) > 1)
        check.add(QStringLiteral("/instances"), Problem::InstancesSingle,
                  QString::number(app.value(QLatin1String("instances")).toInt()));
    checkHealth(check, app, checkPorts(check, app));
    checkRules(check, app);
    check.onlyWritable(app);
    return check.problems;
}

QList<LocalProblem> validateDefinition(const QJsonObject &definition, const ClusterSnapshot *snapshot, bool isNew)
{
    return isPodDefinition(definition) ? validatePod(definition, snapshot, isNew)
                                       : validateApp(definition, snapshot, isNew);
}

/// The promise cannot be more than the most.
static QList<LocalProblem> validateQuota(const SetQuota &quota)
{
    QList<LocalProblem> problems;
    if (quota.role.isEmpty())
        problems.append({QStringLiteral("/role"), Problem::IdMissing, {}});
    struct Amount
    {
        const char *name;
        double least;
        std::optional<double> most;
    };
    const Amount amounts[] = {{"cpus", quota.guarantee.cpus, quota.limit.cpus},
                              {"mem", quota.guarantee.mem, quota.limit.mem},
                              {"disk", quota.guarantee.disk, quota.limit.disk},
                              {"gpus", quota.guarantee.gpus, quota.limit.gpus}};
    for (const Amount &amount : amounts) {
        const QString name = QLatin1String(amount.name);
        if (!(amount.least >= 0))
            problems.append({QStringLiteral("/guarantee/") + name, Problem::Negative, QString::number(amount.least)});
        if (amount.most && !(*amount.most >= 0))
            problems.append({QStringLiteral("/limit/") + name, Problem::Negative, QString::number(*amount.most)});
        else if (amount.most && *amount.most < amount.least)
            problems.append({QStringLiteral("/limit/") + name, Problem::LimitTooLow, QString::number(*amount.most)});
    }
    return problems;
}

QList<LocalProblem> validate(const Command &command, const ClusterSnapshot *snapshot)
{
    if (const auto *deploy = std::get_if<DeployApp>(&command))
        return validateDefinition(deploy->definition, snapshot, true);
    QList<LocalProblem> problems;
    if (const auto *update = std::get_if<UpdateApp>(&command)) {
        problems = validateDefinition(update->definition, snapshot, false);
    } else if (const auto *scale = std::get_if<ScaleApp>(&command)) {
        const App *app = snapshot ? snapshot->findApp(scale->app) : nullptr;
        if (scale->instances < 0)
            problems.append({QStringLiteral("/instances"), Problem::Negative, QString::number(scale->instances)});
        else if (app && scale->instances > 1 &&
                 app->labels.value(QStringLiteral("MARATHON_SINGLE_INSTANCE_APP")) == QLatin1String("true"))
            problems.append(
                {QStringLiteral("/instances"), Problem::InstancesSingle, QString::number(scale->instances)});
    } else if (const auto *rollBack = std::get_if<RollBackApp>(&command)) {
        if (rollBack->version.isEmpty())
            problems.append({QStringLiteral("/version"), Problem::NoSuchVersion, {}});
    } else if (const auto *group = std::get_if<ScaleGroup>(&command)) {
        if (!(group->factor >= 0))
            problems.append({QStringLiteral("/scaleBy"), Problem::Negative, QString::number(group->factor)});
    } else if (const auto *create = std::get_if<CreateGroup>(&command)) {
        Checker check;
        check.id(create->group.text(), snapshot, true);
        problems = check.problems;
    } else if (const auto *destroy = std::get_if<DestroyGroup>(&command)) {
        // The empty path and "/" would empty the whole cluster.
        if (destroy->group.isEmpty() || destroy->group.text() == QLatin1String("/"))
            problems.append({QStringLiteral("/id"), Problem::IdReserved, destroy->group.text()});
    } else if (const auto *kill = std::get_if<KillTasks>(&command)) {
        if (kill->tasks.isEmpty())
            problems.append({QStringLiteral("/tasks"), Problem::SingleRemoval, {}});
    }
    if (const auto *role = std::get_if<SetGroupRole>(&command);
        role && parentOf(role->group).text() != QLatin1String("/"))
        problems.append({QStringLiteral("/id"), Problem::NotATopGroup, role->group.text()});
    if (const auto *quota = std::get_if<SetQuota>(&command))
        problems += validateQuota(*quota);
    if (const auto *drain = std::get_if<DrainAgent>(&command); drain && drain->graceSeconds.value_or(0) < 0)
        problems.append({QStringLiteral("/grace"), Problem::Negative, QString::number(*drain->graceSeconds)});
    const bool ofAgent = systemOf(command) == SourceId::Mesos && !std::holds_alternative<SetQuota>(command);
    const AgentId agent = agentOf(command);
    const bool listed = snapshot && snapshot->source(SourceId::Mesos).isLive();
    if (ofAgent && (agent.isEmpty() || (listed && !snapshot->findAgent(agent))))
        problems.append({QStringLiteral("/agent"), Problem::NoSuchAgent, agent.text()});
    const AppId target = targetOf(command);
    if (snapshot && snapshot->source(SourceId::Marathon).isLive() && !target.isEmpty() && !snapshot->findApp(target))
        problems.append({QStringLiteral("/id"), Problem::NoSuchApp, target.text()});
    return problems;
}

QJsonObject editableDefinition(const QJsonObject &fromServer)
{
    QJsonObject app = fromServer;
    for (const char *key :
         {"version", "versionInfo", "tasks", "tasksStaged", "tasksRunning", "tasksHealthy", "tasksUnhealthy",
          "deployments", "lastTaskFailure", "readinessCheckResults", "taskStats", "tasksStats"})
        app.remove(QLatin1String(key));
    if (app.contains(QLatin1String("fetch")))
        app.remove(QLatin1String("uris")); // both at once are refused
    if (app.contains(QLatin1String("portDefinitions")))
        app.remove(QLatin1String("ports"));
    if (app.contains(QLatin1String("networks"))) {
        app.remove(QLatin1String("ipAddress"));
        if (app.value(QLatin1String("container")).toObject().contains(QLatin1String("portMappings"))) {
            QJsonObject container = app.value(QLatin1String("container")).toObject();
            QJsonObject docker = container.value(QLatin1String("docker")).toObject();
            docker.remove(QLatin1String("network"));
            docker.remove(QLatin1String("portMappings"));
            if (container.contains(QLatin1String("docker")))
                container.insert(QStringLiteral("docker"), docker);
            app.insert(QStringLiteral("container"), container);
        }
    }
    return app;
}

} // namespace mesoscope
