// SPDX-License-Identifier: GPL-3.0-or-later
// Agents that go and come back, and masters that change.
#include "app/demo/simprivate.h"

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

/// slave_ping_timeout x max_slave_ping_timeouts of the observed cluster, and a little.
static constexpr qint64 PingTimeoutMs = 17500;
static constexpr qint64 ElectionMs = 9000;

void SimCluster::setAgentReachable(int agent, bool reachable)
{
    SimAgent &one = d->agents[size_t(agent)];
    if (reachable) {
        d->agentBack(agent);
    } else if (one.active) {
        one.active = false;
        d->at(d->now + PingTimeoutMs, Due::PingTimeout, agent);
    }
    if (d->dirty)
        d->pump();
}

int SimCluster::returnedAgents() const
{
    return d->returnedAgents;
}

void SimCluster::setAgentDeactivated(int agent, bool deactivated)
{
    SimAgent &one = d->agents[size_t(agent)];
    one.deactivated = deactivated;
    if (one.reachable)
        one.active = !deactivated;
    if (!deactivated && !d->waiting.empty())
        d->wantOffers(500);
}

void SimCluster::Private::pingTimeout(qint32 index)
{
    SimAgent &agent = agents[size_t(index)];
    if (agent.active || !agent.reachable)
        return;
    agent.reachable = false;
    const std::vector<qint32> on = agent.tasks;
    for (const qint32 task : on) {
        // Before 1.2, and to a framework that does not know of partitions, its tasks are lost for good.
        if (!scenario.versions.mesos.partitions || (isMarathons(task) && !scenario.versions.marathon.instances)) {
            if (extras[size_t(task)].head < 0) {
                extras[size_t(task)].endMessage = u"Slave "_s + agent.id + u" removed"_s;
                ended(task, Ending::Lost);
            }
            continue;
        }
        addStatus(task, u"TASK_UNREACHABLE"_s, u"Agent is unreachable"_s, u"REASON_SLAVE_REMOVED"_s,
                  u"SOURCE_MASTER"_s);
        if (!isMarathons(task) || extras[size_t(task)].head >= 0)
            continue;
        tellStatus(task, u"TASK_UNREACHABLE"_s, u"Agent is unreachable"_s);
        noteFailure(task, u"Agent is unreachable"_s);
        const RunSpec &spec = *extras[size_t(task)].spec;
        if (extras[size_t(task)].killing) {
            expunge(task);
        } else if (!spec.unreachableDisabled) {
            at(now + spec.inactiveMs, Due::Inactive, task);
            at(now + spec.expungeMs, Due::Expunge, task);
        }
    }
    dirty = true;
}

void SimCluster::Private::inactive(qint32 index)
{
    TaskExtra &extra = extras[size_t(index)];
    if (tasks[size_t(index)].state != "TASK_UNREACHABLE"_L1 || extra.replaced)
        return;
    extra.replaced = true;
    tellInstance(index, u"UnreachableInactive"_s);
    dirty = true;
    reconcile(tasks[size_t(index)].appId);
}

/// Marathon forgets the task; for Mesos it stays unreachable until its agent comes back.
void SimCluster::Private::expunge(qint32 index)
{
    const SimTask &task = tasks[size_t(index)];
    if (task.state != "TASK_UNREACHABLE"_L1)
        return;
    const QString appId = task.appId;
    extras[size_t(index)].replaced = true;
    const auto found = appExtras.find(appId);
    if (found == appExtras.end())
        return;
    std::vector<qint32> &live = found->second.live;
    const auto mine = std::remove(live.begin(), live.end(), index);
    if (mine == live.end())
        return;
    live.erase(mine, live.end());
    tellInstance(index, u"Killed"_s);
    dirty = true;
    if (apps.count(appId) > 0) {
        reconcile(appId);
    } else if (live.empty()) {
        appExtras.erase(found);
        tell(u"app_terminated_event"_s, {{u"appId"_s, appId}});
    }
}

void SimCluster::Private::agentBack(qint32 index)
{
    SimAgent &agent = agents[size_t(index)];
    agent.active = !agent.deactivated;
    if (agent.reachable)
        return;
    agent.reachable = true;
    ++returnedAgents;
    const std::vector<qint32> on = agent.tasks;
    for (const qint32 task : on) { // seen on a real master: running again, told anew, and before their agent
        noteStatus(task, u"TASK_RUNNING"_s, {}, u"REASON_SLAVE_REREGISTERED"_s, u"SOURCE_MASTER"_s);
        tellMesos(MesosChange::Kind::TaskAdded, task);
    }
    tellMesos(MesosChange::Kind::AgentAdded, -1, index);
    for (const qint32 task : on) {
        if (tasks[size_t(task)].startedMs == 0)
            tasks[size_t(task)].startedMs = now;
        if (!isMarathons(task) || extras[size_t(task)].head >= 0)
            continue;
        const QString appId = tasks[size_t(task)].appId;
        const auto app = appExtras.find(appId);
        const bool known = app != appExtras.end() &&
                           std::find(app->second.live.begin(), app->second.live.end(), task) != app->second.live.end();
        if (!known) { // expunged meanwhile: Marathon kills what it does not know
            tell(u"unknown_instance_terminated_event"_s, {{u"instanceId"_s, tasks[size_t(task)].instanceId},
                                                          {u"runSpecId"_s, appId},
                                                          {u"condition"_s, u"Killed"_s}});
            extras[size_t(task)].killing = true;
            at(now + between(500, 2500), Due::Ended, task, qint32(Ending::Killed));
            continue;
        }
        extras[size_t(task)].replaced = false;
        tellStatus(task, u"TASK_RUNNING"_s, {});
        if (tasks[size_t(task)].health && checkFails(task))
            scheduleCheck(task, now + 1000);
        reconcile(appId);
    }
    dirty = true;
    if (!waiting.empty())
        wantOffers(500);
}

void SimCluster::setLeader(int index)
{
    ++d->elections; // what was planned for an earlier election no longer counts
    if (index < 0) {
        d->nextLeader = d->leader < 0 ? d->nextLeader : (d->leader + 1) % 3;
        d->leader = -1;
        d->missingAgents = 0;
        d->tell(u"scheduler_disconnected_event"_s, {});
        d->at(d->now + ElectionMs, Due::Elect, d->elections);
        return;
    }
    d->nextLeader = index % 3;
    d->elect();
}

void SimCluster::Private::elect()
{
    leader = nextLeader;
    masterId = newUuid();
    electedMs = now;
    for (SimFramework &framework : frameworks) { // the registry holds agents only, and these have none to tell of them
        const auto lives = [&framework](const SimTask &task) {
            return !task.ended && task.frameworkId == framework.id;
        };
        framework.forgotten |=
            framework.completed || (!framework.connected && std::none_of(tasks.begin(), tasks.end(), lives));
    }
    missingAgents = int(agents.size());
    const auto count = qint64(agents.size());
    for (qint64 i = 0; i < count; ++i) // one by one, all within four seconds
        at(now + 250 + i * qMin<qint64>(180 * count, 4000) / count, Due::RecoverAgent, qint32(i), elections);
    tell(u"scheduler_reregistered_event"_s, {{u"master"_s, u"master-%1.demo.example:5050"_s.arg(leader + 1)}});
}

void SimCluster::Private::recoverAgent(qint32 agent, qint32 election)
{
    if (election != elections)
        return;
    missingAgents = int(agents.size()) - 1 - agent;
    if (agents[size_t(agent)].reachable) {
        for (const qint32 task : agents[size_t(agent)].tasks)
            tellMesos(MesosChange::Kind::TaskAdded, task);
        tellMesos(MesosChange::Kind::AgentAdded, -1, agent);
    }
    if (missingAgents == 0 && !waiting.empty())
        wantOffers(500);
}

qint32 SimCluster::Private::agentByName(const QString &hostname) const
{
    for (size_t i = 0; i < agents.size(); ++i) {
        if (agents[i].hostname.startsWith(hostname))
            return qint32(i);
    }
    return -1;
}

} // namespace mesoscope::demo
