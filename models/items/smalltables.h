// SPDX-License-Identifier: GPL-3.0-or-later
// The models of the small tables: frameworks, load-balancer rows, events, app versions. Sorted by a proxy.
#pragma once

#include "models/domain/changeset.h"
#include "models/domain/event.h"
#include "models/items/celltext.h"
#include "models/items/roles.h"

#include <QAbstractTableModel>

#include <deque>

namespace mesoscope {

class FrameworksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Name, Tasks, Cpus, Memory, Roles, Host, Id, Registered, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setText(const CellText &text) { m_text = &text; } ///< must outlive the model
    void publish(const SnapshotPtr &snapshot);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CellText *m_text = &CellText::plain();
    std::vector<Framework> m_rows;
};

class LbModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Status, Proxy, Server, Address, Sessions, Total, BytesIn, BytesOut, Check, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setText(const CellText &text) { m_text = &text; } ///< must outlive the model
    void publish(const SnapshotPtr &snapshot);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CellText *m_text = &CellText::plain();
    std::vector<LbRow> m_rows;
};

/// Newest event first; at most 5,000 rows, the oldest leave.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Type, Subject, Summary, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setText(const CellText &text) { m_text = &text; } ///< must outlive the model
    void add(const QList<ClusterEvent> &events);
    void clear();
    const ClusterEvent *eventAt(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CellText *m_text = &CellText::plain();
    std::deque<ClusterEvent> m_rows;
};

} // namespace mesoscope
