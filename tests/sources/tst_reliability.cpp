// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault that a network or a server has to offer, at every source: what it says, what it keeps, how it comes back.
#include "models/domain/snapshotbuilder.h"
#include "tests/sources/troubles.h"
#include "tests/support/eventually.h"
#include "tests/support/httpget.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/snapshotcheck.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <cmath>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using demo::Fault;
using Kind = Error::Kind;
using Phase = SourceState::Phase;

namespace {

const QList<SourceId> Polled{SourceId::Marathon, SourceId::Mesos, SourceId::Series, SourceId::LoadBalancer};

} // namespace

class ReliabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_cluster.clearFaults(); }
    void everySourceLivesThrough_data();
    void everySourceLivesThrough();
    void everySourceReadsPastWhatIsOdd_data();
    void everySourceReadsPastWhatIsOdd();
    void everySourceLivesWithoutNetwork_data();
    void everySourceLivesWithoutNetwork();
    void everySourceCapsWhatItReads_data() { sources(); }
    void everySourceCapsWhatItReads();
    void everySourceEndsRedirectLoops_data() { sources(); }
    void everySourceEndsRedirectLoops();
    void noSourceTakesCredentialsToStrangers_data() { sources(); }
    void noSourceTakesCredentialsToStrangers();
    void everySourceSaysThatAHostIsUnknown_data() { sources(); }
    void everySourceSaysThatAHostIsUnknown();
    void everySourceStandsAClockADayOff_data() { sources(); }
    void everySourceStandsAClockADayOff();

private:
    void sources();
    void startLive(SourceRig &rig);

    demo::DemoServer m_cluster;
};

void ReliabilityTest::initTestCase()
{
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(m_cluster.start(options).ok());
}

void ReliabilityTest::sources()
{
    QTest::addColumn<int>("source");
    for (const SourceId source : Polled)
        QTest::newRow(qPrintable(serviceOf(source))) << int(source);
}

void ReliabilityTest::startLive(SourceRig &rig)
{
    const SourceId id = rig.source->id();
    rig.transport.timeoutMs = rig.transport.timeoutMs > 0 ? rig.transport.timeoutMs : 2000; // of what a fault swallows
    rig.source->start();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live), 10000);
    if (id == SourceId::Marathon || id == SourceId::Mesos) // else it may open after the fault began
        EVENTUALLY(rig.watch->state.streaming, 10000);
}

void ReliabilityTest::everySourceLivesThrough_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<int>("trouble");
    const QList<Trouble> all = troubles();
    for (const SourceId source : Polled) {
        for (int i = 0; i < int(all.size()); ++i)
            QTest::addRow("%s: %s", qPrintable(serviceOf(source)), all.at(i).name) << int(source) << i;
    }
}

void ReliabilityTest::everySourceLivesThrough()
{
    QFETCH(int, source);
    QFETCH(int, trouble);
    const SourceId id = SourceId(source);
    const Trouble tried = troubles().at(trouble);
    SourceRig rig(m_cluster, id);
    startLive(rig);
    rig.clock.advance(1000);
    rig.transport.timeoutMs = 150;
    setFault(m_cluster, tried.fault, id);
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Stale), 10000);

    // What is wrong, as data; the words are made in views.
    const SourceState stale = rig.watch->state;
    QVERIFY(stale.error.has_value());
    QVERIFY2(tried.kinds.contains(stale.error->kind), qPrintable(QString::number(int(stale.error->kind))));
    QCOMPARE(int(stale.error->source), source);
    // The last data stays and has an age.
    QVERIFY(stale.hasData());
    QVERIFY(stale.lastGoodMs > 0 && stale.lastGoodMs <= rig.clock.nowMs());
    const qsizetype observed = rig.watch->observations.size();

    // No storm: each failure doubles the interval, and what is sent is bounded by the number of failures.
    const int before = m_cluster.requestCount(serviceOf(id));
    int failures = 0;
    QList<int> intervals{stale.intervalMs};
    const auto counting = connect(rig.source.get(), &Source::stateChanged, this, [&](const SourceState &state) {
        if (state.phase == Phase::Stale && state.intervalMs != intervals.last()) {
            intervals += state.intervalMs;
            ++failures;
        }
    });
    if (tried.fault.retryAfterSeconds == 0) {
        EVENTUALLY(failures >= 1, 10000);
        for (qsizetype i = 1; i < intervals.size(); ++i)
            QVERIFY(intervals.at(i) >= intervals.at(i - 1) * 3 / 2);
    } else {
        QVERIFY(stale.intervalMs >= 1000);
    }
    const int most = (failures + 2) * 16; // a poll of four, its stream, and each followed through redirects
    QVERIFY(m_cluster.requestCount(serviceOf(id)) - before <= most);
    disconnect(counting);
    QCOMPARE(rig.watch->observations.size(), observed); // nothing was made up meanwhile

    m_cluster.clearFaults();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live), 15000); // by itself
    QVERIFY(!rig.watch->state.error.has_value());
    QCOMPARE(rig.watch->state.lastGoodMs, rig.clock.nowMs());
}

/// The real answer with something odd in it, valid JSON all the same: what can be read is read, and nothing else.
struct Oddity
{
    const char *name;
    const char *number; ///< in the place of every number
    bool nested;        ///< an unknown key holds 1,000 levels
    bool unreadable;    ///< for Qt's reader, of the whole answer
};

static const Oddity Oddities[] = {
    {"numbers beyond any", "123456789012345678901234567890", false, false},
    {"numbers beyond a double", "1e999", false, true},
    {"negative numbers", "-7", false, false},
    {"1,000 levels deep", nullptr, true, false},
};

static QByteArray oddOf(QByteArray answer, const Oddity &oddity)
{
    if (oddity.number) {
        static const QRegularExpression number(u"(?<=[:,\\[])-?[0-9]+(\\.[0-9]+)?(?=[,}\\]])"_s);
        answer = QString::fromUtf8(answer).replace(number, QString::fromLatin1(oddity.number)).toUtf8();
    }
    if (oddity.nested)
        answer.insert(answer.indexOf('{') + 1, "\"odd\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + ",");
    return answer;
}

void ReliabilityTest::everySourceReadsPastWhatIsOdd_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("oddity");
    const std::tuple<SourceId, QString> answers[] = {
        {SourceId::Marathon, u"/v2/groups"_s}, {SourceId::Marathon, u"/v2/queue"_s}, {SourceId::Mesos, u"/state"_s}};
    for (const auto &[source, path] : answers) {
        for (int i = 0; i < int(std::size(Oddities)); ++i)
            QTest::addRow("%s: %s", qPrintable(path), Oddities[i].name) << int(source) << path << i;
    }
}

void ReliabilityTest::everySourceReadsPastWhatIsOdd()
{
    QFETCH(int, source);
    QFETCH(QString, path);
    QFETCH(int, oddity);
    const SourceId id = SourceId(source);
    SourceRig rig(m_cluster, id);
    startLive(rig);
    const auto appsOf = [](const ObservationPtr &seen) {
        const auto *marathon = std::get_if<MarathonObservation>(seen.get());
        const auto *mesos = std::get_if<MesosObservation>(seen.get());
        return marathon ? marathon->apps.size() : mesos ? mesos->agents.size() : 0;
    };
    const auto whole = appsOf(rig.watch->observations.last());
    QVERIFY(whole > 0);
    const QByteArray sign = "Basic " + (m_cluster.user() + u':' + m_cluster.password()).toUtf8().toBase64();
    const Got answer = httpGet(joinUrl(urlOf(m_cluster, id), path), m_cluster.user().isEmpty() ? QByteArray() : sign);
    QCOMPARE(answer.status, 200);
    const QByteArray odd = oddOf(answer.body, Oddities[oddity]);
    QVERIFY(odd != answer.body);
    Fault fault = faultOf(Fault::Kind::Garbage, odd);
    fault.path = path;
    setFault(m_cluster, fault, id);
    if (id == SourceId::Mesos) { // what the stream says is not odd: without it
        Fault none = faultOf(Fault::Kind::Status, {}, 404);
        none.path = u"/api/v1"_s;
        setFault(m_cluster, none, id);
    }
    const int states = m_cluster.requestCount(serviceOf(id));
    rig.clock.advance(1000);
    EVENTUALLY(m_cluster.requestCount(serviceOf(id)) > states + 8, 15000);
    // Either it says that it cannot read that answer and keeps the last one, or what it reads is sound.
    const SourceState state = rig.watch->state;
    if (state.error)
        QCOMPARE(int(state.error->kind), int(Kind::Protocol));
    QCOMPARE(state.error.has_value(), Oddities[oddity].unreadable && id == SourceId::Marathon);
    QCOMPARE(appsOf(rig.watch->observations.last()), whole);
    SnapshotBuilder builder;
    builder.take(rig.watch->observations.last());
    const SnapshotPtr snapshot = builder.build(rig.clock.nowMs());
    QCOMPARE(problemOf(*snapshot), QString());
    const auto sound = [](const Resources &amounts) {
        return amounts.cpus >= 0 && amounts.mem >= 0 && amounts.disk >= 0 && std::isfinite(amounts.cpus) &&
               std::isfinite(amounts.mem) && std::isfinite(amounts.disk);
    };
    for (const App &app : snapshot->apps)
        QVERIFY2(app.instances >= 0 && sound(app.each) && app.counts.running >= 0, qPrintable(app.id.text()));
    for (const Agent &agent : snapshot->agents)
        QVERIFY2(sound(agent.total) && sound(agent.used), qPrintable(agent.id.text()));
    m_cluster.clearFaults();
    rig.source->refresh();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live) && !rig.watch->state.error.has_value() &&
                   rig.watch->state.skippedEntries == 0 && appsOf(rig.watch->observations.last()) == whole,
               15000);
}

void ReliabilityTest::everySourceLivesWithoutNetwork_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<bool>("silent");
    for (const SourceId source : Polled) {
        QTest::addRow("%s: refused", qPrintable(serviceOf(source))) << int(source) << false;
        QTest::addRow("%s: sleeps and wakes", qPrintable(serviceOf(source))) << int(source) << true;
    }
}

/// A machine that sleeps finds its connections dead without having been told, and its clock hours further.
void ReliabilityTest::everySourceLivesWithoutNetwork()
{
    QFETCH(int, source);
    QFETCH(bool, silent);
    SourceRig rig(m_cluster, SourceId(source));
    rig.transport.timeoutMs = 200;
    startLive(rig);
    if (silent) {
        rig.relay.silence();
        rig.clock.advance(8 * 3600 * 1000);
        rig.source->wake();
    } else {
        rig.relay.refuse();
    }
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Stale), 10000);
    const qint64 good = rig.watch->state.lastGoodMs;
    QVERIFY(!silent || rig.clock.nowMs() - good >= 8 * 3600 * 1000);
    rig.clock.advance(1000);
    QSignalSpy told(rig.source.get(), &Source::stateChanged);
    EVENTUALLY(told.size() > 0, 10000); // once more without success
    QCOMPARE(int(rig.watch->state.error->kind), int(silent ? Kind::Timeout : Kind::Unreachable));
    QCOMPARE(rig.watch->state.lastGoodMs, good); // its age is what the clock says
    QVERIFY(rig.watch->state.intervalMs <= 120000 * 1.1);
    const int connections = rig.relay.connections();
    rig.relay.mend();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live), 10000);
    QCOMPARE(rig.watch->state.lastGoodMs, rig.clock.nowMs());
    QVERIFY(rig.relay.connections() - connections < 20);
}

void ReliabilityTest::everySourceCapsWhatItReads()
{
    QFETCH(int, source);
    SourceRig rig(m_cluster, SourceId(source));
    startLive(rig);
    rig.transport.maxBytes = 16;
    m_cluster.closeStreams();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Stale), 10000);
    QCOMPARE(int(rig.watch->state.error->kind), int(Kind::TooLarge));
    rig.transport.maxBytes = 0;
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live), 10000);
}

void ReliabilityTest::everySourceEndsRedirectLoops()
{
    QFETCH(int, source);
    SourceRig rig(m_cluster, SourceId(source));
    startLive(rig);
    Fault loop = faultOf(Fault::Kind::Redirect, {}, 307);
    loop.location = "/round/and/round";
    setFault(m_cluster, loop, SourceId(source));
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Stale), 10000);
    QCOMPARE(int(rig.watch->state.error->kind), int(Kind::Protocol));
    QCOMPARE(int(rig.watch->state.error->redirect), int(Error::Redirect::Loop));
    m_cluster.clearFaults();
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Live), 10000);
}

void ReliabilityTest::noSourceTakesCredentialsToStrangers()
{
    QFETCH(int, source);
    ScriptedServer stranger(
        [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "<html>gotcha</html>"); });
    SourceRig rig(m_cluster, SourceId(source));
    startLive(rig);
    Fault away = faultOf(Fault::Kind::Redirect, {}, 307);
    away.location = stranger.url(u"/x"_s).toEncoded();
    setFault(m_cluster, away, SourceId(source));
    EVENTUALLY(int(rig.watch->state.phase) == int(Phase::Stale), 10000);
    QCOMPARE(int(rig.watch->state.error->kind), int(Kind::Protocol));
    // Only a master's leader may have a name that nobody typed; it is asked without credentials.
    QVERIFY(SourceId(source) == SourceId::Mesos || stranger.requests.isEmpty());
    for (const ScriptedRequest &request : std::as_const(stranger.requests)) {
        QVERIFY(!request.headers.contains("authorization"));
        QVERIFY(!request.headers.contains("cookie"));
    }
}

void ReliabilityTest::everySourceSaysThatAHostIsUnknown()
{
    QFETCH(int, source);
    SourceRig rig(m_cluster, SourceId(source));
    Relay nowhere(QUrl(u"http://127.0.0.1:1/"_s));
    rig.relay.refuse(); // the second address is no better
    HttpTransport transport(QList<QUrl>{}, {});
    Endpoint endpoint;
    endpoint.source = SourceId(source);
    endpoint.urls = {QUrl(u"http://no-such-host.invalid/"_s)};
    const ManualClock clock(1000);
    AgentDirectory agents;
    std::unique_ptr<PollingSource> asked;
    if (endpoint.source == SourceId::Marathon)
        asked = std::make_unique<MarathonSource>(transport, endpoint, clock, 20);
    else if (endpoint.source == SourceId::Mesos)
        asked = std::make_unique<MesosSource>(transport, endpoint, clock, agents, 20);
    else if (endpoint.source == SourceId::Series)
        asked = std::make_unique<OpenTsdbSource>(transport, endpoint, clock, 20);
    else
        asked = std::make_unique<HaproxySource>(transport, endpoint, clock, 20);
    Watch watch(*asked);
    asked->start();
    EVENTUALLY(int(watch.state.phase) == int(Phase::Failed), 15000);
    QCOMPARE(int(watch.state.error->kind), int(Kind::Unreachable));
    QVERIFY(!watch.state.error->detail.isEmpty()); // the system's words
    QVERIFY(watch.state.address.contains(u"no-such-host"_s));
}

void ReliabilityTest::everySourceStandsAClockADayOff()
{
    QFETCH(int, source);
    for (const qint64 skew : {-86400000LL, 86400000LL}) {
        SourceRig rig(m_cluster, SourceId(source));
        rig.clock.advance(skew);
        startLive(rig);
        QCOMPARE(rig.watch->state.lastGoodMs, rig.clock.nowMs()); // by this machine's clock, not the server's
        QVERIFY(rig.watch->state.intervalMs <= 300000);           // beside a stream; else seconds
        QVERIFY(!rig.watch->state.error.has_value());
    }
}

MESOSCOPE_TEST(ReliabilityTest)

#include "tst_reliability.moc"
