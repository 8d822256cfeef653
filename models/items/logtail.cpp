// SPDX-License-Identifier: GPL-3.0-or-later
// A ring of lines.
#include "models/items/logtail.h"

#include <algorithm>

namespace mesoscope {

LogTail::LogTail(int capacity, QObject *parent) : QAbstractListModel(parent), m_capacity(size_t(std::max(1, capacity)))
{
}

void LogTail::append(const QList<LogLine> &lines)
{
    if (lines.isEmpty())
        return;
    // Of more lines than fit, only the last ones ever become rows.
    const size_t skip = size_t(lines.size()) > m_capacity ? size_t(lines.size()) - m_capacity : 0;
    const size_t added = size_t(lines.size()) - skip;
    const size_t over = m_lines.size() + added > m_capacity ? m_lines.size() + added - m_capacity : 0;
    if (over > 0) {
        beginRemoveRows({}, 0, int(over) - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(over));
        endRemoveRows();
    }
    m_dropped += qint64(over + skip);
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + added) - 1);
    m_lines.insert(m_lines.end(), lines.begin() + qsizetype(skip), lines.end());
    endInsertRows();
}

void LogTail::clear()
{
    beginResetModel();
    m_lines.clear();
    m_dropped = 0;
    endResetModel();
}

int LogTail::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant LogTail::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() < 0 || size_t(index.row()) >= m_lines.size())
        return {};
    const LogLine &line = m_lines[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case LevelRole:
        return int(line.level);
    case NoticeRole:
        return line.notice;
    case LineNumberRole:
        return m_dropped + index.row() + 1;
    case MonospaceRole:
        return true;
    default:
        return {};
    }
}

} // namespace mesoscope

#include "moc_logtail.cpp"
