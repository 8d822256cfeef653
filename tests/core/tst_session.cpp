// SPDX-License-Identifier: GPL-3.0-or-later
// The session across its two threads: who lives where, what a slow GUI sees, and that nothing is left behind.
#include "app/core/snapshotreturn.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void observationsReachTheStore()
    {
        FakeWorld world;
        Rig rig(oneSource(world));
        QSignalSpy opened(&rig.session, &Session::opened);
        rig.session.open(Profile(), {});
        QVERIFY(rig.session.isOpen());
        QTRY_COMPARE(int(world.started), 1);
        QTRY_COMPARE(opened.size(), 1);
        QThread *seenIn = nullptr;
        connect(&rig.store, &Store::changed, this, [&] { seenIn = QThread::currentThread(); });
        tell(world, marathonWith({Health::Healthy, Health::Healthy}));
        QTRY_COMPARE(rig.store.current()->tasks.size(), size_t(2));
        QCOMPARE(seenIn, QThread::currentThread());
        rig.session.close();
        QTRY_COMPARE(int(world.alive), 0);
        QCOMPARE(int(world.wrongThread), 0);
        QVERIFY(rig.store.current()->tasks.empty());
    }

    void slowGuiGetsTheNewest()
    {
        FakeWorld world;
        Rig rig(oneSource(world));
        rig.session.open(Profile(), {});
        QTRY_COMPARE(int(world.started), 1);
        QSignalSpy changed(&rig.store, &Store::changed);
        for (int i = 1; i <= 40; ++i) { // this thread sees no event meanwhile
            const int before = rig.clock.reads;
            tell(world, marathonWith(QList<Health>(i, Health::Healthy)));
            QDeadlineTimer deadline(5000);
            while (i % 10 == 0 && rig.clock.reads == before && !deadline.hasExpired())
                QThread::yieldCurrentThread();
        }
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(rig.store.current()->tasks.size(), size_t(40));
        QVERIFY2(changed.size() <= 3, qPrintable(QString::number(changed.size())));
    }

    void openingAndClosingLeavesNothing()
    {
        FakeWorld world;
        Rig rig(oneSource(world, [](FakeSource &source) {
            Q_EMIT source.stateChanged(liveState(SourceId::Marathon));
            Q_EMIT source.observed(marathonWith({Health::Healthy}));
        }));
        for (int i = 0; i < 60; ++i) {
            rig.session.open(Profile(), {});
            if (i % 3 == 1)
                QCoreApplication::processEvents();
            if (i % 3 == 2)
                QTRY_VERIFY(!rig.store.current()->tasks.empty());
            if (i % 2)
                rig.session.close(); // else the next open() does it
        }
        rig.session.close();
        QTRY_COMPARE(int(world.alive), 0);
        QCOMPARE(int(world.wrongThread), 0);
        QVERIFY(!rig.commands.canWrite());
        QVERIFY(!rig.subscriptions.isAttached());
    }

    void closingWhileSourcesTalk()
    {
        FakeWorld world;
        Rig rig(oneSource(world, [](FakeSource &source) {
            auto *timer = new QTimer(&source);
            QObject::connect(timer, &QTimer::timeout, &source, [&source, n = 0]() mutable {
                Q_EMIT source.observed(marathonWith(QList<Health>(++n % 50, Health::Healthy)));
                Q_EMIT source.events({ClusterEvent()});
            });
            timer->start(0);
        }));
        for (int i = 0; i < 15; ++i) {
            rig.session.open(Profile(), {});
            QTRY_VERIFY(!rig.store.events().empty());
            rig.session.close();
            QVERIFY(rig.store.events().empty());
        }
        QTRY_COMPARE(int(world.alive), 0);
    }

    /// While a large answer is read, the window goes on: the thread ends later, and nothing of it arrives any more.
    void closingDoesNotWaitForWhatIsUnderWay()
    {
        FakeWorld world;
        QSemaphore busy;
        {
            Rig rig(oneSource(world));
            const auto release = qScopeGuard([&] { busy.release(2); });
            for (int i = 0; i < 2; ++i) {
                rig.session.open(Profile(), {});
                QTRY_COMPARE(int(world.started), i + 1);
                const QMutexLocker lock(&world.mutex);
                Source *source = world.sources.last();
                QMetaObject::invokeMethod(
                    source,
                    [&busy, source] {
                        busy.acquire();
                        Q_EMIT source->observed(marathonWith({Health::Healthy}));
                    },
                    Qt::QueuedConnection);
            }
            rig.session.close(); // hangs here, if it waits
            QVERIFY(!rig.session.isOpen());
            QCOMPARE(int(world.alive), 2);
            busy.release(2);
            QTRY_COMPARE(int(world.alive), 0);
            QVERIFY(rig.store.current()->apps.empty());
            rig.session.open(Profile(), {}); // and the destruction of the session waits
            QTRY_COMPARE(int(world.started), 3);
        }
        QCOMPARE(int(world.alive), 0);
        QCOMPARE(int(world.wrongThread), 0);
    }

    void aWatcherOfTheStoreMayCloseTheSession()
    {
        FakeWorld world;
        Rig rig(oneSource(world, [](FakeSource &source) { Q_EMIT source.observed(marathonWith({Health::Healthy})); }));
        QSignalSpy closed(&rig.session, &Session::closed);
        connect(&rig.store, &Store::changed, &rig.session, [&] { rig.session.close(); });
        rig.session.open(Profile(), {});
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!rig.session.isOpen());
        QTRY_COMPARE(int(world.alive), 0);
    }

    void snapshotsDieWhereTheyWereMade()
    {
        Worker worker;
        const auto home = std::make_shared<SnapshotReturn>(worker.context());
        std::atomic<QThread *> diedIn{nullptr};
        SnapshotPtr inner(new ClusterSnapshot, [&diedIn](const ClusterSnapshot *snapshot) {
            diedIn = QThread::currentThread();
            delete snapshot;
        });
        SnapshotPtr wrapped = home->wrap(std::move(inner));
        SnapshotPtr second = wrapped;
        wrapped.reset();
        worker.run([] {});
        QVERIFY(!diedIn);
        second.reset(); // the last reference, dropped on the GUI thread
        QTRY_VERIFY(diedIn != nullptr);
        QCOMPARE(diedIn.load(), worker.context()->thread());
    }

    void snapshotsOfAClosedSessionDieOffTheGuiThread()
    {
        Worker worker;
        const auto home = std::make_shared<SnapshotReturn>(worker.context());
        std::atomic<QThread *> diedIn{nullptr};
        SnapshotPtr wrapped = home->wrap(SnapshotPtr(new ClusterSnapshot, [&diedIn](const ClusterSnapshot *snapshot) {
            diedIn = QThread::currentThread();
            delete snapshot;
        }));
        worker.run([&] { home->close(); });
        worker.end();
        wrapped.reset();
        QTRY_VERIFY(diedIn != nullptr);
        QVERIFY(diedIn.load() != QThread::currentThread());
    }

    void watchingIsRememberedForTheNextSession()
    {
        FakeWorld world;
        Rig rig(oneSource(world));
        rig.session.setWatched(false);
        rig.session.open(Profile(), {});
        QTRY_COMPARE(int(world.watched), 0);
        rig.session.setWatched(true);
        QTRY_COMPARE(int(world.watched), 1);
        rig.session.refresh();
        QTRY_COMPARE(int(world.refreshed), 1);
    }
};

MESOSCOPE_TEST(SessionTest)

#include "tst_session.moc"
