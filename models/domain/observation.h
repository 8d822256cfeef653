// SPDX-License-Identifier: GPL-3.0-or-later
// What one source saw at one moment: the input of the snapshot builder, free of any wire format.
#pragma once

#include "models/domain/agent.h"
#include "models/domain/app.h"
#include "models/domain/deployment.h"
#include "models/domain/framework.h"
#include "models/domain/lb.h"
#include "models/domain/localvolume.h"
#include "models/domain/task.h"

#include <QHash>
#include <QMetaType>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace mesoscope {

/// A task as one source tells it. Handles are given by the builder; unset fields keep their defaults.
struct ObservedTask
{
    Task task; ///< handles invalid
    AppId app; ///< Marathon's app or pod
    FrameworkId framework;
    AgentId agent;
};

struct MarathonObservation
{
    QString version; ///< "1.11.24"
    QString leader;  ///< "host:port"
    QString frameworkId;
    QString frameworkName;
    QString mesosLeaderUrl;                       ///< remote text
    std::vector<App> apps;                        ///< apps and pods; App::queue filled from the launch queue
    std::vector<AppId> groups;                    ///< every group, the root included
    QHash<AppId, QList<AppId>> groupDependencies; ///< of those that have any
    QHash<AppId, bool> enforcedRoles;             ///< of the groups that say it: those at the top, of Marathon >= 1.9
    std::vector<ObservedTask> tasks;
    std::vector<LocalVolume> localVolumes; ///< of the tasks above, at most 20,000
    std::vector<Deployment> deployments;
    bool queueKnown = false;
    int skipped = 0;
};

struct MasterInfo
{
    QString address; ///< "host:port"
    QString version;
    bool leader = false;
    bool answered = false; ///< whether it was reached at all
    bool operator==(const MasterInfo &) const = default;
};

struct MesosObservation
{
    QString version;
    QString clusterName;
    QString leader; ///< "host:port" of the leading master
    QString masterId;
    std::vector<MasterInfo> masters;
    qint64 electedAtMs = 0;
    int unreachableAgents = 0;
    bool unreachableKnown = true; ///< before 1.2 a master does not say
    int recoveredAgents = 0;      ///< known from the registry, not back yet: the master is still recovering
    std::vector<Agent> agents;
    std::vector<Framework> frameworks; ///< completed ones too
    std::vector<ObservedTask> tasks;   ///< active, unreachable and completed
    std::vector<Role> roles;
    int skipped = 0;
};

struct LbObservation
{
    std::vector<LbRow> rows;
    int skipped = 0;
};

/// One task of MesosChanges.
struct MesosTaskChange
{
    enum class What : quint8 {
        Whole,  ///< new, or told anew in full
        Update, ///< its state, and of the rest what is not empty
        Gone,   ///< no longer listed
    };
    What what = What::Whole;
    bool healthKnown = false; ///< of an update
    ObservedTask seen;        ///< framework and id always
};

/// What has changed in a Mesos master's state since the observation before, which was whole or one of these. A stream
/// of events tells of a few tasks among 100,000: neither telling nor taking that over may cost as much as the whole.
struct MesosChanges
{
    std::vector<MesosTaskChange> tasks; ///< one entry per task
    std::vector<Agent> agents;          ///< new or changed
    std::vector<AgentId> goneAgents;
    std::vector<Framework> frameworks; ///< new or changed; completed ones stay listed
    std::optional<std::vector<Role>> roles;
    std::optional<std::vector<MasterInfo>> masters;
    int unreachableAgents = 0;
    int recoveredAgents = 0;
};

/// What an update says of @p task.
void updateTask(Task &task, const MesosTaskChange &update);

using Observation = std::variant<MarathonObservation, MesosObservation, LbObservation, MesosChanges>;
using ObservationPtr = std::shared_ptr<const Observation>;

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::ObservationPtr)
