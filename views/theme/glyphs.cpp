// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the state glyphs and tints the outline icons.
#include "views/theme/glyphs.h"

#include "views/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>

#include <map>
#include <memory>
#include <utility>

namespace mesoscope {

void paintGlyph(QPainter &painter, const QRectF &rect, Condition condition, const Theme &theme)
{
    const double side = qMin(rect.width(), rect.height());
    const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    const QColor colour = theme.colour(condition);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double stroke = qMax(1.4, side * 0.16);
    QPen pen(colour, stroke);
    pen.setCapStyle(Qt::RoundCap);
    switch (condition) {
    case Condition::Ok:
        painter.drawEllipse(box);
        break;
    case Condition::Warning: {
        QPainterPath triangle;
        triangle.moveTo(box.center().x(), box.top());
        triangle.lineTo(box.right(), box.bottom() - side * 0.04);
        triangle.lineTo(box.left(), box.bottom() - side * 0.04);
        triangle.closeSubpath();
        painter.drawPath(triangle);
        break;
    }
    case Condition::Bad:
        painter.drawRect(box.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04));
        break;
    case Condition::Progress: {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        const QRectF ring = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
        painter.drawArc(ring, 60 * 16, 270 * 16);
        break;
    }
    case Condition::Waiting: {
        QPainterPath glass;
        const double inset = side * 0.12;
        glass.moveTo(box.left() + inset, box.top());
        glass.lineTo(box.right() - inset, box.top());
        glass.lineTo(box.left() + inset, box.bottom());
        glass.lineTo(box.right() - inset, box.bottom());
        glass.closeSubpath();
        painter.drawPath(glass);
        break;
    }
    case Condition::Off: {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        break;
    }
    case Condition::Unknown:
        painter.setPen(pen);
        painter.drawLine(QPointF(box.left() + side * 0.1, box.center().y()),
                         QPointF(box.right() - side * 0.1, box.center().y()));
        break;
    }
    painter.restore();
}

QIcon glyphIcon(Condition condition, const Theme &theme)
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const double margin = size * 0.19;
        paintGlyph(painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin), condition, theme);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

namespace {

/// Renders an outline icon in the size and colour that is asked for, when it is asked for: rendering every size of
/// every icon beforehand took a tenth of the program's start.
class OutlineIcon : public QIconEngine
{
public:
    OutlineIcon(const QByteArray &svg, const Theme &theme)
        : m_svg(svg),
          m_muted(theme.colour(Token::Muted)),
          m_text(theme.colour(Token::Text)),
          m_faint(theme.colour(Token::Faint))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = qMin(rect.width(), rect.height());
        const double ratio = painter->device()->devicePixelRatio();
        QPixmap shown = pixmap(QSize(side, side) * ratio, mode, state);
        shown.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, shown);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = qBound(1, qMin(size.width(), size.height()), 512);
        const bool strong = state == QIcon::On || mode == QIcon::Active;
        const QColor colour = mode == QIcon::Disabled ? m_faint : strong ? m_text : m_muted;
        QPixmap &known = m_rendered[{side, colour.rgba()}];
        if (known.isNull()) {
            QByteArray coloured = m_svg;
            coloured.replace("currentColor", colour.name().toLatin1());
            QSvgRenderer renderer(coloured);
            known = QPixmap(side, side);
            known.fill(Qt::transparent);
            QPainter painter(&known);
            renderer.render(&painter);
        }
        return known;
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int side : {16, 20, 24, 32, 40, 48})
            sizes.append({side, side});
        return sizes;
    }

    QIconEngine *clone() const override { return std::make_unique<OutlineIcon>(*this).release(); }

private:
    QByteArray m_svg;
    QColor m_muted, m_text, m_faint;
    std::map<std::pair<int, QRgb>, QPixmap> m_rendered;
};

} // namespace

QIcon icon(const QString &name, const Theme &theme)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(std::make_unique<OutlineIcon>(file.readAll(), theme).release()); // the icon owns it
}

} // namespace mesoscope
