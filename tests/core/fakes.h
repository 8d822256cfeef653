// SPDX-License-Identifier: GPL-3.0-or-later
// Sources and APIs without a network, driven by a test from the GUI thread.
#pragma once

#include "app/core/commandbus.h"
#include "app/core/session.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"

#include <QMutex>
#include <QThread>

#include <atomic>
#include <functional>

namespace mesoscope::test {

/// A clock that counts how often it is read: the pipeline reads it once per snapshot that it builds.
class CountingClock : public Clock
{
public:
    qint64 nowMs() const override
    {
        ++reads;
        return now.load();
    }
    mutable std::atomic<int> reads{0};
    std::atomic<qint64> now{1'700'000'000'000};
};

/// What the fakes of one test tell, and how many of them live. Thread-safe.
struct FakeWorld
{
    std::atomic<int> alive{0}; ///< sources, APIs, followers
    std::atomic<int> started{0};
    std::atomic<int> refreshed{0};
    std::atomic<int> woken{0};
    std::atomic<int> wrongThread{0};
    std::atomic<int> watched{-1};
    QMutex mutex;
    QStringList died;        ///< guarded: in the order of destruction
    QList<Source *> sources; ///< guarded

    void note(const QString &what)
    {
        const QMutexLocker lock(&mutex);
        died.append(what);
    }
};

class FakeSource : public Source
{
public:
    FakeSource(SourceId id, FakeWorld &world) : m_id(id), m_world(world), m_home(QThread::currentThread())
    {
        ++world.alive;
        const QMutexLocker lock(&world.mutex);
        world.sources.append(this);
    }
    ~FakeSource() override
    {
        m_world.wrongThread += QThread::currentThread() != m_home;
        m_world.note(QStringLiteral("source"));
        const QMutexLocker lock(&m_world.mutex);
        m_world.sources.removeOne(this);
        --m_world.alive;
    }
    SourceId id() const override { return m_id; }
    void start() override
    {
        m_world.wrongThread += QThread::currentThread() != m_home;
        ++m_world.started;
        if (onStart)
            onStart(*this);
    }
    void refresh() override { ++m_world.refreshed; }
    void wake() override { ++m_world.woken; }
    void setWatched(bool watched) override { m_world.watched = watched; }

    std::function<void(FakeSource &)> onStart;

private:
    const SourceId m_id;
    FakeWorld &m_world;
    QThread *const m_home;
};

/// Answers with what it is told to; a call without an answer stays open.
class FakeCommandApi : public CommandApi
{
public:
    Call<Receipt> run(const Command &command, App::Kind) override
    {
        ++runs;
        last = command;
        return answer(onRun, pendingRuns);
    }
    Call<AppVersions> versions(const AppId &, App::Kind) override { return finishedCall<AppVersions>(Error{}); }
    Call<QJsonObject> definition(const AppId &, App::Kind, const QString &version) override
    {
        ++reads;
        return finishedCall<QJsonObject>(onRead ? onRead(version) : Result<QJsonObject>(Error{}));
    }

    Call<QJsonObject> group(const AppId &) override { return definition({}, {}, {}); }

    std::function<Result<Receipt>()> onRun; ///< unset: the call stays open
    std::function<Result<QJsonObject>(const QString &version)> onRead;
    std::vector<QPromise<Result<Receipt>>> pendingRuns;
    std::atomic<int> runs{0};
    std::atomic<int> reads{0};
    Command last;

private:
    static Call<Receipt> answer(const std::function<Result<Receipt>()> &make,
                                std::vector<QPromise<Result<Receipt>>> &open)
    {
        if (make)
            return finishedCall<Receipt>(make());
        open.emplace_back();
        open.back().start();
        return open.back().future();
    }
};

Error errorOf(Error::Kind kind);
SourceState liveState(SourceId id, qint64 atMs = 1'700'000'000'000);

/// An app "/shop" of version "v1" with tasks "shop.1"… of these healths.
ObservationPtr marathonWith(const QList<Health> &tasks, const QString &version = QStringLiteral("v1"));
/// A snapshot of that, as the builder makes it.
SnapshotPtr snapshotWith(const QList<Health> &tasks, const QString &version = QStringLiteral("v1"));
ClusterChange firstChange(const SnapshotPtr &snapshot);

/// A factory of one source, Marathon's.
BackendFactory oneSource(FakeWorld &world, std::function<void(FakeSource &)> onStart = {});

/// Has the n-th source say something, in its own thread; returns when that has been done.
void inSource(FakeWorld &world, const std::function<void(Source &)> &work, int index = 0);
void tell(FakeWorld &world, const ObservationPtr &observation);
void tellState(FakeWorld &world, const SourceState &state);

/// A session with everything the GUI thread has of it.
struct Rig
{
    explicit Rig(BackendFactory factory) : session(store, commands, subscriptions, clock, std::move(factory)) {}
    CountingClock clock;
    Store store;
    CommandBus commands{store};
    Subscriptions subscriptions{nullptr, &clock};
    Session session;
};

/// A thread with an object to post to: what the pipeline is for the command bus and the subscriptions.
class Worker
{
public:
    Worker();
    ~Worker();
    QObject *context() { return m_context.get(); }
    void run(const std::function<void()> &work); ///< waits
    void end();                                  ///< the context dies in its thread

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace mesoscope::test
