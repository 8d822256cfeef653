// SPDX-License-Identifier: GPL-3.0-or-later
// Two edits of one definition side by side.
#include "views/dialogs/mergeview.h"

#include "views/dialogs/jsonchanges.h"
#include "views/dialogs/parts.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

enum Column { SettingColumn, BaseColumn, TheirsColumn, YoursColumn, TakenColumn, ColumnCount };

constexpr int WholeRole = Qt::UserRole; ///< the text that the cell may have to shorten
constexpr int MostValueLines = 4;
constexpr int WidestSetting = 280; ///< px; the values need the rest

QString pathText(const QString &path)
{
    return path.mid(path.size() > 1 && path.startsWith(u'/') ? 1 : 0);
}

QString valueText(const QJsonValue &value)
{
    const QString text = writtenValue(value);
    return text.isEmpty() ? dash() : text;
}

} // namespace

MergeView::MergeView(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_summary(plainLabel({}, this)),
      m_table(new QTableWidget(0, ColumnCount, this)),
      m_value(plainLabel({}, this)),
      m_allTheirs(new QPushButton(tr("All as &theirs"), this)),
      m_allYours(new QPushButton(tr("All as &mine"), this))
{
    m_summary->setObjectName(QStringLiteral("mergeSummary"));
    m_table->setObjectName(QStringLiteral("merge"));
    m_table->setAccessibleName(tr("What both have changed"));
    m_table->setHorizontalHeaderLabels(
        {tr("Setting"), tr("When you opened it"), tr("Theirs, running now"), tr("Mine"), tr("Taken")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(SettingColumn, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(TakenColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_value->setObjectName(QStringLiteral("mergeValue"));
    m_value->setFont(theme.font(TextStyle::MonoSmall));
    m_value->setMaximumHeight(m_value->fontMetrics().lineSpacing() * MostValueLines);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_table, &QTableWidget::currentItemChanged, this, [this](const QTableWidgetItem *item) {
        m_value->setText(item && item->column() != TakenColumn ? breakable(item->data(WholeRole).toString())
                                                               : QString());
    });
    m_allTheirs->setObjectName(QStringLiteral("allTheirs"));
    m_allYours->setObjectName(QStringLiteral("allYours"));
    m_allTheirs->setAccessibleName(tr("Take theirs for every conflict"));
    m_allYours->setAccessibleName(tr("Take mine for every conflict"));
    for (QPushButton *button : {m_allTheirs, m_allYours})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_allTheirs);
    buttons->addWidget(m_allYours);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_value);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &MergeView::toggled);
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { chooseAll(MergeSide::Theirs); });
    connect(m_allYours, &QPushButton::clicked, this, [this] { chooseAll(MergeSide::Yours); });
}

void MergeView::start(const QJsonObject &base, const QJsonObject &theirs, const QJsonObject &yours)
{
    m_base = base;
    m_theirs = theirs;
    m_yours = yours;
    m_choices.clear();
    m_merge = mergeThreeWays(m_base, m_theirs, m_yours);
    fill();
}

void MergeView::toggled(QTableWidgetItem *item)
{
    if (m_filling || (item->column() != TheirsColumn && item->column() != YoursColumn))
        return;
    const MergeRow &row = m_merge.rows.at(item->row());
    if (row.kind != MergeRow::Kind::Conflict)
        return;
    if (item->checkState() == Qt::Checked)
        m_choices.insert(row.path, item->column() == TheirsColumn ? MergeSide::Theirs : MergeSide::Yours);
    else
        m_choices.remove(row.path);
    again();
}

void MergeView::chooseAll(MergeSide side)
{
    for (const MergeRow &row : std::as_const(m_merge.rows)) {
        if (row.kind == MergeRow::Kind::Conflict)
            m_choices.insert(row.path, side);
    }
    again();
}

void MergeView::again()
{
    const QScopedValueRollback filling(m_filling, true);
    m_merge = mergeThreeWays(m_base, m_theirs, m_yours, m_choices); // the same rows: choices decide what is taken only
    for (int row = 0; row < m_table->rowCount(); ++row)
        showTaken(row);
    tellCounts();
    Q_EMIT chosen();
}

void MergeView::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    m_table->clearContents();
    m_table->setRowCount(int(m_merge.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fillRow(row);
    m_table->resizeColumnToContents(SettingColumn);
    m_table->setColumnWidth(SettingColumn, qMin(m_table->columnWidth(SettingColumn), WidestSetting));
    const bool asks = m_merge.conflicts > 0;
    m_allTheirs->setVisible(asks);
    m_allYours->setVisible(asks);
    tellCounts();
}

void MergeView::fillRow(int row)
{
    const MergeRow &one = m_merge.rows.at(row);
    const bool masked = one.secret && one.theirs == one.yours && one.kind == MergeRow::Kind::Conflict;
    const QStringList texts{pathText(one.path), valueText(one.base), valueText(one.theirs),
                            masked ? tr("another secret") : valueText(one.yours), QString()};
    for (int column = 0; column < ColumnCount; ++column) {
        auto *item = new QTableWidgetItem(texts.at(column).simplified());
        item->setFont(m_theme.font(column == TakenColumn ? TextStyle::Body : TextStyle::Mono));
        item->setToolTip(texts.at(column).toHtmlEscaped());
        item->setData(WholeRole, texts.at(column));
        m_table->setItem(row, column, item);
    }
    QPixmap nothing(16, 16); // what needs no choice stands under what does
    nothing.fill(Qt::transparent);
    m_table->item(row, SettingColumn)->setIcon(QIcon(nothing));
    if (one.kind == MergeRow::Kind::Conflict) {
        for (const Column column : {TheirsColumn, YoursColumn}) {
            QTableWidgetItem *item = m_table->item(row, column);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setData(Qt::AccessibleTextRole,
                          (column == TheirsColumn ? tr("%1: take theirs, %2") : tr("%1: take mine, %2"))
                              .arg(pathText(one.path), item->text()));
        }
    }
    showTaken(row);
}

/// What is taken stands out; what is dropped steps back. A glyph says which rows still wait.
void MergeView::showTaken(int row)
{
    const MergeRow &one = m_merge.rows.at(row);
    const auto choice = m_choices.constFind(one.path);
    const bool waits = one.kind == MergeRow::Kind::Conflict && choice == m_choices.cend();
    const bool theirs = one.kind == MergeRow::Kind::Theirs || one.kind == MergeRow::Kind::Both ||
                        (one.kind == MergeRow::Kind::Conflict && !waits && *choice == MergeSide::Theirs);
    const bool yours = one.kind == MergeRow::Kind::Yours || one.kind == MergeRow::Kind::Both ||
                       (one.kind == MergeRow::Kind::Conflict && !waits && *choice == MergeSide::Yours);
    const auto paint = [&](Column column, bool taken) {
        QTableWidgetItem *item = m_table->item(row, column);
        if (one.kind == MergeRow::Kind::Conflict)
            item->setCheckState(taken ? Qt::Checked : Qt::Unchecked);
        QFont font = m_theme.font(TextStyle::Mono);
        font.setWeight(taken ? QFont::DemiBold : QFont::Normal);
        item->setFont(font);
        item->setForeground(m_theme.colour(taken || waits ? Token::Text : Token::Muted));
    };
    paint(TheirsColumn, theirs);
    paint(YoursColumn, yours);
    m_table->item(row, TakenColumn)
        ->setText(waits             ? tr("choose", "whose change is taken")
                  : theirs && yours ? tr("the same", "both changed it in the same way")
                  : theirs          ? tr("theirs", "whose change is taken")
                                    : tr("mine", "whose change is taken"));
    m_table->item(row, BaseColumn)->setForeground(m_theme.colour(Token::Muted));
    QTableWidgetItem *setting = m_table->item(row, SettingColumn);
    const QString path = pathText(one.path);
    if (one.kind == MergeRow::Kind::Conflict) {
        setting->setIcon(glyphIcon(waits ? Condition::Warning : Condition::Ok, m_theme));
        setting->setData(Qt::AccessibleTextRole, waits ? tr("%1, conflict: choose", "a setting").arg(path)
                                                       : tr("%1, conflict, decided", "a setting").arg(path));
    }
}

void MergeView::tellCounts()
{
    const int easy = int(m_merge.rows.size()) - m_merge.conflicts;
    QStringList says;
    if (m_merge.conflicts == 0)
        says += tr("Both changes fit together: nothing is to be decided.");
    else if (m_merge.undecided > 0)
        says += tr("%n setting(s) were changed by both, differently: choose for each.", nullptr, m_merge.undecided);
    else
        says += tr("Every conflict is decided.");
    if (easy > 0 && m_merge.conflicts > 0)
        says += tr("%n other(s) fit together.", nullptr, easy);
    m_summary->setText(says.join(u' '));
    setTone(m_summary, m_merge.undecided > 0 ? "warning" : "");
}

void MergeView::focusFirst()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const MergeRow &one = m_merge.rows.at(row);
        if (one.kind != MergeRow::Kind::Conflict || m_choices.contains(one.path))
            continue;
        m_table->setCurrentCell(row, TheirsColumn);
        break;
    }
    m_table->setFocus();
}

} // namespace mesoscope

#include "moc_mergeview.cpp"
