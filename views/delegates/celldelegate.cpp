// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a table's cell from its roles.
#include "views/delegates/celldelegate.h"

#include "models/items/roles.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace mesoscope {

namespace {
constexpr int Padding = 8;
constexpr int GlyphSize = 9;
constexpr int GlyphSpace = GlyphSize + 7;
} // namespace

CellDelegate::CellDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.icon = {};
    cell.features &= ~QStyleOptionViewItem::HasDecoration;
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setClipRect(option.rect);
    QRect area = option.rect.adjusted(Padding, 0, -Padding, 0);
    const QVariant condition = index.data(ConditionRole);
    const Qt::Alignment alignment = cell.displayAlignment;
    if (condition.isValid()) {
        const QRectF glyph(area.left(), area.center().y() - GlyphSize / 2.0 + 0.5, GlyphSize, GlyphSize);
        paintGlyph(*painter, glyph, Condition(condition.toInt()), m_theme);
        area.setLeft(area.left() + GlyphSpace);
    }
    const QVariant counts = index.data(CountsRole);
    if (counts.isValid()) {
        const QRectF bar(area.left(), area.center().y() - 3.5, qMin(112, area.width()), 8);
        paintHealthBar(*painter, bar, counts.value<HealthSegments>(), m_theme);
        painter->restore();
        return;
    }
    const QVariant progress = index.data(ProgressRole);
    if (progress.isValid()) {
        const int width = qBound(24, area.width() / 3, 72);
        paintBar(*painter, QRectF(area.left(), area.center().y() - 2, width, 5), progress.toDouble(),
                 m_theme.colour(Token::Progress), m_theme);
        area.setLeft(area.left() + width + 8);
    }
    const bool mono = index.data(MonospaceRole).toBool();
    const QFont font = mono ? m_theme.font(TextStyle::Mono) : cell.font;
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const bool muted = index.data(MutedRole).toBool();
    const bool enabled = cell.state & QStyle::State_Enabled;
    const QColor colour = m_theme.colour(!enabled ? Token::Faint : muted ? Token::Muted : Token::Text);
    const QString unit = index.data(UnitRole).toString();
    if (!unit.isEmpty()) {
        const int width = metrics.horizontalAdvance(unit) + 4;
        painter->setPen(m_theme.colour(Token::Muted));
        painter->drawText(QRect(area.right() - width + 1, area.top(), width, area.height()),
                          Qt::AlignRight | Qt::AlignVCenter, unit);
        area.setRight(area.right() - width);
    }
    painter->setPen(colour);
    const QString shown = metrics.elidedText(text.simplified(), mono ? Qt::ElideMiddle : Qt::ElideRight, area.width());
    painter->drawText(area, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(m_theme.rowHeight());
    return size;
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // Remote text: a tool tip would render markup, so everything is escaped and wrapped as plain text.
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty())
        tip = index.data(Qt::DisplayRole).toString();
    tip.truncate(2000);
    QToolTip::showText(event->globalPos(),
                       tip.isEmpty() ? QString() : QStringLiteral("<span>%1</span>").arg(tip.toHtmlEscaped()), view);
    return true;
}

} // namespace mesoscope

#include "moc_celldelegate.cpp"
