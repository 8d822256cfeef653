// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the pages that are one big table with an inspector beside it.
#pragma once

#include "views/pages/clusterpage.h"

#include <optional>

class QMenu;

namespace mesoscope {

class DataTable;
class Inspector;
class InspectorSplitter;
class RowFeed;
class SnapshotTable;
struct RowOrder;

/// A row is chosen by key, by click or from outside; its details follow it over every publish, also while it is not
/// among the rows. The page says what a row stands for.
class TablePage : public ClusterPage
{
    Q_OBJECT

public:
    using ClusterPage::ClusterPage;

    void setActive(bool active) override;
    bool closeDetails() override;

protected:
    struct Parts
    {
        SnapshotTable *model;
        RowFeed *feed;
        DataTable *table;
        InspectorSplitter *splitter;
        Inspector *details;
    };
    /// Once, in the constructor. The rest of the table is the page's own.
    void setParts(const Parts &parts);

    /// NothingSelected when there is no such row.
    virtual Selectable entityAt(int row) const = 0;
    /// The handle in the model of what was selected elsewhere; nothing when it is not of this page or not there.
    virtual std::optional<quint32> handleOf(const Selectable &what) const = 0;
    virtual void fillMenu(QMenu *menu, int row) = 0;
    virtual void showDetails(quint32 handle) = 0;
    virtual void setDetailsActive(bool active) { Q_UNUSED(active) } ///< they are on screen

    /// Whether it was for this page.
    virtual bool showSelected(const Selectable &what);
    void refreshDetails();

private:
    void published(const RowOrder &order);
    void choose(int row);
    void open();
    void openMenu(const QPoint &position);

    Parts m_parts{};
    std::optional<quint32> m_chosen;
    bool m_choosing = false;
};

} // namespace mesoscope
