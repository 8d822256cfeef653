// SPDX-License-Identifier: GPL-3.0-or-later
// States by the names that exports and filters use: English, lower case, never translated.
#pragma once

#include "models/domain/agent.h"
#include "models/domain/states.h"

#include <QString>

namespace mesoscope {

QString agentStatusName(AgentStatus status); ///< "active"…
QString appStatusName(AppStatus status);
QString healthName(Health health);
QString taskStateWord(TaskState state); ///< "running": Mesos' name without TASK_

} // namespace mesoscope
