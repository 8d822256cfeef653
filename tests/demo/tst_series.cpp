// SPDX-License-Identifier: GPL-3.0-or-later
// The time series store: OpenTSDB's protocol with the platform's metrics and quirks.
#include "tests/demo/wirekit.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QtTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using mesoscope::test::WireKit;

class SeriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_kit = std::make_unique<WireKit>(u"small"_s); }
    void onlyPost();
    void errors_data();
    void errors();
    void suggest();
    void cpuIsPercentOfTheLimit();
    void memoryInBytes();
    void countersNeverFallPerTask();
    void ratesOfSumsFallWhenTasksGo();
    void aWeekOfHistory();
    void newestMinutesAreMissing();
    void groupsAndAggregates();
    void downsamples();
    void tagsLikeFilters();
    void formats();
    void unhealthyAppsClimb();
    void sameEveryTime();

private:
    QJsonArray query(const QByteArray &sub, const QByteArray &range = {});
    QByteArray hours(int count) const;
    QByteArray app() const;
    QByteArray youngApp() const;
    static QMap<qint64, double> points(const QJsonValue &result);
    std::unique_ptr<WireKit> m_kit;
};

QByteArray SeriesTest::hours(int count) const
{
    return "\"start\":" + QByteArray::number(m_kit->cluster->nowMs() - qint64(count) * 3600000);
}

QByteArray SeriesTest::app() const
{
    for (const auto &entry : m_kit->cluster->apps())
        if (!entry.second.pod && entry.second.definition.value("instances"_L1).toInt() > 1)
            return entry.first.toUtf8();
    return {};
}

/// One whose instances were all replaced within the last days.
QByteArray SeriesTest::youngApp() const
{
    for (const auto &entry : m_kit->cluster->apps()) {
        bool young = !entry.second.pod;
        bool some = false;
        for (const demo::SimTask &task : m_kit->cluster->tasks()) {
            if (task.appId != entry.first || task.startedMs == 0)
                continue;
            some = true;
            young = young && task.startedMs > m_kit->context->beganMs - qint64(5) * 24 * 3600000;
        }
        if (young && some)
            return entry.first.toUtf8();
    }
    return {};
}

QJsonArray SeriesTest::query(const QByteArray &sub, const QByteArray &range)
{
    const demo::WireReply reply =
        m_kit->series('{' + (range.isEmpty() ? hours(2) : range) + ",\"queries\":[" + sub + "]}");
    if (reply.status != 200)
        qWarning("%d %s", reply.status, reply.body.constData());
    return QJsonDocument::fromJson(reply.body).array();
}

QMap<qint64, double> SeriesTest::points(const QJsonValue &result)
{
    QMap<qint64, double> found;
    const QJsonObject dps = result[u"dps"].toObject();
    for (auto it = dps.begin(); it != dps.end(); ++it)
        found.insert(it.key().toLongLong(), it.value().toDouble());
    return found;
}

void SeriesTest::onlyPost()
{
    const demo::WireReply get =
        demo::answerSeries(*m_kit->cluster, WireKit::request("GET", "/api/query?start=1h-ago"), *m_kit->context);
    QCOMPARE(get.status, 501);
    QCOMPARE(get.body, "Please use the POST version of queries");
    QVERIFY(get.contentType.startsWith("text/plain"));
    QCOMPARE(demo::answerSeries(*m_kit->cluster, WireKit::request("GET", "/api/version"), *m_kit->context).status, 404);
}

void SeriesTest::errors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("can't parse query");
    QTest::newRow("no start") << QByteArray(R"({"queries":[{"metric":"cpu","aggregator":"sum"}]})")
                              << QByteArray("Invalid query: ");
    QTest::newRow("no queries") << QByteArray(R"({"start":"1h-ago"})") << QByteArray("Invalid query: missing queries");
    QTest::newRow("backwards") << QByteArray(R"({"start":"1h-ago","end":"2h-ago","queries":[{}]})")
                               << QByteArray("Invalid query: end");
    QTest::newRow("metric") << QByteArray(R"({"start":"1h-ago","queries":[{"metric":"nope","aggregator":"sum"}]})")
                            << QByteArray(R"({"error":{"code":400,"message":"No such name for 'metrics': 'nope'"}})");
    QTest::newRow("aggregator") << QByteArray(R"({"start":"1h-ago","queries":[{"metric":"cpu","aggregator":"nope"}]})")
                                << QByteArray(R"({"error":{"code":400,"message":"No such aggregation function)");
    QTest::newRow("downsample")
        << QByteArray(R"({"start":"1h-ago","queries":[{"metric":"cpu","aggregator":"sum","downsample":"x"}]})")
        << QByteArray(R"({"error":{"code":400,"message":"Invalid downsampling)");
    QTest::newRow("filter")
        << QByteArray(
               R"({"start":"1h-ago","queries":[{"metric":"cpu","aggregator":"sum","filters":[{"type":"nope","tagk":"appID","filter":"x"}]}]})")
        << QByteArray(R"({"error":{"code":400,"message":"Unknown filter)");
}

void SeriesTest::errors()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, text);
    const demo::WireReply reply = m_kit->series(body);
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.startsWith(text), reply.body.constData());
}

void SeriesTest::suggest()
{
    const auto ask = [this](const QByteArray &target) {
        return demo::answerSeries(*m_kit->cluster, WireKit::request("GET", "/api/suggest" + target), *m_kit->context)
            .body;
    };
    QCOMPARE(ask("?type=metrics&q="),
             R"(["blkio.input","blkio.output","cpu","memory.limit","memory.usage","network.rx","network.tx"])");
    QCOMPARE(ask("?type=metrics&q=usage"), R"(["memory.usage"])"); // inside the name
    QCOMPARE(ask("?type=tagk&q="), R"(["appID","frameworkID","taskID"])");
    QCOMPARE(ask("?type=tagk&q=ID"), "[]"); // from the beginning
    QVERIFY(ask("?type=tagv&q=/&max=1000").contains('"' + app() + '"'));
    QCOMPARE(QJsonDocument::fromJson(ask("?type=tagv&max=3")).array().size(), 3);
}

void SeriesTest::cpuIsPercentOfTheLimit()
{
    const QJsonArray all = query(R"({"metric":"cpu","aggregator":"none"})");
    QVERIFY(all.size() > 5);
    double sum = 0;
    int count = 0;
    for (const QJsonValue series : all) {
        QCOMPARE(series[u"tags"].toObject().keys(), (QStringList{u"appID"_s, u"frameworkID"_s, u"taskID"_s}));
        QCOMPARE(series[u"tags"][u"frameworkID"].toString(), m_kit->cluster->frameworks().front().id);
        for (const double value : points(series)) {
            QVERIFY(value >= 0 && value < 400);
            sum += value;
            ++count;
        }
    }
    QVERIFY(sum / count > 5 && sum / count < 95);
}

void SeriesTest::memoryInBytes()
{
    for (const QJsonValue series : query(R"({"metric":"memory.limit","aggregator":"none"})")) {
        const QString task = series[u"tags"][u"taskID"].toString();
        for (const demo::SimTask &one : m_kit->cluster->tasks())
            if (one.id == task)
                QCOMPARE(points(series).first(), one.resources.mem * 1048576);
    }
    for (const QJsonValue series : query(R"({"metric":"memory.usage","aggregator":"none"})"))
        for (const double value : points(series))
            QVERIFY(value > 0 && value == std::floor(value));
}

void SeriesTest::countersNeverFallPerTask()
{
    for (const char *metric : {"network.rx", "network.tx", "blkio.input", "blkio.output"}) {
        const QJsonArray all =
            query(QByteArray("{\"metric\":\"") + metric + "\",\"aggregator\":\"none\",\"rate\":true}", hours(60));
        QVERIFY(!all.isEmpty());
        for (const QJsonValue series : all)
            for (const double value : points(series))
                QVERIFY2(value >= 0, metric);
    }
}

void SeriesTest::ratesOfSumsFallWhenTasksGo()
{
    // The trap the program must avoid: over a week some instance is replaced, and the rate of the sum goes negative.
    const QByteArray sum =
        "{\"metric\":\"network.rx\",\"aggregator\":\"sum\",\"rate\":true,\"filters\":[{\"type\":\"literal_or\","
        "\"tagk\":\"appID\",\"filter\":\"" +
        youngApp() + "\",\"groupBy\":true}]}";
    const auto negative = [](const QJsonArray &all) {
        int found = 0;
        for (const QJsonValue series : all)
            for (const double value : points(series))
                found += value < 0 ? 1 : 0;
        return found;
    };
    QVERIFY(negative(query(sum, hours(24 * 7))) > 0);
    QByteArray dropped = sum;
    dropped.replace("\"rate\":true", "\"rate\":true,\"rateOptions\":{\"counter\":true,\"dropResets\":true}");
    QCOMPARE(negative(query(dropped, hours(24 * 7))), 0);
}

void SeriesTest::aWeekOfHistory()
{
    const QByteArray sub =
        "{\"metric\":\"cpu\",\"aggregator\":\"sum\",\"downsample\":\"1h-avg\",\"tags\":{\"appID\":\"" + youngApp() +
        "\"}}";
    const QJsonArray all = query(sub, hours(24 * 30));
    QCOMPARE(all.size(), 1);
    const QMap<qint64, double> week = points(all.at(0));
    QVERIFY(week.size() >= 24 * 7 - 2 && week.size() <= 24 * 7 + 2);
    QVERIFY(week.firstKey() * 1000 >= m_kit->context->beganMs - qint64(24) * 7 * 3600000 - 3600000);
    // Day and night.
    double day = 0;
    double night = 0;
    for (auto it = week.begin(); it != week.end(); ++it) {
        const qint64 hour = it.key() / 3600 % 24;
        day += hour >= 13 && hour < 17 ? it.value() : 0;
        night += hour >= 1 && hour < 5 ? it.value() : 0;
    }
    QVERIFY(day > night * 1.4);
    // Tasks that are long gone.
    const QJsonArray tasks =
        query("{\"metric\":\"cpu\",\"aggregator\":\"none\",\"downsample\":\"6h-avg\",\"tags\":{\"appID\":\"" +
                  youngApp() + "\"}}",
              hours(24 * 7));
    int gone = 0;
    for (const QJsonValue series : tasks) {
        const QString id = series[u"tags"][u"taskID"].toString();
        gone += std::any_of(m_kit->cluster->tasks().begin(), m_kit->cluster->tasks().end(),
                            [&id](const demo::SimTask &t) { return t.id == id; })
                    ? 0
                    : 1;
    }
    QVERIFY(gone > 0);
}

void SeriesTest::newestMinutesAreMissing()
{
    m_kit->cluster->advance(30000);
    for (const QJsonValue series : query(R"({"metric":"cpu","aggregator":"sum"})")) {
        const qint64 newest = points(series).lastKey() * 1000;
        QCOMPARE(newest % 60000, 0);
        QVERIFY(m_kit->cluster->nowMs() - newest >= 60000);
        QVERIFY(m_kit->cluster->nowMs() - newest < 120000);
    }
}

void SeriesTest::groupsAndAggregates()
{
    const QByteArray where =
        "\"filters\":[{\"type\":\"literal_or\",\"tagk\":\"appID\",\"filter\":\"" + app() + "\",\"groupBy\":true}]}";
    const auto one = [&](const QByteArray &aggregator) {
        return query("{\"metric\":\"cpu\",\"aggregator\":\"" + aggregator + "\"," + where);
    };
    const QJsonArray each = one("none");
    QVERIFY(each.size() > 1);
    const QJsonArray sum = one("sum");
    QCOMPARE(sum.size(), 1);
    QCOMPARE(sum.at(0)[u"tags"][u"appID"].toString(), QString::fromUtf8(app()));
    QCOMPARE(sum.at(0)[u"aggregateTags"].toArray(), (QJsonArray{u"taskID"_s}));
    const qint64 at = points(sum.at(0)).lastKey();
    double expected = 0;
    double least = 1e9;
    double most = 0;
    int count = 0;
    for (const QJsonValue series : each) {
        const double value = points(series).value(at, -1);
        if (value < 0)
            continue;
        expected += value;
        least = std::min(least, value);
        most = std::max(most, value);
        ++count;
    }
    QVERIFY(qAbs(points(sum.at(0)).value(at) - expected) < 1e-6);
    QVERIFY(qAbs(points(one("avg").at(0)).value(at) - expected / count) < 1e-6);
    QVERIFY(qAbs(points(one("min").at(0)).value(at) - least) < 1e-6);
    QVERIFY(qAbs(points(one("max").at(0)).value(at) - most) < 1e-6);
    QCOMPARE(points(one("count").at(0)).value(at), double(count));
    // Without groupBy and tags: everything in one; by appID: one each.
    QCOMPARE(query(R"({"metric":"cpu","aggregator":"sum"})").size(), 1);
    const QJsonArray apps = query(
        R"({"metric":"cpu","aggregator":"sum","filters":[{"type":"wildcard","tagk":"appID","filter":"*","groupBy":true}]})");
    QSet<QString> names;
    for (const QJsonValue series : apps)
        names.insert(series[u"tags"][u"appID"].toString());
    QCOMPARE(qsizetype(names.size()), apps.size());
    QVERIFY(names.size() > 3);
    QCOMPARE(query("{\"metric\":\"cpu\",\"aggregator\":\"sum\",\"filters\":[{\"type\":\"regexp\",\"tagk\":\"appID\","
                   "\"filter\":\"nothing.*\",\"groupBy\":true}]}")
                 .size(),
             0);
}

void SeriesTest::downsamples()
{
    const QMap<qint64, double> raw = points(query(R"({"metric":"cpu","aggregator":"sum"})").at(0));
    const QMap<qint64, double> ten =
        points(query(R"({"metric":"cpu","aggregator":"sum","downsample":"10m-max"})").at(0));
    QVERIFY(ten.size() <= raw.size() / 10 + 2);
    for (auto it = ten.begin(); it != ten.end(); ++it)
        QCOMPARE(it.key() % 600, 0);
    QCOMPARE(points(query(R"({"metric":"cpu","aggregator":"sum","downsample":"0all-sum"})").at(0)).size(), 1);
    const QJsonArray filled =
        query("{\"metric\":\"cpu\",\"aggregator\":\"none\",\"downsample\":\"1h-avg-null\",\"tags\":{\"appID\":\"" +
                  app() + "\"}}",
              hours(24 * 7));
    bool nulls = false;
    for (const QJsonValue series : filled)
        for (const QJsonValue value : series[u"dps"].toObject())
            nulls = nulls || value.isNull();
    QVERIFY(nulls);
}

void SeriesTest::tagsLikeFilters()
{
    const QJsonArray tags =
        query("{\"metric\":\"cpu\",\"aggregator\":\"sum\",\"tags\":{\"appID\":\"" + app() + "\",\"taskID\":\"*\"}}");
    const QJsonArray filters = query(
        "{\"metric\":\"cpu\",\"aggregator\":\"sum\",\"filters\":[{\"type\":\"literal_or\",\"tagk\":\"appID\","
        "\"filter\":\"" +
        app() + "\",\"groupBy\":true},{\"type\":\"wildcard\",\"tagk\":\"taskID\",\"filter\":\"*\",\"groupBy\":true}]}");
    QVERIFY(tags.size() > 1);
    QCOMPARE(tags, filters);
}

void SeriesTest::formats()
{
    const auto body = [this](const QByteArray &target, const QByteArray &extra) {
        return demo::answerSeries(*m_kit->cluster,
                                  WireKit::request("POST", target,
                                                   "{\"start\":\"10m-ago\"" + extra +
                                                       ",\"queries\":[{\"metric\":\"cpu\",\"aggregator\":\"sum\"}]}"),
                                  *m_kit->context)
            .body;
    };
    QVERIFY(QJsonDocument::fromJson(body("/api/query", ""))[0][u"dps"].toObject().keys().first().size() == 10);
    QVERIFY(QJsonDocument::fromJson(body("/api/query", ",\"msResolution\":true"))[0][u"dps"]
                .toObject()
                .keys()
                .first()
                .size() == 13);
    const QJsonArray pairs = QJsonDocument::fromJson(body("/api/query?arrays=true", ""))[0][u"dps"].toArray();
    QVERIFY(pairs.size() > 5 && pairs.at(0)[0].toInteger() < pairs.at(1)[0].toInteger());
    const QJsonArray two =
        QJsonDocument::fromJson(
            m_kit
                ->series(
                    R"({"start":"10m-ago","queries":[{"metric":"cpu","aggregator":"sum"},{"metric":"memory.usage","aggregator":"sum"}]})")
                .body)
            .array();
    QCOMPARE(two.at(1)[u"query"][u"index"].toInt(), 1);
    QVERIFY(!m_kit->series(R"({"start":"10m-ago","queries":[{"metric":"memory.usage","aggregator":"sum"}]})")
                 .body.contains('.' + QByteArray("0,")));
}

void SeriesTest::unhealthyAppsClimb()
{
    const demo::SimTask *checked = nullptr;
    for (const demo::SimTask &task : m_kit->cluster->tasks())
        if (!task.ended && task.health && task.health->alive && !task.appId.isEmpty())
            checked = &task;
    QVERIFY(checked != nullptr);
    demo::SimTask task = *checked;
    task.health->alive = false;
    task.health->consecutiveFailures = 3;
    const qint64 turned = m_kit->cluster->nowMs();
    task.health->lastSuccessMs = turned;
    const double before = demo::seriesValue(task, u"cpu"_s, turned + 1200000, *m_kit->context);
    m_kit->context->health.note(*checked, turned - 1000);
    task.statuses.back().healthy.reset();
    m_kit->context->health.note(task, turned);
    QVERIFY(demo::seriesValue(task, u"cpu"_s, turned + 1200000, *m_kit->context) > before + 100);
    QCOMPARE(demo::seriesValue(task, u"cpu"_s, turned - 60000, *m_kit->context),
             demo::seriesValue(*checked, u"cpu"_s, turned - 60000, *m_kit->context));
}

void SeriesTest::sameEveryTime()
{
    const QByteArray body =
        "{" + hours(48) + R"(,"queries":[{"metric":"network.tx","aggregator":"sum","downsample":"5m-avg"}]})";
    WireKit twin(u"small"_s);
    QCOMPARE(twin.series(body).body, m_kit->series(body).body);
    // What was told of the past is told again later.
    const QByteArray bounded = "{" + hours(48) + ",\"end\":" + QByteArray::number(m_kit->cluster->nowMs() - 3600000) +
                               R"(,"queries":[{"metric":"cpu","aggregator":"none"}]})";
    const QByteArray now = m_kit->series(bounded).body;
    m_kit->cluster->advance(600000);
    QCOMPARE(m_kit->series(bounded).body, now);
}

MESOSCOPE_TEST(SeriesTest)

#include "tst_series.moc"
