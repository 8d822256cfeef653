// SPDX-License-Identifier: GPL-3.0-or-later
// How long the instances of an app have been running.
#pragma once

#include "models/domain/snapshot.h"

namespace mesoscope {

struct LifeTimes
{
    int count = 0; ///< instances that run and whose beginning is known
    qint64 medianMs = 0;
    qint64 averageMs = 0;
    qint64 longestMs = 0;
};

/// Of those with the newest configuration, or of the others. A clock that is behind the cluster's gives nothing below
/// 0.
LifeTimes lifeTimesOf(const App &app, const ClusterSnapshot &snapshot, bool outdated, qint64 nowMs);

} // namespace mesoscope
