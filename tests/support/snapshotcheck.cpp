// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/snapshotcheck.h"

#include <QSet>

#include <cmath>

namespace mesoscope::test {

namespace {

/// By handle, each once, and below @p handles.
template<class Entity>
QString orderProblem(const std::vector<Entity> &entities, quint32 handles, const char *kind)
{
    quint32 next = 0;
    for (const Entity &entity : entities) {
        const quint32 handle = entity.handle.value();
        if (!entity.handle.isValid() || handle >= handles)
            return QStringLiteral("%1: a handle that was never given").arg(QLatin1String(kind));
        if (handle < next)
            return QStringLiteral("%1: a row twice or out of order").arg(QLatin1String(kind));
        next = handle + 1;
    }
    return {};
}

QString indexProblem(const ClusterSnapshot &snapshot, const std::vector<quint32> &rows,
                     const std::vector<quint32> &begin, quint32 handles, bool byApp)
{
    if (begin.size() != size_t(handles) + 1)
        return QStringLiteral("an index of another size than its handles");
    size_t indexed = 0;
    for (quint32 handle = 0; handle < handles; ++handle) {
        if (begin[handle] > begin[handle + 1] || begin[handle + 1] > rows.size())
            return QStringLiteral("an index that runs backwards");
        for (quint32 at = begin[handle]; at < begin[handle + 1]; ++at, ++indexed) {
            if (rows[at] >= snapshot.tasks.size())
                return QStringLiteral("an index beyond the tasks");
            const Task &task = snapshot.tasks[rows[at]];
            if ((byApp ? task.app.value() : task.agent.value()) != handle)
                return QStringLiteral("a task in the index of another");
        }
    }
    size_t wanted = 0;
    for (const Task &task : snapshot.tasks)
        wanted += byApp ? task.app.isValid() : task.agent.isValid();
    return indexed == wanted ? QString() : QStringLiteral("a task that is in no index");
}

bool isNumber(const Resources &resources)
{
    return !std::isnan(resources.cpus) && !std::isnan(resources.mem) && !std::isnan(resources.disk) &&
           !std::isnan(resources.gpus);
}

QString totalsProblem(const ClusterSnapshot &snapshot)
{
    int active = 0;
    for (const Task &task : snapshot.tasks)
        active += isActive(task.state);
    if (active != snapshot.totals.activeTasks)
        return QStringLiteral("%1 active tasks counted, %2 listed").arg(snapshot.totals.activeTasks).arg(active);
    if (snapshot.totals.agents != int(snapshot.agents.size()))
        return QStringLiteral("agents counted otherwise than listed");
    for (const auto &sum : {snapshot.totals.capacity, snapshot.totals.allocated, snapshot.totals.offered}) {
        if (sum && !isNumber(*sum))
            return QStringLiteral("a total that is no number");
    }
    return {};
}

} // namespace

QString problemOf(const ClusterSnapshot &snapshot)
{
    QStringList problems{
        orderProblem(snapshot.tasks, snapshot.taskHandles, "tasks"),
        orderProblem(snapshot.agents, snapshot.agentHandles, "agents"),
        orderProblem(snapshot.frameworks, snapshot.frameworkHandles, "frameworks"),
        orderProblem(snapshot.apps, snapshot.appHandles, "apps"),
        orderProblem(snapshot.deployments, snapshot.deploymentHandles, "deployments"),
        indexProblem(snapshot, snapshot.tasksByApp, snapshot.tasksByAppBegin, snapshot.appHandles, true),
        indexProblem(snapshot, snapshot.tasksByAgent, snapshot.tasksByAgentBegin, snapshot.agentHandles, false),
        totalsProblem(snapshot)};
    QSet<QString> ids;
    for (const Agent &agent : snapshot.agents) {
        if (!agent.id.isEmpty() && ids.contains(agent.id.text()))
            problems.append(QStringLiteral("an agent twice"));
        ids.insert(agent.id.text());
    }
    QSet<QString> apps;
    for (const App &app : snapshot.apps) {
        if (apps.contains(app.id.text()))
            problems.append(QStringLiteral("an app twice"));
        apps.insert(app.id.text());
    }
    problems.removeAll(QString());
    return problems.join(QStringLiteral("; "));
}

} // namespace mesoscope::test
