// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/selectionbar.h"

#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace mesoscope {

SelectionBar::SelectionBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_text(new PlainLabel({}, theme, TextStyle::Body, this)), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("selectionBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *actions = new QPushButton(tr("With all of them"), this);
    actions->setObjectName(QStringLiteral("selectionActions"));
    actions->setMenu(m_menu);
    auto *clear = new QPushButton(tr("Select one only"), this);
    clear->setObjectName(QStringLiteral("selectionClear"));
    layout->addWidget(m_text);
    layout->addWidget(actions);
    layout->addWidget(clear);
    layout->addStretch(1);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        Q_EMIT menuRequested(m_menu);
    });
    connect(clear, &QPushButton::clicked, this, &SelectionBar::clearRequested);
    hide();
}

void SelectionBar::setCount(int selected)
{
    m_text->setPlain(tr("%n selected", nullptr, selected));
    setVisible(selected > 1);
}

} // namespace mesoscope

#include "moc_selectionbar.cpp"
