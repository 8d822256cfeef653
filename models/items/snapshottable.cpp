// SPDX-License-Identifier: GPL-3.0-or-later
// Follows a RowOrder: permute, remove, insert, permute, one dataChanged.
#include "models/items/snapshottable.h"

#include <algorithm>

namespace mesoscope {

void SnapshotTable::setText(const CellText &text)
{
    m_text = &text;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int SnapshotTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SnapshotTable::rowOf(quint32 handle) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), handle);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void SnapshotTable::clear()
{
    beginResetModel();
    m_rows.clear();
    m_snapshot.reset();
    m_total = 0;
    endResetModel();
}

void SnapshotTable::publish(const RowOrder &order)
{
    if (!order.snapshot)
        return;
    // Handles of another connection mean other entities: nothing can be carried over.
    if (m_snapshot && order.snapshot->revision < m_snapshot->revision)
        clear();
    Q_EMIT aboutToPublish();
    const quint32 handles = std::max(handleCount(*order.snapshot), m_snapshot ? handleCount(*m_snapshot) : 0);
    m_previous = m_snapshot;
    m_snapshot = order.snapshot;
    m_total = order.total;

    // At most four signals: what is new at the end, everything to its place with what leaves at the end, off with that,
    // and the values.
    enum : char { Absent, Present, Wanted };
    std::vector<char> mark(handles, Absent);
    for (const quint32 handle : m_rows)
        mark[handle] = Present;
    std::vector<quint32> born;
    for (const quint32 handle : order.handles) {
        if (mark[handle] == Absent)
            born.push_back(handle);
        mark[handle] = Wanted;
    }
    std::vector<quint32> next = order.handles;
    for (const quint32 handle : m_rows) {
        if (mark[handle] == Present)
            next.push_back(handle);
    }
    if (!born.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(born.size()) - 1);
        m_rows.insert(m_rows.end(), born.begin(), born.end());
        endInsertRows();
    }
    permute(std::move(next), handles);
    const int kept = int(order.handles.size());
    if (kept < rowCount()) {
        beginRemoveRows({}, kept, rowCount() - 1);
        m_rows.resize(size_t(kept));
        endRemoveRows();
    }
    m_previous.reset();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT published();
}

void SnapshotTable::permute(std::vector<quint32> next, quint32 handleCount)
{
    if (next == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> rowOf(handleCount, -1);
    for (size_t row = 0; row < next.size(); ++row)
        rowOf[next[row]] = int(row);
    const QModelIndexList from = persistentIndexList(); // after the signal: views add theirs in its slots
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &old : from)
        to.append(index(rowOf[m_rows[size_t(old.row())]], old.column()));
    m_rows = std::move(next);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace mesoscope

#include "moc_snapshottable.cpp"
