// SPDX-License-Identifier: GPL-3.0-or-later
// The map's surface: scene, zoom, scrolling, painting and what shines. Input is in topologyviewinput.cpp.
#include "views/widgets/topologyview.h"

#include "views/theme/theme.h"
#include "views/widgets/topologyviewaccess.h"
#include "views/widgets/topologyviewtext.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace mesoscope {

namespace {

constexpr double Margin = 4; // px around the map
constexpr double MostZoom = 4;
constexpr double ReadableFit = 0.8;
constexpr size_t FewNodes = 150; // clusters up to this size are scrolled rather than shrunk

} // namespace

TopologyView::TopologyView(Selection &selection, const Theme &theme, const Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent), m_selection(selection), m_theme(theme), m_clock(clock), m_painter(theme)
{
    installTopologyAccessibility();
    setObjectName(QStringLiteral("topologyView"));
    setAccessibleName(tr("Map of the nodes"));
    setAccessibleDescription(
        tr("Arrow keys go from node to node, Space enters a node's tasks, Escape leaves them, Return "
           "opens, plus and minus zoom, 0 shows everything."));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&m_selection, &Selection::selected, this, &TopologyView::onSelected);
    connect(&m_selection, &Selection::hoverChanged, this, &TopologyView::onHovered);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_painter.themeChanged();
        viewport()->update();
    });
}

TopologyView::~TopologyView() = default;

TopologyScenePtr TopologyView::setScene(TopologyScenePtr scene)
{
    // Focus and hover are kept by name: indices mean nothing in another scene.
    const AgentHandle focusAgent =
        m_scene && m_focusTile >= 0 ? m_scene->layout->tiles[size_t(m_focusTile)].agent : AgentHandle();
    const TaskHandle focusTask =
        m_scene && m_focusCell >= 0 ? m_scene->layout->cells[size_t(m_focusCell)].task : TaskHandle();
    std::swap(m_scene, scene);
    m_painter.setScene(m_scene);
    m_focusTile = m_scene ? m_scene->tileOf(focusAgent) : -1;
    m_focusCell = m_scene && m_focusTile >= 0 ? m_scene->cellOf(focusTask) : -1;
    m_highlight.hoveredTile = -1;
    resolveSelection();
    if (m_fitted)
        m_transform.zoom = fittingZoom();
    updateScrollBars();
    updateTransform();
    viewport()->update();
    Q_EMIT zoomChanged();
    return scene;
}

void TopologyView::setColour(MapColour colour)
{
    m_painter.setColour(colour);
    viewport()->update();
}

double TopologyView::fittingZoom() const
{
    if (!m_scene || m_scene->layout->bounds.isEmpty())
        return 1;
    const QSizeF map = m_scene->layout->bounds.size();
    const QSizeF all = room();
    const double zoom = qMin(all.width() / map.width(), all.height() / map.height());
    const double least =
        m_scene->layout->tiles.size() <= FewNodes ? qMin(ReadableFit, (all.width() - 12) / map.width()) : 0.01;
    return qBound(qMax(0.01, least), zoom, MostFit);
}

void TopologyView::setZoom(double zoom, QPointF anchor)
{
    const double least = qMin(0.5, fittingZoom());
    zoom = qBound(least, zoom, MostZoom);
    const QPointF under = m_transform.toMap(anchor);
    m_transform.zoom = zoom;
    m_fitted = false;
    updateScrollBars();
    const QPointF origin = m_scene ? m_scene->layout->bounds.topLeft() : QPointF();
    const QPointF wanted = (under - origin) * zoom + QPointF(Margin, Margin) - anchor;
    horizontalScrollBar()->setValue(qRound(wanted.x()));
    verticalScrollBar()->setValue(qRound(wanted.y()));
    updateTransform();
    viewport()->update();
    Q_EMIT zoomChanged();
}

void TopologyView::zoomIn()
{
    setZoom(m_transform.zoom * 1.25, QRectF(viewport()->rect()).center());
}

void TopologyView::zoomOut()
{
    setZoom(m_transform.zoom / 1.25, QRectF(viewport()->rect()).center());
}

void TopologyView::fit()
{
    m_transform.zoom = fittingZoom();
    m_fitted = true;
    updateScrollBars();
    updateTransform();
    viewport()->update();
    Q_EMIT zoomChanged();
}

QSizeF TopologyView::room() const
{
    const QSize size = maximumViewportSize();
    return {size.width() - 2 * Margin, size.height() - 2 * Margin};
}

void TopologyView::updateScrollBars()
{
    const QSizeF map = m_scene ? m_scene->layout->bounds.size() * m_transform.zoom : QSizeF();
    const QSize view = viewport()->size();
    horizontalScrollBar()->setPageStep(view.width());
    verticalScrollBar()->setPageStep(view.height());
    horizontalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setRange(0, qMax(0, qFloor(map.width() + 2 * Margin) - view.width()));
    verticalScrollBar()->setRange(0, qMax(0, qFloor(map.height() + 2 * Margin) - view.height()));
}

void TopologyView::updateTransform()
{
    const QPointF origin = m_scene ? m_scene->layout->bounds.topLeft() : QPointF();
    const QPointF scroll(horizontalScrollBar()->value(), verticalScrollBar()->value());
    m_transform.offset = QPointF(Margin, Margin) - scroll - origin * m_transform.zoom;
}

void TopologyView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitted)
        m_transform.zoom = fittingZoom();
    updateScrollBars();
    updateTransform();
    if (const QSizeF now = room(); now != m_room) { // scroll bars that come and go change nothing
        m_room = now;
        Q_EMIT roomChanged();
    }
    if (m_fitted)
        Q_EMIT zoomChanged();
}

void TopologyView::scrollContentsBy(int dx, int dy)
{
    updateTransform();
    viewport()->scroll(dx, dy); // only what comes in is painted
}

void TopologyView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    MapHighlight shown = m_highlight;
    if (hasFocus() || viewport()->hasFocus()) {
        shown.focusTile = m_focusTile;
        shown.focusCell = m_focusCell;
    }
    m_painter.paint(painter, event->rect(), m_transform, shown);
}

int TopologyView::tileAt(QPoint point) const
{
    return m_scene ? m_scene->layout->tileAt(m_transform.toMap(point)) : -1;
}

int TopologyView::cellAt(QPoint point) const
{
    return m_scene && detail() != MapDetail::Far ? m_scene->layout->cellAt(m_transform.toMap(point)) : -1;
}

QRect TopologyView::tileRect(int tile) const
{
    return m_transform.toView(m_scene->layout->tiles[size_t(tile)].rect).toAlignedRect();
}

QRect TopologyView::cellRect(int cell) const
{
    return m_transform.toView(m_scene->layout->cells[size_t(cell)].rect).toAlignedRect();
}

void TopologyView::ensureVisible(const QRectF &mapRect)
{
    const QRectF rect = m_transform.toView(mapRect).adjusted(-12, -12, 12, 12);
    const QRectF view = viewport()->rect();
    const auto shift = [](double low, double high, double size) {
        return low < 0 ? low : high > size ? qMin(low, high - size) : 0.0;
    };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    qRound(shift(rect.left(), rect.right(), view.width())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  qRound(shift(rect.top(), rect.bottom(), view.height())));
}

void TopologyView::showSelected(const Selectable &what)
{
    if (!m_scene)
        return;
    int tile = -1;
    int cell = -1;
    if (const auto *agent = std::get_if<AgentId>(&what)) {
        const Agent *found = TopologyText::find(m_scene->snapshot(), *agent);
        tile = found ? m_scene->tileOf(found->handle) : -1;
    } else if (const auto *task = std::get_if<TaskId>(&what)) {
        const Task *found = m_scene->snapshot().findTask(*task);
        cell = found ? m_scene->cellOf(found->handle) : -1;
        tile = cell >= 0 ? m_scene->tileOfCell(cell) : -1;
    }
    if (tile < 0)
        return;
    if (cell >= 0 && detail() == MapDetail::Far)
        setZoom(MostFit / 1.7, QRectF(tileRect(tile)).center());
    ensureVisible(m_scene->layout->tiles[size_t(tile)].rect);
    m_focusTile = tile;
    m_focusCell = cell;
    viewport()->update();
}

void TopologyView::resolveSelection()
{
    MapHighlight next;
    next.hoveredTile = m_highlight.hoveredTile;
    if (m_scene) {
        const ClusterSnapshot &snapshot = m_scene->snapshot();
        const auto light = [&](AppHandle app) {
            if (!app.isValid())
                return;
            next.apps.resize(snapshot.appHandles, 0);
            if (app.value() >= next.apps.size())
                return;
            next.apps[app.value()] = 1;
            next.litTiles.resize(m_scene->tiles.size(), 0);
            for (const Task *task : snapshot.tasksOf(app)) {
                const int cell = m_scene->cellOf(task->handle);
                const int tile = cell >= 0 ? m_scene->tileOf(task->agent) : -1;
                if (tile >= 0)
                    next.litTiles[size_t(tile)] = 1;
            }
        };
        const Selectable &what = m_selection.current();
        if (const auto *id = std::get_if<AppId>(&what)) {
            if (const App *app = snapshot.findApp(*id)) {
                light(app->handle);
            } else {
                for (const App &each : snapshot.apps) {
                    if (isInside(each.id, *id))
                        light(each.handle);
                }
            }
        } else if (const auto *taskId = std::get_if<TaskId>(&what)) {
            if (const Task *task = snapshot.findTask(*taskId)) {
                next.task = task->handle;
                light(task->app);
            }
        } else if (const auto *agentId = std::get_if<AgentId>(&what)) {
            if (const Agent *agent = TopologyText::find(snapshot, *agentId))
                next.agent = agent->handle;
        }
        const Selectable &hovered = m_selection.hovered();
        if (const auto *hoveredApp = std::get_if<AppId>(&hovered)) {
            if (const App *app = snapshot.findApp(*hoveredApp))
                next.hoveredApp = app->handle;
        } else if (const auto *hoveredTask = std::get_if<TaskId>(&hovered)) {
            if (const Task *task = snapshot.findTask(*hoveredTask))
                next.hoveredApp = task->app;
        } else if (const auto *hoveredAgent = std::get_if<AgentId>(&hovered)) {
            if (const Agent *agent = TopologyText::find(snapshot, *hoveredAgent))
                next.hoveredTile = m_scene->tileOf(agent->handle);
        }
    }
    m_highlight = std::move(next);
}

void TopologyView::onSelected()
{
    resolveSelection();
    viewport()->update();
}

void TopologyView::onHovered()
{
    if (m_ownHover)
        return;
    m_highlight.hoveredTile = -1;
    resolveSelection();
    viewport()->update();
}

} // namespace mesoscope

#include "moc_topologyview.cpp"
