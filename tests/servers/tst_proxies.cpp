// SPDX-License-Identifier: GPL-3.0-or-later
// Through proxies: nginx for plain requests, a tunnel of our own for CONNECT and SOCKS 5.
#include "app/demo/demoserver.h"
#include "app/net/httperror.h"
#include "app/sources/marathon/marathonsource.h"
#include "tests/demo/quiet.h"
#include "tests/net/transporttest.h"
#include "tests/servers/certificates.h"
#include "tests/servers/nginx.h"
#include "tests/servers/tunnel.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Error::Kind;

class ProxiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAClusterThroughNginx();
    void tunnelsEncryptedConnections_data();
    void tunnelsEncryptedConnections();
    void letsSocksLookNamesUp();
    void blamesTheProxyForItsFaults();
    void asksNobodyWhenToldSo();
    void takesTheSystemsProxyButNotForThisMachine();
    void neverSlipsPastAProxyItDoesNotUnderstand();
};

void ProxiesTest::readsAClusterThroughNginx()
{
    NEED_NGINX();
    demo::DemoServer cluster;
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(cluster.start(options).ok());
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; access_log access.log short; proxy_buffering off;"
                         " location / { proxy_pass http://$http_host$request_uri; } }"),
             qPrintable(nginx.problem()));
    Endpoint endpoint;
    endpoint.urls = {cluster.marathonUrl()};
    HttpTransport transport(TransportOptions{
        endpoint.urls, Secret::basic(cluster.user(), cluster.password()), {}, {}, {}, {}, nginx.url().toString()});
    ManualClock clock{1795341600000};
    MarathonSource source(transport, endpoint, clock, 60000);
    Watch watch(source);
    source.start();
    QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Live));
    QVERIFY(!watch.last<MarathonObservation>().apps.empty());
    QTRY_VERIFY(watch.state.streaming); // events come this way too
    QVERIFY(nginx.accessesWith("/v2/groups 200") >= 1);
    QCOMPARE(cluster.requestCount(u"marathon"_s, u"GET"_s, u"/v2/groups"_s), nginx.accessesWith("/v2/groups 200"));
}

void ProxiesTest::tunnelsEncryptedConnections_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("CONNECT") << int(Tunnel::Kind::HttpConnect);
    QTest::newRow("SOCKS 5") << int(Tunnel::Kind::Socks5);
}

void ProxiesTest::tunnelsEncryptedConnections()
{
    NEED_NGINX();
    QFETCH(int, kind);
    Certificates certificates;
    QVERIFY2(certificates.isGood(), qPrintable(certificates.problem()));
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@ ssl; ssl_certificate " +
                         QFile::encodeName(certificates.file(u"server.pem"_s)) + "; ssl_certificate_key " +
                         QFile::encodeName(certificates.file(u"server.key"_s)) +
                         "; location / { return 200 '$http_authorization'; } }"),
             qPrintable(nginx.problem()));
    Tunnel tunnel{Tunnel::Kind(kind)};
    const QUrl url = nginx.url(0, u"/x"_s, u"https"_s);
    HttpTransport transport(TransportOptions{
        {url}, Secret::token(u"hush"_s), certificates.file(u"ca.pem"_s), {}, {}, {}, tunnel.setting()});
    const auto answer = await(transport.send(get(url)));
    QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().detail));
    QCOMPARE(answer->body, "Bearer hush");
    QCOMPARE(tunnel.targets, QList<QByteArray>{"127.0.0.1:" + QByteArray::number(nginx.port())});
    QVERIFY(!tunnel.heads.contains("hush")); // the proxy learns nothing
    // What the proxy carries is verified like any other connection.
    HttpTransport doubtful(TransportOptions{{url}, {}, {}, {}, {}, {}, tunnel.setting()});
    COMPARE_KIND(await(doubtful.send(get(url))), Kind::Tls);
}

void ProxiesTest::letsSocksLookNamesUp()
{
    ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
    Tunnel tunnel(Tunnel::Kind::Socks5);
    QUrl url = server.url();
    url.setHost(u"marathon.invalid"_s);
    HttpTransport transport(TransportOptions{{url}, {}, {}, {}, {}, {}, tunnel.setting()});
    QVERIFY(await(transport.send(get(url))).ok());
    QCOMPARE(tunnel.targets, QList<QByteArray>{"marathon.invalid:" + QByteArray::number(server.port())});
}

void ProxiesTest::blamesTheProxyForItsFaults()
{
    ScriptedServer gone;
    const QString dead = gone.url().toString();
    gone.stop();
    Tunnel closed(Tunnel::Kind::HttpConnect);
    closed.wantsSignIn = true;
    for (const QString &proxy : {dead, closed.setting()}) {
        const QUrl url(u"https://marathon.invalid/"_s);
        HttpTransport transport(TransportOptions{{url}, Secret::token(u"hush"_s), {}, {}, {}, {}, proxy});
        for (const Request &request : {get(url), write(Request::Method::Post, url)}) {
            const auto result = await(transport.send(request));
            COMPARE_KIND(result, Kind::Unreachable); // of a write too: it has not left
            QVERIFY2(result.error().atProxy, qPrintable(result.error().detail));
        }
    }
    QVERIFY(!closed.heads.contains("hush"));
}

void ProxiesTest::asksNobodyWhenToldSo()
{
    ScriptedServer proxy([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "proxy"); });
    qputenv("http_proxy", proxy.url().toEncoded());
    const QUrl url(u"http://marathon.invalid/"_s);
    HttpTransport direct(TransportOptions{{url}, {}, {}, {}, {}, {}, u"none"_s});
    const auto result = await(direct.send(get(url)));
    qunsetenv("http_proxy");
    COMPARE_KIND(result, Kind::Unreachable);
    QVERIFY(proxy.requests.isEmpty());
}

void ProxiesTest::takesTheSystemsProxyButNotForThisMachine()
{
    ScriptedServer proxy([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "proxy"); });
    ScriptedServer local([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "local"); });
    qputenv("http_proxy", proxy.url().toEncoded());
    const QUrl far(u"http://marathon.invalid/v2/info"_s);
    HttpTransport transport(QList<QUrl>{far, local.url()}, Secret());
    const auto through = await(transport.send(get(far)));
    const auto near = await(transport.send(get(local.url())));
    qunsetenv("http_proxy");
    QVERIFY(through.ok() && near.ok());
    QCOMPARE(through->body, "proxy");
    QCOMPARE(proxy.requests.first().target, "http://marathon.invalid/v2/info");
    QCOMPARE(near->body, "local");
}

void ProxiesTest::neverSlipsPastAProxyItDoesNotUnderstand()
{
    ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "direct"); });
    HttpTransport transport(TransportOptions{{server.url()}, {}, {}, {}, {}, {}, u"gopher://x"_s});
    const auto result = await(transport.send(get(server.url())));
    COMPARE_KIND(result, Kind::Unreachable);
    QVERIFY(result.error().atProxy);
    QVERIFY(server.requests.isEmpty());
}

MESOSCOPE_TEST(ProxiesTest)

#include "tst_proxies.moc"
