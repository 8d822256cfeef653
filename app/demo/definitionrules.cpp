// SPDX-License-Identifier: GPL-3.0-or-later
// What Marathon refuses, in its own words: wrong types (400) and broken rules (422).
#include "app/demo/definitions.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

QJsonObject problem(const QString &path, const QString &error)
{
    return {{u"path"_s, path}, {u"errors"_s, QJsonArray{error}}};
}

static QString typeError(const QJsonValue &value, QJsonValue::Type wanted)
{
    static const QHash<int, QString> words{{QJsonValue::Double, u"error.expected.jsnumber"_s},
                                           {QJsonValue::String, u"error.expected.jsstring"_s},
                                           {QJsonValue::Object, u"error.expected.jsobject"_s},
                                           {QJsonValue::Array, u"error.expected.jsarray"_s},
                                           {QJsonValue::Bool, u"error.expected.jsboolean"_s}};
    return value.isUndefined() || value.isNull() || value.type() == wanted ? QString() : words.value(wanted);
}

QJsonArray typeProblems(const QJsonObject &definition)
{
    static const QList<QPair<QString, QJsonValue::Type>> types{{u"id"_s, QJsonValue::String},
                                                               {u"cmd"_s, QJsonValue::String},
                                                               {u"args"_s, QJsonValue::Array},
                                                               {u"instances"_s, QJsonValue::Double},
                                                               {u"cpus"_s, QJsonValue::Double},
                                                               {u"mem"_s, QJsonValue::Double},
                                                               {u"disk"_s, QJsonValue::Double},
                                                               {u"gpus"_s, QJsonValue::Double},
                                                               {u"env"_s, QJsonValue::Object},
                                                               {u"labels"_s, QJsonValue::Object},
                                                               {u"container"_s, QJsonValue::Object},
                                                               {u"healthChecks"_s, QJsonValue::Array},
                                                               {u"constraints"_s, QJsonValue::Array},
                                                               {u"dependencies"_s, QJsonValue::Array},
                                                               {u"fetch"_s, QJsonValue::Array},
                                                               {u"networks"_s, QJsonValue::Array},
                                                               {u"portDefinitions"_s, QJsonValue::Array},
                                                               {u"ports"_s, QJsonValue::Array},
                                                               {u"requirePorts"_s, QJsonValue::Bool},
                                                               {u"upgradeStrategy"_s, QJsonValue::Object},
                                                               {u"backoffSeconds"_s, QJsonValue::Double},
                                                               {u"backoffFactor"_s, QJsonValue::Double},
                                                               {u"maxLaunchDelaySeconds"_s, QJsonValue::Double},
                                                               {u"acceptedResourceRoles"_s, QJsonValue::Array},
                                                               {u"role"_s, QJsonValue::String},
                                                               {u"user"_s, QJsonValue::String},
                                                               {u"containers"_s, QJsonValue::Array},
                                                               {u"scaling"_s, QJsonValue::Object},
                                                               {u"scheduling"_s, QJsonValue::Object}};
    QJsonArray problems;
    for (const auto &[key, type] : types) {
        const QString error = typeError(definition.value(key), type);
        if (!error.isEmpty())
            problems.append(problem(u"/"_s + key, error));
    }
    const QJsonObject labels = definition.value("labels"_L1).toObject();
    for (auto it = labels.constBegin(); it != labels.constEnd(); ++it) {
        if (!it->isString())
            problems.append(problem(u"/labels/"_s + it.key(), u"error.expected.jsstring"_s));
    }
    const QJsonObject docker = definition.value("container"_L1).toObject().value("docker"_L1).toObject();
    const QString image = typeError(docker.value("image"_L1), QJsonValue::String);
    if (!image.isEmpty())
        problems.append(problem(u"/container/docker/image"_s, image));
    return problems;
}

QJsonArray pathProblems(const QString &path, const QString &field)
{
    const QString segment = u"(([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9\\-]*[a-z0-9])"_s;
    static const QRegularExpression expression(QRegularExpression::anchoredPattern(segment));
    QJsonArray problems;
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!expression.match(part).hasMatch()) {
            problems.append(problem(field, u"must fully match regular expression '^%1|(\\.|\\.\\.)$'"_s.arg(segment)));
            return problems;
        }
    }
    static const QStringList forbidden{u"restart"_s, u"tasks"_s, u"versions"_s};
    if (!parts.isEmpty() && forbidden.contains(parts.last()))
        problems.append(problem(
            field, u"must not end with any of the following reserved keywords: restart, tasks, versions, ., .."_s));
    return problems;
}

namespace {

struct Rules
{
    QJsonObject app;
    QJsonArray problems;

    void refuse(const QString &path, const QString &error) { problems.append(problem(path, error)); }

    void atLeast(QLatin1String key, double least)
    {
        const double value = app.value(key).toDouble(least);
        if (value < least)
            refuse(u"/"_s + key, u"got %1, expected %2 or more"_s.arg(value).arg(least));
    }

    void upgradeStrategy(const QJsonObject &upgrade)
    {
        for (const QString &key : {u"minimumHealthCapacity"_s, u"maximumOverCapacity"_s}) {
            const double value = upgrade.value(key).toDouble(1);
            if (value > 1)
                refuse(u"/upgradeStrategy/"_s + key, u"is greater than 1"_s);
            else if (value < 0)
                refuse(u"/upgradeStrategy/"_s + key, u"is less than 0"_s);
        }
    }

    void constraints()
    {
        static const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                           u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s};
        const QJsonArray given = app.value("constraints"_L1).toArray();
        for (qsizetype i = 0; i < given.size(); ++i) {
            const QString path = u"/constraints(%1)"_s.arg(i);
            const QJsonArray one = given.at(i).toArray();
            const QString op = one.at(1).toString();
            const QString value = one.at(2).toString();
            bool number = false;
            value.toInt(&number);
            if (one.size() < 2 || one.size() > 3)
                refuse(path, u"Each constraint must have either 2 or 3 fields"_s);
            else if (!operators.contains(op))
                refuse(
                    path,
                    u"Constraint operator must be one of the following: UNIQUE, CLUSTER, GROUP_BY, LIKE, MAX_PER or UNLIKE"_s);
            else if (op == "UNIQUE"_L1 && !value.isEmpty())
                refuse(path, u"Value specified but not used"_s);
            else if ((op == "LIKE"_L1 || op == "UNLIKE"_L1) &&
                     (value.isEmpty() || !QRegularExpression(value).isValid()))
                refuse(path, u"'%1' is not a valid regular expression"_s.arg(value));
            else if ((op == "GROUP_BY"_L1 && !value.isEmpty() && !number) || (op == "MAX_PER"_L1 && !number))
                refuse(path, u"'%1' is not a valid %2 value"_s.arg(value, op));
            else if (op == "IS"_L1 && value.isEmpty())
                refuse(path, u"IS requires a value"_s);
        }
    }

    void ports()
    {
        QSet<int> seen;
        const QJsonArray given = app.value("portDefinitions"_L1).toArray();
        for (qsizetype i = 0; i < given.size(); ++i) {
            const int port = given.at(i).toObject().value("port"_L1).toInt();
            if (port < 0 || port > 65535)
                refuse(u"/portDefinitions(%1)/port"_s.arg(i),
                       port < 0 ? u"is less than 0"_s : u"is greater than 65535"_s);
            else if (port != 0 && seen.contains(port))
                refuse(u"/portDefinitions"_s, u"Ports must be unique."_s);
            seen.insert(port);
        }
    }

    void healthChecks()
    {
        const QJsonArray mappings = app.value("container"_L1).toObject().value("portMappings"_L1).toArray();
        const qsizetype count = qMax(app.value("portDefinitions"_L1).toArray().size(), mappings.size());
        const QJsonArray checks = app.value("healthChecks"_L1).toArray();
        for (qsizetype i = 0; i < checks.size(); ++i) {
            const QJsonObject check = checks.at(i).toObject();
            const QString path = u"/healthChecks(%1)"_s.arg(i);
            static const QStringList protocols{u"HTTP"_s,       u"HTTPS"_s,       u"TCP"_s,      u"COMMAND"_s,
                                               u"MESOS_HTTP"_s, u"MESOS_HTTPS"_s, u"MESOS_TCP"_s};
            const QString protocol = check.value("protocol"_L1).toString();
            if (!protocols.contains(protocol))
                refuse(path + u"/protocol"_s, u"error.unknown.enum.literal"_s);
            else if (protocol == "COMMAND"_L1 && check.value("command"_L1).toObject().isEmpty())
                refuse(path, u"COMMAND health check requires a command"_s);
            else if (check.contains("portIndex"_L1) && check.value("portIndex"_L1).toInt() >= count)
                refuse(
                    path,
                    u"Health check port indices must address an element of the ports array or container port mappings."_s);
        }
    }

    void content()
    {
        const QJsonObject container = app.value("container"_L1).toObject();
        const QString image = container.value("docker"_L1).toObject().value("image"_L1).toString();
        const bool cmd = !app.value("cmd"_L1).toString().isEmpty();
        const bool args = !app.value("args"_L1).toArray().isEmpty();
        if (cmd && args)
            refuse(u"/"_s, u"AppDefinition must either contain one of 'cmd' or 'args', and/or a 'container'."_s);
        else if (!cmd && !args && image.isEmpty())
            refuse(u"/"_s, u"AppDefinition must either contain one of 'cmd' or 'args', and/or a 'container'."_s);
        if (container.contains("docker"_L1) && image.isEmpty())
            refuse(u"/container/docker/image"_s, u"must not be empty"_s);
        const bool single =
            app.value("labels"_L1).toObject().value("MARATHON_SINGLE_INSTANCE_APP"_L1).toString() == "true"_L1;
        if (single && app.value("instances"_L1).toInt() > 1)
            refuse(u"/instances"_s, u"Single instance app may only have one instance"_s);
        const QJsonObject unreachable = app.value("unreachableStrategy"_L1).toObject();
        if (unreachable.value("expungeAfterSeconds"_L1).toDouble() <
            unreachable.value("inactiveAfterSeconds"_L1).toDouble())
            refuse(u"/unreachableStrategy"_s, u"expungeAfterSeconds must be larger or equal to inactiveAfterSeconds"_s);
    }
};

} // namespace

QJsonArray ruleProblems(const QJsonObject &definition)
{
    Rules rules{definition, pathProblems(definition.value("id"_L1).toString(), u"/id"_s)};
    rules.content();
    rules.atLeast("instances"_L1, 0);
    rules.atLeast("cpus"_L1, 0);
    rules.atLeast("mem"_L1, 0);
    rules.atLeast("disk"_L1, 0);
    rules.atLeast("gpus"_L1, 0);
    rules.atLeast("backoffSeconds"_L1, 0);
    rules.atLeast("backoffFactor"_L1, 1);
    rules.upgradeStrategy(definition.value("upgradeStrategy"_L1).toObject());
    rules.constraints();
    rules.ports();
    rules.healthChecks();
    return rules.problems;
}

} // namespace mesoscope::demo
