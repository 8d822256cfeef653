// SPDX-License-Identifier: GPL-3.0-or-later
// Logs: followed at the end, left in peace when read, searched, copied, and explained when there are none.
#include "models/items/logtail.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/surfacefixture.h"
#include "views/pages/logresume.h"
#include "views/pages/logspage.h"
#include "views/widgets/datatable.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/logview.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<LogLine> numbered(int first, int count)
{
    QList<LogLine> lines;
    for (int i = first; i < first + count; ++i) {
        LogLine line;
        line.text = u"line %1 of the log"_s.arg(i);
        lines << line;
    }
    return lines;
}

struct View
{
    explicit View(int capacity = 1000) : tail(capacity), view(tail, fixture.theme, nullptr)
    {
        view.resize(600, 300);
        view.show();
    }
    QScrollBar *bar() const { return view.verticalScrollBar(); }
    bool atEnd() const { return bar()->value() == bar()->maximum(); }
    QString firstLine() const { return view.visibleText().section(u'\n', 0, 0); }

    SurfaceFixture fixture;
    LogTail tail;
    LogView view;
};

struct Logs
{
    explicit Logs(QSize size = {1240, 820}, ThemeMode mode = ThemeMode::Light)
        : fixture(mode), page(fixture.context(), nullptr)
    {
        page.resize(size);
        page.show();
    }
    void connectAll(const SnapshotPtr &snapshot = sampleCluster())
    {
        fixture.publish(snapshot);
        fixture.subscriptions.attach(&fixture.pipeline, &fixture.series, &fixture.logs);
        page.setActive(true);
    }
    const Task &failing() const
    {
        for (const Task &task : fixture.store.current()->tasks) {
            if (task.health == Health::Unhealthy)
                return task;
        }
        return fixture.store.current()->tasks.front();
    }
    LogView *view() const { return page.findChild<LogView *>(); }
    QString words() { return accessibleText(&page); }

    SurfaceFixture fixture;
    LogsPage page;
};

} // namespace

class LogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEnd();
    void scrollingUpPausesAndCountsNewLines();
    void whatIsReadStaysWhenLinesLeaveAtTheTop();
    void returningToTheEndFollowsAgain();
    void findsPlainTextAndExpressions();
    void hitsFollowTheLog();
    void aBadExpressionIsSaid();
    void copiesWhatIsSelected();
    void longLinesScrollSideways();
    void resumingFindsItsPlace();
    void pageFollowsTheFailingInstanceOfAnApp();
    void pageBatchesChunks();
    void pageSaysWhenTheFileWasTruncated();
    void pageSaysWhenTheInstanceHasEnded();
    void pageOffersInstances();
    void pageWithoutMesosExplains();
    void pageSaysErrorsAndTriesAgain();
    void emptyFileIsSaid();
    void stderrIsAnotherFile();
    void hiddenPageFollowsNothingAndGoesOn();
    void floodOfLines();
    void pictures_data();
    void pictures();
};

void LogsTest::followsTheEnd()
{
    View log;
    log.tail.append(numbered(0, 100));
    QVERIFY(log.bar()->maximum() > 0);
    QVERIFY(log.atEnd());
    log.tail.append(numbered(100, 50));
    QVERIFY(log.atEnd());
    QVERIFY(log.view.visibleText().contains(u"line 149"_s));
}

void LogsTest::scrollingUpPausesAndCountsNewLines()
{
    View log;
    log.tail.append(numbered(0, 100));
    QSignalSpy following(&log.view, &LogView::followingChanged);
    log.bar()->setValue(10 * log.view.rowHeight());
    QVERIFY(!log.view.isFollowing());
    QCOMPARE(following.size(), 1);
    const QString first = log.firstLine();
    log.tail.append(numbered(100, 30));
    QCOMPARE(log.view.newLines(), 30);
    QCOMPARE(log.firstLine(), first);
    log.view.setFollowing(true);
    QVERIFY(log.atEnd());
    QCOMPARE(log.view.newLines(), 0);
}

void LogsTest::whatIsReadStaysWhenLinesLeaveAtTheTop()
{
    View log(200);
    log.tail.append(numbered(0, 200));
    log.bar()->setValue(100 * log.view.rowHeight() + 5);
    QCOMPARE(log.firstLine(), u"line 100 of the log"_s);
    log.tail.append(numbered(200, 60)); // sixty leave at the top
    QCOMPARE(log.firstLine(), u"line 100 of the log"_s);
    QCOMPARE(log.bar()->value(), 40 * log.view.rowHeight() + 5);
    QVERIFY(!log.view.isFollowing());
    // What is read cannot stay when it has left itself.
    log.tail.append(numbered(260, 100));
    QCOMPARE(log.firstLine(), u"line 160 of the log"_s);
}

void LogsTest::returningToTheEndFollowsAgain()
{
    View log;
    log.tail.append(numbered(0, 100));
    log.bar()->setValue(0);
    QVERIFY(!log.view.isFollowing());
    log.bar()->setValue(log.bar()->maximum());
    QVERIFY(log.view.isFollowing());
    QTest::keyClick(&log.view, Qt::Key_Home);
    QVERIFY(!log.view.isFollowing());
    QTest::keyClick(&log.view, Qt::Key_End);
    QVERIFY(log.view.isFollowing());
}

void LogsTest::findsPlainTextAndExpressions()
{
    View log;
    log.tail.append(numbered(0, 300));
    log.view.startFind(u"line 7"_s, false);
    QTRY_VERIFY(!log.view.find().isBusy());
    QCOMPARE(log.view.find().hits().size(), size_t(11)); // 7, 70 to 79
    log.view.startFind(u"LINE (5|15) of"_s, true);
    QTRY_VERIFY(!log.view.find().isBusy());
    QCOMPARE(log.view.find().hits(), (std::vector<qint64>{5, 15}));
    log.view.startFind(u"line (5|15) of"_s, false); // as text it occurs nowhere
    QTRY_VERIFY(!log.view.find().isBusy());
    QVERIFY(log.view.find().hits().empty());
    log.view.startFind(u"line 15 "_s, false);
    QTRY_COMPARE(log.view.find().hits().size(), size_t(1));
    log.view.findNext(false);
    QCOMPARE(log.view.cursorLine(), 15);
    QVERIFY(log.view.visibleText().contains(u"line 15 of"_s));
    QVERIFY(!log.view.isFollowing());
}

void LogsTest::hitsFollowTheLog()
{
    View log(100);
    log.tail.append(numbered(0, 100));
    log.view.startFind(u"5 of"_s, false);
    QTRY_COMPARE(log.view.find().hits().size(), size_t(10));
    log.tail.append(numbered(100, 50));
    QTRY_COMPARE(log.view.find().hits().size(), size_t(10)); // five came, five left
    QCOMPARE(log.view.find().hits().front(), 55);
    QCOMPARE(log.view.find().hits().back(), 145);
    log.view.findNext(true);
    QCOMPARE(log.view.cursorLine(), 145);
    log.view.findNext(true);
    QCOMPARE(log.view.cursorLine(), 135);
    log.view.findNext(false);
    log.view.findNext(false);
    QCOMPARE(log.view.cursorLine(), 55); // around the end
}

void LogsTest::aBadExpressionIsSaid()
{
    View log;
    log.tail.append(numbered(0, 10));
    log.view.startFind(u"("_s, true);
    QVERIFY(!log.view.find().error().isEmpty());
    QVERIFY(!log.view.find().isActive());
    log.view.startFind(u"("_s, false);
    QVERIFY(log.view.find().error().isEmpty());
}

void LogsTest::copiesWhatIsSelected()
{
    View log;
    log.tail.append(numbered(0, 5));
    const int row = log.view.rowHeight();
    QTest::mouseClick(log.view.viewport(), Qt::LeftButton, {}, QPoint(80, row + 3));
    QTest::mouseClick(log.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, QPoint(80, 3 * row + 3));
    QTest::keySequence(&log.view, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"line 1 of the log\nline 2 of the log\nline 3 of the log\n"_s);
    QTest::keySequence(&log.view, QKeySequence::SelectAll);
    QCOMPARE(log.view.selectedText().count(u'\n'), 5);
}

void LogsTest::longLinesScrollSideways()
{
    View log;
    LogLine line;
    line.text = QString(9000, u'x') + u"end"_s;
    log.tail.append({line});
    QVERIFY(log.view.horizontalScrollBar()->maximum() > 9000 * 5);
    log.view.horizontalScrollBar()->setValue(log.view.horizontalScrollBar()->maximum());
    const QImage image = log.view.viewport()->grab().toImage();
    const QColor ground = image.pixelColor(image.width() - 2, image.height() - 2);
    int inked = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < log.view.rowHeight(); ++y)
            inked += image.pixelColor(x, y) != ground;
    }
    QVERIFY(inked > 100); // the end of the line is drawn there
}

void LogsTest::resumingFindsItsPlace()
{
    QCOMPARE(linesAlreadyShown(numbered(0, 100), numbered(60, 60)), 40);
    QCOMPARE(linesAlreadyShown(numbered(0, 100), numbered(200, 60)), -1);
    QCOMPARE(linesAlreadyShown(numbered(0, 3), numbered(0, 60)), 3);
    QCOMPARE(linesAlreadyShown({}, numbered(0, 60)), 0);
    QCOMPARE(linesAlreadyShown(numbered(0, 100), {}), -1);
    // A line that repeats is not the place when those before it differ.
    QList<LogLine> shown = numbered(0, 10);
    shown << numbered(50, 1);
    QList<LogLine> fresh = numbered(30, 20);
    fresh << numbered(50, 1);
    QCOMPARE(linesAlreadyShown(shown, fresh), -1);
}

void LogsTest::pageFollowsTheFailingInstanceOfAnApp()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/frontend"_s));
    QTRY_COMPARE(logs.fixture.logs.asked.size(), 1);
    const LogRef ref = logs.fixture.logs.asked.first();
    QCOMPARE(ref.task, logs.failing().id);
    QCOMPARE(ref.file, LogFile::Stdout);
    QVERIFY(!ref.agent.isEmpty() && !ref.framework.isEmpty() && ref.agentPort == 5051);
    QVERIFY(!logs.page.isSettled());
    logs.fixture.logs.send({u"2026-11-22 ERROR upstream timed out"_s, u"INFO GET / 200"_s});
    QTRY_VERIFY(logs.page.isSettled());
    QVERIFY(logs.view()->isVisible());
    QVERIFY(logs.words().contains(u"upstream timed out"_s));
    QVERIFY(logs.words().contains(u"following"_s));
}

void LogsTest::pageBatchesChunks()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    auto *tail = logs.page.findChild<LogTail *>();
    QSignalSpy inserted(tail, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 20; ++i)
        logs.fixture.logs.send({u"line %1"_s.arg(i)});
    QTRY_COMPARE(tail->rowCount(), 20);
    QVERIFY2(inserted.size() <= 4, qPrintable(QString::number(inserted.size())));
}

void LogsTest::pageSaysWhenTheFileWasTruncated()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    logs.fixture.logs.send({u"old"_s}, false, 4096);
    QTRY_VERIFY(logs.words().contains(u"are left out"_s));
    logs.fixture.logs.send({u"new"_s}, true);
    QTRY_VERIFY(logs.words().contains(u"truncated"_s));
    QVERIFY(logs.words().contains(u"old"_s));
}

void LogsTest::pageSaysWhenTheInstanceHasEnded()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    logs.fixture.logs.send({u"last words"_s});
    QTRY_VERIFY(logs.page.isSettled());
    logs.fixture.publish(bigCluster(2, 2)); // the instance is in it no more
    QTRY_VERIFY(logs.words().contains(u"gone from the cluster"_s));
    QVERIFY(logs.words().contains(u"last words"_s));
    logs.fixture.logs.send({u"post mortem"_s}); // and its log can still be read
    QTRY_VERIFY(logs.words().contains(u"post mortem"_s));
}

void LogsTest::pageOffersInstances()
{
    Logs logs;
    logs.connectAll();
    QTRY_VERIFY(logs.page.isSettled());
    auto *table = logs.page.findChild<DataTable *>();
    QVERIFY(table->isVisible());
    QTRY_VERIFY(table->model()->rowCount() > 20);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"/shop/frontend"_s); // in trouble: first
    QVERIFY(logs.fixture.logs.asked.isEmpty());
    Q_EMIT table->rowActivated(0);
    QTRY_COMPARE(logs.fixture.logs.asked.size(), 1);
    QCOMPARE(logs.fixture.logs.asked.first().task, logs.failing().id);
}

void LogsTest::pageWithoutMesosExplains()
{
    Logs logs;
    logs.fixture.publish(sampleTenant());
    logs.fixture.subscriptions.attach(&logs.fixture.pipeline, &logs.fixture.series, nullptr);
    logs.page.setActive(true);
    QVERIFY(logs.page.isSettled());
    QVERIFY(logs.page.findChild<EmptyState *>()->isVisible());
    QVERIFY(logs.words().contains(u"Mesos master"_s));
    logs.page.reveal(AppId(u"/shop/frontend"_s));
    QVERIFY(logs.page.isSettled());
    QVERIFY(logs.words().contains(u"Mesos master"_s));
}

void LogsTest::pageSaysErrorsAndTriesAgain()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    Error error;
    error.kind = Error::Kind::Unreachable;
    error.source = SourceId::Logs;
    Q_EMIT logs.fixture.logs.follower->failed(error);
    auto *empty = logs.page.findChild<EmptyState *>();
    QTRY_VERIFY(logs.page.isSettled());
    QVERIFY(empty->isVisible());
    Q_EMIT empty->pressed();
    QTRY_COMPARE(logs.fixture.logs.asked.size(), 2);
    logs.fixture.logs.send({u"here again"_s});
    QTRY_VERIFY(logs.words().contains(u"here again"_s));
    // With lines on screen an error takes nothing away.
    Q_EMIT logs.fixture.logs.follower->failed(error);
    QTRY_VERIFY(!logs.words().contains(u"following"_s));
    QVERIFY(logs.view()->isVisible());
    QVERIFY(logs.words().contains(u"here again"_s));
}

void LogsTest::emptyFileIsSaid()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    logs.fixture.logs.send({});
    QTRY_VERIFY(logs.page.isSettled());
    QTRY_VERIFY(logs.words().contains(u"The file is empty"_s));
}

void LogsTest::stderrIsAnotherFile()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    logs.fixture.logs.send({u"to stdout"_s});
    QTRY_VERIFY(logs.page.isSettled());
    for (QAbstractButton *button : logs.page.findChildren<QAbstractButton *>()) {
        if (button->text() == u"stderr"_s)
            button->click();
    }
    QTRY_COMPARE(logs.fixture.logs.asked.size(), 2);
    QCOMPARE(logs.fixture.logs.asked.last().file, LogFile::Stderr);
    QVERIFY(!logs.words().contains(u"to stdout"_s));
}

void LogsTest::hiddenPageFollowsNothingAndGoesOn()
{
    Logs logs;
    logs.connectAll();
    logs.page.reveal(AppId(u"/shop/cart"_s));
    QTRY_VERIFY(logs.fixture.logs.follower);
    QStringList first;
    for (int i = 0; i < 20; ++i)
        first << u"line %1"_s.arg(i);
    logs.fixture.logs.send(first);
    QTRY_VERIFY(logs.page.isSettled());
    const QPointer<LogFollower> follower = logs.fixture.logs.follower;
    logs.page.setActive(false);
    QTRY_VERIFY(!follower);
    logs.page.setActive(true);
    QTRY_COMPARE(logs.fixture.logs.asked.size(), 2);
    QStringList next;
    for (int i = 10; i < 30; ++i)
        next << u"line %1"_s.arg(i);
    logs.fixture.logs.send(next);
    auto *tail = logs.page.findChild<LogTail *>();
    QTRY_COMPARE(tail->rowCount(), 30);
    QCOMPARE(tail->line(29).text, u"line 29"_s);
    QCOMPARE(tail->line(20).text, u"line 20"_s);
}

void LogsTest::floodOfLines()
{
    View log(50000);
    log.view.startFind(u"9 of"_s, false);
    QElapsedTimer timer;
    double worst = 0;
    for (int i = 0; i < 40; ++i) { // 100,000 lines a second in batches of 50 ms
        const QList<LogLine> lines = numbered(i * 5000, 5000);
        timer.start();
        log.tail.append(lines);
        log.view.viewport()->repaint();
        worst = qMax(worst, double(timer.nsecsElapsed()) / 1e6);
    }
    qInfo("5,000 lines appended and painted: worst %.1f ms", worst);
    QCOMPARE(log.tail.rowCount(), 50000);
    QVERIFY(log.atEnd());
    QTRY_COMPARE(log.view.find().hits().size(), size_t(5000));
}

void LogsTest::pictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("what");
    for (const QString &what : {u"lines"_s, u"choice"_s, u"tenant"_s, u"error"_s}) {
        QTest::addRow("light-1440-%s", qPrintable(what)) << int(ThemeMode::Light) << QSize(1253, 825) << what;
        QTest::addRow("dark-1024-%s", qPrintable(what)) << int(ThemeMode::Dark) << QSize(837, 565) << what;
    }
}

void LogsTest::pictures()
{
    QFETCH(int, mode);
    QFETCH(QSize, size);
    QFETCH(QString, what);
    Logs logs(size, ThemeMode(mode));
    logs.connectAll(what == u"tenant"_s ? sampleTenant() : sampleCluster());
    if (what != u"choice"_s)
        logs.page.reveal(AppId(u"/shop/frontend"_s));
    if (what == u"error"_s) {
        QTRY_VERIFY(logs.fixture.logs.follower);
        Error error;
        error.kind = Error::Kind::Timeout;
        error.source = SourceId::Logs;
        error.detail = u"no answer from 10.0.0.12:5051 within 20 s"_s;
        Q_EMIT logs.fixture.logs.follower->failed(error);
    } else if (what == u"lines"_s) {
        QTRY_VERIFY(logs.fixture.logs.follower);
        QStringList lines;
        for (int i = 0; i < 60; ++i)
            lines << u"14:52:%1.004 %2"_s.arg(i, 2, 10, QLatin1Char('0'))
                         .arg(i % 9 == 0   ? u"ERROR upstream timed out after 800 ms (cart)"_s
                              : i % 9 == 1 ? u"    at Pool.acquire (/app/pool.js:118)"_s
                              : i % 9 == 4 ? u"WARN pool exhausted: 64 of 64 connections to cart:31102 busy"_s
                                           : u"INFO GET /product/%1 200 22 ms"_s.arg(i));
        logs.fixture.logs.send(lines, false, 81920);
        QTRY_VERIFY(logs.page.isSettled());
        logs.page.findChildren<QLineEdit *>().last()->setText(u"upstream"_s);
        logs.view()->verticalScrollBar()->setValue(20 * logs.view()->rowHeight());
        QTRY_VERIFY(!logs.view()->find().isBusy());
        QTest::mouseClick(logs.view()->viewport(), Qt::LeftButton, {}, QPoint(100, 4 * logs.view()->rowHeight() + 3));
        logs.fixture.logs.send({u"INFO GET / 200"_s, u"INFO GET / 200"_s});
    }
    QTRY_VERIFY(logs.page.isSettled());
    QVERIFY(logs.page.isVisible());
    SurfaceFixture::picture(logs.page, u"logs-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

MESOSCOPE_TEST(LogsTest)

#include "tst_logs.moc"
