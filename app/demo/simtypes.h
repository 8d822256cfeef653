// SPDX-License-Identifier: GPL-3.0-or-later
// The state of the simulated cluster: what the wire formats are written from. Independent of the program's own entities
// on purpose, so that server and parser cannot share one misunderstanding.
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace mesoscope::demo {

struct SimResources
{
    double cpus = 0, mem = 0, disk = 0, gpus = 0; ///< shares; MiB; MiB; whole
};

struct SimRange
{
    int begin = 0, end = 0;
};

struct SimAgent
{
    QString id;       ///< "<master uuid>-S0"
    QString hostname; ///< "node-01.demo.example"
    QString ip;       ///< "10.32.0.11"; the port in pid is where the demo server's agent listens
    SimResources total;
    SimRange ports{31000, 32000};
    QMap<QString, QString> attributes; ///< text attributes; numbers are written as numbers
    QString region, zone;
    QString reservedRole; ///< empty: everything is unreserved
    SimResources reserved;
    bool active = true, deactivated = false, reachable = true;
    qint64 registeredMs = 0;
    std::vector<qint32> tasks; ///< indices into SimCluster::tasks() of the live ones on it
};

struct SimStatus
{
    QString state; ///< "TASK_RUNNING"
    qint64 timeMs = 0;
    std::optional<bool> healthy;
    QString message, reason, source; ///< "REASON_COMMAND_EXECUTOR_FAILED", "SOURCE_EXECUTOR"
};

struct SimHealth
{
    bool alive = false;
    int consecutiveFailures = 0;
    qint64 firstSuccessMs = 0, lastSuccessMs = 0, lastFailureMs = 0;
    QString lastFailureCause;
};

/// A task of any framework. Ended tasks stay in the list; the oldest ones lose their content (an empty id).
struct SimTask
{
    QString id, instanceId, name, frameworkId, executorId, role;
    QString appId;     ///< Marathon path, empty for others
    qint32 agent = -1; ///< index; -1: not placed
    QString state;     ///< newest, "TASK_…"
    SimResources resources;
    QList<int> ports;
    QString version;     ///< app version it runs, ISO
    QString containerId; ///< uuid
    QString containerIp;
    qint64 stagedMs = 0, startedMs = 0, endedMs = 0;
    std::vector<SimStatus> statuses;
    std::optional<SimHealth> health; ///< none: no health check
    bool ended = false;
    quint32 seed = 0; ///< for its logs and metrics
    double load = 1;  ///< 1 = typical; multiplies its cpu series
};

struct SimFramework
{
    QString id, name, user, hostname, webUiUrl, principal;
    QStringList roles, capabilities;
    bool active = true, connected = true, completed = false;
    bool forgotten = false; ///< a new leading master knows nothing of it
    qint64 registeredMs = 0, unregisteredMs = 0;
    double failoverTimeout = 604800;
};

struct SimApp
{
    QString id;             ///< "/shop/frontend"
    QJsonObject definition; ///< normalised as Marathon >= 1.5 answers it, incl. id, version, unknown keys
    bool pod = false;
    QString version; ///< ISO with ms, "2026-11-22T14:00:00.000Z"
    QString lastScalingAt, lastConfigChangeAt;
    std::map<QString, QJsonObject> versions; ///< version → definition
    std::optional<QJsonObject> lastTaskFailure;
    double backoffSeconds = 0; ///< present delay; 0: none
    qint64 delayUntilMs = 0;
    qint64 queuedSinceMs = 0;               ///< 0: nothing is queued
    int queued = 0;                         ///< instances waiting to be launched
    QMap<QString, QPair<int, int>> rejects; ///< reason → (declined, processed), the offer funnel of the last offers
    qint64 lastUnusedOfferMs = 0, lastUsedOfferMs = 0;
    int processedOffers = 0, unusedOffers = 0;
};

struct SimDeployment
{
    QString id, version;
    QStringList affectedApps, affectedPods;
    QJsonArray steps; ///< [{"actions":[{"action","app"}]}]
    int currentStep = 0, totalSteps = 0;
    qint64 startedMs = 0;
};

struct SimEvent
{
    qint64 timeMs = 0;
    QString type;     ///< Marathon eventType
    QJsonObject body; ///< complete, incl. eventType and timestamp
};

} // namespace mesoscope::demo
