// SPDX-License-Identifier: GPL-3.0-or-later
// Leader discovery against a real ensemble of three servers, which die and come back.
#include "app/backends.h"
#include "app/demo/demoserver.h"
#include "app/sources/zookeeper/leaderdiscovery.h"
#include "tests/demo/quiet.h"
#include "tests/e2e/programrun.h"
#include "tests/servers/zookeeperensemble.h"
#include "tests/sources/testdata.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;
using Discovery = Error::Discovery;

namespace {

constexpr int Long = 40000; ///< elections, JVMs and back-off on a busy machine

QByteArray registration(int port, const QByteArray &host = "127.0.0.1")
{
    return js("{`address`:{`hostname`:`") + host + js("`,`ip`:`") + (host == "127.0.0.1" ? host : QByteArray()) +
           js("`,`port`:") + QByteArray::number(port) + js("},`capabilities`:[],`hostname`:`") + host +
           js("`,`id`:`x`,`ip`:16777343,`pid`:`master@") + host + ':' + QByteArray::number(port) + js("`,`port`:") +
           QByteArray::number(port) + js(",`version`:`1.11.0`}");
}

/// Shorter than the program's own, so that a test need not wait; the order of events is the same.
LeaderDiscovery::Timing quick()
{
    LeaderDiscovery::Timing timing;
    timing.sessionMs = 4000;
    timing.attemptMs = 3000;
    timing.retryMs = 250;
    timing.maxRetryMs = 1000;
    timing.rereadMs = 600000; // what is seen is seen by a watch
    timing.brokenRereadMs = 600000;
    return timing;
}

struct Found
{
    explicit Found(const ZkAddress &address, const Secret &secret = {}, const LeaderDiscovery::Timing &timing = quick())
        : discovery(address, secret, timing), changes(&discovery, &LeaderDiscovery::problemChanged)
    {
        discovery.start();
    }
    bool knows(int port) const
    {
        const auto &all = discovery.masters();
        return std::any_of(all.begin(), all.end(), [port](const ElectedMaster &master) { return master.port == port; });
    }
    int leader() const { return discovery.masters().isEmpty() ? -1 : discovery.masters().constFirst().port; }
    Discovery problem() const { return discovery.problem() ? discovery.problem()->discovery : Discovery::None; }

    LeaderDiscovery discovery;
    QSignalSpy changes;
};

/// The Mesos source of a whole connection, as the program makes it.
struct Connection
{
    explicit Connection(const QList<QUrl> &urls, const Secret &secret = {})
    {
        Endpoint endpoint;
        endpoint.source = SourceId::Mesos;
        endpoint.urls = urls;
        endpoint.usesSecret = !secret.isEmpty();
        profile.endpoints = {endpoint};
        profile.pollMs = 200;
        Secrets secrets;
        if (!secret.isEmpty())
            secrets.insert(SourceId::Mesos, secret);
        backends = makeBackends(profile, secrets, clock);
        watch = std::make_unique<Watch>(*backends.sources.front());
        backends.sources.front()->start();
    }
    ~Connection()
    {
        backends.logs.reset();
        backends.sources.clear();
    }
    const SourceState &state() const { return watch->state; }
    Discovery problem() const { return state().error ? state().error->discovery : Discovery::None; }

    SystemClock clock;
    Profile profile;
    Backends backends;
    std::unique_ptr<Watch> watch;
};

} // namespace

class ZooKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_ensemble.reset(); }
    void init();
    void cleanup() { m_writer.reset(); }

    void findsTheLeader();
    void followsAChange();
    void followsTheEndOfALeadersSession();
    void saysThatNoMasterIsRegistered();
    void saysThatThePathIsMissing();
    void saysWhatCannotBeRead();
    void signsInByDigest();
    void nobodyNoticesOneServer();
    void losesItsQuorumAndRecovers();
    void losesEveryServerAndRecovers();
    void beginsAnotherSessionWhenOneExpires();
    void doesNotStormADeadEnsemble();
    void neverBlocksAtItsEnd();

    void theSourceAsksTheLeader();
    void theSourceLivesWithoutQuorum();
    void theSourceSaysWhatIsWrongBeforeAnyLeader();
    void theSignInStaysWithTypedHosts();
    void theProgramExportsThroughIt();

private:
    QStringList enlist(const QList<int> &ports);

    std::unique_ptr<ZooKeeperEnsemble> m_ensemble;
    std::unique_ptr<ZooKeeperWriter> m_writer;
};

void ZooKeeperTest::initTestCase()
{
    NEED_ZOOKEEPER();
    m_ensemble = std::make_unique<ZooKeeperEnsemble>();
    QVERIFY2(m_ensemble->start(), qPrintable(m_ensemble->problem()));
}

void ZooKeeperTest::init()
{
    QVERIFY2(m_ensemble->heal(), qPrintable(m_ensemble->problem()));
    m_writer = std::make_unique<ZooKeeperWriter>(m_ensemble->address());
    QVERIFY(m_writer->isConnected());
    QVERIFY(m_writer->removeAll(u"/mesos"_s));
    QVERIFY(m_writer->create(u"/mesos"_s));
    QVERIFY(m_writer->create(u"/mesos/log_replicas"_s)); // real masters keep it there
}

/// Paths of the masters' nodes, in the order of @p ports: the first leads.
QStringList ZooKeeperTest::enlist(const QList<int> &ports)
{
    QStringList paths;
    for (const int port : ports)
        paths += m_writer->createSequence(u"/mesos/json.info_"_s, registration(port));
    return paths;
}

void ZooKeeperTest::findsTheLeader()
{
    QVERIFY(!enlist({5052, 5050, 5051}).contains(QString()));
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5052, Long);
    QCOMPARE(found.discovery.masters().size(), 3);
    QCOMPARE(found.discovery.masters().at(1).port, 5050);
    QCOMPARE(found.discovery.masters().at(1).version, u"1.11.0"_s);
    QCOMPARE(found.changes.size(), 0);
}

void ZooKeeperTest::followsAChange()
{
    const QStringList nodes = enlist({5050, 5051, 5052});
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    QVERIFY(m_writer->remove(nodes.at(0)));
    QTRY_COMPARE(found.leader(), 5051);
    enlist({5050}); // the former leader is back, at the end of the queue
    QTRY_COMPARE(found.discovery.masters().size(), 3);
    QCOMPARE(found.leader(), 5051);
    QVERIFY(m_writer->remove(nodes.at(1)));
    QTRY_COMPARE(found.leader(), 5052); // the watch is set again after each change
    QCOMPARE(found.changes.size(), 0);
}

void ZooKeeperTest::followsTheEndOfALeadersSession()
{
    auto leader = std::make_unique<ZooKeeperWriter>(m_ensemble->address());
    QVERIFY(!leader->createSequence(u"/mesos/json.info_"_s, registration(5050)).isEmpty());
    enlist({5051});
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    leader.reset();
    QTRY_COMPARE(found.leader(), 5051);
}

void ZooKeeperTest::saysThatNoMasterIsRegistered()
{
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::NoLeader, Long);
    QCOMPARE(found.discovery.problem()->kind, Error::Kind::NoLeader);
    const QStringList nodes = enlist({5050});
    QTRY_COMPARE(found.leader(), 5050);
    QCOMPARE(found.problem(), Discovery::None);
    QVERIFY(m_writer->remove(nodes.at(0)));
    QTRY_COMPARE(found.problem(), Discovery::NoLeader);
    QCOMPARE(found.leader(), 5050); // whoever led last
}

void ZooKeeperTest::saysThatThePathIsMissing()
{
    Found found(m_ensemble->address(u"/mesos/elsewhere"_s));
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::NoNode, Long);
    QVERIFY(m_writer->create(u"/mesos/elsewhere"_s));
    QTRY_COMPARE(found.problem(), Discovery::NoLeader);
    QVERIFY(!m_writer->createSequence(u"/mesos/elsewhere/json.info_"_s, registration(5050)).isEmpty());
    QTRY_COMPARE(found.leader(), 5050);
}

void ZooKeeperTest::saysWhatCannotBeRead()
{
    const QString bad = m_writer->createSequence(u"/mesos/json.info_"_s, "\xff\x00{]");
    enlist({5050});
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::Unreadable, Long);
    QCOMPARE(found.leader(), -1); // the second one does not lead
    QVERIFY(m_writer->remove(bad));
    QTRY_COMPARE(found.leader(), 5050);
    // A standby that cannot be read costs nothing.
    QVERIFY(!m_writer->createSequence(u"/mesos/json.info_"_s, "[]").isEmpty());
    enlist({5051});
    QTRY_COMPARE(found.discovery.masters().size(), 2);
    QCOMPARE(found.problem(), Discovery::None);
}

void ZooKeeperTest::signsInByDigest()
{
    QVERIFY(m_writer->signIn("reader:hush"));
    QVERIFY(m_writer->create(u"/mesos/locked"_s, {}, true));
    QVERIFY(!m_writer->createSequence(u"/mesos/locked/json.info_"_s, registration(5050)).isEmpty());
    const ZkAddress address = m_ensemble->address(u"/mesos/locked"_s);
    Found stranger(address);
    QTRY_COMPARE_WITH_TIMEOUT(stranger.problem(), Discovery::Denied, Long);
    Found impostor(address, Secret::basic(u"reader"_s, u"guess"_s));
    QTRY_COMPARE_WITH_TIMEOUT(impostor.problem(), Discovery::Denied, Long);
    Found reader(address, Secret::basic(u"reader"_s, u"hush"_s));
    QTRY_COMPARE_WITH_TIMEOUT(reader.leader(), 5050, Long);
    QCOMPARE(reader.changes.size(), 0);
    QVERIFY(m_writer->removeAll(u"/mesos/locked"_s)); // nobody else could
}

void ZooKeeperTest::nobodyNoticesOneServer()
{
    enlist({5050});
    Found found(m_ensemble->address(), {}, LeaderDiscovery::Timing()); // the program's own timing
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    for (int lost = 0; lost < 3; ++lost) { // one of them is the one that the session is with, one leads
        m_ensemble->kill(lost);
        const int port = 5060 + lost;
        // It may be registered twice, if only the answer was lost; what counts is that the change is heard of.
        QTRY_VERIFY_WITH_TIMEOUT(!m_writer->createSequence(u"/mesos/json.info_"_s, registration(port)).isEmpty(), Long);
        QTRY_VERIFY_WITH_TIMEOUT(found.knows(port), Long);
        QVERIFY2(m_ensemble->heal(), qPrintable(m_ensemble->problem()));
    }
    QCOMPARE(found.leader(), 5050);
    QCOMPARE(found.changes.size(), 0);
}

void ZooKeeperTest::losesItsQuorumAndRecovers()
{
    enlist({5050, 5051});
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    m_ensemble->kill(0);
    m_ensemble->kill(1);
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::NoQuorum, Long);
    QVERIFY(found.discovery.problem()->detail.contains(u"127.0.0.1:%1: runs"_s.arg(m_ensemble->port(2))));
    QCOMPARE(found.leader(), 5050); // who led last goes on being asked
    QVERIFY2(m_ensemble->heal(), qPrintable(m_ensemble->problem()));
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::None, Long);
}

void ZooKeeperTest::losesEveryServerAndRecovers()
{
    enlist({5050});
    Found found(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    for (int i = 0; i < 3; ++i)
        m_ensemble->kill(i);
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::Unreachable, Long);
    QCOMPARE(found.discovery.problem()->kind, Error::Kind::Unreachable);
    QVERIFY2(m_ensemble->heal(), qPrintable(m_ensemble->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(found.problem() == Discovery::None || found.problem() == Discovery::NoLeader, Long);
    // The masters' sessions may have gone with the servers: a new one is found all the same.
    m_writer = std::make_unique<ZooKeeperWriter>(m_ensemble->address());
    enlist({5059});
    QTRY_COMPARE_WITH_TIMEOUT(found.discovery.masters().constLast().port, 5059, Long);
    QTRY_COMPARE_WITH_TIMEOUT(found.problem(), Discovery::None, Long);
}

void ZooKeeperTest::beginsAnotherSessionWhenOneExpires()
{
    const QStringList nodes = enlist({5050, 5051});
    Wire wire(m_ensemble->port(0));
    ZkAddress address = m_ensemble->address();
    address.servers = {{u"127.0.0.1"_s, wire.port()}};
    LeaderDiscovery::Timing timing = quick();
    timing.sessionMs = 1000;
    timing.attemptMs = 600000; // it would give the session up by itself
    Found found(address, {}, timing);
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5050, Long);
    const int before = m_ensemble->sessions();
    QVERIFY(before > 0);
    const int wired = wire.connections();
    wire.cut();
    QTRY_VERIFY_WITH_TIMEOUT(m_ensemble->sessions() < before, Long);
    QVERIFY(m_writer->remove(nodes.at(0))); // a change that its watch could not tell
    wire.mend();
    QTRY_COMPARE_WITH_TIMEOUT(found.leader(), 5051, Long);
    QVERIFY(wire.connections() >= wired + 2); // one to hear that the old session is over, one for the new
    QCOMPARE(found.changes.size(), 0);
    QVERIFY(m_writer->remove(nodes.at(1)));
    QTRY_COMPARE(found.problem(), Discovery::NoLeader); // the new session's watch
}

void ZooKeeperTest::doesNotStormADeadEnsemble()
{
    QTcpServer closing; // accepts and hangs up, as a server without quorum does
    QVERIFY(closing.listen(QHostAddress::LocalHost));
    int visits = 0;
    connect(&closing, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket *socket = closing.nextPendingConnection()) {
            ++visits;
            socket->abort();
            socket->deleteLater();
        }
    });
    ZkAddress address;
    address.servers = {{u"127.0.0.1"_s, closing.serverPort()}};
    address.path = u"/mesos"_s;
    LeaderDiscovery::Timing timing = quick();
    timing.attemptMs = 500;
    timing.retryMs = 2000;
    timing.maxRetryMs = 600000;
    Found found(address, {}, timing);
    QTRY_VERIFY_WITH_TIMEOUT(found.problem() == Discovery::Unreachable, Long);
    QVERIFY(visits > 0);
    // Between two attempts it is quiet: at least 2 × 2 s × 0.9 after the first.
    const int first = visits;
    QVERIFY(!QTest::qWaitFor([&] { return visits > first; }, 1500));
    QTRY_VERIFY_WITH_TIMEOUT(visits > first, Long); // and then it tries again
}

void ZooKeeperTest::neverBlocksAtItsEnd()
{
    QTcpServer silent; // accepts and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ZkAddress address;
    address.servers = {{u"127.0.0.1"_s, silent.serverPort()}, {u"no-such-host.invalid"_s, 2181}};
    address.path = u"/mesos"_s;
    for (const bool waits : {false, true}) {
        auto found = std::make_unique<Found>(address);
        if (waits)
            QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections() || found->discovery.problem(), Long);
        QElapsedTimer timer;
        timer.start();
        found.reset();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }
    enlist({5050});
    auto whole = std::make_unique<Found>(m_ensemble->address());
    QTRY_COMPARE_WITH_TIMEOUT(whole->leader(), 5050, Long);
    for (int i = 0; i < 3; ++i)
        m_ensemble->kill(i); // its farewell will not be answered
    QElapsedTimer timer;
    timer.start();
    whole.reset();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

void ZooKeeperTest::theSourceAsksTheLeader()
{
    demo::DemoServer demo;
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(demo.start(options).ok());
    const QList<QUrl> masters = demo.mesosUrls();
    QCOMPARE(masters.size(), 3);
    const QStringList nodes = enlist({masters.at(0).port(), masters.at(1).port(), masters.at(2).port()});
    Connection connection(m_ensemble->address().toUrls());
    QCOMPARE(connection.state().phase, Phase::Connecting);
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Live, Long);
    QCOMPARE(QUrl(connection.state().address).port(), masters.at(0).port());
    QVERIFY(!connection.state().error);
    const auto &seen = connection.watch->last<MesosObservation>();
    QCOMPARE(seen.masters.size(), size_t(3));
    QCOMPARE(std::count_if(seen.masters.begin(), seen.masters.end(), [](const MasterInfo &m) { return m.leader; }), 1);
    QTRY_VERIFY(std::all_of(connection.watch->last<MesosObservation>().masters.begin(),
                            connection.watch->last<MesosObservation>().masters.end(),
                            [](const MasterInfo &m) { return m.answered; }));
    QVERIFY(m_writer->remove(nodes.at(0)));
    QTRY_COMPARE(QUrl(connection.state().address).port(), masters.at(1).port()); // at once
    QCOMPARE(connection.state().phase, Phase::Live);
}

void ZooKeeperTest::theSourceLivesWithoutQuorum()
{
    demo::DemoServer demo;
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(demo.start(options).ok());
    enlist({demo.mesosUrls().at(0).port()});
    Connection connection(m_ensemble->address().toUrls());
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Live, Long);
    QVERIFY(!connection.state().error);
    m_ensemble->kill(1);
    m_ensemble->kill(2);
    QTRY_COMPARE_WITH_TIMEOUT(connection.problem(), Discovery::NoQuorum, Long);
    QCOMPARE(connection.state().phase, Phase::Live); // Mesos answers all the same
    QCOMPARE(connection.state().error->source, SourceId::Mesos);
    const qsizetype before = connection.watch->observations.size();
    connection.backends.sources.front()->refresh(); // a quiet cluster tells nothing by itself
    QTRY_VERIFY_WITH_TIMEOUT(connection.watch->observations.size() > before, Long);
    QCOMPARE(connection.problem(), Discovery::NoQuorum);
    QVERIFY2(m_ensemble->heal(), qPrintable(m_ensemble->problem()));
    QTRY_COMPARE_WITH_TIMEOUT(connection.problem(), Discovery::None, 2 * Long); // by itself
    QCOMPARE(connection.state().phase, Phase::Live);
}

void ZooKeeperTest::theSourceSaysWhatIsWrongBeforeAnyLeader()
{
    Connection connection(m_ensemble->address().toUrls());
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Failed, Long);
    QCOMPARE(connection.problem(), Discovery::NoLeader);
    demo::DemoServer demo;
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(demo.start(options).ok());
    enlist({demo.mesosUrls().at(0).port()});
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Live, Long);
    QVERIFY(!connection.state().error);
}

void ZooKeeperTest::theSignInStaysWithTypedHosts()
{
    ScriptedServer guarded([](const ScriptedRequest &request, const ScriptedReply &reply) {
        if (request.headers.contains("authorization"))
            reply.send(200, js("{`version`:`1.11.0`,`id`:`x`,`slaves`:[],`frameworks`:[]}"));
        else
            reply.send(401, "401 Unauthorized.", {{"WWW-Authenticate", "Basic realm=\"m\""}}, "text/plain");
    });
    const Secret secret = Secret::basic(u"me"_s, u"hush"_s);
    // "localhost" is a name that nobody typed: ZooKeeper was asked at 127.0.0.1.
    QVERIFY(!m_writer->createSequence(u"/mesos/json.info_"_s, registration(guarded.port(), "localhost")).isEmpty());
    {
        Connection connection(m_ensemble->address().toUrls(), secret);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Failed, Long);
        QCOMPARE(connection.problem(), Discovery::Untrusted);
        QVERIFY(connection.state().error->detail.contains(u"localhost:%1"_s.arg(guarded.port())));
        QVERIFY(!guarded.requests.isEmpty());
        for (const ScriptedRequest &request : std::as_const(guarded.requests))
            QVERIFY(!request.headers.contains("authorization"));
    }
    QList<QUrl> urls = m_ensemble->address().toUrls();
    urls += QUrl(u"http://localhost:%1/"_s.arg(guarded.port())); // now somebody has
    Connection connection(urls, secret);
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().phase, Phase::Live, Long);
    QVERIFY(!connection.state().error);
}

void ZooKeeperTest::theProgramExportsThroughIt()
{
    demo::DemoServer demo;
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(demo.start(options).ok());
    enlist({demo.mesosUrls().at(0).port()});
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"cluster.json"_s);
    const QStringList arguments{u"--mesos"_s,      m_ensemble->address().toText(), u"--export"_s, file,
                                u"--config-dir"_s, folder.filePath(u"config"_s)};
    const auto exported = [&file] {
        QFile opened(file);
        const bool open = opened.open(QIODevice::ReadOnly);
        const QJsonObject json = open ? QJsonDocument::fromJson(opened.readAll()).object() : QJsonObject();
        for (const QJsonValue &source : json["sources"_L1].toArray()) {
            if (source["id"_L1] == "mesos"_L1)
                return source.toObject();
        }
        return QJsonObject();
    };
    const ProgramRun whole = runProgram(arguments);
    QVERIFY2(whole.exitStatus == 0, whole.errors.constData());
    QCOMPARE(exported()["state"_L1].toString(), u"live"_s);
    QVERIFY(exported()["error"_L1].isNull());
    QCOMPARE(QUrl(exported()["address"_L1].toString()).port(), demo.mesosUrls().at(0).port());
    m_ensemble->kill(0);
    m_ensemble->kill(2);
    const ProgramRun headless = runProgram(arguments);
    QCOMPARE(headless.exitStatus, 4);
    QCOMPARE(exported()["state"_L1].toString(), u"failed"_s);
    QCOMPARE(exported()["error"_L1]["discovery"_L1].toString(), u"noQuorum"_s);
}

MESOSCOPE_TEST(ZooKeeperTest)

#include "tst_zookeeper.moc"
