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
class Page;

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
    /// The page that is shown has nothing on its way that will change what is drawn.
    bool isSettled() const;

Q_SIGNALS:
    void refreshRequested(); ///< F5, or "Retry now" in the issues panel
    void pageShown(mesoscope::PageId page);

private:
    Page *makePage(PageId page);

    const ViewContext m_context;
    Actions &m_actions;
    Connections &m_connections;
    QStackedWidget *m_stack = nullptr;
    std::array<Page *, PageCount> m_pages{};
    PageId m_current = PageId::Overview;
};

} // namespace mesoscope
