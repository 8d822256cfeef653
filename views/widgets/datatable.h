// SPDX-License-Identifier: GPL-3.0-or-later
// The table of every page: one look, fixed row heights, what is read stays where it is.
#pragma once

#include "views/widgets/columnfit.h"

#include <QTableView>

#include <functional>
#include <vector>

class QMenu;

namespace mesoscope {

class Preferences;
class SnapshotTable;
class Theme;

/// Rows are chosen one at a time. Columns have fixed widths that a person may change; one of them takes what is left.
class DataTable : public QTableView
{
    Q_OBJECT

public:
    DataTable(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// After the model. With @p preferences a person's choice of columns is remembered under @p name.
    void setColumns(const QList<ColumnWidth> &columns, Preferences *preferences = nullptr, const QString &name = {});
    /// The choice of columns, beside the header's own menu, which needs a mouse. Empty where they are not remembered.
    void fillColumnMenu(QMenu *menu);
    /// Over each publish of @p model: the top row and the current row keep their place (architecture 5.2).
    void keepPlaceOf(SnapshotTable *model);
    /// For @p model's headers: an arrow at @p column, without Qt's own sorting.
    void showSort(int column, Qt::SortOrder order);
    /// What the header's click means: called with the column, and the order it asks for.
    void onSort(std::function<void(int column, Qt::SortOrder order)> sort);
    /// Selects and shows without a move of the view when it is visible already; -1 clears.
    void revealRow(int row);
    void markRow(int row); ///< the same without any scrolling

Q_SIGNALS:
    void rowChosen(int row);    ///< by key or click, not by revealRow() and markRow()
    void rowActivated(int row); ///< double click or Return
    void rowHovered(int row);   ///< -1: none

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void leaveEvent(QEvent *event) override;

private:
    void note();
    void restore();

    const Theme &m_theme;
    SnapshotTable *m_kept = nullptr;
    ColumnFit *m_fit;
    bool m_remembers = false;
    std::vector<quint32> m_topHandles; ///< from the first visible row on
    std::vector<quint32> m_neighbours; ///< the current row's, nearest first
    int m_topOffset = 0;
    int m_hovered = -1;
    bool m_quiet = false;
};

} // namespace mesoscope
