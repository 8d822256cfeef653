// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/deploymentview.h"

#include "app/base/clock.h"
#include "app/core/deploymenthistory.h"
#include "app/core/store.h"
#include "views/widgets/deploymentitems.h"
#include "views/widgets/instancecompare.h"

#include <QVBoxLayout>

namespace mesoscope {

static const Stuck *stuckOf(const DeploymentHistory &history, const DeploymentId &id)
{
    const auto found = history.stuck().constFind(id);
    return found == history.stuck().constEnd() ? nullptr : &*found;
}

DeploymentView::DeploymentView(const ViewContext &context, QWidget *parent)
    : ColumnScroll(tr("Steps"), parent),
      m_context(context),
      m_list(new DetailList(context.theme)),
      m_compare(new InstanceCompare(context)),
      m_earlier(new DetailList(context.theme))
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list);
    layout->addWidget(m_compare);
    layout->addWidget(m_earlier);
    layout->addStretch(1);
    setColumn(column);
    for (const DetailList *list : {m_list, m_earlier})
        connect(list, &DetailList::linkPressed, this, &DeploymentView::linkPressed);
    connect(m_compare, &InstanceCompare::linkPressed, this, &DeploymentView::linkPressed);
}

void DeploymentView::showRunning(const Deployment &deployment, const ClusterSnapshot &snapshot)
{
    const qint64 now = m_context.clock.nowMs();
    m_list->setItems(deploymentItems(deployment, snapshot, stuckOf(m_context.deployments, deployment.id), now));
    m_compare->showApps(deployment.affected, snapshot, now);
    m_earlier->setItems({});
}

void DeploymentView::showOver(const DeploymentRecord &record)
{
    m_list->setItems(deploymentItems(record, m_context.clock.nowMs()));
    m_compare->showApps({}, *m_context.store.current(), 0);
    m_earlier->setItems({});
}

void DeploymentView::showApp(const App &app, const ClusterSnapshot &snapshot)
{
    const qint64 now = m_context.clock.nowMs();
    QList<DetailItem> items;
    for (const QString &id : app.deployments) {
        if (const Deployment *deployment = snapshot.findDeployment(DeploymentId(id)))
            items += deploymentItems(*deployment, snapshot, stuckOf(m_context.deployments, deployment->id), now);
    }
    m_compare->showApps(items.isEmpty() ? QList<AppId>() : QList<AppId>{app.id}, snapshot, now);
    if (items.isEmpty())
        items.append(
            {DetailItem::Kind::Row, tr("No deployment changes it at the moment."), {}, {}, Condition::Ok, false, {}});
    m_list->setItems(items);
    QList<const DeploymentRecord *> earlier;
    const QList<DeploymentRecord> &records = m_context.deployments.records();
    for (auto record = records.crbegin(); record != records.crend(); ++record) {
        if (record->state != DeploymentRecord::State::Running && record->affected.contains(app.id))
            earlier.append(&*record);
    }
    m_earlier->setItems(earlierItems(earlier, now));
}

} // namespace mesoscope

#include "moc_deploymentview.cpp"
