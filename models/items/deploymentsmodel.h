// SPDX-License-Identifier: GPL-3.0-or-later
// The table of deployments: those that run, then those that are remembered, the newest first.
#pragma once

#include "models/domain/deploymentwatch.h"
#include "models/items/celltext.h"
#include "models/items/roles.h"

#include <QAbstractTableModel>

#include <vector>

namespace mesoscope {

struct DeploymentRow
{
    DeploymentRecord record;
    DeploymentHandle handle;           ///< of a running one
    QList<DeploymentAction> current{}; ///< what it does now; empty when it is over
    bool stuck = false;
    bool operator==(const DeploymentRow &) const = default;
    bool isRunning() const { return record.state == DeploymentRecord::State::Running; }
};

/// Keeps selection: rows come, move, change and go one by one.
class DeploymentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Apps, Progress, Step, Action, Started, Took, Id, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setText(const CellText &text) { m_text = &text; } ///< must outlive the model
    /// @p records: oldest first; those of running deployments are not needed.
    void publish(const SnapshotPtr &snapshot, const QList<DeploymentRecord> &records = {},
                 const QHash<DeploymentId, Stuck> &stuck = {});
    const DeploymentRow *rowAt(int row) const;
    int rowOf(const DeploymentId &id) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString words(const DeploymentRow &row, int column) const;
    void replaceRows(const std::vector<DeploymentRow> &wanted);

    const CellText *m_text = &CellText::plain();
    std::vector<DeploymentRow> m_rows;
};

/// How a deployment stands, as a glyph.
Condition conditionOf(DeploymentRecord::State state, bool stuck);

} // namespace mesoscope
