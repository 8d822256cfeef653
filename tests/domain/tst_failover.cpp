// SPDX-License-Identifier: GPL-3.0-or-later
// A new leading master shows an empty cluster for a moment: what was known stays until it is back.
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

MesosObservation twoAgents()
{
    MesosObservation seen;
    seen.masterId = text("old");
    seen.leader = text("master-1:5050");
    seen.agents = {anAgent("S1", "h1"), anAgent("S2", "h2")};
    seen.frameworks = {aFramework("F1", "one")};
    seen.tasks = {ofFramework(aTask("t1", "S1"), "F1"), ofFramework(aTask("t2", "S2"), "F1"),
                  ofFramework(aTask("t3", "S2", TaskState::Finished), "F1")};
    seen.roles = {Role()};
    return seen;
}

MesosObservation newLeader()
{
    MesosObservation seen;
    seen.masterId = text("new");
    seen.leader = text("master-2:5050");
    return seen;
}

} // namespace

class FailoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLeaderKeepsWhatWasKnown()
    {
        Joiner join({SourceId::Mesos});
        const SnapshotPtr before = join.take(twoAgents());
        for (int reading = 0; reading < 3; ++reading) { // more than one reading may fall into that moment
            const SnapshotPtr after = join.take(newLeader());
            QCOMPARE(after->agents.size(), size_t(2));
            for (const Agent &agent : after->agents)
                QCOMPARE(agent.status, AgentStatus::Recovering);
            QCOMPARE(after->tasks.size(), size_t(3));
            QCOMPARE(after->frameworks.size(), size_t(1));
            QCOMPARE(after->roles.size(), size_t(1));
            QCOMPARE(after->info.mesosLeader, text("master-2:5050"));
            QCOMPARE(after->info.recoveredAgents, 2);
            const ChangeSet changes = diff(before.get(), *after);
            QVERIFY(changes.tasks.removed.empty() && changes.agents.removed.empty());
            const QList<Incident> told = incidentsBetween(before.get(), *after, changes);
            QCOMPARE(told.size(), 1); // that the leader changed, and nothing of lost agents
            QCOMPARE(int(told.first().kind), int(Incident::Kind::LeaderChanged));
        }
    }

    void agentsComeBackOneByOne()
    {
        Joiner join({SourceId::Mesos});
        const SnapshotPtr before = join.take(twoAgents());
        join.take(newLeader());
        MesosObservation one = newLeader();
        one.recoveredAgents = 1;
        one.agents = {anAgent("S1", "h1")};
        one.frameworks = {aFramework("F1", "one")};
        const SnapshotPtr half = join.take(one);
        QCOMPARE(half->findAgent(AgentId(text("S1")))->status, AgentStatus::Active);
        QCOMPARE(half->findAgent(AgentId(text("S2")))->status, AgentStatus::Recovering);
        QVERIFY(!half->findTask(TaskId(text("t1")))); // its agent is back and does not have it
        QVERIFY(half->findTask(TaskId(text("t2"))));
        QVERIFY(half->findTask(TaskId(text("t3"))));
        MesosObservation both = twoAgents();
        both.masterId = text("new");
        const SnapshotPtr whole = join.take(both);
        for (const Agent &agent : whole->agents)
            QCOMPARE(agent.status, AgentStatus::Active);
        QCOMPARE(whole->info.recoveredAgents, 0);
        QCOMPARE(whole->findTask(TaskId(text("t2")))->handle, before->findTask(TaskId(text("t2")))->handle);
    }

    void whatDoesNotComeBackLeaves()
    {
        Joiner join({SourceId::Mesos});
        join.take(twoAgents());
        join.take(newLeader());
        MesosObservation gone = newLeader();
        gone.unreachableAgents = 2;
        QVERIFY(join.take(gone)->agents.empty());
    }

    void anEmptyClusterOfTheSameLeaderIsEmpty()
    {
        Joiner join({SourceId::Mesos});
        join.take(twoAgents());
        MesosObservation empty = newLeader();
        empty.masterId = text("old");
        const SnapshotPtr snapshot = join.take(empty);
        QVERIFY(snapshot->agents.empty() && snapshot->tasks.empty());
        QVERIFY(!snapshot->totals.capacity);
    }
};

MESOSCOPE_TEST(FailoverTest)
#include "tst_failover.moc"
