// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated cluster: seeded, on virtual time, no sockets and no wall clock. One thread at a time.
#pragma once

#include "app/demo/scenario.h"
#include "app/demo/simtypes.h"

#include <functional>
#include <memory>
#include <random>

namespace mesoscope::demo {

/// A change of Mesos' state, for the operator API's event stream.
struct MesosChange {
    enum class Kind { TaskAdded, TaskUpdated, AgentAdded, AgentRemoved, FrameworkAdded, FrameworkUpdated, FrameworkRemoved };
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
    qint64 nowMs() const;        ///< virtual, UTC
    void advance(qint64 ms);     ///< runs every event that is due, in order

    const std::vector<SimAgent> &agents() const;
    const std::vector<SimTask> &tasks() const;      ///< append-only; indices are stable
    const std::vector<SimFramework> &frameworks() const;
    const std::map<QString, SimApp> &apps() const;  ///< by id; pods too
    const QStringList &groups() const;              ///< every group path, "/" included, sorted
    const std::vector<SimDeployment> &deployments() const;
    const std::vector<SimEvent> &events() const;    ///< the newest 2,000
    QString masterId() const;
    QString clusterName() const;
    qint64 electedMs() const;
    int leader() const;          ///< index of the leading master (0…2), -1: none at this moment
    void setLeader(int index);   ///< -1 begins a fail-over; recovery takes virtual time
    bool isRecovering() const;   ///< a new leader whose agents have not all come back
    int recoveredAgents() const; ///< how many agents are still missing then

    // What Marathon can be told; used by wire_marathon. All return at once; deployments run with time.
    struct Outcome {
        int status = 200;         ///< HTTP status Marathon would answer
        QJsonObject body;         ///< error body, or empty
        QString deploymentId, version;
    };
    Outcome putApps(const std::vector<QJsonObject> &definitions, bool force); ///< complete, normalised definitions
    Outcome removeApp(const QString &id, bool force);
    Outcome putGroup(const QString &id, const QJsonObject &group, bool force);
    Outcome removeGroup(const QString &id, bool force);
    Outcome restartApp(const QString &id, bool force);
    Outcome killTasks(const QStringList &taskIds, bool scale, bool wipe, bool force);
    Outcome cancelDeployment(const QString &id, bool force);
    Outcome resetDelay(const QString &id);

    // Interventions of tests and scenarios.
    void setHealthy(const QString &appId, int instance, bool healthy); ///< instance -1: all
    void failTask(const QString &taskId, const QString &message);
    void setAgentReachable(int agent, bool reachable);
    void setAgentDeactivated(int agent, bool deactivated);

    std::function<void(const SimEvent &)> onEvent;         ///< Marathon's event stream
    std::function<void(const MesosChange &)> onMesosChange;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope::demo
