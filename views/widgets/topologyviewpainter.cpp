// SPDX-License-Identifier: GPL-3.0-or-later
// The map on screen: what is shared by all zooms, and the far image. Tiles and cells are in topologyviewtiles.cpp.
#include "views/widgets/topologyviewpainter.h"

#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/topologyviewpaint_p.h"
#include "views/widgets/topologyviewtext.h"

#include <QPainter>
#include <QPainterPath>

namespace mesoscope {

namespace {

constexpr double FullWidth = 46;   // px of a tile from which on its name and bars are drawn
constexpr double MiddleWidth = 22; // px of a tile from which on its cells are drawn
constexpr int FarPixels = 12'000'000;
constexpr int MostSprites = 400;

} // namespace

QColor blended(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

TopologyPainter::TopologyPainter(const Theme &theme) : m_theme(theme) {}

void TopologyPainter::setScene(TopologyScenePtr scene)
{
    m_scene = std::move(scene);
    m_names.clear();
    m_far = {};
}

void TopologyPainter::setColour(MapColour colour)
{
    m_colour = colour;
    m_far = {};
}

void TopologyPainter::themeChanged()
{
    m_sprites.clear();
    m_names.clear();
    m_far = {};
}

MapDetail TopologyPainter::detail(double zoom) const
{
    if (!m_scene || m_scene->layout->tiles.empty())
        return MapDetail::Full;
    const double width = m_scene->layout->tiles.front().rect.width() * zoom;
    return width >= FullWidth ? MapDetail::Full : width >= MiddleWidth ? MapDetail::Middle : MapDetail::Far;
}

double TopologyPainter::measureOf(int tile) const
{
    const TileFacts &facts = m_scene->tiles[size_t(tile)];
    switch (m_colour) {
    case MapColour::CpuAllocated:
        return double(facts.cpu);
    case MapColour::MemoryAllocated:
        return double(facts.memory);
    case MapColour::Tasks:
        return m_scene->maxTasks > 0 ? double(facts.tasks) / double(m_scene->maxTasks) : 0.0;
    case MapColour::State:
    case MapColour::Selection:
        break;
    }
    return -1;
}

QColor TopologyPainter::measureColour(double fraction, const Theme &theme)
{
    if (fraction < 0)
        return theme.colour(Token::Raised);
    return blended(theme.colour(Token::Grid), theme.colour(Token::Progress), 0.08 + 0.82 * qBound(0.0, fraction, 1.0));
}

/// The fill of a whole tile where its cells are not told apart.
QColor TopologyPainter::tileColour(int tile) const
{
    if (const double measure = measureOf(tile); m_colour != MapColour::State && m_colour != MapColour::Selection)
        return measureColour(measure, m_theme);
    const Condition worst = m_scene->tiles[size_t(tile)].worst;
    const QColor ground = m_theme.colour(Token::Grid);
    if (worst == Condition::Bad)
        return m_theme.colour(Condition::Bad);
    if (m_colour == MapColour::Selection)
        return blended(ground, m_theme.colour(Token::Faint), 0.35);
    const bool quiet = worst == Condition::Ok || worst == Condition::Off || worst == Condition::Unknown;
    return blended(ground, m_theme.colour(worst), quiet ? 0.45 : 0.85);
}

void TopologyPainter::paint(QPainter &painter, const QRect &exposed, const MapTransform &transform,
                            const MapHighlight &highlight)
{
    if (!m_scene)
        return;
    if (m_sprites.size() > MostSprites)
        m_sprites.clear(); // many zooms were passed through
    switch (detail(transform.zoom)) {
    case MapDetail::Far:
        paintFar(painter, exposed, transform, highlight);
        break;
    case MapDetail::Middle:
        paintTiles(painter, exposed, transform, highlight, false);
        break;
    case MapDetail::Full:
        paintTiles(painter, exposed, transform, highlight, true);
        break;
    }
    paintTitles(painter, exposed, transform);
    paintRings(painter, transform, highlight);
}

/// Panning is a copy; selection and hover are drawn over it, so that neither makes the image anew.
void TopologyPainter::paintFar(QPainter &painter, const QRect &exposed, const MapTransform &transform,
                               const MapHighlight &highlight)
{
    const QRectF bounds = m_scene->layout->bounds;
    const double ratio = painter.device()->devicePixelRatioF();
    const QSizeF size = bounds.size() * transform.zoom * ratio;
    const auto &tiles = m_scene->layout->tiles;
    const bool cached = size.width() * size.height() <= FarPixels && !bounds.isEmpty();
    const auto fill = [this](QPainter &to, int tile, const QRectF &rect) {
        to.fillRect(rect.toAlignedRect(), tileColour(tile));
    };
    const auto shrunk = [](const QRectF &rect) {
        const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
        return inner.width() >= 1 && inner.height() >= 1 ? inner : rect;
    };
    if (cached) {
        if (m_far.isNull() || !qFuzzyCompare(m_farZoom, transform.zoom) ||
            !qFuzzyCompare(m_far.devicePixelRatio(), ratio)) {
            m_far = QImage(QSize(qCeil(size.width()), qCeil(size.height())), QImage::Format_ARGB32_Premultiplied);
            m_far.setDevicePixelRatio(ratio);
            m_far.fill(Qt::transparent);
            m_farZoom = transform.zoom;
            QPainter to(&m_far);
            const MapTransform own{transform.zoom, -bounds.topLeft() * transform.zoom};
            for (size_t i = 0; i < tiles.size(); ++i)
                fill(to, int(i), shrunk(own.toView(tiles[i].rect)));
        }
        painter.drawImage(transform.toView(bounds).topLeft(), m_far);
    } else {
        const QRectF wanted = QRectF(transform.toMap(exposed.topLeft()), transform.toMap(exposed.bottomRight()));
        for (size_t i = 0; i < tiles.size(); ++i) {
            if (tiles[i].rect.intersects(wanted))
                fill(painter, int(i), shrunk(transform.toView(tiles[i].rect)));
        }
    }
    if (!highlight.any() || highlight.litTiles.size() != tiles.size())
        return;
    QColor veil = m_theme.colour(Token::Panel);
    veil.setAlphaF(0.55F);
    painter.fillRect(transform.toView(bounds).intersected(exposed), veil);
    for (size_t i = 0; i < tiles.size(); ++i) {
        const bool bad = m_scene->tiles[i].worst == Condition::Bad;
        if (!highlight.litTiles[i] && !bad)
            continue;
        const QRectF rect = transform.toView(tiles[i].rect);
        if (rect.intersects(exposed))
            painter.fillRect(shrunk(rect).toAlignedRect(),
                             m_theme.colour(highlight.litTiles[i] ? Token::Accent : Token::Bad));
    }
}

void TopologyPainter::paintTitles(QPainter &painter, const QRect &exposed, const MapTransform &transform)
{
    const auto &layout = *m_scene->layout;
    if (layout.groupBy.isEmpty())
        return;
    QFont nameFont = m_theme.font(TextStyle::Caption);
    nameFont.setWeight(QFont::DemiBold);
    const QFontMetricsF name(nameFont);
    const QFont noteFont = m_theme.font(TextStyle::Caption);
    const QFontMetricsF note(noteFont);
    const QString attribute = layout.groupBy.startsWith(u'@') ? layout.groupBy.mid(1) : layout.groupBy;
    for (const TopologySection &section : layout.sections) {
        if (section.title.height() <= 0 || !transform.toView(section.rect).intersects(exposed))
            continue;
        const QRectF rect = transform.toView(section.title);
        const QString title =
            section.name.isEmpty()
                ? QCoreApplication::translate("mesoscope::TopologyPainter", "without %1").arg(attribute)
                : attribute + u' ' + section.name;
        painter.setFont(nameFont);
        if (rect.height() < name.height()) {
            paintFarTitle(painter, transform.toView(section.rect), section.name.isEmpty() ? title : section.name);
            continue;
        }
        painter.setPen(m_theme.colour(Token::Text));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name.elidedText(title, Qt::ElideRight, rect.width()));
        QString told =
            QCoreApplication::translate("mesoscope::TopologyPainter", "%n node(s)", nullptr, int(section.tileCount));
        if (section.cpuAllocated >= 0)
            told += QStringLiteral(" · ") + formatPercent(section.cpuAllocated);
        if (name.horizontalAdvance(title) + note.horizontalAdvance(told) + 12 > rect.width())
            continue;
        painter.setFont(noteFont);
        painter.setPen(m_theme.colour(Token::Muted));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, told);
    }
}

/// From far away a section's own line is too low for words: its name lies over its tiles then, where there is room for
/// it.
void TopologyPainter::paintFarTitle(QPainter &painter, const QRectF &section, const QString &name)
{
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(name) + 8, metrics.height());
    if (size.width() > section.width() - 2 || size.height() > section.height())
        return;
    const QRectF place(section.center() - QPointF(size.width() / 2, size.height() / 2), size);
    QColor ground = m_theme.colour(Token::Panel);
    ground.setAlphaF(0.82F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_theme.colour(Token::Text));
    painter.drawText(place, Qt::AlignCenter, name);
}

void TopologyPainter::paintRings(QPainter &painter, const MapTransform &transform, const MapHighlight &highlight)
{
    const auto &layout = *m_scene->layout;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto ring = [&](const QRectF &rect, Token token, double width, double radius) {
        QPen pen(m_theme.colour(token), width);
        painter.setPen(pen);
        painter.drawRoundedRect(rect, radius, radius);
    };
    if (highlight.hoveredTile >= 0)
        ring(transform.toView(layout.tiles[size_t(highlight.hoveredTile)].rect), Token::Faint, 1, 4);
    if (const int tile = m_scene->tileOf(highlight.agent); tile >= 0)
        ring(transform.toView(layout.tiles[size_t(tile)].rect).adjusted(-1, -1, 1, 1), Token::Accent, 2, 5);
    if (const int cell = m_scene->cellOf(highlight.task); cell >= 0) {
        if (detail(transform.zoom) == MapDetail::Far)
            ring(transform.toView(layout.tiles[size_t(qMax(0, m_scene->tileOfCell(cell)))].rect), Token::Text, 2, 3);
        else
            ring(transform.toView(layout.cells[size_t(cell)].rect).adjusted(-1.5, -1.5, 1.5, 1.5), Token::Text, 1.5, 3);
    }
    if (highlight.focusCell >= 0)
        ring(transform.toView(layout.cells[size_t(highlight.focusCell)].rect).adjusted(-3, -3, 3, 3), Token::Accent,
             1.5, 4);
    else if (highlight.focusTile >= 0)
        ring(transform.toView(layout.tiles[size_t(highlight.focusTile)].rect).adjusted(-3, -3, 3, 3), Token::Accent, 1,
             6);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace mesoscope
