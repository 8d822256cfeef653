// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a log: uniform rows painted from a LogTail, followed at the end or read in peace.
#pragma once

#include "views/widgets/logviewfind.h"

#include <QAbstractScrollArea>

namespace mesoscope {

class LogTail;
class Theme;

/// Sticks to the end only while it is there; scrolling up pauses. While paused, what is read stays put, also when lines
/// leave at the top. Lines are known by number (see LogFind).
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    LogView(LogTail &tail, const Theme &theme, QWidget *parent);
    ~LogView() override;

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    int newLines() const { return m_newLines; } ///< that came in while paused

    LogFind &find() { return m_find; }
    void startFind(const QString &pattern, bool regex);
    /// Goes to the next hit from the cursor, or from the first visible line.
    void findNext(bool backwards);
    qint64 currentHit() const { return m_currentHit; }

    qint64 firstVisibleLine() const;
    qint64 cursorLine() const { return m_cursor; }
    QString selectedText() const;
    QString visibleText() const;
    void copy();
    void selectAll();
    int rowHeight() const { return m_rowHeight; }

Q_SIGNALS:
    void followingChanged(bool following);
    void newLinesChanged(int lines);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onInserted(int first, int last);
    void onRemoved(int first, int last);
    void onReset();
    void measure();
    void updateRanges();
    void toEnd();
    void setValue(int value);
    void setCursorLine(qint64 line, bool extend);
    void ensureVisible(qint64 line);
    void paintLine(QPainter &painter, int row, const QRect &rect);
    qint64 lineAt(int y) const;
    qint64 endLine() const;
    QStringList textsFrom(int first, int last) const;

    LogTail &m_tail;
    const Theme &m_theme;
    LogFind m_find;
    int m_rowHeight = 20;
    double m_charWidth = 8;
    int m_levelWidth = 56;
    qint64 m_base = 0; ///< number of the first line that is there
    qint64 m_anchor = -1;
    qint64 m_cursor = -1;
    qint64 m_currentHit = -1;
    qsizetype m_longest = 0;
    int m_newLines = 0;
    bool m_following = true;
    bool m_moving = false; ///< the scroll bars are moved by us, not by a person
};

} // namespace mesoscope
