// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deploymentrecord.h"

namespace mesoscope {

std::optional<qint64> DeploymentRecord::durationMs() const
{
    if (endedMs <= 0 || firstSeenMs <= 0 || endedMs < firstSeenMs)
        return std::nullopt;
    return endedMs - firstSeenMs;
}

} // namespace mesoscope
