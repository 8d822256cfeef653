// SPDX-License-Identifier: GPL-3.0-or-later
// Lays facts out in two columns.
#include "views/widgets/factgrid.h"

#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/layouts.h"
#include "views/widgets/plainlabel.h"

#include <QGridLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int NameWidth = 108;
constexpr int LongestName = 168; ///< a host's name of usual length
constexpr int Longest = 4000;    ///< remote text is bounded
} // namespace

FactGrid::FactGrid(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 4, 4, 4);
    m_layout->setSpacing(6);
}

void FactGrid::setSections(const QList<FactSection> &sections)
{
    if (sections == m_sections)
        return;
    bool sameShape = sections.size() == m_sections.size();
    for (qsizetype i = 0; sameShape && i < sections.size(); ++i) {
        sameShape = sections[i].title == m_sections[i].title && sections[i].facts.size() == m_sections[i].facts.size();
        for (qsizetype k = 0; sameShape && k < sections[i].facts.size(); ++k) {
            const Fact &now = sections[i].facts[k];
            const Fact &then = m_sections[i].facts[k];
            sameShape = now.name == then.name && now.mono == then.mono && now.tone == then.tone;
        }
    }
    m_sections = sections;
    if (!sameShape) {
        rebuild();
        return;
    }
    qsizetype value = 0;
    for (const FactSection &section : sections) {
        for (const Fact &fact : section.facts) {
            const QString text = fact.value.isEmpty() ? dash() : fact.value.left(Longest);
            m_values[value]->setPlain(text);
            m_values[value++]->setToolTip(tipText(fact.tip));
        }
    }
}

void FactGrid::rebuild()
{
    m_values.clear();
    emptyLayout(m_layout);
    for (const FactSection &section : std::as_const(m_sections)) {
        if (!section.title.isEmpty()) {
            if (m_layout->count() > 0)
                m_layout->addSpacing(8);
            m_layout->addWidget(sectionLabel(section.title, m_theme, this));
        }
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(5);
        grid->setColumnStretch(1, 1);
        grid->setColumnMinimumWidth(0, NameWidth);
        int row = 0;
        for (const Fact &fact : section.facts) {
            auto *name = new PlainLabel(fact.name.left(80), this);
            name->muted();
            name->setWordWrap(true);
            name->setMaximumWidth(LongestName);
            name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            auto *value = new PlainLabel(fact.value.isEmpty() ? dash() : fact.value.left(Longest), m_theme,
                                         fact.mono ? TextStyle::Mono : TextStyle::Body, this);
            value->wrapped()->selectable();
            value->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            if (!fact.tone.isEmpty())
                value->setProperty("tone", fact.tone);
            value->setToolTip(tipText(fact.tip));
            grid->addWidget(name, row, 0, Qt::AlignTop);
            grid->addWidget(value, row++, 1);
            m_values.append(value);
        }
        m_layout->addLayout(grid);
    }
    m_layout->addStretch(1);
}

} // namespace mesoscope

#include "moc_factgrid.cpp"
