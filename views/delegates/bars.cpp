// SPDX-License-Identifier: GPL-3.0-or-later
// Health bars and plain bars, painted alike wherever they are.
#include "views/delegates/celldelegate.h"
#include "views/theme/theme.h"

#include <QPainter>

#include <array>
#include <utility>

namespace mesoscope {

void paintHealthBar(QPainter &painter, const QRectF &rect, const HealthSegments &parts, const Theme &theme)
{
    const std::array<std::pair<int, QBrush>, 5> drawn{{
        {parts.healthy, theme.colour(Token::Ok)},
        {parts.unhealthy, theme.colour(Token::Bad)},
        {parts.unknown, theme.colour(Token::Off)},
        {parts.staged, theme.colour(Token::Progress)},
        {parts.over, QBrush(theme.colour(Token::Ok), Qt::Dense5Pattern)},
    }};
    double whole = parts.missing;
    for (const auto &part : drawn)
        whole += part.first;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    double x = rect.left();
    for (const auto &[count, brush] : drawn) {
        if (count <= 0)
            continue;
        // A single unhealthy instance of a thousand must still be seen.
        const double width = qMax(3.0, rect.width() * count / whole);
        const QRectF segment(x, rect.top(), qMin(width, rect.right() - x), rect.height());
        painter.fillRect(segment.adjusted(x > rect.left() ? 1 : 0, 0, 0, 0), brush);
        x += width;
    }
    if (x < rect.right() - 2) { // what is wanted and not there
        QPen pen(theme.colour(Token::Faint), 1, Qt::DotLine);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(x + (x > rect.left() ? 1 : 0), rect.top(), rect.right() - x - 1, rect.height() - 1));
    }
    painter.restore();
}

void paintBar(QPainter &painter, const QRectF &rect, double fraction, const QColor &colour, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = rect.height() / 2;
    painter.setBrush(theme.colour(Token::Hairline));
    painter.drawRoundedRect(rect, radius, radius);
    if (fraction > 0) {
        painter.setBrush(colour);
        painter.drawRoundedRect(
            QRectF(rect.left(), rect.top(), qMax(rect.height(), rect.width() * qMin(1.0, fraction)), rect.height()),
            radius, radius);
    }
    painter.restore();
}

} // namespace mesoscope
