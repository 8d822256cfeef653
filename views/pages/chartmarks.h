// SPDX-License-Identifier: GPL-3.0-or-later
// What the cluster's events say that belongs on a chart: deployments and failures.
#pragma once

#include "models/domain/event.h"
#include "models/domain/ids.h"
#include "views/widgets/chartpanel.h"

#include <deque>

namespace mesoscope {

/// Marks of @p app and @p task; of the whole cluster when both are empty. At most 60, the newest; repeats within a
/// minute are one.
QList<ChartMark> chartMarks(const std::deque<ClusterEvent> &events, const AppId &app, const TaskId &task);

} // namespace mesoscope
