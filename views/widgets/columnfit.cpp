// SPDX-License-Identifier: GPL-3.0-or-later
// Hides by rank, then gives the rest to one column.
#include "views/widgets/columnfit.h"

#include "app/core/preferences.h"
#include "views/theme/theme.h"
#include "views/widgets/pagememory.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

namespace mesoscope {

static constexpr int UsualWidth = 110; ///< of a column that the page does not show by itself
static constexpr int MostWidth = 4000;

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
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        const bool byHand = !m_fitting && width > 0 && !m_header->isSectionHidden(column);
        const auto known = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                        [column](const ColumnWidth &one) { return one.column == column; });
        if (!byHand || known == m_columns.cend() || known->width < 0)
            return;
        m_choices[column].width = width;
        fit(); // the column that takes the rest gives or gets the difference
        save();
    });
}

void ColumnFit::setColumns(const QList<ColumnWidth> &columns, int leastStretch)
{
    m_leastStretch = leastStretch;
    m_columns = columns;
    fit();
}

int ColumnFit::widthOf(const ColumnWidth &column) const
{
    const Choice choice = m_choices.value(column.column);
    if (choice.hidden || (column.width == 0 && !choice.shown))
        return 0;
    return choice.width > 0 ? choice.width : scaled(column.width > 0 ? column.width : UsualWidth);
}

void ColumnFit::remember(Preferences &preferences, const QString &name)
{
    m_preferences = &preferences;
    m_name = QStringLiteral("columns/") + name;
    m_header->setSectionsMovable(true);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    load();
    connect(m_header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(m_header);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu);
        menu->popup(m_header->viewport()->mapToGlobal(position));
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_fitting)
            save();
    });
}

void ColumnFit::fillMenu(QMenu *menu)
{
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const auto known = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                        [column](const ColumnWidth &one) { return one.column == column; });
        if (known == m_columns.cend())
            continue;
        QString title = m_view->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = menu->addAction(title.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(known->width < 0 || widthOf(*known) > 0);
        action->setEnabled(known->width >= 0); // what takes the rest has to stay
        connect(action, &QAction::toggled, this, [this, column](bool on) { choose(column, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as they were")), &QAction::triggered, this, &ColumnFit::reset);
}

void ColumnFit::choose(int column, bool shown)
{
    Choice &choice = m_choices[column];
    choice.hidden = !shown;
    choice.shown = shown;
    fit();
    save();
}

void ColumnFit::reset()
{
    m_choices.clear();
    {
        const QScopedValueRollback<bool> fitting(m_fitting, true);
        for (int column = 0; column < m_header->count(); ++column)
            m_header->moveSection(m_header->visualIndex(column), column);
    }
    fit();
    save();
}

void ColumnFit::load()
{
    const QVariantMap kept = pageState(*m_preferences, m_name).toMap();
    m_choices.clear();
    const QScopedValueRollback<bool> fitting(m_fitting, true);
    for (const ColumnWidth &column : std::as_const(m_columns)) {
        const QVariantMap one = kept.value(QString::number(column.column)).toMap();
        Choice choice;
        choice.width = qBound(0, one.value(QStringLiteral("width")).toInt(), MostWidth);
        choice.hidden = column.width >= 0 && one.value(QStringLiteral("hidden")).toBool();
        choice.shown = !choice.hidden && one.value(QStringLiteral("shown")).toBool();
        if (choice.width > 0 || choice.hidden || choice.shown)
            m_choices.insert(column.column, choice);
    }
    const QVariantList order = kept.value(QStringLiteral("order")).toList();
    for (int visual = 0; visual < qMin(int(order.size()), m_header->count()); ++visual) {
        const int column = order.at(visual).toInt();
        if (column >= 0 && column < m_header->count())
            m_header->moveSection(m_header->visualIndex(column), visual);
    }
    fit();
}

void ColumnFit::save()
{
    if (!m_preferences)
        return;
    QVariantMap kept;
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it)
        kept.insert(QString::number(it.key()), QVariantMap{{QStringLiteral("width"), it->width},
                                                           {QStringLiteral("hidden"), it->hidden},
                                                           {QStringLiteral("shown"), it->shown}});
    QVariantList order;
    bool moved = false;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        order.append(m_header->logicalIndex(visual));
        moved = moved || m_header->logicalIndex(visual) != visual;
    }
    if (moved)
        kept.insert(QStringLiteral("order"), order);
    setPageState(*m_preferences, m_name, kept);
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
    const QScopedValueRollback<bool> fitting(m_fitting, true);
    int taken = 0;
    int stretched = -1;
    int highest = 0;
    for (const ColumnWidth &column : std::as_const(m_columns)) {
        highest = qMax(highest, column.rank);
        if (column.width < 0)
            stretched = column.column;
        else
            taken += widthOf(column);
    }
    const int room = m_view->viewport()->width() - (stretched >= 0 ? scaled(m_leastStretch) : 0);
    QSet<int> crowded; // those for which there is no room
    for (int rank = highest; rank >= 1 && taken > room; --rank) {
        for (const ColumnWidth &column : std::as_const(m_columns)) {
            const bool gives = column.rank == rank && column.width >= 0 && !m_choices.value(column.column).shown;
            if (!gives || taken <= room)
                continue;
            taken -= widthOf(column);
            crowded.insert(column.column);
        }
    }
    for (const ColumnWidth &column : std::as_const(m_columns)) {
        if (column.width < 0)
            continue;
        const int width = crowded.contains(column.column) ? 0 : widthOf(column);
        const bool wasHidden = m_header->isSectionHidden(column.column);
        if (wasHidden != (width == 0))
            m_header->setSectionHidden(column.column, width == 0);
        if (width > 0)
            m_header->resizeSection(column.column, width);
    }
    if (stretched >= 0)
        m_header->resizeSection(stretched, qMax(scaled(m_leastStretch), m_view->viewport()->width() - taken));
}

} // namespace mesoscope

#include "moc_columnfit.cpp"
