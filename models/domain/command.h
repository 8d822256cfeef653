// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wants done to the cluster.
#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/resources.h"

#include <QJsonObject>
#include <QMetaType>

#include <optional>
#include <variant>

namespace mesoscope {

enum class Force { No, Yes }; ///< Yes cancels the deployments that lock the app; never preselected
enum class KillMode { Respawn, Scale, Wipe };

struct DeployApp
{
    QJsonObject definition;
    Force force = Force::No;
}; ///< POST /v2/apps
/// PUT /v2/apps/{id} with the whole definition (partialUpdate=false). baseVersion is the version the edit began from:
/// if the app has another one by now, the command fails with Conflict before anything is sent.
struct UpdateApp
{
    AppId app;
    QJsonObject definition;
    QString baseVersion;
    Force force = Force::No;
};
/// 0 suspends. Only the number is sent, so nothing else that somebody changed meanwhile is overwritten by it (of a pod
/// its definition goes along, as it was read a moment before: Marathon scales pods in no other way); what it can
/// overwrite is another person's number. seenInstances is the one that the person decided from (-1: none was
/// shown): if the app wants another number by now, the command fails with Conflict before anything is sent.
struct ScaleApp
{
    AppId app;
    int instances = 0;
    Force force = Force::No;
    int seenInstances = -1;
};
/// Takes no version: it overwrites nothing, and starts what is deployed already.
struct RestartApp
{
    AppId app;
    Force force = Force::No;
};
struct DestroyApp
{
    AppId app;
    Force force = Force::No;
};
/// POST /v2/groups: an empty one. enforceRole, of a group at the top, as in SetGroupRole; nothing: as Marathon is set
/// up.
struct CreateGroup
{
    AppId group;
    std::optional<bool> enforceRole = {};
};
struct DestroyGroup
{
    AppId group;
    Force force = Force::No;
};
struct ScaleGroup
{
    AppId group;
    double factor = 1;
    Force force = Force::No;
};
/// PATCH /v2/groups/{group}, of a group at the top: whether what is deployed into it from now on has the role of the
/// group's own name, and its quota. Marathon >= 1.9.
struct SetGroupRole
{
    AppId group;
    bool enforced = false;
};
/// Replaces the whole definition by an older one: baseVersion as in UpdateApp.
struct RollBackApp
{
    AppId app;
    QString version;
    Force force = Force::No;
    QString baseVersion = {};
};
struct KillTasks
{
    AppId app;
    QList<TaskId> tasks;
    KillMode mode = KillMode::Respawn;
    Force force = Force::No;
};
struct CancelDeployment
{
    DeploymentId deployment;
    Force force = Force::No;
}; ///< No: roll back; Yes: just stop
struct ResetDelay
{
    AppId app;
}; ///< end the back-off now

// Mesos' operator API (api-facts 4.1).

/// UPDATE_QUOTA: what a role is promised, and what it may have at most. Nothing of both is no quota at all. Mesos
/// refuses promises that the cluster cannot keep unless it is forced. Mesos >= 1.9.
struct SetQuota
{
    QString role;
    Resources guarantee;
    ResourceLimits limit;
    Force force = Force::No;
};
/// DRAIN_AGENT: its tasks are killed, each with its framework's grace period but no longer than @p graceSeconds
/// (nothing: as long as they ask for); then, with markGone, the agent never comes back. Mesos >= 1.9.
struct DrainAgent
{
    AgentId agent;
    QString host; ///< what people call it
    std::optional<int> graceSeconds;
    bool markGone = false;
};
/// DEACTIVATE_AGENT: it is offered to nobody; what runs there stays. Mesos >= 1.9.
struct DeactivateAgent
{
    AgentId agent;
    QString host; ///< what people call it
};
/// REACTIVATE_AGENT: ends a drain or a deactivation.
struct ReactivateAgent
{
    AgentId agent;
    QString host; ///< what people call it
};

using Command = std::variant<DeployApp, UpdateApp, ScaleApp, RestartApp, DestroyApp, CreateGroup, DestroyGroup,
                             ScaleGroup, SetGroupRole, RollBackApp, KillTasks, CancelDeployment, ResetDelay, SetQuota,
                             DrainAgent, DeactivateAgent, ReactivateAgent>;

/// Who carries it out: Marathon or Mesos.
SourceId systemOf(const Command &command);
/// The agent a command is about; empty for the others.
AgentId agentOf(const Command &command);

/// The app a command locks; empty for deployments' and groups' commands.
AppId targetOf(const Command &command);
/// The group a command is about; empty for the others.
AppId groupOf(const Command &command);

/// Versions are times; servers write the same one in several ways ("…48Z", "…480Z").
bool sameVersion(const QString &a, const QString &b);
/// Whether @p version was made after @p base. What cannot be read as times is newer when it differs.
bool newerVersion(const QString &version, const QString &base);

struct Receipt
{
    DeploymentId deployment; ///< empty when the command makes none (kill without scale)
    QString version;
    bool confirmedByReading = false; ///< the answer was lost, the state read back shows that it happened
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Receipt)
