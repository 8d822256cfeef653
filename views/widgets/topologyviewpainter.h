// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the map at every zoom; knows nothing of input.
#pragma once

#include "views/widgets/topologyviewscene.h"

#include <QColor>
#include <QHash>
#include <QImage>
#include <QPixmap>

class QPainter;

namespace mesoscope {

class Theme;

enum class MapColour { State, Selection, CpuAllocated, MemoryAllocated, Tasks };

/// What shines: resolved from Selection to handles once per change, not per cell.
struct MapHighlight
{
    std::vector<char> apps;     ///< by app handle; empty: no app is selected
    std::vector<char> litTiles; ///< by tile: carries a task of a selected app
    AgentHandle agent;
    TaskHandle task;
    AppHandle hoveredApp;
    int hoveredTile = -1;
    int focusTile = -1; ///< keyboard focus; -1 = none is shown
    int focusCell = -1;
    bool any() const { return !apps.empty() || task.isValid(); }
};

/// Map units to pixels of the viewport.
struct MapTransform
{
    double zoom = 1;
    QPointF offset; ///< where the map's origin is
    QRectF toView(const QRectF &rect) const
    {
        return {rect.x() * zoom + offset.x(), rect.y() * zoom + offset.y(), rect.width() * zoom, rect.height() * zoom};
    }
    QPointF toMap(QPointF point) const { return (point - offset) / zoom; }
};

/// How much of a tile can be told at its size on screen.
enum class MapDetail {
    Far,    ///< one fill by the measure, from a cached image
    Middle, ///< cells without names
    Full,   ///< name, cells, bars
};

/// GUI thread. Keeps sprites of cells and tiles and the far image, so that a full repaint stays within a frame:
/// thousands of antialiased rounded rectangles would not.
class TopologyPainter
{
public:
    explicit TopologyPainter(const Theme &theme);

    void setScene(TopologyScenePtr scene);
    void setColour(MapColour colour);
    MapColour colour() const { return m_colour; }
    void themeChanged();

    MapDetail detail(double zoom) const;
    /// Paints what lies in @p exposed (pixels of the viewport).
    void paint(QPainter &painter, const QRect &exposed, const MapTransform &transform, const MapHighlight &highlight);

    /// The scale of measures, also for the legend: 0…1, or negative for unknown.
    static QColor measureColour(double fraction, const Theme &theme);
    /// One cell as on the map, for the legend.
    static void paintCell(QPainter &painter, const QRectF &rect, Condition condition, const QColor &colour);
    qint64 sprites() const { return m_sprites.size(); }

private:
    enum CellLook : int { Plain, Dimmed, Lit, Hovered, Neutral };
    void paintFar(QPainter &painter, const QRect &exposed, const MapTransform &transform,
                  const MapHighlight &highlight);
    void paintTiles(QPainter &painter, const QRect &exposed, const MapTransform &transform,
                    const MapHighlight &highlight, bool full);
    void paintTileBody(QPainter &painter, const QRectF &rect, int tile, const MapHighlight &highlight, bool full);
    void paintTileWords(QPainter &painter, const QRectF &rect, int tile, double zoom);
    void paintCells(QPainter &painter, const QRect &exposed, int tile, const MapTransform &transform,
                    const MapHighlight &highlight);
    void paintTitles(QPainter &painter, const QRect &exposed, const MapTransform &transform);
    void paintFarTitle(QPainter &painter, const QRectF &section, const QString &name);
    void paintRings(QPainter &painter, const MapTransform &transform, const MapHighlight &highlight);
    CellLook lookOf(const CellFacts &cell, const MapHighlight &highlight) const;
    QColor cellColour(Condition condition, CellLook look) const;
    QColor tileColour(int tile) const;
    const QPixmap &cellSprite(int size, Condition condition, CellLook look, double ratio);
    const QPixmap &tileSprite(QSize size, int style, double ratio);
    double measureOf(int tile) const;

    const Theme &m_theme;
    TopologyScenePtr m_scene;
    MapColour m_colour = MapColour::State;
    QHash<quint64, QPixmap> m_sprites;
    QHash<int, QString> m_names; ///< elided names of tiles, by tile; for one zoom
    double m_namesZoom = 0;
    QImage m_far;
    double m_farZoom = 0;
};

} // namespace mesoscope
