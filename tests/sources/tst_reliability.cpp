// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault that a network or a server has to offer, at every source: what it says, what it keeps, how it comes back.
#include "app/demo/simcluster.h"
#include "app/sources/mesos/sandbox.h"
#include "tests/sources/logsof.h"
#include "tests/sources/reliabilityrig.h"
#include "tests/support/eventually.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using demo::Fault;
using Kind = Error::Kind;
using Phase = SourceState::Phase;

namespace {

const QList<SourceId> Polled{SourceId::Marathon, SourceId::Mesos, SourceId::Series, SourceId::LoadBalancer};

struct Trouble
{
    const char *name;
    Fault fault;
    QList<Kind> kinds; ///< any of these
};

Fault faultOf(Fault::Kind kind, const QByteArray &body = {}, int status = 503, int retryAfter = 0)
{
    Fault fault;
    fault.kind = kind;
    fault.status = status;
    fault.body = body;
    fault.retryAfterSeconds = retryAfter;
    return fault;
}

QByteArray page(const char *title)
{
    return "<html><head><title>" + QByteArray(title) + "</title></head><body><h1>" + title + "</h1></body></html>";
}

QList<Trouble> troubles()
{
    const auto status = [](int code, const QByteArray &body, int retryAfter = 0) {
        return faultOf(Fault::Kind::Status, body, code, retryAfter);
    };
    const auto body = [](const QByteArray &text) { return faultOf(Fault::Kind::Garbage, text); };
    return {
        {"accepts and says nothing", faultOf(Fault::Kind::Hang), {Kind::Timeout}},
        {"one byte a second", faultOf(Fault::Kind::SlowLoris), {Kind::Timeout}},
        {"body cut short", faultOf(Fault::Kind::Cut), {Kind::Unreachable, Kind::Protocol}},
        {"connection dropped", faultOf(Fault::Kind::Drop), {Kind::Unreachable}},
        {"401", status(401, page("Error 401 Unauthorized")), {Kind::Unauthorized}},
        {"403", status(403, js("{`message`:`Not Authorized to perform this action!`}")), {Kind::Forbidden}},
        {"404", status(404, page("Error 404 Not Found")), {Kind::NotFound}},
        {"429", status(429, "slow down", 1), {Kind::RateLimited}},
        {"503 with Retry-After", status(503, "come back later", 1), {Kind::RateLimited}},
        {"500", status(500, js("{`message`:`null`}")), {Kind::Server}},
        {"502 in HTML", status(502, page("502 Bad Gateway")), {Kind::Server}},
        {"504 in HTML", status(504, page("504 Gateway Time-out")), {Kind::Server}},
        {"login page", faultOf(Fault::Kind::Html), {Kind::Protocol}},
        {"JSON cut short", body(js("{`apps`:[{`id`:`/a`,`slaves`:[{")), {Kind::Protocol}},
        {"wrong shape", body(js("{`hello`:null,`apps`:1,`slaves`:`x`}")), {Kind::Protocol}},
        {"a text", body(js("`text`")), {Kind::Protocol}},
        {"null", body("null"), {Kind::Protocol}},
        {"invalid UTF-8", body("{\"\xff\xfe\xc0\x80\":\"\xed\xa0\x80\""), {Kind::Protocol}},
        {"1,000 levels deep", body(QByteArray(1000, '[') + QByteArray(1000, ']')), {Kind::Protocol}},
        {"huge numbers", body("[1e999, -99999999999999999999999999999999999999999]x"), {Kind::Protocol}},
    };
}

} // namespace

class ReliabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_cluster.clearFaults(); }
    void everySourceLivesThrough_data();
    void everySourceLivesThrough();
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
    void logsLiveThrough_data();
    void logsLiveThrough();
    void anUnreachableAgentCostsOnlyItsOwn();
    void bringsTenThousandEventsASecond();
    void eventsThatSkipRepeatAndReorderDoNotMatter();
    void aStreamThatFallsSilentIsOpenedAnew();

private:
    void sources();
    void setFault(Fault fault, SourceId source);
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

void ReliabilityTest::setFault(Fault fault, SourceId source)
{
    fault.service = serviceOf(source);
    m_cluster.setFault(fault);
    m_cluster.closeStreams(); // what would still come that way belongs to the time before
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
    setFault(tried.fault, id);
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
    setFault(loop, SourceId(source));
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
    setFault(away, SourceId(source));
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

namespace {

/// A log of a running task of the demo cluster, found as the program finds it.
struct LogRig
{
    explicit LogRig(demo::DemoServer &cluster) : masters(cluster, SourceId::Mesos, 60000)
    {
        masters.transport.timeoutMs = 2000; // of what a fault swallows
        masters.source->start();
        EVENTUALLY(!masters.watch->observations.isEmpty(), 10000);
    }

    /// Of a task that runs on any but @p notOn.
    LogFollower *follow(const AgentId &notOn = {})
    {
        const std::optional<LogRef> running = logOfRunning(masters.watch->last<MesosObservation>(), notOn);
        if (!running)
            return nullptr;
        agent = running->agent;
        return logs.follow(*running, &owner);
    }

    SourceRig masters;
    SandboxLogs logs{masters.transport, masters.agents};
    AgentId agent;
    QObject owner;
};

} // namespace

void ReliabilityTest::logsLiveThrough_data()
{
    QTest::addColumn<int>("trouble");
    const QList<Trouble> all = troubles();
    for (int i = 0; i < int(all.size()); ++i) {
        if (all.at(i).fault.retryAfterSeconds == 0 && all.at(i).kinds.first() != Kind::NotFound)
            QTest::newRow(all.at(i).name) << i; // 404 is an answer: the file is gone
    }
}

void ReliabilityTest::logsLiveThrough()
{
    QFETCH(int, trouble);
    const Trouble tried = troubles().at(trouble);
    LogRig rig(m_cluster);
    LogFollower *follower = rig.follow();
    QVERIFY(follower);
    QSignalSpy chunks(follower, &LogFollower::chunk);
    QList<Error> errors;
    connect(follower, &LogFollower::failed, this, [&errors](const Error &error) { errors += error; });
    QSignalSpy recovered(follower, &LogFollower::recovered);
    EVENTUALLY(chunks.size() > 0, 10000);
    rig.masters.transport.timeoutMs = 150;
    setFault(tried.fault, SourceId::Logs);
    EVENTUALLY(errors.size() == 1, 10000);
    QVERIFY2(tried.kinds.contains(errors.first().kind), qPrintable(QString::number(int(errors.first().kind))));
    QVERIFY(m_cluster.requestCount(u"agent"_s) < 10000);
    m_cluster.clearFaults();
    EVENTUALLY(recovered.size() == 1, 15000);
    QCOMPARE(errors.size(), 1); // said once
}

void ReliabilityTest::anUnreachableAgentCostsOnlyItsOwn()
{
    LogRig rig(m_cluster);
    LogFollower *lost = rig.follow();
    QVERIFY(lost);
    const AgentId dead = rig.agent;
    LogFollower *other = rig.follow(dead);
    QVERIFY(other);
    QSignalSpy lostChunks(lost, &LogFollower::chunk);
    QSignalSpy failed(lost, &LogFollower::failed);
    QSignalSpy otherFailed(other, &LogFollower::failed);
    QSignalSpy otherChunks(other, &LogFollower::chunk);
    EVENTUALLY(lostChunks.size() > 0 && otherChunks.size() > 0, 10000);
    const auto reach = [&](bool on) {
        m_cluster.run([&](demo::SimCluster &cluster) {
            for (std::size_t i = 0; i < cluster.agents().size(); ++i) {
                if (cluster.agents().at(i).id == dead.text())
                    cluster.setAgentReachable(int(i), on);
            }
        });
    };
    reach(false);
    EVENTUALLY(failed.size() == 1, 10000);
    QCOMPARE(otherFailed.size(), 0);
    rig.masters.source->refresh();
    EVENTUALLY(int(rig.masters.watch->state.phase) == int(Phase::Live), 10000);
    QVERIFY(!rig.masters.watch->state.error.has_value());
    reach(true);
    m_cluster.advance(5000);
}

namespace {

/// A Marathon of hand-made documents with an event stream that says what a test wants.
struct Streaming
{
    Streaming()
    {
        server.setHandler([this](const ScriptedRequest &request, const ScriptedReply &reply) {
            const QString name = request.path.mid(request.path.lastIndexOf(u'/') + 1);
            if (name == "events"_L1) {
                reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
                streams += reply;
            } else {
                reply.send(200, data(u"marathon/%1.json"_s.arg(name)));
            }
        });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        source = std::make_unique<MarathonSource>(transport, endpoint, clock, 60000);
        watch = std::make_unique<Watch>(*source);
        source->start();
    }

    int polls() const { return server.count("GET", u"/v2/groups"_s); }
    static QByteArray event(const char *type, int number)
    {
        return "event: " + QByteArray(type) + "\r\ndata: {\"eventType\":\"" + type + "\",\"taskId\":\"a." +
               QByteArray::number(number) + "\",\"taskStatus\":\"TASK_RUNNING\",\"appId\":\"/a\",\"timestamp\":" +
               "\"2026-11-22T12:00:00.000Z\"}\r\n\r\n";
    }

    ScriptedServer server;
    QList<ScriptedReply> streams;
    HttpTransport inner{{server.url()}, Secret()};
    ImpatientTransport transport{inner};
    ManualClock clock{1795341600000};
    std::unique_ptr<MarathonSource> source;
    std::unique_ptr<Watch> watch;
};

} // namespace

void ReliabilityTest::bringsTenThousandEventsASecond()
{
    Streaming marathon;
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    EVENTUALLY(marathon.polls() >= 2, 10000); // the one that follows the opening
    const int before = marathon.polls();
    QElapsedTimer elapsed;
    elapsed.start();
    QByteArray burst;
    for (int i = 0; i < 20000; ++i)
        burst += Streaming::event("status_update_event", i);
    marathon.streams.last().raw(burst);
    EVENTUALLY(marathon.watch->events.size() == 20000, 20000);
    const qint64 took = elapsed.elapsed();
    QVERIFY2(marathon.polls() - before <= 2 + int(took / 300), qPrintable(QString::number(marathon.polls() - before)));
    for (qsizetype i = 1; i < marathon.watch->events.size(); ++i)
        QVERIFY(marathon.watch->events.at(i).serial == marathon.watch->events.at(i - 1).serial + 1);
}

void ReliabilityTest::eventsThatSkipRepeatAndReorderDoNotMatter()
{
    Streaming marathon;
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    EVENTUALLY(marathon.polls() >= 2, 10000);
    const auto apps = marathon.watch->last<MarathonObservation>().apps.size();
    const auto tasks = marathon.watch->last<MarathonObservation>().tasks.size();
    QByteArray mess;
    for (const int number : {9, 3, 3, 7, 1, 9, 9, 2})
        mess += Streaming::event(number % 2 ? "status_update_event" : "deployment_success", number);
    mess += "event: nobody_knows_event\ndata: {\"x\":1}\n\nevent: status_update_event\ndata: {broken\n\n";
    const int before = marathon.polls();
    marathon.streams.last().raw(mess);
    EVENTUALLY(marathon.polls() > before, 10000); // they only say that something is new: the state itself is read
    EVENTUALLY(int(marathon.watch->state.phase) == int(Phase::Live), 10000);
    QCOMPARE(marathon.watch->last<MarathonObservation>().apps.size(), apps);
    QCOMPARE(marathon.watch->last<MarathonObservation>().tasks.size(), tasks);
}

void ReliabilityTest::aStreamThatFallsSilentIsOpenedAnew()
{
    Streaming marathon;
    marathon.transport.timeoutMs = 300; // of silence; the server's heart beats every 10 s, and the limit is 30 s
    EVENTUALLY(marathon.streams.size() == 2, 10000);
    EVENTUALLY(marathon.watch->state.streaming, 10000);
    QCOMPARE(int(marathon.watch->state.phase), int(Phase::Live));
}

MESOSCOPE_TEST(ReliabilityTest)

#include "tst_reliability.moc"
