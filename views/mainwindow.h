// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: navigation, the pages, what every source is doing.
#pragma once

#include "views/selection.h"
#include "views/viewcontext.h"

#include <QMainWindow>

#include <array>

class QStackedWidget;

namespace mesoscope {

class Actions;
class Connections;
class IssuesPanel;
class Page;
class Sidebar;
class ToastArea;
class TopBar;

/// GUI thread. Everything it is given must outlive it. Pages are made when they are first shown; a hidden page rests.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(PageId page);
    Page *page(PageId page); ///< makes it at the first call
    PageId currentPage() const { return m_current; }
    /// The window may be painted before it has a page: somebody calls showPage() soon after. The frame alone is there
    /// in half of the time.
    void holdFirstPage() { m_firstPageHeld = true; }
    bool isFirstPageHeld() const { return m_firstPageHeld; }
    /// The page that is shown has nothing on its way that will change what is drawn.
    bool isSettled() const;

Q_SIGNALS:
    void refreshRequested(); ///< F5, or "Retry now"
    void pageShown(mesoscope::PageId page);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Page *makePage(PageId page);
    void addShortcuts();
    void addToasts();
    void toggleIssues();
    void escape();
    void open(PageId page, const Selectable &what);
    void rememberPlace();

    const ViewContext m_context;
    Actions &m_actions;
    Connections &m_connections;
    Sidebar *m_sidebar;
    TopBar *m_topBar;
    QStackedWidget *m_stack;
    IssuesPanel *m_issues;
    ToastArea *m_toasts;
    std::array<Page *, PageCount> m_pages{};
    PageId m_current = PageId::Overview;
    bool m_firstPageHeld = false;
};

} // namespace mesoscope
