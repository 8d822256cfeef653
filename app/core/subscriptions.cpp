// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/subscriptions.h"

#include "app/core/logrelay.h"
#include "app/core/threadcall.h"

#include <algorithm>

namespace mesoscope {

static Error unsupported(SourceId source)
{
    Error error;
    error.kind = Error::Kind::Unsupported;
    error.source = source;
    return error;
}

SeriesWatch::SeriesWatch(Subscriptions &owner, QObject *parent) : QObject(parent), m_owner(owner)
{
    connect(&m_timer, &QTimer::timeout, this, &SeriesWatch::ask);
    connect(&owner, &Subscriptions::attached, this, &SeriesWatch::onAttached);
}

void SeriesWatch::setQuery(const SeriesQuery &query, qint64 spanMs)
{
    m_query = query;
    m_spanMs = spanMs;
    ++m_serial;
    // Stores are fed once a minute: asking more often than a bucket is wide brings nothing new.
    m_backoff.setBase(std::clamp(query.stepSeconds, 10, 60) * 1000);
    m_call.cancel();
    ask();
}

void SeriesWatch::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active)
        ask();
    else
        m_timer.stop();
}

void SeriesWatch::refresh()
{
    ask();
}

void SeriesWatch::onAttached()
{
    if (m_owner.isAttached())
        ask();
    else
        m_timer.stop();
}

void SeriesWatch::ask()
{
    if (m_serial == 0 || !m_active)
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    if (m_spanMs > 0) {
        m_query.toMs = m_owner.m_clock.nowMs();
        m_query.fromMs = m_query.toMs - m_spanMs;
        m_timer.start(m_backoff.base());
    } else {
        m_timer.stop();
    }
    m_asking = true;
    m_call = m_owner.query(m_query);
    observe(this, m_call, [this, serial = m_serial](const Result<SeriesSet> &result) {
        m_asking = false;
        const bool refused = !result.ok() && result.error().kind != Error::Kind::Cancelled;
        const int delay = refused ? m_backoff.afterFailure(result.error().retryAfterSeconds) : m_backoff.afterSuccess();
        if (m_timer.isActive())
            m_timer.start(delay);
        if (std::exchange(m_again, false))
            ask();
        if (serial != m_serial)
            return; // of a query that nobody waits for any more
        if (result.ok())
            Q_EMIT updated(*result);
        else if (result.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(result.error());
    });
}

LogWatch::LogWatch(Subscriptions &owner, const LogRef &ref, QObject *parent)
    : QObject(parent), m_owner(owner), m_ref(ref)
{
    connect(&owner, &Subscriptions::attached, this, &LogWatch::follow);
    connect(&owner, &Subscriptions::detaching, this, &LogWatch::drop);
    follow();
}

LogWatch::~LogWatch()
{
    drop();
}

void LogWatch::drop()
{
    if (m_remote)
        m_remote->deleteLater(); // in its own thread, with the follower; behind the begin() that may still be posted
    m_remote = nullptr;
}

void LogWatch::follow()
{
    drop();
    if (!m_owner.isAttached())
        return;
    if (!m_owner.hasLogs()) {
        // Queued: whoever made this watch connects to it first.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT failed(unsupported(SourceId::Logs)); }, Qt::QueuedConnection);
        return;
    }
    auto relay = std::make_unique<LogRelay>();
    m_remote = relay.get();
    connect(m_remote, &LogRelay::chunk, this, [this, from = m_remote](const LogChunk &chunk) { onChunk(from, chunk); });
    connect(m_remote, &LogRelay::failed, this, &LogWatch::failed);
    connect(m_remote, &LogRelay::recovered, this, &LogWatch::recovered);
    relay->moveToThread(m_owner.m_context->thread());
    QMetaObject::invokeMethod(
        m_owner.m_context,
        [context = m_owner.m_context, remote = relay.release(), logs = m_owner.m_logs, ref = m_ref] {
            remote->setParent(context);
            remote->begin(*logs, ref);
        },
        Qt::QueuedConnection);
}

void LogWatch::onChunk(LogRelay *from, const LogChunk &arrived)
{
    if (from != m_remote)
        return; // the tail of a cluster that is left
    QMetaObject::invokeMethod(from, &LogRelay::acknowledge, Qt::QueuedConnection);
    LogChunk chunk = arrived;
    if (m_followedFrom && m_followedFrom != from)
        chunk.restarted = true; // connected again: the tail is read anew
    m_followedFrom = from;
    Q_EMIT this->chunk(chunk);
}

Subscriptions::Subscriptions(QObject *parent, const Clock *clock)
    : QObject(parent), m_clock(clock ? *clock : m_systemClock)
{
}

void Subscriptions::attach(QObject *pipelineContext, SeriesApi *series, LogApi *logs, RegistryApi *registry)
{
    detach();
    m_context = pipelineContext;
    m_series = series;
    m_logs = logs;
    m_registry = registry;
    Q_EMIT attached();
}

void Subscriptions::detach()
{
    if (!m_context)
        return;
    Q_EMIT detaching();
    m_context = nullptr;
    m_series = nullptr;
    m_logs = nullptr;
    m_registry = nullptr;
    Q_EMIT attached();
}

SeriesWatch *Subscriptions::watchSeries(QObject *parent)
{
    return new SeriesWatch(*this, parent);
}

LogWatch *Subscriptions::watchLog(const LogRef &ref, QObject *parent)
{
    return new LogWatch(*this, ref, parent);
}

Call<SeriesSet> Subscriptions::query(const SeriesQuery &query)
{
    if (!m_series)
        return finishedCall<SeriesSet>(unsupported(SourceId::Series));
    return callOn<SeriesSet>(m_context, [series = m_series, query] { return series->query(query); });
}

Call<ImageTags> Subscriptions::imageTags(const ImageName &image, const std::optional<Secret> &secret)
{
    if (!m_registry)
        return finishedCall<ImageTags>(unsupported(SourceId::Registry));
    const Secret used = secret.value_or(m_registrySecrets.value(image.registry));
    const Call<ImageTags> call =
        callOn<ImageTags>(m_context, [registry = m_registry, image, used] { return registry->tags(image, used); });
    if (secret) {
        observe(this, call, [this, image, used](const Result<ImageTags> &tags) {
            if (tags.ok())
                m_registrySecrets.insert(image.registry, used);
        });
    }
    return call;
}

} // namespace mesoscope

#include "moc_subscriptions.cpp"
