// SPDX-License-Identifier: GPL-3.0-or-later
// A Mesos master's documents as observations (api-facts 2.2, 2.3). Pure, thread-safe.
#pragma once

#include "models/domain/observation.h"
#include "models/domain/result.h"

#include <QByteArray>

namespace mesoscope {

/// What /state says of the master that answered, beside the observation itself.
struct MasterState
{
    MesosObservation observation;
    QString pid;       ///< of the master that answered
    QString leaderPid; ///< of the one it takes for the leader
};

/// One forward pass over @p bytes, in the buffer itself when it has 64 bytes of room beyond its end. Entries that
/// cannot be read are skipped and counted; bytes that are not UTF-8 are replaced and counted once.
Result<MasterState> readState(const QByteArray &bytes);

/// /slaves: the agents, those too that a recovering master waits for.
Result<std::vector<Agent>> readAgentList(const QByteArray &bytes);

/// /roles.
Result<std::vector<Role>> readRoles(const QByteArray &bytes);

} // namespace mesoscope
