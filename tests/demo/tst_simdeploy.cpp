// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments: the invariants of the upgrade strategy, locks, order, cancelling; and that chance is none.
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

#include <cmath>

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class SimDeployTest : public QObject
{
    Q_OBJECT

    static int healthy(const SimCase &demo, const QString &id)
    {
        int n = 0;
        for (const qint32 index : demo.cluster.tasksOf(id)) {
            const SimTask &task = demo.cluster.tasks()[size_t(index)];
            n += task.state == "TASK_RUNNING"_L1 && (!task.health || task.health->alive) ? 1 : 0;
        }
        return n;
    }

private slots:
    void theUpgradeStrategyHoldsAtEveryMoment_data()
    {
        QTest::addColumn<int>("instances");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("over");
        QTest::newRow("twice the room") << 4 << 1.0 << 1.0;
        QTest::newRow("half away") << 4 << 0.5 << 0.0;
        QTest::newRow("a little of both") << 10 << 0.8 << 0.2;
        QTest::newRow("no room at all: one over") << 3 << 1.0 << 0.0;
        QTest::newRow("everything at once") << 5 << 0.0 << 0.0;
        QTest::newRow("rounding") << 7 << 0.5 << 0.33;
    }

    void theUpgradeStrategyHoldsAtEveryMoment()
    {
        QFETCH(int, instances);
        QFETCH(double, minimum);
        QFETCH(double, over);
        SimCase demo(SimCase::plain(4));
        QJsonObject app = SimCase::object(R"({"id":"/a","cmd":"x","cpus":0.1,"mem":32,
            "healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5,"gracePeriodSeconds":5}]})");
        app.insert("instances"_L1, instances);
        app.insert("upgradeStrategy"_L1,
                   QJsonObject{{u"minimumHealthCapacity"_s, minimum}, {u"maximumOverCapacity"_s, over}});
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, QJsonDocument(app).toJson()).status, 201);
        QVERIFY(demo.settled());
        QCOMPARE(healthy(demo, u"/a"_s), instances);
        const std::vector<qint32> old = demo.cluster.tasksOf(u"/a"_s);

        QCOMPARE(demo.send("PUT", u"/v2/apps/a"_s, R"({"cmd":"y"})").status, 200);
        const int least = int(std::ceil(instances * minimum - 1e-9));
        int most = int(std::floor(instances * (1 + over) + 1e-9));
        most = qMax(most, least == instances && most == instances ? instances + 1 : most);
        bool mixed = false;
        for (int i = 0; i < 2000 && !demo.cluster.deployments().empty(); ++i) {
            demo.cluster.advance(100);
            const std::vector<qint32> &live = demo.cluster.tasksOf(u"/a"_s);
            QVERIFY2(healthy(demo, u"/a"_s) >= least, qPrintable(u"%1 healthy"_s.arg(healthy(demo, u"/a"_s))));
            QVERIFY2(int(live.size()) <= most, qPrintable(u"%1 of at most %2"_s.arg(live.size()).arg(most)));
            mixed = mixed || int(live.size()) != instances || healthy(demo, u"/a"_s) != instances;
        }
        QVERIFY(mixed);
        QVERIFY(demo.cluster.deployments().empty());
        const std::vector<qint32> fresh = demo.cluster.tasksOf(u"/a"_s);
        QCOMPARE(int(fresh.size()), instances);
        for (const qint32 task : fresh)
            QVERIFY(std::find(old.begin(), old.end(), task) == old.end());
    }

    void instancesPassThroughTheirStates()
    {
        SimCase demo(SimCase::plain(1));
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/a","cmd":"x","healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5}]})");
        QVERIFY(demo.settled());
        const SimTask &task = demo.cluster.tasks()[size_t(demo.cluster.tasksOf(u"/a"_s).front())];
        QStringList states;
        for (const SimStatus &status : task.statuses)
            states.append(status.state);
        QCOMPARE(states, QStringList({u"TASK_STARTING"_s, u"TASK_RUNNING"_s}));
        const qint64 staging = task.statuses.front().timeMs - task.stagedMs;
        QVERIFY(staging >= 1000 && staging <= 3000);
        QStringList types;
        for (const SimEvent &event : demo.cluster.events()) {
            QCOMPARE(event.body.value("eventType"_L1).toString(), event.type);
            types.append(event.type);
        }
        const QStringList order{
            u"group_change_success"_s,        u"api_post_event"_s,    u"deployment_info"_s, u"status_update_event"_s,
            u"health_status_changed_event"_s, u"deployment_success"_s};
        qsizetype last = -1;
        for (const QString &type : order) {
            QVERIFY2(types.contains(type), qPrintable(type));
            QVERIFY2(types.indexOf(type) > last, qPrintable(type));
            last = types.indexOf(type);
        }
    }

    void aLockedAppIsRefusedUnlessForced()
    {
        SimCase demo(SimCase::plain(2));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/a","cmd":"x","instances":2})");
        const QString first = demo.cluster.deployments().front().id;
        const WireReply locked = demo.send("PUT", u"/v2/apps/a"_s, R"({"instances":3})");
        QCOMPARE(locked.status, 409);
        QCOMPARE(SimCase::body(locked).value("deployments"_L1).toArray(), QJsonArray{QJsonObject({{u"id"_s, first}})});
        QCOMPARE(SimCase::body(locked).value("message"_L1).toString(),
                 u"App is locked by one or more deployments. Override with the option '?force=true'. View details at "
                 "'/v2/deployments/<DEPLOYMENT_ID>'."_s);
        QCOMPARE(demo.app(u"/a"_s).value("instances"_L1).toInt(), 2);
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, R"({"id":"/b","cmd":"x"})").status, 201); // another app is not locked
        QCOMPARE(demo.send("PUT", u"/v2/apps/a?force=true"_s, R"({"instances":3})").status, 200);
        for (const SimDeployment &deployment : demo.cluster.deployments())
            QVERIFY(deployment.id != first);
        bool failed = false;
        for (const SimEvent &event : demo.cluster.events())
            failed = failed || (event.type == "deployment_failed"_L1 && event.body.value("id"_L1).toString() == first);
        QVERIFY(failed);
        QVERIFY(demo.settled());
        QCOMPARE(demo.count(u"/a"_s, u"TASK_RUNNING"_s), 3);
        // Without the parameter a deletion is forced: Marathon's default there.
        demo.send("PUT", u"/v2/apps/a"_s, R"({"instances":4})");
        QCOMPARE(demo.send("DELETE", u"/v2/apps/a?force=false"_s).status, 409);
        QCOMPARE(demo.send("DELETE", u"/v2/apps/a"_s).status, 200);
        QVERIFY(demo.settled());
        QCOMPARE(demo.cluster.tasksOf(u"/a"_s).size(), size_t(0));
    }

    void dependenciesGiveTheOrderOfSteps()
    {
        SimCase demo(SimCase::plain(3));
        const WireReply planned = demo.send(
            "PUT", u"/v2/groups/g?dryRun=true"_s,
            R"({"apps":[{"id":"web","cmd":"x","dependencies":["api"]},{"id":"api","cmd":"x","dependencies":["/g/data"]}],
                                                "groups":[{"id":"data","apps":[{"id":"db","cmd":"x"}]}]})");
        QCOMPARE(SimCase::body(planned), SimCase::object(R"({"steps":[
            {"actions":[{"action":"StartApplication","app":"/g/api"},{"action":"StartApplication","app":"/g/data/db"},{"action":"StartApplication","app":"/g/web"}]},
            {"actions":[{"action":"ScaleApplication","app":"/g/data/db"}]},
            {"actions":[{"action":"ScaleApplication","app":"/g/api"}]},
            {"actions":[{"action":"ScaleApplication","app":"/g/web"}]}]})"));
    }

    void stepsRunInOrder()
    {
        SimCase demo(SimCase::plain(3));
        demo.send("PUT", u"/v2/groups/g"_s,
                  R"({"apps":[{"id":"web","cmd":"x","dependencies":["db"]},{"id":"db","cmd":"x"}]})");
        QVERIFY(demo.until([&] { return demo.count(u"/g/db"_s, u"TASK_RUNNING"_s) == 1; }));
        QCOMPARE(demo.cluster.tasksOf(u"/g/web"_s).size(), size_t(0));
        QVERIFY(demo.settled());
        QCOMPARE(demo.count(u"/g/web"_s, u"TASK_RUNNING"_s), 1);
    }

    void cancellingRevertsAndForcedCancellingDoesNot()
    {
        SimCase demo(SimCase::plain(2));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/a","cmd":"x","instances":2,
            "healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5,"gracePeriodSeconds":5}]})");
        QVERIFY(demo.settled());
        demo.send("PUT", u"/v2/apps/a"_s, R"({"cmd":"y","labels":{"DEMO_HEALTH":"failing"}})");
        demo.cluster.advance(20000);
        const QString stuck = demo.cluster.deployments().front().id;
        const WireReply cancelled = demo.send("DELETE", u"/v2/deployments/"_s + stuck);
        QCOMPARE(cancelled.status, 200);
        const QString reverse = SimCase::body(cancelled).value("deploymentId"_L1).toString();
        QVERIFY(reverse != stuck);
        QCOMPARE(demo.cluster.deployments().size(), size_t(1));
        QCOMPARE(demo.cluster.deployments().front().id, reverse);
        QCOMPARE(demo.app(u"/a"_s).value("cmd"_L1).toString(), u"x"_s);
        QVERIFY(demo.settled());
        QCOMPARE(demo.count(u"/a"_s, u"TASK_RUNNING"_s), 2);

        demo.send("PUT", u"/v2/apps/a"_s, R"({"cmd":"z","labels":{"DEMO_CRASH":"true"}})");
        demo.cluster.advance(5000);
        const WireReply dropped =
            demo.send("DELETE", u"/v2/deployments/"_s + demo.cluster.deployments().front().id + u"?force=true"_s);
        QCOMPARE(dropped.status, 202);
        QVERIFY(dropped.body.isEmpty());
        QVERIFY(demo.cluster.deployments().empty());
        QCOMPARE(demo.app(u"/a"_s).value("cmd"_L1).toString(), u"z"_s);
    }

    void cancellingACreationRemovesTheApp()
    {
        SimCase demo(SimCase::plain(1));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/huge","cmd":"x","mem":99999})");
        demo.cluster.advance(20000);
        QCOMPARE(demo.send("DELETE", u"/v2/deployments/"_s + demo.cluster.deployments().front().id).status, 200);
        QCOMPARE(demo.send("GET", u"/v2/apps/huge"_s).status, 404);
        QVERIFY(demo.settled());
        QCOMPARE(demo.get(u"/v2/queue"_s).value("queue"_L1).toArray().size(), 0);
    }

    void suspendAndRestart()
    {
        SimCase demo(SimCase::named(u"small"_s));
        demo.send("PUT", u"/v2/apps/shop/cart"_s, R"({"instances":0})");
        QVERIFY(demo.settled());
        QCOMPARE(demo.cluster.tasksOf(u"/shop/cart"_s).size(), size_t(0));
        const QJsonObject info = demo.app(u"/shop/frontend"_s).value("versionInfo"_L1).toObject();
        const qint32 before = demo.cluster.tasksOf(u"/shop/frontend"_s).front();
        QCOMPARE(demo.send("POST", u"/v2/apps/shop/frontend/restart"_s).status, 200);
        QVERIFY(demo.settled());
        QVERIFY(demo.cluster.tasks()[size_t(before)].ended);
        QVERIFY(
            demo.app(u"/shop/frontend"_s).value("versionInfo"_L1).toObject().value("lastConfigChangeAt"_L1).toString() >
            info.value("lastConfigChangeAt"_L1).toString());
    }

    void theSameCallsGiveTheSameCluster()
    {
        const auto play = [] {
            SimCase demo(SimCase::named(u"busy"_s));
            demo.send("PUT", u"/v2/apps/shop/cart"_s, R"({"instances":9})");
            demo.cluster.advance(60000);
            demo.cluster.setAgentReachable(3, false);
            demo.cluster.advance(120000);
            QByteArray all =
                demo.send("GET", u"/v2/groups?embed=group.groups&embed=group.apps&embed=group.apps.tasks"_s).body;
            all += demo.send("GET", u"/v2/queue?embed=lastUnusedOffers"_s).body +
                   demo.send("GET", u"/v2/deployments"_s).body;
            for (const SimEvent &event : demo.cluster.events())
                all += marathonEventFrame(event);
            return all;
        };
        const QByteArray first = play();
        QVERIFY(first.size() > 100000);
        QVERIFY(first == play());
    }

    void timeInPiecesIsTheSameTime()
    {
        SimCase whole(SimCase::named(u"failing"_s));
        SimCase pieces(SimCase::named(u"failing"_s));
        whole.cluster.advance(300000);
        for (int i = 0; i < 3000; ++i)
            pieces.cluster.advance(100);
        QVERIFY(whole.send("GET", u"/v2/tasks"_s).body == pieces.send("GET", u"/v2/tasks"_s).body);
    }
};

MESOSCOPE_TEST(SimDeployTest)
#include "tst_simdeploy.moc"
