// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a deployment as a list of details: what holds it up, its steps, its readiness checks, its end.
#pragma once

#include "models/domain/deploymentrecord.h"
#include "models/domain/deploymentwatch.h"
#include "views/widgets/detaillist.h"

namespace mesoscope {

/// Of a running one. @p stuck may be null. Times in ms since the epoch, on the desktop's clock.
QList<DetailItem> deploymentItems(const Deployment &deployment, const ClusterSnapshot &snapshot, const Stuck *stuck,
                                  qint64 nowMs);
/// Of one that is over.
QList<DetailItem> deploymentItems(const DeploymentRecord &record, qint64 nowMs);
/// A line for each, the newest first: at most 20.
QList<DetailItem> earlierItems(const QList<const DeploymentRecord *> &records, qint64 nowMs);

} // namespace mesoscope
