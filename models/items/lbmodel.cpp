// SPDX-License-Identifier: GPL-3.0-or-later
// The load balancer's rows as a table.
#include "models/items/smalltables.h"

namespace mesoscope {

void LbModel::publish(const SnapshotPtr &snapshot)
{
    const std::vector<LbRow> &wanted = snapshot->lb;
    const auto name = [](const LbRow &row) { return row.proxy + u'\n' + row.server; };
    // Rows keep the order of the statistics page: equal names at equal places are the same row.
    size_t same = 0;
    while (same < m_rows.size() && same < wanted.size() && name(m_rows[same]) == name(wanted[same]))
        ++same;
    if (same < m_rows.size()) {
        beginRemoveRows({}, int(same), int(m_rows.size()) - 1);
        m_rows.resize(same);
        endRemoveRows();
    }
    for (size_t row = 0; row < same; ++row)
        m_rows[row] = wanted[row];
    if (same > 0)
        Q_EMIT dataChanged(index(0, 0), index(int(same) - 1, ColumnCount - 1));
    if (same < wanted.size()) {
        beginInsertRows({}, int(same), int(wanted.size()) - 1);
        m_rows.insert(m_rows.end(), wanted.begin() + std::ptrdiff_t(same), wanted.end());
        endInsertRows();
    }
}

int LbModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LbModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LbModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Status:
        return tr("State");
    case Proxy:
        return tr("Backend");
    case Server:
        return tr("Server");
    case Address:
        return tr("Address");
    case Sessions:
        return tr("Sessions");
    case Total:
        return tr("Sessions so far");
    case BytesIn:
        return tr("Received");
    case BytesOut:
        return tr("Sent");
    case Check:
        return tr("Last check");
    default:
        return {};
    }
}

QVariant LbModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const LbRow &one = m_rows[size_t(index.row())];
    const bool number = index.column() >= Sessions && index.column() <= BytesOut;
    switch (role) {
    case IdRole:
        return QString(one.proxy + u'/' + one.server);
    case ConditionRole:
        if (index.column() == Status)
            return int(one.isUp()                                     ? Condition::Ok
                       : one.status.startsWith(QLatin1String("DOWN")) ? Condition::Bad
                                                                      : Condition::Off);
        return {};
    case MonospaceRole:
        return index.column() == Address;
    case MutedRole:
        return index.column() == Check || (index.column() == Status && one.isUp());
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
    case ValueRole:
        if (index.column() == Sessions)
            return one.sessionsNow;
        if (index.column() == Total)
            return one.sessionsTotal;
        if (index.column() == BytesIn)
            return one.bytesIn;
        if (index.column() == BytesOut)
            return one.bytesOut;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Status:
        return one.status;
    case Proxy:
        return one.proxy;
    case Server:
        return one.server;
    case Address:
        return one.address.isEmpty() ? m_text->dash() : one.address;
    case Sessions:
        return m_text->count(one.sessionsNow);
    case Total:
        return m_text->count(one.sessionsTotal);
    case BytesIn:
        return m_text->bytes(double(one.bytesIn));
    case BytesOut:
        return m_text->bytes(double(one.bytesOut));
    case Check:
        return QString(one.checkStatus + u' ' + one.lastCheck).trimmed();
    default:
        return {};
    }
}

} // namespace mesoscope
