// SPDX-License-Identifier: GPL-3.0-or-later
// How long instances have run, those of the newest configuration and the others.
#include "models/domain/lifetimes.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class LifeTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts()
    {
        ClusterSnapshot snapshot;
        App app;
        app.handle = AppHandle(0);
        const auto add = [&](qint64 startedAt, TaskState state, bool outdated) {
            Task task;
            task.handle = TaskHandle(quint32(snapshot.tasks.size()));
            task.app = app.handle;
            task.state = state;
            task.startedAtMs = startedAt;
            task.outdated = outdated;
            snapshot.tasksByApp.push_back(quint32(snapshot.tasks.size()));
            snapshot.tasks.push_back(task);
        };
        add(900, TaskState::Running, false);
        add(600, TaskState::Running, false);
        add(100, TaskState::Running, false);
        add(0, TaskState::Running, false); // not told
        add(500, TaskState::Staging, false);
        add(700, TaskState::Running, true);
        add(1100, TaskState::Running, true); // by a clock that is ahead
        snapshot.apps = {app};
        snapshot.appHandles = 1;
        snapshot.tasksByAppBegin = {0, quint32(snapshot.tasks.size())};
        const LifeTimes newest = lifeTimesOf(app, snapshot, false, 1000);
        QCOMPARE(newest.count, 3);
        QCOMPARE(newest.medianMs, 400);
        QCOMPARE(newest.averageMs, (100 + 400 + 900) / 3);
        QCOMPARE(newest.longestMs, 900);
        const LifeTimes older = lifeTimesOf(app, snapshot, true, 1000);
        QCOMPARE(older.count, 2);
        QCOMPARE(older.medianMs, 150);
        snapshot.tasks.clear();
        snapshot.tasksByApp.clear();
        snapshot.tasksByAppBegin = {0, 0};
        QCOMPARE(lifeTimesOf(app, snapshot, false, 1000).count, 0);
    }
};

MESOSCOPE_TEST(LifeTimesTest)
#include "tst_lifetimes.moc"
