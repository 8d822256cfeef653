// SPDX-License-Identifier: GPL-3.0-or-later
// The table of deployments and their steps.
#include "views/pages/deploymentspage.h"

#include "app/core/preferences.h"
#include "app/core/store.h"
#include "models/items/smalltables.h"
#include "views/dialogs/dialogs.h"
#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/theme/theme.h"
#include "views/widgets/datatable.h"
#include "views/widgets/deploymentsteps.h"
#include "views/widgets/inspector.h"
#include "views/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

DeploymentsPage::DeploymentsPage(const ViewContext &context, Actions &actions, QWidget *parent)
    : ClusterPage(PageId::Deployments, context, actions, {SourceId::Marathon}, parent),
      m_model(new DeploymentsModel(this)),
      m_table(new DataTable(context.theme, tr("Deployments"), this)),
      m_splitter(new InspectorSplitter(context.preferences, u"deployments"_s, this)),
      m_details(new Inspector(context.theme, tr("Details of the deployment"), this)),
      m_steps(new DeploymentSteps(context, this)),
      m_rollBack(new QPushButton(tr("Roll back…"), this)),
      m_stop(new QPushButton(tr("Stop without rollback…"), this))
{
    m_model->setText(text());
    m_table->setObjectName(u"deployments"_s);
    m_table->setModel(m_model);
    m_table->setColumns({{DeploymentsModel::Id, 0},
                         {DeploymentsModel::Apps, -1},
                         {DeploymentsModel::Progress, 150},
                         {DeploymentsModel::Step, 96},
                         {DeploymentsModel::Action, 160, 2},
                         {DeploymentsModel::Started, 96, 1}});
    m_details->addTab(m_steps, tr("Steps"));
    m_details->foot()->addWidget(m_rollBack);
    m_details->foot()->addWidget(m_stop);
    m_details->foot()->addStretch();
    m_rollBack->setObjectName(u"rollBackDeployment"_s);
    m_rollBack->setAccessibleName(tr("Roll the deployment back"));
    m_stop->setObjectName(u"stopDeployment"_s);
    m_stop->setProperty("danger", true);
    m_splitter->setContent(m_table, m_details);
    content()->addWidget(m_splitter, 1);

    connect(m_table, &DataTable::rowChosen, this, &DeploymentsPage::choose);
    connect(m_table, &DataTable::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_details, &Inspector::closeRequested, this, &DeploymentsPage::closeDetails);
    connect(m_rollBack, &QPushButton::clicked, this, [this] { this->actions().rollBackDeployment(m_chosen); });
    connect(m_stop, &QPushButton::clicked, this, [this] { this->actions().stopDeployment(m_chosen); });
    connect(&actions, &Actions::canWriteChanged, this, &DeploymentsPage::enable);
    connect(&context.selection, &Selection::selected, this, [this](const Selectable &what) {
        if (isActive())
            showSelected(what);
    });
    enable();
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
    if (state.kind == PageState::Kind::Ready && refusal) {
        state.condition = Condition::Unknown;
        state.title = tr("Deployments cannot be seen");
        state.advice = refusalText(*refusal);
    } else if (state.kind == PageState::Kind::Ready && snapshot()->deployments.empty()) {
        state.condition = Condition::Ok;
        state.title = tr("Nothing is being deployed");
        state.advice = tr("Running deployments appear here, step by step, with the instances they replace.");
    }
    return state;
}

void DeploymentsPage::showSnapshot(const ClusterChange *)
{
    const SnapshotPtr current = snapshot();
    m_model->publish(current);
    setSubtitle(current->deployments.empty() ? QString()
                                             : tr("%n running", "deployments", int(current->deployments.size())));
    // With a single one there is nothing to choose from.
    if (current->deployments.size() == 1 && m_chosen != current->deployments.front().id)
        choose(0);
    refreshDetails();
}

void DeploymentsPage::choose(int row)
{
    const Deployment *deployment = m_model->deploymentAt(row);
    if (!deployment)
        return;
    m_chosen = deployment->id;
    m_table->markRow(row);
    refreshDetails();
    m_splitter->setInspectorVisible(true);
    context().selection.select(deployment->id);
}

void DeploymentsPage::showSelected(const Selectable &what)
{
    if (const DeploymentId *id = std::get_if<DeploymentId>(&what)) {
        const int row = m_model->rowOf(*id);
        if (row >= 0 && (m_chosen != *id || !m_splitter->isInspectorVisible()))
            choose(row);
    }
}

void DeploymentsPage::refreshDetails()
{
    if (m_chosen.isEmpty())
        return;
    const SnapshotPtr current = snapshot();
    const Deployment *deployment = current->findDeployment(m_chosen);
    enable();
    if (!deployment) {
        m_details->setTitle(tr("Deployment, over"), m_chosen.text());
        return;
    }
    QStringList apps;
    for (const AppId &app : deployment->affected.first(qMin<qsizetype>(3, deployment->affected.size())))
        apps.append(app.text());
    if (deployment->affected.size() > 3)
        apps.append(tr("%n more", "apps", int(deployment->affected.size() - 3)));
    m_details->setTitle(tr("Deployment"), apps.isEmpty() ? deployment->id.text() : apps.join(u", "_s),
                        deployment->id.text());
    m_steps->showDeployments({deployment}, *current);
}

void DeploymentsPage::enable()
{
    const bool can = actions().canWrite() && snapshot()->findDeployment(m_chosen);
    for (QPushButton *button : {m_rollBack, m_stop}) {
        button->setEnabled(can);
        button->setToolTip(actions().canWrite() ? QString() : tipText(actions().whyNot()));
    }
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
