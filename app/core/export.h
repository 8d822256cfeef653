// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster as a JSON document for people and programs (--export). Shape: docs in README, "schema": 1.
#pragma once

#include "models/domain/snapshot.h"

#include <QJsonObject>

namespace mesoscope {

/// Secrets are replaced by the mask; their places are listed under "masked".
QJsonObject exportCluster(const ClusterSnapshot &snapshot);

/// Exit status for --export and --screenshot: 0 every source live or absent, 3 some failed, 4 none answered.
int exitStatusOf(const SourceStates &sources);
/// Every source live, stale, failed or absent, and (in a live one) data arrived: nothing is pending.
bool isSettled(const SourceStates &sources);

} // namespace mesoscope
