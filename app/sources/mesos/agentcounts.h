// SPDX-License-Identifier: GPL-3.0-or-later
// How many agents a master has, without their list.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

namespace mesoscope {

/// From /metrics/snapshot, which every master answers for itself and whose size does not depend on the cluster's.
struct AgentCounts
{
    bool elected = false; ///< this master leads, or believes so
    int registered = 0;   ///< connected or not
    int active = 0;
    int unreachable = -1; ///< -1: masters before 1.2 do not tell
    qint64 arrivals = 0;  ///< ever registered, or registered again, with this leader
};

/// A Protocol error where one of them is missing that all versions since 0.21 tell.
Result<AgentCounts> readAgentCounts(const QByteArray &metrics);

} // namespace mesoscope
