// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of an agent.
#include "models/items/agentsmodel.h"

namespace mesoscope {

namespace {
constexpr int Columns = int(AgentColumn::Port) + 1;

bool isNumber(int column)
{
    return (column >= int(AgentColumn::Tasks) && column <= int(AgentColumn::Gpus)) ||
           column == int(AgentColumn::Port) || column == int(AgentColumn::Registered);
}

QString attributesText(const Agent &agent)
{
    QStringList parts;
    for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it)
        parts.append(it.key() + u':' + *it);
    return parts.join(u' ');
}
} // namespace

int AgentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

quint32 AgentsModel::handleCount(const ClusterSnapshot &snapshot) const
{
    return snapshot.agentHandles;
}

const Agent *AgentsModel::agentAt(int row) const
{
    if (row < 0 || row >= rowCount() || !snapshot())
        return nullptr;
    const AgentHandle handle(handleAt(row));
    const Agent *agent = snapshot()->agent(handle);
    return agent || !previous() ? agent : previous()->agent(handle);
}

QVariant AgentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (AgentColumn(section)) {
    case AgentColumn::Status:
        return tr("State");
    case AgentColumn::Hostname:
        return tr("Node");
    case AgentColumn::Id:
        return tr("Agent id");
    case AgentColumn::Tasks:
        return tr("Tasks");
    case AgentColumn::Cpus:
        return tr("CPU");
    case AgentColumn::Memory:
        return tr("Memory");
    case AgentColumn::Disk:
        return tr("Disk");
    case AgentColumn::Gpus:
        return tr("GPU");
    case AgentColumn::Attributes:
        return tr("Attributes");
    case AgentColumn::Version:
        return tr("Version");
    case AgentColumn::Registered:
        return tr("Registered for");
    case AgentColumn::Port:
        return tr("Port");
    }
    return {};
}

QVariant AgentsModel::data(const QModelIndex &index, int role) const
{
    const Agent *agent = index.isValid() ? agentAt(index.row()) : nullptr;
    if (!agent)
        return {};
    const auto column = AgentColumn(index.column());
    const auto share = [](double used, double total) { return total > 0 ? used / total : 0.0; };
    switch (role) {
    case HandleRole:
        return agent->handle.value();
    case IdRole:
        return agent->id.isEmpty() ? agent->hostname : agent->id.text();
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case MonospaceRole:
        return column == AgentColumn::Id;
    case MutedRole:
        return column == AgentColumn::Id || column == AgentColumn::Attributes || column == AgentColumn::Version ||
               (column == AgentColumn::Status && agent->status == AgentStatus::Active);
    case ConditionRole:
        if (column == AgentColumn::Status)
            return int(conditionOf(agent->status));
        return {};
    case ProgressRole:
        if (agent->hasTotals && column == AgentColumn::Cpus)
            return share(agent->used.cpus, agent->total.cpus);
        if (agent->hasTotals && column == AgentColumn::Memory)
            return share(agent->used.mem, agent->total.mem);
        if (agent->hasTotals && column == AgentColumn::Disk)
            return share(agent->used.disk, agent->total.disk);
        return {};
    case ValueRole:
    case SortRole:
        if (column == AgentColumn::Tasks)
            return agent->activeTasks;
        if (column == AgentColumn::Registered)
            return agent->registeredAtMs;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (column == AgentColumn::Registered)
            return text().time(agent->registeredAtMs);
        return data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    const auto usedOf = [agent](const QString &used, const QString &total) {
        return agent->hasTotals ? tr("%1 of %2").arg(used, total) : used;
    };
    switch (column) {
    case AgentColumn::Status:
        return text().agent(agent->status);
    case AgentColumn::Hostname:
        return agent->hostname;
    case AgentColumn::Id:
        return agent->id.isEmpty() ? text().dash() : agent->id.text();
    case AgentColumn::Tasks:
        return text().count(agent->activeTasks);
    case AgentColumn::Cpus:
        return usedOf(text().cpus(agent->used.cpus), text().cpus(agent->total.cpus));
    case AgentColumn::Memory:
        return usedOf(text().mebibytes(agent->used.mem), text().mebibytes(agent->total.mem));
    case AgentColumn::Disk:
        return agent->hasTotals ? usedOf(text().mebibytes(agent->used.disk), text().mebibytes(agent->total.disk))
                                : text().dash();
    case AgentColumn::Gpus:
        return agent->hasTotals && agent->total.gpus > 0
                   ? usedOf(text().count(qint64(agent->used.gpus)), text().count(qint64(agent->total.gpus)))
                   : text().dash();
    case AgentColumn::Attributes:
        return attributesText(*agent);
    case AgentColumn::Version:
        return agent->version.isEmpty() ? text().dash() : agent->version;
    case AgentColumn::Registered:
        return text().age(agent->registeredAtMs);
    case AgentColumn::Port:
        return agent->port > 0 ? QString::number(agent->port) : text().dash();
    }
    return {};
}

} // namespace mesoscope

#include "moc_agentsmodel.cpp"
