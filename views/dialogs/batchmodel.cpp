// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/batchmodel.h"

#include "models/domain/states.h"
#include "models/items/roles.h"

#include <algorithm>

namespace mesoscope {

static Condition conditionOf(BatchState state)
{
    switch (state) {
    case BatchState::Planned:
    case BatchState::Skipped:
        return Condition::Off;
    case BatchState::Sending:
        return Condition::Progress;
    case BatchState::Done:
        return Condition::Ok;
    case BatchState::Refused:
        return Condition::Bad;
    case BatchState::Open:
        break;
    }
    return Condition::Warning;
}

void BatchModel::setItems(const QList<BatchItem> &items)
{
    beginResetModel();
    m_rows.clear();
    for (const BatchItem &item : items)
        m_rows.push_back({item, item.skipped.isEmpty() ? BatchState::Planned : BatchState::Skipped, item.skipped});
    endResetModel();
}

void BatchModel::setState(int row, BatchState state, const QString &text)
{
    m_rows.at(size_t(row)).state = state;
    m_rows.at(size_t(row)).text = text;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int BatchModel::count(BatchState state) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [state](const Row &row) { return row.state == state; }));
}

int BatchModel::next(int after) const
{
    for (int row = after + 1; row < rowCount(); ++row) {
        if (state(row) == BatchState::Planned)
            return row;
    }
    return -1;
}

int BatchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == App      ? row.item.app.text()
               : index.column() == Change ? row.item.change
                                          : row.text.simplified();
    case IdRole:
        return row.item.app.text();
    case MonospaceRole:
        return index.column() == App;
    case MutedRole:
        return row.state == BatchState::Skipped;
    case ConditionRole:
        return index.column() == Outcome && row.state != BatchState::Planned ? QVariant(int(conditionOf(row.state)))
                                                                             : QVariant();
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == App ? tr("App") : section == Change ? tr("What changes") : tr("What has become of it");
}

} // namespace mesoscope

#include "moc_batchmodel.cpp"
