// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's metrics: how series are asked for, in which shapes they come, what is made of them.
#include "app/net/httptransport.h"
#include "app/sources/timeseries/opentsdbapi.h"
#include "app/sources/timeseries/opentsdbjson.h"
#include "app/sources/timeseries/opentsdbsource.h"
#include "tests/net/transporttest.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

#include <cmath>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

SeriesQuery queryOf(Metric metric, const QString &app = {})
{
    SeriesQuery query;
    query.metric = metric;
    query.app = AppId(app);
    query.fromMs = 1438956900000;
    query.toMs = 1438957200000;
    query.stepSeconds = 60;
    return query;
}

TsdbSeries line(const QString &app, const QString &task, const QList<double> &values, const QString &metric)
{
    TsdbSeries made;
    made.metric = metric;
    made.tags = {{u"appID"_s, app}, {u"taskID"_s, task}};
    for (qsizetype i = 0; i < values.size(); ++i)
        made.points.append({1438956900000 + i * 60000, values.at(i)});
    return made;
}

} // namespace

class OpenTsdbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryShape()
    {
        const auto read = readTsdbSeries(js(
            "[{`metric`:`cpu`,`tags`:{`appID`:`/"
            "a`,`taskID`:`t1`},`aggregateTags`:[],`dps`:{`1438957020`:3,`1438956960`:1.5,"
            "`1438957080`:null,`1438957140`:`NaN`,`1438957200`:NaN,`x`:9}},"
            "{`metric`:`cpu`,`tags`:null,`aggregatedTags`:[`host`],`dps`:[[1438956960000,`2.5`],[1438956900000,1e1]]},"
            "{`statsSummary`:{`x`:1}}, 7]"));
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
        QCOMPARE(read->size(), 2);
        const QList<SeriesPoint> &points = read->at(0).points;
        QCOMPARE(points.size(), 5);
        QCOMPARE(points.at(0).timeMs, 1438956960000);
        QCOMPARE(points.at(0).value, 1.5);
        QCOMPARE(points.at(1).value, 3.0);
        for (qsizetype i = 2; i < 5; ++i)
            QVERIFY(std::isnan(points.at(i).value));
        QCOMPARE(read->at(1).points.at(0).timeMs, 1438956900000);
        QCOMPARE(read->at(1).points.at(1).value, 2.5);
        QCOMPARE(readTsdbSeries("[]")->size(), 0);
        for (const QByteArray &bad :
             {QByteArray("{}"), QByteArray(""), QByteArray("FETCH exceeded limit"), QByteArray("[{\"dps\":")})
            QVERIFY2(!readTsdbSeries(bad).ok(), bad.constData());
    }

    void leavesNanInTextsAlone()
    {
        QCOMPARE(withoutBareNan("{\"NaN\":NaN,\"x\\\"NaN\":[-Infinity,Infinity,1]}"),
                 "{\"NaN\":null,\"x\\\"NaN\":[null,null,1]}");
    }

    void asksForEachTask()
    {
        SeriesQuery query = queryOf(Metric::NetworkIn, u"/a/b"_s);
        const QJsonObject body = QJsonDocument::fromJson(tsdbQuery(query, {u"/a/b"_s}, true)).object();
        QCOMPARE(body["start"_L1].toInteger(), 1438956900);
        QCOMPARE(body["end"_L1].toInteger(), 1438957200);
        const QJsonObject sub = body["queries"_L1][0].toObject();
        QCOMPARE(sub["metric"_L1].toString(), u"network.rx"_s);
        QCOMPARE(sub["downsample"_L1].toString(), u"60s-max"_s);
        QVERIFY(!sub.contains("rate"_L1)); // the store's rate of a sum goes negative
        QVERIFY(!sub.contains("tags"_L1)); // never both
        QCOMPARE(sub["filters"_L1][0]["filter"_L1].toString(), u"/a/b"_s);
        QCOMPARE(sub["filters"_L1][0]["type"_L1].toString(), u"literal_or"_s);
        QCOMPARE(sub["filters"_L1][1]["tagk"_L1].toString(), u"taskID"_s);
        QVERIFY(sub["filters"_L1][1]["groupBy"_L1].toBool());
        query.task = TaskId(u"t1"_s);
        const QJsonObject one =
            QJsonDocument::fromJson(tsdbQuery(query, {}, true)).object()["queries"_L1][0].toObject();
        QCOMPARE(one["filters"_L1][0]["filter"_L1].toString(), u"*"_s);
        QCOMPARE(one["filters"_L1][1]["filter"_L1].toString(), u"t1"_s);
        const QStringList names{u"cpu"_s,        u"memory.usage"_s, u"memory.limit"_s, u"network.rx"_s,
                                u"network.tx"_s, u"blkio.input"_s,  u"blkio.output"_s};
        for (int i = 0; i < names.size(); ++i)
            QCOMPARE(metricName(Metric(i)), names.at(i));
    }

    void learnsHowAppsAreWritten()
    {
        const AppId app(u"/shop/web"_s);
        QCOMPARE(matchAppTag(app, {u"/shop/web"_s, u"/x"_s}), u"/shop/web"_s);
        QCOMPARE(matchAppTag(app, {u"shop/web"_s}), u"shop/web"_s);
        QCOMPARE(matchAppTag(app, {u"shop_web"_s, u"x"_s}), u"shop_web"_s);
        QCOMPARE(matchAppTag(app, {u"shop.web"_s, u"x"_s}), u"shop.web"_s);
        QVERIFY(matchAppTag(app, {u"shop.web"_s, u"/other/app"_s}).isEmpty()); // that is the app "/shop.web"
        QCOMPARE(matchAppTag(AppId(u"/web"_s), {u"web"_s}), u"web"_s);
        QVERIFY(matchAppTag(app, {}).isEmpty());
        QCOMPARE(appOfTag(u"shop_web"_s).text(), u"/shop/web"_s);
        QCOMPARE(appOfTag(u"/shop/web"_s).text(), u"/shop/web"_s);
        QCOMPARE(appOfTag(u"shop/web"_s).text(), u"/shop/web"_s);
    }

    /// Percent of one's own limit: the mean over tasks, never a sum.
    void averagesCpu()
    {
        const QList<TsdbSeries> tasks{line(u"/a"_s, u"t1"_s, {50, 60}, u"cpu"_s),
                                      line(u"/a"_s, u"t2"_s, {150, 100}, u"cpu"_s)};
        const QList<Series> total = combine(queryOf(Metric::CpuPercent, u"/a"_s), tasks);
        QCOMPARE(total.size(), 1);
        QVERIFY(total.first().label.isEmpty());
        QCOMPARE(total.first().points.at(0).value, 100.0);
        QCOMPARE(total.first().points.at(1).value, 80.0);
        SeriesQuery each = queryOf(Metric::CpuPercent, u"/a"_s);
        each.perTask = true;
        const QList<Series> lines = combine(each, tasks);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(1).label, u"t2"_s);
        QCOMPARE(lines.at(1).points.at(0).value, 150.0);
    }

    /// Cumulative bytes: a task that goes must not pull the sum below zero.
    void addsRatesNotCounters()
    {
        const QList<TsdbSeries> tasks{line(u"/a"_s, u"t1"_s, {6000, 12000, 18000, 24000}, u"network.rx"_s),
                                      line(u"/a"_s, u"t2"_s, {1e9, 1e9 + 6000}, u"network.rx"_s)};
        const QList<Series> total = combine(queryOf(Metric::NetworkIn, u"/a"_s), tasks);
        QCOMPARE(total.size(), 1);
        bool positive = false;
        for (const SeriesPoint &point : total.first().points) {
            if (std::isnan(point.value))
                continue;
            QVERIFY2(point.value >= 0 && point.value <= 200, qPrintable(QString::number(point.value)));
            positive |= point.value > 0;
        }
        QVERIFY(positive);
    }

    void groupsByApp()
    {
        SeriesQuery query = queryOf(Metric::Memory);
        query.perApp = true;
        const QList<Series> apps = combine(query, {line(u"b_x"_s, u"t3"_s, {5}, u"memory.usage"_s),
                                                   line(u"a"_s, u"t1"_s, {1}, u"memory.usage"_s),
                                                   line(u"a"_s, u"t2"_s, {2}, u"memory.usage"_s)});
        QCOMPARE(apps.size(), 2);
        QCOMPARE(apps.at(0).label, u"/a"_s);
        QCOMPARE(apps.at(0).points.first().value, 3.0);
        QCOMPARE(apps.at(1).label, u"/b/x"_s);
        QVERIFY(combine(query, {}).isEmpty());
    }

    void asksTheStore()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            const QJsonObject sub = QJsonDocument::fromJson(request.body).object()["queries"_L1][0].toObject();
            const bool tasks = sub["filters"_L1].toArray().size() == 2;
            reply.send(200, tasks ? js("[{`metric`:`cpu`,`tags`:{`appID`:`shop_web`,`taskID`:`t1`},`aggregateTags`:[],`"
                                       "dps`:{`1438956960`:40}}]")
                                  : js("[{`metric`:`cpu`,`tags`:{`appID`:`shop_web`},`dps`:{`1438956960`:40}}]"));
        });
        Endpoint endpoint;
        endpoint.source = SourceId::Series;
        endpoint.urls = {server.url(u"/tsdb"_s)};
        HttpTransport transport(endpoint.urls, Secret::basic(u"id"_s, u"key"_s));
        const ManualClock clock(1000000);
        OpenTsdbApi api(transport, endpoint, clock);
        const auto set = await(api.query(queryOf(Metric::CpuPercent, u"/shop/web"_s)));
        QVERIFY(set.ok());
        QCOMPARE(set->series.size(), 1);
        QCOMPARE(set->series.first().points.first().value, 40.0);
        QVERIFY(!set->noSuchMetric);
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(server.requests.last().method, "POST");
        QCOMPARE(server.requests.last().path, u"/tsdb/api/query"_s);
        QVERIFY(server.requests.last().body.contains("\"shop_web\""));
        QVERIFY(await(api.query(queryOf(Metric::Memory, u"/shop/web"_s))).ok());
        QCOMPARE(server.requests.size(), 3); // learnt once
        QVERIFY(await(api.query(queryOf(Metric::Memory))).ok());
        QCOMPARE(server.requests.size(), 4); // the whole cluster needs no name
    }

    void tellsNoDataFromFailure_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("unknown metric") << 400
                                        << js("{`error`:{`code`:400,`message`:`No such name for 'metrics': 'cpu'`}}")
                                        << -1;
        QTest::newRow("nothing") << 200 << QByteArray("[]") << -2;
        QTest::newRow("bad query") << 400 << QByteArray("Invalid query: x") << int(Error::Kind::Invalid);
        QTest::newRow("401 in text") << 401 << QByteArray("Not authorized") << int(Error::Kind::Unauthorized);
        QTest::newRow("limit") << 500 << QByteArray("FETCH exceeded limit of 9 datapoints") << int(Error::Kind::Server);
        QTest::newRow("page") << 200 << QByteArray("<html><title>Grafana</title></html>") << int(Error::Kind::Protocol);
    }

    void tellsNoDataFromFailure()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        ScriptedServer server(
            [=](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(status, body, {}, "text/plain"); });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        const ManualClock clock(1000000);
        OpenTsdbApi api(transport, endpoint, clock);
        const auto set = await(api.query(queryOf(Metric::CpuPercent, u"/a"_s)));
        if (kind >= 0) {
            COMPARE_KIND(set, kind);
            QCOMPARE(int(set.error().source), int(SourceId::Series));
            return;
        }
        QVERIFY(set.ok());
        QCOMPARE(set->noSuchMetric, kind == -1);
        QVERIFY(set->series.isEmpty());
    }

    void callsALostAnswerLost()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.close(); });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        const ManualClock clock(1000000);
        OpenTsdbApi api(transport, endpoint, clock);
        COMPARE_KIND(await(api.query(queryOf(Metric::CpuPercent))),
                     Error::Kind::Unreachable); // a question has no outcome
    }

    /// A store behind two addresses: where one does not serve, the other is asked, and from then on first.
    void asksTheOtherAddress()
    {
        ScriptedServer gone([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(503, "no server is available", {}, "text/plain");
        });
        ScriptedServer store([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "[]"); });
        Endpoint endpoint;
        endpoint.urls = {gone.url(), store.url()};
        HttpTransport transport(endpoint.urls, {});
        const ManualClock clock(1000000);
        OpenTsdbApi api(transport, endpoint, clock);
        QVERIFY(await(api.query(queryOf(Metric::Memory))).ok());
        QVERIFY(await(api.query(queryOf(Metric::CpuPercent))).ok());
        QCOMPARE(gone.requests.size(), 1);
        QCOMPARE(store.requests.size(), 2);
        store.setHandler(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(500, "full", {}, "text/plain"); });
        COMPARE_KIND(await(api.query(queryOf(Metric::Memory))), Error::Kind::Server); // each once, then it is said
        QCOMPARE(gone.requests.size(), 2);
        QCOMPARE(store.requests.size(), 3);
    }

    void watchesTheStore()
    {
        bool works = true;
        ScriptedServer server([&works](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (!works)
                reply.send(502, "Bad response from Egress", {}, "text/plain");
            else if (request.path == "/api/version"_L1)
                reply.send(200, js("{`version`:`2.4.1`}"));
            else
                reply.send(200, js("[`cpu`]"));
        });
        Endpoint endpoint;
        endpoint.source = SourceId::Series;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        const ManualClock clock(5000);
        OpenTsdbSource source(transport, endpoint, clock, 30);
        Watch watch(source);
        source.start();
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Live));
        QTRY_COMPARE(watch.state.version, u"2.4.1"_s);
        works = false;
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Stale));
        QCOMPARE(watch.state.error->detail, u"Bad response from Egress"_s);
        works = true;
        QTRY_COMPARE(int(watch.state.phase), int(SourceState::Phase::Live));
        QVERIFY(watch.observations.isEmpty());
    }
};

MESOSCOPE_TEST(OpenTsdbTest)

#include "tst_opentsdb.moc"
