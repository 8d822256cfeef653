// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles with their names, cells and bars, from sprites.
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/topologyviewpaint_p.h"
#include "views/widgets/topologyviewpainter.h"
#include "views/widgets/topologyviewtext.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace mesoscope {

namespace {

enum TileStyle { PlainTile, DashedTile, HatchedTile, MiddleTile };

TileStyle styleOf(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Unreachable:
    case AgentStatus::Recovering:
        return DashedTile;
    case AgentStatus::Inactive:
    case AgentStatus::Draining:
    case AgentStatus::Drained:
    case AgentStatus::Deactivated:
        return HatchedTile;
    case AgentStatus::Active:
    case AgentStatus::Inferred:
        break;
    }
    return PlainTile;
}

QPixmap blank(QSize size, double ratio)
{
    QPixmap pixmap(QSize(qCeil(size.width() * ratio), qCeil(size.height() * ratio)));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

} // namespace

/// Shape and colour, so that no state is told by colour alone: filled and rounded is well, a sharp square with a cross
/// fails, a triangle warns, an open ring is on its way.
void TopologyPainter::paintCell(QPainter &painter, const QRectF &rect, Condition condition, const QColor &colour)
{
    const double side = qMin(rect.width(), rect.height());
    const double line = qMax(1.0, side / 7);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (condition) {
    case Condition::Bad: {
        painter.fillRect(rect, colour);
        if (side >= 8) {
            const QRectF inner = rect.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3);
            painter.setPen(QPen(QColor(255, 255, 255, 230), line));
            painter.drawLine(inner.topLeft(), inner.bottomRight());
            painter.drawLine(inner.topRight(), inner.bottomLeft());
        }
        return;
    }
    case Condition::Warning:
    case Condition::Waiting: {
        QPainterPath path(QPointF(rect.center().x(), rect.top()));
        path.lineTo(rect.bottomRight());
        path.lineTo(rect.bottomLeft());
        path.closeSubpath();
        painter.fillPath(path, colour);
        return;
    }
    case Condition::Progress:
    case Condition::Off: {
        const QRectF inner = rect.adjusted(line / 2, line / 2, -line / 2, -line / 2);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, line));
        painter.drawRoundedRect(inner, side / 5, side / 5);
        return;
    }
    case Condition::Ok:
    case Condition::Unknown:
        break;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, side / 5, side / 5);
}

TopologyPainter::CellLook TopologyPainter::lookOf(const CellFacts &cell, const MapHighlight &highlight) const
{
    const bool known = cell.app.isValid();
    if (known && cell.app.value() < highlight.apps.size() && highlight.apps[cell.app.value()])
        return Lit;
    if (known && cell.app == highlight.hoveredApp)
        return Hovered;
    if (m_colour != MapColour::State)
        return Neutral;
    return highlight.any() ? Dimmed : Plain;
}

QColor TopologyPainter::cellColour(Condition condition, CellLook look) const
{
    if (condition == Condition::Bad)
        return m_theme.colour(Condition::Bad); // never muted: the broken thing is found in a second
    const QColor ground = m_theme.colour(Token::Raised);
    switch (look) {
    case Lit:
        return m_theme.colour(Token::Accent);
    case Hovered:
        return blended(ground, m_theme.colour(Token::Accent), 0.6);
    case Neutral:
        return blended(ground, m_theme.colour(Token::Faint), 0.4);
    case Dimmed:
        return blended(ground, condition == Condition::Ok ? m_theme.colour(Token::Faint) : m_theme.colour(condition),
                       0.4);
    case Plain:
        break;
    }
    return blended(ground, m_theme.colour(condition), condition == Condition::Ok ? 0.8 : 1.0);
}

const QPixmap &TopologyPainter::cellSprite(int size, Condition condition, CellLook look, double ratio)
{
    const quint64 key = quint64(size) << 16 | quint64(condition) << 8 | quint64(look) << 4 | quint64(ratio > 1.01);
    auto found = m_sprites.find(key);
    if (found == m_sprites.end()) {
        QPixmap pixmap = blank(QSize(size, size), ratio);
        QPainter painter(&pixmap);
        paintCell(painter, QRectF(0, 0, size, size), condition, cellColour(condition, look));
        painter.end();
        found = m_sprites.insert(key, pixmap);
    }
    return *found;
}

const QPixmap &TopologyPainter::tileSprite(QSize size, int style, double ratio)
{
    const quint64 key = quint64(1) << 63 | quint64(size.width()) << 32 | quint64(size.height()) << 8 |
                        quint64(style) << 1 | quint64(ratio > 1.01);
    auto found = m_sprites.find(key);
    if (found != m_sprites.end())
        return *found;
    QPixmap pixmap = blank(size, ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF rect = QRectF(QPointF(0, 0), QSizeF(size)).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = style == MiddleTile ? 2 : 4;
    QPainterPath shape;
    shape.addRoundedRect(rect, radius, radius);
    if (style != DashedTile)
        painter.fillPath(shape, m_theme.colour(Token::Raised));
    if (style == HatchedTile) {
        painter.save();
        painter.setClipPath(shape);
        painter.setPen(QPen(m_theme.colour(Token::Hairline), 1));
        for (int x = -size.height(); x < size.width(); x += 8)
            painter.drawLine(QPointF(x, size.height()), QPointF(x + size.height(), 0));
        painter.restore();
    }
    QPen pen(m_theme.colour(style == DashedTile ? Token::Warning : Token::Hairline), style == DashedTile ? 1.4 : 1);
    if (style == DashedTile)
        pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.drawPath(shape);
    painter.end();
    return *m_sprites.insert(key, pixmap);
}

void TopologyPainter::paintTiles(QPainter &painter, const QRect &exposed, const MapTransform &transform,
                                 const MapHighlight &highlight, bool full)
{
    if (!qFuzzyCompare(m_namesZoom, transform.zoom)) {
        m_names.clear(); // elided for another width
        m_namesZoom = transform.zoom;
    }
    const TopologyLayout &layout = *m_scene->layout;
    const QRectF wanted =
        QRectF(transform.toMap(exposed.topLeft()), transform.toMap(exposed.bottomRight() + QPoint(1, 1)));
    for (const TopologySection &section : layout.sections) {
        if (!section.rect.intersects(wanted))
            continue;
        for (quint32 i = section.firstTile; i < section.firstTile + section.tileCount; ++i) {
            const TopologyTile &tile = layout.tiles[i];
            if (!tile.rect.intersects(wanted))
                continue;
            const QRectF rect = transform.toView(tile.rect);
            paintTileBody(painter, rect, int(i), highlight, full);
            paintCells(painter, exposed, int(i), transform, highlight);
            if (full)
                paintTileWords(painter, rect, int(i), transform.zoom);
        }
    }
}

void TopologyPainter::paintTileBody(QPainter &painter, const QRectF &rect, int tile, const MapHighlight &highlight,
                                    bool full)
{
    Q_UNUSED(highlight)
    const TileFacts &facts = m_scene->tiles[size_t(tile)];
    const double ratio = painter.device()->devicePixelRatioF();
    const QRect aligned(rect.topLeft().toPoint(), QSize(qRound(rect.width()), qRound(rect.height())));
    const TileStyle style = styleOf(facts.status);
    painter.drawPixmap(aligned.topLeft(),
                       tileSprite(aligned.size(), full || style != PlainTile ? style : MiddleTile, ratio));
    const double measure = measureOf(tile);
    if (measure < 0)
        return;
    QColor fill = measureColour(measure, m_theme);
    if (style != PlainTile)
        fill.setAlphaF(0.6F); // hatching stays to be seen
    painter.fillRect(aligned.adjusted(1, 1, -1, -1), fill);
}

void TopologyPainter::paintCells(QPainter &painter, const QRect &exposed, int tile, const MapTransform &transform,
                                 const MapHighlight &highlight)
{
    const TopologyLayout &layout = *m_scene->layout;
    const TopologyTile &node = layout.tiles[size_t(tile)];
    const double ratio = painter.device()->devicePixelRatioF();
    for (quint32 i = node.firstCell; i < node.firstCell + node.cellCount; ++i) {
        const QRectF rect = transform.toView(layout.cells[i].rect);
        if (!rect.intersects(exposed))
            continue;
        const CellFacts &facts = m_scene->cells[i];
        const CellLook look = lookOf(facts, highlight);
        const int size = qMax(1, int(std::floor(qMin(rect.width(), rect.height()))));
        if (size >= 5)
            painter.drawPixmap(rect.topLeft().toPoint(), cellSprite(size, facts.condition, look, ratio));
        else
            painter.fillRect(QRect(rect.topLeft().toPoint(), QSize(size, size)), cellColour(facts.condition, look));
    }
}

void TopologyPainter::paintTileWords(QPainter &painter, const QRectF &rect, int tile, double zoom)
{
    const TileFacts &facts = m_scene->tiles[size_t(tile)];
    const QFont font = m_theme.font(TextStyle::MonoSmall);
    const double inset = qMin(8.0, 5 * zoom);
    const double ground = m_scene->layout->tiles[size_t(tile)].cellCount > 0
                              ? m_scene->layout->cells[m_scene->layout->tiles[size_t(tile)].firstCell].rect.top() -
                                    m_scene->layout->tiles[size_t(tile)].rect.top()
                              : 20.0;
    const QRectF head(rect.left() + inset, rect.top(), rect.width() - 2 * inset, ground * zoom);
    auto name = m_names.find(tile);
    if (name == m_names.end())
        name =
            m_names.insert(tile, QFontMetricsF(font).elidedText(shortHost(TopologyText::hostOf(m_scene->agent(tile))),
                                                                Qt::ElideMiddle, head.width()));
    painter.setFont(font);
    const double measure = measureOf(tile);
    // On a filled tile, black or white: whichever is further from the fill.
    painter.setPen(measure < 0                                          ? m_theme.colour(Token::Text)
                   : qGray(measureColour(measure, m_theme).rgb()) > 127 ? QColor(Qt::black)
                                                                        : QColor(Qt::white));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, *name);

    const double barHeight = qBound(2.0, 3.5 * zoom, 5.0);
    const double barWidth = rect.width() - 2 * inset;
    double y = rect.bottom() - qMin(8.0, 5 * zoom) - barHeight;
    if (facts.cpu >= 0 || facts.memory >= 0) {
        const auto bar = [&](float fraction, Token token) {
            const QRect ground_(qRound(rect.left() + inset), qRound(y), qRound(barWidth), qRound(barHeight));
            painter.fillRect(ground_, m_theme.colour(Token::Hairline));
            if (fraction > 0)
                painter.fillRect(QRect(ground_.topLeft(), QSize(qRound(barWidth * double(fraction)), ground_.height())),
                                 m_theme.colour(token));
        };
        bar(facts.memory, Token::Ok);
        y -= barHeight + qMax(1.0, 1.5 * zoom);
        bar(facts.cpu, Token::Progress);
    }
    if (styleOf(facts.status) == PlainTile)
        return;
    const QFont caption = m_theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(caption);
    const QString word = metrics.elidedText(text(facts.status), Qt::ElideRight, rect.width() - 6);
    const QRectF place(rect.left() + 3, y - metrics.height() - 2, rect.width() - 6, metrics.height());
    QColor veil = m_theme.colour(Token::Panel);
    veil.setAlphaF(0.85F);
    const double width = metrics.horizontalAdvance(word) + 6;
    painter.fillRect(QRectF(place.center().x() - width / 2, place.top(), width, place.height()), veil);
    painter.setFont(caption);
    painter.setPen(m_theme.colour(styleOf(facts.status) == DashedTile ? Token::Warning : Token::Muted));
    painter.drawText(place, Qt::AlignCenter, word);
}

} // namespace mesoscope
