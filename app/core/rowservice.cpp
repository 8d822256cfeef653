// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/rowservice.h"

#include <mutex>

namespace mesoscope {

/// Where a worker leaves its result. It outlives the feed; the lock keeps the feed alive while something is posted to
/// it.
struct RowFeed::Mailbox
{
    std::mutex mutex;
    RowFeed *feed;
};

RowFeed::RowFeed(Store &store, QThreadPool &pool, EntityKind kind, QObject *parent)
    : QObject(parent), m_store(store), m_pool(pool), m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->feed = this;
    m_query.kind = kind;
    connect(&store, &Store::changed, this, &RowFeed::onStoreChanged);
    connect(&store, &Store::cleared, this, [this] {
        m_dirty = true;
        evaluateNow();
    });
}

RowFeed::~RowFeed()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->feed = nullptr;
}

void RowFeed::setQuery(const RowQuery &query)
{
    RowQuery wanted = query;
    wanted.kind = m_query.kind;
    if (wanted == m_query && m_everAsked)
        return;
    m_query = wanted;
    ++m_generation;
    m_stop.request_stop();
    m_dirty = true;
    evaluateNow();
}

void RowFeed::setActive(bool active)
{
    m_active = active;
    if (active && m_dirty)
        evaluateNow();
}

void RowFeed::onStoreChanged(const ClusterChange &change)
{
    const bool tasks = m_query.kind == EntityKind::Tasks;
    const EntityChanges &own = tasks ? change.changes.tasks : change.changes.agents;
    // A task's row also shows its framework's name.
    const bool names = tasks && !change.changes.frameworks.added.empty();
    if (change.before && own.isEmpty() && !names)
        return;
    m_dirty = true;
    evaluateNow();
}

void RowFeed::evaluateNow()
{
    if (!m_active || m_running || !m_dirty)
        return;
    m_dirty = false;
    m_running = true;
    m_everAsked = true;
    m_stop = std::stop_source();
    m_pool.start([mailbox = m_mailbox, query = m_query, snapshot = m_store.current(), token = m_stop.get_token(),
                  generation = m_generation]() mutable {
        RowOrder order;
        if (!token.stop_requested())
            order = evaluate(query, std::move(snapshot), token);
        const bool stopped = token.stop_requested();
        const std::lock_guard lock(mailbox->mutex);
        if (RowFeed *feed = mailbox->feed) {
            QMetaObject::invokeMethod(
                feed,
                [feed, order = std::move(order), generation, stopped]() mutable {
                    feed->finish(std::move(order), generation, stopped);
                },
                Qt::QueuedConnection);
        }
    });
}

void RowFeed::finish(RowOrder order, quint64 generation, bool stopped)
{
    m_running = false;
    const bool wanted = !stopped && generation == m_generation;
    evaluateNow(); // when something changed meanwhile
    if (!wanted)
        return;
    order.generation = generation;
    Q_EMIT ready(order);
}

RowService::RowService(Store &store) : m_store(store)
{
    m_pool.setMaxThreadCount(2);
}

RowFeed *RowService::createFeed(EntityKind kind, QObject *parent)
{
    return new RowFeed(m_store, m_pool, kind, parent);
}

} // namespace mesoscope

#include "moc_rowservice.cpp"
