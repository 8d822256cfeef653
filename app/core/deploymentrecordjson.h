// SPDX-License-Identifier: GPL-3.0-or-later
// Records of deployments as JSON, for the file of the history.
#pragma once

#include "models/domain/deploymentrecord.h"

#include <QJsonObject>

namespace mesoscope {

QJsonObject toJson(const DeploymentRecord &record);
/// nullopt: no such record. What is too long is cut: a file may have been edited by hand.
std::optional<DeploymentRecord> recordFromJson(const QJsonObject &json);
/// Cuts lists and texts to what is kept.
void bound(DeploymentRecord &record);

} // namespace mesoscope
