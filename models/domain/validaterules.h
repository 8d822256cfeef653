// SPDX-License-Identifier: GPL-3.0-or-later
// What validate.cpp and validaterules.cpp share: collects the problems of one definition.
#pragma once

#include "models/domain/validate.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace mesoscope {

class Checker
{
public:
    QList<LocalProblem> problems;

    void add(const QString &path, Problem problem, const QString &given = {})
    {
        problems.append({path, problem, given.left(200)});
    }

    void id(const QString &id, const ClusterSnapshot *snapshot, bool isNew)
    {
        static const QRegularExpression segment(
            QStringLiteral("^(([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])$"));
        static const QSet<QString> reserved{QStringLiteral("restart"), QStringLiteral("tasks"),
                                            QStringLiteral("versions"), QStringLiteral("."), QStringLiteral("..")};
        const QString path = QStringLiteral("/id");
        const QStringList parts = id.split(u'/', Qt::SkipEmptyParts);
        if (parts.isEmpty()) {
            add(path, Problem::IdMissing);
            return;
        }
        if (reserved.contains(parts.last())) {
            add(path, Problem::IdReserved, parts.last());
            return;
        }
        for (const QString &part : parts) {
            if (!segment.match(part).hasMatch()) {
                add(path, Problem::IdMalformed, part);
                return;
            }
        }
        if (id.contains(QLatin1String("//")) || id.endsWith(u'/'))
            add(path, Problem::IdMalformed, id);
        const AppId absolute(id.startsWith(u'/') ? id : u'/' + id);
        if (isNew && snapshot && (snapshot->findApp(absolute) || snapshot->findGroup(absolute)))
            add(path, Problem::IdExists, absolute.text());
    }

    void number(const QJsonObject &object, const QString &key, const QString &path, double least, double most,
                bool whole)
    {
        const QJsonValue value = object.value(key);
        if (value.isUndefined() || value.isNull())
            return;
        if (!value.isDouble() || (whole && value.toDouble() != std::floor(value.toDouble()))) {
            add(path + key, Problem::NotANumber, value.toVariant().toString());
        } else if (value.toDouble() < least) {
            add(path + key, least > 0 ? Problem::TooSmall : Problem::Negative, QString::number(value.toDouble()));
        } else if (value.toDouble() > most) {
            add(path + key, Problem::TooLarge, QString::number(value.toDouble()));
        }
    }

    void labels(const QJsonObject &labels, const QString &path)
    {
        for (auto it = labels.begin(); it != labels.end(); ++it) {
            if (!it->isString())
                add(path + it.key(), Problem::LabelNotText, it->toVariant().toString());
        }
    }

    /// What a server adds, and refuses to be sent back.
    void onlyWritable(const QJsonObject &definition)
    {
        if (definition.contains(QLatin1String("version")))
            add(QStringLiteral("/version"), Problem::VersionWithOthers);
        for (const char *key : {"tasks", "tasksStaged", "tasksRunning", "tasksHealthy", "tasksUnhealthy", "deployments",
                                "versionInfo", "lastTaskFailure", "readinessCheckResults", "taskStats", "tasksStats"}) {
            if (definition.contains(QLatin1String(key)))
                add(u'/' + QString::fromLatin1(key), Problem::ReadOnlyKey, QString::fromLatin1(key));
        }
    }

    void port(const QJsonValue &value, const QString &path)
    {
        if (value.isUndefined() || value.isNull())
            return;
        if (!value.isDouble())
            add(path, Problem::NotANumber, value.toVariant().toString());
        else if (value.toDouble() < 0 || value.toDouble() > 65535)
            add(path, Problem::PortOutOfRange, QString::number(value.toDouble()));
    }
};

/// Placement, ports, storage, life cycle and limits (api-facts 1.4-1.6).
void checkRules(Checker &check, const QJsonObject &app);

// Shared by apps and pods.

void checkConstraint(Checker &check, const QString &path, const QString &field, const QString &op,
                     const QString &value);
/// @p number: the key whose ports must differ; empty: none.
void checkPorts(Checker &check, const QJsonArray &ports, const QString &path, const QString &number);
/// Masks that stand where secrets should.
void checkMasks(Checker &check, const QJsonObject &definition);
void checkUnreachable(Checker &check, const QJsonObject &strategy, const QString &path);
void checkLimits(Checker &check, const QJsonObject &limits, const QJsonObject &requests, const QString &path);

} // namespace mesoscope
