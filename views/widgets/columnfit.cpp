// SPDX-License-Identifier: GPL-3.0-or-later
// Hides by rank, then gives the rest to one column.
#include "views/widgets/columnfit.h"

#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>

namespace mesoscope {

ColumnFit::ColumnFit(QAbstractItemView *view, QHeaderView *header, const Theme &theme)
    : QObject(view), m_view(view), m_header(header), m_theme(theme)
{
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(32);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFont(theme.font(TextStyle::Caption));
    view->viewport()->installEventFilter(this);
    connect(&theme, &Theme::changed, this, [this] { m_header->setFont(m_theme.font(TextStyle::Caption)); });
}

void ColumnFit::setColumns(const QList<ColumnWidth> &columns, int leastStretch)
{
    m_leastStretch = leastStretch;
    m_columns = columns;
    for (const ColumnWidth &column : columns) {
        m_header->setSectionHidden(column.column, column.width == 0);
        if (column.width > 0)
            m_header->resizeSection(column.column, scaled(column.width));
    }
    fit();
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

int ColumnFit::scaled(int width) const
{
    return qRound(width * m_theme.font(TextStyle::Body).pixelSize() / 13.0);
}

void ColumnFit::fit()
{
    const auto wanted = [this](const ColumnWidth &column) {
        return m_header->isSectionHidden(column.column) ? scaled(column.width) : m_header->sectionSize(column.column);
    };
    int taken = 0;
    int stretched = -1;
    int highest = 0;
    for (const ColumnWidth &column : std::as_const(m_columns)) {
        highest = qMax(highest, column.rank);
        if (column.width < 0)
            stretched = column.column;
        else if (column.width > 0)
            taken += wanted(column);
    }
    const int room = m_view->viewport()->width() - (stretched >= 0 ? scaled(m_leastStretch) : 0);
    for (int rank = highest; rank >= 1; --rank) {
        for (const ColumnWidth &column : std::as_const(m_columns)) {
            if (column.rank != rank || column.width <= 0)
                continue;
            const bool hide = taken > room;
            if (hide)
                taken -= wanted(column);
            if (hide == m_header->isSectionHidden(column.column))
                continue;
            m_header->setSectionHidden(column.column, hide);
            if (!hide)
                m_header->resizeSection(column.column, scaled(column.width));
        }
    }
    if (stretched >= 0)
        m_header->resizeSection(stretched, qMax(scaled(m_leastStretch), m_view->viewport()->width() - taken));
}

} // namespace mesoscope

#include "moc_columnfit.cpp"
