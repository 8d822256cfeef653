// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of an inspector: as many as fit, the others in a menu at the right end.
#pragma once

#include <QList>
#include <QWidget>

class QMenu;
class QToolButton;

namespace mesoscope {

class MeasuredTabBar;
class Theme;

/// Nothing scrolls, and the current tab is always to be seen: one that is chosen from the menu takes the last place of
/// the bar and keeps it until another is chosen from there. Tabs are told by the number that addTab() gave.
class TabStrip : public QWidget
{
    Q_OBJECT

public:
    TabStrip(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    int addTab(const QString &title);
    int count() const;
    void setTabShown(int tab, bool shown);
    /// A word or two beside its title in the menu and as its tip: that there is nothing in it.
    void setTabNote(int tab, const QString &note);
    int currentTab() const;
    void setCurrentTab(int tab);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int tab);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Tab
    {
        QString note;
        bool shown = true;
        bool inBar = true;
    };
    void refit();
    QList<int> fitting() const;
    void fillMenu();

    MeasuredTabBar *m_bar;
    QToolButton *m_more;
    QMenu *m_menu;
    QList<Tab> m_tabs;
    int m_guest = -1; ///< the one that was chosen from the menu
};

} // namespace mesoscope
