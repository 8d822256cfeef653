// SPDX-License-Identifier: GPL-3.0-or-later
// The sources through a real nginx that stands before the demo cluster, as it does before most clusters.
#include "app/demo/demoserver.h"
#include "app/net/httptransport.h"
#include "app/net/recordio.h"
#include "app/sources/marathon/marathonsource.h"
#include "app/sources/mesos/mesossource.h"
#include "tests/demo/quiet.h"
#include "tests/net/transporttest.h"
#include "tests/servers/certificates.h"
#include "tests/servers/nginx.h"
#include "tests/sources/testdata.h"
#include "tests/support/freeports.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Error::Kind;
using Phase = SourceState::Phase;

namespace {

/// With a path, so that nginx puts it in the place of the location's.
QByteArray upstream(const QUrl &url)
{
    const QByteArray text = url.toEncoded();
    return text.endsWith('/') ? text : text + '/';
}

Endpoint endpointOf(const HttpTransport &transport, SourceId source)
{
    Endpoint endpoint;
    endpoint.source = source;
    endpoint.urls = transport.options().baseUrls;
    return endpoint;
}

struct MesosRig
{
    explicit MesosRig(TransportOptions options)
        : transport(std::move(options)),
          source(transport, endpointOf(transport, SourceId::Mesos), clock, agents, 60000),
          watch(source)
    {
        source.start();
    }

    HttpTransport transport;
    ManualClock clock{1795341600000};
    AgentDirectory agents;
    MesosSource source;
    Watch watch;
};

struct MarathonRig
{
    explicit MarathonRig(TransportOptions options, int pollMs = 60000)
        : transport(std::move(options)),
          source(transport, endpointOf(transport, SourceId::Marathon), clock, pollMs),
          watch(source)
    {
        source.setRandom([] { return 0.5; });
        source.start();
    }
    size_t apps() const { return watch.last<MarathonObservation>().apps.size(); }

    HttpTransport transport;
    ManualClock clock{1795341600000};
    MarathonSource source;
    Watch watch;
};

} // namespace

class ReverseProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_demo.reset(); }
    void keepsThePathPrefix();
    void speaksTlsToAPinnedServer();
    void signsIn();
    void speaksToDcos();
    void unpacksGzip();
    void endsRedirectLoops();
    void doesNotGoBackToPlainHttp();
    void takesNoCredentialsElsewhere();
    void streamsEvents_data();
    void streamsEvents();
    void streamsTheMastersRecords();
    void saysThatTheServerBehindIsGone_data();
    void saysThatTheServerBehindIsGone();

private:
    std::unique_ptr<demo::DemoServer> m_demo;
};

void ReverseProxyTest::init()
{
    NEED_NGINX();
    m_demo = std::make_unique<demo::DemoServer>();
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    options.port = freePortRow(60); // one that it can come back to
    QVERIFY(m_demo->start(options).ok());
}

void ReverseProxyTest::keepsThePathPrefix()
{
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; location /deep/er/ { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; } location /mesos/ { proxy_pass " +
                         upstream(m_demo->mesosUrls().first()) + "; } }"),
             qPrintable(nginx.problem()));
    MarathonRig marathon({{nginx.url(0, u"/deep/er/"_s)}});
    QTRY_COMPARE(int(marathon.watch.state.phase), int(Phase::Live));
    QVERIFY(marathon.apps() > 0);

    MesosRig mesos({{nginx.url(0, u"/mesos/"_s)}});
    QTRY_COMPARE_WITH_TIMEOUT(int(mesos.watch.state.phase), int(Phase::Live), 10000);
    QVERIFY(!mesos.watch.last<MesosObservation>().agents.empty());
}

void ReverseProxyTest::speaksTlsToAPinnedServer()
{
    Certificates certificates;
    QVERIFY2(certificates.isGood(), qPrintable(certificates.problem()));
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@ ssl; ssl_certificate " +
                         QFile::encodeName(certificates.file(u"selfsigned.pem"_s)) + "; ssl_certificate_key " +
                         QFile::encodeName(certificates.file(u"selfsigned.key"_s)) + "; location / { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; proxy_buffering off; } }"),
             qPrintable(nginx.problem()));
    TransportOptions options{{nginx.url(0, u"/"_s, u"https"_s)}};
    {
        MarathonRig doubtful(options);
        QTRY_COMPARE(int(doubtful.watch.state.phase), int(Phase::Failed));
        QCOMPARE(int(doubtful.watch.state.error->tls), int(TlsProblem::SelfSigned));
        QVERIFY(doubtful.watch.state.error->certificate.has_value()); // what the connect dialog shows
        options.pinnedSha256 = {doubtful.watch.state.error->certificate->sha256};
    }
    MarathonRig trusting(options);
    QTRY_COMPARE(int(trusting.watch.state.phase), int(Phase::Live));
    QTRY_VERIFY(trusting.watch.state.streaming);
}

void ReverseProxyTest::signsIn()
{
    Nginx nginx;
    QVERIFY(nginx.writeFile(u"users"_s, "me:{PLAIN}word\n"));
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; auth_basic cluster; auth_basic_user_file users;"
                         " location / { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; proxy_set_header Authorization ''; } }"),
             qPrintable(nginx.problem()));
    for (const Secret &wrong : {Secret(), Secret::basic(u"me"_s, u"other"_s)}) {
        MarathonRig rig({{nginx.url()}, wrong});
        QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Failed));
        QCOMPARE(int(rig.watch.state.error->kind), int(Kind::Unauthorized));
        QCOMPARE(rig.watch.state.error->detail, u"401 Authorization Required"_s); // out of nginx's page
    }
    MarathonRig rig({{nginx.url()}, Secret::basic(u"me"_s, u"word"_s)});
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
}

/// As DC/OS has them: Marathon and Mesos behind one host's paths, and a token that is not said to be a bearer's.
void ReverseProxyTest::speaksToDcos()
{
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; if ($http_authorization != 'token=jwt.x.y') { return 401; }"
                         " proxy_set_header Authorization ''; proxy_buffering off;"
                         " location /service/marathon/ { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; } location /mesos/ { proxy_pass " +
                         upstream(m_demo->mesosUrls().first()) + "; } }"),
             qPrintable(nginx.problem()));
    {
        MarathonRig bearer({{nginx.url(0, u"/service/marathon"_s)}, Secret::token(u"jwt.x.y"_s)});
        QTRY_COMPARE(int(bearer.watch.state.phase), int(Phase::Failed));
        QCOMPARE(int(bearer.watch.state.error->kind), int(Kind::Unauthorized));
    }
    const Secret token = Secret::fromText(u"token=jwt.x.y"_s); // as it is given in the environment
    MarathonRig marathon({{nginx.url(0, u"/service/marathon"_s)}, token});
    QTRY_COMPARE(int(marathon.watch.state.phase), int(Phase::Live));
    QTRY_VERIFY(marathon.watch.state.streaming);
    MesosRig mesos({{nginx.url(0, u"/mesos"_s)}, token});
    QTRY_COMPARE_WITH_TIMEOUT(int(mesos.watch.state.phase), int(Phase::Live), 10000);
    QTRY_VERIFY(mesos.watch.state.streaming);
}

void ReverseProxyTest::unpacksGzip()
{
    Nginx nginx;
    QVERIFY2(nginx.start("gzip on; gzip_types *; gzip_proxied any; gzip_min_length 1;"
                         "log_format short2 '$uri $sent_http_content_encoding';"
                         "server { listen 127.0.0.1:@0@; access_log access.log short2; location / { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; proxy_set_header Accept-Encoding ''; } }"),
             qPrintable(nginx.problem()));
    MarathonRig rig({{nginx.url()}});
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
    QVERIFY(rig.apps() > 0);
    QVERIFY(nginx.accessesWith("/v2/groups gzip") > 0);
}

void ReverseProxyTest::endsRedirectLoops()
{
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; access_log access.log short;"
                         " location / { return 302 http://$http_host$request_uri; } }"),
             qPrintable(nginx.problem()));
    MarathonRig rig({{nginx.url()}});
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Failed));
    QCOMPARE(int(rig.watch.state.error->kind), int(Kind::Protocol));
    QVERIFY(!rig.watch.state.error->detail.isEmpty());
    QCOMPARE(nginx.accessesWith("/v2/groups"), 4); // once, and three times more
}

void ReverseProxyTest::doesNotGoBackToPlainHttp()
{
    Certificates certificates;
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@ ssl; ssl_certificate " +
                         QFile::encodeName(certificates.file(u"server.pem"_s)) + "; ssl_certificate_key " +
                         QFile::encodeName(certificates.file(u"server.key"_s)) +
                         "; location / { return 302 http://127.0.0.1:@1@$request_uri; } }"
                         "server { listen 127.0.0.1:@1@; access_log access.log short; location / { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; } }"),
             qPrintable(nginx.problem()));
    // Even where the plain address is one of the profile's own.
    MarathonRig rig({{nginx.url(0, {}, u"https"_s)}, Secret::token(u"hush"_s), certificates.file(u"ca.pem"_s)});
    rig.transport.allowHost(nginx.url(1));
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Failed));
    QCOMPARE(int(rig.watch.state.error->kind), int(Kind::Protocol));
    QCOMPARE(nginx.accesses().size(), 0);
}

void ReverseProxyTest::takesNoCredentialsElsewhere()
{
    ScriptedServer target([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; location / { return 307 " + target.url().toEncoded() +
                         "$request_uri; } }"),
             qPrintable(nginx.problem()));
    HttpTransport transport({nginx.url()}, Secret::basic(u"u"_s, u"p"_s));
    COMPARE_KIND(await(transport.send(get(nginx.url(0, u"/state"_s)))), Kind::Protocol);
    COMPARE_KIND(await(transport.send(write(Request::Method::Post, nginx.url(0, u"/state"_s)))), Kind::Protocol);
    QVERIFY(target.requests.isEmpty());
    Request masters = get(nginx.url(0, u"/state"_s)); // a leader under a name that nobody typed
    masters.strangersAllowed = true;
    QVERIFY(await(transport.send(masters)).ok());
    QCOMPARE(target.requests.size(), 1);
    for (const char *name : {"authorization", "cookie", "proxy-authorization"})
        QVERIFY2(!target.requests.first().headers.contains(name), name);
}

void ReverseProxyTest::streamsEvents_data()
{
    QTest::addColumn<bool>("buffered");
    QTest::newRow("unbuffered") << false;
    QTest::newRow("buffered") << true;
}

/// A proxy that buffers keeps events back for as long as it likes: the polls tell what happened all the same.
void ReverseProxyTest::streamsEvents()
{
    QFETCH(bool, buffered);
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; proxy_buffering " + QByteArray(buffered ? "on" : "off") +
                         "; location / { proxy_pass " + upstream(m_demo->marathonUrl()) + "; } }"),
             qPrintable(nginx.problem()));
    MarathonRig rig({{nginx.url()}}, 100);
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
    if (!buffered)
        QTRY_VERIFY(rig.watch.state.streaming);
    const size_t before = rig.apps();
    const QUrl apps = joinUrl(m_demo->marathonUrl(), u"/v2/apps"_s);
    HttpTransport direct({apps}, Secret::basic(m_demo->user(), m_demo->password()));
    const auto made = await(
        direct.send(write(Request::Method::Post, apps, js("{`id`:`/through-nginx`,`cmd`:`sleep 1`,`instances`:1}"))));
    QVERIFY(made.ok() && made->status == 201);
    if (buffered)
        rig.source.refresh(); // what its next poll does, without waiting for it
    QTRY_COMPARE(rig.apps(), before + 1);
    if (!buffered)
        QVERIFY(!rig.watch.events.isEmpty());
}

void ReverseProxyTest::streamsTheMastersRecords()
{
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; proxy_buffering off; location / { proxy_pass " +
                         upstream(m_demo->mesosUrls().first()) + "; } }"),
             qPrintable(nginx.problem()));
    HttpTransport transport({nginx.url()}, {});
    Request request = write(Request::Method::Post, nginx.url(0, u"/api/v1"_s), js("{`type`:`SUBSCRIBE`}"));
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    const std::unique_ptr<Stream> stream(transport.open(request, nullptr));
    RecordIoParser parser;
    QList<QByteArray> records;
    connect(stream.get(), &Stream::chunk, this, [&](const QByteArray &bytes) {
        const auto read = parser.feed(bytes);
        QVERIFY(read.ok());
        records += *read;
    });
    QTRY_VERIFY(!records.isEmpty());
    QVERIFY(records.first().contains("SUBSCRIBED"));
    const qsizetype before = records.size();
    m_demo->advance(60000); // heartbeats, at least
    QTRY_VERIFY(records.size() > before);
}

void ReverseProxyTest::saysThatTheServerBehindIsGone_data()
{
    QTest::addColumn<bool>("silent");
    QTest::addColumn<int>("status");
    QTest::newRow("refuses: 502") << false << 502;
    QTest::newRow("says nothing: 504") << true << 504;
}

void ReverseProxyTest::saysThatTheServerBehindIsGone()
{
    QFETCH(bool, silent);
    QFETCH(int, status);
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; proxy_read_timeout 1s; proxy_buffering off; location / {"
                         " proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; } }"),
             qPrintable(nginx.problem()));
    MarathonRig rig({{nginx.url()}}, 50);
    QTRY_COMPARE(int(rig.watch.state.phase), int(Phase::Live));
    const size_t apps = rig.apps();
    const qsizetype seen = rig.watch.observations.size();
    const auto port = m_demo->marathonUrl().port();
    if (silent) {
        demo::Fault fault;
        fault.kind = demo::Fault::Kind::Hang;
        fault.service = u"marathon"_s;
        m_demo->setFault(fault);
        m_demo->closeStreams();
    } else {
        m_demo.reset();
    }
    rig.source.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Stale), 10000);
    QCOMPARE(int(rig.watch.state.error->kind), int(Kind::Server));
    QCOMPARE(rig.watch.state.error->httpStatus, status);
    QVERIFY(rig.watch.state.error->detail.contains(QString::number(status))); // out of nginx's page
    QVERIFY(rig.watch.observations.size() >= seen && rig.apps() == apps);     // the last data stays
    if (silent) {
        m_demo->clearFaults();
    } else {
        m_demo = std::make_unique<demo::DemoServer>();
        demo::DemoServer::Options options;
        options.scenario = quiet(*demo::loadScenario(u"small"_s));
        options.speed = 0;
        options.port = port;
        QTRY_VERIFY_WITH_TIMEOUT(m_demo->start(options).ok(), 15000); // another may have the port for a moment
    }
    QTRY_COMPARE_WITH_TIMEOUT(int(rig.watch.state.phase), int(Phase::Live), 15000); // by itself
}

MESOSCOPE_TEST(ReverseProxyTest)

#include "tst_reverseproxy.moc"
