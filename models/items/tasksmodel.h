// SPDX-License-Identifier: GPL-3.0-or-later
// All tasks of the cluster as a table. Columns: TaskColumn.
#pragma once

#include "models/items/snapshottable.h"

namespace mesoscope {

class TasksModel : public SnapshotTable
{
    Q_OBJECT

public:
    using SnapshotTable::SnapshotTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const Task *taskAt(int row) const;

protected:
    quint32 handleCount(const ClusterSnapshot &snapshot) const override;
};

} // namespace mesoscope
