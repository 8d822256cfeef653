// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a join, one function each; used by SnapshotBuilder alone.
#pragma once

#include "models/domain/idtable.h"
#include "models/domain/snapshot.h"

namespace mesoscope {

struct JoinTables
{
    IdTable tasks, agents, frameworks, apps, deployments;
    std::vector<quint32> taskOwner; ///< by task handle: the framework that used the id first
    Interner strings;
    /// By task handle: whether that source is expected to list the task, because it once did. Only such a task is gone
    /// when a newer reading leaves it out; see joinTasks().
    std::vector<char> marathonLists, mesosLists;
    std::shared_ptr<const std::vector<AgentId>> agentIds; ///< of the agents table, made anew when that has grown
};

/// Task ids are unique within a framework only: another framework's task of the same id has a handle of its own, in
/// whatever order they are listed. @p framework invalid: the first one's.
TaskHandle taskHandle(JoinTables &tables, const TaskId &id, FrameworkHandle framework);

/// What is known from Mesos, with handles given and strings shared. Kept over fail-overs: a new leader shows an empty
/// cluster for a moment (api-observed, Failover), and that is not the truth.
struct MesosKnowledge
{
    bool known = false;
    MesosObservation cluster;   ///< everything but tasks, which are below; agents sorted by handle
    std::vector<Task> tasks;    ///< sorted by handle, handles of framework and agent set
    QHash<quint32, Agent> gone; ///< by handle: agents that were listed before; unreachable ones are not listed
    QString emptyMaster;        ///< id of a new leader that has shown nothing yet
};

void takeMesos(MesosKnowledge &knowledge, const MesosObservation &seen, JoinTables &tables);
/// The same for what changed since; the cost is that of the changes, but for one pass when tasks go.
void takeMesosChanges(MesosKnowledge &knowledge, const MesosChanges &changes, JoinTables &tables);
void joinMarathon(ClusterSnapshot &snapshot, const MarathonObservation *seen, JoinTables &tables);
void joinMesos(ClusterSnapshot &snapshot, const MesosKnowledge &mesos);
/// @p marathonNewer: Marathon was read after Mesos. The two are never read at one moment, so where they disagree the
/// newer reading is right: a state is the newer one's, and a task that its source listed before and lists no longer is
/// gone.
void joinTasks(ClusterSnapshot &snapshot, const MarathonObservation *marathon, bool marathonNewer,
               const MesosKnowledge &mesos, JoinTables &tables);
void countUp(ClusterSnapshot &snapshot, const MesosKnowledge &mesos, JoinTables &tables);
void rollUpGroups(ClusterSnapshot &snapshot, const MarathonObservation *seen);
void indexTasks(ClusterSnapshot &snapshot);

} // namespace mesoscope
