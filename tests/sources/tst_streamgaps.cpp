// SPDX-License-Identifier: GPL-3.0-or-later
// What a master's stream leaves out, over real sockets: found, and at a price that does not grow with the cluster.
#include "tests/sources/scriptedmaster.h"
#include "tests/sources/streamrig.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Patience = 20000;

int looks(ScriptedMaster &master)
{
    return master.server.count("GET", u"/metrics/snapshot"_s);
}

int lists(ScriptedMaster &master, bool whole)
{
    return int(std::count_if(master.server.requests.begin(), master.server.requests.end(),
                             [whole](const ScriptedRequest &request) {
                                 return request.path == "/slaves"_L1 && whole != request.target.contains("slave_id");
                             }));
}

} // namespace

class StreamGapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCounts()
    {
        const auto counts = readAgentCounts(js(
            "{`master/elected`:1.0,`master/slaves_connected`:4,`master/slaves_disconnected`:1,`master/slaves_active`:3,"
            "`master/slave_registrations`:9,`master/slave_reregistrations`:2,`master/slaves_unreachable`:6}"));
        QVERIFY(counts.ok());
        QVERIFY(counts->elected);
        QCOMPARE(counts->registered, 5);
        QCOMPARE(counts->active, 3);
        QCOMPARE(counts->arrivals, 11);
        QCOMPARE(counts->unreachable, 6);
        for (const char *other : {"{}", "[]", "{`master/elected`:1}", "x",
                                  "{`master/elected`:1,`master/slaves_connected`:-4,`master/slaves_disconnected`:1,"
                                  "`master/slaves_active`:3,`master/slave_registrations`:9,"
                                  "`master/slave_reregistrations`:1e300}"})
            QCOMPARE(int(readAgentCounts(js(other)).error().kind), int(Error::Kind::Protocol));
    }

    void asksForNoListWhileTheCountsFit()
    {
        ScriptedMaster master;
        master.counting = true;
        master.agents = {"S1", "S2"};
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(looks(master) >= 4, Patience);
        QCOMPARE(lists(master, true) + lists(master, false), 0);
        QCOMPARE(master.states(), 1);
    }

    void asksAboutALostAgentAlone()
    {
        ScriptedMaster master;
        master.counting = true;
        master.agents = {"S1", "S2"};
        master.tasks["t1"] = "TASK_RUNNING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        master.agents.removeOne("S1");
        master.unreachable = 1;
        master.updateTask("t1", "TASK_UNREACHABLE", 9000);
        QTRY_COMPARE_WITH_TIMEOUT(lists(master, false), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.statusOf(u"S1"_s) != AgentStatus::Active, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.now->info.unreachableAgents, 1, Patience);
        QCOMPARE(rig.statusOf(u"S2"_s), AgentStatus::Active);
        QCOMPARE(master.states(), 1); // nothing else was read again
    }

    void findsAnInactiveAgentOnce()
    {
        ScriptedMaster master;
        master.counting = true;
        master.agents = {"S1", "S2"};
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(looks(master) >= 1, Patience);
        master.inactive = {"S2"};
        QTRY_COMPARE_WITH_TIMEOUT(rig.statusOf(u"S2"_s), AgentStatus::Inactive, Patience);
        const int seen = looks(master);
        QTRY_VERIFY_WITH_TIMEOUT(looks(master) >= seen + 4, Patience);
        QCOMPARE(lists(master, true), 1);
        master.inactive.clear();
        QTRY_COMPARE_WITH_TIMEOUT(rig.statusOf(u"S2"_s), AgentStatus::Active, Patience);
        QCOMPARE(master.states(), 1);
    }

    void doesNotGoOnAskingWhatNoListExplains()
    {
        ScriptedMaster master;
        master.counting = true;
        master.agents = {"S1", "S2", "S3"};
        master.uncounted = 1;
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(lists(master, true), 1, Patience);
        const int seen = looks(master);
        QTRY_VERIFY_WITH_TIMEOUT(looks(master) >= seen + 4, Patience);
        QCOMPARE(lists(master, true), 1);
        QCOMPARE(rig.now->agents.size(), size_t(3));
    }

    void asksForListsWhereThereAreNoCounts()
    {
        ScriptedMaster master;
        master.agents = {"S1", "S2"};
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(lists(master, true) >= 3, Patience);
        QCOMPARE(looks(master), 1); // a refusal is not asked for again
        master.inactive = {"S2"};
        QTRY_COMPARE_WITH_TIMEOUT(rig.statusOf(u"S2"_s), AgentStatus::Inactive, Patience);
    }

    void noticesAnotherLeader()
    {
        ScriptedMaster old;
        ScriptedMaster next;
        old.counting = next.counting = true;
        next.id = "m2";
        next.electedAt = 2000;
        next.tasks["t2"] = "TASK_RUNNING";
        next.leader = "127.0.0.1:" + QByteArray::number(old.server.port());
        StreamRig rig({old.server.url(), next.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(looks(next) >= 1, Patience);
        QCOMPARE(next.subscriptions(), 0);
        next.leader.clear();
        QTRY_VERIFY_WITH_TIMEOUT(next.subscriptions() == 1 && rig.streaming(), Patience);
        QVERIFY(rig.now->findTask(TaskId(u"t2"_s)));
        QCOMPARE(lists(old, true) + lists(next, true), 0);
    }
};

MESOSCOPE_TEST(StreamGapsTest)

#include "tst_streamgaps.moc"
