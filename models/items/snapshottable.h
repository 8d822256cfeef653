// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the models of big flat tables: owns the order of its rows, follows any change in at most four signals.
#pragma once

#include "models/domain/query.h"
#include "models/items/celltext.h"
#include "models/items/roles.h"

#include <QAbstractTableModel>

namespace mesoscope {

/// Rows are handles; the entity is looked up in the newest snapshot. Never reset but for another cluster (publish with
/// a snapshot whose revision fell). Display strings are made in data(), for the rows that are seen.
class SnapshotTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// At most four signals: insert, permute, remove, then one dataChanged over everything.
    void publish(const RowOrder &order);
    void clear();
    /// Words of the cells; must outlive the model.
    void setText(const CellText &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    quint32 handleAt(int row) const { return m_rows[size_t(row)]; }
    int rowOf(quint32 handle) const; ///< -1 when it is not shown; linear
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    quint32 total() const { return m_total; } ///< rows without any filter

Q_SIGNALS:
    /// Around publish: a view notes what is at its top, and puts it back.
    void aboutToPublish();
    void published();

protected:
    const CellText &text() const { return *m_text; }
    const SnapshotPtr &previous() const { return m_previous; }
    virtual quint32 handleCount(const ClusterSnapshot &snapshot) const = 0;

private:
    void permute(std::vector<quint32> next, quint32 handleCount);

    const CellText *m_text = &CellText::plain();

    std::vector<quint32> m_rows;
    SnapshotPtr m_snapshot;
    SnapshotPtr m_previous; ///< while publish() runs: leaving rows are still painted from it
    quint32 m_total = 0;
};

} // namespace mesoscope
