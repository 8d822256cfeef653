// SPDX-License-Identifier: GPL-3.0-or-later
// How the Marathon source behaves towards a server that is big, busy, forbids things, or changes its leader.
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "app/sources/marathon/marathonsource.h"
#include "tests/net/transporttest.h"
#include "tests/sources/demorig.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QTimer>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

/// Under a sanitizer polls are dear, and so the time between them is long.
constexpr int Patience = 30000;

/// A Marathon of one app, whose answers a test may replace.
struct Server
{
    Server()
    {
        server.setHandler([this](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (answer && answer(request, reply))
                return;
            const ScriptedReply::Headers headers{{"X-Marathon-Leader", leader}};
            if (request.path == "/v2/groups"_L1)
                reply.send(200, "{\"id\":\"/\",\"apps\":[" + app + "],\"groups\":[]}", headers);
            else if (request.path == "/v2/deployments"_L1)
                reply.send(200, "[]", headers);
            else if (request.path == "/v2/queue"_L1)
                reply.send(200, js("{`queue`:[]}"), headers);
            else if (request.path == "/v2/info"_L1)
                reply.send(200, js("{`version`:`") + version + js("`,`leader`:`m1:8080`}"), headers);
            else if (request.path == "/v2/apps/web"_L1)
                reply.send(200, "{\"app\":" + app + '}', headers);
            else if (request.path == "/v2/events"_L1 && streaming) {
                reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
                streams += reply;
            } else {
                reply.send(404, js("{`message`:`URI not found: `}"));
            }
        });
    }

    static QByteArray appWith(int running)
    {
        return js("{`id`:`/web`,`instances`:3,`tasksRunning`:") + QByteArray::number(running) + js(",`tasks`:[]}");
    }
    void event(const QByteArray &type, const QByteArray &fields) const
    {
        streams.last().raw("event: " + type + "\r\ndata: " + js("{`eventType`:`") + type + js("`,") + fields +
                           "}\r\n\r\n");
    }
    int polls() const { return server.count("GET", u"/v2/groups"_s); }

    ScriptedServer server;
    QByteArray app = appWith(1);
    QByteArray leader = "http://m1:8080";
    QByteArray version = "1.8.222";
    bool streaming = false;
    QList<ScriptedReply> streams;
    std::function<bool(const ScriptedRequest &, const ScriptedReply &)> answer;
};

struct Rig
{
    explicit Rig(const QList<QUrl> &urls, int pollMs = 60000)
        : endpoint{SourceId::Marathon, urls, Dialect::None, false, {}, {}},
          transport(urls, Secret()),
          source(transport, endpoint, clock, pollMs, &access),
          commands(transport, endpoint, &access),
          watch(source)
    {
        source.start();
    }
    Endpoint endpoint;
    HttpTransport transport;
    ManualClock clock{1795341600000};
    MarathonAccess access{clock};
    MarathonSource source;
    MarathonCommands commands;
    Watch watch;
};

/// Holds every answer to @p path back for a while.
auto slow(const QString &path, int ms)
{
    return [path, ms](const ScriptedRequest &request, const ScriptedReply &reply, const QByteArray &body) {
        if (request.path != path)
            return false;
        QTimer::singleShot(ms, qApp, [reply, body] { reply.send(200, body); });
        return true;
    };
}

} // namespace

class MarathonMannersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Fetching and reading take a tenth of the time at most.
    void asksMoreRarelyWhatIsDear()
    {
        Server marathon;
        marathon.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            return slow(u"/v2/groups"_s, 250)(request, reply, "{\"id\":\"/\",\"apps\":[" + marathon.app + "]}");
        };
        Rig rig({marathon.server.url()}, 20);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QVERIFY2(rig.watch.state.intervalMs >= 9 * 250, qPrintable(QString::number(rig.watch.state.intervalMs)));
        const int dear = rig.watch.state.intervalMs;
        marathon.answer = {};
        rig.source.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.intervalMs < dear, Patience); // cheap again
    }

    void compressesWhatItFetches()
    {
        DemoRig rig({});
        rig.openMarathon();
        QTRY_VERIFY_WITH_TIMEOUT(rig.isLive(rig.marathonWatch), Patience);
        Server marathon;
        Rig other({marathon.server.url()});
        QTRY_COMPARE_WITH_TIMEOUT(int(other.watch.state.phase), int(Phase::Live), Patience);
        for (const ScriptedRequest &request : std::as_const(marathon.server.requests)) {
            if (request.path != "/v2/events"_L1)
                QVERIFY(request.headers.value("accept-encoding").contains("gzip"));
        }
    }

    /// The news of one app cost one app where the whole is dear.
    void asksOnlyForTheAppThatChanged()
    {
        Server marathon;
        marathon.streaming = true;
        marathon.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            return slow(u"/v2/groups"_s, 450)(
                request, reply, "{\"id\":\"/\",\"apps\":[" + marathon.app + js(",{`id`:`/other`,`tasksRunning`:2}]}"));
        };
        Rig rig({marathon.server.url()}, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.streaming, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience); // the one after the stream opened
        const int before = marathon.polls();
        marathon.app = Server::appWith(3);
        marathon.event("status_update_event", js("`appId`:`/web`,`taskStatus`:`TASK_RUNNING`"));
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 3, Patience);
        QCOMPARE(marathon.polls(), before);
        QCOMPARE(marathon.server.count("GET", u"/v2/apps/web"_s), 1);
        const auto &seen = rig.watch.last<MarathonObservation>();
        QCOMPARE(seen.apps.size(), size_t(2));
        for (const App &app : seen.apps)
            QCOMPARE(app.counts.running, app.id.text() == "/web"_L1 ? 3 : 2);
        QCOMPARE(seen.version, u"1.8.222"_s);
        marathon.event("deployment_info", js("`plan`:{`id`:`d`}")); // that may concern all
        QTRY_VERIFY_WITH_TIMEOUT(marathon.polls() > before, 15000);
    }

    /// Events are news only: lost, doubled or late ones change nothing but the moment of asking.
    void survivesASpoiltStream()
    {
        Server marathon;
        marathon.streaming = true;
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience);
        marathon.app = Server::appWith(2);
        for (int i = 0; i < 3; ++i) { // the end before the beginning, and all of it three times
            marathon.event("status_update_event", js("`appId`:`/web`,`taskStatus`:`TASK_KILLED`"));
            marathon.event("status_update_event", js("`appId`:`/gone`,`taskStatus`:`TASK_RUNNING`"));
            marathon.event("deployment_success", js("`id`:`d9`"));
            marathon.event("deployment_info", js("`plan`:{`id`:`d9`}"));
        }
        marathon.streams.last().raw("event: status_upd\r\ndata: {\"cut\r\n\r\n:comment\r\n\r\ndata: []\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 3, Patience);
        QCOMPARE(rig.watch.last<MarathonObservation>().apps.front().counts.running, 2);
        QCOMPARE(rig.watch.events.size(), 14);
        QTest::qWait(500);
        QCOMPARE(rig.watch.observations.size(), 3); // one poll for all of them
    }

    void takesTenThousandEventsASecond()
    {
        Server marathon;
        marathon.streaming = true;
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience);
        const int before = marathon.polls();
        QByteArray many;
        for (int i = 0; i < 10000; ++i)
            many += "event: status_update_event\r\ndata: " + js("{`eventType`:`status_update_event`,`appId`:`/app-") +
                    QByteArray::number(i % 3000) + js("`,`taskStatus`:`TASK_RUNNING`,`host`:`node-7`}") + "\r\n\r\n";
        QElapsedTimer time;
        time.start();
        marathon.streams.last().raw(many);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.events.size(), 10000, 20000);
        QVERIFY2(time.elapsed() < 10000, qPrintable(QString::number(time.elapsed())));
        QTest::qWait(700);
        QVERIFY2(marathon.polls() - before <= 3, qPrintable(QString::number(marathon.polls() - before)));
        QCOMPARE(rig.watch.events.last().type, u"status_update_event"_s);
        QCOMPARE(rig.watch.events.first().subject, u"/app-0"_s);
    }

    /// The leader is another one in the middle of a poll: what two said is asked again from one.
    void noticesAnotherLeader()
    {
        Server marathon;
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 1, Patience);
        QCOMPARE(rig.watch.last<MarathonObservation>().leader, u"m1:8080"_s);
        bool changed = false;
        marathon.answer = [&](const ScriptedRequest &request, const ScriptedReply &) {
            if (request.path == "/v2/deployments"_L1 && !changed) {
                changed = true;
                marathon.leader = "http://m2:8080";
                marathon.version = "1.9.109";
            }
            return false;
        };
        rig.source.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 3, Patience);
        QCOMPARE(rig.watch.last<MarathonObservation>().leader, u"m2:8080"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.state.version, u"1.9.109"_s, Patience);
        QCOMPARE(rig.access.features().version, u"1.9.109"_s);
    }

    void livesThroughALeaderlessPoll()
    {
        Server marathon;
        Rig rig({marathon.server.url()}, 30);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        marathon.answer = [](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(502, "<html><title>Could not determine the current leader</title></html>", {}, "text/html");
            return true;
        };
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Stale), Patience);
        QCOMPARE(int(rig.watch.state.error->kind), int(Error::Kind::NoLeader));
        QCOMPARE(rig.watch.last<MarathonObservation>().apps.size(), size_t(1)); // the last data stays
        marathon.answer = {};
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
    }

    void streamsAgainFromTheNewLeader()
    {
        Server marathon;
        marathon.streaming = true;
        Rig rig({marathon.server.url()}, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.streaming, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.observations.size(), 2, Patience);
        marathon.app = Server::appWith(3);
        marathon.leader = "http://m2:8080";
        marathon.streams.last().close(); // as a leader does that leads no longer
        QTRY_COMPARE_WITH_TIMEOUT(marathon.streams.size(), 2, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(rig.watch.last<MarathonObservation>().apps.front().counts.running, 3,
                                  Patience); // what happened in between
        QCOMPARE(rig.watch.last<MarathonObservation>().leader, u"m2:8080"_s);
    }

    void sendsAnActionOnceWhenTheLeaderGoes_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("kind");
        QTest::newRow("no leader") << 502 << int(Error::Kind::NoLeader);
        QTest::newRow("the connection breaks") << 0 << int(Error::Kind::OutcomeUnknown);
        QTest::newRow("sent on") << 302 << int(Error::Kind::Protocol);
    }

    void sendsAnActionOnceWhenTheLeaderGoes()
    {
        QFETCH(int, how);
        QFETCH(int, kind);
        ScriptedServer leader;
        Server marathon;
        marathon.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.method == "GET")
                return false;
            if (how == 502)
                reply.send(502, "<html><title>Connection to leader refused.</title></html>", {}, "text/html");
            else if (how == 302)
                reply.redirect(302, leader.url(u"/v2/apps/web"_s).toEncoded());
            else
                reply.reset();
            return true;
        };
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        const auto call = rig.commands.run(ScaleApp{AppId(u"/web"_s), 5, Force::No}, App::Kind::App);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), Patience);
        const auto done = call.result();
        QVERIFY(!done.ok());
        QCOMPARE(int(done.error().kind), kind);
        QCOMPARE(marathon.server.count("PUT"), 1);
        QVERIFY(leader.requests.isEmpty());
        if (how == 302) {
            QCOMPARE(done.error().httpStatus, 302);
            QVERIFY(done.error().detail.contains(QString::number(leader.port()))); // where to, in words
        }
    }

    /// A standby sends the stream to an address that nobody named: it is said, and polling goes on.
    void saysWhereTheStreamLeads()
    {
        ScriptedServer leader;
        Server standby;
        standby.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path == "/v2/events"_L1)
                reply.redirect(302, leader.url(u"/v2/events"_s).toEncoded());
            return request.path == "/v2/events"_L1;
        };
        Rig rig({standby.server.url()}, 30);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.refusal(Capability::Events), Patience);
        const Error why = rig.watch.state.refusal(Capability::Events)->error;
        QCOMPARE(why.httpStatus, 302);
        QVERIFY(why.detail.contains(QString::number(leader.port())));
        QVERIFY(!rig.watch.state.streaming && rig.watch.state.isLive() && !rig.watch.state.error);
        const int before = standby.polls();
        QTRY_VERIFY_WITH_TIMEOUT(standby.polls() > before + 2, Patience);
        QVERIFY(leader.requests.isEmpty());
    }

    /// A stream that is cut as soon as it stands costs ever less: each opening is one poll, and they grow rare.
    void opensACutStreamEverMoreRarely()
    {
        Server server;
        QElapsedTimer clock;
        QList<qint64> openings;
        server.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path != "/v2/events"_L1)
                return false;
            openings += clock.elapsed();
            reply.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
            reply.close();
            return true;
        };
        Rig rig({server.server.url()});
        rig.source.setStreamRetry(40);
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(openings.size() >= 7, Patience);
        for (qsizetype i = 3; i < openings.size(); ++i) // 320, 640 ms and so on, spread by a tenth
            QVERIFY2(openings.at(i) - openings.at(i - 1) >= (40 << i) / 2, qPrintable(QString::number(i)));
        QVERIFY2(server.polls() <= openings.size() + 1, qPrintable(QString::number(server.polls())));
        QVERIFY(rig.watch.state.isLive());
    }

    /// Where one address does not serve, commands go where the source reads, and reads go on to the next.
    void commandsGoWhereAnswersComeFrom()
    {
        Server gone;
        gone.answer = [](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(502, "<html><title>502 Bad Gateway</title></html>", {}, "text/html");
            return true;
        };
        Server good;
        good.answer = [](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path == "/v2/apps/web/versions"_L1)
                reply.send(200, js("{`versions`:[`2026-01-01T00:00:00.000Z`]}"));
            else if (request.method == "PUT")
                reply.send(200, js("{`deploymentId`:`d`}"));
            else
                return false;
            return true;
        };
        Rig rig({gone.server.url(), good.server.url()});
        // Before the source knows: a read goes on, once, to the other address.
        QVERIFY(await(rig.commands.versions(AppId(u"/web"_s), App::Kind::App)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.isLive(), Patience);
        QVERIFY(await(rig.commands.run(ScaleApp{AppId(u"/web"_s), 5, Force::No}, App::Kind::App)).ok());
        QCOMPARE(good.server.count("PUT"), 1);
        QCOMPARE(gone.server.count("PUT"), 0);
        QCOMPARE(gone.server.count("GET", u"/v2/apps/web/versions"_s), 1);
        QVERIFY(await(rig.commands.versions(AppId(u"/web"_s), App::Kind::App)).ok());
        QCOMPARE(gone.server.count("GET", u"/v2/apps/web/versions"_s), 1);
        // A write is sent once, whatever comes back.
        Server lone;
        lone.answer = gone.answer;
        Rig other({lone.server.url(), good.server.url()});
        QVERIFY(!await(other.commands.run(ScaleApp{AppId(u"/web"_s), 6, Force::No}, App::Kind::App)).ok());
        QCOMPARE(lone.server.count("PUT") + good.server.count("PUT"), 2);
    }

    /// A right that was refused is offered again after ten minutes, without anybody asking.
    void offersAgainWhatWasRefusedLongAgo()
    {
        Server server;
        server.answer = [](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.method == "PUT")
                reply.send(403, js("{`message`:`Not Authorized to perform this action!`}"));
            return request.method == "PUT";
        };
        Rig rig({server.server.url()}, 30);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.isLive(), Patience);
        COMPARE_KIND(await(rig.commands.run(ScaleApp{AppId(u"/web"_s), 5, Force::No}, App::Kind::App)),
                     Error::Kind::Forbidden);
        QTRY_VERIFY_WITH_TIMEOUT(!rig.watch.state.refusals.isEmpty(), Patience);
        rig.clock.advance(600001);
        QTRY_VERIFY_WITH_TIMEOUT(std::none_of(rig.watch.state.refusals.cbegin(), rig.watch.state.refusals.cend(),
                                              [](const Refusal &one) { return one.what == Capability::Commands; }),
                                 Patience);
    }

    /// Of several addresses one may be the leader, who streams himself.
    void takesTheStreamFromAnotherAddress()
    {
        Server leader;
        leader.streaming = true;
        Server standby;
        standby.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path == "/v2/events"_L1)
                reply.redirect(302, "http://10.255.255.1:8080/v2/events");
            return request.path == "/v2/events"_L1;
        };
        Rig rig({standby.server.url(), leader.server.url()}, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.streaming, Patience);
        QCOMPARE(leader.streams.size(), 1);
        QVERIFY(!rig.watch.state.refusal(Capability::Events));
        QCOMPARE(rig.watch.state.address, standby.server.url().toString()); // polls stay where they are answered
    }

    void explainsWhatIsForbidden_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("capability");
        QTest::addColumn<int>("status");
        QTest::newRow("deployments") << u"/v2/deployments"_s << int(Capability::Deployments) << 403;
        QTest::newRow("queue") << u"/v2/queue"_s << int(Capability::Queue) << 403;
        QTest::newRow("queue, 401") << u"/v2/queue"_s << int(Capability::Queue) << 401;
        QTest::newRow("events") << u"/v2/events"_s << int(Capability::Events) << 403;
    }

    /// A missing right is not an error of the source; it is asked for rarely, and again when a person insists.
    void explainsWhatIsForbidden()
    {
        QFETCH(QString, path);
        QFETCH(int, capability);
        QFETCH(int, status);
        const auto what = Capability(capability);
        Server marathon;
        bool forbidden = true;
        marathon.answer = [&](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (forbidden && request.path == path)
                reply.send(status, js("{`message`:`Not Authorized to perform this action!`}"));
            return forbidden && request.path == path;
        };
        Rig rig({marathon.server.url()}, 20);
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.refusal(what), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QVERIFY(!rig.watch.state.error);
        QVERIFY(!rig.watch.state.capabilities.testFlag(what));
        QCOMPARE(rig.watch.state.refusal(what)->error.detail, u"Not Authorized to perform this action!"_s);
        const int asked = marathon.server.count("GET", path);
        const int polls = marathon.polls();
        QTRY_VERIFY_WITH_TIMEOUT(what == Capability::Events || marathon.polls() > polls + 3, Patience);
        QCOMPARE(marathon.server.count("GET", path), asked);
        if (what == Capability::Events)
            return;
        forbidden = false;
        rig.source.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.watch.state.refusal(what), Patience);
        QVERIFY(rig.watch.state.capabilities.testFlag(what));
    }

    void remembersRefusedCommands()
    {
        Server marathon;
        marathon.answer = [](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.method != "GET")
                reply.send(403, js("{`message`:`Not Authorized to perform this action!`}"));
            return request.method != "GET";
        };
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        QVERIFY(!rig.watch.state.refusal(Capability::Commands));
        auto call = rig.commands.run(ScaleApp{AppId(u"/web"_s), 5, Force::No}, App::Kind::App);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), Patience);
        QVERIFY(rig.watch.state.refusal(Capability::Commands, u"/web"_s));
        QVERIFY(!rig.watch.state.refusal(Capability::Commands, u"/other"_s));
        QVERIFY(rig.watch.state.capabilities.testFlag(Capability::Commands));
        call = rig.commands.run(RestartApp{AppId(u"/other"_s), Force::No}, App::Kind::App);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), Patience);
        QVERIFY(rig.watch.state.refusal(Capability::Commands)); // this user may change nothing
        QVERIFY(!rig.watch.state.capabilities.testFlag(Capability::Commands));
        rig.source.refresh();
        QVERIFY(!rig.watch.state.refusal(Capability::Commands));
        QVERIFY(rig.watch.state.capabilities.testFlag(Capability::Commands));
    }

    /// "Too many deployments" is 403, too, but no missing right.
    void isNotMisledByTheLimitOfDeployments()
    {
        Server marathon;
        marathon.answer = [](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.method != "GET")
                reply.send(403, js("{`message`:`Max number (100) of running deployments is achieved. Wait.`}"));
            return request.method != "GET";
        };
        Rig rig({marathon.server.url()}, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), Patience);
        const auto call = rig.commands.run(ScaleApp{AppId(u"/web"_s), 5, Force::No}, App::Kind::App);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), Patience);
        QCOMPARE(int(call.result().error().kind), int(Error::Kind::RateLimited));
        QVERIFY(!rig.watch.state.refusal(Capability::Commands, u"/web"_s));
    }
};

MESOSCOPE_TEST(MarathonMannersTest)

#include "tst_marathonmanners.moc"
