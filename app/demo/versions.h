// SPDX-License-Identifier: GPL-3.0-or-later
// Which shapes the simulated servers speak: what each version of Marathon and Mesos has and lacks, in one table. The
// wires ask it and know no version numbers. Facts: Marathon's change log, Mesos' documentation; independent of the
// program's own tables on purpose.
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace mesoscope::demo {

struct MarathonShape
{
    QString version = QStringLiteral("1.11.24");
    bool newest = true;          ///< nothing below is false: answers need no rewriting
    bool ipPerTask = true;       ///< >= 0.14: ipAddress of apps, ipAddresses of tasks, port of health checks
    bool fetch = true;           ///< >= 0.15: fetch beside uris
    bool groupEmbeds = true;     ///< >= 1.0: /v2/groups can embed counts, tasks, deployments; before: definitions only
    bool portDefinitions = true; ///< >= 1.0, with residency
    bool pathErrors = true;      ///< >= 1.0: {"path","errors"}; before: {"attribute","error"}
    bool stepObjects = true;     ///< >= 1.0: steps as {"actions":[…]}; before: lists of lists
    bool readiness = true;       ///< >= 1.1
    bool taskStates = true;      ///< >= 1.3: "state" of tasks, gpus, secrets, taskKillGracePeriodSeconds
    bool gzip = true;            ///< >= 1.3
    bool eventFilter = true;     ///< >= 1.3.7: event_type
    bool instances = true;       ///< >= 1.4: pods, PATCH, instance events and ids, unreachableStrategy, killSelection,
                                 ///< Mesos' own health checks, since and offer summary in the queue, deployment header
    bool networks = true; ///< >= 1.5: canonical fields only, empty ones left out, null only where it means something
    bool patientDefaults = false; ///< 1.4 … 1.5.0: unreachable instances are replaced after 300 s
    bool failureReason = true;    ///< >= 1.6.352: reason in deployment_failed; executorResources
    bool deploymentLimit = true;  ///< > 1.6.352: 403 beyond --max_running_deployments
    bool heavyPlans = false;      ///< < 1.7: plans in events carry the whole root group, unless plan-format=light (1.5)
    bool unknownIs500 = true;     ///< >= 1.7; before 404
    bool incarnations = true;     ///< >= 1.8: "a_b.instance-UUID._app.1"; before "a_b.UUID"
    bool shortFractions = false;  ///< 1.4 … 1.8: ".480Z" is written ".48Z" in pods and deployments
    bool roles = true;            ///< >= 1.9: role of apps, tasks and queue entries, enforceRole
    bool plainTasks = false;      ///< < 1.10: /v2/tasks as text
};

struct MesosShape
{
    QString version = QStringLiteral("1.11.0");
    bool jsonNames = false;       ///< < 1.8: "/state.json" beside "/state"
    bool bareRoles = true;        ///< >= 1.0: "/roles"; before "/roles.json" only
    bool standbyRedirects = true; ///< >= 1.0; before, a standby answers with its own empty state
    bool operatorApi = true;      ///< >= 1.0: /api/v1, gpus, port of agents
    bool leaderInfo = true;       ///< >= 1.1
    bool partitions = true;       ///< >= 1.2: unreachable tasks and agents, recovered_slaves, connected, recovered,
                                  ///< capabilities, several roles; before: TASK_LOST
    bool agentEvents = true;      ///< >= 1.2: AGENT_ADDED, AGENT_REMOVED
    bool taskRoles = true;        ///< >= 1.3
    bool domains = true;          ///< >= 1.5
    bool frameworkEvents = true;  ///< >= 1.5: FRAMEWORK_*, heartbeats, GET_OPERATIONS
    bool draining = true;         ///< >= 1.9: deactivated, drain_info, quota within /roles
    bool offerConstraints = true; ///< >= 1.11
};

struct ServedVersions
{
    MarathonShape marathon;
    MesosShape mesos;
};

MarathonShape marathonShape(const QString &version);
MesosShape mesosShape(const QString &version);
/// Whether Mesos of this shape knows an operator call ("GET_STATE").
bool knowsCall(const MesosShape &shape, const QString &call);

/// "marathon=0.11.0,mesos=0.28.2", either one or both. Error::Invalid with a sentence in detail.
Result<ServedVersions> parseServedVersions(const QString &text);

} // namespace mesoscope::demo
