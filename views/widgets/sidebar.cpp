// SPDX-License-Identifier: GPL-3.0-or-later
// Cluster head and navigation.
#include "views/widgets/sidebar.h"

#include "app/core/connections.h"
#include "app/core/store.h"
#include "views/dialogs/dialogs.h"
#include "views/theme/theme.h"
#include "views/widgets/navbutton.h"
#include "views/widgets/plainlabel.h"

#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int HeadHeight = 48;
constexpr int FrameWidth = 4;
constexpr int Width = 184;

QString placeOf(const Profile &profile)
{
    for (const Endpoint &endpoint : profile.endpoints) {
        if (!endpoint.urls.isEmpty())
            return endpoint.urls.first().host();
    }
    return {};
}

/// An ampersand in a profile's name must not become a mnemonic.
QString menuText(QString text)
{
    return text.left(60).replace(u'&', "&&"_L1);
}

} // namespace

QString Sidebar::title(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return tr("Overview");
    case PageId::Topology:
        return tr("Topology");
    case PageId::Applications:
        return tr("Applications");
    case PageId::Instances:
        return tr("Instances");
    case PageId::Nodes:
        return tr("Nodes");
    case PageId::Deployments:
        return tr("Deployments");
    case PageId::Charts:
        return tr("Charts");
    case PageId::Logs:
        return tr("Logs");
    case PageId::Events:
        return tr("Events");
    }
    return {};
}

Sidebar::Sidebar(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent)
    : QFrame(parent),
      m_context(context),
      m_actions(actions),
      m_connections(connections),
      m_head(new QWidget(this)),
      m_name(new ElidedLabel({}, m_head)),
      m_place(new ElidedLabel({}, context.theme, TextStyle::Caption, m_head)),
      m_switch(new QToolButton(m_head)),
      m_menu(new QMenu(this))
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Navigation"));
    setFixedWidth(Width);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setMode(Qt::ElideRight);
    m_place->muted();
    m_switch->setObjectName(u"clusterSwitch"_s);
    m_switch->setProperty("flat", true);
    m_switch->setArrowType(Qt::DownArrow);
    m_switch->setPopupMode(QToolButton::InstantPopup);
    m_switch->setMenu(m_menu);
    m_switch->setAccessibleName(tr("Switch to another cluster"));
    m_switch->setToolTip(tr("Switch to another cluster"));
    m_switch->setFixedWidth(28);
    connect(m_menu, &QMenu::aboutToShow, this, &Sidebar::fillMenu);

    m_head->setFixedHeight(HeadHeight);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch();
    names->addWidget(m_name);
    names->addWidget(m_place);
    names->addStretch();
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(FrameWidth + 12, 0, 6, 0);
    head->setSpacing(4);
    head->addLayout(names, 1);
    head->addWidget(m_switch);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(hairline(context.theme, this));
    layout->addSpacing(10);
    for (int i = 0; i < PageCount; ++i) {
        const PageId page = PageId(i);
        auto *button = new NavButton(pageName(page), title(page), context.theme, this);
        button->setObjectName("nav-"_L1 + pageName(page));
        connect(button, &NavButton::clicked, this, [this, page] { Q_EMIT pageRequested(page); });
        m_buttons[size_t(i)] = button;
        layout->addWidget(button);
    }
    layout->addStretch();

    connect(&context.store, &Store::changed, this, &Sidebar::showCounts);
    connect(&context.store, &Store::cleared, this, &Sidebar::showCounts);
    connect(&connections, &Connections::currentChanged, this, &Sidebar::showCluster);
    connect(&connections, &Connections::profilesChanged, this, &Sidebar::showCluster);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    showCluster();
    showCounts();
}

void Sidebar::setCurrent(PageId page)
{
    m_buttons[size_t(page)]->setChecked(true);
}

void Sidebar::showCluster()
{
    const bool connected = m_connections.isConnected();
    const Profile &profile = m_connections.current();
    const QString cluster = m_context.store.current()->info.name;
    QString name = connected ? profile.name : tr("No cluster");
    if (connected && name.isEmpty())
        name = cluster.isEmpty() ? placeOf(profile) : cluster;
    m_name->setPlain(name);
    m_place->setPlain(!connected ? tr("Choose one to begin") : profile.demo ? tr("simulated") : placeOf(profile));
    m_switch->setAccessibleDescription(name);
    update();
}

void Sidebar::showCounts()
{
    const SnapshotPtr snapshot = m_context.store.current();
    int troubled = 0;
    int unhealthy = 0;
    for (const App &app : snapshot->apps) {
        unhealthy += app.status == AppStatus::Unhealthy;
        troubled += isTroubled(app.status);
    }
    int nodes = snapshot->info.unreachableAgents;
    int lost = 0;
    for (const Agent &agent : snapshot->agents) {
        const Condition condition = conditionOf(agent.status);
        lost += agent.status == AgentStatus::Unreachable;
        nodes += condition == Condition::Bad || condition == Condition::Warning;
    }
    nodes -= qMin(lost, snapshot->info.unreachableAgents); // the master's count and its list speak of the same ones
    const int deployments = int(snapshot->deployments.size());
    m_buttons[size_t(PageId::Applications)]->setBadge(troubled, unhealthy > 0 ? Condition::Bad : Condition::Warning,
                                                      tr("%n apps need attention", nullptr, troubled));
    m_buttons[size_t(PageId::Nodes)]->setBadge(nodes, Condition::Warning,
                                               tr("%n nodes need attention", nullptr, nodes));
    m_buttons[size_t(PageId::Deployments)]->setBadge(deployments, Condition::Progress,
                                                     tr("%n deployments are running", nullptr, deployments));
    if (m_connections.isConnected() && m_connections.current().name.isEmpty())
        showCluster();
}

void Sidebar::fillMenu()
{
    m_menu->clear();
    const QString current = m_connections.isConnected() ? m_connections.current().id : QString();
    for (const Profile &profile : m_connections.profiles()) {
        QAction *entry = m_menu->addAction(menuText(profile.name.isEmpty() ? placeOf(profile) : profile.name));
        entry->setCheckable(true);
        entry->setChecked(profile.id == current);
        QPixmap colour(12, 12);
        colour.fill(Qt::transparent);
        if (QColor(profile.colour).isValid())
            colour.fill(QColor(profile.colour));
        entry->setIcon(colour);
        connect(entry, &QAction::triggered, this, [this, id = profile.id] { m_connections.connectTo(id); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Connect to a cluster…")), &QAction::triggered, this,
            [this] { m_actions.connectDialog(); });
    QAction *leave = m_menu->addAction(tr("Disconnect"));
    leave->setEnabled(m_connections.isConnected());
    connect(leave, &QAction::triggered, this, [this] { m_connections.leave(); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Settings…")), &QAction::triggered, this, [this] { m_actions.preferences(); });
    connect(m_menu->addAction(tr("About Mesoscope")), &QAction::triggered, this, [this] { m_actions.about(); });
}

void Sidebar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QColor colour(m_connections.isConnected() ? m_connections.current().colour : QString());
    if (!colour.isValid())
        colour = m_context.theme.colour(Token::Faint);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, FrameWidth, HeadHeight), colour);
}

} // namespace mesoscope

#include "moc_sidebar.cpp"
