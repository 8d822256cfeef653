// SPDX-License-Identifier: GPL-3.0-or-later
// Delays between polls: plain, doubled, capped, spread, and never before Retry-After.
#include "app/base/backoff.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheCap()
    {
        Backoff backoff(5000, 120000);
        backoff.setRandom([] { return 0.5; });
        QCOMPARE(backoff.afterSuccess(), 5000);
        QList<int> delays;
        for (int i = 0; i < 7; ++i)
            delays += backoff.afterFailure();
        QCOMPARE(delays, QList<int>({10000, 20000, 40000, 80000, 120000, 120000, 120000}));
        QCOMPARE(backoff.failures(), 7);
        QCOMPARE(backoff.afterSuccess(), 5000);
        QCOMPARE(backoff.afterFailure(), 10000);
    }

    void neverOverflows()
    {
        Backoff backoff(2000000000, 2000000000);
        backoff.setRandom([] { return 0.0; });
        for (int i = 0; i < 100; ++i)
            QCOMPARE(backoff.afterFailure(), 1800000000);
    }

    void spreadsByTenPercent()
    {
        Backoff backoff(10000);
        backoff.setRandom([] { return 0.0; });
        QCOMPARE(backoff.afterSuccess(), 9000);
        backoff.setRandom([] { return 0.999999; });
        QVERIFY(backoff.afterSuccess() >= 10990);
        Backoff chance(10000);
        QSet<int> seen;
        for (int i = 0; i < 50; ++i) {
            const int delay = chance.afterSuccess();
            QVERIFY(delay >= 9000 && delay <= 11000);
            seen += delay;
        }
        QVERIFY(seen.size() > 10);
    }

    /// What opens and is cut at once, again and again, is opened ever more rarely; what stood for a while begins anew.
    void countsAsFailedWhatDidNotStand()
    {
        Backoff backoff(1000);
        backoff.setRandom([] { return 0.5; });
        QCOMPARE(backoff.afterLoss(0), 2000);
        QCOMPARE(backoff.afterLoss(5), 4000);
        QCOMPARE(backoff.afterLoss(4000), 8000);
        QCOMPARE(backoff.afterLoss(8001), 2000);
        for (int i = 0; i < 10; ++i)
            backoff.afterLoss(100);
        QCOMPARE(backoff.afterLoss(100), 120000);
        QCOMPARE(backoff.afterLoss(100, 600), 600000);
        QCOMPARE(backoff.afterLoss(600001), 2000);
    }

    void waitsForTheServer()
    {
        Backoff backoff(1000);
        backoff.setRandom([] { return 0.5; });
        QCOMPARE(backoff.afterFailure(60), 60000);
        QCOMPARE(backoff.afterFailure(1), 4000);
        QCOMPARE(backoff.afterFailure(1000000), 3600000);
        QCOMPARE(backoff.afterFailure(-5), 16000);
    }
};

MESOSCOPE_TEST(BackoffTest)

#include "tst_backoff.moc"
