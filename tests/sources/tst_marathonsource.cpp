// SPDX-License-Identifier: GPL-3.0-or-later
// The Marathon source against a server that answers, fails, redirects and streams.
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathonsource.h"
#include "tests/sources/testdata.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

/// Under a sanitizer polls are dear, and so the time between them is long.
constexpr int Patience = 30000;

/// A Marathon of hand-made documents.
struct Marathon
{
    Marathon()
    {
        server.setHandler([this](const ScriptedRequest &request, const ScriptedReply &reply) {
            const QString path = request.path.mid(prefix.size());
            if (override_ && override_(path, reply))
                return;
            if (path == "/v2/groups"_L1)
                reply.send(200, data(u"marathon/groups.json"_s));
            else if (path == "/v2/deployments"_L1)
                reply.send(200, data(u"marathon/deployments.json"_s));
            else if (path == "/v2/queue"_L1)
                reply.send(200, data(u"marathon/queue.json"_s));
            else if (path == "/v2/info"_L1)
                reply.send(200, data(u"marathon/info.json"_s));
            else if (path == "/v2/events"_L1 && streaming) {
                reply.raw(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=utf-8\r\nConnection: close\r\n\r\n");
                streams += reply;
            } else
                reply.send(404, js("{`message`:`URI not found: `}"));
        });
    }

    Endpoint endpoint() const
    {
        Endpoint made;
        made.source = SourceId::Marathon;
        made.urls = {server.url(prefix + u'/')};
        made.usesSecret = true;
        return made;
    }

    ScriptedServer server;
    QString prefix = u"/marathon/stack-1"_s;
    bool streaming = false;
    QList<ScriptedReply> streams;
    std::function<bool(const QString &, const ScriptedReply &)> override_;
};

struct Rig
{
    explicit Rig(const Endpoint &endpoint, int pollMs = 40)
        : transport(endpoint.urls, Secret::basic(u"user"_s, u"word"_s)),
          source(transport, endpoint, clock, pollMs),
          watch(source)
    {
        source.start();
    }
    HttpTransport transport;
    ManualClock clock{1795341600000};
    MarathonSource source;
    Watch watch;
};

} // namespace

class MarathonSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void observesEverythingAtOnce()
    {
        Marathon marathon;
        Rig rig(marathon.endpoint(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QCOMPARE(rig.watch.phases, QList<Phase>({Phase::Connecting, Phase::Live}));
        const auto &seen = rig.watch.last<MarathonObservation>();
        QCOMPARE(seen.apps.size(), size_t(3));
        QCOMPARE(seen.tasks.size(), size_t(7));
        QCOMPARE(seen.deployments.size(), size_t(2));
        QVERIFY(seen.queueKnown);
        QCOMPARE(seen.version, u"1.11.24"_s); // already in the first one
        QCOMPARE(seen.leader, u"m1:8080"_s);
        QCOMPARE(rig.watch.state.version, u"1.11.24"_s);
        QVERIFY(rig.watch.state.plainCredentials);
        QVERIFY(rig.watch.state.latencyMs >= 0);
        QCOMPARE(rig.watch.state.skippedEntries, 3);
        QCOMPARE(rig.watch.order.indexOf("observed"_L1) < rig.watch.order.lastIndexOf("state"_L1), true);
        for (const ScriptedRequest &request : std::as_const(marathon.server.requests)) {
            QVERIFY(request.path.startsWith("/marathon/stack-1/v2/"_L1));
            QVERIFY(request.headers.value("authorization").startsWith("Basic "));
        }
        const QByteArray groups = [&] {
            for (const ScriptedRequest &request : std::as_const(marathon.server.requests)) {
                if (request.path.endsWith("/groups"_L1))
                    return request.target;
            }
            return QByteArray();
        }();
        for (const char *embed : {"group.groups", "group.apps", "group.pods", "group.apps.tasks", "group.apps.counts",
                                  "group.apps.deployments", "group.apps.lastTaskFailure"})
            QVERIFY2(groups.contains(QByteArray("embed=") + embed), embed);
    }

    void keepsGroupsWhenOnlyAPartFails()
    {
        Marathon marathon;
        marathon.override_ = [](const QString &path, const ScriptedReply &reply) {
            if (path == "/v2/queue"_L1)
                reply.send(403, js("{`message`:`no`}"));
            return path == "/v2/queue"_L1;
        };
        Rig rig(marathon.endpoint(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QVERIFY(!rig.watch.state.error); // nothing is broken: it is not for this user
        QVERIFY(rig.watch.state.refusal(Capability::Queue));
        QVERIFY(!rig.watch.last<MarathonObservation>().queueKnown);
        QCOMPARE(rig.watch.last<MarathonObservation>().deployments.size(), size_t(2));
    }

    void says_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("401") << 401 << QByteArray("<html><title>Error 401</title></html>")
                             << int(Error::Kind::Unauthorized);
        QTest::newRow("wrong prefix") << 404 << QByteArray("<html>nginx</html>") << int(Error::Kind::NotFound);
        QTest::newRow("login page") << 200 << QByteArray("<html><title>Login</title></html>")
                                    << int(Error::Kind::Protocol);
        QTest::newRow("cut") << 200 << QByteArray("{\"id\":\"/\",\"apps\":[") << int(Error::Kind::Protocol);
        QTest::newRow("empty") << 200 << QByteArray() << int(Error::Kind::Protocol);
        QTest::newRow("other JSON") << 200 << QByteArray("[1,2]") << int(Error::Kind::Protocol);
        QTest::newRow("no leader") << 502
                                   << QByteArray("<html><title>Could not determine the current leader</title></html>")
                                   << int(Error::Kind::NoLeader);
        QTest::newRow("500") << 500 << QByteArray("{\"message\":null}") << int(Error::Kind::Server);
    }

    /// Never answered is Failed, with the reason; then it goes Live by itself.
    void says()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        Marathon marathon;
        bool broken = true;
        marathon.override_ = [&](const QString &path, const ScriptedReply &reply) {
            if (broken && path == "/v2/groups"_L1)
                reply.send(status, body, {}, "text/html");
            return broken && path == "/v2/groups"_L1;
        };
        Rig rig(marathon.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Failed), Patience);
        QCOMPARE(int(rig.watch.state.error->kind), kind);
        QVERIFY(!rig.watch.state.hasData());
        QVERIFY(rig.watch.observations.isEmpty());
        broken = false;
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        broken = true;
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Stale), Patience);
        QVERIFY(rig.watch.state.hasData());
    }

    void backsOff()
    {
        Marathon marathon;
        marathon.override_ = [](const QString &path, const ScriptedReply &reply) {
            if (path == "/v2/groups"_L1)
                reply.send(503, {}, {{"Retry-After", "3600"}});
            return path == "/v2/groups"_L1;
        };
        Rig rig(marathon.endpoint(), 10);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Failed), Patience);
        QCOMPARE(int(rig.watch.state.error->kind), int(Error::Kind::RateLimited));
        QVERIFY(rig.watch.state.intervalMs >= 3600000);
        const int asked = marathon.server.count("GET", u"/marathon/stack-1/v2/groups"_s);
        QTest::qWait(100);
        QCOMPARE(marathon.server.count("GET", u"/marathon/stack-1/v2/groups"_s), asked);
        marathon.override_ = {};
        rig.source.refresh(); // a person may insist
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
    }

    void doublesTheInterval()
    {
        ScriptedServer dead;
        Endpoint endpoint;
        endpoint.urls = {dead.url()};
        dead.stop();
        Rig rig(endpoint, 20);
        rig.source.setRandom([] { return 0.5; });
        QList<int> intervals;
        connect(&rig.source, &Source::stateChanged, this, [&intervals](const SourceState &state) {
            if (state.phase == Phase::Failed)
                intervals += state.intervalMs;
        });
        QTRY_VERIFY_WITH_TIMEOUT(intervals.size() >= 4, Patience);
        for (int i = 1; i < 4; ++i)
            QVERIFY(intervals.at(i) > intervals.at(i - 1) * 3 / 2);
    }

    void triesItsAddressesInTurn()
    {
        ScriptedServer dead;
        const QUrl first = dead.url();
        dead.stop();
        Marathon marathon;
        Endpoint endpoint = marathon.endpoint();
        endpoint.urls.prepend(first);
        Rig rig(endpoint, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QCOMPARE(rig.watch.phases, QList<Phase>({Phase::Connecting, Phase::Live})); // without a word of the dead one
        QCOMPARE(rig.watch.state.address, marathon.endpoint().urls.first().toString());
    }

    void pollsAgainAfterACommandWhileAPollIsUnderWay()
    {
        Marathon marathon;
        QList<ScriptedReply> held;
        marathon.override_ = [&held](const QString &path, const ScriptedReply &reply) {
            if (path == "/v2/groups"_L1)
                held += reply;
            return path == "/v2/groups"_L1;
        };
        Rig rig(marathon.endpoint(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(held.size(), 1, Patience);
        rig.source.refresh();
        rig.source.refresh();
        QTest::qWait(50);
        QCOMPARE(held.size(), 1); // never two at once
        held.first().send(200, data(u"marathon/groups.json"_s));
        QTRY_COMPARE_WITH_TIMEOUT(held.size(), 2, Patience); // what was asked before the command is not enough
        held.last().send(200, data(u"marathon/groups.json"_s));
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience);
        QTest::qWait(50);
        QCOMPARE(held.size(), 2);
    }

    void streamsEvents()
    {
        Marathon marathon;
        marathon.streaming = true;
        Rig rig(marathon.endpoint(), 1000);
        QTRY_COMPARE_WITH_TIMEOUT(marathon.streams.size(), 1, Patience);
        ScriptedRequest stream;
        for (const ScriptedRequest &request : std::as_const(marathon.server.requests)) {
            if (request.path.endsWith("/events"_L1))
                stream = request;
        }
        QCOMPARE(stream.headers.value("accept"), "text/event-stream");
        QVERIFY(stream.target.contains("plan-format=light"));
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.streaming, Patience);
        QVERIFY(rig.watch.state.capabilities.testFlag(Capability::Events));
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience); // read again once the stream is open
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.state.intervalMs, 15000, Patience);
        marathon.streams.first().raw("\r\n");
        marathon.streams.first().raw(
            js("event: deployment_info\r\ndata: {`eventType`:`deployment_info`,`plan`:{`id`:`d1`}}\r\n\r\n"
               "event: deployment_success\r\ndata: {`eventType`:`deployment_success`,`id`:`d1`}\r\n\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.events.size(), 2, Patience);
        QCOMPARE(rig.watch.events.at(0).serial + 1, rig.watch.events.at(1).serial);
        QCOMPARE(rig.watch.events.at(1).subject, u"d1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 3, Patience); // once for both
        QTest::qWait(400);
        QCOMPARE(rig.watch.observations.size(), 3);
        marathon.streams.first().close();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.watch.state.streaming, Patience);
        QCOMPARE(int(rig.watch.state.phase), int(Phase::Live)); // polling goes on
        QTRY_COMPARE_WITH_TIMEOUT(marathon.streams.size(), 2, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.streaming, Patience);
    }

    void pollsWhereTheStreamLeadsAway()
    {
        ScriptedServer leader;
        Marathon marathon;
        const QByteArray location = leader.url(u"/v2/events"_s).toEncoded();
        marathon.override_ = [location](const QString &path, const ScriptedReply &reply) {
            if (path == "/v2/events"_L1)
                reply.redirect(302, location); // the leader's own address, that nobody named
            return path == "/v2/events"_L1;
        };
        Rig rig(marathon.endpoint(), 30);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.observations.size() > 4, Patience);
        QCOMPARE(int(rig.watch.state.phase), int(Phase::Live));
        QVERIFY(!rig.watch.state.streaming);
        QVERIFY(leader.requests.isEmpty());
        QCOMPARE(marathon.server.count("GET", u"/marathon/stack-1/v2/events"_s), 1); // and it is not asked every time
    }

    void survivesItsOwnEndWhileAskingAndReading()
    {
        Marathon marathon;
        marathon.streaming = true;
        for (int wait = 0; wait < 30; wait += 3) {
            auto rig = std::make_unique<Rig>(marathon.endpoint(), 1);
            QTest::qWait(wait);
            rig.reset();
        }
        QVERIFY(!marathon.server.requests.isEmpty());
    }
};

MESOSCOPE_TEST(MarathonSourceTest)

#include "tst_marathonsource.moc"
