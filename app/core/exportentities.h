// SPDX-License-Identifier: GPL-3.0-or-later
// Each entity of a snapshot as JSON, for export.cpp. What is not known is null, times are ISO 8601 in UTC.
#pragma once

#include "models/domain/snapshot.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace mesoscope::exporting {

QJsonValue time(qint64 ms);
QJsonValue textOrNull(const QString &text);
QJsonValue numberIf(bool known, double value);
QJsonValue orNull(const std::optional<Resources> &resources);
QJsonObject resourcesJson(const Resources &resources);

QJsonObject sourceJson(const SourceState &state);
QJsonObject agentJson(const Agent &agent);
QJsonObject taskJson(const Task &task, const ClusterSnapshot &snapshot);
QJsonObject groupJson(const Group &group);
QJsonObject deploymentJson(const Deployment &deployment);
QJsonObject queueJson(const QueueEntry &entry);
QJsonObject roleJson(const Role &role);
QJsonObject lbJson(const LbRow &row);
/// @p path is the entity's JSON pointer in the document; @p masked receives the pointers of what was masked.
QJsonObject frameworkJson(const Framework &framework, const QString &path, QStringList *masked);
QJsonObject appJson(const App &app, const ClusterSnapshot &snapshot, const QString &path, QStringList *masked);

QString errorKindName(Error::Kind kind);
QString discoveryName(Error::Discovery discovery); ///< empty: none

} // namespace mesoscope::exporting
