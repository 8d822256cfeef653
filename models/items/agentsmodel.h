// SPDX-License-Identifier: GPL-3.0-or-later
// All agents of the cluster as a table. Columns: AgentColumn.
#pragma once

#include "models/items/snapshottable.h"

namespace mesoscope {

class AgentsModel : public SnapshotTable
{
    Q_OBJECT

public:
    using SnapshotTable::SnapshotTable;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const Agent *agentAt(int row) const;

protected:
    quint32 handleCount(const ClusterSnapshot &snapshot) const override;
};

} // namespace mesoscope
