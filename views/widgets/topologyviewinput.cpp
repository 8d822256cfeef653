// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel and keys of the map, and its tips.
#include "app/base/clock.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyview.h"
#include "views/widgets/topologyviewtext.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>
#include <limits>

namespace mesoscope {

void TopologyView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressing = true;
    m_panning = false;
    m_pressed = event->pos();
    m_panFrom = QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

void TopologyView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressing) {
        hoverAt(event->pos());
        return;
    }
    const QPoint moved = event->pos() - m_pressed;
    if (!m_panning && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_panning)
        viewport()->setCursor(Qt::ClosedHandCursor);
    m_panning = true;
    horizontalScrollBar()->setValue(m_panFrom.x() - moved.x());
    verticalScrollBar()->setValue(m_panFrom.y() - moved.y());
}

void TopologyView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_pressing && !m_panning && event->button() == Qt::LeftButton;
    m_pressing = false;
    if (m_panning)
        viewport()->unsetCursor();
    m_panning = false;
    if (!clicked)
        return;
    const int cell = cellAt(event->pos());
    const int tile = cell >= 0 ? m_scene->tileOfCell(cell) : tileAt(event->pos());
    m_focusTile = tile;
    m_focusCell = cell;
    selectAt(tile, cell);
}

void TopologyView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->pos());
    openAt(cell >= 0 ? m_scene->tileOfCell(cell) : tileAt(event->pos()), cell);
}

void TopologyView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(zoom() * std::pow(1.25, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void TopologyView::selectAt(int tile, int cell)
{
    if (cell >= 0)
        m_selection.select(m_scene->task(cell).id);
    else if (tile >= 0)
        m_selection.select(TopologyText::idOf(m_scene->agent(tile)));
    else
        m_selection.select(NothingSelected{});
    viewport()->update();
}

void TopologyView::openAt(int tile, int cell)
{
    if (cell >= 0)
        m_selection.open(PageId::Instances, m_scene->task(cell).id);
    else if (tile >= 0)
        m_selection.open(PageId::Nodes, TopologyText::idOf(m_scene->agent(tile)));
}

void TopologyView::hoverAt(QPoint point)
{
    const int cell = cellAt(point);
    const int tile = cell >= 0 ? m_scene->tileOfCell(cell) : tileAt(point);
    const AppHandle app = cell >= 0 ? m_scene->cells[size_t(cell)].app : AppHandle();
    if (m_highlight.hoveredTile == tile && m_highlight.hoveredApp == app)
        return;
    // What lies under the pointer is known by index here; only other pages need it by name.
    m_highlight.hoveredTile = tile;
    m_highlight.hoveredApp = app;
    m_ownHover = true;
    if (cell >= 0)
        m_selection.hover(m_scene->task(cell).id);
    else if (tile >= 0)
        m_selection.hover(TopologyText::idOf(m_scene->agent(tile)));
    else
        m_selection.hover(NothingSelected{});
    m_ownHover = false;
    viewport()->update();
}

void TopologyView::showTip(QPoint point, QPoint globalPos)
{
    const int cell = cellAt(point);
    const int tile = cell >= 0 ? -1 : tileAt(point);
    if (cell >= 0)
        QToolTip::showText(globalPos, tipText(TopologyText::taskTip(m_scene->task(cell), m_clock.nowMs())), viewport(),
                           cellRect(cell));
    else if (tile >= 0)
        QToolTip::showText(
            globalPos, tipText(TopologyText::nodeTip(m_scene->agent(tile), int(m_scene->tiles[size_t(tile)].tasks))),
            viewport());
    else
        QToolTip::hideText();
}

bool TopologyView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave && m_highlight.hoveredTile >= 0) {
        m_highlight.hoveredTile = -1;
        m_highlight.hoveredApp = {};
        m_selection.hover(NothingSelected{});
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TopologyView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_focusTile < 0 && m_scene && !m_scene->tiles.empty() && event->reason() != Qt::MouseFocusReason)
        m_focusTile = 0;
    viewport()->update();
    tellFocus();
}

void TopologyView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TopologyView::focusOn(int tile, int cell)
{
    m_focusTile = tile;
    m_focusCell = cell;
    if (tile >= 0)
        ensureVisible(m_scene->layout->tiles[size_t(tile)].rect);
    selectAt(tile, cell);
    tellFocus();
}

void TopologyView::tellFocus()
{
    if (m_focusTile < 0 || !QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_focusTile);
    QAccessible::updateAccessibility(&event);
}

/// The nearest in the direction of @p key: along the axis first, sideways counts thrice.
int TopologyView::neighbour(const QRectF &from, int key, bool cells) const
{
    const TopologyLayout &layout = *m_scene->layout;
    int best = -1;
    double least = std::numeric_limits<double>::max();
    const auto consider = [&](int index, const QRectF &rect) {
        const QPointF way = rect.center() - from.center();
        const bool horizontal = key == Qt::Key_Left || key == Qt::Key_Right;
        const double along = horizontal ? way.x() : way.y();
        const double ahead = key == Qt::Key_Left || key == Qt::Key_Up ? -along : along;
        if (ahead <= 0.5)
            return;
        const double distance = ahead + 3 * std::abs(horizontal ? way.y() : way.x());
        if (distance < least) {
            least = distance;
            best = index;
        }
    };
    if (cells) {
        const TopologyTile &tile = layout.tiles[size_t(m_focusTile)];
        for (quint32 i = tile.firstCell; i < tile.firstCell + tile.cellCount; ++i)
            consider(int(i), layout.cells[i].rect);
    } else {
        for (size_t i = 0; i < layout.tiles.size(); ++i)
            consider(int(i), layout.tiles[i].rect);
    }
    return best;
}

void TopologyView::moveFocus(int key)
{
    const TopologyLayout &layout = *m_scene->layout;
    if (m_focusTile < 0) {
        focusOn(0, -1);
        return;
    }
    if (m_focusCell >= 0) {
        const int cell = neighbour(layout.cells[size_t(m_focusCell)].rect, key, true);
        if (cell >= 0)
            focusOn(m_focusTile, cell);
        return;
    }
    const int tile = neighbour(layout.tiles[size_t(m_focusTile)].rect, key, false);
    if (tile >= 0)
        focusOn(tile, -1);
}

void TopologyView::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene || m_scene->tiles.empty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const TopologyLayout &layout = *m_scene->layout;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        moveFocus(event->key());
        return;
    case Qt::Key_Home:
        focusOn(0, -1);
        return;
    case Qt::Key_End:
        focusOn(int(layout.tiles.size()) - 1, -1);
        return;
    case Qt::Key_Space:
        if (m_focusTile >= 0 && layout.tiles[size_t(m_focusTile)].cellCount > 0 && m_focusCell < 0) {
            if (detail() == MapDetail::Far)
                setZoom(1, QRectF(tileRect(m_focusTile)).center());
            focusOn(m_focusTile, int(layout.tiles[size_t(m_focusTile)].firstCell));
        }
        return;
    case Qt::Key_Escape:
        if (m_focusCell >= 0)
            focusOn(m_focusTile, -1);
        else
            m_selection.select(NothingSelected{});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openAt(m_focusTile, m_focusCell);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace mesoscope
