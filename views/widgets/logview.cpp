// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, scrolling, following and search of a log. Painting is in logviewpaint.cpp.
#include "views/widgets/logview.h"

#include "models/items/logtail.h"
#include "views/theme/theme.h"
#include "views/widgets/logviewaccess.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <cmath>

namespace mesoscope {

LogView::LogView(LogTail &tail, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_tail(tail), m_theme(theme), m_find(this)
{
    installLogViewAccessibility();
    setObjectName(QStringLiteral("logView"));
    setAccessibleName(tr("Log"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_tail, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
    connect(&m_tail, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRemoved(first, last); });
    connect(&m_tail, &QAbstractItemModel::modelReset, this, &LogView::onReset);
    connect(&m_find, &LogFind::changed, this, [this] { viewport()->update(); });
    connect(&m_theme, &Theme::changed, this, &LogView::measure);
    measure();
}

LogView::~LogView() = default;

void LogView::measure()
{
    const QFontMetricsF metrics(m_theme.font(TextStyle::Mono));
    m_rowHeight = qCeil(metrics.height()) + 4;
    m_charWidth = metrics.horizontalAdvance(u'0');
    m_levelWidth = qCeil(m_charWidth * 7);
    updateRanges();
    viewport()->update();
}

void LogView::updateRanges()
{
    const QScopedValueRollback<bool> own(m_moving, true);
    const int height = m_tail.rowCount() * m_rowHeight;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_rowHeight);
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    const int width = m_levelWidth + int(double(m_longest) * m_charWidth) + 24;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(m_charWidth) * 4);
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
}

void LogView::setValue(int value)
{
    const QScopedValueRollback<bool> own(m_moving, true);
    verticalScrollBar()->setValue(value);
}

void LogView::toEnd()
{
    setValue(verticalScrollBar()->maximum());
}

void LogView::setFollowing(bool following)
{
    if (following)
        toEnd();
    if (following == m_following)
        return;
    m_following = following;
    m_newLines = 0;
    viewport()->update();
    Q_EMIT followingChanged(following);
    Q_EMIT newLinesChanged(0);
}

void LogView::onInserted(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_longest = qMax(m_longest, m_tail.line(row).text.size());
    m_find.feed(textsFrom(first, last), m_base + first);
    updateRanges();
    if (m_following) {
        toEnd();
    } else {
        m_newLines += last - first + 1;
        Q_EMIT newLinesChanged(m_newLines);
    }
    viewport()->update();
}

void LogView::onRemoved(int first, int last)
{
    if (first != 0)
        return; // a tail only ever loses its beginning
    const int gone = last - first + 1;
    m_base += gone;
    m_find.drop(m_base);
    if (m_cursor >= 0 && m_cursor < m_base)
        m_cursor = m_anchor = -1;
    m_anchor = m_anchor < 0 ? -1 : qMax(m_anchor, m_base);
    // What is read stays where it is: the same lines, now with less above them.
    const int value = verticalScrollBar()->value();
    const QScopedValueRollback<bool> own(m_moving, true);
    verticalScrollBar()->setValue(qMax(0, value - gone * m_rowHeight));
    updateRanges();
    viewport()->update();
}

void LogView::onReset()
{
    m_base = 0;
    m_anchor = m_cursor = m_currentHit = -1;
    m_longest = 0;
    m_newLines = 0;
    for (int row = 0; row < m_tail.rowCount(); ++row)
        m_longest = qMax(m_longest, m_tail.line(row).text.size());
    const QString pattern = m_find.expression().pattern();
    const bool searched = m_find.isActive();
    m_find.clear();
    if (searched)
        m_find.start(pattern, true, textsFrom(0, m_tail.rowCount() - 1), 0); // escaped text is an expression, too
    updateRanges();
    {
        const QScopedValueRollback<bool> own(m_moving, true);
        horizontalScrollBar()->setValue(0);
    }
    if (!m_following) {
        m_following = true;
        Q_EMIT followingChanged(true);
    }
    Q_EMIT newLinesChanged(0);
    toEnd();
    viewport()->update();
}

QStringList LogView::textsFrom(int first, int last) const
{
    QStringList texts;
    texts.reserve(last - first + 1);
    for (int row = first; row <= last; ++row)
        texts << m_tail.line(row).text;
    return texts;
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateRanges();
    if (m_following)
        toEnd();
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dx == 0 && dy != 0)
        viewport()->scroll(0, dy);
    else
        viewport()->update();
    if (m_moving || dy == 0)
        return;
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 1;
    if (atEnd != m_following) {
        m_following = atEnd;
        m_newLines = 0;
        Q_EMIT followingChanged(m_following);
        Q_EMIT newLinesChanged(0);
    }
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

void LogView::startFind(const QString &pattern, bool regex)
{
    m_currentHit = -1;
    if (pattern.isEmpty())
        m_find.clear();
    else
        m_find.start(pattern, regex, textsFrom(0, m_tail.rowCount() - 1), m_base);
}

void LogView::findNext(bool backwards)
{
    const qint64 from = m_currentHit >= 0 ? m_currentHit : m_cursor >= 0 ? m_cursor : endLine();
    const qint64 hit = m_find.next(from, m_currentHit < 0 && m_cursor < 0 ? true : backwards);
    if (hit < 0)
        return;
    m_currentHit = hit;
    setCursorLine(hit, false);
}

qint64 LogView::endLine() const
{
    return m_base + m_tail.rowCount();
}

qint64 LogView::firstVisibleLine() const
{
    return m_base + verticalScrollBar()->value() / m_rowHeight;
}

qint64 LogView::lineAt(int y) const
{
    const qint64 line = m_base + (verticalScrollBar()->value() + y) / m_rowHeight;
    return qBound(m_base, line, qMax(m_base, endLine() - 1));
}

void LogView::setCursorLine(qint64 line, bool extend)
{
    if (m_tail.rowCount() == 0)
        return;
    m_cursor = qBound(m_base, line, endLine() - 1);
    if (!extend || m_anchor < 0)
        m_anchor = m_cursor;
    ensureVisible(m_cursor);
    viewport()->update();
}

void LogView::ensureVisible(qint64 line)
{
    const int top = int(line - m_base) * m_rowHeight;
    const int value = verticalScrollBar()->value();
    const int height = viewport()->height();
    // Not through setValue(): going to a line is a person's wish and pauses as scrolling does.
    if (top < value)
        verticalScrollBar()->setValue(top - height / 3);
    else if (top + m_rowHeight > value + height)
        verticalScrollBar()->setValue(top + m_rowHeight - height * 2 / 3);
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCursorLine(lineAt(event->pos().y()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && m_anchor >= 0)
        setCursorLine(lineAt(event->pos().y()), true);
}

QString LogView::selectedText() const
{
    if (m_anchor < 0 || m_cursor < 0)
        return {};
    const int first = int(qMin(m_anchor, m_cursor) - m_base);
    const int last = qMin(int(qMax(m_anchor, m_cursor) - m_base), m_tail.rowCount() - 1);
    return first > last ? QString() : textsFrom(qMax(0, first), last).join(u'\n') + u'\n';
}

QString LogView::visibleText() const
{
    if (m_tail.rowCount() == 0)
        return {};
    const int first = verticalScrollBar()->value() / m_rowHeight;
    const int last = qMin(m_tail.rowCount() - 1, first + viewport()->height() / m_rowHeight);
    return textsFrom(first, last).join(u'\n');
}

void LogView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LogView::selectAll()
{
    if (m_tail.rowCount() == 0)
        return;
    m_anchor = m_base;
    m_cursor = endLine() - 1;
    viewport()->update();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &LogView::copy)->setEnabled(m_cursor >= 0);
    menu->addAction(tr("Select all"), this, &LogView::selectAll);
    menu->popup(event->globalPos());
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const int page = qMax(1, viewport()->height() / m_rowHeight - 1);
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const qint64 from = m_cursor >= 0 ? m_cursor : lineAt(viewport()->height() - 1);
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Up) {
        setCursorLine(from - 1, extend);
    } else if (event->key() == Qt::Key_Down) {
        setCursorLine(from + 1, extend);
    } else if (event->key() == Qt::Key_PageUp) {
        setCursorLine(from - page, extend);
    } else if (event->key() == Qt::Key_PageDown) {
        setCursorLine(from + page, extend);
    } else if (event->key() == Qt::Key_Home) {
        setCursorLine(m_base, extend);
    } else if (event->key() == Qt::Key_End) {
        setCursorLine(endLine() - 1, extend);
        setFollowing(true);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left ? QScrollBar::SliderSingleStepSub
                                                                          : QScrollBar::SliderSingleStepAdd);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace mesoscope

#include "moc_logview.cpp"
