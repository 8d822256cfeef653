// SPDX-License-Identifier: GPL-3.0-or-later
// App and pod definitions as requests bring them: completed with Marathon's defaults, and refused with its words.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace mesoscope::demo {

/// Every key Marathon >= 1.8 answers with, defaults for those not given; empty lists and nulls are left out.
QJsonObject withAppDefaults(const QJsonObject &definition);
QJsonObject withPodDefaults(const QJsonObject &definition);

/// "frontend" below "/shop" → "/shop/frontend"; "../x", "." and absolute ones too.
QString resolvePath(const QString &path, const QString &base);

/// Keys of an answer that are no part of a definition (counts, tasks, deployments…).
QJsonObject withoutReadOnly(QJsonObject definition);

/// Items {"path","errors"} of a 400 (a field has the wrong type), empty when all is well.
QJsonArray typeProblems(const QJsonObject &definition);
/// Items of a 422 of a completed definition.
QJsonArray ruleProblems(const QJsonObject &definition);
QJsonArray podProblems(const QJsonObject &definition);
QJsonArray pathProblems(const QString &path, const QString &field);
QJsonObject problem(const QString &path, const QString &error);

} // namespace mesoscope::demo
