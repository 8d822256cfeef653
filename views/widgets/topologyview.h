// SPDX-License-Identifier: GPL-3.0-or-later
// The map: one painted surface over a scene, with zoom, pan, hover, selection and keys.
#pragma once

#include "views/selection.h"
#include "views/widgets/topologyviewpainter.h"
#include "views/widgets/topologyviewscene.h"

#include <QAbstractScrollArea>

namespace mesoscope {

class Clock;
class Theme;

/// Linked with Selection both ways. Arrow keys go from node to node; Space enters a node's tasks, Escape leaves them;
/// Return opens the Nodes or Instances page; + − 0 zoom. Drag pans, Ctrl+wheel zooms. Its accessible children are the
/// nodes, theirs the tasks (topologyviewaccess.h).
class TopologyView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    TopologyView(Selection &selection, const Theme &theme, const Clock &clock, QWidget *parent);
    ~TopologyView() override;

    /// Returns the scene that was shown, for the worker to destroy. Zoom and place are kept.
    TopologyScenePtr setScene(TopologyScenePtr scene);
    const TopologyScenePtr &scene() const { return m_scene; }
    void setColour(MapColour colour);
    MapColour colour() const { return m_painter.colour(); }

    double zoom() const { return m_transform.zoom; }
    void setZoom(double zoom, QPointF anchor);
    void zoomIn();
    void zoomOut();
    void fit();
    /// What a map may take without scroll bars, px.
    QSizeF room() const;
    bool isFitted() const { return m_fitted; }
    MapDetail detail() const { return m_painter.detail(m_transform.zoom); }

    /// Pixels of the viewport; -1: nothing there.
    int tileAt(QPoint point) const;
    int cellAt(QPoint point) const;
    QRect tileRect(int tile) const;
    QRect cellRect(int cell) const;
    /// Scrolls so that it is seen; zooms in when a task's cell would be too small to tell.
    void showSelected(const Selectable &what);
    int focusTile() const { return m_focusTile; }
    int focusCell() const { return m_focusCell; }
    void focusOn(int tile, int cell);

Q_SIGNALS:
    void zoomChanged();
    void roomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void onSelected();
    void onHovered();
    void resolveSelection();
    void updateScrollBars();
    void updateTransform();
    double fittingZoom() const;
    void ensureVisible(const QRectF &mapRect);
    void selectAt(int tile, int cell);
    void openAt(int tile, int cell);
    void hoverAt(QPoint point);
    void moveFocus(int key);
    int neighbour(const QRectF &from, int key, bool cells) const;
    void showTip(QPoint point, QPoint globalPos);
    void tellFocus();

    Selection &m_selection;
    const Theme &m_theme;
    const Clock &m_clock;
    TopologyPainter m_painter;
    TopologyScenePtr m_scene;
    MapTransform m_transform;
    QSizeF m_room;
    MapHighlight m_highlight;
    QPoint m_pressed;
    QPoint m_panFrom;
    bool m_pressing = false;
    bool m_panning = false;
    bool m_fitted = true;
    bool m_ownHover = false;
    int m_focusTile = -1;
    int m_focusCell = -1;
};

} // namespace mesoscope
