// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's statistics: columns by name, quotes, old and new versions; and the source that polls them.
#include "app/net/httptransport.h"
#include "app/sources/lb/haproxycsv.h"
#include "app/sources/lb/haproxysource.h"
#include "tests/sources/testdata.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

static const QByteArray
    csv("# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,status,weight,lastchg,type,check_status,last_chk,addr,"
        "rate,mode,\r\n"
        "shop_10080,FRONTEND,,,3,9,2000,120,1000,9007199254740993,OPEN,,,0,,,,,,\r\n"
        "shop_10080,10_0_6_25_31000,1,2,1,4,,60,500,700,UP 1/3,1,77,2,L7OK,\"HTTP \"\"200\"\", "
        "ok\",10.0.6.25:31000,7,http,\r\n"
        "shop_10080,BACKEND,1,2,1,4,200,60,500,700,UP,1,77,1,,,,\r\n"
        ",nobody,,,,,,,,,,,,,,,,\r\n"
        "\r\n"
        "admin,socket,0,0,0,0,,0,0,0,OPEN,,,3,,,,\r\n");

class HaproxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsColumnsByName()
    {
        const auto read = readHaproxyCsv(csv);
        QVERIFY(read.ok());
        QCOMPARE(read->rows.size(), size_t(4));
        QCOMPARE(read->skipped, 1);
        const LbRow &server = read->rows.at(1);
        QCOMPARE(server.proxy, u"shop_10080"_s);
        QCOMPARE(server.server, u"10_0_6_25_31000"_s);
        QCOMPARE(int(server.type), int(LbRow::Type::Server));
        QCOMPARE(server.status, u"UP 1/3"_s);
        QCOMPARE(server.address, u"10.0.6.25:31000"_s);
        QCOMPARE(server.sessionsNow, 1);
        QCOMPARE(server.sessionsTotal, 60);
        QCOMPARE(server.queued, 1);
        QCOMPARE(server.lastChangeSeconds, 77);
        QCOMPARE(server.lastCheck, u"HTTP \"200\", ok"_s);
        QCOMPARE(server.rate, 7);
        QCOMPARE(server.mode, u"http"_s);
        QCOMPARE(read->rows.at(0).rate, -1); // not said is not none
        QCOMPARE(int(read->rows.at(0).type), int(LbRow::Type::Frontend));
        QCOMPARE(read->rows.at(0).lastChangeSeconds, -1);
        QCOMPARE(read->rows.at(0).bytesOut, Q_INT64_C(9007199254740993));
        QCOMPARE(int(read->rows.at(2).type), int(LbRow::Type::Backend));
        QCOMPARE(int(read->rows.at(3).type), int(LbRow::Type::Listener));
    }

    void readsOtherColumnOrders()
    {
        const auto read = readHaproxyCsv("# svname,status,pxname\nBACKEND,DOWN,x\n");
        QVERIFY(read.ok());
        QCOMPARE(read->rows.front().proxy, u"x"_s);
        QCOMPARE(int(read->rows.front().type), int(LbRow::Type::Backend)); // 1.3 has no type column
        QCOMPARE(read->rows.front().status, u"DOWN"_s);
    }

    void refusesOtherDocuments()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("<html>"), QByteArray("{\"a\":1}"), QByteArray("a,b,c\n1,2,3\n"),
              QByteArray("# pxname,svname\nweb,FRONTEND\nweb,BACK")}) {
            const auto read = readHaproxyCsv(bytes);
            QVERIFY(!read.ok());
            QCOMPARE(int(read.error().kind), int(Error::Kind::Protocol));
        }
    }

    void findsTheStatistics_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("host") << u"http://lb:9090"_s << QByteArray("http://lb:9090/haproxy?stats;csv");
        QTest::newRow("prefix") << u"http://lb/x/"_s << QByteArray("http://lb/x/haproxy?stats;csv");
        QTest::newRow("page") << u"http://lb:9090/haproxy?stats"_s << QByteArray("http://lb:9090/haproxy?stats;csv");
        QTest::newRow("csv") << u"http://lb:9090/haproxy?stats;csv"_s << QByteArray("http://lb:9090/haproxy?stats;csv");
        QTest::newRow("csv in path") << u"http://lb/haproxy_stats;csv"_s << QByteArray("http://lb/haproxy_stats;csv");
        QTest::newRow("bare csv") << u"http://lb/;csv"_s << QByteArray("http://lb/;csv");
    }

    void findsTheStatistics()
    {
        QFETCH(QString, given);
        QFETCH(QByteArray, asked);
        QCOMPARE(statsUrl(QUrl(given)).toEncoded(), asked);
    }

    void goesStaleAndComesBack()
    {
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, csv, {}, "text/plain"); });
        Endpoint endpoint;
        endpoint.source = SourceId::LoadBalancer;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        const ManualClock clock(1000);
        HaproxySource source(transport, endpoint, clock, 30);
        Watch watch(source);
        source.start();
        QCOMPARE(int(watch.state.phase), int(SourceState::Phase::Connecting));
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Live));
        QCOMPARE(server.requests.first().target, "/haproxy?stats;csv"); // literally
        QCOMPARE(watch.last<LbObservation>().rows.size(), size_t(4));
        QCOMPARE(watch.state.skippedEntries, 1);
        QCOMPARE(watch.state.lastGoodMs, 1000);
        server.stop();
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Stale));
        QCOMPARE(int(watch.state.error->kind), int(Error::Kind::Unreachable));
        QCOMPARE(int(watch.state.error->source), int(SourceId::LoadBalancer));
        QVERIFY(server.restart());
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Live));
        QVERIFY(!watch.state.error.has_value());
    }
};

MESOSCOPE_TEST(HaproxyTest)

#include "tst_haproxy.moc"
