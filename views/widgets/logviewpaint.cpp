// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a log: its level as a coloured word, its text with what was searched, notices in between.
#include "models/items/logtail.h"
#include "views/theme/theme.h"
#include "views/widgets/logview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace mesoscope {

namespace {

constexpr int Inset = 12;

/// As logs write them; not translated, since the text beside them is not either.
QString levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return QStringLiteral("ERROR");
    case LogLevel::Warning:
        return QStringLiteral("WARN");
    case LogLevel::Info:
        return QStringLiteral("INFO");
    case LogLevel::Debug:
        return QStringLiteral("DEBUG");
    case LogLevel::None:
        break;
    }
    return {};
}

Token levelToken(LogLevel level)
{
    return level == LogLevel::Error ? Token::Bad : level == LogLevel::Warning ? Token::Warning : Token::Muted;
}

} // namespace

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const int scroll = verticalScrollBar()->value();
    const int first = qMax(0, (scroll + event->rect().top()) / m_rowHeight);
    const int last = qMin(m_tail.rowCount() - 1, (scroll + event->rect().bottom()) / m_rowHeight);
    for (int row = first; row <= last; ++row)
        paintLine(painter, row, QRect(0, row * m_rowHeight - scroll, viewport()->width(), m_rowHeight));
}

void LogView::paintLine(QPainter &painter, int row, const QRect &rect)
{
    const LogLine &line = m_tail.line(row);
    const qint64 number = m_base + row;
    const bool selected = m_cursor >= 0 && number >= qMin(m_anchor, m_cursor) && number <= qMax(m_anchor, m_cursor);
    if (selected)
        painter.fillRect(rect, m_theme.colour(Token::SelectedRow));
    const int shift = horizontalScrollBar()->value();
    if (line.notice) {
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.colour(Token::Muted));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(line.text);
        painter.drawText(rect.adjusted(Inset, 0, -Inset, 0), Qt::AlignLeft | Qt::AlignVCenter, line.text);
        painter.setPen(m_theme.colour(Token::Hairline));
        painter.drawLine(QPointF(Inset + width + 10, rect.center().y() + 0.5),
                         QPointF(rect.right() - Inset, rect.center().y() + 0.5));
        return;
    }
    const QFont font = m_theme.font(TextStyle::Mono);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    const double left = Inset - shift;
    if (line.level != LogLevel::None) {
        painter.setPen(m_theme.colour(levelToken(line.level)));
        painter.drawText(QPointF(left, baseline), levelWord(line.level));
    }
    // Only the part of a long line that can be seen is shaped: lines have up to 16,384 characters.
    const double textLeft = left + m_levelWidth;
    const qsizetype skipped = textLeft < 0 ? qMax<qsizetype>(0, qsizetype(-textLeft / m_charWidth) - 4) : 0;
    const qsizetype shown = qsizetype(rect.width() / m_charWidth) + 16;
    QString text = line.text.mid(skipped, shown);
    text.replace(u'\t', u' ');
    const double x = textLeft + double(skipped) * m_charWidth;
    if (m_find.isActive() && m_find.isHit(number)) {
        auto match = m_find.expression().globalMatch(text);
        while (match.hasNext()) {
            const QRegularExpressionMatch hit = match.next();
            if (hit.capturedLength() == 0)
                continue;
            const double from = metrics.horizontalAdvance(text.left(hit.capturedStart()));
            const double width = metrics.horizontalAdvance(hit.captured());
            QColor mark = m_theme.colour(Token::Warning);
            mark.setAlphaF(number == m_currentHit ? 0.75F : 0.35F);
            painter.fillRect(QRectF(x + from, rect.top() + 2, width, rect.height() - 4), mark);
        }
    }
    painter.setPen(m_theme.colour(Token::Text));
    painter.drawText(QPointF(x, baseline), text);
}

} // namespace mesoscope
