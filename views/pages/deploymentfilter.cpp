// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/deploymentfilter.h"

#include "models/items/deploymentsmodel.h"

#include <algorithm>

namespace mesoscope {

DeploymentFilter::DeploymentFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void DeploymentFilter::setText(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void DeploymentFilter::setScope(Scope scope)
{
    m_scope = scope;
    invalidateFilter();
}

bool DeploymentFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = static_cast<const DeploymentsModel *>(sourceModel());
    const DeploymentRow *one = model->rowAt(row);
    if (!one || (m_scope == Scope::Running && !one->isRunning()) || (m_scope == Scope::Over && one->isRunning()))
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) {
        for (const int column :
             {DeploymentsModel::State, DeploymentsModel::Apps, DeploymentsModel::Action, DeploymentsModel::Id}) {
            if (model->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

} // namespace mesoscope

#include "moc_deploymentfilter.cpp"
