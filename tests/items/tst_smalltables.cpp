// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments, frameworks, load-balancer rows, events and log lines under Qt's model tester.
#include "models/items/deploymentsmodel.h"
#include "models/items/logtail.h"
#include "models/items/smalltables.h"
#include "tests/support/randomcluster.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// Persistent indexes by the row's id, taken before and compared after.
class Keeper
{
public:
    explicit Keeper(const QAbstractItemModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            m_held.emplace_back(model.index(row, 0).data(IdRole).toString(), model.index(row, 1));
    }

    /// Kept rows still show their entity; returns how many are left.
    int verify(const std::set<QString> &there) const
    {
        int left = 0;
        for (const auto &[id, index] : m_held) {
            if (there.count(id) != size_t(index.isValid()) || (index.isValid() && index.data(IdRole).toString() != id))
                return -1;
            left += index.isValid();
        }
        return left;
    }

private:
    std::vector<std::pair<QString, QPersistentModelIndex>> m_held;
};

QList<ClusterEvent> events(quint64 first, int count)
{
    QList<ClusterEvent> list;
    for (int i = 0; i < count; ++i) {
        ClusterEvent event;
        event.serial = first + quint64(i);
        event.timeMs = SampleNow + i;
        event.type = u"status_update_event"_s;
        list.append(event);
    }
    return list;
}

QList<LogLine> lines(int first, int count)
{
    QList<LogLine> list;
    for (int i = first; i < first + count; ++i)
        list.append({u"line %1"_s.arg(i), i % 2 ? LogLevel::Error : LogLevel::None, false});
    return list;
}

} // namespace

class SmallTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deploymentsAndFrameworksFollowAnyChange()
    {
        DeploymentsModel deployments;
        FrameworksModel frameworks;
        const QAbstractItemModelTester first(&deployments, Fatal);
        const QAbstractItemModelTester second(&frameworks, Fatal);
        RandomCluster cluster(31, 12);
        int kept = 0;
        for (int step = 0; step < 200; ++step) {
            const Keeper keptDeployments(deployments);
            const Keeper keptFrameworks(frameworks);
            const SnapshotPtr snapshot = cluster.next();
            deployments.publish(snapshot);
            frameworks.publish(snapshot);
            std::set<QString> there;
            for (const Deployment &one : snapshot->deployments) {
                there.insert(one.id.text());
                const int row = deployments.rowOf(one.id);
                QVERIFY(row >= 0);
                QVERIFY(deployments.rowAt(row)->isRunning());
                QCOMPARE(deployments.rowAt(row)->current, one.current);
                QCOMPARE(deployments.rowAt(row)->record.affected, one.affected);
                QCOMPARE(deployments.rowAt(row)->record.step, one.currentStep);
            }
            QCOMPARE(deployments.rowCount(), int(there.size()));
            const int left = keptDeployments.verify(there);
            QVERIFY(left >= 0);
            kept += left;
            there.clear();
            for (size_t row = 0; row < snapshot->frameworks.size(); ++row) {
                there.insert(snapshot->frameworks[row].id.text());
                QCOMPARE(frameworks.index(int(row), 0).data(IdRole).toString(), snapshot->frameworks[row].id.text());
                QCOMPARE(frameworks.index(int(row), FrameworksModel::Tasks).data(SortRole).toInt(),
                         snapshot->frameworks[row].activeTasks);
            }
            QCOMPARE(frameworks.rowCount(), int(there.size()));
            QVERIFY(keptFrameworks.verify(there) >= 0);
        }
        QVERIFY(kept > 50);
        QVERIFY(!deployments.rowAt(-1));
        QVERIFY(!deployments.rowAt(deployments.rowCount()));
    }

    void deploymentOfTheSample()
    {
        DeploymentsModel model;
        model.publish(sampleCluster());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, DeploymentsModel::Apps).data().toString(), u"/shop/search"_s);
        QCOMPARE(model.index(0, DeploymentsModel::Progress).data(ProgressRole).toDouble(), 0.5);
        QCOMPARE(model.index(0, DeploymentsModel::Action).data().toString(), u"RestartApplication /shop/search"_s);
        QCOMPARE(model.index(0, DeploymentsModel::Started).data(SortRole).toLongLong(), SampleNow - 80000);
    }

    /// Those that are over stand below those that run, the newest first, whatever comes, moves up and goes.
    void rememberedDeploymentsStandBelow()
    {
        DeploymentsModel model;
        const QAbstractItemModelTester tester(&model, Fatal);
        const auto over = [](const QString &id, DeploymentRecord::State state) {
            DeploymentRecord record;
            record.id = DeploymentId(id);
            record.state = state;
            record.affected = {AppId(u"/shop/cart"_s)};
            record.firstSeenMs = SampleNow - 60000;
            record.endedMs = SampleNow - 18000;
            return record;
        };
        const auto ids = [&model] {
            QStringList list;
            for (int row = 0; row < model.rowCount(); ++row)
                list.append(model.index(row, 0).data(IdRole).toString());
            return list;
        };
        using State = DeploymentRecord::State;
        const SnapshotPtr sample = sampleCluster();
        const QString runs = sample->deployments.front().id.text();
        QList<DeploymentRecord> records{over(u"a"_s, State::Finished), over(u"b"_s, State::Failed),
                                        over(runs, State::Ended), over(u"lost"_s, State::Running)};
        model.publish(sample, records);
        QCOMPARE(ids(), QStringList({runs, u"b"_s, u"a"_s}));
        QCOMPARE(model.index(1, DeploymentsModel::State).data(ConditionRole).toInt(), int(Condition::Bad));
        QCOMPARE(model.index(1, DeploymentsModel::Took).data().toString(), u"42 s"_s);
        QCOMPARE(model.index(2, DeploymentsModel::Progress).data(ProgressRole).toDouble(), 1.0);
        QVERIFY(model.index(2, DeploymentsModel::Apps).data(MutedRole).toBool());
        QVERIFY(!model.index(0, DeploymentsModel::Apps).data(MutedRole).toBool());

        // It is over: it keeps its row for a selection, and moves to its place among the others.
        ClusterSnapshot none = *sample;
        none.deployments.clear();
        const QPersistentModelIndex kept(model.index(0, 0));
        records[2].state = State::Finished;
        records.append(over(u"c"_s, State::Stopped));
        model.publish(std::make_shared<const ClusterSnapshot>(none), records);
        QCOMPARE(ids(), QStringList({u"c"_s, runs, u"b"_s, u"a"_s}));
        QCOMPARE(kept.row(), 1);

        // One that stands still is told apart.
        model.publish(sample, records, {{DeploymentId(runs), Stuck()}});
        QCOMPARE(ids().first(), runs);
        QCOMPARE(kept.row(), 0);
        QCOMPARE(model.index(0, DeploymentsModel::State).data().toString(), u"stuck"_s);
        QCOMPARE(model.index(0, DeploymentsModel::State).data(ConditionRole).toInt(), int(Condition::Warning));
    }

    void frameworkConditions()
    {
        FrameworksModel model;
        model.publish(sampleCluster());
        QCOMPARE(model.rowCount(), 3);
        std::map<QString, int> conditions;
        for (int row = 0; row < 3; ++row)
            conditions[model.index(row, FrameworksModel::Name).data().toString()] =
                model.index(row, FrameworksModel::State).data(ConditionRole).toInt();
        QCOMPARE(conditions[u"marathon"_s], int(Condition::Ok));
        QCOMPARE(conditions[u"spark"_s], int(Condition::Warning));
    }

    void loadBalancerKeepsRowsInPlace()
    {
        LbModel model;
        const QAbstractItemModelTester tester(&model, Fatal);
        QRandomGenerator random(32);
        ClusterSnapshot previous;
        for (int step = 0; step < 200; ++step) {
            ClusterSnapshot next = previous;
            if (random.bounded(3) == 0 || next.lb.empty()) { // another set of rows
                next.lb.clear();
                for (int i = 0; i < random.bounded(12); ++i) {
                    LbRow row;
                    row.proxy = u"app_%1"_s.arg(i / 3 + random.bounded(2));
                    row.server = u"s%1"_s.arg(i);
                    next.lb.push_back(row);
                }
            }
            for (LbRow &row : next.lb) {
                row.status = random.bounded(4) ? u"UP"_s : u"DOWN"_s;
                row.sessionsNow = random.bounded(100);
            }
            const QPersistentModelIndex top(model.index(0, 0));
            const bool sameTop = !previous.lb.empty() && !next.lb.empty() &&
                                 previous.lb.front().proxy == next.lb.front().proxy &&
                                 previous.lb.front().server == next.lb.front().server;
            model.publish(std::make_shared<ClusterSnapshot>(next));
            QCOMPARE(top.isValid(), sameTop);
            QCOMPARE(model.rowCount(), int(next.lb.size()));
            for (size_t row = 0; row < next.lb.size(); ++row) {
                QCOMPARE(model.index(int(row), LbModel::Server).data().toString(), next.lb[row].server);
                QCOMPARE(model.index(int(row), LbModel::Sessions).data(SortRole).toLongLong(),
                         next.lb[row].sessionsNow);
                QCOMPARE(model.index(int(row), LbModel::Status).data(ConditionRole).toInt(),
                         int(next.lb[row].isUp() ? Condition::Ok : Condition::Bad));
            }
            previous = next;
        }
    }

    void eventsAreBoundedAndNewestFirst()
    {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, Fatal);
        model.add({});
        QCOMPARE(model.rowCount(), 0);
        model.add(events(1, 3));
        QCOMPARE(model.eventAt(0)->serial, quint64(3));
        const QPersistentModelIndex second(model.index(1, 0));
        model.add(events(4, 10));
        QCOMPARE(second.row(), 11);
        QCOMPARE(second.data(IdRole).toString(), u"2"_s);
        model.add(events(14, 4990));
        QCOMPARE(model.rowCount(), 5000);
        QVERIFY(!second.isValid()); // the oldest left
        QCOMPARE(model.eventAt(0)->serial, quint64(5003));
        QCOMPARE(model.eventAt(4999)->serial, quint64(4));
        model.add(events(6000, 7000)); // more than fit at once
        QCOMPARE(model.rowCount(), 5000);
        QCOMPARE(model.eventAt(0)->serial, quint64(12999));
        QCOMPARE(model.eventAt(4999)->serial, quint64(8000));
        QVERIFY(!model.eventAt(5000));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void logTailIsARing()
    {
        LogTail tail(100);
        const QAbstractItemModelTester tester(&tail, Fatal);
        QSignalSpy inserts(&tail, &QAbstractItemModel::rowsInserted);
        QSignalSpy removes(&tail, &QAbstractItemModel::rowsRemoved);
        int next = 0;
        QRandomGenerator random(33);
        for (int step = 0; step < 100; ++step) {
            inserts.clear();
            removes.clear();
            const int count = random.bounded(step % 10 == 0 ? 250 : 30);
            const QPersistentModelIndex reading(tail.index(tail.rowCount() / 2, 0));
            const QString text = reading.data().toString();
            tail.append(lines(next, count));
            next += count;
            QVERIFY(inserts.size() <= 1 && removes.size() <= 1);
            QCOMPARE(tail.rowCount(), qMin(next, 100));
            QCOMPARE(tail.dropped(), qint64(next - tail.rowCount()));
            if (reading.isValid())
                QCOMPARE(reading.data().toString(), text);
            for (int row = 0; row < tail.rowCount(); ++row) {
                const int number = next - tail.rowCount() + row;
                QCOMPARE(tail.line(row).text, u"line %1"_s.arg(number));
                QCOMPARE(tail.index(row).data(LogTail::LineNumberRole).toLongLong(), qint64(number + 1));
                QCOMPARE(tail.index(row).data(LogTail::LevelRole).toInt(),
                         int(number % 2 ? LogLevel::Error : LogLevel::None));
            }
        }
        tail.clear();
        QCOMPARE(tail.rowCount(), 0);
        QCOMPARE(tail.dropped(), qint64(0));
    }
};

MESOSCOPE_TEST(SmallTablesTest)
#include "tst_smalltables.moc"
