// SPDX-License-Identifier: GPL-3.0-or-later
// Changed paths of a definition, old beside new.
#include "views/dialogs/changestable.h"

#include "views/text/format.h"
#include "views/theme/theme.h"

#include <QHeaderView>

namespace mesoscope {

ChangesTable::ChangesTable(const QString &before, const QString &after, const Theme &theme, QWidget *parent)
    : QTableWidget(0, 3, parent), m_theme(theme)
{
    setObjectName(QStringLiteral("changes"));
    setAccessibleName(tr("What changes"));
    setHorizontalHeaderLabels({tr("Setting"), before, after});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
}

void ChangesTable::show(const QList<JsonChange> &changes)
{
    setRowCount(int(changes.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const JsonChange &change = changes.at(row);
        const bool sameMask = change.secret && change.before == change.after;
        const QStringList texts{change.path.mid(change.path.size() > 1 ? 1 : 0),
                                change.before.isEmpty() ? dash() : change.before,
                                sameMask                 ? tr("another secret")
                                : change.after.isEmpty() ? dash()
                                                         : change.after};
        for (int column = 0; column < columnCount(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column).simplified());
            item->setFont(m_theme.font(TextStyle::Mono));
            item->setToolTip(texts.at(column).toHtmlEscaped());
            setItem(row, column, item);
        }
    }
}

} // namespace mesoscope

#include "moc_changestable.cpp"
