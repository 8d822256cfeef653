// SPDX-License-Identifier: GPL-3.0-or-later
// Groups and their apps, with what they are doing.
#pragma once

#include "models/domain/states.h"
#include "views/pages/clusterpage.h"

#include <QSet>

class QModelIndex;
class QTreeView;

namespace mesoscope {

class AppInspector;
class ChipBar;
class ColumnFit;
class GroupTree;
class InspectorSplitter;
class SavedViews;
class SelectionBar;

class ApplicationsPage : public ClusterPage
{
    Q_OBJECT

public:
    ApplicationsPage(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);

    void setActive(bool active) override;
    void reveal(const Selectable &what) override;
    bool closeDetails() override;

protected:
    void showSnapshot(const ClusterChange *change) override;
    void tick() override;

private:
    AppId idAt(const QModelIndex &index) const;
    QList<AppId> selectedIds() const;
    void addLook();
    void setFlat(bool flat);
    QVariantMap currentView() const;
    void showView(const QVariantMap &view);
    void applyFilter();
    void expandNew(const QModelIndex &parent);
    void showCounts();
    void showSelected(const Selectable &what);
    void openMenu(const QPoint &position);

    GroupTree *m_model;
    QTreeView *m_tree;
    ColumnFit *m_fit;
    ChipBar *m_chips;
    SelectionBar *m_selected;
    QLineEdit *m_filter;
    SavedViews *m_views;
    InspectorSplitter *m_splitter;
    AppInspector *m_inspector;
    QSet<QString> m_collapsed; ///< by path, kept over sessions
    QSet<QString> m_seen;      ///< groups that were expanded once
    bool m_following = false;  ///< the tree follows the selection: not a choice of a person
};

} // namespace mesoscope
