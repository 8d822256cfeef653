// SPDX-License-Identifier: GPL-3.0-or-later
// The big tables follow any change: few signals, every persistent index stays on its entity.
#include "models/items/agentsmodel.h"
#include "models/items/tasksmodel.h"
#include "tests/support/randomcluster.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

struct Held
{
    quint32 handle;
    int column;
    QPersistentModelIndex index;
};

/// A random selection of a snapshot's entities in a random order: worse than any filter or sort.
template<class Entity>
RowOrder anyOrder(RandomCluster &cluster, const SnapshotPtr &snapshot, const std::vector<Entity> &entities)
{
    RowOrder order;
    order.snapshot = snapshot;
    order.generation = 1;
    order.total = quint32(entities.size());
    const int percent = cluster.chance(10) ? 0 : 20 + cluster.below(81);
    for (const Entity &entity : entities) {
        if (cluster.chance(percent))
            order.handles.push_back(entity.handle.value());
    }
    if (cluster.chance(60))
        cluster.shuffle(order.handles);
    return order;
}

void publishAndCheck(SnapshotTable &model, const RowOrder &order, RandomCluster &cluster)
{
    std::vector<Held> held;
    for (int row = 0; row < model.rowCount(); ++row) {
        const int column = cluster.below(model.columnCount());
        held.push_back({model.handleAt(row), column, QPersistentModelIndex(model.index(row, column))});
    }
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removes(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.publish(order);
    QVERIFY(layouts.size() <= 1 && inserts.size() <= 1 && removes.size() <= 1);
    QCOMPARE(changes.size(), order.handles.empty() ? 0 : 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.rowCount(), int(order.handles.size()));
    std::map<quint32, int> rowOf;
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.handleAt(row), order.handles[size_t(row)]);
        QCOMPARE(model.index(row, 0).data(HandleRole).toUInt(), order.handles[size_t(row)]);
        rowOf[order.handles[size_t(row)]] = row;
    }
    for (const Held &one : held) {
        const auto now = rowOf.find(one.handle);
        QCOMPARE(one.index.isValid(), now != rowOf.end());
        if (!one.index.isValid())
            continue;
        QCOMPARE(one.index.row(), now->second);
        QCOMPARE(one.index.column(), one.column);
        QCOMPARE(one.index.data(HandleRole).toUInt(), one.handle);
    }
}

} // namespace

class SnapshotTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksFollowAnyPublish()
    {
        TasksModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RandomCluster small(11, 24);
        for (int step = 0; step < 470; ++step) {
            const SnapshotPtr snapshot = small.next();
            publishAndCheck(model, anyOrder(small, snapshot, snapshot->tasks), small);
            if (QTest::currentTestFailed())
                return;
        }
        model.clear();
        RandomCluster large(12, 280);
        for (int step = 0; step < 30; ++step) {
            const SnapshotPtr snapshot = large.next();
            publishAndCheck(model, anyOrder(large, snapshot, snapshot->tasks), large);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void agentsFollowAnyPublish()
    {
        AgentsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RandomCluster cluster(13, 30);
        for (int step = 0; step < 500; ++step) {
            const SnapshotPtr snapshot = cluster.next();
            publishAndCheck(model, anyOrder(cluster, snapshot, snapshot->agents), cluster);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aViewThatAddsPersistentIndexesWhileRowsMoveIsServed()
    {
        // QTreeView and selection models make their indexes in slots of layoutAboutToBeChanged.
        TasksModel model;
        RandomCluster cluster(14, 40);
        std::vector<std::pair<quint32, QPersistentModelIndex>> late;
        connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, [&] {
            late.clear();
            for (int row = 0; row < model.rowCount(); ++row)
                late.emplace_back(model.handleAt(row), model.index(row, 0));
        });
        bool seen = false;
        connect(&model, &QAbstractItemModel::layoutChanged, this, [&] {
            seen = true;
            for (const auto &[handle, index] : late)
                QCOMPARE(index.data(HandleRole).toUInt(), handle);
        });
        for (int step = 0; step < 20; ++step) {
            const SnapshotPtr snapshot = cluster.next();
            model.publish(anyOrder(cluster, snapshot, snapshot->tasks));
        }
        QVERIFY(seen);
    }

    void anotherConnectionResets()
    {
        RandomCluster first(15, 40);
        RandomCluster second(16, 40);
        TasksModel model;
        first.next();
        const SnapshotPtr old = first.next();
        model.publish(anyOrder(first, old, old->tasks));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const SnapshotPtr other = second.next(); // revision 1: handles mean other entities
        const RowOrder order = anyOrder(second, other, other->tasks);
        model.publish(order);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowCount(), int(order.handles.size()));
    }

    void cellsOfTheSample()
    {
        const SnapshotPtr snapshot = sampleCluster();
        TasksModel model;
        RowQuery query;
        query.text = QStringLiteral("frontend");
        model.publish(evaluate(query, snapshot));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.total(), quint32(snapshot->tasks.size()));
        int bad = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const Task *task = model.taskAt(row);
            QVERIFY(task);
            QCOMPARE(model.index(row, int(TaskColumn::Name)).data().toString(), QStringLiteral("/shop/frontend"));
            QCOMPARE(model.index(row, int(TaskColumn::Id)).data(IdRole).toString(), task->id.text());
            QCOMPARE(model.index(row, int(TaskColumn::Host)).data().toString(), task->host);
            QCOMPARE(model.index(row, int(TaskColumn::Framework)).data().toString(), QStringLiteral("marathon"));
            QCOMPARE(model.index(row, int(TaskColumn::Cpus)).data(ValueRole).toDouble(), 0.25);
            bad += model.index(row, int(TaskColumn::State)).data(ConditionRole).toInt() == int(Condition::Bad);
        }
        QCOMPARE(bad, 1);
        QVERIFY(!model.taskAt(-1));
        QVERIFY(!model.taskAt(6));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void unknownNumbersAreADash()
    {
        const SnapshotPtr snapshot = sampleTenant();
        AgentsModel model;
        RowQuery query;
        query.kind = EntityKind::Agents;
        model.publish(evaluate(query, snapshot));
        QCOMPARE(model.rowCount(), 6);
        const QString dash = CellText::plain().dash();
        for (const AgentColumn column : {AgentColumn::Id, AgentColumn::Disk, AgentColumn::Gpus, AgentColumn::Version,
                                         AgentColumn::Registered, AgentColumn::Port})
            QCOMPARE(model.index(0, int(column)).data().toString(), dash);
        QVERIFY(!model.index(0, int(AgentColumn::Cpus)).data(ProgressRole).isValid());
        QVERIFY(!model.index(0, int(AgentColumn::Cpus)).data().toString().contains(QStringLiteral(" of ")));
    }

    void aBigClusterIsBuiltAndPublished()
    {
        QElapsedTimer watch;
        watch.start();
        const SnapshotPtr snapshot = bigCluster(10000, 100000);
        qInfo("observed and built: %lld ms", watch.restart());
        QCOMPARE(snapshot->tasks.size(), size_t(100000));
        QCOMPARE(snapshot->agents.size(), size_t(10000));
        RowQuery query;
        query.scope = RowQuery::TaskScope::All;
        query.column = int(TaskColumn::Host);
        const RowOrder byHost = evaluate(query, snapshot);
        qInfo("sorted by host: %lld ms", watch.restart());
        query.column = int(TaskColumn::Id);
        query.order = Qt::DescendingOrder;
        const RowOrder byId = evaluate(query, snapshot);
        qInfo("sorted by id: %lld ms", watch.restart());
        TasksModel model;
        model.publish(byHost);
        qInfo("published: %lld ms", watch.restart());
        const QPersistentModelIndex kept(model.index(500, 0));
        const quint32 handle = model.handleAt(500);
        watch.restart();
        model.publish(byId);
        qInfo("published in another order: %lld ms", watch.elapsed());
        QCOMPARE(model.rowCount(), 100000);
        QCOMPARE(kept.data(HandleRole).toUInt(), handle);
    }
};

MESOSCOPE_TEST(SnapshotTableTest)
#include "tst_snapshottable.moc"
