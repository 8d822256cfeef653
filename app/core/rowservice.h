// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluates the queries of big tables on a worker; the newest query wins.
#pragma once

#include "app/core/store.h"
#include "models/domain/query.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace mesoscope {

/// One table's rows: set a query, get orders. Re-evaluates itself when the store changes what it shows.
class RowFeed : public QObject
{
    Q_OBJECT

public:
    RowFeed(Store &store, QThreadPool &pool, EntityKind kind, QObject *parent);
    ~RowFeed() override;

    void setQuery(const RowQuery &query);
    const RowQuery &query() const { return m_query; }
    /// A feed of a hidden page rests; it catches up when it is activated.
    void setActive(bool active);

Q_SIGNALS:
    void ready(const mesoscope::RowOrder &order);

private:
    void onStoreChanged(const ClusterChange &change);
    void evaluateNow();
    void finish(RowOrder order, quint64 generation, bool stopped);

    struct Mailbox;
    Store &m_store;
    QThreadPool &m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    RowQuery m_query;
    std::stop_source m_stop;
    quint64 m_generation = 1; ///< of the query; 0 marks an order that was cut short
    bool m_everAsked = false;
    bool m_active = true;
    bool m_dirty = false;
    bool m_running = false;
};

/// Owns the two workers. Outlives every feed.
class RowService
{
public:
    explicit RowService(Store &store);
    RowFeed *createFeed(EntityKind kind, QObject *parent);

private:
    Store &m_store;
    QThreadPool m_pool;
};

} // namespace mesoscope
