// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the cluster right now, worst first.
#pragma once

#include "models/domain/deploymentwatch.h"
#include "models/items/roles.h"
#include "views/selection.h"

#include <QAbstractTableModel>

namespace mesoscope {

struct AttentionItem
{
    QString key; ///< of the thing, not of its state
    Condition condition = Condition::Bad;
    QString subject;
    QString words;
    PageId page = PageId::Applications;
    Selectable target;
    bool operator==(const AttentionItem &) const = default;
};

/// @p stuck: deployments that do not get on. At most @p most: a cluster in flames has more, and nobody reads them all
/// here.
QList<AttentionItem> attentionItems(const ClusterSnapshot &snapshot, qint64 nowMs,
                                    const QHash<DeploymentId, Stuck> &stuck = {}, int most = 200);

/// Keeps its rows by key: what is unchanged does not move but for what comes or goes above it.
class AttentionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Subject, Words, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void publish(const QList<AttentionItem> &items);
    const AttentionItem *itemAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<AttentionItem> m_items;
};

} // namespace mesoscope
