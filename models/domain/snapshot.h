// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster at one moment, joined from all sources. Immutable once published; read it from any thread.
#pragma once

#include "models/domain/observation.h"
#include "models/domain/sourcestate.h"

#include <QMetaType>

#include <memory>
#include <vector>

namespace mesoscope {

/// Sums over the cluster. A total that no source knows is nullopt: a dash on screen, never 0.
struct Totals
{
    std::optional<Resources> capacity;
    std::optional<Resources> allocated;
    std::optional<Resources> offered;
    int agents = 0;
    int activeAgents = 0;
    int apps = 0;
    int activeTasks = 0;
    int healthyTasks = 0;
    int unhealthyTasks = 0;
    bool operator==(const Totals &) const = default;
};

struct ClusterInfo
{
    QString name; ///< Mesos' cluster name, else empty
    QString marathonVersion;
    QString marathonLeader;
    QString marathonFrameworkId;
    QString mesosVersion;
    QString mesosLeader;
    QString mesosMasterId;
    std::vector<MasterInfo> masters;
    qint64 electedAtMs = 0;
    int unreachableAgents = 0;
    bool unreachableKnown = false; ///< false: nobody says how many
    int recoveredAgents = 0;
    bool operator==(const ClusterInfo &) const = default;
};

/// Every vector but groups, roles, lb and localVolumes is sorted by handle; groups are sorted by path.
struct ClusterSnapshot
{
    quint64 revision = 0;
    qint64 takenAtMs = 0;
    SourceStates sources;
    ClusterInfo info;
    Totals totals;
    std::vector<Task> tasks;
    std::vector<Agent> agents;
    std::vector<Framework> frameworks;
    std::vector<App> apps;
    std::vector<Group> groups;
    std::vector<Deployment> deployments;
    std::vector<Role> roles;
    std::vector<LbRow> lb;
    std::vector<LocalVolume> localVolumes; ///< in the order in which Marathon lists them
    /// One past the largest handle ever given, per kind: the size of an array indexed by handle.
    quint32 taskHandles = 0;
    quint32 agentHandles = 0;
    quint32 frameworkHandles = 0;
    quint32 appHandles = 0;
    quint32 deploymentHandles = 0;

    /// By handle, O(log n); null when it is not in this snapshot.
    const Task *task(TaskHandle handle) const;
    const Agent *agent(AgentHandle handle) const;
    const Framework *framework(FrameworkHandle handle) const;
    const App *app(AppHandle handle) const;
    const Deployment *deployment(DeploymentHandle handle) const;

    /// By name, linear: for a click or a command line, not for a loop.
    const Task *findTask(const TaskId &id) const;
    const Agent *findAgent(const AgentId &id) const;
    const App *findApp(const AppId &id) const;
    const Group *findGroup(const AppId &id) const;
    const Deployment *findDeployment(const DeploymentId &id) const;

    /// Tasks of one app or agent, in handle order, without a scan of all tasks.
    std::vector<const Task *> tasksOf(AppHandle app) const;
    std::vector<const Task *> tasksOn(AgentHandle agent) const;

    const SourceState &source(SourceId id) const { return sources[size_t(id)]; }
    Capabilities capabilities() const; ///< of all sources that have data

    /// Every agent ever seen, by handle: a task that has ended keeps its agent's name when that has gone. Empty for a
    /// host whose agent is not known.
    std::shared_ptr<const std::vector<AgentId>> agentIds;
    AgentId agentId(AgentHandle handle) const;

    /// Filled by the builder: task rows (indices into tasks) grouped by app and by agent handle.
    std::vector<quint32> tasksByApp, tasksByAppBegin;
    std::vector<quint32> tasksByAgent, tasksByAgentBegin;
};

using SnapshotPtr = std::shared_ptr<const ClusterSnapshot>;

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::SnapshotPtr)
