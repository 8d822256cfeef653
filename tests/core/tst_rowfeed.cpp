// SPDX-License-Identifier: GPL-3.0-or-later
// Orders of rows: the newest query wins, a feed may die at any moment, a resting feed costs nothing.
#include "app/core/rowservice.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

RowOrder lastOrder(const QSignalSpy &spy)
{
    return spy.last().first().value<RowOrder>();
}

RowQuery textQuery(const QString &text)
{
    RowQuery query;
    query.text = text;
    return query;
}

} // namespace

class RowFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestQueryWins()
    {
        Store store;
        RowService rows(store);
        store.publish(firstChange(snapshotWith(QList<Health>(5000, Health::Healthy))));
        RowFeed *feed = rows.createFeed(EntityKind::Tasks, this);
        QSignalSpy ready(feed, &RowFeed::ready);
        feed->setQuery(textQuery(QStringLiteral("nothing like this")));
        feed->setQuery(textQuery(QStringLiteral("node-1")));
        feed->setQuery(textQuery(QStringLiteral("shop.77")));
        QVERIFY(ready.wait());
        const RowOrder order = lastOrder(ready);
        QCOMPARE(order.snapshot.get(), store.current().get());
        for (const quint32 handle : order.handles)
            QVERIFY(order.snapshot->task(TaskHandle(handle))->id.text().contains(QStringLiteral("shop.77")));
        QCOMPARE(order.handles.size(), size_t(11)); // 77 and 770 to 779
        QCOMPARE(order.total, 5000u);
        QCOMPARE(ready.size(), 1); // nothing of the queries before
        delete feed;
    }

    void sameQueryIsNotAskedAgain()
    {
        Store store;
        RowService rows(store);
        store.publish(firstChange(snapshotWith({Health::Healthy})));
        RowFeed *feed = rows.createFeed(EntityKind::Tasks, this);
        QSignalSpy ready(feed, &RowFeed::ready);
        feed->setQuery(textQuery({}));
        QVERIFY(ready.wait());
        feed->setQuery(textQuery({}));
        feed->setQuery(textQuery(QStringLiteral("shop")));
        QVERIFY(ready.wait());
        QCOMPARE(ready.size(), 2);
        delete feed;
    }

    void feedsMayDieWhileAWorkerIsBusy()
    {
        Store store;
        auto rows = std::make_unique<RowService>(store);
        store.publish(firstChange(snapshotWith(QList<Health>(2000, Health::Healthy))));
        for (int i = 0; i < 200; ++i) {
            RowFeed *feed = rows->createFeed(EntityKind::Tasks, this);
            connect(feed, &RowFeed::ready, this, [this] { ++m_heard; });
            feed->setQuery(textQuery(QString::number(i)));
            if (i % 4 == 0)
                QCoreApplication::processEvents();
            delete feed;
        }
        RowFeed *last = rows->createFeed(EntityKind::Tasks, this);
        QSignalSpy ready(last, &RowFeed::ready);
        last->setQuery(textQuery({}));
        QVERIFY(ready.wait());
        delete last;
        rows.reset(); // waits for the workers
        QCoreApplication::processEvents();
        QVERIFY(m_heard <= 200);
    }

    void changesAreFollowedAndJoined()
    {
        Store store;
        RowService rows(store);
        RowFeed *feed = rows.createFeed(EntityKind::Tasks, this);
        QSignalSpy ready(feed, &RowFeed::ready);
        feed->setQuery(textQuery({}));
        SnapshotBuilder builder;
        SnapshotPtr before;
        for (int i = 1; i <= 30; ++i) {
            builder.take(marathonWith(QList<Health>(i * 10, Health::Healthy)));
            const SnapshotPtr after = builder.build(i);
            store.publish({before, after, diff(before.get(), *after), {}});
            before = after;
        }
        QTRY_VERIFY(!ready.isEmpty() && lastOrder(ready).handles.size() == 300);
        QVERIFY2(ready.size() <= 3, qPrintable(QString::number(ready.size()))); // one ran, the rest were joined
        delete feed;
    }

    void changesOfOtherKindsAreIgnored()
    {
        Store store;
        RowService rows(store);
        RowFeed *feed = rows.createFeed(EntityKind::Agents, this);
        QSignalSpy ready(feed, &RowFeed::ready);
        const SnapshotPtr first = snapshotWith({Health::Healthy});
        store.publish(firstChange(first));
        QVERIFY(ready.wait());
        ClusterChange other{first, first, {}, {}};
        other.changes.tasks.changed = {0};
        store.publish(other);
        RowQuery again;
        again.kind = EntityKind::Agents;
        again.text = QStringLiteral("x");
        feed->setQuery(again); // answered after what the change might have started
        QVERIFY(ready.wait());
        QCOMPARE(ready.size(), 2);
        delete feed;
    }

    void aRestingFeedCatchesUp()
    {
        Store store;
        RowService rows(store);
        RowFeed *feed = rows.createFeed(EntityKind::Tasks, this);
        QSignalSpy ready(feed, &RowFeed::ready);
        feed->setActive(false);
        feed->setQuery(textQuery({}));
        store.publish(firstChange(snapshotWith({Health::Healthy, Health::Healthy})));
        QCoreApplication::processEvents();
        QCOMPARE(ready.size(), 0);
        feed->setActive(true);
        QVERIFY(ready.wait());
        QCOMPARE(lastOrder(ready).handles.size(), size_t(2));
        feed->setActive(false);
        feed->setActive(true); // nothing was missed
        store.clear();
        QVERIFY(ready.wait());
        QCOMPARE(ready.size(), 2);
        QVERIFY(lastOrder(ready).handles.empty());
        delete feed;
    }

private:
    int m_heard = 0;
};

MESOSCOPE_TEST(RowFeedTest)

#include "tst_rowfeed.moc"
