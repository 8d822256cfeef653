// SPDX-License-Identifier: GPL-3.0-or-later
// The big table of tasks.
#include "views/pages/instancespage.h"

#include "app/core/preferences.h"
#include "app/core/rowservice.h"
#include "models/items/tasksmodel.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/inspector.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/taskdetails.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

InstancesPage::InstancesPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : TablePage(PageId::Instances, context, actions, {SourceId::Marathon, SourceId::Mesos}, parent),
      m_model(new TasksModel(this)),
      m_feed(context.rows.createFeed(EntityKind::Tasks, this)),
      m_table(new DataTable(context.theme, tr("Instances"), this)),
      m_chips(new ChipBar(this)),
      m_narrowed(new QPushButton(this)),
      m_filter(addFilter(tr("Filter by id, app, host:port or state"), FilterTable::Tasks)),
      m_splitter(new InspectorSplitter(context.preferences, u"instances"_s, this)),
      m_details(new TaskDetails(context, actions, this))
{
    m_model->setText(text());
    m_chips->add(int(RowQuery::TaskScope::Active), tr("active", "filter of instances"));
    m_chips->add(int(RowQuery::TaskScope::Troubled), tr("troubled", "filter of instances"));
    m_chips->add(int(RowQuery::TaskScope::Ended), tr("ended", "filter of instances"));
    m_chips->add(int(RowQuery::TaskScope::All), tr("all", "filter of instances"));
    m_narrowed->setProperty("chip", true);
    m_narrowed->setCheckable(true);
    m_narrowed->setChecked(true);
    m_narrowed->hide();

    m_table->setObjectName(u"tasks"_s);
    m_table->setModel(m_model);
    m_table->keepPlaceOf(m_model);
    m_table->setColumns({{int(TaskColumn::State), 108},
                         {int(TaskColumn::Name), -1},
                         {int(TaskColumn::Id), 300, 5},
                         {int(TaskColumn::Host), 146},
                         {int(TaskColumn::Ports), 84, 1},
                         {int(TaskColumn::Framework), 100, 4},
                         {int(TaskColumn::Cpus), 60, 3},
                         {int(TaskColumn::Memory), 84, 3},
                         {int(TaskColumn::Version), 0},
                         {int(TaskColumn::Started), 96, 2},
                         {int(TaskColumn::Role), 0},
                         {int(TaskColumn::Health), 0},
                         {int(TaskColumn::Container), 0}},
                        &context.preferences, u"instances"_s);
    m_query.column = int(TaskColumn::Name);
    m_table->showSort(m_query.column, m_query.order);
    m_table->onSort([this](int column, Qt::SortOrder order) {
        m_query.column = column;
        m_query.order = order;
        ask();
    });

    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto *chips = new QHBoxLayout;
    chips->addWidget(m_chips);
    chips->addWidget(m_narrowed);
    chips->addStretch(1);
    layout->addLayout(chips);
    layout->addWidget(m_table, 1);
    m_splitter->setContent(left, m_details);
    content()->addWidget(m_splitter, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_query.text = text;
        ask();
    });
    connect(m_chips, &ChipBar::chosenChanged, this, [this](int scope) {
        m_query.scope = RowQuery::TaskScope(scope);
        ask();
    });
    connect(m_narrowed, &QPushButton::clicked, this, [this] { narrowTo(NothingSelected{}); });
    connect(m_table, &DataTable::rowActivated, this, [this](int row) {
        if (const Task *task = m_model->taskAt(row))
            this->context().selection.open(PageId::Logs, task->id);
    });
    connect(&m_counting, &QFutureWatcherBase::finished, this, [this] {
        const std::array<int, 4> counts = m_counting.result();
        for (int scope = 0; scope < 4; ++scope)
            m_chips->setCount(scope, counts[size_t(scope)]);
        if (std::exchange(m_countAgain, false))
            count();
    });
    setParts({m_model, m_feed, m_table, m_splitter, m_details});
    ask();
}

void InstancesPage::ask()
{
    m_feed->setQuery(m_query);
}

bool InstancesPage::isSettled() const
{
    return ClusterPage::isSettled() && (snapshot()->tasks.empty() || m_model->snapshot() != nullptr);
}

void InstancesPage::showSnapshot(const ClusterChange *change)
{
    if (!change || !change->changes.tasks.isEmpty())
        count();
    refreshDetails();
}

void InstancesPage::tick()
{
    refreshDetails();
}

/// Counting 100,000 tasks takes a worker a millisecond or two; here it would be a stutter at every poll.
void InstancesPage::count()
{
    if (m_counting.isRunning()) {
        m_countAgain = true;
        return;
    }
    m_counting.setFuture(QtConcurrent::run([snapshot = snapshot()] { return countScopes(*snapshot); }));
}

Selectable InstancesPage::entityAt(int row) const
{
    const Task *task = row < 0 ? nullptr : m_model->taskAt(row);
    return task ? Selectable(task->id) : Selectable(NothingSelected{});
}

std::optional<quint32> InstancesPage::handleOf(const Selectable &what) const
{
    const TaskId *id = std::get_if<TaskId>(&what);
    const SnapshotPtr current = snapshot();
    const Task *task = id ? current->findTask(*id) : nullptr;
    return task ? std::optional(task->handle.value()) : std::nullopt;
}

void InstancesPage::showDetails(quint32 handle)
{
    const SnapshotPtr current = snapshot();
    m_details->showTask(current->task(TaskHandle(handle)), *current);
}

void InstancesPage::fillMenu(QMenu *menu, int row)
{
    if (const Task *task = m_model->taskAt(row))
        m_details->fillMenu(menu, *task, *m_model->snapshot());
}

void InstancesPage::narrowTo(const Selectable &what)
{
    const AppId *id = std::get_if<AppId>(&what);
    m_query.app.reset();
    m_query.group.reset();
    m_narrowApp = id ? *id : AppId();
    if (id) {
        if (const App *app = snapshot()->findApp(*id))
            m_query.app = app->handle;
        else
            m_query.group = *id;
        m_narrowed->setText(tr("only %1", "an app").arg(id->text()).replace(u'&', "&&"_L1).left(80));
        m_narrowed->setAccessibleName(tr("Only instances of %1 are shown; press to show all").arg(id->text()));
        m_narrowed->setToolTip(tr("Show the instances of every app again"));
        m_narrowed->setIcon(icon(u"close"_s, context().theme));
        m_narrowed->setChecked(true);
    }
    m_narrowed->setVisible(id != nullptr);
    ask();
}

void InstancesPage::reveal(const Selectable &what)
{
    if (std::holds_alternative<AppId>(what)) {
        narrowTo(what);
        return;
    }
    const TaskId *id = std::get_if<TaskId>(&what);
    const Task *task = id ? snapshot()->findTask(*id) : nullptr;
    if (!task)
        return;
    if (isTerminal(task->state) && m_query.scope == RowQuery::TaskScope::Active)
        m_chips->choose(int(RowQuery::TaskScope::All)); // else it would not be among the rows
    showSelected(what);
}

} // namespace mesoscope

#include "moc_instancespage.cpp"
