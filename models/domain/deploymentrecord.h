// SPDX-License-Identifier: GPL-3.0-or-later
// A deployment as it is remembered when Marathon has forgotten it.
#pragma once

#include "models/domain/deployment.h"

#include <optional>

namespace mesoscope {

/// One deployment, as far as it was watched. Holds names and actions, never a definition: no secrets.
struct DeploymentRecord
{
    enum class State : quint8 {
        Running,
        Finished,   ///< Marathon's event says so, or its apps run as it wanted them
        Failed,     ///< Marathon's event says so
        RolledBack, ///< this program began the deployment that undoes it
        Stopped,    ///< this program stopped it where it was
        Ended,      ///< gone, and nobody knows how
    };
    DeploymentId id;
    QString version;
    QList<AppId> affected;  ///< the first 200
    DeploymentPlan actions; ///< per step; the first 200 actions
    int step = 0;           ///< how far it was seen to come
    int totalSteps = 0;
    qint64 startedMs = 0;   ///< server's time, else when it was first seen; 0: not known, as all times here
    qint64 firstSeenMs = 0; ///< desktop's clock
    qint64 seenMs = 0;      ///< desktop's clock: when it was last seen running
    qint64 endedMs = 0;     ///< desktop's clock; 0 also when it ended while nobody watched
    State state = State::Running;
    bool told = false; ///< the end is not concluded from what runs: an event or an answer said it
    bool ours = false; ///< a command of this program ended it
    QString reason;    ///< of a failure, where Marathon gives one; remote text

    bool operator==(const DeploymentRecord &) const = default;
    /// From its first sight to its end, both on the desktop's clock: the server's may be wrong. nullopt: not known.
    std::optional<qint64> durationMs() const;
};

} // namespace mesoscope
