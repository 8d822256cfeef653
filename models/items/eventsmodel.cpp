// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster's events, newest first.
#include "models/items/smalltables.h"

namespace mesoscope {

void EventsModel::add(const QList<ClusterEvent> &events)
{
    constexpr size_t Most = 5000;
    if (events.isEmpty())
        return;
    const qsizetype skip = events.size() > qsizetype(Most) ? events.size() - qsizetype(Most) : 0;
    const int added = int(events.size() - skip);
    beginInsertRows({}, 0, added - 1);
    for (qsizetype i = skip; i < events.size(); ++i)
        m_rows.push_front(events.at(i));
    endInsertRows();
    if (m_rows.size() > Most) {
        beginRemoveRows({}, int(Most), int(m_rows.size()) - 1);
        m_rows.resize(Most);
        endRemoveRows();
    }
}

void EventsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

const ClusterEvent *EventsModel::eventAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr;
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Type:
        return tr("Event");
    case Subject:
        return tr("About");
    case Summary:
        return tr("What");
    default:
        return {};
    }
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    const ClusterEvent *one = index.isValid() ? eventAt(index.row()) : nullptr;
    if (!one)
        return {};
    switch (role) {
    case IdRole:
        return QString::number(one->serial);
    case MonospaceRole:
        return index.column() == Time || index.column() == Summary;
    case MutedRole:
        return index.column() == Time || index.column() == Summary;
    case SortRole:
    case ValueRole:
        return index.column() == Time ? QVariant(one->timeMs) : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return index.column() == Time ? m_text->time(one->timeMs) : data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return m_text->clock(one->timeMs);
    case Type:
        return one->type;
    case Subject:
        return one->subject.isEmpty() ? m_text->dash() : one->subject;
    case Summary:
        return one->summary;
    default:
        return {};
    }
}

} // namespace mesoscope

#include "moc_smalltables.cpp"
