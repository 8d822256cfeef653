// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated servers over real sockets: ports, framing, streams, standbys, credentials, misbehaviour.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/demo/quiet.h"
#include "tests/demo/rawclient.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using demo::DemoServer;
using demo::Fault;
using mesoscope::test::RawClient;
using mesoscope::test::RawReply;

class DemoServerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void describesItself();
    void everyEndpointAnswers_data();
    void everyEndpointAnswers();
    void standbysRedirect();
    void leaderDiesAndAnotherIsFound();
    void unreachableAgentRefuses();
    void keepsConnectionsAndAnswersInOrder();
    void refusesWhatIsNotHttp();
    void readsChunkedBodies();
    void compresses();
    void tenantNeedsPrefixAndPassword();
    void eventStream();
    void eventStreamFilters();
    void eventStreamWantsExactAccept();
    void operatorStream();
    void faults_data();
    void faults();
    void faultsCountAndClear();
    void delays();
    void writesAreCountedOnce();
    void sameCallsSameAnswers();
    void fixedPorts();

private:
    DemoServer::Options options(const QString &scenario) const;
    QUrl leader() const { return m_server->mesosUrls().first(); }
    std::unique_ptr<DemoServer> m_server;
};

DemoServer::Options DemoServerTest::options(const QString &scenario) const
{
    DemoServer::Options made;
    const auto loaded = demo::loadScenario(scenario);
    made.scenario = loaded.ok() ? mesoscope::test::quiet(*loaded) : demo::Scenario();
    made.scenario.startMs = 1795000000000;
    made.speed = 0;
    return made;
}

void DemoServerTest::init()
{
    m_server = std::make_unique<DemoServer>();
    const QString name =
        QLatin1StringView(QTest::currentTestFunction()).startsWith("tenant"_L1) ? u"tenant"_s : u"small"_s;
    const auto started = m_server->start(options(name));
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
}

void DemoServerTest::cleanup()
{
    m_server.reset();
}

void DemoServerTest::describesItself()
{
    const QJsonObject line = m_server->description();
    QCOMPARE(QUrl(line.value("marathon"_L1).toString()), m_server->marathonUrl());
    QCOMPARE(QUrl(line.value("mesos"_L1).toString()), leader());
    QCOMPARE(line.value("standbys"_L1).toArray().size(), 2);
    int agents = 0;
    QString id;
    m_server->run([&](demo::SimCluster &cluster) {
        agents = int(cluster.agents().size());
        id = cluster.agents().front().id;
    });
    QCOMPARE(line.value("agents"_L1).toArray().size(), agents);
    QCOMPARE(line.value("agents"_L1)[0].toString(), m_server->agentUrl(id).toString());
    QVERIFY(line.contains("metrics"_L1) && line.contains("lb"_L1) && !line.contains("credentials"_L1));
}

void DemoServerTest::everyEndpointAnswers_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    const QByteArray json = "application/json";
    for (const char *path : {"/state", "/master/state", "/state-summary", "/master/state-summary", "/slaves", "/tasks",
                             "/frameworks", "/roles", "/metrics/snapshot", "/maintenance/schedule",
                             "/maintenance/status", "/version", "/flags", "/quota", "/weights", "/system/stats.json"})
        QTest::newRow(path) << u"mesos"_s << QByteArray(path) << json;
    QTest::newRow("mesos health") << u"mesos"_s << QByteArray("/health") << QByteArray();
    for (const char *path : {"/state", "/slave(1)/state", "/slave%281%29/state", "/containers", "/monitor/statistics",
                             "/files/debug", "/version", "/flags", "/metrics/snapshot"})
        QTest::newRow(qPrintable(u"agent "_s + QLatin1StringView(path))) << u"agent"_s << QByteArray(path) << json;
    QTest::newRow("suggest") << u"metrics"_s << QByteArray("/api/suggest?type=metrics")
                             << QByteArray("application/json; charset=UTF-8");
    QTest::newRow("lb") << u"lb"_s << QByteArray("/haproxy?stats;csv") << QByteArray("text/plain");
    for (const char *path : {"/v2/apps", "/v2/groups", "/v2/info", "/v2/deployments", "/v2/queue"})
        QTest::newRow(path) << u"marathon"_s << QByteArray(path) << json;
}

void DemoServerTest::everyEndpointAnswers()
{
    QFETCH(QString, service);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, type);
    QUrl url = service == "mesos"_L1     ? leader()
               : service == "metrics"_L1 ? m_server->metricsUrl()
                                         : m_server->marathonUrl();
    if (service == "lb"_L1) {
        url = m_server->lbUrl();
        url.setPath({});
    } else if (service == "agent"_L1) {
        url = QUrl(m_server->description().value("agents"_L1)[0].toString());
    }
    RawClient client(url);
    const RawReply reply = client.get(path);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.complete);
    QVERIFY2(reply.headers.value("content-type").startsWith(type), reply.headers.value("content-type").constData());
    QVERIFY(reply.headers.contains("date"));
    if (type.startsWith("application/json"))
        QVERIFY(!QJsonDocument::fromJson(reply.body).isNull());
}

void DemoServerTest::standbysRedirect()
{
    const QList<QUrl> masters = m_server->mesosUrls();
    QCOMPARE(masters.size(), 3);
    const QByteArray to = "//" + masters.first().authority().toLatin1();
    RawClient standby(masters.at(1));
    QCOMPARE(standby.get("/state").headers.value("location"), to + "/master/state");
    const RawReply query = standby.get("/tasks?limit=2&order=asc");
    QCOMPARE(query.status, 307);
    QVERIFY(query.complete && query.body.isEmpty() && !query.headers.contains("content-type"));
    QVERIFY(query.headers.value("location").startsWith(to + "/master/tasks?"));
    QVERIFY(query.headers.value("location").contains("limit=2") &&
            query.headers.value("location").contains("order=asc"));
    const RawReply post = standby.post("/api/v1", R"({"type":"GET_STATE"})");
    QCOMPARE(post.status, 307);
    QCOMPARE(post.headers.value("location"), to + "/master/api/v1");
    QCOMPARE(standby.get("/redirect").headers.value("location"), to);
    for (const char *own : {"/health", "/version", "/flags", "/metrics/snapshot"})
        QCOMPARE(standby.get(own).status, 200);
    RawClient first(masters.first());
    QCOMPARE(first.get("/redirect").headers.value("location"), to); // the leader points to itself
    QCOMPARE(first.get("/master/redirect").status, 307);
    QCOMPARE(first.get("/master/redirect/state").status, 404);
    const auto elected = [](const RawReply &reply) {
        return QJsonDocument::fromJson(reply.body)[u"master/elected"].toDouble(-1);
    };
    QCOMPARE(elected(first.get("/metrics/snapshot")), 1.0);
    QCOMPARE(elected(standby.get("/metrics/snapshot")), 0.0);
}

void DemoServerTest::leaderDiesAndAnotherIsFound()
{
    const QList<QUrl> before = m_server->mesosUrls();
    RawClient open(before.first());
    QCOMPARE(open.get("/health").status, 200);
    m_server->run([](demo::SimCluster &cluster) { cluster.setLeader(-1); });
    QVERIFY(open.closes());
    RawClient dead(before.first());
    QVERIFY(!dead.connected());
    RawClient standby(before.at(1)); // goes on pointing to the dead one
    QCOMPARE(standby.get("/state").headers.value("location"),
             "//" + before.first().authority().toLatin1() + "/master/state");
    int leader = -1;
    for (int second = 0; second < 60 && leader < 0; ++second) {
        m_server->advance(1000);
        m_server->run([&leader](demo::SimCluster &cluster) { leader = cluster.leader(); });
    }
    QVERIFY(leader >= 0);
    QVERIFY(m_server->mesosUrls().first() != before.first());
    m_server->advance(60000);
    RawClient next(m_server->mesosUrls().first());
    const QJsonObject state = QJsonDocument::fromJson(next.get("/state").body).object();
    QCOMPARE(state.value("pid"_L1).toString(), u"master@"_s + m_server->mesosUrls().first().authority());
    QVERIFY(!state.value("slaves"_L1).toArray().isEmpty());
    RawClient back(before.first()); // as a standby now
    QVERIFY(back.connected());
    QCOMPARE(back.get("/state").status, 307);
}

void DemoServerTest::unreachableAgentRefuses()
{
    QString id;
    m_server->run([&id](demo::SimCluster &cluster) { id = cluster.agents().front().id; });
    const QUrl own = m_server->agentUrl(id);
    RawClient before(own);
    QCOMPARE(before.get("/health").status, 200);
    m_server->run([](demo::SimCluster &cluster) { cluster.setAgentReachable(0, false); });
    RawClient during(own);
    QVERIFY(!during.connected());
    m_server->run([](demo::SimCluster &cluster) { cluster.setAgentReachable(0, true); });
    m_server->advance(5000);
    RawClient after(own);
    QCOMPARE(after.get("/health").status, 200);
}

void DemoServerTest::keepsConnectionsAndAnswersInOrder()
{
    RawClient client(leader());
    client.sendRaw("GET /version HTTP/1.1\r\nHost: x\r\n\r\nGET /redirect HTTP/1.1\r\nHost: x\r\n\r\n"
                   "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const RawReply version = client.read();
    QCOMPARE(version.status, 200);
    QCOMPARE(QJsonDocument::fromJson(version.body)[u"version"].toString(), u"1.11.0"_s);
    QCOMPARE(client.read().status, 307);
    const RawReply missing = client.read();
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.body, "404 Not Found.");
    QVERIFY(client.closes());
    QCOMPARE(m_server->requestCount(u"mesos"_s), 3);
}

void DemoServerTest::refusesWhatIsNotHttp()
{
    RawClient garbage(leader());
    garbage.sendRaw("\x16\x03\x01 hello\r\n\r\n");
    QCOMPARE(garbage.read().status, 400);
    QVERIFY(garbage.closes());
    RawClient large(leader());
    large.sendRaw("GET / HTTP/1.1\r\nX: " + QByteArray(70000, 'x'));
    QCOMPARE(large.read().status, 431);
    RawClient body(leader());
    body.sendRaw("POST /api/v1 HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n");
    QCOMPARE(body.read().status, 413);
}

void DemoServerTest::readsChunkedBodies()
{
    RawClient client(leader());
    client.sendRaw("POST /api/v1 HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "9\r\n{\"type\":\"\r\n");
    client.sendRaw("c\r\nGET_HEALTH\"}\r\n0\r\n\r\n");
    QCOMPARE(client.read().body, R"({"type":"GET_HEALTH","get_health":{"healthy":true}})");
}

void DemoServerTest::compresses()
{
    RawClient client(leader());
    const RawReply plain = client.get("/state");
    QVERIFY(!plain.headers.contains("content-encoding"));
    const RawReply zipped = client.get("/state", "Accept-Encoding: gzip, deflate\r\n");
    QCOMPARE(zipped.headers.value("content-encoding"), "gzip");
    QVERIFY(zipped.body.size() * 3 < plain.body.size());
    QCOMPARE(zipped.body.left(3), QByteArray::fromHex("1f8b08"));
    // What qUncompress reads has another head (size, zlib) and another checksum (Adler-32) around the same deflated
    // bytes.
    quint32 low = 1;
    quint32 high = 0;
    for (const char byte : plain.body) {
        low = (low + static_cast<unsigned char>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    const auto bigEndian = [](quint32 word) {
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(static_cast<char>(word >> shift & 0xFF));
        return bytes;
    };
    const QByteArray deflated = zipped.body.mid(10, zipped.body.size() - 18);
    QCOMPARE(qUncompress(bigEndian(quint32(plain.body.size())) + QByteArray::fromHex("789c") + deflated +
                         bigEndian(high << 16 | low)),
             plain.body);
    QVERIFY(!client.get("/version", "Accept-Encoding: gzip\r\n").headers.contains("content-encoding")); // too small
    QVERIFY(!client.get("/state", "Accept-Encoding: gzip;q=0\r\n").headers.contains("content-encoding"));
}

void DemoServerTest::tenantNeedsPrefixAndPassword()
{
    QVERIFY(m_server->mesosUrls().isEmpty());
    const QUrl url = m_server->marathonUrl();
    QVERIFY(url.path().startsWith("/marathon/"_L1));
    RawClient client(url);
    const RawReply none = client.get("/v2/info");
    QCOMPARE(none.status, 401);
    QVERIFY(none.headers.value("content-type").startsWith("text/html"));
    QCOMPARE(none.headers.value("www-authenticate"), "basic realm=\"Mesosphere\"");
    const QByteArray good =
        "Authorization: Basic " + (m_server->user() + u':' + m_server->password()).toUtf8().toBase64() + "\r\n";
    QCOMPARE(client.get("/v2/info", good).status, 200);
    QCOMPARE(client.get("/v2/info", "Authorization: Basic " + QByteArray("a:b").toBase64() + "\r\n").status, 401);
    QUrl outside = url;
    outside.setPath({});
    RawClient wrong(outside);
    QCOMPARE(wrong.get("/v2/info", good).status, 404);
    RawClient metrics(m_server->metricsUrl());
    const RawReply refused = metrics.get("/api/suggest?type=metrics");
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.body, "Not authorized");
    QCOMPARE(metrics.get("/api/suggest?type=metrics", good).status, 200);
    const QJsonObject credentials = m_server->description().value("credentials"_L1).toObject();
    QCOMPARE(credentials.value("user"_L1).toString(), m_server->user());
    QVERIFY(!m_server->description().contains("mesos"_L1));
}

void DemoServerTest::eventStream()
{
    RawClient client(m_server->marathonUrl());
    client.send("GET", "/v2/events", "Accept: text/event-stream\r\n");
    const RawReply head = client.read();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-type"), "text/event-stream;charset=utf-8");
    QCOMPARE(head.headers.value("connection"), "close");
    QVERIFY(!head.headers.contains("content-length") && !head.headers.contains("transfer-encoding"));
    QByteArray first = client.until("\r\n\r\n");
    QVERIFY2(first.startsWith("event: event_stream_attached\r\ndata: {"), first.constData());
    QCOMPARE(QJsonDocument::fromJson(first.mid(first.indexOf('{')).trimmed())[u"remoteAddress"].toString(),
             u"127.0.0.1"_s);
    QString app;
    m_server->run([&app](demo::SimCluster &cluster) {
        for (const auto &entry : cluster.apps())
            if (!entry.second.pod && entry.second.definition.value("instances"_L1).toInt() > 0)
                app = entry.first;
        cluster.restartApp(app, true);
    });
    m_server->advance(1000);
    QByteArray event;
    do
        event = client.until("\r\n\r\n");
    while (!event.isEmpty() && !event.contains("event: deployment_info\r\n"));
    QVERIFY(QJsonDocument::fromJson(event.mid(event.indexOf("data: ") + 6).trimmed())[u"plan"].isObject());
    // The heartbeat: nothing but CR and LF.
    m_server->closeStreams(u"marathon"_s);
    QVERIFY(client.closes());
    RawClient quiet(m_server->marathonUrl());
    quiet.send("GET", "/v2/events?event_type=event_stream_attached", "Accept: text/event-stream\r\n");
    QCOMPARE(quiet.read().status, 200);
    quiet.until("\r\n\r\n");
    m_server->advance(10000);
    QCOMPARE(quiet.take(2), "\r\n");
}

void DemoServerTest::eventStreamFilters()
{
    RawClient client(m_server->marathonUrl());
    client.send("GET", "/v2/events?event_type=deployment_success&event_type=group_change_success&plan-format=light",
                "Accept: text/event-stream\r\n");
    QCOMPARE(client.read().status, 200);
    m_server->run([](demo::SimCluster &cluster) { cluster.restartApp(cluster.apps().begin()->first, true); });
    m_server->advance(9000);
    m_server->run([](demo::SimCluster &cluster) {
        demo::SimEvent event;
        event.type = QStringLiteral("deployment_success");
        event.body = {{QStringLiteral("id"), QStringLiteral("of the test")}};
        cluster.onEvent(event);
    });
    QByteArray event;
    do {
        event = client.until("\r\n\r\n");
        QVERIFY2(event.startsWith("event: deployment_success") || event.startsWith("event: group_change_success"),
                 event.constData());
    } while (!event.contains("of the test"));
}

void DemoServerTest::eventStreamWantsExactAccept()
{
    for (const QByteArray &accept :
         {QByteArray(), QByteArray("Accept: */*\r\n"), QByteArray("Accept: text/event-stream, */*\r\n")}) {
        RawClient client(m_server->marathonUrl());
        const RawReply reply = client.get("/v2/events", accept);
        QCOMPARE(reply.status, 405);
        QVERIFY(reply.headers.value("content-type").startsWith("text/html"));
        QVERIFY(reply.body.startsWith("<html>"));
    }
}

void DemoServerTest::operatorStream()
{
    RawClient client(leader());
    client.send("POST", "/api/v1", "Content-Type: application/json\r\nAccept: application/json\r\n",
                R"({"type":"SUBSCRIBE"})");
    const RawReply head = client.read();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("transfer-encoding"), "chunked");
    QCOMPARE(head.headers.value("content-type"), "application/json");
    const QJsonDocument first = QJsonDocument::fromJson(client.record());
    QCOMPARE(first[u"type"].toString(), u"SUBSCRIBED"_s);
    QCOMPARE(first[u"subscribed"][u"heartbeat_interval_seconds"].toDouble(), 15.0);
    QVERIFY(!first[u"subscribed"][u"get_state"][u"get_tasks"][u"tasks"].toArray().isEmpty());
    QCOMPARE(client.record(), R"({"type":"HEARTBEAT"})");
    m_server->run([](demo::SimCluster &cluster) {
        cluster.onMesosChange({demo::MesosChange::Kind::AgentRemoved, -1, 0, -1});
    });
    const QJsonDocument removed = QJsonDocument::fromJson(client.record());
    QCOMPARE(removed[u"type"].toString(), u"AGENT_REMOVED"_s);
    QVERIFY(!removed[u"agent_removed"][u"agent_id"][u"value"].toString().isEmpty());
    m_server->run([](demo::SimCluster &cluster) { cluster.restartApp(cluster.tasks().front().appId, true); });
    QSet<QString> seen;
    for (int i = 0; i < 60 && !(seen.contains(u"TASK_ADDED"_s) && seen.contains(u"TASK_UPDATED"_s) &&
                                seen.contains(u"HEARTBEAT"_s));
         ++i) {
        m_server->advance(2000);
        client.waitMs = 30;
        for (QByteArray record = client.record(); !record.isEmpty(); record = client.record())
            seen.insert(QJsonDocument::fromJson(record)[u"type"].toString());
    }
    QVERIFY(seen.contains(u"TASK_ADDED"_s) && seen.contains(u"TASK_UPDATED"_s) && seen.contains(u"HEARTBEAT"_s));
    client.waitMs = 3000;
    m_server->run([](demo::SimCluster &cluster) { cluster.setLeader(-1); });
    QVERIFY(client.closes()); // without the chunk that ends a body
}

void DemoServerTest::faults_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("drop") << int(Fault::Kind::Drop);
    QTest::newRow("hang") << int(Fault::Kind::Hang);
    QTest::newRow("cut") << int(Fault::Kind::Cut);
    QTest::newRow("garbage") << int(Fault::Kind::Garbage);
    QTest::newRow("status") << int(Fault::Kind::Status);
    QTest::newRow("html") << int(Fault::Kind::Html);
    QTest::newRow("redirect") << int(Fault::Kind::Redirect);
    QTest::newRow("slow") << int(Fault::Kind::SlowLoris);
}

void DemoServerTest::faults()
{
    QFETCH(int, kind);
    Fault fault;
    fault.kind = Fault::Kind(kind);
    fault.service = u"mesos"_s;
    fault.path = u"/state"_s;
    fault.retryAfterSeconds = 7;
    fault.location = "http://elsewhere.example/";
    m_server->setFault(fault);
    RawClient other(leader());
    QCOMPARE(other.get("/version").status, 200); // another path, and below another service, goes on
    RawClient client(leader());
    client.waitMs = fault.kind == Fault::Kind::Hang || fault.kind == Fault::Kind::SlowLoris ? 300 : 3000;
    const RawReply reply = client.get("/state");
    switch (fault.kind) {
    case Fault::Kind::Drop:
        QCOMPARE(reply.status, 0);
        QVERIFY(client.closes());
        break;
    case Fault::Kind::Hang:
    case Fault::Kind::SlowLoris:
        QCOMPARE(reply.status, 0);
        QVERIFY(!client.closes());
        break;
    case Fault::Kind::Cut:
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.complete && !reply.body.isEmpty());
        QVERIFY(client.closes());
        break;
    case Fault::Kind::Garbage:
        QCOMPARE(reply.status, 200);
        QVERIFY(QJsonDocument::fromJson(reply.body).isNull());
        break;
    case Fault::Kind::Status:
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.headers.value("retry-after"), "7");
        break;
    case Fault::Kind::Html:
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers.value("content-type").startsWith("text/html") && reply.body.contains("<form"));
        break;
    case Fault::Kind::Redirect:
        QCOMPARE(reply.status, 302);
        QCOMPARE(reply.headers.value("location"), "http://elsewhere.example/");
        break;
    default:
        QFAIL("not in the table");
    }
}

void DemoServerTest::faultsCountAndClear()
{
    Fault fault;
    fault.kind = Fault::Kind::Status;
    fault.status = 429;
    fault.count = 2;
    m_server->setFault(fault);
    RawClient client(leader());
    QCOMPARE(client.get("/version").status, 429);
    QCOMPARE(client.get("/version").status, 429);
    QCOMPARE(client.get("/version").status, 200);
    fault.count = -1;
    m_server->setFault(fault);
    QCOMPARE(client.get("/version").status, 429);
    m_server->clearFaults();
    QCOMPARE(client.get("/version").status, 200);
    QCOMPARE(m_server->requestCount(u"mesos"_s, u"GET"_s, u"/version"_s), 5);
    QCOMPARE(m_server->requestCount(u"marathon"_s), 0);
}

void DemoServerTest::delays()
{
    Fault fault;
    fault.kind = Fault::Kind::Delay;
    fault.delayMs = 400;
    m_server->setFault(fault);
    RawClient client(leader());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get("/version").status, 200);
    QVERIFY(timer.elapsed() >= 390);
    { // a client that gives up before the answer harms nobody
        RawClient impatient(leader());
        impatient.send("GET", "/version");
        QVERIFY(impatient.connected());
    }
    m_server->clearFaults();
    QTRY_COMPARE(client.get("/version").status, 200);
}

void DemoServerTest::writesAreCountedOnce()
{
    QString app;
    m_server->run([&app](demo::SimCluster &cluster) { app = cluster.tasks().front().appId; });
    Fault fault;
    fault.kind = Fault::Kind::Cut; // carried out, but the answer is lost
    fault.service = u"marathon"_s;
    m_server->setFault(fault);
    RawClient client(m_server->marathonUrl());
    client.post("/v2/apps/" + app.toUtf8() + "/restart?force=true", {});
    QCOMPARE(m_server->requestCount(u"marathon"_s, u"POST"_s), 1);
    bool deploying = false;
    m_server->run([&](demo::SimCluster &cluster) { deploying = !cluster.deployments().empty(); });
    QVERIFY(deploying);
}

void DemoServerTest::sameCallsSameAnswers()
{
    DemoServer other;
    QVERIFY(other.start(options(u"small"_s)).ok());
    m_server->advance(90000);
    other.advance(90000);
    const auto normal = [](const QUrl &url, QByteArray body) {
        return body.replace(QByteArray::number(url.port()), "PORT");
    };
    // Ports differ between two servers and are part of the answer: compare what does not hold any.
    for (const char *path : {"/tasks?limit=1000", "/roles", "/frameworks"}) {
        RawClient one(leader());
        RawClient two(other.mesosUrls().first());
        QCOMPARE(normal(leader(), one.get(path).body), normal(other.mesosUrls().first(), two.get(path).body));
    }
}

void DemoServerTest::fixedPorts()
{
    QTcpServer probe; // some port that is free now, with room above
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    DemoServer::Options wanted = options(u"small"_s);
    wanted.port = probe.serverPort();
    DemoServer taken;
    const auto refused = taken.start(wanted);
    QVERIFY(!refused.ok());
    QVERIFY(!refused.error().detail.isEmpty());
}

MESOSCOPE_TEST(DemoServerTest)

#include "tst_demoserver.moc"
