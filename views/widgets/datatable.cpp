// SPDX-License-Identifier: GPL-3.0-or-later
// Scroll anchor, current row and looks of the tables.
#include "views/widgets/datatable.h"

#include "models/items/snapshottable.h"
#include "views/delegates/celldelegate.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace mesoscope {

namespace {
/// How many rows after the first visible one are tried as anchors, and around the current one as its heirs.
constexpr int Anchors = 64;
} // namespace

DataTable::DataTable(const Theme &theme, const QString &name, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_fit(new ColumnFit(this, horizontalHeader(), theme))
{
    setAccessibleName(name);
    setItemDelegate(new CellDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    connect(&theme, &Theme::changed, this, [this] { verticalHeader()->setDefaultSectionSize(m_theme.rowHeight()); });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    connect(this, &QTableView::entered, this, [this](const QModelIndex &index) {
        if (m_hovered == index.row())
            return;
        m_hovered = index.row();
        Q_EMIT rowHovered(m_hovered);
    });
}

void DataTable::setColumns(const QList<ColumnWidth> &columns, Preferences *preferences, const QString &name)
{
    m_fit->setColumns(columns);
    m_remembers = preferences != nullptr;
    if (preferences)
        m_fit->remember(*preferences, name);
}

void DataTable::fillColumnMenu(QMenu *menu)
{
    if (m_remembers)
        m_fit->fillMenu(menu);
}

void DataTable::showSort(int column, Qt::SortOrder order)
{
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(column, order);
    horizontalHeader()->viewport()->update();
}

void DataTable::onSort(std::function<void(int, Qt::SortOrder)> sort)
{
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, std::move(sort));
}

void DataTable::keepPlaceOf(SnapshotTable *model)
{
    m_kept = model;
    connect(model, &SnapshotTable::aboutToPublish, this, &DataTable::note);
    connect(model, &SnapshotTable::published, this, &DataTable::restore);
}

void DataTable::note()
{
    m_topHandles.clear();
    m_neighbours.clear();
    m_quiet = true;
    const int rows = m_kept->rowCount();
    // At the very top a person watches what comes in: then the top stays the top.
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    if (top >= 0) {
        m_topOffset = rowViewportPosition(top);
        for (int row = top; row < qMin(rows, top + Anchors); ++row)
            m_topHandles.push_back(m_kept->handleAt(row));
    }
    const int current = currentIndex().isValid() ? currentIndex().row() : -1;
    if (current < 0)
        return;
    m_neighbours.push_back(m_kept->handleAt(current));
    for (int distance = 1; distance < Anchors; ++distance) {
        if (current + distance < rows)
            m_neighbours.push_back(m_kept->handleAt(current + distance));
        if (current - distance >= 0)
            m_neighbours.push_back(m_kept->handleAt(current - distance));
    }
}

void DataTable::restore()
{
    for (size_t i = 0; i < m_neighbours.size(); ++i) {
        const int row = m_kept->rowOf(m_neighbours[i]);
        if (row < 0)
            continue;
        const QModelIndex heir = m_kept->index(row, qMax(0, currentIndex().column()));
        // An heir only takes the keyboard's place: what was chosen is not silently exchanged for another.
        if (i > 0)
            selectionModel()->setCurrentIndex(heir, QItemSelectionModel::Clear);
        else if (row != currentIndex().row())
            selectionModel()->setCurrentIndex(heir, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        break;
    }
    for (size_t i = 0; i < m_topHandles.size(); ++i) {
        const int row = m_kept->rowOf(m_topHandles[i]);
        if (row < 0)
            continue;
        verticalScrollBar()->setValue(verticalHeader()->sectionPosition(row) - m_topOffset -
                                      int(i) * verticalHeader()->defaultSectionSize());
        break;
    }
    m_quiet = false;
}

void DataTable::revealRow(int row)
{
    markRow(row);
    if (row >= 0 && currentIndex().isValid())
        scrollTo(currentIndex());
}

void DataTable::markRow(int row)
{
    if (!selectionModel())
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    if (row < 0) {
        selectionModel()->clear();
        return;
    }
    int column = 0;
    while (column < model()->columnCount() - 1 && isColumnHidden(column))
        ++column;
    selectionModel()->setCurrentIndex(model()->index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (m_quiet) { // no scrolling to it: what is read stays put
        viewport()->update();
        return;
    }
    QTableView::currentChanged(current, previous);
    if (current.isValid() && current.row() != previous.row())
        Q_EMIT rowChosen(current.row());
}

void DataTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    if (m_hovered >= 0) {
        m_hovered = -1;
        Q_EMIT rowHovered(-1);
    }
}

} // namespace mesoscope

#include "moc_datatable.cpp"
