// SPDX-License-Identifier: GPL-3.0-or-later
// What a deployment does, in words.
#pragma once

#include "models/domain/deployment.h"

#include <QString>

namespace mesoscope {

/// "ScaleApplication" of /shop: "scale /shop". Actions that this program does not know are shown as they are.
QString deploymentActionText(const DeploymentAction &action);

} // namespace mesoscope
