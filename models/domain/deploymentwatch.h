// SPDX-License-Identifier: GPL-3.0-or-later
// How far a deployment has come, and whether it is stuck. Pure: what was seen before is handed in.
#pragma once

#include "models/domain/snapshot.h"

#include <optional>

namespace mesoscope {

/// What has to change for a deployment to be getting on: of all apps that it affects.
struct DeploymentProgress
{
    int step = 0;
    int fresh = 0;   ///< running instances of the newest version
    int healthy = 0; ///< of these; those without a health check do not count
    int old = 0;     ///< active instances of older versions
    bool operator==(const DeploymentProgress &) const = default;
};

DeploymentProgress progressOf(const Deployment &deployment, const ClusterSnapshot &snapshot);

/// For how long nothing may change before a person would ask: five minutes, longer when a health check's grace period
/// with one check after it, two readiness checks or the grace period of a kill of the present step's apps are longer.
qint64 patienceMs(const Deployment &deployment, const ClusterSnapshot &snapshot);

/// How long a deployment has stood still, counted on the desktop's clock from snapshot to snapshot: the server's clock
/// does not matter. Of a gap between two snapshots at most a minute counts, for nobody watched meanwhile (the desktop
/// slept), and a clock that was set back counts nothing.
struct DeploymentWatch
{
    DeploymentProgress progress;
    qint64 seenAtMs = 0; ///< 0: not seen yet
    qint64 stillMs = 0;  ///< for how long the progress has not changed

    void see(const DeploymentProgress &now, qint64 takenAtMs);
};

struct Stuck
{
    enum class Reason : quint8 {
        Unknown,    ///< no source says why
        NoOffers,   ///< `app` waits in the launch queue for an offer
        Failing,    ///< new instances of `app` keep failing: `detail` is the last failure, remote text
        NotHealthy, ///< `instances` new ones of `app` run, and their health checks do not pass
        SlowKill,   ///< `instances` of `app` are being killed and do not end
    };
    Reason reason = Reason::Unknown;
    AppId app;
    int instances = 0;
    QString detail;
    qint64 stillMs = 0;
    bool operator==(const Stuck &) const = default;
};

/// nullopt: it gets on, or its patience is not over.
std::optional<Stuck> stuckOf(const Deployment &deployment, const ClusterSnapshot &snapshot, qint64 stillMs);

} // namespace mesoscope
