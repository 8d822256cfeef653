// SPDX-License-Identifier: GPL-3.0-or-later
// Which failures of an app are remembered, from both sources, and what survives a restart and a bad file.
#include "app/core/failurehistory.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Start = 1'700'000'000'000;

/// As Marathon names its tasks.
QString idOf(const QString &app, qint64 number)
{
    return app + u".00000000-0000-0000-0000-"_s + QString::number(number).rightJustified(12, u'0');
}

class Desk
{
public:
    explicit Desk(const QString &file = {}) { failures.open(file); }
    void publish(const QList<QPair<QString, qint64>> &lastFailures, const std::vector<ObservedTask> &tasks = {})
    {
        MarathonObservation seen;
        for (const auto &[id, time] : lastFailures) {
            App app;
            app.id = AppId(id);
            if (time > 0)
                app.lastFailure = TaskFailure{idOf(id.mid(1), time), u"n1"_s,      u"TASK_FAILED"_s,
                                              QString(5000, u'x'),   Start + time, u"v"_s};
            seen.apps.push_back(app);
        }
        seen.frameworkId = u"F"_s;
        MesosObservation master;
        master.tasks = tasks;
        for (const SourceId id : {SourceId::Marathon, SourceId::Mesos})
            builder.setSourceState(liveState(id));
        builder.take(std::make_shared<const Observation>(std::move(seen)));
        builder.take(std::make_shared<const Observation>(std::move(master)));
        ClusterChange change;
        change.before = last;
        change.after = last = builder.build(now += 1000);
        change.changes = diff(change.before.get(), *last);
        store.publish(change);
    }
    QStringList of(const QString &app) const
    {
        QStringList list;
        const QList<TaskFailure> all = failures.of(AppId(app));
        for (const TaskFailure &one : all)
            list += one.taskId;
        return list;
    }

    qint64 now = Start;
    Store store;
    SnapshotBuilder builder;
    SnapshotPtr last;
    FailureHistory failures{store};
};

} // namespace

class FailureHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatMarathonForgets()
    {
        Desk desk;
        desk.publish({{u"/a"_s, 5}, {u"/b"_s, 0}});
        desk.publish({{u"/a"_s, 9}, {u"/b"_s, 0}});
        desk.publish({{u"/a"_s, 9}, {u"/b"_s, 3}});
        QCOMPARE(desk.of(u"/a"_s), QStringList({idOf(u"a"_s, 9), idOf(u"a"_s, 5)})); // the newest first
        QCOMPARE(desk.of(u"/b"_s), QStringList{idOf(u"b"_s, 3)});
        QCOMPARE(desk.failures.of(AppId(u"/a"_s)).first().message.size(), 1000); // bounded
        QVERIFY(desk.of(u"/c"_s).isEmpty());
    }

    void anEndedTaskOfMesosIsTheSameFailure()
    {
        Desk desk;
        ObservedTask task;
        task.task.id = TaskId(idOf(u"a"_s, 5));
        task.task.name = u"/a"_s;
        task.task.state = TaskState::Failed;
        task.task.sinceMs = Start + 6;
        task.task.message = u"exited"_s;
        task.framework = FrameworkId(u"F"_s);
        ObservedTask other = task;
        other.task.id = TaskId(idOf(u"a"_s, 4));
        other.task.sinceMs = Start + 4;
        ObservedTask fine = task;
        fine.task.id = TaskId(idOf(u"a"_s, 3));
        fine.task.state = TaskState::Finished;
        desk.publish({{u"/a"_s, 5}}, {task, other, fine});
        QCOMPARE(desk.of(u"/a"_s), QStringList({idOf(u"a"_s, 5), idOf(u"a"_s, 4)}));
    }

    /// A whole big cluster at once is looked through bit by bit, to its end.
    void manyAtOnce()
    {
        Desk desk;
        std::vector<ObservedTask> tasks;
        for (int i = 1; i <= 9000; ++i) {
            ObservedTask task;
            task.task.id = TaskId(idOf(u"a"_s, i));
            task.task.state = i > 8990 ? TaskState::Failed : TaskState::Running;
            task.task.sinceMs = Start + i;
            task.framework = FrameworkId(u"F"_s);
            tasks.push_back(task);
        }
        desk.publish({{u"/a"_s, 0}}, tasks);
        QVERIFY(desk.of(u"/a"_s).isEmpty());
        QTRY_COMPARE(desk.of(u"/a"_s).size(), 10);

        Desk left;
        left.publish({{u"/a"_s, 0}}, tasks);
        left.store.clear(); // another cluster: nothing of the former one comes after that
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QVERIFY(left.of(u"/a"_s).isEmpty());
    }

    void bounds()
    {
        Desk desk;
        for (int i = 1; i <= 70; ++i)
            desk.publish({{u"/a"_s, i}});
        QCOMPARE(desk.of(u"/a"_s).size(), FailureHistory::MaximumPerApp);
        QCOMPARE(desk.of(u"/a"_s).first(), idOf(u"a"_s, 70));
        QList<QPair<QString, qint64>> many;
        for (int i = 0; i < 600; ++i)
            many.append({u"/many-%1"_s.arg(i), 100 + i});
        desk.publish(many);
        QVERIFY(desk.of(u"/a"_s).isEmpty()); // failed before all of them
        QVERIFY(desk.of(u"/many-99"_s).isEmpty());
        QVERIFY(!desk.of(u"/many-100"_s).isEmpty());
    }

    void survivesARestartAndABadFile()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"failures.json"_s);
        {
            Desk desk(file);
            desk.publish({{u"/a"_s, 5}});
            desk.publish({{u"/a"_s, 9}});
        }
        Desk again(file);
        QCOMPARE(again.of(u"/a"_s), QStringList({idOf(u"a"_s, 9), idOf(u"a"_s, 5)}));
        QVERIFY(again.failures.file().corruptFile().isEmpty());
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(R"({"schema":1,"failures":[{"app":"/a","task":"t","timeMs":5},{"app":"/a","timeMs":-1e99},7]})");
        bad.close();
        Desk mended(file);
        QCOMPARE(mended.of(u"/a"_s), QStringList{u"t"_s});
        QVERIFY(QFile::exists(mended.failures.file().corruptFile()));
    }
};

MESOSCOPE_TEST(FailureHistoryTest)

#include "tst_failurehistory.moc"
