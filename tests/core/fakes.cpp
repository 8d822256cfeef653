// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes.h"

#include "models/domain/snapshotbuilder.h"

namespace mesoscope::test {

Error errorOf(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

SourceState liveState(SourceId id, qint64 atMs)
{
    SourceState state;
    state.id = id;
    state.phase = SourceState::Phase::Live;
    state.capabilities = Capability::Apps | Capability::Tasks | Capability::Deployments | Capability::Commands;
    state.lastGoodMs = atMs;
    return state;
}

ObservationPtr marathonWith(const QList<Health> &tasks, const QString &version)
{
    MarathonObservation observation;
    App app;
    app.id = AppId(QStringLiteral("/shop"));
    app.instances = int(tasks.size());
    app.version = version;
    observation.apps.push_back(app);
    observation.groups = {AppId(QStringLiteral("/"))};
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        ObservedTask task;
        task.task.id = TaskId(QStringLiteral("shop.%1").arg(i + 1));
        task.task.name = QStringLiteral("/shop");
        task.task.state = TaskState::Running;
        task.task.health = tasks.at(i);
        task.task.fromMarathon = true;
        task.task.host = QStringLiteral("node-%1").arg(i % 3);
        task.app = app.id;
        observation.tasks.push_back(task);
    }
    return std::make_shared<const Observation>(std::move(observation));
}

SnapshotPtr snapshotWith(const QList<Health> &tasks, const QString &version)
{
    SnapshotBuilder builder;
    builder.setSourceState(liveState(SourceId::Marathon));
    builder.take(marathonWith(tasks, version));
    return builder.build(1'700'000'000'000);
}

ClusterChange firstChange(const SnapshotPtr &snapshot)
{
    return {nullptr, snapshot, diff(nullptr, *snapshot), {}};
}

BackendFactory oneSource(FakeWorld &world, std::function<void(FakeSource &)> onStart)
{
    return [&world, onStart](const Profile &, const Secrets &, const Clock &) {
        Backends backends;
        auto source = std::make_unique<FakeSource>(SourceId::Marathon, world);
        source->onStart = onStart;
        backends.sources.push_back(std::move(source));
        return backends;
    };
}

void inSource(FakeWorld &world, const std::function<void(Source &)> &work, int index)
{
    Source *source = nullptr;
    {
        const QMutexLocker lock(&world.mutex);
        source = world.sources.value(index);
    }
    if (!source)
        return;
    const auto type =
        source->thread() == QThread::currentThread() ? Qt::DirectConnection : Qt::BlockingQueuedConnection;
    std::atomic<bool> done{false}; // as in Worker::run
    QMetaObject::invokeMethod(
        source,
        [source, &work, &done] {
            work(*source);
            done = true;
        },
        type);
    if (!done)
        qFatal("not done");
}

void tell(FakeWorld &world, const ObservationPtr &observation)
{
    inSource(world, [&](Source &source) { Q_EMIT source.observed(observation); });
}

void tellState(FakeWorld &world, const SourceState &state)
{
    inSource(world, [&](Source &source) { Q_EMIT source.stateChanged(state); });
}

Worker::Worker() : m_context(std::make_unique<QObject>())
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Worker::~Worker()
{
    end();
    m_thread.quit();
    m_thread.wait();
}

void Worker::run(const std::function<void()> &work)
{
    std::atomic<bool> done{false}; // says to the sanitizer what the semaphore inside Qt says to the threads
    QMetaObject::invokeMethod(
        m_context.get(),
        [&work, &done] {
            work();
            done = true;
        },
        Qt::BlockingQueuedConnection);
    if (!done)
        qFatal("not done");
}

void Worker::end()
{
    if (!m_context)
        return;
    // From another object of the thread: an object cannot die inside its own call and be waited for.
    QObject helper;
    helper.moveToThread(&m_thread);
    std::atomic<bool> done{false};
    QMetaObject::invokeMethod(
        &helper,
        [context = m_context.release(), &helper, &done, home = QThread::currentThread()] {
            const std::unique_ptr<QObject> owned(context);
            helper.moveToThread(home);
            done = true;
        },
        Qt::BlockingQueuedConnection);
    if (!done)
        qFatal("not done");
}

} // namespace mesoscope::test
