// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what is wrong.
#include "views/widgets/attention.h"

#include "views/text/deploymenttext.h"
#include "views/text/statetext.h"
#include "views/text/whytext.h"

#include <QSet>

namespace mesoscope {

namespace {

int severity(Condition condition)
{
    switch (condition) {
    case Condition::Bad:
        return 0;
    case Condition::Warning:
        return 1;
    case Condition::Waiting:
        return 2;
    case Condition::Progress:
        return 3;
    default:
        return 4;
    }
}

} // namespace

QList<AttentionItem> attentionItems(const ClusterSnapshot &snapshot, qint64 nowMs,
                                    const QHash<DeploymentId, Stuck> &stuck, int most)
{
    QList<AttentionItem> items;
    for (const App &app : snapshot.apps) {
        switch (app.status) {
        case AppStatus::Unhealthy:
        case AppStatus::Degraded:
        case AppStatus::Waiting:
        case AppStatus::Delayed: {
            const WhyText why = whyText(app, snapshot, nowMs);
            items.append(
                {app.id.text(), conditionOf(app.status), app.id.text(), why.title, PageId::Applications, app.id});
            break;
        }
        case AppStatus::Deploying: {
            const DeploymentId deployment(app.deployments.value(0));
            const auto still = stuck.constFind(deployment);
            const bool isStuck = still != stuck.constEnd();
            items.append({app.id.text(), isStuck ? Condition::Warning : Condition::Progress, app.id.text(),
                          isStuck ? stuckText(*still).title : appStatusText(app, snapshot, nowMs),
                          deployment.isEmpty() ? PageId::Applications : PageId::Deployments,
                          deployment.isEmpty() ? Selectable(app.id) : Selectable(deployment)});
            break;
        }
        case AppStatus::Running:
        case AppStatus::Suspended:
        case AppStatus::Unknown:
            break;
        }
    }
    for (const Agent &agent : snapshot.agents) {
        const Condition condition = conditionOf(agent.status);
        if (agent.status == AgentStatus::Active || agent.status == AgentStatus::Inferred)
            continue;
        // A lost agent may be known by its id alone, one that is inferred by its host name alone.
        const QString name = agent.hostname.isEmpty() ? agent.id.text() : agent.hostname;
        items.append({u'@' + name, condition, name, AttentionModel::tr("The node is %1.").arg(text(agent.status)),
                      PageId::Nodes, agent.id.isEmpty() ? AgentId(agent.hostname) : agent.id});
    }
    std::stable_sort(items.begin(), items.end(), [](const AttentionItem &a, const AttentionItem &b) {
        const int left = severity(a.condition);
        const int right = severity(b.condition);
        return left != right ? left < right : a.subject < b.subject;
    });
    if (items.size() > most)
        items.resize(most);
    return items;
}

void AttentionModel::publish(const QList<AttentionItem> &items)
{
    if (items == m_items)
        return;
    QSet<QString> wanted;
    for (const AttentionItem &item : items)
        wanted.insert(item.key);
    for (qsizetype row = m_items.size() - 1; row >= 0; --row) {
        if (wanted.contains(m_items.at(row).key))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_items.removeAt(row);
        endRemoveRows();
    }
    // Selection sort by moves and inserts: the lists are short and hardly ever change.
    for (qsizetype row = 0; row < items.size(); ++row) {
        qsizetype from = row;
        while (from < m_items.size() && m_items.at(from).key != items.at(row).key)
            ++from;
        if (from == m_items.size()) {
            beginInsertRows({}, int(row), int(row));
            m_items.insert(row, items.at(row));
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, int(from), int(from), {}, int(row));
            m_items.move(from, row);
            endMoveRows();
        }
        if (m_items.at(row) != items.at(row)) {
            m_items[row] = items.at(row);
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
        }
    }
}

const AttentionItem *AttentionModel::itemAt(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items.at(row) : nullptr;
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int AttentionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    const AttentionItem *item = index.isValid() ? itemAt(index.row()) : nullptr;
    if (!item)
        return {};
    if (role == Qt::DisplayRole)
        return index.column() == Subject ? item->subject : item->words;
    if (role == ConditionRole && index.column() == Subject)
        return int(item->condition);
    if (role == MutedRole)
        return index.column() == Words;
    if (role == IdRole)
        return item->key;
    return {};
}

QVariant AttentionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Subject ? tr("What") : tr("Why");
}

} // namespace mesoscope

#include "moc_attention.cpp"
