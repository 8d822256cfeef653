// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validaterules.h"

#include "models/domain/secrets.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

void checkConstraint(Checker &check, const QString &path, const QString &field, const QString &given,
                     const QString &value)
{
    static const QStringList operators{u"UNIQUE"_s, u"CLUSTER"_s, u"GROUP_BY"_s, u"LIKE"_s,
                                       u"UNLIKE"_s, u"MAX_PER"_s, u"IS"_s,       u"IN"_s};
    if (field.isEmpty()) {
        check.add(path, Problem::ConstraintParts);
        return;
    }
    const QString op = given.toUpper();
    if (!operators.contains(op)) {
        check.add(path, Problem::ConstraintOperator, given);
        return;
    }
    const bool pattern = op == "LIKE"_L1 || op == "UNLIKE"_L1;
    const bool number = op == "MAX_PER"_L1 || op == "GROUP_BY"_L1;
    bool isNumber = false;
    value.toInt(&isNumber);
    if (op == "UNIQUE"_L1 && !value.isEmpty())
        check.add(path, Problem::ConstraintTakesNoValue, op);
    else if (value.isEmpty() && (pattern || op == "MAX_PER"_L1 || op == "IS"_L1 || op == "IN"_L1))
        check.add(path, Problem::ConstraintNeedsValue, op);
    else if (pattern && !QRegularExpression(value).isValid())
        check.add(path, Problem::ConstraintPattern, value);
    else if (number && !value.isEmpty() && !isNumber)
        check.add(path, Problem::ConstraintNumber, value);
}

static void checkConstraintParts(Checker &check, const QString &path, const QJsonArray &parts)
{
    if (parts.size() < 2 || parts.size() > 3)
        check.add(path, Problem::ConstraintParts);
    else
        checkConstraint(check, path, parts.at(0).toString(), parts.at(1).toString(), parts.at(2).toString());
}

void checkPorts(Checker &check, const QJsonArray &ports, const QString &path, const QString &number)
{
    static const QRegularExpression pattern(u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_s);
    QSet<int> seen;
    for (qsizetype i = 0; i < ports.size(); ++i) {
        const QJsonObject port = ports.at(i).toObject();
        const QString at = u"%1/%2/"_s.arg(path).arg(i);
        const QString name = port.value("name"_L1).toString();
        if (!name.isEmpty() && !pattern.match(name).hasMatch())
            check.add(at + u"name"_s, Problem::PortNameMalformed, name);
        const int wanted = number.isEmpty() ? 0 : port.value(number).toInt();
        if (wanted > 0 && seen.contains(wanted))
            check.add(at + number, Problem::PortTwice, QString::number(wanted));
        seen.insert(wanted);
    }
}

static void checkVolumes(Checker &check, const QJsonArray &volumes)
{
    for (qsizetype i = 0; i < volumes.size(); ++i) {
        const QJsonObject volume = volumes.at(i).toObject();
        const QString at = u"/container/volumes/%1/"_s.arg(i);
        const QString path = volume.value("containerPath"_L1).toString();
        if (path.isEmpty())
            check.add(at + u"containerPath"_s, Problem::VolumePathMissing);
        const QJsonValue persistent = volume.value("persistent"_L1);
        if (!persistent.isObject())
            continue;
        if (path.contains(u'/'))
            check.add(at + u"containerPath"_s, Problem::VolumePathMalformed, path);
        const QJsonObject disk = persistent.toObject();
        const bool mount = disk.value("type"_L1).toString() == "mount"_L1; // takes the whole disk
        if (!mount && !(disk.value("size"_L1).toDouble() > 0))
            check.add(at + u"persistent/size"_s, Problem::VolumeSizeMissing);
    }
}

/// A definition that was copied from where secrets are masked would give the app the mask as its password.
static void checkMasksIn(Checker &check, const QJsonValue &json, const QString &path, int depth)
{
    if (json.isString() && json.toString().contains(QString::fromUtf16(SecretMask)))
        check.add(path, Problem::MaskedValue);
    if (depth > 100)
        return;
    if (json.isObject()) {
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            checkMasksIn(check, *it, path + u'/' + it.key(), depth + 1);
    } else if (json.isArray()) {
        const QJsonArray array = json.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            checkMasksIn(check, array.at(i), path + u'/' + QString::number(i), depth + 1);
    }
}

void checkMasks(Checker &check, const QJsonObject &definition)
{
    checkMasksIn(check, definition, {}, 0);
}

static void checkReadiness(Checker &check, const QJsonObject &app, const QJsonArray &ports)
{
    const QJsonArray checks = app.value("readinessChecks"_L1).toArray();
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const QJsonObject one = checks.at(i).toObject();
        const QString at = u"/readinessChecks/%1/"_s.arg(i);
        if (one.value("timeoutSeconds"_L1).toDouble(10) >= one.value("intervalSeconds"_L1).toDouble(30))
            check.add(at + u"timeoutSeconds"_s, Problem::ReadinessTimeout);
        const QString name = one.value("portName"_L1).toString(u"http-api"_s);
        const bool found = std::any_of(ports.begin(), ports.end(),
                                       [&name](const QJsonValue &port) { return port["name"_L1].toString() == name; });
        if (!found)
            check.add(at + u"portName"_s, Problem::ReadinessPort, name);
    }
}

void checkLimits(Checker &check, const QJsonObject &limits, const QJsonObject &requests, const QString &path)
{
    for (const QString &key : {u"cpus"_s, u"mem"_s}) {
        const QJsonValue limit = limits.value(key);
        if (limit.isString() && limit.toString() != "unlimited"_L1)
            check.add(path + key, Problem::NotANumber, limit.toString());
        else if (limit.isDouble() && limit.toDouble() < requests.value(key).toDouble(key == u"mem"_s ? 128 : 1))
            check.add(path + key, Problem::LimitTooLow, QString::number(limit.toDouble()));
    }
}

void checkUnreachable(Checker &check, const QJsonObject &strategy, const QString &path)
{
    for (const QString &key : {u"inactiveAfterSeconds"_s, u"expungeAfterSeconds"_s})
        check.number(strategy, key, path, 0, 1e9, true);
    if (strategy.value("expungeAfterSeconds"_L1).toDouble() < strategy.value("inactiveAfterSeconds"_L1).toDouble())
        check.add(path + u"expungeAfterSeconds"_s, Problem::ExpungeTooSoon);
}

void checkRules(Checker &check, const QJsonObject &app)
{
    const QJsonArray constraints = app.value("constraints"_L1).toArray();
    for (qsizetype i = 0; i < constraints.size(); ++i)
        checkConstraintParts(check, u"/constraints/%1"_s.arg(i), constraints.at(i).toArray());

    const QJsonObject container = app.value("container"_L1).toObject();
    const QJsonArray definitions = app.value("portDefinitions"_L1).toArray();
    QJsonArray mappings = container.value("portMappings"_L1).toArray();
    if (mappings.isEmpty())
        mappings = container.value("docker"_L1).toObject().value("portMappings"_L1).toArray();
    checkPorts(check, definitions, u"/portDefinitions"_s, u"port"_s);
    checkPorts(check, mappings, u"/container/portMappings"_s, {});
    checkVolumes(check, container.value("volumes"_L1).toArray());
    checkMasks(check, app);
    checkReadiness(check, app, mappings.isEmpty() ? definitions : mappings);
    checkLimits(check, app.value("resourceLimits"_L1).toObject(), app, u"/resourceLimits/"_s);
    if (app.value("gpus"_L1).toDouble() > 0 && container.value("type"_L1).toString() == "DOCKER"_L1)
        check.add(u"/gpus"_s, Problem::GpusWithDocker);

    checkUnreachable(check, app.value("unreachableStrategy"_L1).toObject(), u"/unreachableStrategy/"_s);
    const QJsonArray fetch = app.value("fetch"_L1).toArray();
    for (qsizetype i = 0; i < fetch.size(); ++i) {
        if (fetch.at(i)["uri"_L1].toString().isEmpty())
            check.add(u"/fetch/%1/uri"_s.arg(i), Problem::FetchUriMissing);
    }
    const QJsonArray dependencies = app.value("dependencies"_L1).toArray();
    for (const auto &dependency : dependencies) {
        if (dependency.toString() == app.value("id"_L1).toString() && !dependency.toString().isEmpty())
            check.add(u"/dependencies"_s, Problem::DependsOnItself);
    }
}

} // namespace mesoscope
