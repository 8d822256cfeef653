// SPDX-License-Identifier: GPL-3.0-or-later
// The Mesos source over real sockets with what it tells put together, for the tests of its event stream.
#pragma once

#include "app/net/httptransport.h"
#include "app/sources/mesos/mesossource.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/sources/testdata.h"

#include <algorithm>

namespace mesoscope::test {

struct StreamRig
{
    explicit StreamRig(const QList<QUrl> &urls, int pollMs = 40)
        : endpoint{SourceId::Mesos, urls, Dialect::None, false, {}, {}},
          transport(urls, {}),
          source(transport, endpoint, clock, agents, pollMs),
          watch(source)
    {
        QObject::connect(&source, &Source::observed, &source, [this](const ObservationPtr &seen) {
            whole += std::holds_alternative<MesosObservation>(*seen);
            builder.take(seen);
            now = builder.build(1);
            fewestAgents = std::min(fewestAgents, now->agents.size());
            fewestTasks = std::min(fewestTasks, size_t(now->totals.activeTasks));
        });
        source.start();
    }
    bool streaming() const { return watch.state.streaming; }
    QStringList active() const
    {
        QStringList ids;
        for (const Task &task : now->tasks) {
            if (isActive(task.state))
                ids += task.id.text();
        }
        ids.sort();
        return ids;
    }
    QString stateOf(const QString &task) const
    {
        const Task *found = now ? now->findTask(TaskId(task)) : nullptr;
        return found ? taskStateName(found->state).toString() : QString();
    }
    std::optional<AgentStatus> statusOf(const QString &agent) const
    {
        const Agent *found = now ? now->findAgent(AgentId(agent)) : nullptr;
        return found ? std::optional(found->status) : std::nullopt;
    }

    Endpoint endpoint;
    HttpTransport transport;
    ManualClock clock{1795341600000};
    AgentDirectory agents;
    SnapshotBuilder builder;
    SnapshotPtr now;
    int whole = 0; ///< observations of everything
    size_t fewestAgents = 1000000, fewestTasks = 1000000;
    MesosSource source;
    Watch watch;
};

} // namespace mesoscope::test
