// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulated servers can be told to be: older, forbidding, behind a router, without a leader, full.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "app/demo/versions.h"
#include "tests/demo/simcase.h"
#include "tests/demo/wirekit.h"
#include "tests/support/httpget.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::demo;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class ServedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsVersions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marathon"); ///< empty: refused
        QTest::addColumn<QString>("mesos");
        QTest::newRow("both") << u"marathon=0.11.0,mesos=0.28.2"_s << u"0.11.0"_s << u"0.28.2"_s;
        QTest::newRow("the other way round") << u"mesos=1.4.0, marathon=1.5.2"_s << u"1.5.2"_s << u"1.4.0"_s;
        QTest::newRow("one") << u"mesos=1.0.1"_s << u"1.11.24"_s << u"1.0.1"_s;
        QTest::newRow("short") << u"marathon=1.4"_s << u"1.4"_s << u"1.11.0"_s;
        QTest::newRow("nothing") << u""_s << QString() << QString();
        QTest::newRow("twice") << u"mesos=1.0.1,mesos=1.1.0"_s << QString() << QString();
        QTest::newRow("too old") << u"marathon=0.10.1"_s << QString() << QString();
        QTest::newRow("too old Mesos") << u"mesos=0.27.0"_s << QString() << QString();
        QTest::newRow("too new") << u"mesos=2.0.0"_s << QString() << QString();
        QTest::newRow("another server") << u"zookeeper=3.4.0"_s << QString() << QString();
        QTest::newRow("no number") << u"marathon=newest"_s << QString() << QString();
    }

    void readsVersions()
    {
        QFETCH(QString, text);
        QFETCH(QString, marathon);
        const auto versions = parseServedVersions(text);
        QCOMPARE(versions.ok(), !marathon.isEmpty());
        if (!versions.ok()) {
            QVERIFY(!versions.error().detail.isEmpty());
            return;
        }
        QCOMPARE(versions->marathon.version, marathon);
        QTEST(versions->mesos.version, "mesos");
    }

    /// The shapes themselves, beside what the program's readers make of them.
    void writesOldShapes()
    {
        Scenario scenario = SimCase::named(u"small"_s);
        scenario.versions = *parseServedVersions(u"marathon=0.11.0"_s);
        SimCase old(scenario);
        const QJsonObject app = old.app(u"/shop/frontend"_s);
        QVERIFY(!app.contains("networks"_L1) && !app.contains("portDefinitions"_L1) && !app.contains("fetch"_L1));
        const QJsonObject docker = app["container"_L1].toObject()["docker"_L1].toObject();
        QCOMPARE(docker["network"_L1].toString(), u"BRIDGE"_s);
        QCOMPARE(docker["portMappings"_L1].toArray().size(), 1);
        QCOMPARE(app["ports"_L1].toArray().at(0).toInt(), 10001);
        QVERIFY(app["uris"_L1].isArray() && app["cmd"_L1].isNull() && app["storeUrls"_L1].isArray());
        const QJsonObject task = app["tasks"_L1].toArray().at(0).toObject();
        QVERIFY(!task.contains("state"_L1) && !task.contains("ipAddresses"_L1));
        QVERIFY(!task["id"_L1].toString().contains(u"instance"_s));
        QVERIFY(task["healthCheckResults"_L1].toArray().at(0).toObject().contains("taskId"_L1));
        const QJsonObject group = old.get(u"/v2/groups?embed=group.apps&embed=group.apps.counts&embed=group.groups"_s);
        QVERIFY(!group["groups"_L1].toArray().at(0)["apps"_L1].toArray().at(0).toObject().contains("tasksRunning"_L1));
        QCOMPARE(old.send("GET", u"/v2/pods"_s).status, 404);
        QCOMPARE(old.send("PATCH", u"/v2/apps/shop/cart"_s, "{}").status, 405);
        const QJsonObject queue = old.get(u"/v2/queue"_s)["queue"_L1].toArray().at(0).toObject();
        QCOMPARE(queue.keys(), QStringList({u"app"_s, u"count"_s, u"delay"_s}));
        const WireReply wrong = old.send("POST", u"/v2/apps"_s, "{\"id\":\"/Bad_one\",\"cmd\":\"x\"}");
        QCOMPARE(wrong.status, 422);
        const QJsonObject problem = SimCase::body(wrong)["errors"_L1].toArray().at(0).toObject();
        QVERIFY(problem.contains("attribute"_L1) && problem.contains("error"_L1));
        const WireReply scaled = old.send("PUT", u"/v2/apps/shop/cart"_s, "{\"instances\":3}");
        QVERIFY(SimCase::header(scaled, "Marathon-Deployment-Id").isEmpty());
        old.cluster.advance(1000);
        const QJsonObject deployment = old.list(u"/v2/deployments"_s).at(0).toObject();
        QVERIFY(deployment["steps"_L1].toArray().at(0).isArray());
        QVERIFY(!deployment.contains("affectedPods"_L1));
    }

    void standbysAnswerThemselvesBeforeOne()
    {
        WireKit kit(u"small"_s);
        kit.scenario.versions = *parseServedVersions(u"mesos=0.28.2"_s);
        kit.cluster = std::make_unique<SimCluster>(kit.scenario);
        kit.context = std::make_unique<WireContext>(*kit.cluster);
        const int standby = (kit.cluster->leader() + 1) % 3;
        const WireReply state = kit.master("/state", standby);
        QCOMPARE(state.status, 200);
        const QJsonObject json = WireKit::object(state);
        QVERIFY(json["slaves"_L1].toArray().isEmpty() && json["frameworks"_L1].toArray().isEmpty());
        QVERIFY(json["pid"_L1].toString() != json["leader"_L1].toString());
        QVERIFY(!json.contains("elected_time"_L1));
        QCOMPARE(kit.master("/state.json").status, 200);
        QCOMPARE(kit.master("/roles").status, 404);
        QCOMPARE(kit.master("/roles.json").status, 200);
        QCOMPARE(kit.call("{\"type\":\"GET_STATE\"}").status, 404);
        const QByteArray whole = kit.master("/state").body;
        for (const char *later : {"\"gpus\"", "\"unreachable_tasks\"", "\"leader_info\"", "\"recovered_slaves\"",
                                  "\"drain_info\"", "\"domain\""})
            QVERIFY2(!whole.contains(later), later);
    }

    void limitsDeployments()
    {
        Scenario scenario = SimCase::plain(4);
        scenario.maxDeployments = 1;
        SimCase demo(scenario);
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, "{\"id\":\"/a\",\"cmd\":\"sleep 1\",\"instances\":2}").status, 201);
        const WireReply full = demo.send("POST", u"/v2/apps"_s, "{\"id\":\"/b\",\"cmd\":\"sleep 1\"}");
        QCOMPARE(full.status, 403);
        QVERIFY(SimCase::body(full)["message"_L1].toString().contains(u"Max number (1) of running deployments"_s));
        QCOMPARE(demo.cluster.apps().count(u"/b"_s), size_t(0));
        QCOMPARE(demo.send("POST", u"/v2/apps?force=true"_s, "{\"id\":\"/b\",\"cmd\":\"sleep 1\"}").status, 201);
        QVERIFY(demo.settled());
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, "{\"id\":\"/c\",\"cmd\":\"sleep 1\"}").status, 201);
    }

    void abdicates()
    {
        SimCase demo(SimCase::named(u"small"_s));
        const QString before = demo.get(u"/v2/leader"_s)["leader"_L1].toString();
        QCOMPARE(demo.send("DELETE", u"/v2/leader"_s).status, 200);
        QCOMPARE(demo.send("GET", u"/v2/info"_s).status, 200); // it says so first, and goes then
        demo.cluster.advance(600);
        const WireReply none = demo.send("GET", u"/v2/groups"_s);
        QCOMPARE(none.status, 502);
        QVERIFY(none.body.contains("Could not determine the current leader"));
        demo.cluster.advance(4000);
        const QString after = demo.get(u"/v2/leader"_s)["leader"_L1].toString();
        QVERIFY(!after.isEmpty() && after != before);
        const WireReply groups = demo.send("GET", u"/v2/groups"_s);
        QCOMPARE(groups.status, 200);
        QVERIFY(SimCase::header(groups, "X-Marathon-Leader").contains(after.toLatin1()));
        QVERIFY(!SimCase::header(groups, "X-Marathon-Via").isEmpty());
        const WireReply events = demo.send("GET", u"/v2/events"_s);
        QCOMPARE(events.status, 302);
        QVERIFY(SimCase::header(events, "Location").contains(after.toLatin1()));
    }

    /// A new leading master knows agents by the registry, and frameworks by their agents.
    void forgetsWhatEndedBeforeTheElection()
    {
        WireKit kit(u"small"_s);
        const auto names = [&kit](const char *list) {
            QStringList found;
            const QJsonArray frameworks = WireKit::object(kit.master("/frameworks"))[QLatin1String(list)].toArray();
            for (const QJsonValue framework : frameworks)
                found += framework[u"name"].toString();
            return found;
        };
        QVERIFY(names("completed_frameworks").contains(u"cassandra-old"_s));
        QVERIFY(names("frameworks").contains(u"spark"_s));
        kit.cluster->setLeader(1);
        kit.cluster->advance(10000);
        QVERIFY(names("completed_frameworks").isEmpty());
        QVERIFY(!names("frameworks").contains(u"spark"_s)); // disconnected, without a task
        QVERIFY(names("frameworks").contains(u"marathon"_s));
        QVERIFY(!kit.call("{\"type\":\"GET_FRAMEWORKS\"}").body.contains("cassandra-old"));
    }

    /// What waits makes Marathon look at offers: for a moment they are outstanding.
    void holdsOffersForAMoment()
    {
        WireKit kit(u"small"_s);
        int held = 0;
        for (int i = 0; i < 40; ++i) {
            kit.cluster->advance(250);
            const QJsonObject state = WireKit::object(kit.master("/state"));
            const QJsonArray offers = state["frameworks"_L1].toArray().at(0)["offers"_L1].toArray();
            const QJsonObject metrics = WireKit::object(kit.master("/metrics/snapshot"));
            QCOMPARE(metrics["master/outstanding_offers"_L1].toInt(), int(offers.size()));
            double cpus = 0;
            for (const QJsonValue &slave : state["slaves"_L1].toArray()) {
                const double offered = slave[u"offered_resources"][u"cpus"].toDouble();
                const double used = slave[u"used_resources"][u"cpus"].toDouble();
                QVERIFY(offered + used <= slave[u"resources"][u"cpus"].toDouble() + 0.001);
                cpus += offered;
            }
            QVERIFY(offers.isEmpty() ? cpus == 0.0 : cpus > 0);
            held += offers.isEmpty() ? 0 : 1;
        }
        QVERIFY2(held > 2 && held < 35, qPrintable(QString::number(held)));
    }

    void forbidsAndRoutes()
    {
        DemoServer server;
        Scenario scenario = *loadScenario(u"readonly"_s);
        QVERIFY(server.start({scenario, 0, 0}).ok());
        const QByteArray user = "Basic " + (server.user() + u':' + server.password()).toUtf8().toBase64();
        const auto at = [&server](const QString &path) { return QUrl(server.marathonUrl().toString() + path); };
        QCOMPARE(httpGet(at(u"/v2/groups"_s), user).status, 200);
        QCOMPARE(httpGet(at(u"/v2/queue"_s), user).status, 403);
        QCOMPARE(httpGet(at(u"/v2/queue"_s)).status, 401);
        const Got changed = httpSend("PUT", at(u"/v2/apps/web/site"_s), "{\"instances\":9}", user);
        QCOMPARE(changed.status, 403);
        QVERIFY(changed.json()[u"message"].toString().startsWith("Not Authorized"_L1));
        server.stop();

        scenario = *loadScenario(u"small"_s);
        scenario.router = true;
        scenario.marathonPrefix = u"/service/marathon"_s;
        QVERIFY(server.start({scenario, 0, 0}).ok());
        QCOMPARE(server.mesosUrls().size(), 1);
        const QString mesos = server.mesosUrls().first().toString();
        QVERIFY(mesos.endsWith("/mesos"_L1));
        const QJsonDocument state = httpGet(QUrl(mesos + u"/master/state"_s)).json();
        QCOMPARE(state[u"slaves"].toArray().size(), 6);
        const QString agent = state[u"slaves"][0][u"id"].toString();
        for (const QString &form : {u"/agent/"_s, u"/slave/"_s}) {
            const QUrl url(mesos.chopped(6) + form + agent + u"/slave(1)/state"_s);
            QCOMPARE(httpGet(url).json()[u"id"].toString(), agent);
        }
        QCOMPARE(httpGet(at(u"/v2/info"_s)).status, 200);
        server.run([](SimCluster &cluster) { cluster.setLeader(-1); });
        QCOMPARE(httpGet(QUrl(mesos + u"/master/state"_s)).status, 502);
    }
};

MESOSCOPE_TEST(ServedTest)

#include "tst_served.moc"
