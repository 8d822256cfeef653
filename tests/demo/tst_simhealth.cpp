// SPDX-License-Identifier: GPL-3.0-or-later
// Health checks, crash loops and their back-off, lost agents, lost leaders.
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class SimHealthTest : public QObject
{
    Q_OBJECT

    static int told(const SimCase &demo, const QString &type)
    {
        int n = 0;
        for (const SimEvent &event : demo.cluster.events())
            n += event.type == type ? 1 : 0;
        return n;
    }

private slots:
    void anUnhealthyInstanceIsKilledAfterItsFailuresAndReplaced()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const qint32 victim = demo.cluster.tasksOf(u"/shop/frontend"_s).front();
        demo.cluster.setHealthy(u"/shop/frontend"_s, 0, false);
        QVERIFY(demo.until([&] { return !demo.cluster.tasks()[size_t(victim)].health->alive; }, 6)); // interval: 5 s
        QCOMPARE(demo.cluster.tasks()[size_t(victim)].state, u"TASK_RUNNING"_s);
        QCOMPARE(told(demo, u"unhealthy_instance_kill_event"_s), 0);
        QVERIFY(demo.until([&] { return demo.cluster.tasks()[size_t(victim)].ended; }, 20));
        QCOMPARE(demo.cluster.tasks()[size_t(victim)].health->consecutiveFailures, 3);
        QCOMPARE(told(demo, u"unhealthy_instance_kill_event"_s), 1);
        QVERIFY(demo.until([&] { return demo.app(u"/shop/frontend"_s).value("tasksHealthy"_L1).toInt() == 3; }, 60));
        const QJsonObject failure = demo.app(u"/shop/frontend"_s).value("lastTaskFailure"_L1).toObject();
        QVERIFY(failure.value("message"_L1).toString().contains("health check failed"_L1));
        QVERIFY(demo.cluster.deployments().empty());
    }

    void withoutALimitItStaysUnhealthyUntilMended()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const qint32 task = demo.cluster.tasksOf(u"/shop/recommender"_s).front();
        const int before = demo.cluster.tasks()[size_t(task)].health->consecutiveFailures;
        demo.cluster.advance(600000);
        QVERIFY(demo.cluster.tasks()[size_t(task)].health->consecutiveFailures >= before + 55);
        QVERIFY(!demo.cluster.tasks()[size_t(task)].ended);
        demo.cluster.setHealthy(u"/shop/recommender"_s, -1, true);
        demo.cluster.advance(11000);
        QCOMPARE(demo.app(u"/shop/recommender"_s).value("tasksHealthy"_L1).toInt(), 2);
        QCOMPARE(demo.cluster.tasks()[size_t(task)].health->consecutiveFailures, 0);
    }

    void rollingBackMends()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QJsonArray versions = demo.get(u"/v2/apps/shop/recommender/versions"_s).value("versions"_L1).toArray();
        demo.send("PUT", u"/v2/apps/shop/recommender"_s,
                  QJsonDocument(QJsonObject{{u"version"_s, versions.at(1)}}).toJson());
        QVERIFY(demo.settled());
        QCOMPARE(demo.app(u"/shop/recommender"_s).value("tasksHealthy"_L1).toInt(), 2);
    }

    void failuresWithinTheGracePeriodDoNotCount()
    {
        SimCase demo(SimCase::plain(1));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/a","cmd":"x","labels":{"DEMO_HEALTH":"failing"},
            "healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5,"gracePeriodSeconds":60,"maxConsecutiveFailures":0}]})");
        QVERIFY(demo.until([&] { return demo.count(u"/a"_s, u"TASK_RUNNING"_s) == 1; }));
        demo.cluster.advance(50000);
        QCOMPARE(told(demo, u"failed_health_check_event"_s), 0);
        demo.cluster.advance(20000);
        QVERIFY(told(demo, u"failed_health_check_event"_s) > 0);
        QCOMPARE(demo.app(u"/a"_s).value("tasksUnhealthy"_L1).toInt(), 1);
    }

    void aCrashLoopBacksOffAndForgets()
    {
        SimCase demo(SimCase::plain(1));
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/a","cmd":"run; exit 1","backoffSeconds":2,"backoffFactor":2,"maxLaunchDelaySeconds":30})");
        QList<double> delays;
        const auto watch = [&] {
            const double delay = demo.cluster.apps().at(u"/a"_s).backoffSeconds;
            if (delay > 0 && (delays.isEmpty() || delays.last() != delay))
                delays.append(delay);
            return delays.size() == 5;
        };
        QVERIFY(demo.until(watch, 200));
        QCOMPARE(delays, QList<double>({2, 4, 8, 16, 30})); // factor 2, up to the limit
        QVERIFY(demo.until([&] { return demo.cluster.apps().at(u"/a"_s).queued == 1; }));
        const QJsonObject item = demo.get(u"/v2/queue"_s).value("queue"_L1).toArray().first().toObject();
        QCOMPARE(item.value("delay"_L1).toObject().value("overdue"_L1).toBool(true), false);
        const int left = item.value("delay"_L1).toObject().value("timeLeftSeconds"_L1).toInt();
        QVERIFY(left > 20 && left <= 30);
        QCOMPARE(demo.app(u"/a"_s).value("lastTaskFailure"_L1).toObject().value("state"_L1).toString(),
                 u"TASK_FAILED"_s);
        const size_t tasks = demo.cluster.tasks().size();
        demo.cluster.advance(2000);
        QCOMPARE(demo.cluster.tasks().size(), tasks); // it does wait
        QCOMPARE(demo.send("DELETE", u"/v2/queue/a/delay"_s).status, 204);
        demo.cluster.advance(1000);
        QVERIFY(demo.cluster.tasks().size() > tasks);
        // A definition that runs begins anew.
        demo.send("PUT", u"/v2/apps/a?force=true"_s, R"({"cmd":"run"})");
        QVERIFY(demo.settled());
        QCOMPARE(demo.cluster.apps().at(u"/a"_s).backoffSeconds, 0.0);
    }

    void aRestartedInstanceKeepsItsIdAndCountsItsIncarnations()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const SimTask before = demo.cluster.tasks()[size_t(demo.cluster.tasksOf(u"/tools/ticker"_s).front())];
        demo.cluster.failTask(before.id, u"out of memory"_s);
        QVERIFY(demo.until([&] { return demo.count(u"/tools/ticker"_s, u"TASK_RUNNING"_s) == 1; }));
        const SimTask &after = demo.cluster.tasks()[size_t(demo.cluster.tasksOf(u"/tools/ticker"_s).front())];
        QCOMPARE(after.instanceId, before.instanceId);
        QCOMPARE(after.id, before.instanceId + u"._app.2"_s);
    }

    void aLostAgentsTasksAreReplaced()
    {
        SimCase demo(SimCase::plain(3));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/a","cmd":"x","instances":3,"constraints":[["hostname","UNIQUE"]],
                                              "unreachableStrategy":{"inactiveAfterSeconds":30,"expungeAfterSeconds":60}})");
        demo.send(
            "POST", u"/v2/apps"_s,
            R"({"id":"/b","cmd":"x","instances":3,"unreachableStrategy":"disabled","constraints":[["hostname","UNIQUE"]]})");
        QVERIFY(demo.settled());
        demo.cluster.setAgentReachable(1, false);
        QVERIFY(!demo.cluster.agents()[1].active);
        QVERIFY(demo.cluster.agents()[1].reachable); // still listed until the ping timeout
        demo.cluster.advance(18000);
        QVERIFY(!demo.cluster.agents()[1].reachable);
        QCOMPARE(demo.count(u"/a"_s, u"TASK_UNREACHABLE"_s), 1);
        QCOMPARE(demo.cluster.apps().at(u"/a"_s).queued, 0); // not yet inactive
        demo.cluster.advance(32000);
        QCOMPARE(demo.cluster.apps().at(u"/a"_s).queued, 1);
        QCOMPARE(demo.cluster.apps().at(u"/b"_s).queued, 0);
        demo.cluster.advance(40000);
        QCOMPARE(demo.count(u"/a"_s, u"TASK_UNREACHABLE"_s), 0); // expunged
        QCOMPARE(demo.count(u"/b"_s, u"TASK_UNREACHABLE"_s), 1);
        demo.cluster.setAgentReachable(1, true);
        demo.cluster.advance(20000);
        QVERIFY(demo.cluster.agents()[1].active);
        QCOMPARE(demo.count(u"/a"_s, u"TASK_RUNNING"_s), 3);
        QCOMPARE(demo.count(u"/b"_s, u"TASK_RUNNING"_s), 3);
        QCOMPARE(demo.cluster.tasksOf(u"/a"_s).size(), size_t(3));
        for (const SimAgent &agent : demo.cluster.agents())
            QCOMPARE(agent.tasks.size(), size_t(2)); // the expunged one was killed when it came back
    }

    void anotherMasterTakesOver()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QString before = demo.cluster.masterId();
        const int leader = demo.cluster.leader();
        const QString agent = demo.cluster.agents().front().id;
        demo.cluster.setLeader(-1);
        QCOMPARE(demo.cluster.leader(), -1);
        demo.cluster.advance(8900);
        QCOMPARE(demo.cluster.leader(), -1);
        demo.cluster.advance(150);
        QVERIFY(demo.cluster.leader() >= 0 && demo.cluster.leader() != leader);
        QVERIFY(demo.cluster.masterId() != before);
        QVERIFY(demo.cluster.isEmptyMaster());
        demo.cluster.advance(100);
        QVERIFY(demo.cluster.isRecovering() && !demo.cluster.isEmptyMaster());
        QCOMPARE(demo.cluster.recoveredAgents(), 6);
        int last = 6;
        while (demo.cluster.isRecovering()) { // one by one
            demo.cluster.advance(20);
            QVERIFY(last - demo.cluster.recoveredAgents() <= 1);
            last = demo.cluster.recoveredAgents();
            QVERIFY(demo.cluster.nowMs() < demo.cluster.electedMs() + 10000);
        }
        QCOMPARE(demo.cluster.agents().front().id, agent);
        QVERIFY(told(demo, u"scheduler_reregistered_event"_s) == 1);
    }

    void jobsOfOtherFrameworksEndInEveryWay()
    {
        SimCase demo(SimCase::named(u"small"_s));
        demo.cluster.advance(600000);
        QSet<QString> ends;
        for (const SimTask &task : demo.cluster.tasks()) {
            if (task.role == "batch"_L1 && task.ended)
                ends.insert(task.state);
        }
        QCOMPARE(ends, QSet<QString>({u"TASK_FINISHED"_s, u"TASK_FAILED"_s, u"TASK_KILLED"_s}));
        QVERIFY(std::any_of(demo.cluster.frameworks().begin(), demo.cluster.frameworks().end(),
                            [](const SimFramework &one) { return !one.connected && !one.completed; }));
    }
};

MESOSCOPE_TEST(SimHealthTest)
#include "tst_simhealth.moc"
