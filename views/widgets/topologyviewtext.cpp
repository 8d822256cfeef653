// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes and tasks of the map in words.
#include "views/widgets/topologyviewtext.h"

#include "views/text/format.h"
#include "views/text/statetext.h"

#include <QStringList>

namespace mesoscope {

QString TopologyText::hostOf(const Agent &agent)
{
    return agent.hostname.isEmpty() ? agent.id.text().section(u'-', -1) : agent.hostname;
}

AgentId TopologyText::idOf(const Agent &agent)
{
    return agent.id.isEmpty() ? AgentId(agent.hostname) : agent.id;
}

const Agent *TopologyText::find(const ClusterSnapshot &snapshot, const AgentId &id)
{
    if (const Agent *agent = snapshot.findAgent(id))
        return agent;
    for (const Agent &agent : snapshot.agents) {
        if (agent.id.isEmpty() && agent.hostname == id.text())
            return &agent;
    }
    return nullptr;
}

QString TopologyText::taskState(const Task &task)
{
    const QString state =
        task.state == TaskState::Unknown && !task.rawState.isEmpty() ? task.rawState : text(task.state);
    if (task.health != Health::Healthy && task.health != Health::Unhealthy)
        return state;
    //: %1 the state of a task, %2 its health
    return tr("%1, %2").arg(state, text(task.health));
}

QString TopologyText::hostPort(const Task &task)
{
    const QString host = task.host.isEmpty() ? dash() : task.host;
    return task.ports.isEmpty() ? host : host + u':' + QString::number(task.ports.first());
}

QString TopologyText::shortPlace(const Task &task)
{
    const QString host = task.host.isEmpty() ? dash() : shortHost(task.host);
    return task.ports.isEmpty() ? host : host + u':' + QString::number(task.ports.first());
}

QString TopologyText::nodeName(const Agent &agent, int tasks)
{
    //: accessible name of a node: host, number of tasks, status
    return tr("%1, %2, %3").arg(hostOf(agent), tr("%n task(s)", nullptr, tasks), text(agent.status));
}

QString TopologyText::taskName(const Task &task)
{
    //: accessible name of a task: its id, its app, its state
    return tr("%1 of %2, %3").arg(task.id.text(), task.name, taskState(task));
}

QString TopologyText::usedOf(double used, double total, bool known, QString (*format)(double))
{
    if (!known)
        return dash();
    if (total <= 0)
        return format(used);
    return tr("%1 of %2 (%3)").arg(format(used), format(total), formatPercent(used / total));
}

QString TopologyText::nodeTip(const Agent &agent, int tasks)
{
    QStringList lines{hostOf(agent), tr("%1 · %2").arg(text(agent.status), tr("%n task(s)", nullptr, tasks))};
    if (agent.unhealthyTasks > 0)
        lines << tr("%n unhealthy", nullptr, agent.unhealthyTasks);
    if (agent.hasTotals) {
        lines << tr("CPU allocated: %1").arg(usedOf(agent.used.cpus, agent.total.cpus, true, formatCpus));
        lines << tr("Memory allocated: %1").arg(usedOf(agent.used.mem, agent.total.mem, true, formatMebibytes));
    }
    if (!agent.zone.isEmpty())
        lines << tr("Zone: %1").arg(agent.zone);
    return lines.join(u'\n');
}

QString TopologyText::taskTip(const Task &task, qint64 nowMs)
{
    QStringList lines{task.name, task.id.text(), taskState(task), tr("On %1").arg(hostPort(task))};
    if (task.startedAtMs > 0)
        lines << tr("Running for %1").arg(formatSince(task.startedAtMs, nowMs));
    if (!task.resources.isZero())
        lines << tr("%1 CPU, %2 memory").arg(formatCpus(task.resources.cpus), formatMebibytes(task.resources.mem));
    if (task.outdated)
        lines << tr("Runs an older version of its app");
    if (!task.message.isEmpty())
        lines << task.message.left(200);
    return lines.join(u'\n');
}

} // namespace mesoscope
