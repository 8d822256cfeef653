// SPDX-License-Identifier: GPL-3.0-or-later
// Health checks. A healthy instance whose checks cannot fail is not checked again: its last success is a function of
// time.
#include "app/demo/simprivate.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

void SimCluster::Private::scheduleCheck(qint32 index, qint64 when)
{
    TaskExtra &extra = extras[size_t(index)];
    if (extra.checking)
        return;
    extra.checking = true;
    at(when, Due::Check, index);
}

bool SimCluster::Private::checkFails(qint32 index) const
{
    const TaskExtra &extra = extras[size_t(index)];
    if (extra.told)
        return !*extra.told;
    if (extra.spec->flapping)
        return (now / 45000 + tasks[size_t(index)].seed % 7) % 3 == 0;
    return extra.spec->failing;
}

void SimCluster::Private::setAlive(qint32 index, bool alive)
{
    SimTask &task = tasks[size_t(index)];
    task.health->alive = alive;
    // Mesos knows the result only of the checks that it makes itself.
    const QString protocol = extras[size_t(index)].spec->checks.front().protocol;
    if ((protocol.startsWith("MESOS"_L1) || protocol == "COMMAND"_L1) && !task.statuses.empty()) {
        task.statuses.back().healthy = alive;
        tellMesos(MesosChange::Kind::TaskUpdated, index);
    }
}

void SimCluster::Private::check(qint32 index)
{
    SimTask &task = tasks[size_t(index)];
    TaskExtra &extra = extras[size_t(index)];
    extra.checking = false;
    if (task.ended || extra.killing || !extra.spec || extra.spec->checks.empty())
        return;
    const HealthSpec &spec = extra.spec->checks.front();
    if (task.state != "TASK_RUNNING"_L1) {
        if (task.state != "TASK_UNREACHABLE"_L1)
            scheduleCheck(index, now + spec.intervalMs);
        return;
    }
    const bool fails = checkFails(index);
    const bool first = !task.health;
    const bool was = task.health && task.health->alive;
    if (fails) {
        if (!was && (first || task.health->firstSuccessMs == 0) && now - task.startedMs < spec.graceMs) {
            scheduleCheck(index, now + spec.intervalMs); // failures within the grace period do not count
            return;
        }
        if (first)
            task.health.emplace();
        ++task.health->consecutiveFailures;
        task.health->lastFailureMs = now;
        task.health->lastFailureCause = extra.spec->failureCause;
        tell(u"failed_health_check_event"_s, {{u"appId"_s, task.appId},
                                              {u"taskId"_s, task.instanceId},
                                              {u"instanceId"_s, task.instanceId},
                                              {u"healthCheck"_s, spec.json}});
    } else {
        if (first)
            task.health.emplace();
        task.health->consecutiveFailures = 0;
        task.health->lastSuccessMs = now;
        if (task.health->firstSuccessMs == 0)
            task.health->firstSuccessMs = now;
    }
    setAlive(index, !fails);
    if (first || was == fails) {
        dirty = true;
        tell(u"health_status_changed_event"_s, {{u"appId"_s, task.appId},
                                                {u"instanceId"_s, task.instanceId},
                                                {u"version"_s, task.version},
                                                {u"alive"_s, !fails}});
        tell(u"instance_health_changed_event"_s, {{u"instanceId"_s, task.instanceId},
                                                  {u"runSpecId"_s, task.appId},
                                                  {u"runSpecVersion"_s, task.version},
                                                  {u"healthy"_s, !fails}});
    }
    const bool mesos = spec.protocol.startsWith("MESOS"_L1);
    if (fails && task.health->consecutiveFailures >= qMax(1, spec.maxFailures) && (spec.maxFailures > 0 || mesos)) {
        const SimAgent &agent = agents[size_t(task.agent)];
        tell(u"unhealthy_instance_kill_event"_s, {{u"appId"_s, task.appId},
                                                  {u"taskId"_s, task.id},
                                                  {u"instanceId"_s, task.instanceId},
                                                  {u"version"_s, task.version},
                                                  {u"reason"_s, extra.spec->failureCause},
                                                  {u"host"_s, agent.hostname},
                                                  {u"slaveId"_s, agent.id}});
        const QString appId = task.appId;
        kill(index, true);
        noteFailure(index, u"Task was killed since health check failed. Reason: "_s + extra.spec->failureCause);
        const auto app = apps.find(appId);
        if (app != apps.end() && app->second.lastTaskFailure)
            app->second.lastTaskFailure->insert("state"_L1, u"TASK_KILLED"_s);
        reconcile(appId);
        return;
    }
    if (fails || extra.spec->flapping)
        scheduleCheck(index, now + spec.intervalMs);
}

void SimCluster::setHealthy(const QString &appId, int instance, bool healthy)
{
    const std::vector<qint32> live = tasksOf(appId);
    for (size_t i = 0; i < live.size(); ++i) {
        if (instance >= 0 && size_t(instance) != i)
            continue;
        TaskExtra &extra = d->extras[size_t(live[i])];
        if (extra.spec->checks.empty())
            continue;
        extra.told = healthy;
        // The next result comes when the next check is due, on the grid that began with the first one.
        const SimTask &task = d->tasks[size_t(live[i])];
        const qint64 interval = extra.spec->checks.front().intervalMs;
        const qint64 since = d->now - (task.health ? task.health->firstSuccessMs : task.startedMs);
        d->scheduleCheck(live[i], d->now + interval - (since % interval + interval) % interval);
    }
}

void SimCluster::failTask(const QString &taskId, const QString &message)
{
    const auto it = d->taskIndex.constFind(taskId);
    if (it == d->taskIndex.constEnd())
        return;
    d->fail(it.value(), message);
    d->pump();
}

} // namespace mesoscope::demo
