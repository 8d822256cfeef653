// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store.h"

#include "app/base/threadcheck.h"

namespace mesoscope {

static constexpr size_t MaximumEvents = 5000;

static SnapshotPtr nothingSeen()
{
    auto snapshot = std::make_shared<ClusterSnapshot>();
    for (size_t i = 0; i < snapshot->sources.size(); ++i)
        snapshot->sources[i].id = SourceId(i);
    return snapshot;
}

Store::Store(QObject *parent) : QObject(parent), m_current(nothingSeen())
{
    qRegisterMetaType<mesoscope::SnapshotPtr>();
}

void Store::publish(const ClusterChange &change)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (!change.after)
        return;
    m_current = change.after;
    Q_EMIT changed(change);
}

void Store::addEvents(const QList<ClusterEvent> &events)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (events.isEmpty())
        return;
    m_events.insert(m_events.end(), events.begin(), events.end());
    if (m_events.size() > MaximumEvents)
        m_events.erase(m_events.begin(), m_events.begin() + qsizetype(m_events.size() - MaximumEvents));
    Q_EMIT eventsArrived(events);
}

void Store::clear()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_current = nothingSeen();
    m_events.clear();
    Q_EMIT cleared();
}

} // namespace mesoscope

#include "moc_store.cpp"
