// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: gaps stay gaps, peaks stay peaks, axes are round, and every way of having no data is said.
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/surfacefixture.h"
#include "views/pages/chartmarks.h"
#include "views/pages/chartspage.h"
#include "views/widgets/chartpanel.h"
#include "views/widgets/chartpanelsurface.h"
#include "views/widgets/emptystate.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Minute = 60000;

Series wave(const QString &label, qint64 fromMs, int points, double base, double height, qint64 stepMs = Minute)
{
    Series series;
    series.label = label;
    for (int i = 0; i < points; ++i)
        series.points << SeriesPoint{fromMs + i * stepMs,
                                     base + height * std::sin(i / 7.0 + base) + (i * 7919 % 13) * height / 40};
    return series;
}

ChartWish wishOf(const QList<Series> &all, qint64 fromMs, qint64 toMs)
{
    ChartWish wish;
    for (const Series &series : all)
        wish.inputs << ChartInput{series, series.label, false};
    wish.fromMs = fromMs;
    wish.toMs = toMs;
    return wish;
}

/// A platform with plausible answers for every metric.
Result<SeriesSet> platform(const SeriesQuery &query)
{
    SeriesSet set;
    set.query = query;
    const int points = int((query.toMs - query.fromMs) / (query.stepSeconds * 1000LL));
    const qint64 step = query.stepSeconds * 1000LL;
    const auto add = [&](const QString &label, double base, double height) {
        set.series << wave(label, query.fromMs, points, base, height, step);
    };
    const bool cpu = query.metric == Metric::CpuPercent;
    const double base = cpu                                   ? 30
                        : query.metric == Metric::Memory      ? 3e8
                        : query.metric == Metric::MemoryLimit ? 5.4e8
                                                              : 2e5;
    const double height = query.metric == Metric::MemoryLimit ? 0 : base / 4;
    if (query.perApp) {
        for (const char *app : {"/shop/frontend", "/shop/cart", "/shop/search", "/shop/mailer", "/data/redis",
                                "/data/indexer", "/tools/ticker", "/edge/worker", "/wordpress", "/phpmyadmin"})
            add(QString::fromLatin1(app), base * (0.4 + double(qHash(QByteArray(app)) % 100) / 80), height);
    } else if (query.perTask) {
        for (int i = 0; i < 6; ++i)
            add(u"shop_frontend.instance-0000000%1-e67e-11f1-b7af-02fc00000001._app.1"_s.arg(i + 1),
                base + i * height / 3, height);
    } else {
        add({}, base, height);
    }
    for (Series &series : set.series) { // twenty minutes without a value
        series.points.removeIf([&](const SeriesPoint &point) {
            return point.timeMs > query.toMs - 30 * Minute && point.timeMs < query.toMs - 20 * Minute &&
                   query.stepSeconds == 60;
        });
    }
    return set;
}

struct Charts
{
    explicit Charts(QSize size = {1240, 820}, ThemeMode mode = ThemeMode::Light)
        : fixture(mode), page(fixture.context(), nullptr)
    {
        page.resize(size);
        page.show();
        fixture.series.answer = platform;
    }
    void connectAll()
    {
        fixture.publish(sampleCluster());
        fixture.subscriptions.attach(&fixture.pipeline, &fixture.series, &fixture.logs);
        page.setActive(true);
    }
    ChartPanel *panel(int index) const { return page.findChildren<ChartPanel *>().at(index); }

    SurfaceFixture fixture;
    ChartsPage page;
};

} // namespace

class ChartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gapsSplitTheLine();
    void aLoneValueIsSeen();
    void thinningKeepsPeaks();
    void onlyTheHighestAreShownAndTheOthersCounted();
    void coloursStayWhileRanksChange();
    void pointsStayWithinTheBudget();
    void scalesAreRound_data();
    void scalesAreRound();
    void theCrossHairReadsTheNearestPoint();
    void panelDrawsRunsAndReadsThemOut();
    void marksAreChosenFromEvents();
    void withoutAStoreThePageSaysSo();
    void anErrorIsSaidInWords();
    void anUnknownMetricIsSaid();
    void scopeFollowsRevealAndAsksAnew();
    void rangeIsAskedAndRemembered();
    void hiddenAsksNothing();
    void staleDataStaysWithItsTime();
    void manyLongSeries();
    void pictures_data();
    void pictures();
};

void ChartsTest::gapsSplitTheLine()
{
    Series series = wave({}, 0, 60, 10, 1);
    series.points.removeIf(
        [](const SeriesPoint &point) { return point.timeMs > 20 * Minute && point.timeMs < 26 * Minute; });
    series.points[40].value = std::numeric_limits<double>::quiet_NaN(); // one missing value is no gap that can be seen
    const ChartData data = prepareChart(wishOf({series}, 0, 60 * Minute));
    QCOMPARE(data.lines.size(), 1);
    QCOMPARE(data.lines[0].segments.size(), 2);
    QCOMPARE(data.lines[0].segments[0].last().x(), 20.0 * Minute);
    QCOMPARE(data.lines[0].segments[1].first().x(), 26.0 * Minute);
    for (const QList<QPointF> &segment : data.lines[0].segments) {
        for (const QPointF &point : segment)
            QVERIFY(!std::isnan(point.y()));
    }
}

void ChartsTest::aLoneValueIsSeen()
{
    Series series;
    series.points << SeriesPoint{30 * Minute, 5};
    const ChartData data = prepareChart(wishOf({series}, 0, 60 * Minute));
    QCOMPARE(data.lines[0].segments.size(), 1);
    QCOMPARE(data.lines[0].segments[0].size(), 2);
    QCOMPARE(data.lines[0].latest, 5.0);
}

void ChartsTest::thinningKeepsPeaks()
{
    Series series = wave({}, 0, 10000, 10, 1, 1000);
    series.points[4321].value = 500;
    series.points[8765].value = -3;
    ChartWish wish = wishOf({series}, 0, 10000 * 1000LL);
    wish.pixels = 400;
    wish.stepSeconds = 1;
    const ChartData data = prepareChart(wish);
    qsizetype points = 0;
    double low = 1e9;
    for (const QList<QPointF> &segment : data.lines[0].segments) {
        points += segment.size();
        for (const QPointF &point : segment)
            low = qMin(low, point.y());
    }
    QVERIFY2(points <= 410, qPrintable(QString::number(points)));
    QCOMPARE(data.most, 500.0);
    QCOMPARE(low, -3.0);
}

void ChartsTest::onlyTheHighestAreShownAndTheOthersCounted()
{
    QList<Series> all;
    for (int i = 0; i < 12; ++i)
        all << wave(u"/app-%1"_s.arg(i, 2, 10, QLatin1Char('0')), 0, 30, i * 100, 1);
    const ChartData data = prepareChart(wishOf(all, 0, 30 * Minute));
    QCOMPARE(data.lines.size(), 8);
    QCOMPARE(data.others, 4);
    QCOMPARE(data.lines.first().label, u"/app-04"_s);
    QCOMPARE(data.lines.last().label, u"/app-11"_s);
}

void ChartsTest::coloursStayWhileRanksChange()
{
    QList<Series> all;
    for (int i = 0; i < 10; ++i)
        all << wave(u"/app-%1"_s.arg(i), 0, 30, i < 8 ? 100 + i : 1, 0.1);
    const ChartData before = prepareChart(wishOf(all, 0, 30 * Minute));
    all[0].points.last().value = 900;
    const ChartData after = prepareChart(wishOf(all, 0, 30 * Minute));
    QCOMPARE(after.lines.size(), before.lines.size());
    for (qsizetype i = 0; i < after.lines.size(); ++i) {
        QCOMPARE(after.lines[i].label, before.lines[i].label);
        QCOMPARE(after.lines[i].colour, before.lines[i].colour);
    }
}

void ChartsTest::pointsStayWithinTheBudget()
{
    QList<Series> all;
    for (int i = 0; i < 20; ++i)
        all << wave(QString::number(i), 0, 10000, i, 1, 1000);
    ChartWish wish = wishOf(all, 0, 10000 * 1000LL);
    wish.mostLines = 20;
    wish.pixels = 1900;
    wish.stepSeconds = 1;
    const ChartData data = prepareChart(wish);
    qsizetype points = 0;
    for (const ChartLine &line : data.lines) {
        for (const QList<QPointF> &segment : line.segments)
            points += segment.size();
    }
    QVERIFY2(points <= ChartPointBudget * 11 / 10, qPrintable(QString::number(points)));
    QVERIFY(points > ChartPointBudget / 2);
}

void ChartsTest::scalesAreRound_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("top");
    QTest::addColumn<double>("step");
    QTest::newRow("percent") << 61.0 << int(ChartUnit::Percent) << 80.0 << 20.0;
    QTest::newRow("more than the limit") << 180.0 << int(ChartUnit::Percent) << 200.0 << 50.0;
    QTest::newRow("bytes") << 500.0 * 1024 * 1024 << int(ChartUnit::Bytes) << 512.0 * 1024 * 1024
                           << 256.0 * 1024 * 1024;
    QTest::newRow("rate") << 1.1e6 << int(ChartUnit::BytesPerSecond) << 1.5e6 << 5e5;
}

void ChartsTest::scalesAreRound()
{
    QFETCH(double, most);
    QFETCH(int, unit);
    QFETCH(double, top);
    QFETCH(double, step);
    const ChartScale scale = chartScale(most, ChartUnit(unit));
    QCOMPARE(scale.top, top);
    QCOMPARE(scale.step, step);
    QVERIFY(chartScale(0, ChartUnit(unit)).top > 0);
}

void ChartsTest::theCrossHairReadsTheNearestPoint()
{
    const QList<SeriesPoint> points{{0, 1}, {Minute, 2}, {10 * Minute, 3}};
    QCOMPARE(valueAt(points, Minute + 20000, 60), 2.0);
    QCOMPARE(valueAt(points, 10 * Minute + 5000, 60), 3.0);
    QVERIFY(std::isnan(valueAt(points, 5 * Minute, 60))); // in a gap nothing is known
    QVERIFY(std::isnan(valueAt({}, 0, 60)));
}

void ChartsTest::panelDrawsRunsAndReadsThemOut()
{
    SurfaceFixture fixture;
    ChartPanel panel(u"CPU"_s, ChartUnit::Percent, fixture.theme, nullptr);
    panel.resize(800, 200);
    panel.show();
    Series series = wave(u"/shop/<b>frontend</b>"_s, 0, 60, 40, 10);
    series.points.removeIf(
        [](const SeriesPoint &point) { return point.timeMs > 20 * Minute && point.timeMs < 26 * Minute; });
    panel.setData(prepareChart(wishOf({series}, 0, 60 * Minute)));
    QCOMPARE(panel.surface().shownRuns().size(), 2);
    QCOMPARE(panel.surface().shownRuns().first()->count(), 21);
    QCOMPARE(panel.surface().axisTop(), 60.0);
    QVERIFY(panel.accessibleDescription().contains(u"/shop/<b>frontend</b>: now"_s));
    // Fewer runs leave no trace of the older ones.
    panel.setData(prepareChart(wishOf({wave(u"a"_s, 0, 60, 40, 10)}, 0, 60 * Minute)));
    QCOMPARE(panel.surface().shownRuns().size(), 1);
    panel.setData({});
    QCOMPARE(panel.surface().shownRuns().size(), 0);
}

void ChartsTest::marksAreChosenFromEvents()
{
    std::deque<ClusterEvent> events;
    const auto add = [&](const char *type, const char *subject, const QByteArray &payload,
                         const QString &summary = {}) {
        ClusterEvent event;
        event.timeMs = qint64(events.size()) * 10 * Minute;
        event.type = QString::fromLatin1(type);
        event.subject = QString::fromLatin1(subject);
        event.payload = payload;
        event.summary = summary;
        events.push_back(event);
    };
    add("deployment_success", "97c1", R"({"plan":{"steps":[{"actions":[{"app":"/shop/cart"}]}]}})");
    add("status_update_event", "/shop/frontend", "{}", u"TASK_RUNNING host=s06"_s);
    add("status_update_event", "/shop/frontend", "{}", u"TASK_FAILED host=s06"_s);
    add("failed_health_check_event", "/shop/frontend", "{}");
    QCOMPARE(chartMarks(events, {}, {}).size(), 3);
    const QList<ChartMark> cart = chartMarks(events, AppId(u"/shop/cart"_s), {});
    QCOMPARE(cart.size(), 1);
    QCOMPARE(cart.first().condition, Condition::Progress);
    const QList<ChartMark> frontend = chartMarks(events, AppId(u"/shop/frontend"_s), {});
    QCOMPARE(frontend.size(), 2);
    QCOMPARE(frontend.first().timeMs, 20 * Minute);
    QCOMPARE(frontend.first().condition, Condition::Bad);
    QCOMPARE(chartMarks(events, AppId(u"/shop/fron"_s), {}).size(), 0);
}

void ChartsTest::withoutAStoreThePageSaysSo()
{
    Charts charts;
    charts.page.setActive(true);
    QVERIFY(charts.page.findChild<EmptyState *>()->isVisible());
    QVERIFY(accessibleText(&charts.page).contains(u"No metrics store is connected"_s));
    QTRY_VERIFY(charts.page.isSettled());
}

void ChartsTest::anErrorIsSaidInWords()
{
    Charts charts;
    charts.fixture.series.answer = [](const SeriesQuery &) -> Result<SeriesSet> {
        Error error;
        error.kind = Error::Kind::Unauthorized;
        error.source = SourceId::Series;
        error.httpStatus = 401;
        return error;
    };
    charts.connectAll();
    QTRY_VERIFY(charts.page.isSettled());
    QTRY_VERIFY(!charts.panel(0)->message().isEmpty() && !charts.panel(0)->message().contains(u"Loading"_s));
    QVERIFY(charts.panel(0)->data().isEmpty());
}

void ChartsTest::anUnknownMetricIsSaid()
{
    Charts charts;
    charts.fixture.series.answer = nullptr; // every metric is one the store has never seen
    charts.connectAll();
    QTRY_VERIFY(charts.page.isSettled());
    QTRY_VERIFY(charts.panel(1)->message().contains(u"never seen"_s));
}

void ChartsTest::scopeFollowsRevealAndAsksAnew()
{
    Charts charts;
    charts.connectAll();
    QTRY_VERIFY(charts.page.isSettled());
    QCOMPARE(charts.panel(0)->data().lines.size(), 8);
    QCOMPARE(charts.panel(0)->data().others, 2);
    QVERIFY(charts.fixture.series.asked.first().perApp);
    charts.fixture.series.asked.clear();
    charts.page.reveal(AppId(u"/shop/frontend"_s));
    QTRY_VERIFY(charts.page.isSettled());
    QVERIFY(!charts.fixture.series.asked.isEmpty());
    bool limit = false;
    for (const SeriesQuery &query : std::as_const(charts.fixture.series.asked)) {
        QCOMPARE(query.app.text(), u"/shop/frontend"_s);
        QVERIFY(!query.perApp);
        limit |= query.metric == Metric::MemoryLimit;
    }
    QVERIFY(limit);
    QTRY_COMPARE(charts.panel(1)->data().lines.size(), 2);
    QVERIFY(charts.panel(1)->data().lines.at(1).dashed);
    charts.fixture.series.asked.clear();
    const TaskId task = charts.fixture.store.current()->tasks.front().id;
    charts.page.reveal(task);
    QTRY_VERIFY(charts.page.isSettled());
    QCOMPARE(charts.fixture.series.asked.first().task, task);
    // A group has no series: nothing changes.
    charts.fixture.series.asked.clear();
    charts.page.reveal(AppId(u"/shop"_s));
    QVERIFY(charts.fixture.series.asked.isEmpty());
}

void ChartsTest::rangeIsAskedAndRemembered()
{
    Charts charts;
    charts.connectAll();
    QTRY_VERIFY(charts.page.isSettled());
    charts.fixture.series.asked.clear();
    for (QAbstractButton *button : charts.page.findChildren<QAbstractButton *>()) {
        if (button->text() == u"24 h"_s)
            button->click();
    }
    QTRY_VERIFY(charts.page.isSettled());
    QVERIFY(!charts.fixture.series.asked.isEmpty());
    const SeriesQuery &query = charts.fixture.series.asked.last();
    QCOMPARE(query.toMs - query.fromMs, 1440 * Minute);
    QCOMPARE(query.stepSeconds, 300);
    QCOMPARE(charts.fixture.preferences.get(Pref::ChartSpanMinutes).toInt(), 1440);
}

void ChartsTest::hiddenAsksNothing()
{
    Charts charts;
    charts.fixture.publish(sampleCluster());
    charts.fixture.subscriptions.attach(&charts.fixture.pipeline, &charts.fixture.series, &charts.fixture.logs);
    charts.page.reveal(AppId(u"/shop/cart"_s));
    QCoreApplication::processEvents();
    QVERIFY(charts.fixture.series.asked.isEmpty());
    charts.page.setActive(true);
    QTRY_VERIFY(charts.page.isSettled());
    QVERIFY(!charts.fixture.series.asked.isEmpty());
}

void ChartsTest::staleDataStaysWithItsTime()
{
    Charts charts;
    charts.connectAll();
    QTRY_VERIFY(charts.page.isSettled());
    QTRY_VERIFY(!charts.panel(0)->data().isEmpty());
    charts.fixture.series.answer = [](const SeriesQuery &) -> Result<SeriesSet> {
        Error error;
        error.kind = Error::Kind::Unreachable;
        error.source = SourceId::Series;
        return error;
    };
    charts.page.setActive(false);
    charts.page.setActive(true);
    QTRY_VERIFY(accessibleText(charts.panel(0)).contains(u"not answering, as of"_s));
    QVERIFY(!charts.panel(0)->data().isEmpty());
    QVERIFY(charts.panel(0)->message().isEmpty());
}

void ChartsTest::manyLongSeries()
{
    QList<Series> all;
    for (int i = 0; i < 20; ++i)
        all << wave(QString::number(i), 0, 10000, i, 1, 1000);
    ChartWish wish = wishOf(all, 0, 10000 * 1000LL);
    wish.mostLines = 20;
    wish.pixels = 1500;
    wish.stepSeconds = 1;
    QElapsedTimer timer;
    timer.start();
    const ChartData data = prepareChart(wish);
    const double prepared = double(timer.nsecsElapsed()) / 1e6;
    SurfaceFixture fixture;
    ChartPanel panel(u"CPU"_s, ChartUnit::Percent, fixture.theme, nullptr);
    panel.resize(1600, 300);
    panel.show();
    timer.restart();
    panel.setData(data);
    const double set = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    QImage target(panel.size(), QImage::Format_ARGB32_Premultiplied);
    panel.render(&target);
    qInfo("20 series of 10,000 points: prepared %.1f ms (worker), set %.1f ms, drawn %.1f ms", prepared, set,
          double(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(data.lines.size(), 20);
}

void ChartsTest::pictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("what");
    for (const QString &what : {u"cluster"_s, u"app"_s, u"none"_s, u"error"_s}) {
        QTest::addRow("light-1440-%s", qPrintable(what)) << int(ThemeMode::Light) << QSize(1253, 825) << what;
        QTest::addRow("dark-1024-%s", qPrintable(what)) << int(ThemeMode::Dark) << QSize(837, 565) << what;
    }
}

void ChartsTest::pictures()
{
    QFETCH(int, mode);
    QFETCH(QSize, size);
    QFETCH(QString, what);
    Charts charts(size, ThemeMode(mode));
    QList<ClusterEvent> events;
    ClusterEvent event;
    event.timeMs = SampleNow - 40 * Minute;
    event.type = u"deployment_success"_s;
    events << event;
    event.timeMs = SampleNow - 12 * Minute;
    event.type = u"failed_health_check_event"_s;
    event.subject = u"/shop/frontend"_s;
    events << event;
    charts.fixture.store.addEvents(events);
    if (what == u"error"_s)
        charts.fixture.series.answer = [](const SeriesQuery &) -> Result<SeriesSet> {
            Error error;
            error.kind = Error::Kind::Timeout;
            error.source = SourceId::Series;
            return error;
        };
    if (what != u"none"_s)
        charts.connectAll();
    else
        charts.page.setActive(true);
    if (what == u"app"_s)
        charts.page.reveal(AppId(u"/shop/frontend"_s));
    QTRY_VERIFY(charts.page.isSettled());
    QCoreApplication::processEvents();
    charts.panel(0)->pointed(SampleNow - 25 * Minute);
    QVERIFY(charts.page.isVisible());
    SurfaceFixture::picture(charts.page, u"charts-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

MESOSCOPE_TEST(ChartsTest)

#include "tst_charts.moc"
