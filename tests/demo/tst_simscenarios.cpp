// SPDX-License-Identifier: GPL-3.0-or-later
// What each scenario promises, and that no order of calls brings the books out of balance.
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

#include <random>

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class SimScenariosTest : public QObject
{
    Q_OBJECT

    /// Empty when what agents carry, what apps have and what tasks say agree.
    static QString imbalance(const SimCluster &cluster)
    {
        std::vector<int> carried(cluster.tasks().size(), 0);
        for (const SimAgent &agent : cluster.agents()) {
            SimResources used;
            QSet<int> ports;
            for (const qint32 index : agent.tasks) {
                const SimTask &task = cluster.tasks()[size_t(index)];
                ++carried[size_t(index)];
                used.cpus += task.resources.cpus;
                used.mem += task.resources.mem;
                if (task.ended)
                    return u"an ended task is carried: "_s + task.id;
                for (const int port : task.ports) {
                    if (ports.contains(port))
                        return u"port %1 twice on %2"_s.arg(port).arg(agent.hostname);
                    ports.insert(port);
                }
            }
            if (used.cpus > agent.total.cpus + 1e-6 || used.mem > agent.total.mem + 1e-6)
                return u"too much on "_s + agent.hostname;
        }
        for (size_t i = 0; i < cluster.tasks().size(); ++i) {
            if (carried[i] != (cluster.tasks()[i].ended ? 0 : 1))
                return u"carried %1 times: %2"_s.arg(carried[i]).arg(cluster.tasks()[i].id);
        }
        for (const auto &[id, app] : cluster.apps()) {
            for (const qint32 task : cluster.tasksOf(id)) {
                if (cluster.tasks()[size_t(task)].ended || cluster.tasks()[size_t(task)].appId != id)
                    return u"a wrong task of "_s + id;
            }
        }
        return {};
    }

private slots:
    void busyIsBusy()
    {
        SimCase demo(SimCase::named(u"busy"_s));
        QCOMPARE(demo.cluster.agents().size(), size_t(39));
        QCOMPARE(demo.get(u"/v2/apps"_s).value("apps"_L1).toArray().size(), 48);
        const qsizetype tasks = demo.get(u"/v2/tasks"_s).value("tasks"_L1).toArray().size();
        QVERIFY2(tasks > 330 && tasks < 470, qPrintable(QString::number(tasks)));
        int finished = 0;
        int moments = 0;
        for (int i = 0; i < 120; ++i) {
            demo.cluster.advance(5000);
            moments += demo.cluster.deployments().empty() ? 0 : 1;
        }
        for (const SimEvent &event : demo.cluster.events())
            finished += event.type == "deployment_success"_L1 ? 1 : 0;
        QVERIFY2(finished >= 8, qPrintable(QString::number(finished)));
        QVERIFY2(moments > 40, qPrintable(QString::number(moments)));
        QVERIFY2(demo.cluster.deployments().size() < 8, "deployments pile up");
        QCOMPARE(imbalance(demo.cluster), QString());
    }

    void failingFails()
    {
        SimCase demo(SimCase::named(u"failing"_s));
        const SimApp &crasher = demo.cluster.apps().at(u"/payments/crasher"_s);
        QVERIFY(crasher.backoffSeconds > 10);
        QVERIFY(crasher.lastTaskFailure.has_value());
        QVERIFY(!demo.cluster.agents()[5].reachable);
        QCOMPARE(demo.cluster.deployments().size(), size_t(1)); // the stuck one
        QCOMPARE(demo.cluster.deployments().front().affectedApps, QStringList{u"/payments/gateway"_s});
        demo.cluster.advance(600000);
        QCOMPARE(demo.cluster.deployments().front().affectedApps, QStringList{u"/payments/gateway"_s});
        QCOMPARE(demo.cluster.apps().at(u"/data/loader"_s).queued, 1);
        QCOMPARE(demo.cluster.apps().at(u"/data/trainer"_s).queued, 1);
        QCOMPARE(imbalance(demo.cluster), QString());
        // A roll back of the stuck deployment mends it.
        demo.send("DELETE", u"/v2/deployments/"_s + demo.cluster.deployments().front().id);
        QVERIFY(demo.until([&] { return demo.cluster.deploymentsOf(u"/payments/gateway"_s).isEmpty(); }, 180));
        QCOMPARE(demo.app(u"/payments/gateway"_s).value("tasksHealthy"_L1).toInt(), 3);
    }

    void leadersAreLost()
    {
        SimCase demo(SimCase::named(u"leader-loss"_s));
        const int first = demo.cluster.leader();
        demo.cluster.advance(21000);
        QCOMPARE(demo.cluster.leader(), -1);
        demo.cluster.advance(20000);
        QVERIFY(demo.cluster.leader() != first && demo.cluster.leader() >= 0);
        QVERIFY(!demo.cluster.isRecovering());
        demo.cluster.advance(100000);
        QCOMPARE(demo.cluster.leader(), -1); // again after two minutes
    }

    void tenantHasNoMesos()
    {
        const Scenario scenario = SimCase::named(u"tenant"_s);
        QVERIFY(!scenario.mesos);
        QCOMPARE(scenario.marathonPrefix, u"/marathon/docker-demo-1"_s);
        QCOMPARE(scenario.user, u"demo"_s);
        QCOMPARE(scenario.password, u"demo-password"_s);
        const SimCluster cluster(scenario);
        QCOMPARE(cluster.apps().size(), size_t(8));
    }

    void noOrderOfCallsBreaksTheBooks_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 12; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }

    void noOrderOfCallsBreaksTheBooks()
    {
        QFETCH(uint, seed);
        SimCase demo(SimCase::named(u"small"_s));
        std::mt19937 random(seed);
        const QStringList ids{u"/shop/frontend"_s, u"/shop/cart"_s, u"/edge/worker"_s, u"/new/one"_s, u"/new/two"_s};
        for (int i = 0; i < 150; ++i) {
            const QString id = ids.at(int(random() % 5));
            const QString force = random() % 2 == 0 ? u"?force=true"_s : QString();
            switch (random() % 12) {
            case 0:
                demo.send("PUT", u"/v2/apps"_s + id + force, R"({"cmd":"x","cpus":0.1,"mem":32,"instances":3})");
                break;
            case 1:
                demo.send("PUT", u"/v2/apps"_s + id + force,
                          "{\"instances\":" + QByteArray::number(int(random() % 6)) + "}");
                break;
            case 2:
                demo.send("POST", u"/v2/apps"_s + id + u"/restart"_s + force);
                break;
            case 3:
                demo.send("DELETE", u"/v2/apps"_s + id);
                break;
            case 4:
                demo.send("DELETE",
                          u"/v2/apps"_s + id + u"/tasks?scale="_s + (random() % 2 == 0 ? u"true"_s : u"false"_s));
                break;
            case 5:
                demo.cluster.setAgentReachable(int(random() % 6), random() % 2 == 0);
                break;
            case 6:
                demo.cluster.setHealthy(u"/shop/frontend"_s, -1, random() % 2 == 0);
                break;
            case 7:
                if (!demo.cluster.deployments().empty())
                    demo.send("DELETE", u"/v2/deployments/"_s + demo.cluster.deployments().front().id + force);
                break;
            case 8:
                demo.send("PUT", u"/v2/groups/new"_s + force,
                          R"({"apps":[{"id":"two","cmd":"y","cpus":0.1,"mem":32}]})");
                break;
            case 9:
                demo.cluster.setLeader(random() % 2 == 0 ? -1 : int(random() % 3));
                break;
            case 10:
                if (!demo.cluster.tasksOf(id).empty())
                    demo.cluster.failTask(demo.cluster.tasks()[size_t(demo.cluster.tasksOf(id).front())].id, u"boom"_s);
                break;
            default:
                demo.send("PUT", u"/v2/apps"_s + id + force,
                          "{\"cmd\":\"x\",\"env\":{\"R\":\"" + QByteArray::number(i) + "\"}}");
                break;
            }
            demo.cluster.advance(qint64(random() % 8000));
            const QString wrong = imbalance(demo.cluster);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"call %1: %2"_s.arg(i).arg(wrong)));
        }
        // Left alone and whole again, everything comes to rest.
        demo.cluster.setLeader(0);
        for (int agent = 0; agent < 6; ++agent)
            demo.cluster.setAgentReachable(agent, true);
        for (const QString &id : {u"/shop/frontend"_s, u"/shop/cart"_s})
            demo.cluster.setHealthy(id, -1, true);
        demo.cluster.advance(900000);
        QVERIFY2(demo.cluster.deployments().empty(), demo.send("GET", u"/v2/deployments"_s).body.constData());
        for (const auto &[id, app] : demo.cluster.apps()) {
            if (!app.pod && id != "/data/analytics"_L1)
                QVERIFY2(demo.count(id, u"TASK_RUNNING"_s) == app.definition.value("instances"_L1).toInt(),
                         qPrintable(id));
        }
        QCOMPARE(imbalance(demo.cluster), QString());
    }
};

MESOSCOPE_TEST(SimScenariosTest)
#include "tst_simscenarios.moc"
