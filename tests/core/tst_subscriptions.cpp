// SPDX-License-Identifier: GPL-3.0-or-later
// Charts' and log views' wishes: nobody looking means no traffic, and no end of a thread leaves anything behind.
#include "app/core/logrelay.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

class FakeSeriesApi : public SeriesApi
{
public:
    Call<SeriesSet> query(const SeriesQuery &query) override
    {
        ++asked;
        last = query;
        if (silent) {
            open.emplace_back();
            open.back().start();
            return open.back().future();
        }
        SeriesSet set;
        set.query = query;
        return finishedCall<SeriesSet>(fails ? Result<SeriesSet>(errorOf(Error::Kind::Timeout))
                                             : Result<SeriesSet>(set));
    }
    std::atomic<int> asked{0};
    std::atomic<bool> silent{false};
    std::atomic<bool> fails{false};
    SeriesQuery last;
    std::vector<QPromise<Result<SeriesSet>>> open;
};

class CountedFollower : public LogFollower
{
public:
    CountedFollower(QObject *parent, FakeWorld &world)
        : LogFollower(parent), m_world(world), m_home(QThread::currentThread())
    {
        ++world.alive;
    }
    ~CountedFollower() override
    {
        m_world.wrongThread += QThread::currentThread() != m_home;
        --m_world.alive;
    }

private:
    FakeWorld &m_world;
    QThread *m_home;
};

class FakeLogApi : public LogApi
{
public:
    explicit FakeLogApi(FakeWorld &world) : m_world(world) {}
    LogFollower *follow(const LogRef &, QObject *parent) override
    {
        ++m_world.started;
        return last = new CountedFollower(parent, m_world);
    }
    LogFollower *last = nullptr; ///< worker thread

private:
    FakeWorld &m_world;
};

LogChunk chunkOf(int lines)
{
    LogChunk chunk;
    for (int i = 0; i < lines; ++i)
        chunk.lines.append(LogLine{QString::number(i), LogLevel::None, false});
    return chunk;
}

LogChunk lastChunk(const QSignalSpy &spy)
{
    return spy.last().first().value<LogChunk>();
}

} // namespace

class SubscriptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seriesAreAskedForTheWindowThatEndsNow()
    {
        Worker worker;
        FakeSeriesApi api;
        CountingClock clock;
        Subscriptions subscriptions(nullptr, &clock);
        subscriptions.attach(worker.context(), &api, nullptr);
        SeriesWatch *watch = subscriptions.watchSeries(this);
        QSignalSpy updated(watch, &SeriesWatch::updated);
        SeriesQuery query;
        query.app = AppId(QStringLiteral("/shop"));
        watch->setQuery(query, 3600 * 1000);
        QVERIFY(updated.wait());
        const auto set = updated.first().first().value<SeriesSet>();
        QCOMPARE(set.query.toMs, clock.now.load());
        QCOMPARE(set.query.fromMs, clock.now.load() - 3600 * 1000);
        watch->refresh();
        QVERIFY(updated.wait());
        QCOMPARE(int(api.asked), 2);
        delete watch;
        subscriptions.detach();
    }

    void aRestingChartAsksNothing()
    {
        Worker worker;
        FakeSeriesApi api;
        Subscriptions subscriptions;
        subscriptions.attach(worker.context(), &api, nullptr);
        SeriesWatch *watch = subscriptions.watchSeries(this);
        watch->setActive(false);
        watch->setQuery({}, 1000);
        subscriptions.attach(worker.context(), &api, nullptr);
        worker.run([] {});
        QCOMPARE(int(api.asked), 0);
        QSignalSpy updated(watch, &SeriesWatch::updated);
        watch->setActive(true);
        QVERIFY(updated.wait());
        delete watch;
        subscriptions.detach();
    }

    void theNewestQueryWinsAndTheOldOneIsCancelled()
    {
        Worker worker;
        FakeSeriesApi api;
        api.silent = true;
        Subscriptions subscriptions;
        subscriptions.attach(worker.context(), &api, nullptr);
        SeriesWatch *watch = subscriptions.watchSeries(this);
        QSignalSpy updated(watch, &SeriesWatch::updated);
        QSignalSpy failed(watch, &SeriesWatch::failed);
        SeriesQuery query;
        watch->setQuery(query, 0);
        QTRY_COMPARE(int(api.asked), 1);
        api.silent = false;
        query.app = AppId(QStringLiteral("/second"));
        watch->setQuery(query, 0);
        // The store's answer to the first question, cancelled or not, comes before it is asked the second.
        bool sawCancel = false;
        [&] {
            QTRY_VERIFY(([&] {
                worker.run([&] { sawCancel = api.open.front().isCanceled(); });
                return sawCancel;
            }()));
        }();
        worker.run([&] { api.open.front().finish(); });
        QTRY_COMPARE(updated.size(), 1);
        QCOMPARE(updated.first().first().value<SeriesSet>().query.app, query.app);
        QCOMPARE(failed.size(), 0);
        delete watch;
        subscriptions.detach();
    }

    void failuresAreToldAndMissingStoresToo()
    {
        Worker worker;
        FakeSeriesApi api;
        api.fails = true;
        Subscriptions subscriptions;
        SeriesWatch *watch = subscriptions.watchSeries(this);
        QSignalSpy failed(watch, &SeriesWatch::failed);
        subscriptions.attach(worker.context(), &api, nullptr);
        watch->setQuery({}, 1000);
        QVERIFY(failed.wait());
        QCOMPARE(failed.last().first().value<Error>().kind, Error::Kind::Timeout);
        subscriptions.attach(worker.context(), nullptr, nullptr);
        QVERIFY(failed.wait());
        QCOMPARE(failed.last().first().value<Error>().kind, Error::Kind::Unsupported);
        delete watch;
        subscriptions.detach();
    }

    /// A store that fails is asked ever more rarely; a person who asks anew, and an answer, begin from the start.
    void aFailingStoreIsAskedEverMoreRarely()
    {
        Worker worker;
        FakeSeriesApi api;
        api.fails = true;
        Subscriptions subscriptions;
        SeriesWatch *watch = subscriptions.watchSeries(this);
        QSignalSpy failed(watch, &SeriesWatch::failed);
        QSignalSpy updated(watch, &SeriesWatch::updated);
        subscriptions.attach(worker.context(), &api, nullptr);
        SeriesQuery query;
        query.stepSeconds = 10;
        watch->setQuery(query, 1000);
        int last = 10000;
        for (int i = 0; i < 5; ++i) {
            QTRY_COMPARE(failed.size(), i + 1);
            QVERIFY2(watch->nextMs() >= last * 3 / 2, qPrintable(QString::number(watch->nextMs())));
            last = watch->nextMs();
            watch->refresh();
        }
        QTRY_COMPARE(failed.size(), 6);
        api.fails = false;
        watch->refresh();
        QVERIFY(updated.wait());
        QVERIFY(watch->nextMs() > 0 && watch->nextMs() <= 11000);
        delete watch;
        subscriptions.detach();
    }

    void detachingInBetweenIsHarmless()
    {
        Subscriptions subscriptions;
        FakeWorld world;
        for (int i = 0; i < 60; ++i) {
            Worker worker;
            FakeSeriesApi series;
            FakeLogApi logs(world);
            subscriptions.attach(worker.context(), &series, &logs);
            SeriesWatch *chart = subscriptions.watchSeries(this);
            connect(chart, &SeriesWatch::updated, this, [this] { ++m_heard; });
            chart->setQuery({}, 1000);
            LogWatch *log = subscriptions.watchLog({}, this);
            if (i % 3 == 0)
                QCoreApplication::processEvents();
            if (i % 2)
                delete log;
            subscriptions.detach();
            worker.run([] {}); // what was posted before the end is done before it
            worker.end();
            if (i % 2 == 0)
                delete log;
            delete chart;
        }
        QCoreApplication::processEvents();
        QCOMPARE(int(world.alive), 0);
        QCOMPARE(int(world.wrongThread), 0);
        QVERIFY(m_heard <= 60);
    }

    void logsAreFollowedUntilNobodyLooks()
    {
        Worker worker;
        FakeWorld world;
        FakeLogApi api(world);
        Subscriptions subscriptions;
        subscriptions.attach(worker.context(), nullptr, &api);
        LogWatch *watch = subscriptions.watchLog({}, this);
        QSignalSpy chunks(watch, &LogWatch::chunk);
        QSignalSpy failed(watch, &LogWatch::failed);
        QSignalSpy recovered(watch, &LogWatch::recovered);
        QTRY_COMPARE(int(world.alive), 1);
        worker.run([&] {
            Q_EMIT api.last->chunk(chunkOf(3));
            Q_EMIT api.last->failed(errorOf(Error::Kind::Unreachable));
            Q_EMIT api.last->recovered();
        });
        QTRY_COMPARE(chunks.size(), 1);
        QCOMPARE(lastChunk(chunks).lines.size(), qsizetype(3));
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(recovered.size(), 1);
        delete watch;
        QTRY_COMPARE(int(world.alive), 0);
        QCOMPARE(int(world.wrongThread), 0);
        subscriptions.detach();
    }

    void aLogIsReadAnewAfterReconnecting()
    {
        Worker worker;
        FakeWorld world;
        FakeLogApi api(world);
        Subscriptions subscriptions;
        LogWatch *watch = subscriptions.watchLog({}, this);
        QSignalSpy chunks(watch, &LogWatch::chunk);
        subscriptions.attach(worker.context(), nullptr, &api);
        QTRY_COMPARE(int(world.started), 1);
        worker.run([&] { Q_EMIT api.last->chunk(chunkOf(1)); });
        QTRY_COMPARE(chunks.size(), 1);
        QVERIFY(!lastChunk(chunks).restarted);
        subscriptions.attach(worker.context(), nullptr, &api);
        QTRY_COMPARE(int(world.started), 2);
        QTRY_COMPARE(int(world.alive), 1);
        worker.run([&] { Q_EMIT api.last->chunk(chunkOf(1)); });
        QTRY_COMPARE(chunks.size(), 2);
        QVERIFY(lastChunk(chunks).restarted);
        delete watch;
        subscriptions.detach();
    }

    void withoutLogsTheWatchSaysSo()
    {
        Worker worker;
        Subscriptions subscriptions;
        subscriptions.attach(worker.context(), nullptr, nullptr);
        LogWatch *watch = subscriptions.watchLog({}, this);
        QSignalSpy failed(watch, &LogWatch::failed);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Unsupported);
        delete watch;
        subscriptions.detach();
    }

    void aSlowGuiGetsOneBoundedChunk()
    {
        FakeWorld world;
        FakeLogApi api(world);
        LogRelay relay;
        relay.begin(api, {});
        QSignalSpy chunks(&relay, &LogRelay::chunk);
        Q_EMIT api.last->chunk(chunkOf(10));
        QCOMPARE(chunks.size(), 1);
        for (int i = 0; i < 30; ++i)
            Q_EMIT api.last->chunk(chunkOf(1000));
        QCOMPARE(chunks.size(), 1); // the first is not taken yet
        relay.acknowledge();
        QCOMPARE(chunks.size(), 2);
        QCOMPARE(lastChunk(chunks).lines.size(), LogRelay::MaximumLines);
        QVERIFY(lastChunk(chunks).skippedBytes > 0);
        QCOMPARE(lastChunk(chunks).lines.last().text, QStringLiteral("999"));
        relay.acknowledge();
        QCOMPARE(chunks.size(), 2);
        Q_EMIT api.last->chunk(chunkOf(1));
        QCOMPARE(chunks.size(), 3);
        LogChunk again = chunkOf(2);
        again.restarted = true;
        Q_EMIT api.last->chunk(chunkOf(5));
        Q_EMIT api.last->chunk(again);
        relay.acknowledge();
        QVERIFY(lastChunk(chunks).restarted); // what came before belongs to an older file
        QCOMPARE(lastChunk(chunks).lines.size(), qsizetype(2));
    }

private:
    int m_heard = 0;
};

MESOSCOPE_TEST(SubscriptionsTest)

#include "tst_subscriptions.moc"
