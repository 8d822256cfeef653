// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the window together and leads from page to page.
#include "views/mainwindow.h"

#include "app/core/connections.h"
#include "app/core/preferences.h"
#include "views/dialogs/dialogs.h"
#include "views/pages/applicationspage.h"
#include "views/pages/chartspage.h"
#include "views/pages/deploymentspage.h"
#include "views/pages/eventspage.h"
#include "views/pages/instancespage.h"
#include "views/pages/logspage.h"
#include "views/pages/nodespage.h"
#include "views/pages/overviewpage.h"
#include "views/pages/topologypage.h"
#include "views/theme/theme.h"
#include "views/widgets/banner.h"
#include "views/widgets/issuespanel.h"
#include "views/widgets/jumpfield.h"
#include "views/widgets/sidebar.h"
#include "views/widgets/sourcestrip.h"
#include "views/widgets/toast.h"
#include "views/widgets/topbar.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QTextEdit>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent)
    : QMainWindow(parent),
      m_context(context),
      m_actions(actions),
      m_connections(connections),
      m_sidebar(new Sidebar(context, actions, connections, this)),
      m_topBar(new TopBar(context, actions, connections, this)),
      m_stack(new QStackedWidget(this)),
      m_issues(new IssuesPanel(context, this)),
      m_toasts(nullptr)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Mesoscope"_s);
    setMinimumSize(800, 480);
    auto *strip = new SourceStrip(context, this);
    auto *banner = new Banner(context, this);

    auto *central = new QWidget(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_topBar);
    right->addWidget(banner);
    right->addWidget(m_stack, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_sidebar);
    upper->addLayout(right, 1);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(upper, 1);
    layout->addWidget(m_issues);
    layout->addWidget(strip);
    setCentralWidget(central);
    m_issues->hide();
    m_toasts = new ToastArea(context.theme, central);

    connect(m_sidebar, &Sidebar::pageRequested, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::refreshRequested, this, &MainWindow::refreshRequested);
    connect(strip, &SourceStrip::clicked, this, &MainWindow::toggleIssues);
    connect(m_issues, &IssuesPanel::retryRequested, this, &MainWindow::refreshRequested);
    connect(m_issues, &IssuesPanel::closeRequested, this, &MainWindow::toggleIssues);
    connect(&context.selection, &Selection::openRequested, this, &MainWindow::open);
    connect(&connections, &Connections::currentChanged, this, [this] {
        const QString name = m_connections.current().name;
        setWindowTitle(m_connections.isConnected() && !name.isEmpty()
                           ? tr("%1 – Mesoscope", "name of a cluster").arg(name)
                           : u"Mesoscope"_s);
    });
    addShortcuts();
    addToasts();

    const QByteArray geometry = context.preferences.get(Pref::WindowGeometry).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1280, 800);
    m_sidebar->setCurrent(m_current);
}

MainWindow::~MainWindow() = default;

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto pressed) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, pressed);
    };
    for (int i = 0; i < PageCount; ++i)
        add(QKeySequence(int(Qt::CTRL) | (int(Qt::Key_1) + i)), [this, i] { showPage(PageId(i)); });
    add(QKeySequence(int(Qt::CTRL) | int(Qt::Key_K)), [this] {
        m_topBar->jumpField()->setFocus(Qt::ShortcutFocusReason);
        m_topBar->jumpField()->selectAll();
    });
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(); });
    add(QKeySequence(Qt::Key_Slash), [this] { page(m_current)->focusFilter(); });
    add(QKeySequence(int(Qt::CTRL) | int(Qt::Key_F)), [this] { page(m_current)->focusFilter(); });
    add(QKeySequence(Qt::Key_Escape), [this] { escape(); });
    add(QKeySequence(int(Qt::CTRL) | int(Qt::Key_N)), [this] {
        if (m_actions.canWrite())
            m_actions.deploy();
        else
            m_toasts->show(Condition::Off, m_actions.whyNot());
    });
    add(QKeySequence(QKeySequence::Undo), [this] { m_actions.undoAction()->trigger(); });
    add(QKeySequence(int(Qt::CTRL) | int(Qt::Key_Comma)), [this] { m_actions.preferences(); });
    add(QKeySequence(int(Qt::CTRL) | int(Qt::Key_Q)), [this] {
        rememberPlace();
        QApplication::quit();
    });
}

void MainWindow::addToasts()
{
    // Dialogs tell what became of a command; what is refused while one is open stands in it.
    connect(&m_actions, &Actions::message, this,
            [this](const QString &text, Condition condition) { m_toasts->show(condition, text); });
    connect(&m_actions, &Actions::undoable, this,
            [this](const QString &text) { m_toasts->show(Condition::Ok, text, m_actions.undoAction()); });
}

void MainWindow::showPage(PageId id)
{
    Page *next = page(id);
    Page *previous = m_pages[size_t(m_current)];
    if (previous && previous != next)
        previous->setActive(false);
    m_current = id;
    m_firstPageHeld = false;
    m_stack->setCurrentWidget(next);
    m_sidebar->setCurrent(id);
    next->setActive(true);
    Q_EMIT pageShown(id);
}

void MainWindow::open(PageId id, const Selectable &what)
{
    showPage(id);
    page(id)->reveal(what);
}

Page *MainWindow::page(PageId id)
{
    Page *&slot = m_pages[size_t(id)];
    if (!slot) {
        slot = makePage(id);
        m_stack->addWidget(slot);
        if (auto *clusterPage = qobject_cast<ClusterPage *>(slot))
            connect(clusterPage, &ClusterPage::retryRequested, this, &MainWindow::refreshRequested);
    }
    return slot;
}

Page *MainWindow::makePage(PageId id)
{
    switch (id) {
    case PageId::Overview:
        return new OverviewPage(m_context, m_actions, m_stack);
    case PageId::Topology:
        return new TopologyPage(m_context, m_stack);
    case PageId::Applications:
        return new ApplicationsPage(m_context, m_actions, m_stack);
    case PageId::Instances:
        return new InstancesPage(m_context, m_actions, m_stack);
    case PageId::Nodes:
        return new NodesPage(m_context, m_actions, m_stack);
    case PageId::Deployments:
        return new DeploymentsPage(m_context, m_actions, m_stack);
    case PageId::Charts:
        return new ChartsPage(m_context, m_stack);
    case PageId::Logs:
        return new LogsPage(m_context, m_stack);
    case PageId::Events:
        break;
    }
    return new EventsPage(m_context, m_actions, m_stack);
}

bool MainWindow::isSettled() const
{
    const Page *shown = m_pages[size_t(m_current)];
    return shown && shown->isSettled();
}

void MainWindow::toggleIssues()
{
    if (m_issues->isHidden())
        m_issues->refresh();
    m_issues->setVisible(m_issues->isHidden());
    centralWidget()->layout()->activate(); // messages stand above the panel, which has its height only now
    constexpr int AboveStrip = 36;
    m_toasts->setBottomMargin(AboveStrip + (m_issues->isHidden() ? 0 : m_issues->height()));
}

/// Closes what is open, the nearest first.
void MainWindow::escape()
{
    if (!m_issues->isHidden()) {
        toggleIssues();
        return;
    }
    if (auto *clusterPage = qobject_cast<ClusterPage *>(page(m_current)))
        clusterPage->closeDetails();
}

void MainWindow::rememberPlace()
{
    m_context.preferences.set(Pref::WindowGeometry, saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberPlace();
    QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (Page *made = m_pages[size_t(m_current)])
        made->setActive(true);
    else if (!m_firstPageHeld)
        showPage(m_current);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    if (Page *shown = m_pages[size_t(m_current)])
        shown->setActive(false); // a window in the tray costs nothing
}

} // namespace mesoscope

#include "moc_mainwindow.cpp"
