// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the window together and leads from page to page.
#include "views/mainwindow.h"

#include "views/pages/page.h"

#include <QStackedWidget>

namespace mesoscope {

MainWindow::MainWindow(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent)
    : QMainWindow(parent),
      m_context(context),
      m_actions(actions),
      m_connections(connections),
      m_stack(new QStackedWidget(this))
{
    setCentralWidget(m_stack);
    showPage(PageId::Overview);
}

MainWindow::~MainWindow() = default;

void MainWindow::showPage(PageId id)
{
    Page *next = page(id);
    if (m_current != id && m_pages[size_t(m_current)])
        m_pages[size_t(m_current)]->setActive(false);
    m_current = id;
    m_stack->setCurrentWidget(next);
    next->setActive(true);
    Q_EMIT pageShown(id);
}

Page *MainWindow::page(PageId id)
{
    Page *&slot = m_pages[size_t(id)];
    if (!slot) {
        slot = makePage(id);
        m_stack->addWidget(slot);
    }
    return slot;
}

bool MainWindow::isSettled() const
{
    const Page *shown = m_pages[size_t(m_current)];
    return shown && shown->isSettled();
}

namespace {
/// Stands where a page is not there yet.
class BlankPage : public Page
{
public:
    BlankPage(PageId id, QWidget *parent) : Page(parent), m_id(id) {}
    PageId id() const override { return m_id; }
    void setActive(bool) override {}

private:
    PageId m_id;
};
} // namespace

Page *MainWindow::makePage(PageId id)
{
    return new BlankPage(id, m_stack);
}

} // namespace mesoscope

#include "moc_mainwindow.cpp"
