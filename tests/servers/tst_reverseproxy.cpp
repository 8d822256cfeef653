// SPDX-License-Identifier: GPL-3.0-or-later
// The sources through a real nginx that stands before the demo cluster, as it does before most clusters.
#include "app/demo/demoserver.h"
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathonsource.h"
#include "tests/demo/quiet.h"
#include "tests/servers/nginx.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

/// With a path, so that nginx puts it in the place of the location's.
QByteArray upstream(const QUrl &url)
{
    const QByteArray text = url.toEncoded();
    return text.endsWith('/') ? text : text + '/';
}

} // namespace

class ReverseProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_demo.reset(); }
    void keepsThePathPrefix();

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
    QVERIFY(m_demo->start(options).ok());
}

void ReverseProxyTest::keepsThePathPrefix()
{
    Nginx nginx;
    QVERIFY2(nginx.start("server { listen 127.0.0.1:@0@; location /deep/er/ { proxy_pass " +
                         upstream(m_demo->marathonUrl()) + "; } }"),
             qPrintable(nginx.problem()));
    const QList<QUrl> urls{nginx.url(0, u"/deep/er/"_s)};
    HttpTransport transport(urls, Secret::basic(m_demo->user(), m_demo->password()));
    ManualClock clock{1795341600000};
    Endpoint endpoint;
    endpoint.urls = urls;
    MarathonSource source(transport, endpoint, clock, 60000);
    Watch watch(source);
    source.start();
    QTRY_COMPARE(int(watch.state.phase), int(Phase::Live));
    QVERIFY(!watch.last<MarathonObservation>().apps.empty());
}

MESOSCOPE_TEST(ReverseProxyTest)

#include "tst_reverseproxy.moc"
