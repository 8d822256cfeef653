// SPDX-License-Identifier: GPL-3.0-or-later
// Layout of the top bar; says when writing is not possible, and why.
#include "views/widgets/topbar.h"

#include "app/core/connections.h"
#include "views/dialogs/dialogs.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/jumpfield.h"
#include "views/widgets/plainlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

TopBar::TopBar(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent)
    : QFrame(parent),
      m_context(context),
      m_actions(actions),
      m_connections(connections),
      m_jump(new JumpField(context, this)),
      m_access(new PlainLabel({}, this)),
      m_refresh(new QToolButton(this)),
      m_deploy(new QPushButton(tr("Deploy…"), this))
{
    setObjectName(u"topbar"_s);
    setFixedHeight(49);
    m_access->muted();
    m_refresh->setProperty("flat", true);
    m_refresh->setAccessibleName(tr("Ask every source again"));
    m_refresh->setToolTip(tr("Ask every source again (F5)"));
    m_deploy->setObjectName(u"deploy"_s);
    m_deploy->setProperty("primary", true);
    m_deploy->setAccessibleName(tr("Deploy an app"));
    const auto tint = [this] { m_refresh->setIcon(icon(u"refresh"_s, m_context.theme)); };
    tint();
    connect(&context.theme, &Theme::changed, this, tint);
    connect(m_refresh, &QToolButton::clicked, this, &TopBar::refreshRequested);

    connect(m_deploy, &QPushButton::clicked, actions.deployAction(), &QAction::trigger);
    connect(actions.deployAction(), &QAction::changed, this, &TopBar::showAccess);
    connect(&actions, &Actions::canWriteChanged, this, &TopBar::showAccess);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_jump, 1);
    layout->addStretch(1);
    layout->addWidget(m_access);
    layout->addWidget(m_refresh);
    layout->addWidget(m_deploy);

    connect(&connections, &Connections::currentChanged, this, &TopBar::showAccess);
    showAccess();
}

void TopBar::showAccess()
{
    m_deploy->setEnabled(m_actions.canWrite());
    m_deploy->setToolTip(m_actions.canWrite() ? tr("Deploy an app (Ctrl+N)") : tipText(m_actions.whyNot()));
    const bool readOnly = m_connections.isConnected() && m_connections.current().readOnly;
    m_access->setPlain(readOnly ? tr("Read-only") : QString());
    m_access->setToolTip(readOnly ? tr("This cluster's connection does not allow changes.") : QString());
}

} // namespace mesoscope

#include "moc_topbar.cpp"
