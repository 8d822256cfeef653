// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's documents as observations, whatever version wrote them (api-facts 1, traps 16-34). Pure.
#pragma once

#include "models/domain/command.h"
#include "models/domain/observation.h"
#include "models/domain/result.h"

#include <QJsonObject>

namespace mesoscope {

Resources resourcesOf(const QJsonObject &json); ///< cpus, mem, disk and gpus of an object
/// An app of /v2/groups, /v2/apps, or a bare definition. An id without leading slash gets one. Empty id: not an app.
App readApp(const QJsonObject &json);
/// Whole paths of what @p of depends on. Marathon answers with those; a relative one is below its group.
QList<AppId> dependenciesOf(const QJsonValue &value, const AppId &of);
/// A pod's status, or its bare definition.
App readPod(const QJsonObject &json);
std::vector<ObservedTask> readTasks(const QJsonObject &app, const App &of, int &skipped);
std::vector<ObservedTask> readPodTasks(const QJsonObject &status, const App &of, int &skipped);
/// The persistent volumes of an app's tasks or a pod's instances, added to @p into: at most 64 of one, 20,000 in all.
void readLocalVolumes(const QJsonObject &json, const App &of, std::vector<LocalVolume> &into);

/// Whether a group answer's apps tell counts and tasks. Before 1.0 they are definitions only, whatever was asked for.
enum class GroupDetail { Whole, DefinitionsOnly };

/// These add to @p into. Entries without an id are skipped and counted.
Result<Nothing> readGroups(const QByteArray &bytes, MarathonObservation &into);
Result<Nothing> readGroupTree(const QByteArray &bytes, MarathonObservation &into, GroupDetail &detail); ///< the same
/// GET /v2/apps: takes the place of all apps (not pods) and their tasks that are there.
Result<Nothing> readApps(const QByteArray &bytes, MarathonObservation &into);
/// GET /v2/apps/{id}: the same for one app; its launch queue entry stays.
Result<Nothing> readOneApp(const QByteArray &bytes, MarathonObservation &into);
/// The steps of a deployment, in the form of any version (api-facts 1.5).
DeploymentPlan planOf(const QJsonValue &steps);
Result<Nothing> readDeployments(const QByteArray &bytes, MarathonObservation &into);
Result<Nothing> readQueue(const QByteArray &bytes, MarathonObservation &into); ///< after readGroups
Result<Nothing> readInfo(const QByteArray &bytes, MarathonObservation &into);

/// What a writing request was answered: DeploymentResult, a created app, or nothing but the header's deployment id.
Receipt readReceipt(const QByteArray &body, const QByteArray &deploymentHeader);

} // namespace mesoscope
