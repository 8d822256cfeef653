// SPDX-License-Identifier: GPL-3.0-or-later
// The program's pipeline with its real sources, and everything that it delivers, checked at once.
#pragma once

#include "app/core/pipeline.h"

#include <QSet>

namespace mesoscope::test {

class PipelineWatch : public QObject
{
public:
    explicit PipelineWatch(const QList<QUrl> &masters);
    ~PipelineWatch() override;

    SnapshotPtr now() const { return m_now; }
    const SourceState &mesos() const { return m_now->source(SourceId::Mesos); }
    /// Asks, and waits until the source has said something of it; twice, since what is under way may be older.
    bool askAgain();

    /// From now on each snapshot must hold these, each once and as good as it was.
    void mustHold(const QSet<QString> &agents, const QSet<QString> &activeTasks);
    /// And of active tasks no others than these, until called again.
    void mayHold(const QSet<QString> &activeTasks) { m_mayTasks = activeTasks; }

    QStringList problems; ///< of all snapshots, each once
    QList<Incident> incidents;
    QList<ClusterEvent> events;
    int snapshots = 0;

private:
    void take(const DeliveryPtr &delivery);
    void check(const ClusterSnapshot &snapshot);
    void note(const QString &problem);

    ManualClock m_clock{1'795'357'180'000};
    Pipeline m_pipeline{m_clock};
    SnapshotPtr m_now;
    QSet<QString> m_mustAgents;
    QSet<QString> m_mustTasks;
    std::optional<QSet<QString>> m_mayTasks;
};

/// Ids of the tasks that count as running.
QStringList activeTasks(const ClusterSnapshot &snapshot);

} // namespace mesoscope::test
