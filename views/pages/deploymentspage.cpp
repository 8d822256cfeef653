// SPDX-License-Identifier: GPL-3.0-or-later
// The table of deployments and the details of one.
#include "views/pages/deploymentspage.h"

#include "app/core/deploymenthistory.h"
#include "app/core/preferences.h"
#include "app/core/store.h"
#include "models/items/deploymentsmodel.h"
#include "views/dialogs/dialogs.h"
#include "views/pages/deploymentsproxy.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/deploymentview.h"
#include "views/widgets/detaillist.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/inspector.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using Scope = DeploymentsProxy::Scope;

DeploymentsPage::DeploymentsPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : ClusterPage(PageId::Deployments, context, actions, {SourceId::Marathon}, parent),
      m_model(new DeploymentsModel(this)),
      m_proxy(new DeploymentsProxy(this)),
      m_chips(new ChipBar(this)),
      m_table(new DataTable(context.theme, tr("Deployments"), this)),
      m_splitter(new InspectorSplitter(context.preferences, u"deployments"_s, this)),
      m_details(new Inspector(context.theme, tr("Details of the deployment"), this)),
      m_view(new DeploymentView(context, this)),
      m_tryNow(new QPushButton(tr("Try now…"), this)),
      m_rollBack(new QPushButton(tr("Roll back…"), this)),
      m_stop(new QPushButton(tr("Stop without rollback…"), this))
{
    m_model->setText(text());
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(u"deployments"_s);
    m_table->setModel(m_proxy);
    m_table->setColumns({{DeploymentsModel::State, 104},
                         {DeploymentsModel::Apps, -1},
                         {DeploymentsModel::Progress, 110, 1},
                         {DeploymentsModel::Step, 72},
                         {DeploymentsModel::Action, 220, 2},
                         {DeploymentsModel::Started, 80},
                         {DeploymentsModel::Took, 72, 3},
                         {DeploymentsModel::Id, 0}},
                        &context.preferences, u"deployments"_s);
    m_chips->add(int(Scope::All), tr("all", "deployments"));
    m_chips->add(int(Scope::Running), tr("running", "deployments"));
    m_chips->add(int(Scope::Over), tr("over", "deployments"));
    m_chips->choose(int(Scope::All));
    m_details->addTab(m_view, tr("Steps"));
    makeFoot();
    m_splitter->setContent(m_table, m_details);
    content()->addWidget(m_chips);
    content()->addWidget(m_splitter, 1);
    connectParts();
    enable();
}

void DeploymentsPage::makeFoot()
{
    for (QPushButton *button : {m_tryNow, m_rollBack, m_stop})
        m_details->foot()->addWidget(button);
    m_details->foot()->addStretch();
    m_tryNow->setObjectName(u"tryNow"_s);
    m_tryNow->setAccessibleName(tr("Start the instances that wait after failures now"));
    m_rollBack->setObjectName(u"rollBackDeployment"_s);
    m_rollBack->setAccessibleName(tr("Roll the deployment back"));
    m_stop->setObjectName(u"stopDeployment"_s);
    m_stop->setProperty("danger", true);
}

void DeploymentsPage::connectParts()
{
    connect(addFilter(tr("Filter by app, state or action"), FilterTable::Deployments), &QLineEdit::textChanged, this,
            [this](const QString &text) {
                m_proxy->setText(text);
                showCounts();
            });
    connect(m_chips, &ChipBar::chosenChanged, this, [this](int scope) {
        m_proxy->setScope(Scope(scope));
        showCounts();
    });
    m_table->showSort(-1, Qt::AscendingOrder); // those that run first
    m_table->onSort([this](int column, Qt::SortOrder order) {
        m_proxy->sort(column, order);
        m_table->showSort(column, order);
    });
    connect(m_table, &DataTable::rowChosen, this, &DeploymentsPage::choose);
    connect(m_table, &DataTable::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_details, &Inspector::closeRequested, this, &DeploymentsPage::closeDetails);
    connect(m_view, &DeploymentView::linkPressed, this, &DeploymentsPage::follow);
    connect(m_tryNow, &QPushButton::clicked, this, [this] { actions().resetDelay(delayedApp()); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] { actions().rollBackDeployment(m_chosen); });
    connect(m_stop, &QPushButton::clicked, this, [this] { actions().stopDeployment(m_chosen); });
    connect(&actions(), &Actions::canWriteChanged, this, &DeploymentsPage::enable);
    connect(&context().deployments, &DeploymentHistory::changed, this, [this] {
        if (isActive())
            showSnapshot(nullptr);
    });
    connect(&context().selection, &Selection::selected, this, [this](const Selectable &what) {
        if (isActive())
            showSelected(what);
    });
}

void DeploymentsPage::setActive(bool active)
{
    ClusterPage::setActive(active);
    if (active)
        showSelected(context().selection.current());
}

PageState DeploymentsPage::state() const
{
    PageState state = ClusterPage::state();
    const Refusal *refusal = snapshot()->source(SourceId::Marathon).refusal(Capability::Deployments);
    if (state.kind != PageState::Kind::Ready)
        return state;
    if (refusal) {
        state.condition = Condition::Unknown;
        state.title = tr("Deployments cannot be seen");
        state.advice = refusalText(*refusal);
    } else if (m_model->rowCount() == 0) {
        state.condition = Condition::Ok;
        state.title = tr("Nothing is being deployed");
        state.advice = tr("Running deployments appear here, step by step, with the instances they replace. What became "
                          "of them stays here when they are over.");
    }
    return state;
}

void DeploymentsPage::showSnapshot(const ClusterChange *)
{
    const SnapshotPtr current = snapshot();
    m_model->publish(current, context().deployments.records(), context().deployments.stuck());
    showCounts();
    // With a single one there is nothing to choose from.
    if (current->deployments.size() == 1 && m_chosen.isEmpty())
        choose(rowOf(current->deployments.front().id));
    refreshDetails();
    showState();
}

void DeploymentsPage::showCounts()
{
    const int all = m_model->rowCount();
    const int running = int(snapshot()->deployments.size());
    const int shown = m_proxy->rowCount();
    setSubtitle(m_proxy->isNarrowed() ? tr("%1 of %2", "rows shown").arg(formatCount(shown), formatCount(all))
                : running > 0         ? tr("%n running", "deployments", running)
                                      : tr("none running", "deployments"));
    m_chips->setCount(int(Scope::All), all);
    m_chips->setCount(int(Scope::Running), running);
    m_chips->setCount(int(Scope::Over), all - running);
}

void DeploymentsPage::tick()
{
    refreshDetails(); // ages
}

int DeploymentsPage::rowOf(const DeploymentId &id) const
{
    return m_proxy->mapFromSource(m_model->index(m_model->rowOf(id), 0)).row();
}

void DeploymentsPage::choose(int row)
{
    const DeploymentRow *chosen = m_model->rowAt(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
    if (!chosen)
        return;
    m_chosen = chosen->record.id;
    m_table->markRow(row);
    refreshDetails();
    m_splitter->setInspectorVisible(true);
    context().selection.select(m_chosen);
}

void DeploymentsPage::showSelected(const Selectable &what)
{
    if (const DeploymentId *id = std::get_if<DeploymentId>(&what)) {
        const int row = rowOf(*id);
        if (row >= 0 && (m_chosen != *id || !m_splitter->isInspectorVisible()))
            choose(row);
    }
}

void DeploymentsPage::refreshDetails()
{
    if (m_chosen.isEmpty())
        return;
    enable();
    const DeploymentRow *row = m_model->rowAt(m_model->rowOf(m_chosen));
    if (!row) {
        m_details->setTitle(tr("Deployment, over"), m_chosen.text());
        return;
    }
    const QList<AppId> &affected = row->record.affected;
    QStringList apps;
    for (const AppId &app : affected.first(qMin<qsizetype>(3, affected.size())))
        apps.append(app.text());
    if (affected.size() > 3)
        apps.append(tr("%n more", "apps", int(affected.size() - 3)));
    m_details->setTitle(row->isRunning() ? tr("Deployment") : tr("Deployment, over"),
                        apps.isEmpty() ? m_chosen.text() : apps.join(u", "_s), m_chosen.text());
    const SnapshotPtr current = snapshot();
    if (const Deployment *deployment = current->findDeployment(m_chosen))
        m_view->showRunning(*deployment, *current);
    else
        m_view->showOver(row->record);
}

AppId DeploymentsPage::delayedApp() const
{
    const SnapshotPtr current = snapshot();
    const Deployment *deployment = current->findDeployment(m_chosen);
    if (!deployment)
        return {};
    for (const AppId &id : deployment->affected) {
        const App *app = current->findApp(id);
        if (app && app->queue && !app->queue->overdue && app->queue->timeLeftSeconds > 0)
            return id;
    }
    return {};
}

void DeploymentsPage::enable()
{
    const bool runs = snapshot()->findDeployment(m_chosen) != nullptr;
    const AppId delayed = delayedApp();
    m_tryNow->setVisible(!delayed.isEmpty());
    m_rollBack->setVisible(runs);
    m_stop->setVisible(runs);
    for (QPushButton *button : {m_tryNow, m_rollBack, m_stop}) {
        button->setEnabled(actions().canWrite());
        button->setToolTip(actions().canWrite() ? QString() : tipText(actions().whyNot()));
    }
    if (!delayed.isEmpty() && actions().canWrite())
        m_tryNow->setToolTip(tipText(tr("Ends the wait of %1 after its failures").arg(delayed.text())));
}

void DeploymentsPage::follow(const DetailLink &link)
{
    if (link.to == DetailLink::To::App)
        context().selection.open(PageId::Applications, AppId(link.target));
    else if (link.to == DetailLink::To::Task)
        context().selection.open(PageId::Instances, TaskId(link.target));
}

void DeploymentsPage::reveal(const Selectable &what)
{
    showSelected(what);
}

bool DeploymentsPage::closeDetails()
{
    if (!m_splitter->isInspectorVisible())
        return false;
    m_splitter->setInspectorVisible(false);
    m_table->setFocus();
    return true;
}

} // namespace mesoscope

#include "moc_deploymentspage.cpp"
