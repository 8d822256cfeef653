// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table or tree have room, and how wide they are.
#pragma once

#include <QList>
#include <QObject>

class QAbstractItemView;
class QHeaderView;

namespace mesoscope {

class Theme;

struct ColumnWidth
{
    int column = 0;
    int width = 0; ///< px at the drawing's font; 0: hidden; -1: takes what is left
    int rank = 0;  ///< where there is no room, those of the highest rank go first; 0 stays
};

/// Widths are fixed but for one column, and for what a person drags. Nothing is measured: that would cost a pass over
/// all rows at every change.
class ColumnFit : public QObject
{
    Q_OBJECT

public:
    /// Make it before the view gets its model: the style sheet takes later fonts of a polished header back.
    ColumnFit(QAbstractItemView *view, QHeaderView *header, const Theme &theme);
    /// @p leastStretch: what the column that takes the rest gets at least, px at the drawing's font.
    void setColumns(const QList<ColumnWidth> &columns, int leastStretch = 110);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    int scaled(int width) const;

    QAbstractItemView *m_view;
    QHeaderView *m_header;
    const Theme &m_theme;
    QList<ColumnWidth> m_columns;
    int m_leastStretch = 110;
};

} // namespace mesoscope
