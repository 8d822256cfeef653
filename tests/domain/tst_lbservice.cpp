// SPDX-License-Identifier: GPL-3.0-or-later
// What the labels of an app make a load balancer do: addresses, who may come in, who else wants the same.
#include "models/domain/lbservice.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Labels = QMap<QString, QString>;

constexpr auto TenantMarathon = "http://lb.gra-3.containers.example/marathon/my-stack/";

App published(const char *id, int servicePort, const Labels &labels = {})
{
    App app = anApp(id);
    app.ports = {{8080, 0, servicePort, u"tcp"_s, u"http"_s}};
    app.labels = labels;
    return app;
}

SnapshotPtr clusterOf(const std::vector<App> &apps, const std::vector<LbRow> &rows = {},
                      const QString &marathonAddress = text(TenantMarathon), const QString &lbAddress = {})
{
    SnapshotBuilder builder;
    SourceState marathon = liveState(SourceId::Marathon);
    marathon.address = marathonAddress;
    builder.setSourceState(marathon);
    SourceState lb = liveState(SourceId::LoadBalancer);
    lb.address = lbAddress;
    builder.setSourceState(lb);
    MarathonObservation seen;
    seen.apps = apps;
    builder.take(std::make_shared<Observation>(std::move(seen)));
    builder.take(std::make_shared<Observation>(LbObservation{rows, 0}));
    return builder.build(SampleNow);
}

QStringList urlsOf(const QList<LbService> &services)
{
    QStringList list;
    for (const QUrl &url : webAddressesOf(services))
        list += url.toString(QUrl::FullyEncoded);
    return list;
}

} // namespace

class LbServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheHost_data()
    {
        QTest::addColumn<QString>("marathon");
        QTest::addColumn<QString>("lb");
        QTest::addColumn<QString>("host");
        QTest::newRow("tenant") << text(TenantMarathon) << u"http://10.0.0.1:9090"_s
                                << u"my-stack.lb.gra-3.containers.example"_s;
        QTest::newRow("tenant without slash")
            << u"https://lb.x.example/marathon/S1"_s << QString() << u"s1.lb.x.example"_s;
        QTest::newRow("no stack") << u"http://lb.x.example/marathon/"_s << QString() << QString();
        QTest::newRow("another path") << u"http://lb.x.example/service/marathon"_s << QString() << QString();
        QTest::newRow("another host") << u"http://marathon.x.example/marathon/stack/"_s
                                      << u"http://edge.x.example:9090/"_s << u"edge.x.example"_s;
        QTest::newRow("statistics") << u"http://m:8080"_s << u"http://10.0.0.1:9090/haproxy?stats"_s << u"10.0.0.1"_s;
        QTest::newRow("a stack that is none") << u"http://lb.x.example/marathon/a b/"_s << QString() << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }
    void findsTheHost()
    {
        QFETCH(QString, marathon);
        QFETCH(QString, lb);
        QFETCH(QString, host);
        QCOMPARE(lbHost(marathon, lb), host);
    }

    void makesAddresses_data()
    {
        QTest::addColumn<Labels>("labels");
        QTest::addColumn<int>("port");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QString>("address");
        const QString host = u"my-stack.lb.gra-3.containers.example"_s;
        const auto direct = [&](const QString &scheme, int port) {
            return QStringList{u"%1://%2:%3/"_s.arg(scheme, host).arg(port)};
        };
        QTest::newRow("tcp is for no browser") << Labels{} << 10080 << QStringList() << host + u":10080"_s;
        QTest::newRow("http") << Labels{{u"HAPROXY_0_MODE"_s, u"http"_s}} << 10080 << direct(u"http"_s, 10080)
                              << host + u":10080"_s;
        QTest::newRow("virtual hosts first")
            << Labels{{u"HAPROXY_0_VHOST"_s, u"Shop.example, www.shop.example"_s}} << 10080
            << QStringList({u"http://shop.example/"_s, u"http://www.shop.example/"_s}) + direct(u"http"_s, 10080)
            << host + u":10080"_s;
        QTest::newRow("of all ports") << Labels{{u"HAPROXY_VHOST"_s, u"a.example"_s},
                                                {u"HAPROXY_0_VHOST"_s, u"b.example"_s}}
                                      << 10080 << QStringList(u"http://b.example/"_s) + direct(u"http"_s, 10080)
                                      << host + u":10080"_s;
        QTest::newRow("of another port") << Labels{{u"HAPROXY_1_VHOST"_s, u"a.example"_s}} << 10080 << QStringList()
                                         << host + u":10080"_s;
        QTest::newRow("path") << Labels{{u"HAPROXY_0_VHOST"_s, u"a.example"_s}, {u"HAPROXY_0_PATH"_s, u"-i /api"_s}}
                              << 10080 << QStringList(u"http://a.example/api"_s) + direct(u"http"_s, 10080)
                              << host + u":10080"_s;
        QTest::newRow("https") << Labels{{u"HAPROXY_0_VHOST"_s, u"a.example"_s},
                                         {u"HAPROXY_0_REDIRECT_TO_HTTPS"_s, u"true"_s}}
                               << 10080 << QStringList(u"https://a.example/"_s) + direct(u"http"_s, 10080)
                               << host + u":10080"_s;
        QTest::newRow("certificate") << Labels{{u"HAPROXY_0_MODE"_s, u"http"_s},
                                               {u"HAPROXY_0_SSL_CERT"_s, u"/etc/c.pem"_s}}
                                     << 10443 << direct(u"https"_s, 10443) << host + u":10443"_s;
        QTest::newRow("tcp beside a virtual host")
            << Labels{{u"HAPROXY_0_MODE"_s, u"tcp"_s}, {u"HAPROXY_0_VHOST"_s, u"db.example"_s}} << 10010
            << QStringList() << host + u":10010"_s;
        QTest::newRow("another port") << Labels{{u"HAPROXY_0_PORT"_s, u"12345"_s}, {u"HAPROXY_0_MODE"_s, u"http"_s}}
                                      << 10080 << direct(u"http"_s, 12345) << host + u":12345"_s;
        QTest::newRow("a port that is none")
            << Labels{{u"HAPROXY_0_PORT"_s, u"99999"_s}} << 10080 << QStringList() << host + u":10080"_s;
        QTest::newRow("a service port that is none")
            << Labels{{u"HAPROXY_0_MODE"_s, u"http"_s}} << 70000 << QStringList() << QString();
        QTest::newRow("disabled") << Labels{{u"HAPROXY_0_ENABLED"_s, u"False"_s},
                                            {u"HAPROXY_0_VHOST"_s, u"a.example"_s}}
                                  << 10080 << QStringList() << QString();
        QTest::newRow("no port") << Labels{{u"HAPROXY_0_VHOST"_s, u"a.example"_s}} << 0 << QStringList() << QString();
        QTest::newRow("only on the balancer itself")
            << Labels{{u"HAPROXY_0_MODE"_s, u"http"_s}, {u"HAPROXY_0_BIND_ADDR"_s, u"127.0.0.1"_s}} << 10080
            << QStringList() << QString();
        QTest::newRow("no names at all") << Labels{{u"HAPROXY_0_VHOST"_s,
                                                    u"*.example,javascript:alert(1),a/b,user@evil.example,x..y,-?"_s}}
                                         << 10080 << direct(u"http"_s, 10080) << host + u":10080"_s;
    }
    void makesAddresses()
    {
        QFETCH(Labels, labels);
        QFETCH(int, port);
        QFETCH(QStringList, urls);
        QFETCH(QString, address);
        const App app = published("/shop/web", port, labels);
        const QList<LbService> services = lbServicesOf(app, *clusterOf({app}));
        QCOMPARE(services.size(), 1);
        QCOMPARE(urlsOf(services), urls);
        QCOMPARE(services.first().address, address);
    }

    void healthChecksTellTheMode()
    {
        App app = published("/a", 10080);
        app.ports.append({9090, 0, 10081, u"tcp"_s, u"admin"_s});
        app.healthChecks = {HealthCheck{u"HTTP"_s, u"/health"_s, {}, 1, 0, 30, 10, 5, 3}};
        const QList<LbService> services = lbServicesOf(app);
        QVERIFY(!services.at(0).http);
        QVERIFY(services.at(1).http);
        QCOMPARE(services.at(1).backend, u"a_10081"_s);
    }

    void theBalancerKnowsTheModeBetter()
    {
        const App app = published("/a", 10080, {{u"HAPROXY_0_VHOST"_s, u"a.example"_s}});
        LbRow row;
        row.proxy = u"a_10080"_s;
        row.type = LbRow::Type::Backend;
        row.mode = u"tcp"_s;
        QVERIFY(lbServicesOf(app, *clusterOf({app})).first().http);
        const SnapshotPtr told = clusterOf({app}, {row});
        QVERIFY(!lbServicesOf(app, *told).first().http);
        QVERIFY(urlsOf(lbServicesOf(app, *told)).isEmpty());
    }

    void readsTheRest()
    {
        const App app = published("/a", 10080,
                                  {{u"HAPROXY_GROUP"_s, u"external,internal"_s},
                                   {u"HAPROXY_0_BACKEND_NETWORK_ALLOWED_ACL"_s, u"10.0.0.0/8 192.168.0.0/16"_s},
                                   {u"HAPROXY_0_AUTH"_s, u"realm:user:hash"_s},
                                   {u"HAPROXY_DEPLOYMENT_GROUP"_s, u"shop"_s},
                                   {u"HAPROXY_0_BALANCE"_s, u"leastconn"_s},
                                   {u"HAPROXY_2_VHOST"_s, u"x.example"_s},
                                   {u"OTHER"_s, u"x"_s}});
        const LbService service = lbServicesOf(app).first();
        QCOMPARE(service.groups, QStringList({u"external"_s, u"internal"_s}));
        QCOMPARE(service.allowed, QStringList({u"10.0.0.0/8"_s, u"192.168.0.0/16"_s}));
        QVERIFY(service.signIn);
        QCOMPARE(service.sharesWith, u"shop"_s);
        QCOMPARE(service.settings, (QMap<QString, QString>{{u"BALANCE"_s, u"leastconn"_s}}));
        QCOMPARE(strayLbLabels(app), QStringList{u"HAPROXY_2_VHOST"_s});
    }

    void countsAreBounded()
    {
        App app = published("/a", 10080);
        app.ports = QList<PortMapping>(5000, app.ports.first());
        QCOMPARE(lbServicesOf(app).size(), 100);
    }

    void udpIsNotBalanced()
    {
        App app = published("/a", 10080);
        app.ports.first().protocol = u"udp"_s;
        QCOMPARE(int(lbServicesOf(app).first().hidden), int(LbService::Hidden::Udp));
        app.ports.first().protocol = u"udp,tcp"_s;
        QCOMPARE(int(lbServicesOf(app).first().hidden), int(LbService::Hidden::No));
    }

    void saysWhetherThereIsAnything()
    {
        App app = published("/a", 0);
        QVERIFY(!isBehindLb(app));
        app.labels.insert(u"HAPROXY_GROUP"_s, u"external"_s);
        QVERIFY(isBehindLb(app));
        app = published("/a", 10080);
        QVERIFY(isBehindLb(app));
        app.kind = App::Kind::Pod;
        QVERIFY(!isBehindLb(app));
    }

    void findsCollisions_data()
    {
        QTest::addColumn<Labels>("mine");
        QTest::addColumn<Labels>("theirs");
        QTest::addColumn<int>("port");
        QTest::addColumn<QStringList>("what");
        const Labels host{{u"HAPROXY_0_VHOST"_s, u"a.example"_s}};
        const auto with = [](Labels labels, const QString &key, const QString &value) {
            labels.insert(key, value);
            return labels;
        };
        QTest::newRow("nothing") << host << Labels{{u"HAPROXY_0_VHOST"_s, u"b.example"_s}} << 10081 << QStringList();
        QTest::newRow("port") << Labels{} << Labels{} << 10080 << QStringList{u"10080"_s};
        QTest::newRow("port by label") << Labels{} << Labels{{u"HAPROXY_0_PORT"_s, u"10080"_s}} << 10099
                                       << QStringList{u"10080"_s};
        QTest::newRow("host") << host << Labels{{u"HAPROXY_VHOST"_s, u"x.example,A.EXAMPLE"_s}} << 10081
                              << QStringList{u"a.example"_s};
        QTest::newRow("both") << host << host << 10080 << QStringList({u"10080"_s, u"a.example"_s});
        QTest::newRow("another path") << host << with(host, u"HAPROXY_0_PATH"_s, u"/api"_s) << 10081 << QStringList();
        QTest::newRow("the same path") << with(host, u"HAPROXY_0_PATH"_s, u"/api"_s)
                                       << with(host, u"HAPROXY_0_PATH"_s, u"/api"_s) << 10081
                                       << QStringList{u"a.example/api"_s};
        QTest::newRow("other balancers") << with(host, u"HAPROXY_GROUP"_s, u"internal"_s)
                                         << with(host, u"HAPROXY_GROUP"_s, u"external"_s) << 10080 << QStringList();
        QTest::newRow("one of two balancers")
            << with(host, u"HAPROXY_GROUP"_s, u"internal,external"_s) << with(host, u"HAPROXY_GROUP"_s, u"external"_s)
            << 10081 << QStringList{u"a.example"_s};
        QTest::newRow("blue and green") << with(host, u"HAPROXY_DEPLOYMENT_GROUP"_s, u"shop"_s)
                                        << with(host, u"HAPROXY_DEPLOYMENT_GROUP"_s, u"shop"_s) << 10080
                                        << QStringList();
        QTest::newRow("disabled") << host << with(host, u"HAPROXY_0_ENABLED"_s, u"false"_s) << 10080 << QStringList();
    }
    void findsCollisions()
    {
        QFETCH(Labels, mine);
        QFETCH(Labels, theirs);
        QFETCH(int, port);
        QFETCH(QStringList, what);
        const App app = published("/mine", 10080, mine);
        const SnapshotPtr snapshot = clusterOf({app, published("/theirs", port, theirs)});
        QStringList found;
        for (const LbCollision &collision : lbCollisionsOf(app, lbServicesOf(app), *snapshot)) {
            QCOMPARE(collision.other.text(), u"/theirs"_s);
            QCOMPARE(collision.kind == LbCollision::Kind::Port, collision.what == u"10080"_s);
            found += collision.what;
        }
        QCOMPARE(found, what);
    }
};

MESOSCOPE_TEST(LbServiceTest)
#include "tst_lbservice.moc"
