// SPDX-License-Identifier: GPL-3.0-or-later
// What a deployment does, in words.
#pragma once

#include "models/domain/deploymentrecord.h"
#include "models/domain/deploymentwatch.h"

#include <QString>

namespace mesoscope {

/// "ScaleApplication" of /shop: "scale /shop". Actions that this program does not know are shown as they are.
QString deploymentActionText(const DeploymentAction &action);
/// "running", "stuck", "rolled back": as a word in a table.
QString deploymentStateText(DeploymentRecord::State state, bool stuck);
/// How it ended and who says so, as a sentence.
QString deploymentEndText(const DeploymentRecord &record);

/// Why a deployment does not get on. Holds remote text: show it plain.
struct StuckText
{
    QString title;
    QString body;
};
StuckText stuckText(const Stuck &stuck);

} // namespace mesoscope
