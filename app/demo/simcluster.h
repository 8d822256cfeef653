// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated cluster: seeded, on virtual time, no sockets and no wall clock. One thread at a time.
#pragma once

#include "app/demo/scenario.h"
#include "app/demo/simtypes.h"

#include <functional>
#include <memory>
#include <optional>

namespace mesoscope::demo {

/// A change of Mesos' state, for the operator API's event stream.
struct MesosChange
{
    enum class Kind {
        TaskAdded,
        TaskUpdated,
        AgentAdded,
        AgentRemoved,
        FrameworkAdded,
        FrameworkUpdated,
        FrameworkRemoved
    };
    Kind kind = Kind::TaskUpdated;
    qint32 task = -1;
    qint32 agent = -1;
    qint32 framework = -1;
};

/// Time moves only through advance(); everything that happens is a function of (scenario, seed, calls made, time).
/// Index 0 of frameworks() is Marathon.
class SimCluster
{
public:
    explicit SimCluster(const Scenario &scenario);
    ~SimCluster();
    SimCluster(const SimCluster &) = delete;
    SimCluster &operator=(const SimCluster &) = delete;

    const Scenario &scenario() const;
    qint64 nowMs() const;    ///< virtual, UTC
    void advance(qint64 ms); ///< runs every event that is due, in order

    const std::vector<SimAgent> &agents() const;
    const std::vector<SimTask> &tasks() const; ///< append-only; indices are stable
    const std::vector<SimFramework> &frameworks() const;
    const std::map<QString, SimApp> &apps() const; ///< by id; pods too
    const QStringList &groups() const;             ///< every group path, "/" included, sorted
    QStringList groupDependencies(const QString &group) const;
    /// Whether apps in it, deployed from now on, get the role of its name; of groups at the top.
    bool enforcesRole(const QString &group) const;
    void setEnforcesRole(const QString &group, bool enforced);
    QStringList rootVersions() const; ///< of the whole tree, newest first
    std::optional<std::map<QString, QJsonObject>> rootAt(const QString &version) const; ///< definitions then, by id
    /// Indices of an app's tasks that have not ended (also while they are killed or unreachable), of a pod's instance
    /// the first container's: its other containers follow it in tasks().
    const std::vector<qint32> &tasksOf(const QString &appId) const;
    int podContainers(qint32 task) const; ///< how many tasks belong to the instance that begins at this one
    /// Why an agent's offer does not suit the app now; empty: it would.
    QStringList rejectionReasons(const QString &appId, qint32 agent) const;
    /// Agents whose free resources Marathon holds as offers at this moment: it looks at them for a while before it
    /// declines what does not suit the waiting apps.
    std::vector<qint32> offeredAgents() const;
    /// What the readiness check of a running instance says; nullopt: it has none, or does not run.
    std::optional<bool> readiness(qint32 task) const;
    const std::vector<SimDeployment> &deployments() const;
    QStringList deploymentsOf(const QString &appId) const; ///< ids of those that lock it
    const std::vector<SimEvent> &events() const;           ///< the newest 2,000
    void publish(const QString &type,
                 const QJsonObject &body); ///< an event that the wire itself causes (api_post_event…)
    QString masterId() const;
    QString clusterName() const;
    qint64 electedMs() const;
    int leader() const;        ///< index of the leading master (0…2), -1: none at this moment
    void setLeader(int index); ///< -1 begins a fail-over; recovery takes virtual time
    int
    marathonLeader() const; ///< which Marathon leads: 0, the one that is asked here; 1, another; -1: none at the moment
    void abdicate();        ///< DELETE /v2/leader: it goes half a second later, some seconds after that another leads
    bool isRecovering() const; ///< a new leader whose agents have not all come back
    bool
    isEmptyMaster() const; ///< the first 100 ms of that: neither agents nor frameworks nor recovered ones are known
    int recoveredAgents() const; ///< how many agents are still missing then: the last ones of agents()

    // What Marathon can be told; used by wire_marathon. All return at once; deployments run with time.
    struct Outcome
    {
        int status = 200; ///< HTTP status Marathon would answer
        QJsonObject body; ///< error body, or empty
        QString deploymentId, version;
    };
    Outcome putApps(const std::vector<QJsonObject> &definitions, bool force); ///< complete, normalised definitions
    Outcome removeApp(const QString &id, bool force);
    /// A body as Marathon's PUT /v2/groups takes it, its apps normalised; absent "apps" or "groups" keep what there is.
    Outcome putGroup(const QString &id, const QJsonObject &group, bool force, bool dryRun = false);
    Outcome removeGroup(const QString &id, bool force);
    Outcome restartApp(const QString &id, bool force);
    Outcome killTasks(const QStringList &taskIds, bool scale, bool wipe, bool force);
    Outcome cancelDeployment(const QString &id, bool force);
    Outcome resetDelay(const QString &id);

    // Interventions of tests and scenarios.
    void setHealthy(const QString &appId, int instance, bool healthy); ///< instance -1: all
    void failTask(const QString &taskId, const QString &message);
    void setAgentReachable(int agent, bool reachable);
    int returnedAgents() const; ///< registered again after the master had given them up
    void setAgentDeactivated(int agent, bool deactivated);

    std::function<void(const SimEvent &)> onEvent; ///< Marathon's event stream
    std::function<void(const MesosChange &)> onMesosChange;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope::demo
