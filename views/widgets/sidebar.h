// SPDX-License-Identifier: GPL-3.0-or-later
// The left edge: which cluster this is, and the pages.
#pragma once

#include "views/selection.h"
#include "views/viewcontext.h"

#include <QFrame>

#include <array>

class QMenu;
class QToolButton;

namespace mesoscope {

class Actions;
class Connections;
class ElidedLabel;
class NavButton;
struct ClusterSnapshot;

/// The cluster's frame colour stands left of its name; a click on the name switches between clusters.
class Sidebar : public QFrame
{
    Q_OBJECT

public:
    Sidebar(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent = nullptr);

    void setCurrent(PageId page);
    static QString title(PageId page);

Q_SIGNALS:
    void pageRequested(mesoscope::PageId page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showCluster();
    void showCounts();
    void fillMenu();

    const ViewContext m_context;
    Actions &m_actions;
    Connections &m_connections;
    QWidget *m_head;
    ElidedLabel *m_name;
    ElidedLabel *m_place;
    QToolButton *m_switch;
    QMenu *m_menu;
    std::array<NavButton *, PageCount> m_buttons{};
};

} // namespace mesoscope
