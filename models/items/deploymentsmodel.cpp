// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deploymentsmodel.h"

#include <QSet>

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

DeploymentRow rowOfRunning(const Deployment &deployment, bool stuck)
{
    DeploymentRow row;
    row.handle = deployment.handle;
    row.current = deployment.current;
    row.stuck = stuck;
    row.record.id = deployment.id;
    row.record.version = deployment.version;
    row.record.affected = deployment.affected;
    row.record.actions = deployment.steps;
    row.record.step = deployment.currentStep;
    row.record.totalSteps = deployment.totalSteps;
    row.record.startedMs = deployment.versionMs;
    return row;
}

/// The present step is not done yet: the last one must not look like the end.
double progressOf(const DeploymentRow &row)
{
    if (row.record.state == DeploymentRecord::State::Finished)
        return 1;
    return row.record.totalSteps > 0 ? double(qMax(0, row.record.step - 1)) / row.record.totalSteps : 0;
}

} // namespace

Condition conditionOf(DeploymentRecord::State state, bool stuck)
{
    switch (state) {
    case DeploymentRecord::State::Running:
        return stuck ? Condition::Warning : Condition::Progress;
    case DeploymentRecord::State::Finished:
        return Condition::Ok;
    case DeploymentRecord::State::Failed:
        return Condition::Bad;
    case DeploymentRecord::State::RolledBack:
    case DeploymentRecord::State::Stopped:
        return Condition::Off;
    case DeploymentRecord::State::Ended:
        return Condition::Unknown;
    }
    return Condition::Unknown;
}

void DeploymentsModel::publish(const SnapshotPtr &snapshot, const QList<DeploymentRecord> &records,
                               const QHash<DeploymentId, Stuck> &stuck)
{
    std::vector<DeploymentRow> wanted;
    QSet<DeploymentId> running;
    for (const Deployment &one : snapshot->deployments) {
        wanted.push_back(rowOfRunning(one, stuck.contains(one.id)));
        running.insert(one.id);
    }
    for (auto record = records.crbegin(); record != records.crend(); ++record) {
        // One that was running when it was last seen, and of which nothing is known yet, is neither.
        if (record->state != DeploymentRecord::State::Running && !running.contains(record->id))
            wanted.push_back({*record, {}, {}, false});
    }
    replaceRows(wanted);
    if (!m_rows.empty()) // ages move on
        Q_EMIT dataChanged(index(0, Started), index(int(m_rows.size()) - 1, Took));
}

void DeploymentsModel::replaceRows(const std::vector<DeploymentRow> &wanted)
{
    QSet<DeploymentId> staying;
    for (const DeploymentRow &one : wanted)
        staying.insert(one.record.id);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (staying.contains(m_rows[size_t(row)].record.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const DeploymentRow &one = wanted[size_t(row)];
        const int former = rowOf(one.record.id);
        if (former < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, one);
            endInsertRows();
            continue;
        }
        if (former != row) { // always further down: what stands above is in its place already
            beginMoveRows({}, former, former, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + former, m_rows.begin() + former + 1);
            endMoveRows();
        }
        if (!(m_rows[size_t(row)] == one)) {
            m_rows[size_t(row)] = one;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const DeploymentRow *DeploymentsModel::rowAt(int row) const
{
    return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr;
}

int DeploymentsModel::rowOf(const DeploymentId &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const DeploymentRow &one) { return one.record.id == id; });
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
    case State:
        return tr("State");
    case Apps:
        return tr("Apps");
    case Progress:
        return tr("Progress");
    case Step:
        return tr("Step");
    case Action:
        return tr("What it does");
    case Started:
        return tr("Began");
    case Took:
        return tr("Took", "how long a deployment took");
    case Id:
        return tr("Deployment");
    default:
        return {};
    }
}

QString DeploymentsModel::words(const DeploymentRow &row, int column) const
{
    const DeploymentRecord &record = row.record;
    switch (column) {
    case State:
        return m_text->deployment(record.state, row.stuck);
    case Apps:
        return record.affected.isEmpty() ? m_text->dash() : joined(record.affected);
    case Progress:
        return m_text->percent(progressOf(row));
    case Step:
        return record.totalSteps > 0 ? tr("%1 of %2").arg(m_text->count(record.step), m_text->count(record.totalSteps))
                                     : m_text->dash();
    case Action: {
        if (!record.reason.isEmpty())
            return record.reason;
        QStringList actions;
        const DeploymentPlan steps = row.current.isEmpty() ? record.actions : DeploymentPlan{row.current};
        for (const QList<DeploymentAction> &step : steps) {
            for (const DeploymentAction &action : step) {
                const QString one = m_text->action(action);
                if (!actions.contains(one) && actions.size() < 10)
                    actions.append(one);
            }
        }
        return actions.isEmpty() ? m_text->dash() : actions.join(QStringLiteral(", "));
    }
    case Started:
        return m_text->age(record.startedMs);
    case Took: {
        const std::optional<qint64> took = record.durationMs();
        return took ? m_text->duration(*took) : m_text->dash();
    }
    case Id:
        return record.id.text();
    default:
        return {};
    }
}

QVariant DeploymentsModel::data(const QModelIndex &index, int role) const
{
    const DeploymentRow *one = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!one)
        return {};
    const int column = index.column();
    switch (role) {
    case IdRole:
        return one->record.id.text();
    case HandleRole:
        return one->handle.value();
    case ConditionRole:
        return column == State ? QVariant(int(conditionOf(one->record.state, one->stuck))) : QVariant();
    case ProgressRole:
        return column == Progress ? QVariant(progressOf(*one)) : QVariant();
    case MonospaceRole:
        return column == Id;
    case MutedRole:
        return column == Id || !one->isRunning();
    case SortRole:
    case ValueRole:
        if (column == Progress || column == Step)
            return progressOf(*one);
        if (column == Started)
            return one->record.startedMs;
        if (column == Took)
            return one->record.durationMs().value_or(-1);
        return words(*one, column);
    case Qt::ToolTipRole:
        return column == Started ? m_text->time(one->record.startedMs) : words(*one, column);
    case Qt::DisplayRole:
        return words(*one, column);
    default:
        return {};
    }
}

} // namespace mesoscope

#include "moc_deploymentsmodel.cpp"
