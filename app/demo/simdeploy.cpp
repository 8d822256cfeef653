// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments at work: locks, steps, and the invariants of the upgrade strategy.
#include "app/demo/simprivate.h"

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

SimCluster::Outcome SimCluster::Private::deploy(Target target, bool force, bool dryRun)
{
    completeDefinitions(target);
    std::vector<std::vector<Action>> steps = plan(target);
    Outcome outcome;
    if (dryRun) {
        outcome.body = QJsonObject{{u"steps"_s, stepsJson(steps)}};
        return outcome;
    }
    std::set<QString> affected;
    for (const std::vector<Action> &step : steps) {
        for (const Action &action : step)
            affected.insert(action.app);
    }
    QJsonArray locks;
    for (size_t i = deployments.size(); i-- > 0;) {
        const bool shared = std::any_of(affected.begin(), affected.end(),
                                        [&](const QString &app) { return plans[i].affected.count(app) > 0; });
        if (!shared)
            continue;
        if (force)
            finish(i, false, u"The deployment was cancelled by another one with force"_s, affected);
        else
            locks.prepend(QJsonObject{{u"id"_s, deployments[i].id}});
    }
    if (!locks.isEmpty()) {
        outcome.status = 409;
        outcome.body =
            QJsonObject{{u"message"_s, u"App is locked by one or more deployments. Override with the option "
                                       "'?force=true'. View details at '/v2/deployments/<DEPLOYMENT_ID>'."_s},
                        {u"deployments"_s, locks}};
        return outcome;
    }
    if (scenario.versions.marathon.deploymentLimit && !force && int(deployments.size()) >= scenario.maxDeployments) {
        outcome.status = 403;
        outcome.body = QJsonObject{
            {u"message"_s, u"Max number (%1) of running deployments is achieved. Wait for existing deployments to "
                           "complete or cancel one using force=true parameter."_s.arg(scenario.maxDeployments)}};
        return outcome;
    }
    outcome.version = newVersion();
    outcome.deploymentId = newUuid();
    const Target before = present();
    applyTarget(target, outcome.version);
    startDeployment(target, std::move(steps), outcome.version, outcome.deploymentId, before);
    return outcome;
}

void SimCluster::Private::applyTarget(const Target &target, const QString &version)
{
    for (auto it = apps.begin(); it != apps.end();) {
        if (target.apps.count(it->first) > 0) {
            ++it;
            continue;
        }
        const QString id = it->first;
        AppExtra &extra = appExtras[id];
        if (!extra.spec->checks.empty())
            tell(u"remove_health_check_event"_s, {{u"appId"_s, id}});
        extra.pending.clear();
        waiting.erase(id);
        if (extra.live.empty()) {
            appExtras.erase(id);
            tell(u"app_terminated_event"_s, {{u"appId"_s, id}});
        }
        it = apps.erase(it);
    }
    groups = target.groups;
    groupDependencies = target.dependencies;
    for (const auto &[id, wanted] : target.apps) {
        const auto found = apps.find(id);
        const bool fresh = found == apps.end();
        bool scaled = false;
        const bool restart = target.restart.count(id) > 0;
        const bool changed = fresh || differs(found->second.definition, wanted, &scaled) || restart;
        if (!changed)
            continue;
        scaled = scaled && !restart && !fresh;
        SimApp &app = apps[id];
        app.id = id;
        app.pod = isPodDefinition(wanted);
        app.version = version;
        app.lastScalingAt = version;
        if (!scaled) {
            app.lastConfigChangeAt = version;
            app.lastTaskFailure.reset();
            app.backoffSeconds = 0;
            app.delayUntilMs = 0;
        }
        QJsonObject definition = wanted;
        definition.insert("version"_L1, version);
        if (!app.pod) {
            definition.insert("versionInfo"_L1, QJsonObject{{u"lastScalingAt"_s, app.lastScalingAt},
                                                            {u"lastConfigChangeAt"_s, app.lastConfigChangeAt}});
        }
        app.definition = definition;
        app.versions.insert_or_assign(version, definition);
        if (app.versions.size() > 50)
            app.versions.erase(app.versions.begin());
        AppExtra &extra = appExtras[id];
        extra.spec = readRunSpec(definition);
        addGroupsOf(id);
        if (!scaled && !extra.spec->checks.empty()) {
            tell(u"add_health_check_event"_s,
                 {{u"appId"_s, id}, {u"version"_s, version}, {u"healthCheck"_s, extra.spec->checks.front().json}});
        }
    }
    groups.removeDuplicates();
    groups.sort();
    rememberRoot(version);
}

void SimCluster::Private::startDeployment(const Target &target, std::vector<std::vector<Action>> steps,
                                          const QString &version, const QString &id, const Target &before)
{
    SimDeployment deployment;
    deployment.id = id;
    deployment.version = version;
    deployment.steps = stepsJson(steps);
    deployment.totalSteps = int(steps.size());
    deployment.startedMs = now;
    DeploymentExtra extra;
    extra.groupId = target.groupId;
    for (const std::vector<Action> &step : steps) {
        for (const Action &action : step) {
            if (!extra.affected.insert(action.app).second)
                continue;
            (action.pod ? deployment.affectedPods : deployment.affectedApps).append(action.app);
            const auto original = before.apps.find(action.app);
            if (original != before.apps.end())
                extra.original.emplace(action.app, original->second);
        }
    }
    extra.steps = std::move(steps);
    deployments.push_back(std::move(deployment));
    plans.push_back(std::move(extra));
    tell(u"group_change_success"_s, {{u"groupId"_s, target.groupId}, {u"version"_s, version}});
    at(now + 300, Due::Pump);
}

QJsonObject SimCluster::Private::planJson(size_t index) const
{
    return {{u"id"_s, deployments[index].id},
            {u"steps"_s, deployments[index].steps},
            {u"version"_s, deployments[index].version}};
}

void SimCluster::Private::tellStep(const QString &type, size_t index)
{
    QJsonArray actions;
    for (const Action &action : plans[index].steps[size_t(deployments[index].currentStep - 1)]) {
        actions.append(QJsonObject{{u"action"_s, actionName(action)},
                                   {u"type"_s, actionName(action)},
                                   {action.pod ? u"pod"_s : u"app"_s, action.app}});
    }
    tell(type, {{u"plan"_s, planJson(index)}, {u"currentStep"_s, QJsonObject{{u"actions"_s, actions}}}});
}

void SimCluster::Private::finish(size_t index, bool success, const QString &reason, const std::set<QString> &takenOver)
{
    const QJsonObject plan = planJson(index);
    const QString id = deployments[index].id;
    const std::set<QString> affected = plans[index].affected;
    deployments.erase(deployments.begin() + std::ptrdiff_t(index));
    plans.erase(plans.begin() + std::ptrdiff_t(index));
    QJsonObject body{{u"id"_s, id}, {u"plan"_s, plan}};
    if (!success)
        body.insert("reason"_L1, reason);
    tell(success ? u"deployment_success"_s : u"deployment_failed"_s, body);
    for (const QString &app : affected) {
        if (takenOver.count(app) == 0 && apps.count(app) > 0)
            reconcile(app);
    }
}

void SimCluster::Private::pump()
{
    if (pumping)
        return;
    pumping = true;
    for (int rounds = 0; dirty && rounds < 20; ++rounds) {
        dirty = false;
        for (size_t i = 0; i < deployments.size();) {
            if (!pumpOne(i))
                ++i;
        }
    }
    pumping = false;
}

/// True: the deployment has finished and is gone.
bool SimCluster::Private::pumpOne(size_t index)
{
    if (now < deployments[index].startedMs + 300)
        return false;
    if (deployments[index].totalSteps > 0 && deployments[index].currentStep == 0) {
        deployments[index].currentStep = 1;
        tellStep(u"deployment_info"_s, index);
    }
    while (deployments[index].currentStep <= deployments[index].totalSteps && deployments[index].totalSteps > 0) {
        bool done = true;
        const std::vector<Action> actions = plans[index].steps[size_t(deployments[index].currentStep - 1)];
        for (const Action &action : actions)
            done = drive(action) && done;
        if (!done)
            return false;
        tellStep(u"deployment_step_success"_s, index);
        if (deployments[index].currentStep == deployments[index].totalSteps)
            break;
        ++deployments[index].currentStep;
        tellStep(u"deployment_info"_s, index);
    }
    finish(index, true);
    return true;
}

bool SimCluster::Private::drive(const Action &action)
{
    switch (action.kind) {
    case Action::Kind::Start:
        return true;
    case Action::Kind::Stop: {
        const auto extra = appExtras.find(action.app);
        if (extra == appExtras.end())
            return true;
        const std::vector<qint32> live = extra->second.live;
        for (const qint32 task : live)
            kill(task, false);
        return appExtras.count(action.app) == 0;
    }
    case Action::Kind::Scale:
        return driveScale(action);
    case Action::Kind::Restart:
        return driveRestart(action);
    }
    return true;
}

bool SimCluster::Private::driveScale(const Action &action)
{
    AppExtra &extra = appExtras[action.app];
    std::vector<qint32> counted;
    int ready = 0;
    for (const qint32 task : extra.live) {
        if (counts(task))
            counted.push_back(task);
        ready += isReady(task) ? 1 : 0;
    }
    const int have = int(counted.size() + extra.pending.size());
    if (have < action.instances) {
        enqueueNew(action.app, action.instances - have);
        return false;
    }
    if (have > action.instances) {
        const int rest = have - action.instances - dequeue(action.app, have - action.instances);
        killPreferred(action.app, counted, rest);
    }
    if (action.down)
        return int(extra.live.size()) <= action.instances;
    return ready >= action.instances && int(extra.live.size()) == action.instances;
}

/// Old instances go only while enough are ready, new ones come only while there is room.
bool SimCluster::Private::driveRestart(const Action &action)
{
    AppExtra &extra = appExtras[action.app];
    const RunSpec &spec = *extra.spec;
    const int wanted = action.instances;
    int minimum = int(std::ceil(wanted * spec.minimumHealth - 1e-9));
    int room = int(std::floor(wanted * (1 + (spec.resident ? 0 : spec.maximumOver)) + 1e-9));
    if (minimum >= room && wanted > 0) { // no way forward otherwise: Marathon goes one over, or one under with volumes
        if (spec.resident)
            minimum = room - 1;
        else
            room = minimum + 1;
    }
    const QString since = apps[action.app].lastConfigChangeAt;
    std::vector<qint32> old;
    std::vector<qint32> fresh;
    int readyOld = 0;
    int readyFresh = 0;
    int going = 0;
    int outdated = 0;
    for (const qint32 task : extra.live) {
        const bool isOld = tasks[size_t(task)].version < since;
        outdated += isOld ? 1 : 0;
        if (!counts(task)) {
            ++going;
            continue;
        }
        (isOld ? old : fresh).push_back(task);
        (isOld ? readyOld : readyFresh) += isReady(task) ? 1 : 0;
    }
    const int pending = int(extra.pending.size());
    const int started = int(fresh.size()) + pending;
    if (started > wanted) {
        const int rest = started - wanted - dequeue(action.app, started - wanted);
        killPreferred(action.app, fresh, rest);
    }
    if (readyFresh >= wanted) {
        for (const qint32 task : old)
            kill(task, false);
    } else if (!old.empty()) {
        const int spare = int(old.size()) + readyFresh - minimum;
        int readySpare = qMax(0, readyOld + readyFresh - minimum);
        std::stable_sort(old.begin(), old.end(), [this](qint32 a, qint32 b) { return isReady(a) < isReady(b); });
        for (int i = 0; i < spare && i < int(old.size()); ++i) {
            if (isReady(old[size_t(i)]) && readySpare-- <= 0)
                break;
            kill(old[size_t(i)], false);
            ++going;
        }
    }
    const int total = int(extra.live.size()) + int(extra.pending.size());
    const int launch = qMin(room - total, wanted - started);
    if (launch > 0)
        enqueueNew(action.app, launch);
    return readyFresh >= wanted && outdated == 0 && going == 0 && started == wanted;
}

void SimCluster::Private::killPreferred(const QString &appId, std::vector<qint32> candidates, int count)
{
    if (count <= 0)
        return;
    const bool oldestFirst = appExtras[appId].spec->oldestFirst;
    std::stable_sort(candidates.begin(), candidates.end(), [&](qint32 a, qint32 b) {
        const bool victimA = victims.count(tasks[size_t(a)].id) > 0;
        const bool victimB = victims.count(tasks[size_t(b)].id) > 0;
        if (victimA != victimB)
            return victimA;
        const bool readyA = isReady(a);
        const bool readyB = isReady(b);
        if (readyA != readyB)
            return !readyA;
        const qint64 stagedA = tasks[size_t(a)].stagedMs;
        const qint64 stagedB = tasks[size_t(b)].stagedMs;
        return oldestFirst ? stagedA < stagedB : stagedA > stagedB;
    });
    for (int i = 0; i < count && i < int(candidates.size()); ++i) {
        victims.erase(tasks[size_t(candidates[size_t(i)])].id);
        kill(candidates[size_t(i)], false);
    }
}

} // namespace mesoscope::demo
