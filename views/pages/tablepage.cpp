// SPDX-License-Identifier: GPL-3.0-or-later
// Base of the pages that are one big table with an inspector beside it.
#include "views/pages/tablepage.h"

#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "models/items/snapshottable.h"
#include "views/text/format.h"
#include "views/widgets/datatable.h"
#include "views/widgets/inspector.h"

#include <QMenu>
#include <QScopedValueRollback>

namespace mesoscope {

void TablePage::setParts(const Parts &parts)
{
    m_parts = parts;
    connect(parts.feed, &RowFeed::ready, this, &TablePage::published);
    connect(parts.table, &DataTable::rowChosen, this, &TablePage::choose);
    connect(parts.table, &DataTable::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(parts.table, &DataTable::rowHovered, this, [this](int row) { context().selection.hover(entityAt(row)); });
    connect(parts.table, &DataTable::customContextMenuRequested, this, &TablePage::openMenu);
    connect(parts.details, &Inspector::closeRequested, this, &TablePage::closeDetails);
    connect(&context().selection, &Selection::selected, this, [this](const Selectable &what) {
        if (isActive() && !m_choosing)
            showSelected(what);
    });
    connect(&context().store, &Store::cleared, this, [this] {
        m_parts.model->clear();
        m_chosen.reset();
        m_parts.splitter->setInspectorVisible(false);
    });
    parts.feed->setActive(false);
}

void TablePage::setActive(bool active)
{
    m_parts.feed->setActive(active);
    setDetailsActive(active && m_parts.splitter->isInspectorVisible());
    ClusterPage::setActive(active);
    if (active)
        showSelected(context().selection.current());
}

void TablePage::published(const RowOrder &order)
{
    m_parts.model->publish(order);
    setSubtitle(
        order.handles.size() == order.total
            ? tr("%n in total", nullptr, int(order.total))
            : tr("%1 of %2", "rows shown").arg(formatCount(qint64(order.handles.size())), formatCount(order.total)));
    // What was chosen may be back among the rows, or have left them.
    if (!m_chosen || !m_parts.splitter->isInspectorVisible() || m_parts.table->selectionModel()->hasSelection())
        return;
    const int row = m_parts.model->rowOf(*m_chosen);
    if (row >= 0)
        m_parts.table->markRow(row);
}

void TablePage::choose(int row)
{
    const Selectable what = entityAt(row);
    if (std::holds_alternative<NothingSelected>(what))
        return;
    const QScopedValueRollback choosing(m_choosing, true);
    m_chosen = m_parts.model->handleAt(row);
    context().selection.select(what);
    open();
}

bool TablePage::showSelected(const Selectable &what)
{
    const std::optional<quint32> handle = handleOf(what);
    if (!handle)
        return false;
    m_chosen = handle;
    const int row = m_parts.model->rowOf(*handle);
    if (row >= 0)
        m_parts.table->revealRow(row);
    open();
    return true;
}

void TablePage::open()
{
    refreshDetails();
    m_parts.splitter->setInspectorVisible(true);
    setDetailsActive(isActive());
}

void TablePage::refreshDetails()
{
    if (m_chosen)
        showDetails(*m_chosen);
}

bool TablePage::closeDetails()
{
    if (!m_parts.splitter->isInspectorVisible())
        return false;
    setDetailsActive(false);
    m_parts.splitter->setInspectorVisible(false);
    m_chosen.reset();
    m_parts.table->markRow(-1);
    m_parts.table->setFocus();
    return true;
}

void TablePage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_parts.table->indexAt(position);
    if (!index.isValid() || std::holds_alternative<NothingSelected>(entityAt(index.row())))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, index.row());
    menu->addSeparator();
    m_parts.table->fillColumnMenu(menu->addMenu(tr("Columns")));
    menu->popup(m_parts.table->viewport()->mapToGlobal(position));
}

} // namespace mesoscope

#include "moc_tablepage.cpp"
