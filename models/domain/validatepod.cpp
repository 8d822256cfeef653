// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's rules for pod definitions (api-facts 1.8), told before anything is sent.
#include "models/domain/validaterules.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Apps take any name, pods only what a shell takes.
void checkEnvironment(Checker &check, const QJsonObject &environment, const QString &path)
{
    static const QRegularExpression pattern(u"^[a-zA-Z_][a-zA-Z0-9_]{0,253}$"_s);
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        if (!pattern.match(it.key()).hasMatch())
            check.add(path + it.key(), Problem::VariableMalformed, it.key());
    }
}

QStringList namesIn(const QJsonArray &objects)
{
    QStringList names;
    for (const auto &one : objects)
        names.append(one["name"_L1].toString());
    return names;
}

void checkHealth(Checker &check, const QJsonObject &health, const QStringList &endpoints, const QString &path)
{
    for (const char *key : {"gracePeriodSeconds", "intervalSeconds", "timeoutSeconds", "maxConsecutiveFailures"})
        check.number(health, QLatin1String(key), path, 0, 1e9, true);
    for (const QString &kind : {u"http"_s, u"tcp"_s}) {
        if (!health.value(kind).isObject())
            continue;
        const QString endpoint = health.value(kind)["endpoint"_L1].toString();
        if (endpoint.isEmpty())
            check.add(path + kind + u"/endpoint"_s, Problem::EndpointMissing);
        else if (!endpoints.contains(endpoint))
            check.add(path + kind + u"/endpoint"_s, Problem::EndpointUnknown, endpoint);
    }
    const QJsonObject command = health.value("exec"_L1)["command"_L1].toObject();
    if (health.value("exec"_L1).isObject() && command.value("shell"_L1).toString().isEmpty() &&
        command.value("argv"_L1).toArray().isEmpty())
        check.add(path + u"exec/command"_s, Problem::CommandMissing);
}

void checkContainer(Checker &check, const QJsonObject &container, const QStringList &volumes, const QString &path)
{
    const QJsonObject resources = container.value("resources"_L1).toObject();
    for (const char *key : {"cpus", "mem", "disk"})
        check.number(resources, QLatin1String(key), path + u"resources/"_s, 0, 1e9, false);
    check.number(resources, u"gpus"_s, path + u"resources/"_s, 0, 1e6, true);
    QJsonObject requests = resources;
    if (!requests.contains("mem"_L1))
        requests.insert(u"mem"_s, 32);
    checkLimits(check, container.value("resourceLimits"_L1).toObject(), requests, path + u"resourceLimits/"_s);
    const QJsonObject command = container.value("exec"_L1)["command"_L1].toObject();
    if (!command.value("shell"_L1).toString().isEmpty() && !command.value("argv"_L1).toArray().isEmpty())
        check.add(path + u"exec/command/argv"_s, Problem::CmdAndArgs);
    const QString image = container.value("image"_L1)["id"_L1].toString();
    if (container.value("image"_L1).isObject() && image.isEmpty())
        check.add(path + u"image/id"_s, Problem::ImageMissing);
    check.labels(container.value("labels"_L1).toObject(), path + u"labels/"_s);
    checkEnvironment(check, container.value("environment"_L1).toObject(), path + u"environment/"_s);

    const QJsonArray endpoints = container.value("endpoints"_L1).toArray();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        const QString at = path + u"endpoints/%1/"_s.arg(i);
        if (endpoints.at(i)["name"_L1].toString().isEmpty())
            check.add(at + u"name"_s, Problem::PortNameMalformed);
        check.port(endpoints.at(i)["containerPort"_L1], at + u"containerPort"_s);
        check.port(endpoints.at(i)["hostPort"_L1], at + u"hostPort"_s);
    }
    checkPorts(check, endpoints, path + u"endpoints"_s, u"hostPort"_s);
    checkHealth(check, container.value("healthCheck"_L1).toObject(), namesIn(endpoints), path + u"healthCheck/"_s);

    const QJsonArray mounts = container.value("volumeMounts"_L1).toArray();
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        const QString at = path + u"volumeMounts/%1/"_s.arg(i);
        const QString name = mounts.at(i)["name"_L1].toString();
        if (!volumes.contains(name))
            check.add(at + u"name"_s, Problem::VolumeUnknown, name);
        if (mounts.at(i)["mountPath"_L1].toString().isEmpty())
            check.add(at + u"mountPath"_s, Problem::VolumePathMissing);
    }
    const QJsonArray artifacts = container.value("artifacts"_L1).toArray();
    for (qsizetype i = 0; i < artifacts.size(); ++i) {
        if (artifacts.at(i)["uri"_L1].toString().isEmpty())
            check.add(path + u"artifacts/%1/uri"_s.arg(i), Problem::FetchUriMissing);
    }
}

void checkScheduling(Checker &check, const QJsonObject &scheduling)
{
    const QJsonObject backoff = scheduling.value("backoff"_L1).toObject();
    const QString at = u"/scheduling/backoff/"_s;
    check.number(backoff, u"backoff"_s, at, 0, 1e9, false);
    check.number(backoff, u"backoffFactor"_s, at, 1, 1e9, false);
    check.number(backoff, u"maxLaunchDelay"_s, at, 0, 1e9, false);
    const QJsonObject upgrade = scheduling.value("upgrade"_L1).toObject();
    for (const QString &key : {u"minimumHealthCapacity"_s, u"maximumOverCapacity"_s})
        check.number(upgrade, key, u"/scheduling/upgrade/"_s, 0, 1, false);
    checkUnreachable(check, scheduling.value("unreachableStrategy"_L1).toObject(),
                     u"/scheduling/unreachableStrategy/"_s);
    const QJsonArray constraints = scheduling.value("placement"_L1)["constraints"_L1].toArray();
    for (qsizetype i = 0; i < constraints.size(); ++i) {
        const auto &one = constraints.at(i);
        checkConstraint(check, u"/scheduling/placement/constraints/%1"_s.arg(i), one["fieldName"_L1].toString(),
                        one["operator"_L1].toString(), one["value"_L1].toString());
    }
}

} // namespace

QList<LocalProblem> validatePod(const QJsonObject &pod, const ClusterSnapshot *snapshot, bool isNew)
{
    static const QRegularExpression name(u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_s);
    Checker check;
    check.id(pod.value("id"_L1).toString(), snapshot, isNew);
    for (const QString &key : {u"labels"_s, u"environment"_s, u"scaling"_s, u"scheduling"_s}) {
        const QJsonValue value = pod.value(key);
        if (!value.isUndefined() && !value.isNull() && !value.isObject())
            check.add(u'/' + key, Problem::NotAnObject, value.toVariant().toString());
    }
    const QJsonObject scaling = pod.value("scaling"_L1).toObject();
    check.number(scaling, u"instances"_s, u"/scaling/"_s, 0, 1e6, true);
    const QString kind = scaling.value("kind"_L1).toString(u"fixed"_s);
    if (kind != "fixed"_L1)
        check.add(u"/scaling/kind"_s, Problem::ScalingUnknown, kind);
    const QJsonObject executor = pod.value("executorResources"_L1).toObject();
    for (const char *key : {"cpus", "mem", "disk"})
        check.number(executor, QLatin1String(key), u"/executorResources/"_s, 0, 1e9, false);
    check.labels(pod.value("labels"_L1).toObject(), u"/labels/"_s);
    checkEnvironment(check, pod.value("environment"_L1).toObject(), u"/environment/"_s);

    const QJsonArray containers = pod.value("containers"_L1).toArray();
    if (containers.isEmpty())
        check.add(u"/containers"_s, Problem::ContainerMissing);
    const QStringList volumes = namesIn(pod.value("volumes"_L1).toArray());
    QSet<QString> seen;
    for (qsizetype i = 0; i < containers.size(); ++i) {
        const QString at = u"/containers/%1/"_s.arg(i);
        const QString given = containers.at(i)["name"_L1].toString();
        if (given.size() > 63 || !name.match(given).hasMatch())
            check.add(at + u"name"_s, Problem::ContainerNameMalformed, given);
        else if (seen.contains(given))
            check.add(at + u"name"_s, Problem::ContainerNameTwice, given);
        seen.insert(given);
        checkContainer(check, containers.at(i).toObject(), volumes, at);
    }
    checkScheduling(check, pod.value("scheduling"_L1).toObject());
    checkMasks(check, pod);
    check.onlyWritable(pod);
    return check.problems;
}

} // namespace mesoscope
