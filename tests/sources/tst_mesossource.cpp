// SPDX-License-Identifier: GPL-3.0-or-later
// The Mesos source on the recorded cluster: standbys, fail-overs, old masters.
#include "app/net/httptransport.h"
#include "app/sources/mesos/mesossource.h"
#include "tests/sources/testdata.h"
#include "tests/support/fileserver.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

struct Rig
{
    explicit Rig(const QList<QUrl> &urls, int pollMs = 40, Secret secret = {})
        : endpoint{SourceId::Mesos, urls, Dialect::None, false, {}, {}},
          transport(urls, std::move(secret)),
          source(transport, endpoint, clock, agents, pollMs),
          watch(source)
    {
        source.start();
    }
    Endpoint endpoint;
    HttpTransport transport;
    ManualClock clock{1795341600000};
    AgentDirectory agents;
    MesosSource source;
    Watch watch;
};

QString addressOf(const QUrl &url)
{
    return url.host() + u':' + QString::number(url.port());
}

} // namespace

class MesosSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void observesTheRecordedCluster()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        Rig rig({files.masterUrl(), files.standbyUrl()}, 60000);
        QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
        const auto &seen = rig.watch.last<MesosObservation>();
        QCOMPARE(seen.agents.size(), size_t(3));
        QCOMPARE(seen.roles.size(), size_t(8));
        QCOMPARE(seen.version, u"1.11.0"_s);
        QCOMPARE(rig.watch.state.version, u"1.11.0"_s);
        QCOMPARE(seen.leader, addressOf(files.masterUrl()));
        QCOMPARE(seen.masters.size(), size_t(2));
        for (const MasterInfo &master : seen.masters) {
            QVERIFY(master.answered);
            QCOMPARE(master.version, u"1.11.0"_s);
            QCOMPARE(master.leader, master.address == addressOf(files.masterUrl()));
        }
        for (const Agent &agent : seen.agents) {
            const QList<QUrl> addresses = rig.agents.addressesOf(agent.id);
            QVERIFY(!addresses.isEmpty());
            QCOMPARE(addresses.first().toString(), u"http://"_s + addressOfPid(agent.pid));
        }
    }

    void followsAStandbyToALeaderNobodyNamed()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        Rig rig({files.standbyUrl()}, 60000, Secret::basic(u"u"_s, u"p"_s));
        QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
        const auto &seen = rig.watch.last<MesosObservation>();
        QCOMPARE(seen.agents.size(), size_t(3));
        QCOMPARE(seen.masters.size(), size_t(2)); // the standby that was asked, and the leader
        QVERIFY(seen.masters.back().leader);
        QCOMPARE(seen.masters.back().address, addressOf(files.masterUrl()));
        QVERIFY(!files.master().requests.isEmpty());
        for (const ScriptedRequest &request : std::as_const(files.master().requests))
            QVERIFY(!request.headers.contains("authorization"));
        QVERIFY(files.standby().requests.first().headers.contains("authorization"));
    }

    void livesThroughAFailOver()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        Rig rig({files.masterUrl(), files.standbyUrl()});
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), 20000);
        files.master().stop(); // the standby goes on redirecting to the dead one
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Stale), 20000);
        QCOMPARE(int(rig.watch.state.error->kind), int(Error::Kind::Unreachable));
        QCOMPARE(rig.watch.last<MesosObservation>().agents.size(), size_t(3)); // nothing empty was published
        files.standby().setHandler([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(503, "No leader elected", {}, "text/plain; charset=utf-8");
        });
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.error->kind), int(Error::Kind::NoLeader), 20000);
        files.setState(u"state_failover_port5050_slaves0_recovered3_fw3"_s);
        QVERIFY(files.master().restart());
        // By then the polls are 30 s and more apart where the machine is slow.
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), 60000);
        QCOMPARE(rig.watch.last<MesosObservation>().recoveredAgents, 3);
        files.setState(u"state_after_failover"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.last<MesosObservation>().recoveredAgents, 0, 20000);
        QCOMPARE(rig.watch.last<MesosObservation>().agents.size(), size_t(3));
    }

    void asksTheLeaderWhereAnOldStandbyAnswersItself()
    {
        ScriptedServer leader;
        ScriptedServer standby;
        const QByteArray leaderPid = "master@127.0.0.1:" + QByteArray::number(leader.port());
        const QByteArray standbyPid = "master@127.0.0.1:" + QByteArray::number(standby.port());
        const auto answer = [leaderPid](const QByteArray &pid, const QByteArray &agents) {
            return [=](const ScriptedRequest &request, const ScriptedReply &reply) {
                if (request.path == "/state.json"_L1)
                    reply.send(200, js("{`version`:`0.22.1`,`id`:`x`,`pid`:`") + pid + js("`,`leader`:`") + leaderPid +
                                        js("`,`slaves`:[") + agents + "]}");
                else
                    reply.send(404, "404 Not Found.", {}, "text/plain");
            };
        };
        leader.setHandler(answer(leaderPid, js("{`id`:`S1`,`hostname`:`h`}")));
        standby.setHandler(answer(standbyPid, {}));
        Rig rig({standby.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), 20000);
        QCOMPARE(rig.watch.last<MesosObservation>().agents.size(), size_t(1));
        QVERIFY(!rig.watch.state.error.has_value()); // there is no /roles.json, and none is missed
        QCOMPARE(standby.count("GET", u"/state"_s), 1);
        QCOMPARE(standby.count("GET", u"/state.json"_s), 1);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("401") << 401 << QByteArray("401 Unauthorized.") << int(Error::Kind::Unauthorized);
        QTest::newRow("403") << 403 << QByteArray("403 Forbidden.") << int(Error::Kind::Forbidden);
        QTest::newRow("404") << 404 << QByteArray("404 Not Found.") << int(Error::Kind::NotFound);
        QTest::newRow("no leader") << 503 << QByteArray("No leader elected") << int(Error::Kind::NoLeader);
        QTest::newRow("cut") << 200 << QByteArray("{\"pid\":\"master@1.2.3.4:5050\",\"slaves\":[{\"id\":")
                             << int(Error::Kind::Protocol);
        QTest::newRow("not Mesos") << 200 << QByteArray("{\"hello\":1}") << int(Error::Kind::Protocol);
        QTest::newRow("login") << 200 << QByteArray("<!DOCTYPE html><title>x</title>") << int(Error::Kind::Protocol);
    }

    void saysWhatIsWrong()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        ScriptedServer server(
            [=](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(status, body, {}, "text/plain"); });
        Rig rig({server.url()});
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Failed), 20000);
        QCOMPARE(int(rig.watch.state.error->kind), kind);
        QCOMPARE(int(rig.watch.state.error->source), int(SourceId::Mesos));
        QVERIFY(rig.watch.observations.isEmpty());
    }

    void staysLiveWithoutRoles()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        files.master().setHandler([&files](const ScriptedRequest &request, const ScriptedReply &reply) {
            request.path == "/roles"_L1 ? reply.send(403, "403 Forbidden.", {}, "text/plain")
                                        : reply.send(200, files.recording(u"master/state"_s));
        });
        Rig rig({files.masterUrl()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), 20000);
        QCOMPARE(int(rig.watch.state.error->kind), int(Error::Kind::Forbidden));
        QCOMPARE(rig.watch.last<MesosObservation>().agents.size(), size_t(3));
    }

    void takesOnlyWebAddresses()
    {
        Rig rig({QUrl(u"zk://h1:2181,h2:2181/mesos"_s)});
        QCOMPARE(int(rig.watch.state.phase), int(Phase::Failed));
        QCOMPARE(int(rig.watch.state.error->kind), int(Error::Kind::Unsupported));
        rig.source.refresh();
        QVERIFY(rig.watch.observations.isEmpty());
    }

    void asksAnotherLeaderAtOnce()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        ScriptedServer silent; // a leader that was cut off: nobody has told its connections
        Endpoint endpoint;
        endpoint.source = SourceId::Mesos;
        HttpTransport transport({}, {});
        ManualClock clock{1795341600000};
        AgentDirectory agents;
        MesosSource source(transport, endpoint, clock, agents, 600000);
        Watch watch(source);
        source.expectUrls();
        source.start();
        QCOMPARE(int(watch.state.phase), int(Phase::Connecting)); // nobody is named yet
        Error error;
        error.kind = Error::Kind::NoLeader;
        error.discovery = Error::Discovery::NoLeader;
        source.setUrlProblem(error);
        QCOMPARE(int(watch.state.phase), int(Phase::Failed));
        QCOMPARE(int(watch.state.error->source), int(SourceId::Mesos));
        source.setUrlProblem({});
        QCOMPARE(int(watch.state.phase), int(Phase::Connecting));

        source.setMasters({silent.url(), files.masterUrl()}, {silent.url(), files.masterUrl()});
        QTRY_VERIFY(silent.count("GET", u"/state"_s) > 0);
        source.setMasters({files.masterUrl(), silent.url()}, {files.masterUrl(), silent.url()});
        QTRY_COMPARE(int(watch.state.phase), int(Phase::Live)); // long before the silent one's time is over
        QCOMPARE(watch.last<MesosObservation>().agents.size(), size_t(3));
        QCOMPARE(watch.last<MesosObservation>().masters.size(), size_t(2));
        QVERIFY(!watch.state.error);

        // ZooKeeper is gone, Mesos is not: live, and it says so.
        error.kind = Error::Kind::Unreachable;
        error.discovery = Error::Discovery::NoQuorum;
        source.setUrlProblem(error);
        QCOMPARE(int(watch.state.phase), int(Phase::Live));
        QVERIFY(watch.state.error && watch.state.error->discovery == Error::Discovery::NoQuorum);
        const qsizetype before = watch.observations.size();
        source.refresh();
        QTRY_COMPARE(watch.observations.size(), before + 1);
        QVERIFY(watch.state.error && watch.state.error->discovery == Error::Discovery::NoQuorum);
        source.setUrlProblem({});
        QVERIFY(!watch.state.error);
    }

    void survivesItsOwnEndWhileAskingAndReading()
    {
        FileServer files(QStringLiteral(MESOSCOPE_TEST_DATA));
        for (int wait = 0; wait < 30; wait += 3) {
            auto rig = std::make_unique<Rig>(QList<QUrl>{files.masterUrl(), files.standbyUrl()}, 1);
            QTest::qWait(wait);
            rig.reset();
        }
        QVERIFY(!files.master().requests.isEmpty());
    }
};

/// Which addresses of agents may be asked.
class AgentDirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPids_data()
    {
        QTest::addColumn<QString>("pid");
        QTest::addColumn<QString>("address");
        QTest::newRow("agent") << u"slave(1)@10.0.0.1:5051"_s << u"10.0.0.1:5051"_s;
        QTest::newRow("IPv6") << u"master@[::1]:5050"_s << u"[::1]:5050"_s;
        for (const char *bad : {"", "slave(1)", "slave(1)@", "slave(1)@host", "x@h:0", "x@h:70000", "x@h:12a",
                                "x@h/../y:80", "x@u:p#h:80", "x@ :80"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }

    void readsPids()
    {
        QFETCH(QString, pid);
        QFETCH(QString, address);
        QCOMPARE(addressOfPid(pid), address);
    }

    void namesOnlyWhatTheMasterNamed()
    {
        AgentDirectory directory;
        Agent agent;
        agent.id = AgentId(u"S1"_s);
        agent.hostname = u"node1"_s;
        agent.port = 5051;
        agent.pid = u"slave(1)@10.0.0.1:5051"_s;
        directory.update({agent}, QUrl(u"https://m1:5050"_s));
        QStringList addresses;
        for (const QUrl &url : directory.addressesOf(agent.id))
            addresses += url.toString();
        QCOMPARE(addresses, QStringList({u"https://10.0.0.1:5051"_s, u"https://node1:5051"_s,
                                         u"https://10.0.0.1:5051/agent/S1"_s}));
        QVERIFY(directory.addressesOf(AgentId(u"S2"_s)).isEmpty());
        directory.update({agent}, QUrl(u"https://dcos.example/mesos"_s));
        QCOMPARE(directory.addressesOf(agent.id).first().toString(), u"https://dcos.example/agent/S1"_s);
        directory.update({}, QUrl(u"https://m1:5050"_s));
        QVERIFY(!directory.addressesOf(agent.id).isEmpty()); // its sandbox may still answer
    }
};

MESOSCOPE_TEST(MesosSourceTest)
MESOSCOPE_TEST(AgentDirectoryTest)

#include "tst_mesossource.moc"
