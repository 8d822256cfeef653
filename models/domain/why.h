// SPDX-License-Identifier: GPL-3.0-or-later
// Why an app does not run as wanted: every cause that the sources tell of, with its evidence, the first one first.
#pragma once

#include "models/domain/placement.h"
#include "models/domain/taskend.h"

namespace mesoscope {

struct Cause
{
    enum class Kind : quint8 {
        NotPlaced,    ///< no offer suits: `step` of the funnel, `placement` of a check of every node
        BackingOff,   ///< Marathon waits before the next try, until `untilMs`, after `failure`
        Failing,      ///< instances keep ending: `failure`, `end`
        Unhealthy,    ///< running, and `check` fails: `result` of the instance that has failed longest
        HealthKilled, ///< Marathon replaces instances whose check failed: `failure`
        NodeLost,     ///< instances are on nodes that nobody can reach
        Staging,      ///< launched long ago and not running yet: most often the image is still being pulled
        Dependency,   ///< waits for `other`, which does not run as wanted; `group`: it is its group that needs it
        NotReady,     ///< running, and its readiness check has not passed: `readiness` of one of them
        Deployment,   ///< `deployment` has been at `step` for too long, waiting for `other`
        Unexplained,  ///< fewer run than wanted and no source says why
    };
    Kind kind = Kind::Unexplained;
    Condition condition = Condition::Warning;
    int instances = 0; ///< how many it concerns
    qint64 sinceMs = 0;
    qint64 untilMs = 0;
    std::optional<RejectReason> step; ///< NotPlaced: where the last offers fell out
    bool countsOffers = true;         ///< NotPlaced: false before Marathon 1.4
    std::optional<Placement> placement;
    std::optional<TaskFailure> failure;
    TaskEnd end;
    std::optional<HealthCheck> check; ///< nullopt: one of several, and nobody says which
    std::optional<HealthResult> result;
    QString host; ///< Unhealthy, NodeLost: of the first instance
    AppId other;
    AppStatus otherStatus = AppStatus::Unknown;
    AppId group;                              ///< Dependency: whose dependency it is; empty: its own
    std::optional<ReadinessResult> readiness; ///< NotReady
    DeploymentId deployment;
    int deploymentStep = 0;
    int deploymentSteps = 0;
    bool operator==(const Cause &) const = default;
};

/// Empty: it runs as wanted, is suspended, or a deployment is on its way. @p thorough: with a check of every node,
/// which costs milliseconds on a big cluster. @p nowMs in the server's time, as all times of the snapshot.
std::vector<Cause> causesOf(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs, bool thorough);

/// The step of the queue's funnel at which nothing was left, else where most fell out; nullopt: offers were not
/// counted.
std::optional<RejectReason> decidingStep(const QueueEntry &queue);
/// Of the last launch attempt, where there was one, else of the last offers.
const QList<RejectReason> &funnelOf(const QueueEntry &queue);

} // namespace mesoscope
