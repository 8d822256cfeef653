// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's list as a model; cells are painted by CellDelegate.
#include "models/items/roles.h"
#include "views/widgets/topologyinspector.h"

namespace mesoscope {

void InspectorList::setRows(std::vector<Row> rows)
{
    bool same = rows.size() == m_rows.size();
    for (size_t i = 0; same && i < rows.size(); ++i)
        same = rows[i].what == m_rows[i].what;
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    if (rows == m_rows || rows.empty())
        return;
    m_rows = std::move(rows);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 1));
}

int InspectorList::indexOf(const Selectable &what) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].what == what)
            return int(i);
    }
    return -1;
}

void InspectorList::setTitles(const QString &text, const QString &note)
{
    if (m_titles[0] == text && m_titles[1] == note)
        return;
    m_titles[0] = text;
    m_titles[1] = note;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, 1);
}

int InspectorList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InspectorList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant InspectorList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const bool first = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return first ? row.text : row.note;
    case Qt::AccessibleTextRole:
        return first ? row.text + QLatin1String(", ") + row.note : row.note;
    case Qt::TextAlignmentRole:
        return int((first ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ConditionRole:
        return first ? QVariant(int(row.condition)) : QVariant();
    case MonospaceRole:
        return first && row.mono;
    case MutedRole:
        return !first;
    default:
        return {};
    }
}

QVariant InspectorList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > 1)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_titles[section]) : QVariant();
}

} // namespace mesoscope
