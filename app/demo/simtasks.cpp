// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a task: staging, starting, running, and each way to end, with the events Marathon tells of it.
#include "app/demo/simprivate.h"

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static constexpr size_t MostEnded = 2000; // of each framework: twice what a master shows

qint32 SimCluster::Private::addTask(SimTask task, TaskExtra extra)
{
    const auto index = qint32(tasks.size());
    task.seed = quint32(random());
    task.load = 0.4 + double(task.seed % 1000) / 800.0;
    taskIndex.insert(task.id, index);
    tasks.push_back(std::move(task));
    extras.push_back(std::move(extra));
    occupy(index);
    return index;
}

qint32 SimCluster::Private::launch(const QString &appId, const Pending &pending, qint32 agent, const OfferMatch &match)
{
    AppExtra &app = appExtras[appId];
    const std::shared_ptr<const RunSpec> spec = app.spec;
    const SimAgent &host = agents[size_t(agent)];
    static const QString staging = u"TASK_STAGING"_s;
    SimTask task;
    task.instanceId = pending.instanceId;
    task.appId = apps.count(appId) > 0 ? apps[appId].id : spec->id;
    task.frameworkId = frameworks.front().id;
    task.role = spec->role;
    task.agent = agent;
    task.state = staging;
    task.version = spec->version;
    task.stagedMs = now;
    task.ports = QList<int>(match.ports.begin(), match.ports.end());
    task.containerIp = spec->containerNetwork ? u"172.17.%1.%2"_s.arg(agent % 250).arg(2 + random() % 250) : host.ip;
    if (app.live.empty())
        task.name = mesosName(spec->id);
    else
        task.name = tasks[size_t(app.live.front())].name; // shared
    TaskExtra extra;
    extra.spec = spec;
    extra.incarnation = pending.incarnation;
    extra.reserved = match.reserved;
    extra.ready = !spec->readiness;
    const QString number = QString::number(pending.incarnation);
    qint32 head = -1;
    if (spec->pod) {
        task.executorId = u"instance-"_s + pending.instanceId;
        for (const ContainerSpec &container : spec->containers) {
            SimTask one = task;
            one.id = pending.instanceId + u"."_s + container.name;
            if (scenario.versions.marathon.incarnations)
                one.id += u"."_s + number;
            one.name = container.name;
            one.resources = container.resources;
            one.containerId = newUuid();
            TaskExtra more = extra;
            more.head = head;
            more.siblings = head < 0 ? int(spec->containers.size()) - 1 : 0;
            if (head >= 0)
                one.ports.clear();
            const qint32 index = addTask(std::move(one), std::move(more));
            head = head < 0 ? index : head;
        }
    } else {
        if (scenario.versions.marathon.incarnations) {
            task.id = pending.instanceId + u"._app."_s + number;
        } else { // a task of its own each time; the first one shares the instance's number
            const QString ownUuid = pending.incarnation == 1 ? pending.instanceId.right(36) : newUuid();
            task.id = safeId(spec->id) + u'.' + ownUuid;
        }
        task.resources = spec->resources;
        task.containerId = newUuid();
        head = addTask(std::move(task), std::move(extra));
    }
    app.live.push_back(head);
    if (quiet)
        return head;
    for (qint32 t = head; t <= head + extras[size_t(head)].siblings; ++t)
        tellMesos(MesosChange::Kind::TaskAdded, t);
    tellInstance(head, u"Provisioned"_s);
    at(now + between(1000, 3000), Due::Starting, head);
    return head;
}

void SimCluster::Private::occupy(qint32 index)
{
    const SimTask &task = tasks[size_t(index)];
    if (task.agent < 0)
        return;
    AgentUse &use = uses[size_t(task.agent)];
    SimResources &used = extras[size_t(index)].reserved ? use.reserved : use.unreserved;
    used.cpus += task.resources.cpus;
    used.mem += task.resources.mem;
    used.disk += task.resources.disk;
    used.gpus += task.resources.gpus;
    use.ports.insert(use.ports.end(), task.ports.begin(), task.ports.end());
    agents[size_t(task.agent)].tasks.push_back(index);
}

void SimCluster::Private::release(qint32 index)
{
    const SimTask &task = tasks[size_t(index)];
    if (task.agent < 0)
        return;
    AgentUse &use = uses[size_t(task.agent)];
    SimResources &used = extras[size_t(index)].reserved ? use.reserved : use.unreserved;
    used.cpus -= task.resources.cpus;
    used.mem -= task.resources.mem;
    used.disk -= task.resources.disk;
    used.gpus -= task.resources.gpus;
    for (const int port : task.ports) {
        const auto it = std::find(use.ports.begin(), use.ports.end(), port);
        if (it != use.ports.end())
            use.ports.erase(it);
    }
    std::vector<qint32> &live = agents[size_t(task.agent)].tasks;
    live.erase(std::remove(live.begin(), live.end(), index), live.end());
}

void SimCluster::Private::addStatus(qint32 index, const QString &state, const QString &message, const QString &reason,
                                    const QString &source)
{
    noteStatus(index, state, message, reason, source);
    tellMesos(MesosChange::Kind::TaskUpdated, index);
}

void SimCluster::Private::noteStatus(qint32 index, const QString &state, const QString &message, const QString &reason,
                                     const QString &source)
{
    SimTask &task = tasks[size_t(index)];
    task.state = state;
    if (task.statuses.empty())
        task.statuses.reserve(quiet ? 2 : 3);
    SimStatus status;
    status.state = state;
    status.timeMs = now;
    status.message = message;
    status.reason = reason;
    status.source = source.isEmpty() && !quiet ? u"SOURCE_EXECUTOR"_s : source;
    task.statuses.push_back(std::move(status));
}

static QString conditionOf(const QString &state)
{
    const QString word = state.mid(5).toLower();
    return word.isEmpty() ? word : word.at(0).toUpper() + word.mid(1);
}

void SimCluster::Private::tellInstance(qint32 index, const QString &condition)
{
    if (quiet)
        return;
    const SimTask &task = tasks[size_t(index)];
    const SimAgent &agent = agents[size_t(task.agent)];
    tell(u"instance_changed_event"_s, {{u"instanceId"_s, task.instanceId},
                                       {u"condition"_s, condition},
                                       {u"runSpecId"_s, task.appId},
                                       {u"agentId"_s, agent.id},
                                       {u"host"_s, agent.hostname},
                                       {u"runSpecVersion"_s, task.version}});
}

void SimCluster::Private::tellStatus(qint32 index, const QString &state, const QString &message)
{
    if (quiet)
        return;
    const SimTask &task = tasks[size_t(index)];
    const SimAgent &agent = agents[size_t(task.agent)];
    QJsonArray ports;
    for (const int port : task.ports)
        ports.append(port);
    tell(u"status_update_event"_s,
         {{u"slaveId"_s, agent.id},
          {u"taskId"_s, task.id},
          {u"taskStatus"_s, state},
          {u"message"_s, message},
          {u"appId"_s, task.appId},
          {u"host"_s, agent.hostname},
          {u"ipAddresses"_s, QJsonArray{QJsonObject{{u"ipAddress"_s, task.containerIp}, {u"protocol"_s, u"IPv4"_s}}}},
          {u"ports"_s, ports},
          {u"version"_s, task.version}});
    tellInstance(index, conditionOf(state));
}

bool SimCluster::Private::isReady(qint32 index) const
{
    const SimTask &task = tasks[size_t(index)];
    const TaskExtra &extra = extras[size_t(index)];
    if (task.state != "TASK_RUNNING"_L1 || extra.killing || !extra.ready)
        return false;
    return extra.spec->checks.empty() || (task.health && task.health->alive);
}

bool SimCluster::Private::counts(qint32 index) const
{
    const TaskExtra &extra = extras[size_t(index)];
    return !tasks[size_t(index)].ended && !extra.killing && !extra.replaced;
}

void SimCluster::Private::starting(qint32 index)
{
    const TaskExtra &extra = extras[size_t(index)];
    if (tasks[size_t(index)].ended || extra.killing || tasks[size_t(index)].state != "TASK_STAGING"_L1)
        return;
    if (extra.spec && !extra.spec->pullFailure.isEmpty()) {
        fail(index, extra.spec->pullFailure);
        return;
    }
    for (qint32 t = index; t <= index + extra.siblings; ++t)
        addStatus(t, u"TASK_STARTING"_s);
    if (extra.spec)
        tellStatus(index, u"TASK_STARTING"_s, {});
    at(now + between(400, 1500), Due::Running, index);
}

void SimCluster::Private::running(qint32 index)
{
    const TaskExtra &extra = extras[size_t(index)];
    if (tasks[size_t(index)].ended || extra.killing || tasks[size_t(index)].state != "TASK_STARTING"_L1)
        return;
    for (qint32 t = index; t <= index + extra.siblings; ++t) {
        addStatus(t, u"TASK_RUNNING"_s);
        tasks[size_t(t)].startedMs = now;
    }
    if (!extra.spec)
        return; // of another framework
    tellStatus(index, u"TASK_RUNNING"_s, {});
    const RunSpec &spec = *extra.spec;
    if (spec.crashes)
        at(now + spec.crashAfterMs, Due::Crash, index);
    else
        at(now + 60000, Due::Stable, index);
    if (!spec.checks.empty())
        scheduleCheck(index, now + qMin<qint64>(spec.checks.front().intervalMs, between(1500, 4000)));
    if (!extra.ready)
        at(now + between(4000, 6000), Due::Ready, index);
    dirty = true;
}

void SimCluster::Private::kill(qint32 index, bool replace, const QString &message)
{
    SimTask &task = tasks[size_t(index)];
    TaskExtra &extra = extras[size_t(index)];
    if (task.ended || extra.killing)
        return;
    extra.killing = true;
    extra.replaceAfterKill = replace;
    extra.endMessage = message;
    if (task.state == "TASK_UNREACHABLE"_L1) { // nobody can be told: forgotten at once, killed when it comes back
        expunge(index);
        return;
    }
    const qint64 grace = extra.spec ? extra.spec->killGraceMs : 3000;
    for (qint32 t = index; t <= index + extra.siblings; ++t)
        addStatus(t, u"TASK_KILLING"_s);
    if (extra.spec)
        tellStatus(index, u"TASK_KILLING"_s, {});
    at(now + between(500, qBound(qint64(600), grace, qint64(5000))), Due::Ended, index, qint32(Ending::Killed));
}

void SimCluster::Private::fail(qint32 index, const QString &message)
{
    TaskExtra &extra = extras[size_t(index)];
    if (tasks[size_t(index)].ended || extra.killing || tasks[size_t(index)].state == "TASK_UNREACHABLE"_L1)
        return;
    extra.endMessage = message;
    ended(index, Ending::Failed);
}

void SimCluster::Private::ended(qint32 index, Ending ending)
{
    if (tasks[size_t(index)].ended)
        return;
    static const QString states[] = {u"TASK_KILLED"_s, u"TASK_FAILED"_s, u"TASK_FINISHED"_s, u"TASK_LOST"_s};
    const QString state = states[int(ending)];
    const QString message = extras[size_t(index)].endMessage;
    for (qint32 t = index; t <= index + extras[size_t(index)].siblings; ++t) {
        const QString reason = ending == Ending::Failed ? u"REASON_COMMAND_EXECUTOR_FAILED"_s
                               : ending == Ending::Lost ? u"REASON_SLAVE_REMOVED"_s
                                                        : QString();
        addStatus(t, state, ending == Ending::Killed ? u"Command terminated with signal Terminated"_s : message, reason,
                  ending == Ending::Lost ? u"SOURCE_MASTER"_s : QString());
        tasks[size_t(t)].ended = true;
        tasks[size_t(t)].endedMs = now;
        release(t);
    }
    const qint32 last = index + extras[size_t(index)].siblings;
    if (extras[size_t(index)].spec) { // else of another framework
        tellStatus(index, state, tasks[size_t(index)].statuses.back().message);
        afterEnd(index, ending);
    }
    for (qint32 t = index; t <= last; ++t)
        trimHistory(t);
}

/// A cluster that lives for days does not keep all that ever ran in it. A place in the list stays, but empty.
void SimCluster::Private::trimHistory(qint32 index)
{
    std::deque<qint32> &mine = endedTasks[tasks[size_t(index)].frameworkId];
    mine.push_back(index);
    if (mine.size() <= MostEnded)
        return;
    const auto oldest = size_t(mine.front());
    mine.pop_front();
    taskIndex.remove(tasks[oldest].id);
    tasks[oldest] = SimTask();
    tasks[oldest].ended = true;
    extras[oldest] = TaskExtra();
}

void SimCluster::Private::noteFailure(qint32 index, const QString &message)
{
    const SimTask &task = tasks[size_t(index)];
    const auto app = apps.find(task.appId);
    if (app == apps.end() || app->second.pod)
        return;
    const SimAgent &agent = agents[size_t(task.agent)];
    app->second.lastTaskFailure =
        QJsonObject{{u"appId"_s, task.appId},       {u"host"_s, agent.hostname}, {u"message"_s, message},
                    {u"slaveId"_s, agent.id},       {u"state"_s, task.state},    {u"taskId"_s, task.id},
                    {u"timestamp"_s, isoTime(now)}, {u"version"_s, task.version}};
}

void SimCluster::Private::afterEnd(qint32 index, Ending ending)
{
    const QString appId = tasks[size_t(index)].appId;
    const auto found = appExtras.find(appId);
    if (found == appExtras.end())
        return;
    AppExtra &app = found->second;
    app.live.erase(std::remove(app.live.begin(), app.live.end(), index), app.live.end());
    dirty = true;
    const auto present = apps.find(appId);
    if (present == apps.end()) {
        if (app.live.empty()) {
            appExtras.erase(found);
            tell(u"app_terminated_event"_s, {{u"appId"_s, appId}});
        }
        return;
    }
    const TaskExtra &extra = extras[size_t(index)];
    if (ending != Ending::Killed) {
        if (ending != Ending::Finished)
            noteFailure(index, extra.endMessage);
        // The instance stays and gets its next incarnation, unless a newer definition is being rolled out.
        const auto have = std::count_if(app.live.begin(), app.live.end(), [this](qint32 t) { return counts(t); }) +
                          qint64(app.pending.size());
        const bool outdated = tasks[size_t(index)].version < present->second.lastConfigChangeAt;
        if (!outdated && ending != Ending::Lost) // delays belong to a version of the definition
            backOff(appId);
        if (have < app.spec->instances && !outdated)
            enqueue(appId, {tasks[size_t(index)].instanceId, extra.incarnation + 1});
    }
    reconcile(appId);
}

} // namespace mesoscope::demo
