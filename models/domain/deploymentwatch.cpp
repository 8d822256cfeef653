// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deploymentwatch.h"

#include "models/domain/command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace mesoscope {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Patience = 5 * Minute;
constexpr qint64 LongestGap = Minute;
constexpr qsizetype MaximumDetail = 2000;

/// The apps whose turn it is; all of them while no step has begun.
QList<AppId> presentApps(const Deployment &deployment)
{
    QList<AppId> apps;
    for (const DeploymentAction &action : deployment.current) {
        if (!apps.contains(action.app))
            apps.append(action.app);
    }
    return apps.isEmpty() ? deployment.affected : apps;
}

qint64 secondsOf(const QJsonValue &value, int otherwise)
{
    return qint64(std::clamp(value.toDouble(otherwise), 0.0, 1e9));
}

qint64 patienceOf(const App &app)
{
    qint64 seconds = 0;
    for (const HealthCheck &check : app.healthChecks)
        seconds = std::max(seconds, qint64(check.gracePeriodSeconds) + check.intervalSeconds + check.timeoutSeconds);
    const QJsonObject definition = QJsonDocument::fromJson(app.definition).object();
    // Defaults: api-facts 1.6.
    const QJsonArray checks = definition.value(QLatin1String("readinessChecks")).toArray();
    for (const QJsonValue &check : checks)
        seconds = std::max(seconds, 2 * secondsOf(check.toObject().value(QLatin1String("intervalSeconds")), 30) +
                                        secondsOf(check.toObject().value(QLatin1String("timeoutSeconds")), 10));
    seconds = std::max(seconds, secondsOf(definition.value(QLatin1String("taskKillGracePeriodSeconds")), 0));
    return seconds * Second;
}

/// A failure of an older version says nothing about the new instances. Both times are the server's.
bool concerns(const TaskFailure &failure, const App &app, const Deployment &deployment)
{
    if (!failure.version.isEmpty() && !app.version.isEmpty())
        return sameVersion(failure.version, app.version);
    return deployment.versionMs > 0 && failure.timestampMs >= deployment.versionMs;
}

std::optional<Stuck> reasonOf(const App &app, const Deployment &deployment, const ClusterSnapshot &snapshot)
{
    Stuck stuck;
    stuck.app = app.id;
    int killing = 0;
    int running = 0;
    int healthy = 0;
    for (const Task *task : snapshot.tasksOf(app.handle)) {
        killing += task->state == TaskState::Killing;
        if (task->outdated || task->state != TaskState::Running)
            continue;
        ++running;
        healthy += task->health == Health::Healthy;
    }
    const bool missing = running < app.instances;
    if (missing && app.lastFailure && concerns(*app.lastFailure, app, deployment)) {
        stuck.reason = Stuck::Reason::Failing;
        stuck.detail = app.lastFailure->message.left(MaximumDetail);
        return stuck;
    }
    if (missing && app.queue && app.queue->overdue) {
        stuck.reason = Stuck::Reason::NoOffers;
        stuck.instances = app.queue->count;
        return stuck;
    }
    if (!app.healthChecks.isEmpty() && healthy < running) {
        stuck.reason = Stuck::Reason::NotHealthy;
        stuck.instances = running - healthy;
        return stuck;
    }
    if (killing > 0) {
        stuck.reason = Stuck::Reason::SlowKill;
        stuck.instances = killing;
        return stuck;
    }
    return std::nullopt;
}

} // namespace

DeploymentProgress progressOf(const Deployment &deployment, const ClusterSnapshot &snapshot)
{
    DeploymentProgress progress;
    progress.step = deployment.currentStep;
    // A group may bring a thousand apps: looked up by name each of them would be a scan.
    const QSet<AppId> affected(deployment.affected.begin(), deployment.affected.end());
    for (const App &app : snapshot.apps) {
        if (!affected.contains(app.id))
            continue;
        for (const Task *task : snapshot.tasksOf(app.handle)) {
            if (task->outdated) {
                progress.old += isActive(task->state);
            } else if (task->state == TaskState::Running) {
                ++progress.fresh;
                progress.healthy += task->health == Health::Healthy;
            }
        }
    }
    return progress;
}

qint64 patienceMs(const Deployment &deployment, const ClusterSnapshot &snapshot)
{
    qint64 patience = Patience;
    const QList<AppId> apps = presentApps(deployment);
    for (const AppId &id : apps) {
        if (const App *app = snapshot.findApp(id))
            patience = std::max(patience, patienceOf(*app));
    }
    return patience;
}

void DeploymentWatch::see(const DeploymentProgress &now, qint64 takenAtMs)
{
    if (seenAtMs == 0 || !(now == progress))
        stillMs = 0;
    else
        stillMs += std::clamp(takenAtMs - seenAtMs, qint64(0), LongestGap);
    progress = now;
    seenAtMs = takenAtMs;
}

std::optional<Stuck> stuckOf(const Deployment &deployment, const ClusterSnapshot &snapshot, qint64 stillMs)
{
    if (stillMs < Patience || stillMs < patienceMs(deployment, snapshot))
        return std::nullopt;
    Stuck stuck;
    const QList<AppId> apps = presentApps(deployment);
    for (const AppId &id : apps) {
        const App *app = snapshot.findApp(id);
        if (!app)
            continue;
        if (const std::optional<Stuck> reason = reasonOf(*app, deployment, snapshot)) {
            stuck = *reason;
            break;
        }
    }
    stuck.stillMs = stillMs;
    return stuck;
}

} // namespace mesoscope
