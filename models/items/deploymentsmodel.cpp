// SPDX-License-Identifier: GPL-3.0-or-later
// Running deployments: rows come, change and go one by one.
#include "models/items/smalltables.h"

#include <algorithm>

namespace mesoscope {

namespace {
QString joined(const QList<AppId> &apps)
{
    QStringList texts;
    for (const AppId &app : apps)
        texts.append(app.text());
    return texts.join(QStringLiteral(", "));
}
} // namespace

void DeploymentsModel::publish(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    const std::vector<Deployment> &wanted = snapshot->deployments;
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const DeploymentId id = m_rows[size_t(row)].id;
        if (std::any_of(wanted.begin(), wanted.end(), [&id](const Deployment &one) { return one.id == id; }))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (const Deployment &one : wanted) {
        const int row = rowOf(one.id);
        if (row < 0) {
            beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
            m_rows.push_back(one);
            endInsertRows();
        } else if (!(m_rows[size_t(row)] == one)) {
            m_rows[size_t(row)] = one;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    if (!m_rows.empty()) // ages move on
        Q_EMIT dataChanged(index(0, Started), index(int(m_rows.size()) - 1, Started));
}

const Deployment *DeploymentsModel::deploymentAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr;
}

int DeploymentsModel::rowOf(const DeploymentId &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Deployment &one) { return one.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int DeploymentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DeploymentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeploymentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("Deployment");
    case Apps:
        return tr("Apps");
    case Progress:
        return tr("Progress");
    case Step:
        return tr("Step");
    case Action:
        return tr("Doing");
    case Started:
        return tr("Running for");
    default:
        return {};
    }
}

QVariant DeploymentsModel::data(const QModelIndex &index, int role) const
{
    const Deployment *one = index.isValid() ? deploymentAt(index.row()) : nullptr;
    if (!one)
        return {};
    // The present step is not done yet: the last one must not look like the end.
    const double progress = one->totalSteps > 0 ? double(qMax(0, one->currentStep - 1)) / one->totalSteps : 0;
    switch (role) {
    case IdRole:
        return one->id.text();
    case HandleRole:
        return one->handle.value();
    case ConditionRole:
        return index.column() == Apps ? QVariant(int(Condition::Progress)) : QVariant();
    case ProgressRole:
        return index.column() == Progress ? QVariant(progress) : QVariant();
    case MonospaceRole:
        return index.column() == Id;
    case MutedRole:
        return index.column() == Id;
    case SortRole:
    case ValueRole:
        if (index.column() == Progress || index.column() == Step)
            return progress;
        if (index.column() == Started)
            return one->versionMs;
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return index.column() == Started ? m_text->time(one->versionMs) : data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Id:
        return one->id.text();
    case Apps:
        return joined(one->affected);
    case Progress:
        return m_text->percent(progress);
    case Step:
        return tr("%1 of %2").arg(one->currentStep).arg(one->totalSteps);
    case Action: {
        QStringList actions;
        for (const DeploymentAction &action : one->current)
            actions.append(m_text->action(action));
        return actions.isEmpty() ? m_text->dash() : actions.join(QStringLiteral(", "));
    }
    case Started:
        return m_text->age(one->versionMs);
    default:
        return {};
    }
}

} // namespace mesoscope
