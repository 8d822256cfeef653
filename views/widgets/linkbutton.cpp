// SPDX-License-Identifier: GPL-3.0-or-later
// Paints links, and opens those that lead out of the program.
#include "views/widgets/linkbutton.h"

#include "views/theme/theme.h"

#include <QDesktopServices>
#include <QKeyEvent>
#include <QPainter>

namespace mesoscope {

LinkButton::LinkButton(const QString &text, const Theme &theme, bool mono, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setText(text);
    setAccessibleName(text);
    setFont(theme.font(mono ? TextStyle::Mono : TextStyle::Body));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2, metrics.height() + 2};
}

QSize LinkButton::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont drawn = font();
    drawn.setUnderline(underMouse() || hasFocus());
    painter.setFont(drawn);
    painter.setPen(m_theme.colour(Token::Accent));
    painter.drawText(rect(), int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void LinkButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void LinkButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

bool openInBrowser(const QUrl &url)
{
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return web && url.isValid() && !url.host().isEmpty() && QDesktopServices::openUrl(url);
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace mesoscope

#include "moc_linkbutton.cpp"
