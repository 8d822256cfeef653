// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/deploymentsproxy.h"

#include "models/items/deploymentsmodel.h"

namespace mesoscope {

DeploymentsProxy::DeploymentsProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void DeploymentsProxy::setText(const QString &text)
{
    m_filter = DeploymentFilter(parseFilter(text, FilterTable::Deployments));
    invalidateFilter();
}

void DeploymentsProxy::setScope(Scope scope)
{
    m_scope = scope;
    invalidateFilter();
}

bool DeploymentsProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = static_cast<const DeploymentsModel *>(sourceModel());
    const DeploymentRow *one = model->rowAt(row);
    if (!one || (m_scope == Scope::Running && !one->isRunning()) || (m_scope == Scope::Over && one->isRunning()))
        return false;
    if (m_filter.isEmpty())
        return true;
    QStringList shown;
    for (const int column : {DeploymentsModel::State, DeploymentsModel::Apps, DeploymentsModel::Action})
        shown += model->index(row, column, parent).data().toString();
    return m_filter.matches(one->record, one->stuck, shown.join(QLatin1Char('\n')));
}

} // namespace mesoscope

#include "moc_deploymentsproxy.cpp"
