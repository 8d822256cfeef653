// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/pipeline.h"

#include "app/base/log.h"
#include "app/base/memory.h"
#include "app/base/threadcheck.h"

#include <QThreadPool>

#include <algorithm>

namespace mesoscope {

static constexpr size_t ManyTasks = 5000;
static constexpr int TidyEveryMs = 5000;

static bool isLarge(const Observation &observation)
{
    if (const auto *mesos = std::get_if<MesosObservation>(&observation))
        return mesos->tasks.size() >= ManyTasks;
    const auto *marathon = std::get_if<MarathonObservation>(&observation);
    return marathon && marathon->tasks.size() >= ManyTasks;
}

Pipeline::Pipeline(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_timer(this), m_wakes(this)
{
    connect(&m_wakes, &WakeWatch::woke, this, &Pipeline::wake);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Pipeline::tick);
}

Pipeline::~Pipeline()
{
    end();
}

void Pipeline::begin(const BackendFactory &factory, const Profile &profile, const Secrets &secrets, bool watched)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_context = std::make_unique<QObject>();
    m_return = std::make_shared<SnapshotReturn>(m_context.get());
    m_builder = std::make_unique<SnapshotBuilder>();
    m_backends = factory(profile, secrets, m_clock);
    for (const auto &source : m_backends.sources)
        adopt(source.get());
    Q_EMIT ready({m_context.get(), m_backends.commands.get(), m_backends.mesosCommands.get(), m_backends.series.get(),
                  m_backends.logs.get(), m_backends.registry.get()});
    for (const auto &source : m_backends.sources) {
        source->setWatched(watched);
        source->start();
    }
    m_dirty = true; // also without any source there is a first snapshot
    schedule();
}

void Pipeline::adopt(Source *source)
{
    connect(source, &Source::observed, this, &Pipeline::takeObservation);
    connect(source, &Source::stateChanged, this, &Pipeline::takeState);
    connect(source, &Source::events, this, &Pipeline::takeEvents);
}

void Pipeline::end()
{
    if (!m_context)
        return;
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_timer.stop();
    for (const auto &source : m_backends.sources)
        source->disconnect(this);
    m_return->close();
    m_context.reset(); // log followers and the watchers of calls under way: they use the APIs
    m_backends.sources.clear();
    m_backends.commands.reset();
    m_backends.mesosCommands.reset();
    m_backends.series.reset();
    m_backends.logs.reset();
    m_backends.registry.reset();
    m_backends.keep.reset();
    m_builder.reset();
    m_latest.reset();
    m_published.reset();
}

void Pipeline::refresh()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    for (const auto &source : m_backends.sources)
        source->refresh();
}

void Pipeline::setWatched(bool watched)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    for (const auto &source : m_backends.sources)
        source->setWatched(watched);
}

void Pipeline::wake()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    qCDebug(logPipeline) << "the machine has slept";
    for (const auto &source : m_backends.sources)
        source->wake();
}

void Pipeline::takeObservation(const ObservationPtr &observation)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (!observation)
        return;
    m_builder->take(observation);
    m_untidy = m_untidy || isLarge(*observation);
    m_dirty = true;
    schedule();
}

void Pipeline::takeState(const SourceState &state)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_builder->setSourceState(state);
    m_dirty = true;
    schedule();
}

void Pipeline::takeEvents(const QList<ClusterEvent> &events)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    for (ClusterEvent event : events) {
        event.serial = ++m_eventSerial; // one numbering, however many sources tell events
        m_events.append(std::move(event));
    }
    // The store keeps no more either: a GUI that is slower than the stream misses the oldest ones.
    if (m_events.size() > MaximumEvents)
        m_events.remove(0, m_events.size() - MaximumEvents);
    schedule();
}

void Pipeline::acknowledge()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_inFlight = false;
    if (m_context)
        schedule();
}

void Pipeline::schedule()
{
    if (m_timer.isActive())
        return;
    const qint64 wait = m_sinceTick.isValid() ? m_spacingMs - m_sinceTick.elapsed() : 0;
    m_timer.start(int(std::clamp<qint64>(wait, 0, 5000)));
}

void Pipeline::tick()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_sinceTick.start();
    if (m_dirty) {
        build();
        // Building a big cluster takes 100 ms and more: leave the thread time for the network.
        m_spacingMs = std::max<qint64>(SpacingMs, 4 * m_sinceTick.elapsed());
    }
    deliver();
    tidy();
}

/// What was read from a large document is freed by now, but scattered: the allocator would keep twice what is in use.
void Pipeline::tidy()
{
    if (!m_untidy || (m_sinceTidied.isValid() && m_sinceTidied.elapsed() < TidyEveryMs))
        return;
    m_untidy = false;
    m_sinceTidied.start();
    QThreadPool::globalInstance()->start([] { giveBackMemory(); });
}

void Pipeline::build()
{
    m_dirty = false;
    const SnapshotPtr next = m_return->wrap(m_builder->build(m_clock.nowMs()));
    ChangeSet changes = diff(m_latest.get(), *next);
    m_incidents += incidentsBetween(m_latest.get(), *next, changes);
    if (m_incidents.size() > MaximumIncidents)
        m_incidents.remove(0, m_incidents.size() - MaximumIncidents);
    m_changesKnown = m_latest == m_published;
    m_changes = m_changesKnown ? std::move(changes) : ChangeSet();
    m_latest = next;
    qCDebug(logPipeline) << "built revision" << next->revision << "in" << m_sinceTick.elapsed() << "ms";
}

void Pipeline::deliver()
{
    if (m_inFlight)
        return;
    auto delivery = std::make_shared<Delivery>();
    if (m_latest != m_published) {
        ChangeSet changes = m_changesKnown ? std::move(m_changes) : diff(m_published.get(), *m_latest);
        m_changesKnown = false;
        if (!m_published || !changes.isEmpty() || !m_incidents.isEmpty()) {
            delivery->change = ClusterChange{m_published, m_latest, std::move(changes), std::move(m_incidents)};
            m_incidents.clear();
            m_published = m_latest;
        }
    }
    delivery->events.swap(m_events);
    if (!delivery->change && delivery->events.isEmpty())
        return;
    m_inFlight = true;
    Q_EMIT delivered(delivery);
}

} // namespace mesoscope

#include "moc_pipeline.cpp"
