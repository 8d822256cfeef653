// SPDX-License-Identifier: GPL-3.0-or-later
// Which tabs fit, and the menu of the others.
#include "views/widgets/tabstrip.h"

#include "views/theme/theme.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

/// Tells how wide a tab is that is not shown, and never forces its width upon the window.
class MeasuredTabBar : public QTabBar
{
public:
    using QTabBar::QTabBar;
    int widthOf(int tab) const { return tabSizeHint(tab).width(); }
    QSize minimumSizeHint() const override { return QSize(0, QTabBar::minimumSizeHint().height()); }
};

TabStrip::TabStrip(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_bar(new MeasuredTabBar(this)), m_more(new QToolButton(this)), m_menu(new QMenu(this))
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(false);
    m_bar->setElideMode(Qt::ElideNone);
    m_bar->setAccessibleName(name);
    m_more->setObjectName(u"moreTabs"_s);
    m_more->setText(tr("More", "tabs"));
    m_more->setAccessibleName(tr("More tabs"));
    m_more->setProperty("quiet", true);
    makeMenuButton(m_more, theme);
    m_more->setMenu(m_menu);
    m_more->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_bar);
    layout->addWidget(m_more);
    layout->addStretch(1);
    connect(&theme, &Theme::changed, this, &TabStrip::refit);
    connect(m_menu, &QMenu::aboutToShow, this, &TabStrip::fillMenu);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) {
        refit();
        Q_EMIT currentChanged(tab);
    });
}

int TabStrip::addTab(const QString &title)
{
    m_tabs.append(Tab());
    const int tab = m_bar->addTab(title);
    refit();
    return tab;
}

int TabStrip::count() const
{
    return int(m_tabs.size());
}

void TabStrip::setTabShown(int tab, bool shown)
{
    if (m_tabs.at(tab).shown == shown)
        return;
    m_tabs[tab].shown = shown;
    if (!shown && m_guest == tab)
        m_guest = -1;
    if (!shown && tab == m_bar->currentIndex()) {
        const auto other = std::find_if(m_tabs.cbegin(), m_tabs.cend(), [](const Tab &one) { return one.shown; });
        if (other != m_tabs.cend())
            setCurrentTab(int(other - m_tabs.cbegin()));
    }
    refit();
}

void TabStrip::setTabNote(int tab, const QString &note)
{
    if (m_tabs.at(tab).note == note)
        return;
    m_tabs[tab].note = note;
    m_bar->setTabToolTip(tab, tipText(note));
}

int TabStrip::currentTab() const
{
    return m_bar->currentIndex();
}

void TabStrip::setCurrentTab(int tab)
{
    m_bar->setCurrentIndex(tab);
}

QSize TabStrip::minimumSizeHint() const
{
    return QSize(m_more->sizeHint().width(), std::max(m_bar->minimumSizeHint().height(), m_bar->sizeHint().height()));
}

void TabStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refit();
}

void TabStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refit();
}

QList<int> TabStrip::fitting() const
{
    QList<int> shown;
    int whole = 0;
    for (int tab = 0; tab < m_tabs.size(); ++tab) {
        if (!m_tabs.at(tab).shown)
            continue;
        shown.append(tab);
        whole += m_bar->widthOf(tab);
    }
    if (whole <= width())
        return shown;
    const int room = width() - m_more->sizeHint().width() - layout()->spacing();
    QList<int> fit;
    int used = 0;
    for (const int tab : std::as_const(shown)) {
        if (used + m_bar->widthOf(tab) > room)
            break;
        fit.append(tab);
        used += m_bar->widthOf(tab);
    }
    if (m_guest < 0 || fit.contains(m_guest))
        return fit;
    while (!fit.isEmpty() && used + m_bar->widthOf(m_guest) > room)
        used -= m_bar->widthOf(fit.takeLast());
    return fit << m_guest;
}

void TabStrip::refit()
{
    const int current = m_bar->currentIndex();
    QList<int> fit = fitting();
    if (current >= 0 && m_tabs.at(current).shown && !fit.contains(current)) {
        m_guest = current;
        fit = fitting();
    }
    // Those that come first: at no moment may the current one be the only one hidden.
    bool changed = false;
    for (const bool showing : {true, false}) {
        for (int tab = 0; tab < m_tabs.size(); ++tab) {
            const bool inBar = fit.contains(tab);
            if (inBar != showing || m_bar->isTabVisible(tab) == inBar)
                continue;
            m_bar->setTabVisible(tab, inBar);
            changed = true;
        }
    }
    bool more = false;
    for (int tab = 0; tab < m_tabs.size(); ++tab) {
        m_tabs[tab].inBar = fit.contains(tab);
        more = more || (m_tabs.at(tab).shown && !m_tabs.at(tab).inBar);
    }
    m_more->setVisible(more);
    if (changed)
        m_bar->updateGeometry();
}

void TabStrip::fillMenu()
{
    m_menu->clear();
    for (int tab = 0; tab < m_tabs.size(); ++tab) {
        if (!m_tabs.at(tab).shown || m_tabs.at(tab).inBar)
            continue;
        const QString note = m_tabs.at(tab).note;
        QAction *action = m_menu->addAction(note.isEmpty() ? m_bar->tabText(tab) : m_bar->tabText(tab) + u'\t' + note);
        connect(action, &QAction::triggered, this, [this, tab] {
            setCurrentTab(tab);
            m_bar->setFocus(Qt::OtherFocusReason);
        });
    }
}

} // namespace mesoscope

#include "moc_tabstrip.cpp"
