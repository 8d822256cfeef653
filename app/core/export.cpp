// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/export.h"

#include "app/core/exportentities.h"

#include <algorithm>
#include <cstdlib>

namespace mesoscope {

using namespace exporting;

static QJsonObject totals(const ClusterSnapshot &snapshot)
{
    const Totals &t = snapshot.totals;
    const Capabilities known = snapshot.capabilities();
    const bool tasks = known.testFlag(Capability::Tasks) || known.testFlag(Capability::Apps);
    const bool agents = known.testFlag(Capability::Agents) || !snapshot.agents.empty();
    return {
        {QStringLiteral("capacity"), orNull(t.capacity)},
        {QStringLiteral("allocated"), orNull(t.allocated)},
        {QStringLiteral("offered"), orNull(t.offered)},
        {QStringLiteral("agents"), numberIf(agents, t.agents)},
        {QStringLiteral("activeAgents"), numberIf(agents, t.activeAgents)},
        {QStringLiteral("apps"), numberIf(known.testFlag(Capability::Apps), t.apps)},
        {QStringLiteral("activeTasks"), numberIf(tasks, t.activeTasks)},
        {QStringLiteral("healthyTasks"), numberIf(tasks, t.healthyTasks)},
        {QStringLiteral("unhealthyTasks"), numberIf(tasks, t.unhealthyTasks)},
    };
}

static QJsonObject clusterInfo(const ClusterInfo &info)
{
    QJsonArray masters;
    for (const MasterInfo &master : info.masters) {
        masters.append(QJsonObject{{QStringLiteral("address"), master.address},
                                   {QStringLiteral("version"), textOrNull(master.version)},
                                   {QStringLiteral("leader"), master.leader},
                                   {QStringLiteral("answered"), master.answered}});
    }
    return {
        {QStringLiteral("name"), textOrNull(info.name)},
        {QStringLiteral("marathonVersion"), textOrNull(info.marathonVersion)},
        {QStringLiteral("marathonLeader"), textOrNull(info.marathonLeader)},
        {QStringLiteral("marathonFrameworkId"), textOrNull(info.marathonFrameworkId)},
        {QStringLiteral("mesosVersion"), textOrNull(info.mesosVersion)},
        {QStringLiteral("mesosLeader"), textOrNull(info.mesosLeader)},
        {QStringLiteral("mesosMasterId"), textOrNull(info.mesosMasterId)},
        {QStringLiteral("mesosElectedAt"), time(info.electedAtMs)},
        {QStringLiteral("masters"), masters},
        {QStringLiteral("unreachableAgents"), numberIf(info.unreachableKnown, info.unreachableAgents)},
        {QStringLiteral("recoveredAgents"), info.recoveredAgents},
    };
}

template<class List, class F>
static QJsonArray each(const List &list, F toJson)
{
    QJsonArray array;
    for (const auto &entity : list)
        array.append(toJson(entity));
    return array;
}

QJsonObject exportCluster(const ClusterSnapshot &snapshot)
{
    QStringList masked;
    QJsonArray apps;
    QJsonArray queue;
    for (const App &app : snapshot.apps) {
        apps.append(appJson(app, snapshot, QStringLiteral("/apps/%1").arg(apps.size()), &masked));
        if (app.queue)
            queue.append(queueJson(*app.queue));
    }
    QJsonArray frameworks;
    for (const Framework &framework : snapshot.frameworks)
        frameworks.append(frameworkJson(framework, QStringLiteral("/frameworks/%1").arg(frameworks.size()), &masked));

    // What this user may not see is not known: that is not the same as nothing.
    const auto unlessRefused = [&snapshot](Capability what, const QJsonArray &list) {
        return snapshot.source(SourceId::Marathon).refusal(what) ? QJsonValue(QJsonValue::Null) : QJsonValue(list);
    };
    QJsonObject document{
        {QStringLiteral("schema"), 1},
        {QStringLiteral("takenAt"), time(snapshot.takenAtMs)},
        {QStringLiteral("cluster"), clusterInfo(snapshot.info)},
        {QStringLiteral("sources"), each(snapshot.sources, [](const SourceState &s) { return sourceJson(s); })},
        {QStringLiteral("totals"), totals(snapshot)},
        {QStringLiteral("agents"), each(snapshot.agents, [&](const Agent &a) { return agentJson(a); })},
        {QStringLiteral("frameworks"), frameworks},
        {QStringLiteral("tasks"), each(snapshot.tasks, [&](const Task &t) { return taskJson(t, snapshot); })},
        {QStringLiteral("apps"), apps},
        {QStringLiteral("groups"), each(snapshot.groups, [](const Group &g) { return groupJson(g); })},
        {QStringLiteral("deployments"),
         unlessRefused(Capability::Deployments,
                       each(snapshot.deployments, [](const Deployment &d) { return deploymentJson(d); }))},
        {QStringLiteral("queue"), unlessRefused(Capability::Queue, queue)},
        {QStringLiteral("roles"), each(snapshot.roles, [](const Role &r) { return roleJson(r); })},
        {QStringLiteral("loadBalancer"), each(snapshot.lb, [](const LbRow &row) { return lbJson(row); })},
    };
    document.insert(QStringLiteral("masked"), QJsonArray::fromStringList(masked));
    return document;
}

int exitStatusOf(const SourceStates &sources)
{
    const auto wanted = [](const SourceState &state) { return state.phase != SourceState::Phase::Absent; };
    const auto good = [&](const SourceState &state) { return !wanted(state) || (state.isLive() && !state.error); };
    const auto answered = [](const SourceState &state) { return state.isLive() || state.hasData(); };
    if (!std::any_of(sources.begin(), sources.end(), answered))
        return 4;
    return std::all_of(sources.begin(), sources.end(), good) ? 0 : 3;
}

int exitStatusOf(const ClusterSnapshot &snapshot)
{
    const int status = exitStatusOf(snapshot.sources);
    return status == 0 && isRecovering(snapshot) ? 3 : status;
}

bool isRecovering(const ClusterSnapshot &snapshot)
{
    // For a moment a new leader does not even know whom it waits for.
    constexpr qint64 EmptyMs = 5000;
    const ClusterInfo &info = snapshot.info;
    if (info.recoveredAgents > 0)
        return true;
    const SourceState &mesos = snapshot.source(SourceId::Mesos);
    const bool knowsNobody = std::all_of(snapshot.agents.begin(), snapshot.agents.end(), [](const Agent &agent) {
        return !agent.hasTotals; // named by what Marathon runs
    });
    if (!mesos.isLive() || !knowsNobody || info.unreachableAgents > 0)
        return false;
    const bool justElected = info.electedAtMs > 0 && std::abs(mesos.lastGoodMs - info.electedAtMs) < EmptyMs;
    return justElected || snapshot.totals.activeTasks > 0; // they run somewhere, whatever the two clocks say
}

bool isSettled(const SourceStates &sources)
{
    return std::all_of(sources.begin(), sources.end(), [](const SourceState &state) {
        return state.phase != SourceState::Phase::Connecting && (!state.isLive() || state.hasData());
    });
}

} // namespace mesoscope
