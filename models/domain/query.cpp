// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and sorts a hundred thousand rows: every distinct string is looked at once, rows are compared by ranks.
#include "models/domain/query.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace mesoscope {

namespace {

constexpr size_t CheckEvery = 4096;

/// Only these are compared as numbers: digits of other scripts among letters would make the order contradict itself.
bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// "node-9" before "node-10": runs of digits are compared as numbers.
int naturalCompare(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            while (i < a.size() && a[i] == u'0')
                ++i;
            while (j < b.size() && b[j] == u'0')
                ++j;
            const qsizetype startA = i;
            const qsizetype startB = j;
            while (i < a.size() && isDigit(a[i]))
                ++i;
            while (j < b.size() && isDigit(b[j]))
                ++j;
            if (i - startA != j - startB)
                return i - startA < j - startB ? -1 : 1;
            const int digits = a.mid(startA, i - startA).compare(b.mid(startB, j - startB));
            if (digits != 0)
                return digits;
        } else {
            const QChar left = a[i].toCaseFolded();
            const QChar right = b[j].toCaseFolded();
            if (left != right)
                return left < right ? -1 : 1;
            ++i;
            ++j;
        }
    }
    return int((a.size() - i) - (b.size() - j));
}

/// Distinct strings by their data pointer first (the builder interns), by value second.
class Ranks
{
public:
    quint32 indexOf(const QString &text)
    {
        const auto known = m_index.constFind(text);
        if (known != m_index.cend())
            return *known;
        const auto next = quint32(m_texts.size());
        m_index.insert(text, next);
        m_texts.push_back(text);
        return next;
    }

    /// Rank of every index, in natural order.
    std::vector<quint32> ranks() const
    {
        std::vector<quint32> order(m_texts.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) {
            const int compared = naturalCompare(m_texts[a], m_texts[b]);
            return compared != 0 ? compared < 0 : m_texts[a] < m_texts[b];
        });
        std::vector<quint32> rank(order.size());
        for (size_t i = 0; i < order.size(); ++i)
            rank[order[i]] = quint32(i);
        return rank;
    }

private:
    QHash<QString, quint32> m_index;
    std::vector<QString> m_texts;
};

/// Matches one word against many strings of which most repeat.
class WordMatcher
{
public:
    explicit WordMatcher(QString word) : m_word(std::move(word)) {}

    bool inRepeated(const QString &text)
    {
        if (text.isEmpty())
            return false;
        const auto known = m_seen.constFind(text);
        if (known != m_seen.cend())
            return *known;
        const bool matches = text.contains(m_word, Qt::CaseInsensitive);
        m_seen.insert(text, matches);
        return matches;
    }
    bool inUnique(QStringView text) const { return text.contains(m_word, Qt::CaseInsensitive); }
    const QString &word() const { return m_word; }

private:
    QString m_word;
    QHash<QString, bool> m_seen;
};

struct Row
{
    quint32 index;
    double number;
    quint32 rank;
};

template<class Entity>
RowOrder ordered(std::vector<Row> rows, const std::vector<Entity> &entities, const RowQuery &query,
                 const SnapshotPtr &snapshot)
{
    const bool descending = query.order == Qt::DescendingOrder;
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
        return task.health == Health::Unhealthy || isFailure(task.state) || task.state == TaskState::Unreachable;
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
    TaskEvaluation(const RowQuery &query, const ClusterSnapshot &snapshot) : m_query(query)
    {
        for (const QString &word : query.text.split(u' ', Qt::SkipEmptyParts))
            m_words.emplace_back(word);
        m_frameworkNames.resize(snapshot.frameworkHandles);
        for (const Framework &framework : snapshot.frameworks)
            m_frameworkNames[framework.handle.value()] = framework.name;
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
        return std::all_of(m_words.begin(), m_words.end(), [&](WordMatcher &word) { return matches(task, word); });
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
            row.rank = m_ranks.indexOf(task.id.text());
            break;
        case TaskColumn::Host:
            row.rank = m_ranks.indexOf(task.host);
            break;
        case TaskColumn::Ports:
            row.number = task.ports.isEmpty() ? 65536 : task.ports.first();
            break;
        case TaskColumn::Framework:
            row.rank = m_ranks.indexOf(frameworkName(task));
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
    QString frameworkName(const Task &task) const
    {
        return task.framework.isValid() && task.framework.value() < m_frameworkNames.size()
                   ? m_frameworkNames[task.framework.value()]
                   : QString();
    }

    bool matches(const Task &task, WordMatcher &word) const
    {
        if (word.inRepeated(task.name) || word.inRepeated(task.host) || word.inRepeated(task.role) ||
            word.inRepeated(frameworkName(task)) || word.inUnique(taskStateName(task.state)) ||
            word.inUnique(task.id.text()))
            return true;
        const qsizetype colon = word.word().indexOf(u':');
        if (colon >= 0 && !task.host.isEmpty()) {
            for (const quint16 port : task.ports) {
                if (QString(task.host + u':' + QString::number(port)).contains(word.word(), Qt::CaseInsensitive))
                    return true;
            }
        }
        return false;
    }

    const RowQuery &m_query;
    std::vector<WordMatcher> m_words;
    std::vector<QString> m_frameworkNames;
    std::vector<char> m_appInside;
    Ranks m_ranks;
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

bool matches(const Agent &agent, const QString &word)
{
    if (agent.hostname.contains(word, Qt::CaseInsensitive) || agent.id.text().contains(word, Qt::CaseInsensitive) ||
        agent.pid.contains(word, Qt::CaseInsensitive) || agent.version.contains(word, Qt::CaseInsensitive))
        return true;
    for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it) {
        if (it->contains(word, Qt::CaseInsensitive) ||
            QString(it.key() + u':' + *it).contains(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

RowOrder evaluateAgents(const RowQuery &query, const SnapshotPtr &snapshot, const std::stop_token &stop)
{
    const QStringList words = query.text.split(u' ', Qt::SkipEmptyParts);
    Ranks ranks;
    std::vector<Row> rows;
    for (size_t i = 0; i < snapshot->agents.size(); ++i) {
        if (i % CheckEvery == 0 && stop.stop_requested())
            return {};
        const Agent &agent = snapshot->agents[i];
        if (query.agent && agent.handle != *query.agent)
            continue;
        if (!std::all_of(words.begin(), words.end(), [&agent](const QString &word) { return matches(agent, word); }))
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
            row.rank = ranks.indexOf(agent.id.text());
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
