// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the navigation entries.
#include "views/widgets/navbutton.h"

#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QPainter>

namespace mesoscope {

NavButton::NavButton(const QString &iconName, const QString &text, const Theme &theme, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tint();
    connect(&theme, &Theme::changed, this, &NavButton::tint);
}

void NavButton::tint()
{
    setIcon(mesoscope::icon(m_iconName, m_theme));
    update();
}

void NavButton::setBadge(int count, Condition condition, const QString &meaning)
{
    if (count == m_count && condition == m_condition)
        return;
    m_count = count;
    m_condition = condition;
    setAccessibleName(count > 0 ? tr("%1, %2", "page and its count").arg(text(), meaning) : text());
    setToolTip(count > 0 ? meaning : QString());
    update();
}

QSize NavButton::sizeHint() const
{
    return QSize(168, qMax(32, fontMetrics().height() + 14));
}

void NavButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void NavButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void NavButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(8, 1, -8, -1);
    painter.setPen(hasFocus() ? QPen(m_theme.colour(Token::Accent), 1) : QPen(Qt::NoPen));
    if (isChecked() || underMouse()) {
        painter.setBrush(m_theme.colour(isChecked() ? Token::SelectedRow : Token::Raised));
        painter.drawRoundedRect(box, 6, 6);
    } else if (hasFocus()) {
        painter.drawRoundedRect(box, 6, 6);
    }
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(Token::Accent));
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 4), 1.5, 1.5);
    }
    const int iconSize = 16;
    icon().paint(&painter, QRect(int(box.left()) + 12, (height() - iconSize) / 2, iconSize, iconSize), Qt::AlignCenter,
                 QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
    QRectF area = box.adjusted(38, 0, -10, 0);
    if (m_count > 0) {
        const QFont font = m_theme.font(TextStyle::Caption);
        const QString count = m_count > 999 ? tr("%1+", "more than").arg(formatCount(999)) : formatCount(m_count);
        const double width = qMax(18.0, QFontMetricsF(font).horizontalAdvance(count) + 11);
        const QRectF badge(area.right() - width, box.center().y() - 8, width, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(m_condition));
        painter.drawRoundedRect(badge, 8, 8);
        painter.setFont(font);
        painter.setPen(m_theme.colour(Token::OnAccent));
        painter.drawText(badge, Qt::AlignCenter, count);
        area.setRight(badge.left() - 6);
    }
    QFont font = this->font();
    if (isChecked())
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_theme.colour(isChecked() ? Token::Text : Token::Muted));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text(), Qt::ElideRight, area.width()));
}

} // namespace mesoscope

#include "moc_navbutton.cpp"
