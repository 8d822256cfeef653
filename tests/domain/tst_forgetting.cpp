// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks of the past are forgotten by the builder, those that live keep their handles.
#include "models/domain/idtable.h"
#include "tests/domain/joinkit.h"
#include "tests/support/snapshotcheck.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

class ForgettingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableForgetsWhatIsNotUsed()
    {
        IdTable table;
        for (const char *name : {"a", "b", "c"})
            table.handle(text(name));
        table.forget({1, 0, 1});
        QCOMPARE(table.size(), 3U);
        QCOMPARE(table.known(), 2U);
        QVERIFY(!table.find(text("b")));
        QCOMPARE(table.handle(text("b")), 3U); // a handle is never given twice
        QCOMPARE(table.handle(text("c")), 2U);
        QCOMPARE(table.handle(QString()), 4U); // a name like any other
        table.forget({1, 0, 1, 0, 1});
        QCOMPARE(table.find(QString()), std::optional<quint32>(4U));
        QCOMPARE(table.name(2), text("c"));
    }

    void wholePagesGoAndTheLivingStay()
    {
        IdTable table;
        const int names = 5000; // several pages
        for (int i = 0; i < names; ++i)
            table.handle(QString::number(i));
        std::vector<char> used(names, 0);
        used[0] = used[2047] = 1;
        table.forget(used);
        QCOMPARE(table.known(), 2U);
        QCOMPARE(table.size(), quint32(names));
        QCOMPARE(table.name(0), text("0"));
        QCOMPARE(table.name(2047), text("2047"));
        for (quint32 gone : {1U, 2046U, 3000U, 4999U})
            QCOMPARE(table.name(gone), QString());
        QCOMPARE(table.find(text("2047")), std::optional<quint32>(2047U));
        QVERIFY(!table.find(text("3000")));
        QCOMPARE(table.handle(text("3000")), quint32(names));
        QCOMPARE(table.name(quint32(names)), text("3000"));
        table.forget({});
        QCOMPARE(table.known(), 0U);
        QCOMPARE(table.handle(text("0")), quint32(names) + 1);
    }

    void aMonthOfJobsLeavesTheLivingAlone()
    {
        Joiner join;
        TaskHandle steady;
        TaskHandle refused;
        for (int day = 0; day < 30; ++day) {
            MesosObservation mesos;
            mesos.masterId = text("m");
            mesos.agents = {anAgent("S1", "h1")};
            mesos.frameworks = {aFramework("F1", "jobs")};
            mesos.tasks = {ofFramework(aTask("steady", "S1"), "F1")};
            for (int job = 0; job < 1500; ++job)
                mesos.tasks.push_back(ofFramework(
                    aTask(qPrintable(QStringLiteral("job-%1-%2").arg(day).arg(job)), "S1", TaskState::Finished), "F1"));
            MarathonObservation marathon;
            marathon.apps = {anApp("/a")};
            marathon.tasks = {ofApp(aTask("a.1", "S1"), "/a", "h1")};
            join.take(marathon);
            const SnapshotPtr snapshot = join.take(mesos);
            QCOMPARE(problemOf(*snapshot), QString());
            QCOMPARE(snapshot->tasks.size(), size_t(1502));
            if (day == 0) {
                steady = snapshot->findTask(TaskId(text("steady")))->handle;
                refused = snapshot->findTask(TaskId(text("a.1")))->handle;
            }
            QCOMPARE(snapshot->findTask(TaskId(text("steady")))->handle, steady);
            QCOMPARE(snapshot->findTask(TaskId(text("a.1")))->handle, refused);
        }
    }
};

MESOSCOPE_TEST(ForgettingTest)
#include "tst_forgetting.moc"
