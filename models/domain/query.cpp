// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and sorts a hundred thousand rows: every distinct string is looked at once, rows are compared by ranks.
#include "models/domain/query.h"

#include "models/domain/filtermatch.h"
#include "models/domain/naturalorder.h"

#include <algorithm>

namespace mesoscope {

namespace {

constexpr size_t CheckEvery = 4096;

struct Row
{
    quint32 index;
    double number;
    quint32 rank;
};

/// Ranks are smaller than the number of texts: rows are counted into their places, in one pass.
void sortByRank(std::vector<Row> &rows, bool descending)
{
    quint32 most = 0;
    for (const Row &row : rows)
        most = std::max(most, row.rank);
    const auto slot = [most, descending](const Row &row) { return size_t(descending ? most - row.rank : row.rank); };
    std::vector<quint32> place(size_t(most) + 2, 0);
    for (const Row &row : rows)
        ++place[slot(row) + 1];
    for (size_t i = 1; i < place.size(); ++i)
        place[i] += place[i - 1];
    std::vector<Row> sorted(rows.size());
    for (const Row &row : rows)
        sorted[place[slot(row)]++] = row;
    rows.swap(sorted);
}

template<class Entity>
RowOrder ordered(std::vector<Row> rows, const std::vector<Entity> &entities, const RowQuery &query,
                 const SnapshotPtr &snapshot)
{
    const bool descending = query.order == Qt::DescendingOrder;
    const bool byRank =
        std::all_of(rows.begin(), rows.end(), [](const Row &row) { return row.number == 0; }) && !rows.empty();
    if (byRank)
        sortByRank(rows, descending);
    else
        std::stable_sort(rows.begin(), rows.end(), [descending](const Row &a, const Row &b) {
            if (a.number != b.number)
                return descending ? a.number > b.number : a.number < b.number;
            return descending ? a.rank > b.rank : a.rank < b.rank;
        });
    RowOrder order;
    order.handles.reserve(rows.size());
    for (const Row &row : rows)
        order.handles.push_back(entities[row.index].handle.value());
    order.snapshot = snapshot;
    order.generation = 1;
    order.total = quint32(entities.size());
    return order;
}

bool inScope(const Task &task, RowQuery::TaskScope scope)
{
    switch (scope) {
    case RowQuery::TaskScope::Active:
        return !isTerminal(task.state);
    case RowQuery::TaskScope::Troubled:
        return isTroubled(task.state, task.health);
    case RowQuery::TaskScope::Ended:
        return isTerminal(task.state);
    case RowQuery::TaskScope::All:
        break;
    }
    return true;
}

class TaskEvaluation
{
public:
    TaskEvaluation(const RowQuery &query, const ClusterSnapshot &snapshot)
        : m_query(query), m_filter(parseFilter(query.text, FilterTable::Tasks), snapshot)
    {
        if (query.group) {
            m_appInside.assign(snapshot.appHandles, 0);
            for (const App &app : snapshot.apps)
                m_appInside[app.handle.value()] = isInside(app.id, *query.group);
        }
    }

    bool wanted(const Task &task)
    {
        if (!inScope(task, m_query.scope) || (m_query.app && task.app != *m_query.app) ||
            (m_query.agent && task.agent != *m_query.agent) ||
            (m_query.framework && task.framework != *m_query.framework))
            return false;
        if (m_query.group &&
            (!task.app.isValid() || task.app.value() >= m_appInside.size() || !m_appInside[task.app.value()]))
            return false;
        return m_filter.matches(task);
    }

    Row row(const Task &task, quint32 index)
    {
        Row row{index, 0, 0};
        switch (TaskColumn(m_query.column)) {
        case TaskColumn::State:
            row.number =
                double(task.state == TaskState::Running && task.health == Health::Unhealthy ? -1 : int(task.state));
            break;
        case TaskColumn::Health:
            row.number = task.health == Health::Unhealthy ? 0
                         : task.health == Health::Unknown ? 1
                         : task.health == Health::Healthy ? 2
                                                          : 3;
            break;
        case TaskColumn::Name:
            row.rank = m_ranks.indexOf(task.name);
            break;
        case TaskColumn::Id:
            row.rank = m_ranks.addUnique(task.id.text());
            break;
        case TaskColumn::Host:
            row.rank = m_ranks.indexOf(task.host);
            break;
        case TaskColumn::Ports:
            row.number = task.ports.isEmpty() ? 65536 : task.ports.first();
            break;
        case TaskColumn::Framework:
            row.rank = m_ranks.indexOf(m_filter.frameworkName(task));
            break;
        case TaskColumn::Cpus:
            row.number = task.resources.cpus;
            break;
        case TaskColumn::Memory:
            row.number = task.resources.mem;
            break;
        case TaskColumn::Version:
            row.rank = m_ranks.indexOf(task.version);
            break;
        case TaskColumn::Started:
            row.number = double(task.startedAtMs ? task.startedAtMs : task.stagedAtMs ? task.stagedAtMs : task.sinceMs);
            break;
        case TaskColumn::Role:
            row.rank = m_ranks.indexOf(task.role);
            break;
        case TaskColumn::Container:
            row.rank = m_ranks.indexOf(containerOfTaskId(task.id.text()));
            break;
        }
        return row;
    }

    void applyRanks(std::vector<Row> &rows) const
    {
        const std::vector<quint32> rank = m_ranks.ranks();
        for (Row &row : rows)
            row.rank = rank.empty() ? 0 : rank[row.rank];
    }

private:
    const RowQuery &m_query;
    TaskFilter m_filter;
    std::vector<char> m_appInside;
    NaturalRanks m_ranks;
};

RowOrder evaluateTasks(const RowQuery &query, const SnapshotPtr &snapshot, const std::stop_token &stop)
{
    TaskEvaluation evaluation(query, *snapshot);
    std::vector<Row> rows;
    rows.reserve(snapshot->tasks.size());
    for (size_t i = 0; i < snapshot->tasks.size(); ++i) {
        if (i % CheckEvery == 0 && stop.stop_requested())
            return {};
        if (evaluation.wanted(snapshot->tasks[i]))
            rows.push_back(evaluation.row(snapshot->tasks[i], quint32(i)));
    }
    evaluation.applyRanks(rows);
    if (stop.stop_requested())
        return {};
    return ordered(std::move(rows), snapshot->tasks, query, snapshot);
}

RowOrder evaluateAgents(const RowQuery &query, const SnapshotPtr &snapshot, const std::stop_token &stop)
{
    const AgentFilter filter(parseFilter(query.text, FilterTable::Agents));
    NaturalRanks ranks;
    std::vector<Row> rows;
    for (size_t i = 0; i < snapshot->agents.size(); ++i) {
        if (i % CheckEvery == 0 && stop.stop_requested())
            return {};
        const Agent &agent = snapshot->agents[i];
        if (query.agent && agent.handle != *query.agent)
            continue;
        if (!filter.matches(agent))
            continue;
        Row row{quint32(i), 0, 0};
        const auto share = [&agent](double used, double total) {
            return agent.hasTotals && total > 0 ? used / total : -1.0;
        };
        switch (AgentColumn(query.column)) {
        case AgentColumn::Status:
            row.number = double(agent.status);
            break;
        case AgentColumn::Hostname:
            row.rank = ranks.indexOf(agent.hostname);
            break;
        case AgentColumn::Id:
            row.rank = ranks.addUnique(agent.id.text());
            break;
        case AgentColumn::Tasks:
            row.number = agent.activeTasks;
            break;
        case AgentColumn::Cpus:
            row.number = share(agent.used.cpus, agent.total.cpus);
            break;
        case AgentColumn::Memory:
            row.number = share(agent.used.mem, agent.total.mem);
            break;
        case AgentColumn::Disk:
            row.number = share(agent.used.disk, agent.total.disk);
            break;
        case AgentColumn::Gpus:
            row.number = agent.total.gpus;
            break;
        case AgentColumn::Attributes: {
            QStringList parts;
            for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it)
                parts.append(it.key() + u':' + *it);
            row.rank = ranks.indexOf(parts.join(u' '));
            break;
        }
        case AgentColumn::Version:
            row.rank = ranks.indexOf(agent.version);
            break;
        case AgentColumn::Registered:
            row.number = double(agent.registeredAtMs);
            break;
        case AgentColumn::Port:
            row.number = agent.port;
            break;
        }
        rows.push_back(row);
    }
    const std::vector<quint32> rank = ranks.ranks();
    for (Row &row : rows)
        row.rank = rank.empty() ? 0 : rank[row.rank];
    return ordered(std::move(rows), snapshot->agents, query, snapshot);
}

} // namespace

RowOrder evaluate(const RowQuery &query, SnapshotPtr snapshot, std::stop_token stop)
{
    if (!snapshot || stop.stop_requested())
        return {};
    return query.kind == EntityKind::Tasks ? evaluateTasks(query, snapshot, stop)
                                           : evaluateAgents(query, snapshot, stop);
}

std::array<int, 4> countScopes(const ClusterSnapshot &snapshot)
{
    std::array<int, 4> counts{};
    for (const Task &task : snapshot.tasks) {
        for (int scope = 0; scope < 4; ++scope)
            counts[size_t(scope)] += inScope(task, RowQuery::TaskScope(scope));
    }
    return counts;
}

} // namespace mesoscope
