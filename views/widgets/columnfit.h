// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table or tree are shown, in which order, and how wide they are.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QAbstractItemView;
class QHeaderView;
class QMenu;

namespace mesoscope {

class Preferences;
class Theme;

struct ColumnWidth
{
    int column = 0;
    int width = 0; ///< px at the drawing's font; 0: hidden unless it is chosen; -1: takes what is left
    int rank = 0;  ///< where there is no room, those of the highest rank go first; 0 stays
};

/// Widths are fixed but for one column, and for what a person drags. Nothing is measured: that would cost a pass over
/// all rows at every change. With a memory, what a person chooses, drags and moves is there again the next time.
class ColumnFit : public QObject
{
    Q_OBJECT

public:
    /// Make it before the view gets its model: the style sheet takes later fonts of a polished header back.
    ColumnFit(QAbstractItemView *view, QHeaderView *header, const Theme &theme);
    /// @p leastStretch: what the column that takes the rest gets at least, px at the drawing's font.
    void setColumns(const QList<ColumnWidth> &columns, int leastStretch = 110);
    /// After setColumns(), and once the view has its model: remembers under @p name, and lets a person choose by the
    /// header's menu.
    void remember(Preferences &preferences, const QString &name);
    /// The choice of columns; the header's context menu is the same.
    void fillMenu(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What a person has chosen of a column; absent: what the page has set.
    struct Choice
    {
        int width = 0;       ///< px; 0: not dragged
        bool hidden = false; ///< chosen away
        bool shown = false;  ///< chosen, though the page does not show it by itself: it stays when room is scarce
    };

    void fit();
    int scaled(int width) const;
    int widthOf(const ColumnWidth &column) const; ///< 0: not to be shown
    void choose(int column, bool shown);
    void reset();
    void load();
    void save();

    QAbstractItemView *m_view;
    QHeaderView *m_header;
    const Theme &m_theme;
    QList<ColumnWidth> m_columns;
    int m_leastStretch = 110;
    Preferences *m_preferences = nullptr;
    QString m_name;
    QHash<int, Choice> m_choices;
    bool m_fitting = false; ///< sizes change by themselves, not by a person
};

} // namespace mesoscope
