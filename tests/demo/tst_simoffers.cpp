// SPDX-License-Identifier: GPL-3.0-or-later
// Which offers an app takes, and at which step it lets the others go.
#include "app/demo/offermatch.h"
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class SimOffersTest : public QObject
{
    Q_OBJECT

    static SimAgent agent(const QString &host, const QString &rack, const QString &generation = u"3"_s)
    {
        SimAgent one;
        one.hostname = host;
        one.attributes = {{u"rack"_s, rack}, {u"generation"_s, generation}};
        one.region = u"eu"_s;
        one.zone = u"a"_s;
        return one;
    }

private slots:
    void operators_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("accepted"); // h1 (rack r1) while r1 has 2 instances, r2 has 1; h1 has 1
        QTest::newRow("unique host taken") << u"hostname"_s << u"UNIQUE"_s << QString() << false;
        QTest::newRow("@hostname is hostname") << u"@hostname"_s << u"LIKE"_s << u"h1"_s << true;
        QTest::newRow("cluster by value") << u"rack"_s << u"CLUSTER"_s << u"r1"_s << true;
        QTest::newRow("cluster by another value") << u"rack"_s << u"CLUSTER"_s << u"r2"_s << false;
        QTest::newRow("cluster with the others") << u"rack"_s << u"CLUSTER"_s << QString() << true;
        QTest::newRow("group by: the fuller rack") << u"rack"_s << u"GROUP_BY"_s << QString() << false;
        QTest::newRow("like matches the whole") << u"rack"_s << u"LIKE"_s << u"r"_s << false;
        QTest::newRow("like") << u"rack"_s << u"LIKE"_s << u"r[12]"_s << true;
        QTest::newRow("unlike") << u"rack"_s << u"UNLIKE"_s << u"r1"_s << false;
        QTest::newRow("unlike another") << u"rack"_s << u"UNLIKE"_s << u"r2"_s << true;
        QTest::newRow("max per reached") << u"rack"_s << u"MAX_PER"_s << u"2"_s << false;
        QTest::newRow("max per not reached") << u"rack"_s << u"MAX_PER"_s << u"3"_s << true;
        QTest::newRow("is") << u"rack"_s << u"IS"_s << u"r1"_s << true;
        QTest::newRow("is a number") << u"generation"_s << u"IS"_s << u"3.0001"_s << true;
        QTest::newRow("is another number") << u"generation"_s << u"IS"_s << u"4"_s << false;
        QTest::newRow("region") << u"@region"_s << u"IS"_s << u"eu"_s << true;
        QTest::newRow("zone") << u"@zone"_s << u"IS"_s << u"b"_s << false;
        QTest::newRow("missing attribute") << u"ssd"_s << u"LIKE"_s << u".*"_s << false;
        QTest::newRow("only unlike accepts a missing one") << u"ssd"_s << u"UNLIKE"_s << u".*"_s << true;
    }

    void operators()
    {
        QFETCH(QString, field);
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(bool, accepted);
        const SimAgent h1 = agent(u"h1"_s, u"r1"_s);
        const SimAgent h2 = agent(u"h2"_s, u"r1"_s);
        const SimAgent h3 = agent(u"h3"_s, u"r2"_s);
        RunSpec spec;
        spec.constraints.push_back({field, op, value});
        const PlacedCounts counts = countPlaced(spec, {&h1, &h2, &h3});
        QCOMPARE(constraintAccepts(spec.constraints.front(), h1, counts.front()), accepted);
    }

    void groupByFillsTheEmptierGroups()
    {
        const SimAgent h1 = agent(u"h1"_s, u"r1"_s);
        const SimAgent h3 = agent(u"h3"_s, u"r2"_s);
        const Constraint two{u"rack"_s, u"GROUP_BY"_s, u"2"_s};
        QVERIFY(constraintAccepts(two, h1, {}));
        QVERIFY(!constraintAccepts(two, h1, {{u"r1"_s, 1}})); // a second rack must be found first
        QVERIFY(constraintAccepts(two, h3, {{u"r1"_s, 1}}));
        QVERIFY(constraintAccepts(two, h1, {{u"r1"_s, 1}, {u"r2"_s, 1}}));
        QVERIFY(!constraintAccepts(two, h1, {{u"r1"_s, 2}, {u"r2"_s, 1}}));
    }

    void constraintsHoldInTheCluster()
    {
        SimCase demo(SimCase::plain(6));
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/u","cmd":"x","instances":6,"constraints":[["hostname","UNIQUE"]]})");
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/g","cmd":"x","instances":6,"cpus":0.1,"constraints":[["@zone","GROUP_BY","2"]]})");
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/c","cmd":"x","instances":3,"cpus":0.1,"constraints":[["rack","CLUSTER"]]})");
        QVERIFY(demo.settled());
        QSet<qint32> hosts;
        for (const qint32 task : demo.cluster.tasksOf(u"/u"_s))
            hosts.insert(demo.cluster.tasks()[size_t(task)].agent);
        QCOMPARE(hosts.size(), 6);
        int zoneA = 0;
        for (const qint32 task : demo.cluster.tasksOf(u"/g"_s))
            zoneA += demo.cluster.agents()[size_t(demo.cluster.tasks()[size_t(task)].agent)].zone == "a"_L1 ? 1 : 0;
        QCOMPARE(zoneA, 3);
        QSet<QString> racks;
        for (const qint32 task : demo.cluster.tasksOf(u"/c"_s))
            racks.insert(
                demo.cluster.agents()[size_t(demo.cluster.tasks()[size_t(task)].agent)].attributes.value(u"rack"_s));
        QCOMPARE(racks.size(), 1);
    }

    void whatDoesNotFitWaitsForAReason_data()
    {
        QTest::addColumn<QByteArray>("app");
        QTest::addColumn<QString>("reason");
        QTest::newRow("cpus") << QByteArray(R"("cpus":99)") << u"InsufficientCpus"_s;
        QTest::newRow("memory") << QByteArray(R"("mem":99999)") << u"InsufficientMemory"_s;
        QTest::newRow("disk") << QByteArray(R"("disk":9999999)") << u"InsufficientDisk"_s;
        QTest::newRow("gpus") << QByteArray(R"("gpus":1)") << u"InsufficientGpus"_s;
        QTest::newRow("port outside the range")
            << QByteArray(R"("requirePorts":true,"portDefinitions":[{"port":80}])") << u"InsufficientPorts"_s;
        QTest::newRow("constraint") << QByteArray(R"("constraints":[["rack","IS","r9"]])")
                                    << u"UnfulfilledConstraint"_s;
        QTest::newRow("role") << QByteArray(R"("acceptedResourceRoles":["nobody"])") << u"UnfulfilledRole"_s;
    }

    void whatDoesNotFitWaitsForAReason()
    {
        QFETCH(QByteArray, app);
        QFETCH(QString, reason);
        SimCase demo(SimCase::plain(3));
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, R"({"id":"/w","cmd":"x",)" + app + "}").status, 201);
        demo.cluster.advance(30000);
        const SimApp &waiting = demo.cluster.apps().at(u"/w"_s);
        QCOMPARE(waiting.queued, 1);
        QCOMPARE(waiting.rejects.value(reason), qMakePair(3, 3));
        QVERIFY(waiting.processedOffers >= 9); // offers come again and again
        QCOMPARE(waiting.unusedOffers, waiting.processedOffers);
        QVERIFY(demo.cluster.rejectionReasons(u"/w"_s, 0).contains(reason));
        QCOMPARE(demo.cluster.deployments().size(), size_t(1)); // and so does its deployment
    }

    void aFixedPortIsTakenOncePerAgent()
    {
        SimCase demo(SimCase::plain(2));
        demo.send("POST", u"/v2/apps"_s,
                  R"({"id":"/p","cmd":"x","instances":3,"requirePorts":true,"portDefinitions":[{"port":31080}]})");
        demo.cluster.advance(30000);
        QCOMPARE(demo.count(u"/p"_s, u"TASK_RUNNING"_s), 2);
        QCOMPARE(demo.cluster.apps().at(u"/p"_s).rejects.value(u"InsufficientPorts"_s), qMakePair(2, 2));
    }

    void reservationsAreForTheirRole()
    {
        QJsonObject content = SimCase::plain(1).content;
        QJsonObject host = content.value("agents"_L1).toArray().first().toObject();
        host.insert("reservedRole"_L1, u"prod"_s);
        host.insert("reserved"_L1, SimCase::object(R"({"cpus":6,"mem":8192,"disk":100})"));
        content.insert("agents"_L1, QJsonArray{host});
        SimCase demo(SimCase::scenarioOf(content));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/anybody","cmd":"x","cpus":4})");
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/prod","cmd":"x","cpus":4,"role":"prod"})");
        demo.cluster.advance(20000);
        QCOMPARE(demo.count(u"/anybody"_s, u"TASK_RUNNING"_s), 0); // 2 of 8 cpus are free for everybody
        QCOMPARE(demo.count(u"/prod"_s, u"TASK_RUNNING"_s), 1);
    }

    void aWaitingAppStartsWhenThereIsRoom()
    {
        SimCase demo(SimCase::plain(1));
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/big","cmd":"x","cpus":6})");
        QVERIFY(demo.settled());
        demo.send("POST", u"/v2/apps"_s, R"({"id":"/next","cmd":"x","cpus":6})");
        demo.cluster.advance(60000);
        QCOMPARE(demo.count(u"/next"_s, u"TASK_RUNNING"_s), 0);
        demo.send("DELETE", u"/v2/apps/big"_s);
        QVERIFY(demo.until([&] { return demo.count(u"/next"_s, u"TASK_RUNNING"_s) == 1; }, 60));
        QVERIFY(demo.cluster.apps().at(u"/next"_s).rejects.isEmpty());
    }
};

MESOSCOPE_TEST(SimOffersTest)
#include "tst_simoffers.moc"
