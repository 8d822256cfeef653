// SPDX-License-Identifier: GPL-3.0-or-later
// A feed, a model and a table with few columns.
#include "views/widgets/relatedtasks.h"

#include "app/core/rowservice.h"
#include "models/items/tasksmodel.h"
#include "views/selection.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/plainlabel.h"

#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

RelatedTasks::RelatedTasks(const ViewContext &context, bool ofNode, QWidget *parent)
    : QWidget(parent),
      m_ofNode(ofNode),
      m_context(context),
      m_text(context.clock),
      m_model(new TasksModel(this)),
      m_feed(context.rows.createFeed(EntityKind::Tasks, this)),
      m_table(new DataTable(context.theme, tr("Instances"), this)),
      m_none(new PlainLabel(tr("None is running."), this)),
      m_summary(new PlainLabel({}, this))
{
    m_summary->setObjectName(u"lifeTimes"_s);
    m_summary->muted()->setWordWrap(true);
    m_summary->hide();
    m_model->setText(m_text);
    m_none->muted();
    m_none->hide();
    m_table->setStyleSheet(u"QTableView { border: none; border-radius: 0; }"_s); // it stands in a panel already
    m_table->setModel(m_model);
    m_table->keepPlaceOf(m_model);
    setColumns(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_none);
    layout->addWidget(m_table, 1);
    m_feed->setActive(false);
    connect(m_feed, &RowFeed::ready, this, [this](const RowOrder &order) {
        m_model->publish(order);
        m_none->setVisible(order.handles.empty());
    });
    const auto open = [this](int row) {
        if (const Task *task = m_model->taskAt(row))
            m_context.selection.open(PageId::Instances, task->id);
    };
    connect(m_table, &DataTable::rowActivated, this, open);
    connect(m_table, &DataTable::rowHovered, this, [this](int row) {
        const Task *task = row < 0 ? nullptr : m_model->taskAt(row);
        m_context.selection.hover(task ? Selectable(task->id) : Selectable(NothingSelected{}));
    });
}

void RelatedTasks::setColumns(bool ofPod)
{
    m_ofPod = ofPod;
    m_table->setColumns({{int(TaskColumn::State), 104},
                         {int(TaskColumn::Name), m_ofNode ? -1 : 0},
                         {int(TaskColumn::Id), 0},
                         {int(TaskColumn::Host), m_ofNode ? 0 : -1},
                         {int(TaskColumn::Ports), 76},
                         {int(TaskColumn::Framework), 0},
                         {int(TaskColumn::Cpus), 0},
                         {int(TaskColumn::Memory), 0},
                         {int(TaskColumn::Version), 0},
                         {int(TaskColumn::Started), 88, 1},
                         {int(TaskColumn::Role), 0},
                         {int(TaskColumn::Health), 0},
                         {int(TaskColumn::Container), ofPod ? 92 : 0}});
}

void RelatedTasks::ask(const RowQuery &query)
{
    if (query == m_feed->query())
        return;
    m_table->revealRow(-1);
    m_feed->setQuery(query);
}

void RelatedTasks::showApp(AppHandle app, bool isPod)
{
    if (isPod != m_ofPod)
        setColumns(isPod);
    RowQuery query;
    query.app = app;
    query.column = int(isPod ? TaskColumn::Id : TaskColumn::Host); // an instance's containers stand together
    ask(query);
}

void RelatedTasks::showGroup(const AppId &group)
{
    RowQuery query;
    query.group = group;
    query.column = int(TaskColumn::Host);
    ask(query);
}

void RelatedTasks::showAgent(AgentHandle agent)
{
    RowQuery query;
    query.agent = agent;
    query.column = int(TaskColumn::Name);
    ask(query);
}

void RelatedTasks::setSummary(const QString &text)
{
    m_summary->setPlain(text);
    m_summary->setVisible(!text.isEmpty());
}

void RelatedTasks::setActive(bool active)
{
    m_feed->setActive(active);
}

} // namespace mesoscope

#include "moc_relatedtasks.cpp"
