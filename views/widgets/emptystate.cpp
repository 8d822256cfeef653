// SPDX-License-Identifier: GPL-3.0-or-later
// A glyph, a title, advice and perhaps a button, in the middle of the room.
#include "views/widgets/emptystate.h"

#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

namespace {
constexpr int GlyphSize = 28;
constexpr int TextWidth = 420;
} // namespace

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_glyph(new QWidget(this)),
      m_title(new PlainLabel({}, theme, TextStyle::Heading, this)),
      m_advice(new PlainLabel({}, this)),
      m_detail(new PlainLabel({}, theme, TextStyle::MonoSmall, this)),
      m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_glyph->setFixedSize(GlyphSize, GlyphSize);
    m_glyph->setAttribute(Qt::WA_TransparentForMouseEvents);
    for (PlainLabel *label : {m_title, m_advice, m_detail}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->wrapped();
    }
    m_advice->muted();
    m_detail->muted()->selectable();
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);

    // The column is as wide as is good to read, and less where there is no room.
    auto *column = new QWidget(this);
    column->setMaximumWidth(TextWidth);
    auto *words = new QVBoxLayout(column);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(8);
    words->addWidget(m_glyph, 0, Qt::AlignHCenter);
    words->addSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_advice);
    words->addWidget(m_detail);
    words->addSpacing(4);
    words->addWidget(m_button, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
}

void EmptyState::setContent(Condition condition, const QString &title, const QString &advice, const QString &detail)
{
    m_condition = condition;
    m_title->setPlain(title);
    m_advice->setPlain(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_detail->setPlain(detail.left(300));
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(advice.isEmpty() ? title : tr("%1 %2", "title and advice of an empty page").arg(title, advice));
    update();
}

void EmptyState::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGlyph(painter, QRectF(m_glyph->mapTo(this, QPoint()), m_glyph->size()).adjusted(3, 3, -3, -3), m_condition,
               m_theme);
}

} // namespace mesoscope

#include "moc_emptystate.cpp"
