// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand agents, a hundred thousand tasks: the window stays awake while they load, are sorted, filtered and
// scrolled.
#include "app/core/commandbus.h"
#include "app/demo/demoserver.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/latencyprobe.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class BigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowStaysAwake();
};

void BigTest::theWindowStaysAwake()
{
    // Under a sanitizer everything is several times slower: the size shrinks, the bar stays.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    const QString size = u"500x5000"_s;
    const size_t wanted = 5000;
#else
    const QString size = u"10000x100000"_s;
    const size_t wanted = 100000;
#endif
    LiveWindow live(size, 0);
    LatencyProbe probe;
    QVERIFY(live.app().start());
    live.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&live.window()));
    live.window().showPage(PageId::Instances);
    probe.restart();
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->tasks.size() >= wanted, 120000);
    auto *table = live.window().page(PageId::Instances)->findChild<QTableView *>();
    QVERIFY(table);
    QTRY_VERIFY_WITH_TIMEOUT(size_t(table->model()->rowCount()) >= wanted * 9 / 10, 60000);
    const double loading = probe.worstMs();

    probe.restart();
    for (int i = 0; i <= 40; ++i) { // scroll from top to end and back
        QScrollBar *bar = table->verticalScrollBar();
        bar->setValue(bar->maximum() * (i <= 20 ? i : 40 - i) / 20);
        QTest::qWait(10);
    }
    QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      QPoint(table->columnViewportPosition(3) + 20, 8));
    QTest::qWait(300);
    auto *filter = live.window().page(PageId::Instances)->findChild<QLineEdit *>(u"filter"_s);
    QVERIFY(filter);
    QTest::keyClicks(filter, u"7"_s);
    QTRY_VERIFY_WITH_TIMEOUT(size_t(table->model()->rowCount()) < wanted, 20000);
    filter->clear();
    QTRY_VERIFY_WITH_TIMEOUT(size_t(table->model()->rowCount()) >= wanted * 9 / 10, 20000);
    const qint64 readAt = live.snapshot()->source(SourceId::Mesos).lastGoodMs;
    live.app().services().session.refresh(); // a whole reading more while rows are on screen
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->source(SourceId::Mesos).lastGoodMs > readAt, 60000);
    live.window().showPage(PageId::Topology);
    QVERIFY(QTest::qWaitFor([&] { return live.window().isSettled(); }, 30000));
    const double using_ = probe.worstMs();
    qInfo("longest stretch of the GUI thread: loading %.0f ms, in use %.0f ms (p99 %.1f ms)", loading, using_,
          probe.percentileMs(0.99));
    QVERIFY2(loading < 250, qPrintable(QString::number(loading)));
    QVERIFY2(using_ < 250, qPrintable(QString::number(using_)));
}

MESOSCOPE_TEST(BigTest)

#include "tst_big.moc"
