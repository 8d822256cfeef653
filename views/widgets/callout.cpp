// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out and paints a callout.
#include "views/widgets/callout.h"

#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace mesoscope {

Callout::Callout(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_words(new QVBoxLayout(this)),
      m_title(new PlainLabel({}, this)),
      m_body(new PlainLabel({}, this))
{
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->wrapped()->selectable();
    m_body->muted()->wrapped()->selectable();
    m_words->setContentsMargins(14, 10, 12, 10);
    m_words->setSpacing(3);
    m_words->addWidget(m_title);
    m_words->addWidget(m_body);
}

void Callout::say(Condition condition, const QString &title, const QString &body)
{
    m_condition = condition;
    m_title->setPlain(title);
    m_body->setPlain(body);
    m_body->setVisible(!body.isEmpty());
    update();
}

void Callout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Raised));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.colour(m_condition));
}

} // namespace mesoscope

#include "moc_callout.cpp"
