// SPDX-License-Identifier: GPL-3.0-or-later
// Whose log a test may follow.
#pragma once

#include "app/core/ports/logapi.h"
#include "models/domain/observation.h"

#include <optional>

namespace mesoscope::test {

/// Of the first running task that is on any agent but @p notOn.
inline std::optional<LogRef> logOfRunning(const MesosObservation &seen, const AgentId &notOn = {})
{
    for (const ObservedTask &one : seen.tasks) {
        if (one.task.state != TaskState::Running || one.agent == notOn)
            continue;
        LogRef log;
        log.task = one.task.id;
        log.executorId = one.task.executorId;
        log.framework = one.framework;
        log.agent = one.agent;
        return log;
    }
    return std::nullopt;
}

} // namespace mesoscope::test
