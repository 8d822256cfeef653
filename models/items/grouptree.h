// SPDX-License-Identifier: GPL-3.0-or-later
// Groups and the apps and pods in them, as a tree or as one list. Thousands of rows at most.
#pragma once

#include "models/domain/changeset.h"
#include "models/items/celltext.h"
#include "models/items/roles.h"

#include <QAbstractItemModel>

#include <memory>

namespace mesoscope {

/// Keeps persistent indexes (selection, expansion) over every publish. IdRole is the path; HandleRole the app's handle
/// or None for a group.
class GroupTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Status,
        HealthBar,
        Instances,
        Tag,
        Cpus,
        Memory,
        Version,
        Disk,
        Gpus,
        Image,
        ServicePorts,
        Labels,
        Role,
        ColumnCount
    };

    explicit GroupTree(QObject *parent = nullptr);
    ~GroupTree() override;

    void publish(const SnapshotPtr &snapshot);
    void clear();
    void setText(const CellText &text); ///< must outlive the model
    /// @p text in the language of filter.h; only matching apps and their groups are shown.
    void setFilter(const QString &text, const QList<AppStatus> &statuses = {});
    /// All apps in one list, by their whole paths, without the groups.
    void setFlat(bool flat);
    bool isFlat() const;
    /// Within each group, groups first. What is equal is in the order of names.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QModelIndex indexOf(const AppId &id) const;
    const App *appAt(const QModelIndex &index) const;
    const Group *groupAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void sync();
    void syncChildren(int node, const AppId &group, const void *wantedChildren);
    void removeOthers(int node, const void *wantedRows);
    void reorder(int node, const void *wantedRows);
    QModelIndex indexOfNode(int node, int column = 0) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope
