// SPDX-License-Identifier: GPL-3.0-or-later
// What the definitions of apps and of pods say in different places (api-facts 1.4, 1.8). Pure.
#pragma once

#include "models/domain/app.h"

#include <QJsonObject>

namespace mesoscope {

/// A pod has containers in the plural, an app one at most.
bool isPodDefinition(const QJsonObject &definition);
App::Kind kindOf(const QJsonObject &definition);

/// How many instances a definition wants; -1: it does not say.
int instancesIn(const QJsonObject &definition);
/// The same definition with another number of instances.
QJsonObject withInstances(const QJsonObject &definition, int instances);

/// What one instance of a pod takes: its containers and its executor.
Resources eachOfPod(const QJsonObject &pod);

} // namespace mesoscope
