// SPDX-License-Identifier: GPL-3.0-or-later
// The GUI thread's view of the cluster: the newest snapshot and what changed. Nothing is polled from it.
#pragma once

#include "models/domain/changeset.h"
#include "models/domain/event.h"

#include <QObject>

#include <deque>

namespace mesoscope {

/// Lives on the GUI thread. The pipeline publishes into it; pages and RowFeeds read it.
class Store : public QObject
{
    Q_OBJECT

public:
    explicit Store(QObject *parent = nullptr);

    /// Never null: an empty snapshot with all sources absent at first.
    SnapshotPtr current() const { return m_current; }
    /// The newest events, oldest first, at most 5,000.
    const std::deque<ClusterEvent> &events() const { return m_events; }

    /// Called by the session (and by tests that need no pipeline).
    void publish(const ClusterChange &change);
    void addEvents(const QList<ClusterEvent> &events);
    void clear();

Q_SIGNALS:
    void changed(const mesoscope::ClusterChange &change);
    void eventsArrived(const QList<mesoscope::ClusterEvent> &events);
    void cleared();

private:
    SnapshotPtr m_current;
    std::deque<ClusterEvent> m_events;
};

} // namespace mesoscope
