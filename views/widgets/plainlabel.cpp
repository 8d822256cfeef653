// SPDX-License-Identifier: GPL-3.0-or-later
// Plain and elided labels.
#include "views/widgets/plainlabel.h"

#include "views/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

PlainLabel::PlainLabel(const QString &text, const Theme &theme, TextStyle style, QWidget *parent)
    : PlainLabel(text, parent)
{
    setFont(theme.font(style));
}

void PlainLabel::setPlain(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    updateGeometry();
}

PlainLabel *PlainLabel::muted()
{
    setProperty("muted", true);
    return this;
}

PlainLabel *PlainLabel::wrapped()
{
    setWordWrap(true);
    // A height that follows the width, and no width that a long word forces upon the window.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    return this;
}

PlainLabel *PlainLabel::selectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return this;
}

QSize ElidedLabel::minimumSizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_mode, contentsRect().width());
    const QString tip = shown == text() ? QString() : tipText(text());
    if (tip != toolTip())
        setToolTip(tip);
    style()->drawItemText(&painter, contentsRect(), int(alignment() | Qt::AlignVCenter) | Qt::TextSingleLine, palette(),
                          isEnabled(), shown, QPalette::WindowText);
}

PlainLabel *sectionLabel(const QString &text, const Theme &theme, QWidget *parent)
{
    auto *label = new PlainLabel(text, theme, TextStyle::Caption, parent);
    QFont font = label->font();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setProperty("section", true);
    return label;
}

QString tipText(const QString &plain)
{
    return plain.isEmpty() ? QString()
                           : u"<span style='white-space:pre-line'>%1</span>"_s.arg(plain.left(2000).toHtmlEscaped());
}

QFrame *hairline(const Theme &theme, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setFrameShape(QFrame::NoFrame);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    QObject::connect(&theme, &Theme::changed, line, qOverload<>(&QWidget::update));
    return line;
}

} // namespace mesoscope

#include "moc_plainlabel.cpp"
