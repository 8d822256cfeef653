// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the items and exchanges their words.
#include "views/widgets/detaillist.h"

#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/callout.h"
#include "views/widgets/layouts.h"
#include "views/widgets/linkbutton.h"
#include "views/widgets/plainlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int NameWidth = 108;
constexpr int Longest = 2000; ///< remote text is bounded
constexpr int GlyphSize = 14;

bool sameShape(const DetailItem &a, const DetailItem &b)
{
    return a.kind == b.kind && a.links == b.links && a.mono == b.mono && a.value.isEmpty() == b.value.isEmpty() &&
           a.note.isEmpty() == b.note.isEmpty();
}

/// What a link is to the keyboard's focus, over a rebuild.
QString focusName(const DetailLink &link, bool copies)
{
    return QString::number(int(link.to)) + u'/' + link.target + (copies ? u"/copy"_s : QString());
}

} // namespace

DetailList::DetailList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 4, 8, 4);
    m_layout->setSpacing(6);
    connect(&theme, &Theme::changed, this, &DetailList::rebuild);
}

void DetailList::setItems(const QList<DetailItem> &items)
{
    if (items == m_items)
        return;
    const bool same = std::equal(items.cbegin(), items.cend(), m_items.cbegin(), m_items.cend(), sameShape);
    m_items = items;
    if (!same) {
        rebuild();
        return;
    }
    for (qsizetype index = 0; index < m_items.size(); ++index)
        refill(index);
}

void DetailList::refill(qsizetype index)
{
    const DetailItem &item = m_items.at(index);
    const Parts &parts = m_parts.at(index);
    if (parts.callout)
        parts.callout->say(item.condition, item.name.left(Longest), item.value.left(Longest));
    if (parts.name)
        parts.name->setPlain(item.name.left(Longest));
    if (parts.value)
        parts.value->setPlain(item.value.isEmpty() ? dash() : item.value.left(Longest));
    if (parts.note)
        parts.note->setPlain(item.note.left(Longest));
    if (parts.glyph) {
        parts.glyph->setPixmap(glyphIcon(item.condition, m_theme).pixmap(GlyphSize, GlyphSize));
        parts.glyph->setAccessibleName(text(item.condition));
    }
}

void DetailList::rebuild()
{
    QWidget *focus = focusWidget();
    const QString focused =
        focus && focus->hasFocus() ? m_buttons.key(qobject_cast<QAbstractButton *>(focus)) : QString();
    m_parts.clear();
    m_buttons.clear();
    emptyLayout(m_layout);
    for (const DetailItem &item : std::as_const(m_items))
        build(item);
    m_layout->addStretch(1);
    for (qsizetype index = 0; index < m_items.size(); ++index)
        refill(index);
    if (QAbstractButton *button = m_buttons.value(focused)) {
        button->show(); // the layout would do it a little later
        button->setFocus(Qt::OtherFocusReason);
    }
}

QLayout *DetailList::linkRow(const DetailLink &link, bool mono)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    if (link.to == DetailLink::To::Nowhere) {
        auto *words = new ElidedLabel(link.text.left(Longest), m_theme, mono ? TextStyle::Mono : TextStyle::Body, this);
        row->addWidget(words, 1);
    } else {
        auto *button = new LinkButton(link.text.left(Longest), m_theme, mono, this);
        m_buttons.insert(focusName(link, false), button);
        switch (link.to) {
        case DetailLink::To::Web:
            button->setAccessibleName(tr("Open %1 in the browser").arg(link.target));
            button->setToolTip(tipText(tr("Opens %1 in the browser").arg(link.target)));
            break;
        case DetailLink::To::App:
            button->setAccessibleName(tr("Show %1", "an app").arg(link.target));
            button->setToolTip(tipText(link.target));
            break;
        default:
            button->setAccessibleName(tr("%1: show the instance %2", "where, id").arg(link.text, link.target));
            button->setToolTip(tipText(link.target));
            break;
        }
        connect(button, &QAbstractButton::clicked, this, [this, link] { Q_EMIT linkPressed(link); });
        row->addWidget(button, 0);
        row->addStretch(1);
    }
    if (!link.copy)
        return row;
    auto *copy = new QToolButton(this);
    m_buttons.insert(focusName(link, true), copy);
    copy->setProperty("inline", true);
    copy->setIcon(icon(u"copy"_s, m_theme));
    copy->setIconSize(QSize(14, 14));
    copy->setFocusPolicy(Qt::StrongFocus);
    copy->setAccessibleName(tr("Copy %1").arg(link.target));
    copy->setToolTip(tipText(tr("Copies %1").arg(link.target)));
    connect(copy, &QToolButton::clicked, this, [this, link] {
        QGuiApplication::clipboard()->setText(link.target);
        Q_EMIT copied(link.target);
    });
    row->addWidget(copy);
    return row;
}

void DetailList::build(const DetailItem &item)
{
    Parts parts;
    switch (item.kind) {
    case DetailItem::Kind::Section:
        if (m_layout->count() > 0)
            m_layout->addSpacing(8);
        parts.name = sectionLabel(item.name, m_theme, this);
        m_layout->addWidget(parts.name);
        break;
    case DetailItem::Kind::Heading: {
        if (m_layout->count() > 0)
            m_layout->addSpacing(8);
        auto *name = new ElidedLabel({}, m_theme, item.mono ? TextStyle::Mono : TextStyle::Body, this);
        QFont bold = name->font();
        bold.setWeight(QFont::DemiBold);
        name->setFont(bold);
        parts.name = name;
        m_layout->addWidget(name);
        break;
    }
    case DetailItem::Kind::Fact: {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        parts.name = new PlainLabel(item.name, this);
        parts.name->muted()->setWordWrap(true);
        parts.name->setFixedWidth(NameWidth);
        parts.name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        row->addWidget(parts.name, 0, Qt::AlignTop);
        auto *values = new QVBoxLayout;
        values->setSpacing(2);
        if (!item.value.isEmpty() || item.links.isEmpty()) {
            parts.value = new PlainLabel({}, m_theme, item.mono ? TextStyle::Mono : TextStyle::Body, this);
            parts.value->wrapped()->selectable();
            parts.value->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            values->addWidget(parts.value);
        }
        for (const DetailLink &link : item.links)
            values->addLayout(linkRow(link, item.mono));
        row->addLayout(values, 1);
        m_layout->addLayout(row);
        break;
    }
    case DetailItem::Kind::Notice:
        parts.callout = new Callout(m_theme, this);
        for (const DetailLink &link : item.links)
            parts.callout->words()->addLayout(linkRow(link, item.mono));
        m_layout->addWidget(parts.callout);
        break;
    case DetailItem::Kind::Row: {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        parts.glyph = new QLabel(this);
        parts.glyph->setFixedSize(GlyphSize, GlyphSize + 4);
        row->addWidget(parts.glyph, 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(1);
        auto *first = new QHBoxLayout;
        first->setSpacing(8);
        if (item.links.isEmpty()) {
            auto *name = new ElidedLabel({}, m_theme, item.mono ? TextStyle::Mono : TextStyle::Body, this);
            parts.name = name;
            first->addWidget(name, 1);
        } else {
            first->addLayout(linkRow(item.links.first(), item.mono), 1);
        }
        parts.note = new PlainLabel({}, this);
        first->addWidget(parts.note);
        words->addLayout(first);
        if (!item.value.isEmpty()) {
            parts.value = new PlainLabel({}, m_theme, TextStyle::Caption, this);
            parts.value->muted()->wrapped();
            words->addWidget(parts.value);
        }
        row->addLayout(words, 1);
        m_layout->addLayout(row);
        break;
    }
    }
    m_parts.append(parts);
}

} // namespace mesoscope

#include "moc_detaillist.cpp"
