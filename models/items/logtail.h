// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of a log: a ring with batched appends. What is read stays put (the view keeps its first visible line).
#pragma once

#include "models/domain/logline.h"
#include "models/items/roles.h"

#include <QAbstractListModel>

#include <deque>

namespace mesoscope {

class LogTail : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LevelRole = UnitRole + 1, NoticeRole, LineNumberRole };

    explicit LogTail(int capacity = 50000, QObject *parent = nullptr);

    void append(const QList<LogLine> &lines); ///< one removal and one insertion at most
    void clear();
    const LogLine &line(int row) const { return m_lines[size_t(row)]; }
    qint64 dropped() const { return m_dropped; } ///< lines that left at the top

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::deque<LogLine> m_lines;
    size_t m_capacity;
    qint64 m_dropped = 0;
};

} // namespace mesoscope
