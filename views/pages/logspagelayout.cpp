// SPDX-License-Identifier: GPL-3.0-or-later
// How the logs page is laid out.
#include "views/pages/logspageparts.h"

#include "app/base/clock.h"
#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "models/items/logtail.h"
#include "views/pages/logresume.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/statetext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/instancepicker.h"
#include "views/widgets/logview.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyinspector.h"
#include "views/widgets/topologyviewtext.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

/// Lines are shown in batches: a chatty log would otherwise lay the view out for each.
static constexpr int BatchMs = 50;

void LogsPage::build()
{
    const Theme &theme = d->context.theme;
    d->batch.setSingleShot(true);
    d->batch.setInterval(BatchMs);
    d->tail = new LogTail(50000, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new PlainLabel(tr("Logs"), theme, TextStyle::Title, this));
    head->addSpacing(8);
    d->picker = new InstancePicker(InstancePicker::Offer::InstancesOnly, theme, this);
    head->addWidget(d->picker, 4);
    d->files = new QButtonGroup(this);
    const auto file = [&](const QString &text, LogFile which) {
        auto *button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setChecked(which == LogFile::Stdout);
        button->setProperty("chip", true);
        button->setAccessibleName(tr("Show %1").arg(text));
        d->files->addButton(button, int(which));
        head->addWidget(button);
    };
    file(u"stdout"_s, LogFile::Stdout);
    file(u"stderr"_s, LogFile::Stderr);
    layout->addLayout(head);

    auto *panel = new QFrame(this);
    panel->setObjectName(u"panel"_s);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(0);
    buildBar(panel);
    column->addWidget(d->bar);
    column->addWidget(hairline(theme, panel));
    auto *body = new QWidget(panel);
    d->stack = new QStackedLayout(body);
    d->view = new LogView(*d->tail, theme, body);
    d->empty = new EmptyState(theme, body);
    auto *choice = new QWidget(body);
    auto *choiceColumn = new QVBoxLayout(choice);
    choiceColumn->setContentsMargins(14, 12, 14, 8);
    d->choiceTitle = new PlainLabel(tr("Choose an instance to read its log. Those in trouble come first."), choice);
    d->choiceTitle->muted();
    choiceColumn->addWidget(d->choiceTitle);
    d->choices = new DataTable(theme, tr("Instances"), choice);
    d->choiceList = new InspectorList(this);
    d->choiceList->setTitles(tr("Instance"), tr("Where"));
    d->choices->setModel(d->choiceList);
    d->choices->setStyleSheet(u"QTableView { border: none; border-radius: 0; }"_s); // it fills a panel already
    d->choices->setColumns({{0, -1}, {1, 220}});
    choiceColumn->addWidget(d->choices, 1);
    d->stack->addWidget(d->view);
    d->stack->addWidget(d->empty);
    d->stack->addWidget(choice);
    column->addWidget(body, 1);
    layout->addWidget(panel, 1);

    d->feed = d->context.rows.createFeed(EntityKind::Tasks, this);
    d->feed->setActive(false);
    connect(d->feed, &RowFeed::ready, this, &LogsPage::fillChoices);
    connect(d->choices, &DataTable::rowActivated, this, [this](int row) { reveal(d->choiceList->row(row).what); });
    connect(d->choices, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { reveal(d->choiceList->row(index.row()).what); });
    connect(d->empty, &EmptyState::pressed, this, [this] {
        d->error.reset();
        followRef();
    });
    connect(d->picker, &InstancePicker::picked, this, [this] {
        if (!d->picker->task().isEmpty())
            choose(d->picker->task());
        else if (!d->picker->app().isEmpty())
            chooseOf(d->picker->app());
    });
    connect(d->files, &QButtonGroup::idClicked, this, [this](int which) {
        if (!d->ref || int(d->ref->file) == which)
            return;
        d->ref->file = LogFile(which);
        followRef();
    });
    connect(d->view, &LogView::followingChanged, this, [this] { showStatus(); });
    connect(d->view, &LogView::newLinesChanged, this, [this] { showStatus(); });
    connect(&d->view->find(), &LogFind::changed, this, &LogsPage::showHits);
    showStatus();
}

void LogsPage::buildBar(QWidget *parent)
{
    d->bar = new QWidget(parent);
    auto *row = new QHBoxLayout(d->bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    d->search = new QLineEdit(d->bar);
    d->search->setPlaceholderText(tr("Find in the log"));
    d->search->setAccessibleName(tr("Find in the log"));
    d->search->setClearButtonEnabled(true);
    d->search->setMaximumWidth(360);
    d->search->setFont(d->context.theme.font(TextStyle::Mono));
    d->regex = new QToolButton(d->bar);
    d->regex->setText(u".*"_s);
    d->regex->setCheckable(true);
    d->regex->setAccessibleName(tr("Regular expression"));
    d->regex->setToolTip(tr("Search for a regular expression"));
    d->hits = new PlainLabel({}, d->bar);
    d->hits->muted();
    row->addWidget(d->search, 2);
    row->addWidget(d->regex);
    const auto step = [&](const QString &text, const QString &name, bool backwards) {
        auto *button = new QToolButton(d->bar);
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, backwards] { d->view->findNext(backwards); });
        row->addWidget(button);
    };
    step(u"↑"_s, tr("Previous hit (Shift+Return)"), true);
    step(u"↓"_s, tr("Next hit (Return)"), false);
    row->addWidget(d->hits);
    row->addStretch(1);
    d->status = new PlainLabel({}, d->bar);
    d->status->muted();
    row->addWidget(d->status);
    d->follow = new QPushButton(tr("Follow"), d->bar);
    d->follow->setProperty("primary", true);
    row->addWidget(d->follow);
    const auto search = [this] { d->view->startFind(d->search->text(), d->regex->isChecked()); };
    connect(d->search, &QLineEdit::textChanged, this, search);
    connect(d->regex, &QToolButton::toggled, this, search);
    connect(d->search, &QLineEdit::returnPressed, this, [this] { d->view->findNext(false); });
    auto *back = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), d->search);
    back->setContext(Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, [this] { d->view->findNext(true); });
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), d->search);
    leave->setContext(Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        d->search->clear();
        d->view->setFocus();
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        d->search->setFocus(Qt::ShortcutFocusReason);
        d->search->selectAll();
    });
    connect(d->follow, &QPushButton::clicked, this, [this] { d->view->setFollowing(!d->view->isFollowing()); });
}

} // namespace mesoscope
