// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of nodes, frameworks, roles and load-balancer rows.
#include "views/pages/nodespage.h"

#include "app/core/preferences.h"
#include "app/core/rowservice.h"
#include "models/items/agentsmodel.h"
#include "models/items/smalltables.h"
#include "views/text/format.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/inspector.h"
#include "views/widgets/nodedetails.h"
#include "views/widgets/plainlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Inferred agents have no id: their host names stand for it.
AgentId nameOf(const Agent &agent)
{
    return agent.id.isEmpty() ? AgentId(agent.hostname) : agent.id;
}

} // namespace

NodesPage::NodesPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : TablePage(PageId::Nodes, context, actions, {SourceId::Mesos, SourceId::Marathon, SourceId::LoadBalancer}, parent),
      m_model(new AgentsModel(this)),
      m_feed(context.rows.createFeed(EntityKind::Agents, this)),
      m_table(new DataTable(context.theme, tr("Nodes"), this)),
      m_details(new NodeDetails(context, this)),
      m_splitter(new InspectorSplitter(context.preferences, u"nodes"_s, this)),
      m_notice(new PlainLabel({}, this)),
      m_frameworks(new FrameworksModel(this)),
      m_lb(new LbModel(this)),
      m_roles(new QStandardItemModel(0, 6, this)),
      m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)),
      m_filter(addFilter(tr("Filter by host, id or attribute"), FilterTable::Agents))
{
    m_model->setText(text());
    m_frameworks->setText(text());
    m_lb->setText(text());
    m_query.kind = EntityKind::Agents;
    m_query.column = int(AgentColumn::Hostname);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("What is listed"));
    m_stack->addWidget(makeNodes());
    DataTable *frameworks = makeTable(m_frameworks, tr("Frameworks"));
    frameworks->setColumns({{FrameworksModel::State, 120},
                            {FrameworksModel::Name, 150},
                            {FrameworksModel::Tasks, 64},
                            {FrameworksModel::Cpus, 72},
                            {FrameworksModel::Memory, 90},
                            {FrameworksModel::Roles, 100},
                            {FrameworksModel::Host, 120},
                            {FrameworksModel::Id, -1},
                            {FrameworksModel::Registered, 96}});
    m_stack->addWidget(frameworks);
    m_roles->setHorizontalHeaderLabels(
        {tr("Role"), tr("Weight"), tr("CPU allocated"), tr("Memory allocated"), tr("CPU reserved"), tr("Frameworks")});
    DataTable *roles = makeTable(m_roles, tr("Roles"));
    roles->setColumns({{0, 180}, {1, 80}, {2, 120}, {3, 140}, {4, 120}, {5, -1}});
    m_stack->addWidget(roles);
    DataTable *lb = makeTable(m_lb, tr("Load balancer"));
    lb->setColumns({{LbModel::Status, 104},
                    {LbModel::Proxy, 190},
                    {LbModel::Server, -1},
                    {LbModel::Address, 150},
                    {LbModel::Sessions, 80},
                    {LbModel::Total, 84},
                    {LbModel::BytesIn, 84},
                    {LbModel::BytesOut, 84},
                    {LbModel::Check, 96}});
    m_stack->addWidget(lb);
    for (const QString &title : {tr("Nodes"), tr("Frameworks"), tr("Roles"), tr("Load balancer")})
        m_tabs->addTab(title);
    content()->addWidget(m_tabs);
    content()->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        m_filter->setEnabled(tab == Nodes);
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_query.text = text;
        ask();
    });
    setParts({m_model, m_feed, m_table, m_splitter, m_details});
    ask();
}

QWidget *NodesPage::makeNodes()
{
    m_table->setObjectName(u"agents"_s);
    m_table->setModel(m_model);
    m_table->keepPlaceOf(m_model);
    m_table->setColumns({{int(AgentColumn::Status), 140},
                         {int(AgentColumn::Hostname), -1},
                         {int(AgentColumn::Id), 0},
                         {int(AgentColumn::Tasks), 60},
                         {int(AgentColumn::Cpus), 140},
                         {int(AgentColumn::Memory), 190, 1},
                         {int(AgentColumn::Disk), 190, 3},
                         {int(AgentColumn::Gpus), 0},
                         {int(AgentColumn::Attributes), 160, 2},
                         {int(AgentColumn::Version), 64, 4},
                         {int(AgentColumn::Registered), 0},
                         {int(AgentColumn::Port), 0}},
                        &context().preferences, u"nodes"_s);
    m_table->showSort(m_query.column, m_query.order);
    m_table->onSort([this](int column, Qt::SortOrder order) {
        m_query.column = column;
        m_query.order = order;
        ask();
    });
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_notice->muted()->setWordWrap(true);
    m_notice->hide();
    layout->addWidget(m_notice);
    layout->addWidget(m_table, 1);
    m_splitter->setContent(left, m_details);
    return m_splitter;
}

/// The small tables are sorted by a proxy: they hold a few thousand rows at most.
DataTable *NodesPage::makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new DataTable(context().theme, name, this);
    auto *proxy = new QSortFilterProxyModel(table);
    proxy->setSortRole(SortRole);
    proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    proxy->setSourceModel(model);
    table->setModel(proxy);
    table->showSort(-1, Qt::AscendingOrder);
    table->onSort([proxy](int column, Qt::SortOrder order) { proxy->sort(column, order); });
    return table;
}

void NodesPage::ask()
{
    m_feed->setQuery(m_query);
}

bool NodesPage::isSettled() const
{
    return ClusterPage::isSettled() && (snapshot()->agents.empty() || m_model->snapshot() != nullptr);
}

void NodesPage::showSnapshot(const ClusterChange *change)
{
    const SnapshotPtr current = snapshot();
    const bool mesos = current->source(SourceId::Mesos).phase != SourceState::Phase::Absent;
    const bool balancer = current->source(SourceId::LoadBalancer).phase != SourceState::Phase::Absent;
    m_tabs->setTabVisible(Frameworks, mesos);
    m_tabs->setTabVisible(Roles, mesos);
    m_tabs->setTabVisible(LoadBalancer, balancer);
    m_tabs->setVisible(mesos || balancer);
    m_notice->setPlain(
        mesos ? QString()
              : tr("Without Mesos these are the hosts on which Marathon's instances run. Add a Mesos master to this "
                   "cluster's connection to see every node with its resources and attributes."));
    m_notice->setVisible(!mesos);
    if (!change || !change->changes.frameworks.isEmpty())
        m_frameworks->publish(current);
    if (!change || change->changes.lb)
        m_lb->publish(current);
    if (!change || change->changes.roles)
        showRoles();
    refreshDetails();
}

void NodesPage::tick()
{
    refreshDetails();
}

void NodesPage::showRoles()
{
    const SnapshotPtr current = snapshot();
    m_roles->setRowCount(int(current->roles.size()));
    for (int row = 0; row < m_roles->rowCount(); ++row) {
        const Role &role = current->roles[size_t(row)];
        const std::array<std::pair<QString, QVariant>, 6> cells{{
            {role.name, role.name},
            {QLocale().toString(role.weight), role.weight},
            {formatCpus(role.allocated.cpus), role.allocated.cpus},
            {formatMebibytes(role.allocated.mem), role.allocated.mem},
            {formatCpus(role.reserved.cpus), role.reserved.cpus},
            {formatCount(role.frameworks.size()), role.frameworks.size()},
        }};
        for (int column = 0; column < int(cells.size()); ++column) {
            const QModelIndex index = m_roles->index(row, column);
            m_roles->setData(index, cells[size_t(column)].first, Qt::DisplayRole);
            m_roles->setData(index, cells[size_t(column)].second, SortRole);
        }
    }
}

Selectable NodesPage::entityAt(int row) const
{
    const Agent *agent = row < 0 ? nullptr : m_model->agentAt(row);
    return agent ? Selectable(nameOf(*agent)) : Selectable(NothingSelected{});
}

const Agent *NodesPage::findAgent(const AgentId &id) const
{
    const SnapshotPtr current = snapshot();
    if (const Agent *agent = current->findAgent(id))
        return agent;
    for (const Agent &agent : current->agents) {
        if (agent.hostname == id.text())
            return &agent;
    }
    return nullptr;
}

std::optional<quint32> NodesPage::handleOf(const Selectable &what) const
{
    const AgentId *id = std::get_if<AgentId>(&what);
    const SnapshotPtr keep = snapshot();
    const Agent *agent = id ? findAgent(*id) : nullptr;
    return agent ? std::optional(agent->handle.value()) : std::nullopt;
}

bool NodesPage::showSelected(const Selectable &what)
{
    if (!TablePage::showSelected(what))
        return false;
    m_tabs->setCurrentIndex(Nodes);
    return true;
}

void NodesPage::showDetails(quint32 handle)
{
    const SnapshotPtr keep = snapshot();
    m_details->showAgent(keep->agent(AgentHandle(handle)));
}

void NodesPage::setDetailsActive(bool active)
{
    m_details->setActive(active);
}

void NodesPage::reveal(const Selectable &what)
{
    showSelected(what);
}

void NodesPage::fillMenu(QMenu *menu, int row)
{
    const Agent *agent = m_model->agentAt(row);
    if (!agent)
        return;
    connect(menu->addAction(tr("Show it on the map")), &QAction::triggered, this,
            [this, id = nameOf(*agent)] { context().selection.open(PageId::Topology, id); });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy its host name")), &QAction::triggered, this,
            [host = agent->hostname] { QGuiApplication::clipboard()->setText(host); });
    connect(menu->addAction(tr("Copy its id")), &QAction::triggered, this,
            [id = agent->id.text()] { QGuiApplication::clipboard()->setText(id); });
}

} // namespace mesoscope

#include "moc_nodespage.cpp"
