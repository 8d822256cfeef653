// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon and Mesos are never read at one moment: what is shown where they disagree.
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

constexpr auto One = "a.instance-1._app.1";

MarathonObservation marathonWith(TaskState state = TaskState::Running)
{
    MarathonObservation seen;
    seen.frameworkId = text("F1");
    seen.apps = {anApp("/a")};
    seen.tasks = {ofApp(aTask(One, "S1", state), "/a", "h1")};
    return seen;
}

MarathonObservation marathonWithout()
{
    MarathonObservation seen = marathonWith();
    seen.tasks.clear();
    return seen;
}

MesosObservation mesosWith(TaskState state = TaskState::Running)
{
    MesosObservation seen;
    seen.masterId = text("m");
    seen.agents = {anAgent("S1", "h1")};
    seen.frameworks = {aFramework("F1", "marathon")};
    seen.tasks = {ofFramework(aTask(One, "S1", state), "F1"), ofFramework(aTask("other", "S1"), "F2")};
    return seen;
}

MesosObservation mesosWithout()
{
    MesosObservation seen = mesosWith();
    seen.tasks.erase(seen.tasks.begin());
    return seen;
}

bool shows(const SnapshotPtr &snapshot, const char *task = One)
{
    return snapshot->findTask(TaskId(text(task))) != nullptr;
}

} // namespace

class DisagreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMarathonNoLongerListsIsGone()
    {
        Joiner join;
        join.take(marathonWith());
        QVERIFY(shows(join.take(mesosWith())));
        const SnapshotPtr after = join.take(marathonWithout()); // killed; Mesos was read before that
        QVERIFY(!shows(after));
        QVERIFY(shows(after, "other")); // not Marathon's
        QVERIFY(!shows(join.take(mesosWithout())));
    }

    void anEndedTaskStaysAsHistory()
    {
        Joiner join;
        join.take(marathonWith());
        join.take(mesosWith(TaskState::Failed));
        QVERIFY(shows(join.take(marathonWithout())));
    }

    void aTaskThatOnlyMesosKnowsDoesNotFlicker()
    {
        // Marathon lost it, its agent goes on running it.
        Joiner join;
        join.take(mesosWith());
        for (int reading = 0; reading < 3; ++reading) {
            QVERIFY(shows(join.take(marathonWithout())));
            QVERIFY(shows(join.take(mesosWith())));
        }
        // It was Marathon's, is dropped once, and is there to stay when Mesos insists.
        join.take(marathonWith());
        QVERIFY(!shows(join.take(marathonWithout())));
        for (int reading = 0; reading < 3; ++reading) {
            QVERIFY(shows(join.take(mesosWith())));
            QVERIFY(shows(join.take(marathonWithout())));
        }
    }

    void whatMesosNoLongerListsIsGone()
    {
        // Marathon does not answer any more; what it said last does not keep tasks alive.
        Joiner join;
        join.take(marathonWith());
        QVERIFY(shows(join.take(mesosWith())));
        const SnapshotPtr after = join.take(mesosWithout());
        QVERIFY(!shows(after));
        QVERIFY(shows(after, "other"));
        QCOMPARE(after->apps.size(), size_t(1)); // the app stays, with Marathon's age on it
    }

    void aTaskThatOnlyMarathonKnowsDoesNotFlicker()
    {
        Joiner join;
        join.take(mesosWithout());
        for (int reading = 0; reading < 3; ++reading) {
            QVERIFY(shows(join.take(marathonWith()))); // newer than Mesos' reading
            QVERIFY(shows(join.take(mesosWithout())));
        }
    }

    void anEmptyLeaderTakesNothingAway()
    {
        Joiner join;
        join.take(marathonWith());
        join.take(mesosWith());
        MesosObservation empty;
        empty.masterId = text("another");
        const SnapshotPtr after = join.take(empty);
        QVERIFY(shows(after) && shows(after, "other"));
    }

    void states_data()
    {
        QTest::addColumn<int>("mesos");
        QTest::addColumn<int>("marathon");
        QTest::addColumn<bool>("marathonLast");
        QTest::addColumn<int>("shown");
        const auto row = [](const char *name, TaskState mesos, TaskState marathon, bool marathonLast, TaskState shown) {
            QTest::newRow(name) << int(mesos) << int(marathon) << marathonLast << int(shown);
        };
        using S = TaskState;
        row("the same", S::Running, S::Running, true, S::Running);
        row("Marathon saw it lose touch", S::Running, S::Unreachable, true, S::Unreachable);
        row("Mesos saw it lose touch", S::Unreachable, S::Running, false, S::Unreachable);
        row("and come back", S::Unreachable, S::Running, true, S::Running);
        row("Mesos saw it start", S::Running, S::Starting, false, S::Running);
        row("staging is also Marathon's word for what it does not know", S::Running, S::Staging, true, S::Running);
        row("Marathon knows whom it kills", S::Running, S::Killing, false, S::Killing);
        row("ended is ended", S::Finished, S::Running, true, S::Finished);
        row("unheard of by Mesos", S::Unknown, S::Running, false, S::Running);
        row("unheard of by Marathon", S::Running, S::Unknown, true, S::Running);
    }

    void states()
    {
        QFETCH(int, mesos);
        QFETCH(int, marathon);
        QFETCH(bool, marathonLast);
        Joiner join;
        if (!marathonLast)
            join.take(marathonWith(TaskState(marathon)));
        SnapshotPtr snapshot = join.take(mesosWith(TaskState(mesos)));
        if (marathonLast)
            snapshot = join.take(marathonWith(TaskState(marathon)));
        QTEST(int(snapshot->findTask(TaskId(text(One)))->state), "shown");
    }

    void oldMarathonsAreFoundByTheirName()
    {
        MarathonObservation marathon = marathonWithout();
        marathon.frameworkId.clear();
        Joiner join;
        join.take(marathon);
        const SnapshotPtr snapshot = join.take(mesosWith());
        QCOMPARE(snapshot->app(snapshot->findTask(TaskId(text(One)))->app)->id, AppId(text("/a")));
        QVERIFY(!snapshot->findTask(TaskId(text("other")))->app.isValid());
        // Two of one name: nobody knows whose it is.
        MesosObservation two = mesosWith();
        two.frameworks.push_back(aFramework("F3", "marathon"));
        QVERIFY(!join.take(two)->findTask(TaskId(text(One)))->app.isValid());
    }

    void anAgentThatMesosHasNotListedYetIsNotLost()
    {
        MesosObservation mesos = mesosWithout();
        mesos.frameworks = {aFramework("F1", "marathon")};
        MarathonObservation marathon = marathonWith();
        marathon.tasks.front().agent = AgentId(text("S9"));
        marathon.tasks.front().task.host = text("h9");
        Joiner join;
        const SnapshotPtr before = join.take(mesos);
        const SnapshotPtr early = join.take(marathon);
        const Agent *agent = early->findAgent(AgentId(text("S9")));
        QVERIFY(agent);
        QCOMPARE(agent->status, AgentStatus::Recovering);
        QCOMPARE(agent->hostname, text("h9"));
        mesos.agents.push_back(anAgent("S9", "h9"));
        const SnapshotPtr listed = join.take(mesos);
        QCOMPARE(listed->findAgent(AgentId(text("S9")))->status, AgentStatus::Active);
        for (const auto &[one, two] : {std::pair(before, early), std::pair(early, listed)}) {
            for (const Incident &incident : incidentsBetween(one.get(), *two, diff(one.get(), *two)))
                QVERIFY(incident.kind != Incident::Kind::AgentLost && incident.kind != Incident::Kind::AgentBack);
        }
    }
};

MESOSCOPE_TEST(DisagreementTest)
#include "tst_disagreement.moc"
