// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster as a JSON document for people and programs (--export). Shape: docs in README, "schema": 1.
#pragma once

#include "models/domain/snapshot.h"

#include <QJsonObject>

namespace mesoscope {

/// Secrets are replaced by the mask; their places are listed under "masked".
QJsonObject exportCluster(const ClusterSnapshot &snapshot);

/// Exit status for --export and --screenshot: 0 every source live or absent, 3 some failed or answered in part (the
/// document names them), 4 none answered.
int exitStatusOf(const SourceStates &sources);
/// The same of a whole snapshot: 3 also while a new leading master has not found its agents again.
int exitStatusOf(const ClusterSnapshot &snapshot);
/// Whether Mesos' half is not all there yet: a master that has just been elected shows an empty cluster at first.
bool isRecovering(const ClusterSnapshot &snapshot);
/// Every source live, stale, failed or absent, and (in a live one) data arrived: nothing is pending.
bool isSettled(const SourceStates &sources);

} // namespace mesoscope
