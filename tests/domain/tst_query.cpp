// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and orders of the big tables against a naive reference.
#include "models/domain/query.h"
#include "tests/support/randomcluster.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Digits are padded, so that plain comparison is the natural order.
QString padded(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'9')
            ++end;
        if (end > i) {
            result += text.mid(i, end - i).rightJustified(40, u'0');
            i = end;
        } else {
            result += text.at(i++).toCaseFolded();
        }
    }
    return result;
}

using Key = std::pair<double, QString>;

Key keyOf(const Task &task, TaskColumn column, const ClusterSnapshot &s)
{
    switch (column) {
    case TaskColumn::State:
        return {task.state == TaskState::Running && task.health == Health::Unhealthy ? -1 : double(task.state), {}};
    case TaskColumn::Name:
        return {0, padded(task.name)};
    case TaskColumn::Id:
        return {0, padded(task.id.text())};
    case TaskColumn::Host:
        return {0, padded(task.host)};
    case TaskColumn::Ports:
        return {task.ports.isEmpty() ? 65536.0 : double(task.ports.first()), {}};
    case TaskColumn::Framework:
        return {0, s.framework(task.framework) ? padded(s.framework(task.framework)->name) : QString()};
    case TaskColumn::Cpus:
        return {task.resources.cpus, {}};
    case TaskColumn::Memory:
        return {task.resources.mem, {}};
    case TaskColumn::Version:
        return {0, padded(task.version)};
    case TaskColumn::Started:
        return {double(task.startedAtMs ? task.startedAtMs : task.stagedAtMs ? task.stagedAtMs : task.sinceMs), {}};
    case TaskColumn::Role:
        return {0, padded(task.role)};
    case TaskColumn::Container:
        return {0, padded(containerOfTaskId(task.id.text()))};
    case TaskColumn::Health:
        return {task.health == Health::Unhealthy ? 0.0
                : task.health == Health::Unknown ? 1.0
                : task.health == Health::Healthy ? 2.0
                                                 : 3.0,
                {}};
    }
    return {};
}

Key keyOf(const Agent &agent, AgentColumn column, const ClusterSnapshot &)
{
    const auto share = [&agent](double used, double total) { return agent.hasTotals && total > 0 ? used / total : -1; };
    QStringList attributes;
    for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it)
        attributes.append(it.key() + u':' + *it);
    switch (column) {
    case AgentColumn::Status:
        return {double(agent.status), {}};
    case AgentColumn::Hostname:
        return {0, padded(agent.hostname)};
    case AgentColumn::Id:
        return {0, padded(agent.id.text())};
    case AgentColumn::Tasks:
        return {double(agent.activeTasks), {}};
    case AgentColumn::Cpus:
        return {share(agent.used.cpus, agent.total.cpus), {}};
    case AgentColumn::Memory:
        return {share(agent.used.mem, agent.total.mem), {}};
    case AgentColumn::Disk:
        return {share(agent.used.disk, agent.total.disk), {}};
    case AgentColumn::Gpus:
        return {agent.total.gpus, {}};
    case AgentColumn::Attributes:
        return {0, padded(attributes.join(u' '))};
    case AgentColumn::Version:
        return {0, padded(agent.version)};
    case AgentColumn::Registered:
        return {double(agent.registeredAtMs), {}};
    case AgentColumn::Port:
        return {double(agent.port), {}};
    }
    return {};
}

template<class Entity, class Column>
std::vector<quint32> naive(const std::vector<Entity> &entities, Column column, Qt::SortOrder order,
                           const ClusterSnapshot &s)
{
    std::vector<std::pair<Key, quint32>> rows;
    for (const Entity &entity : entities)
        rows.emplace_back(keyOf(entity, column, s), entity.handle.value());
    std::stable_sort(rows.begin(), rows.end(), [order](const auto &a, const auto &b) {
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    std::vector<quint32> handles;
    for (const auto &row : rows)
        handles.push_back(row.second);
    return handles;
}

QStringList found(const RowQuery &query, const SnapshotPtr &snapshot)
{
    QStringList names;
    const RowOrder order = evaluate(query, snapshot);
    for (const quint32 handle : order.handles)
        names.append(query.kind == EntityKind::Tasks ? snapshot->task(TaskHandle(handle))->name
                                                     : snapshot->agent(AgentHandle(handle))->hostname);
    return names;
}

} // namespace

class QueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnBothWays()
    {
        RandomCluster cluster(71, 150);
        for (int step = 0; step < 10; ++step) {
            const SnapshotPtr s = cluster.next();
            for (int column = 0; column <= int(TaskColumn::Container); ++column) {
                for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                    RowQuery query;
                    query.scope = RowQuery::TaskScope::All;
                    query.column = column;
                    query.order = order;
                    const RowOrder tasks = evaluate(query, s);
                    QVERIFY2(tasks.handles == naive(s->tasks, TaskColumn(column), order, *s),
                             qPrintable(u"task column %1"_s.arg(column)));
                    QCOMPARE(tasks.total, quint32(s->tasks.size()));
                    QVERIFY(tasks.generation != 0 && tasks.snapshot == s);
                    query.kind = EntityKind::Agents;
                    QVERIFY2(evaluate(query, s).handles == naive(s->agents, AgentColumn(column), order, *s),
                             qPrintable(u"agent column %1"_s.arg(column)));
                }
            }
        }
    }

    void naturalOrderOfHostileNames()
    {
        // Digits of other scripts must not make the order contradict itself; ties keep the order of handles.
        QRandomGenerator random(72);
        const QString alphabet = u"a0129B-\u0660\u0669\u00b2"_s;
        ClusterSnapshot snapshot;
        for (quint32 i = 0; i < 3000; ++i) {
            Agent agent;
            agent.handle = AgentHandle(i);
            for (int length = random.bounded(6); length >= 0; --length)
                agent.hostname += alphabet.at(random.bounded(int(alphabet.size())));
            snapshot.agents.push_back(agent);
        }
        RowQuery query;
        query.kind = EntityKind::Agents;
        query.column = int(AgentColumn::Hostname);
        const auto shared = std::make_shared<ClusterSnapshot>(snapshot);
        const std::vector<quint32> handles = evaluate(query, shared).handles;
        QCOMPARE(handles.size(), size_t(3000));
        for (size_t i = 1; i < handles.size(); ++i)
            QVERIFY(padded(snapshot.agents[handles[i - 1]].hostname) <= padded(snapshot.agents[handles[i]].hostname));
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("rows");
        QTest::newRow("name, any case") << u"FRONTEND"_s << 6;
        QTest::newRow("two words, both needed") << u"frontend node-01"_s << 1;
        QTest::newRow("extra blanks") << u"  frontend   node-01 "_s << 1;
        QTest::newRow("host and port") << u"node-01.example:31000"_s << 4;
        QTest::newRow("state") << u"task_failed"_s << 1;
        QTest::newRow("framework") << u"chronos"_s << 4;
        QTest::newRow("role") << u"batch"_s << 4;
        QTest::newRow("id") << u"ct:1795356984163"_s << 1;
        QTest::newRow("nothing") << u"no-such-thing"_s << 0;
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(int, rows);
        RowQuery query;
        query.scope = RowQuery::TaskScope::All;
        query.text = text;
        QCOMPARE(found(query, sampleCluster()).size(), rows);
    }

    void wordsOfAgents()
    {
        RowQuery query;
        query.kind = EntityKind::Agents;
        query.text = u"rack:R1 zone:a"_s;
        QCOMPARE(found(query, sampleCluster()), (QStringList{u"node-01.example"_s, u"node-03.example"_s}));
        query.text = u"10.0.0.12"_s;
        QCOMPARE(found(query, sampleCluster()), QStringList{u"node-03.example"_s});
    }

    void scopesAndTheirCounts()
    {
        RandomCluster cluster(73, 150);
        for (int step = 0; step < 20; ++step) {
            const SnapshotPtr s = cluster.next();
            const std::array<int, 4> counts = countScopes(*s);
            for (int scope = 0; scope < 4; ++scope) {
                RowQuery query;
                query.scope = RowQuery::TaskScope(scope);
                const RowOrder order = evaluate(query, s);
                QCOMPARE(int(order.handles.size()), counts[size_t(scope)]);
                for (const quint32 handle : order.handles) {
                    const Task &task = *s->task(TaskHandle(handle));
                    if (query.scope == RowQuery::TaskScope::Active)
                        QVERIFY(!isTerminal(task.state));
                    if (query.scope == RowQuery::TaskScope::Ended)
                        QVERIFY(isTerminal(task.state));
                    if (query.scope == RowQuery::TaskScope::Troubled)
                        QVERIFY(task.health == Health::Unhealthy || task.state == TaskState::Failed ||
                                task.state == TaskState::Unreachable);
                }
            }
            QCOMPARE(counts[0] + counts[2], counts[3]);
            QCOMPARE(counts[3], int(s->tasks.size()));
        }
    }

    void facets()
    {
        const SnapshotPtr s = sampleCluster();
        RowQuery query;
        query.scope = RowQuery::TaskScope::All;
        query.group = AppId(u"/shop"_s);
        for (const QString &name : found(query, s))
            QVERIFY(name.startsWith(u"/shop/"_s));
        QCOMPARE(found(query, s).size(), 12);
        query.group = AppId(u"/"_s);
        QCOMPARE(found(query, s).size() + 4, qsizetype(s->tasks.size()));
        query.group.reset();
        query.app = s->findApp(AppId(u"/shop/cart"_s))->handle;
        QCOMPARE(found(query, s), (QStringList{u"/shop/cart"_s, u"/shop/cart"_s, u"/shop/cart"_s}));
        query.app.reset();
        query.agent = s->agents.at(2).handle;
        QCOMPARE(size_t(found(query, s).size()), s->tasksOn(*query.agent).size());
        query.agent.reset();
        for (const Framework &framework : s->frameworks) {
            if (framework.name == u"chronos"_s)
                query.framework = framework.handle;
        }
        QCOMPARE(found(query, s).size(), 4);
        query.kind = EntityKind::Agents;
        query.agent = s->agents.at(2).handle;
        QCOMPARE(found(query, s), QStringList{s->agents.at(2).hostname});
    }

    void aStoppedEvaluationGivesNothing()
    {
        std::stop_source stop;
        RowQuery query;
        QVERIFY(evaluate(query, sampleCluster(), stop.get_token()).generation != 0);
        stop.request_stop();
        for (const EntityKind kind : {EntityKind::Tasks, EntityKind::Agents}) {
            query.kind = kind;
            const RowOrder order = evaluate(query, sampleCluster(), stop.get_token());
            QCOMPARE(order.generation, quint64(0));
            QVERIFY(order.handles.empty());
        }
        QCOMPARE(evaluate(query, {}).generation, quint64(0));
    }
};

MESOSCOPE_TEST(QueryTest)
#include "tst_query.moc"
