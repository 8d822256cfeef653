// SPDX-License-Identifier: GPL-3.0-or-later
// The panel at the right that tells about what is selected.
#pragma once

#include <QFrame>
#include <QSplitter>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace mesoscope {

class ElidedLabel;
class FlowLayout;
class PlainLabel;
class Preferences;
class TabStrip;
class Theme;

/// Kind, title, chips, tabs (tabstrip.h), and buttons at the foot. Subclasses or owners fill it.
class Inspector : public QFrame
{
    Q_OBJECT

public:
    Inspector(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    void setTitle(const QString &kind, const QString &title, const QString &subtitle = {});
    /// Small framed words under the title: labels of an app. At most six are shown.
    /// Where @p filters has a term for a chip (filter.h), pressing it asks for that.
    void setChips(const QStringList &chips, const QStringList &filters = {});
    int addTab(QWidget *page, const QString &title);
    void setTabVisible(int tab, bool visible);
    /// That there is nothing in it: beside its title where it is in the menu, and as its tip.
    void setTabNote(int tab, const QString &note);
    int currentTab() const;
    void showTab(int tab);
    QHBoxLayout *foot() const { return m_foot; }

Q_SIGNALS:
    void closeRequested();
    void tabChanged(int tab);
    void filterRequested(const QString &term);

private:
    const Theme &m_theme;
    PlainLabel *m_kind;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    QWidget *m_chipRow;
    FlowLayout *m_chips;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_foot;
    QToolButton *m_close;
    QStringList m_shownChips;
};

/// A table at the left, an inspector at the right that opens with a selection; its width is remembered.
class InspectorSplitter : public QSplitter
{
    Q_OBJECT

public:
    /// @p key names the page in Pref::PageState.
    InspectorSplitter(Preferences &preferences, const QString &key, QWidget *parent = nullptr);
    void setContent(QWidget *content, QWidget *inspector);
    void setInspectorVisible(bool visible);
    bool isInspectorVisible() const;

private:
    void place();

    Preferences &m_preferences;
    QString m_key;
    QWidget *m_inspector = nullptr;
};

} // namespace mesoscope
