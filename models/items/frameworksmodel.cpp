// SPDX-License-Identifier: GPL-3.0-or-later
// Frameworks as a table.
#include "models/items/smalltables.h"

#include <algorithm>

namespace mesoscope {

void FrameworksModel::publish(const SnapshotPtr &snapshot)
{
    const std::vector<Framework> &wanted = snapshot->frameworks;
    // Both are sorted by handle: one walk from the back removes, one from the front inserts and changes.
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const FrameworkHandle handle = m_rows[size_t(row)].handle;
        if (snapshot->framework(handle) && snapshot->framework(handle)->id == m_rows[size_t(row)].id)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (size_t row = 0; row < wanted.size(); ++row) {
        if (row < m_rows.size() && m_rows[row].handle == wanted[row].handle) {
            const bool same = m_rows[row] == wanted[row];
            m_rows[row] = wanted[row];
            if (!same)
                Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
        } else {
            beginInsertRows({}, int(row), int(row));
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(row), wanted[row]);
            endInsertRows();
        }
    }
}

int FrameworksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FrameworksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FrameworksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Name:
        return tr("Framework");
    case Tasks:
        return tr("Tasks");
    case Cpus:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Roles:
        return tr("Roles");
    case Host:
        return tr("Host");
    case Id:
        return tr("Framework id");
    case Registered:
        return tr("Registered for");
    default:
        return {};
    }
}

QVariant FrameworksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const Framework &one = m_rows[size_t(index.row())];
    const Condition condition = one.completed                 ? Condition::Off
                                : one.connected && one.active ? Condition::Ok
                                                              : Condition::Warning;
    const bool number = index.column() == Tasks || index.column() == Cpus || index.column() == Memory;
    switch (role) {
    case IdRole:
        return one.id.text();
    case HandleRole:
        return one.handle.value();
    case ConditionRole:
        return index.column() == State ? QVariant(int(condition)) : QVariant();
    case MonospaceRole:
        return index.column() == Id;
    case MutedRole:
        return index.column() == Id || index.column() == Host ||
               (index.column() == State && condition == Condition::Ok);
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
    case ValueRole:
        if (index.column() == Tasks)
            return one.activeTasks;
        if (index.column() == Cpus)
            return one.used.cpus;
        if (index.column() == Memory)
            return one.used.mem;
        if (index.column() == Registered)
            return one.registeredAtMs;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return index.column() == Registered ? m_text->time(one.registeredAtMs) : data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case State:
        return one.completed    ? tr("completed")
               : one.recovered  ? tr("recovered, not back yet")
               : !one.connected ? tr("disconnected")
               : !one.active    ? tr("inactive")
                                : tr("connected");
    case Name:
        return one.name;
    case Tasks:
        return m_text->count(one.activeTasks);
    case Cpus:
        return m_text->cpus(one.used.cpus);
    case Memory:
        return m_text->mebibytes(one.used.mem);
    case Roles:
        return one.roles.join(QStringLiteral(", "));
    case Host:
        return one.hostname.isEmpty() ? m_text->dash() : one.hostname;
    case Id:
        return one.id.text();
    case Registered:
        return m_text->age(one.registeredAtMs);
    default:
        return {};
    }
}

} // namespace mesoscope
