// SPDX-License-Identifier: GPL-3.0-or-later
// What Marathon refuses of pods, in its own words (422).
#include "app/demo/definitions.h"

#include <QRegularExpression>
#include <QSet>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto NamePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_L1;
constexpr auto VariablePattern = "^[a-zA-Z_][a-zA-Z0-9_]{0,253}$"_L1;

struct PodRules
{
    QJsonObject pod;
    QJsonArray problems;
    QSet<QString> volumes;

    void refuse(const QString &path, const QString &error) { problems.append(problem(path, error)); }

    void matches(const QString &path, const QString &text, QLatin1String pattern)
    {
        if (!QRegularExpression(pattern).match(text).hasMatch())
            refuse(path, u"must fully match regular expression '%1'"_s.arg(pattern));
    }

    void between(const QJsonObject &object, const QString &path, const QString &key, double least, double most)
    {
        const double value = object.value(key).toDouble(least);
        if (value < least || value > most)
            refuse(path + u'/' + key, value < least ? u"got %1, expected %2 or more"_s.arg(value).arg(least)
                                                    : u"got %1, expected %2 or less"_s.arg(value).arg(most));
    }

    void numbers(const QJsonObject &object, const QString &path)
    {
        for (const QString &key : {u"cpus"_s, u"mem"_s, u"disk"_s, u"gpus"_s}) {
            const QJsonValue value = object.value(key);
            if (!value.isUndefined() && !value.isDouble())
                refuse(path + u'/' + key, u"error.expected.jsnumber"_s);
            between(object, path, key, 0, 1e9);
        }
    }

    void variables(const QJsonValue &environment, const QString &path)
    {
        if (!environment.isUndefined() && !environment.isObject())
            refuse(path, u"error.expected.jsobject"_s);
        const QStringList names = environment.toObject().keys();
        for (const QString &name : names)
            matches(path, name, VariablePattern);
    }

    void labels(const QJsonObject &labels, const QString &path)
    {
        for (const QJsonValue &label : labels) {
            if (!label.isString())
                refuse(path, u"error.expected.jsstring"_s);
        }
    }

    void healthCheck(const QJsonObject &check, const QSet<QString> &endpoints, const QString &path)
    {
        for (const QString &kind : {u"http"_s, u"tcp"_s}) {
            const QJsonValue given = check.value(kind);
            if (given.isObject() && !endpoints.contains(given["endpoint"_L1].toString()))
                refuse(path + u'/' + kind, u"endpoint must be defined by the container"_s);
        }
        const QJsonValue exec = check.value("exec"_L1);
        const QJsonObject command = exec["command"_L1].toObject();
        if (exec.isObject() && command.value("shell"_L1).toString().isEmpty() &&
            command.value("argv"_L1).toArray().isEmpty())
            refuse(path + u"/exec"_s, u"command is undefined"_s);
    }

    void container(const QJsonObject &given, const QString &path)
    {
        matches(path + u"/name"_s, given.value("name"_L1).toString(), NamePattern);
        const QJsonObject resources = given.value("resources"_L1).toObject();
        numbers(resources, path + u"/resources"_s);
        const QJsonValue limit = given.value("resourceLimits"_L1)["mem"_L1];
        if (limit.isDouble() && limit.toDouble() < resources.value("mem"_L1).toDouble(32))
            refuse(path + u"/resourceLimits/mem"_s, u"must be greater than or equal to the request"_s);
        const QJsonObject command = given.value("exec"_L1)["command"_L1].toObject();
        const QJsonValue image = given.value("image"_L1);
        if (image.isObject() && image["id"_L1].toString().isEmpty())
            refuse(path + u"/image/id"_s, u"must not be empty"_s);
        if (command.contains("shell"_L1) && command.contains("argv"_L1))
            refuse(path + u"/exec"_s, u"must have either shell or argv"_s);
        variables(given.value("environment"_L1), path + u"/environment"_s);
        labels(given.value("labels"_L1).toObject(), path + u"/labels"_s);

        QSet<QString> endpoints;
        const QJsonArray list = given.value("endpoints"_L1).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString at = path + u"/endpoints(%1)"_s.arg(i);
            const QString name = list.at(i)["name"_L1].toString();
            matches(at + u"/name"_s, name, NamePattern);
            between(list.at(i).toObject(), at, u"hostPort"_s, 0, 65535);
            between(list.at(i).toObject(), at, u"containerPort"_s, 0, 65535);
            endpoints.insert(name);
        }
        healthCheck(given.value("healthCheck"_L1).toObject(), endpoints, path + u"/healthCheck"_s);
        const QJsonArray mounts = given.value("volumeMounts"_L1).toArray();
        for (qsizetype i = 0; i < mounts.size(); ++i) {
            const QString at = path + u"/volumeMounts(%1)"_s.arg(i);
            if (!volumes.contains(mounts.at(i)["name"_L1].toString()))
                refuse(at, u"volumeMount.name must refer to a volume of the pod"_s);
            if (mounts.at(i)["mountPath"_L1].toString().isEmpty())
                refuse(at + u"/mountPath"_s, u"must not be empty"_s);
        }
        const QJsonArray artifacts = given.value("artifacts"_L1).toArray();
        for (qsizetype i = 0; i < artifacts.size(); ++i) {
            if (artifacts.at(i)["uri"_L1].toString().isEmpty())
                refuse(path + u"/artifacts(%1)/uri"_s.arg(i), u"must not be empty"_s);
        }
    }

    void scheduling(const QJsonObject &given)
    {
        between(given.value("backoff"_L1).toObject(), u"/scheduling/backoff"_s, u"backoffFactor"_s, 1, 1e9);
        for (const QString &key : {u"minimumHealthCapacity"_s, u"maximumOverCapacity"_s})
            between(given.value("upgrade"_L1).toObject(), u"/scheduling/upgrade"_s, key, 0, 1);
        const QJsonObject unreachable = given.value("unreachableStrategy"_L1).toObject();
        if (unreachable.value("expungeAfterSeconds"_L1).toDouble() <
            unreachable.value("inactiveAfterSeconds"_L1).toDouble())
            refuse(u"/scheduling/unreachableStrategy"_s,
                   u"expungeAfterSeconds must be larger or equal to inactiveAfterSeconds"_s);
        static const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                           u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s};
        const QJsonArray constraints = given.value("placement"_L1)["constraints"_L1].toArray();
        for (qsizetype i = 0; i < constraints.size(); ++i) {
            const QString at = u"/scheduling/placement/constraints(%1)"_s.arg(i);
            const QString op = constraints.at(i)["operator"_L1].toString();
            if (constraints.at(i)["fieldName"_L1].toString().isEmpty())
                refuse(at + u"/fieldName"_s, u"error.path.missing"_s);
            else if (!operators.contains(op))
                refuse(at + u"/operator"_s, u"error.unknown.enum.literal"_s);
            else if ((op.endsWith("LIKE"_L1) || op == "IS"_L1 || op == "MAX_PER"_L1) &&
                     constraints.at(i)["value"_L1].toString().isEmpty())
                refuse(at, u"%1 requires a value"_s.arg(op));
        }
    }
};

} // namespace

QJsonArray podProblems(const QJsonObject &definition)
{
    PodRules rules{definition, pathProblems(definition.value("id"_L1).toString(), u"/id"_s), {}};
    const QJsonArray volumes = definition.value("volumes"_L1).toArray();
    for (const QJsonValue &volume : volumes)
        rules.volumes.insert(volume["name"_L1].toString());
    const QJsonArray containers = definition.value("containers"_L1).toArray();
    if (containers.isEmpty())
        rules.refuse(u"/containers"_s, u"must not be empty"_s);
    QSet<QString> names;
    for (qsizetype i = 0; i < containers.size(); ++i) {
        const QJsonObject container = containers.at(i).toObject();
        const QString name = container.value("name"_L1).toString();
        if (names.contains(name))
            rules.refuse(u"/containers"_s, u"container names must be unique within a pod"_s);
        names.insert(name);
        rules.container(container, u"/containers(%1)"_s.arg(i));
    }
    rules.variables(definition.value("environment"_L1), u"/environment"_s);
    rules.labels(definition.value("labels"_L1).toObject(), u"/labels"_s);
    rules.scheduling(definition.value("scheduling"_L1).toObject());
    const QJsonObject scaling = definition.value("scaling"_L1).toObject();
    if (scaling.value("kind"_L1).toString(u"fixed"_s) != "fixed"_L1)
        rules.refuse(u"/scaling/kind"_s, u"error.unknown.enum.literal"_s);
    if (scaling.value("instances"_L1).toInt() < 0)
        rules.refuse(u"/scaling/instances"_s, u"got a negative number, expected 0 or more"_s);
    return rules.problems;
}

} // namespace mesoscope::demo
