// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a task.
#include "models/items/tasksmodel.h"

namespace mesoscope {

namespace {
constexpr int Columns = int(TaskColumn::Container) + 1;

bool isNumber(int column)
{
    return column == int(TaskColumn::Cpus) || column == int(TaskColumn::Memory) || column == int(TaskColumn::Started);
}

QString portsText(const Task &task)
{
    QStringList ports;
    for (const quint16 port : task.ports)
        ports.append(QString::number(port));
    return ports.join(QStringLiteral(", "));
}
} // namespace

int TasksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

quint32 TasksModel::handleCount(const ClusterSnapshot &snapshot) const
{
    return snapshot.taskHandles;
}

const Task *TasksModel::taskAt(int row) const
{
    if (row < 0 || row >= rowCount() || !snapshot())
        return nullptr;
    const TaskHandle handle(handleAt(row));
    const Task *task = snapshot()->task(handle);
    return task || !previous() ? task : previous()->task(handle);
}

QVariant TasksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (TaskColumn(section)) {
    case TaskColumn::State:
        return tr("State");
    case TaskColumn::Name:
        return tr("App or task");
    case TaskColumn::Id:
        return tr("Instance");
    case TaskColumn::Host:
        return tr("Host");
    case TaskColumn::Ports:
        return tr("Ports");
    case TaskColumn::Framework:
        return tr("Framework");
    case TaskColumn::Cpus:
        return tr("CPU");
    case TaskColumn::Memory:
        return tr("Memory");
    case TaskColumn::Version:
        return tr("Version");
    case TaskColumn::Started:
        return tr("Running for");
    case TaskColumn::Role:
        return tr("Role");
    case TaskColumn::Health:
        return tr("Health");
    case TaskColumn::Container:
        return tr("Container");
    }
    return {};
}

QVariant TasksModel::data(const QModelIndex &index, int role) const
{
    const Task *task = index.isValid() ? taskAt(index.row()) : nullptr;
    if (!task)
        return {};
    const auto column = TaskColumn(index.column());
    const qint64 started = task->startedAtMs ? task->startedAtMs : task->stagedAtMs ? task->stagedAtMs : task->sinceMs;
    switch (role) {
    case HandleRole:
        return task->handle.value();
    case IdRole:
        return task->id.text();
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case MonospaceRole:
        return column == TaskColumn::Id || column == TaskColumn::Ports || column == TaskColumn::Version;
    case MutedRole:
        return column == TaskColumn::Framework || column == TaskColumn::Role || column == TaskColumn::Version ||
               (column == TaskColumn::State && conditionOf(task->state, task->health) == Condition::Ok);
    case ConditionRole:
        if (column == TaskColumn::State)
            return int(conditionOf(task->state, task->health));
        return {};
    case ValueRole:
    case SortRole:
        if (column == TaskColumn::Cpus)
            return task->resources.cpus;
        if (column == TaskColumn::Memory)
            return task->resources.mem;
        if (column == TaskColumn::Started)
            return started;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (column == TaskColumn::Started)
            return text().time(started);
        if (column == TaskColumn::State && !task->message.isEmpty())
            return task->message;
        if (column == TaskColumn::Version && task->outdated)
            return tr("%1: an older configuration than the app's newest").arg(task->version);
        return data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case TaskColumn::State:
        return text().task(*task);
    case TaskColumn::Name:
        return task->name;
    case TaskColumn::Id:
        return task->id.text();
    case TaskColumn::Host:
        return task->host.isEmpty() ? text().dash() : task->host;
    case TaskColumn::Ports:
        return task->ports.isEmpty() ? text().dash() : portsText(*task);
    case TaskColumn::Framework: {
        const Framework *framework = snapshot()->framework(task->framework);
        return framework ? framework->name : task->fromMarathon ? QStringLiteral("marathon") : text().dash();
    }
    case TaskColumn::Cpus:
        return task->resources.isZero() ? text().dash() : text().cpus(task->resources.cpus);
    case TaskColumn::Memory:
        return task->resources.isZero() ? text().dash() : text().mebibytes(task->resources.mem);
    case TaskColumn::Version:
        return task->version.isEmpty() ? text().dash()
               : task->outdated        ? tr("%1 (old)").arg(task->version)
                                       : task->version;
    case TaskColumn::Started:
        return text().age(started);
    case TaskColumn::Role:
        return task->role.isEmpty() ? text().dash() : task->role;
    case TaskColumn::Health:
        return text().health(task->health);
    case TaskColumn::Container: {
        const QString container = containerOfTaskId(task->id.text());
        return container.isEmpty() ? text().dash() : container;
    }
    }
    return {};
}

} // namespace mesoscope

#include "moc_tasksmodel.cpp"
