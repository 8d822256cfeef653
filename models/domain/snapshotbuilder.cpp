// SPDX-License-Identifier: GPL-3.0-or-later
// Joins what Marathon, Mesos and the load balancer saw.
#include "models/domain/snapshotbuilder.h"

#include "models/domain/idtable.h"
#include "models/domain/join.h"

#include <QSet>

#include <algorithm>

namespace mesoscope {

struct SnapshotBuilder::Private
{
    JoinTables tables;
    std::shared_ptr<const Observation> marathon; ///< keeps alive what marathonSeen points into
    const MarathonObservation *marathonSeen = nullptr;
    quint64 marathonOrder = 0; ///< which of the two was seen later
    MesosKnowledge mesos;
    quint64 mesosOrder = 0;
    std::vector<LbRow> lb;
    SourceStates states;
    quint64 revision = 0;
    quint64 order = 0;

    void forgetTheDead(const ClusterSnapshot &snapshot);
};

/// Tasks and deployments come and go by the thousand a day. Whatever a source still lists is kept, also where it is not
/// shown: that it was listed before decides whether it is believed.
void SnapshotBuilder::Private::forgetTheDead(const ClusterSnapshot &snapshot)
{
    constexpr size_t Slack = 2000;
    if (tables.tasks.known() > 2 * snapshot.tasks.size() + Slack) {
        std::vector<char> used(tables.tasks.size(), 0);
        for (const Task &task : snapshot.tasks)
            used[task.handle.value()] = 1;
        for (const Task &task : mesos.tasks)
            used[task.handle.value()] = 1;
        QSet<QString> listed;
        if (marathonSeen) {
            for (const ObservedTask &task : marathonSeen->tasks)
                listed.insert(task.task.id.text());
        }
        for (quint32 handle = 0; handle < tables.tasks.size() && !listed.isEmpty(); ++handle) {
            const QString &name = tables.tasks.name(handle); // with a suffix where two frameworks use one id
            used[handle] |= char(listed.contains(name.left(name.indexOf(u'\n'))));
        }
        tables.tasks.forget(used);
    }
    if (tables.deployments.known() > 2 * snapshot.deployments.size() + Slack) {
        std::vector<char> used(tables.deployments.size(), 0);
        for (const Deployment &deployment : snapshot.deployments)
            used[deployment.handle.value()] = 1;
        tables.deployments.forget(used);
    }
}

SnapshotBuilder::SnapshotBuilder() : d(std::make_unique<Private>())
{
    for (int i = 0; i < SourceCount; ++i)
        d->states[size_t(i)].id = SourceId(i);
}

SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::take(ObservationPtr observation)
{
    ++d->order;
    if (const auto *marathon = std::get_if<MarathonObservation>(observation.get())) {
        d->marathon = observation;
        d->marathonSeen = marathon;
        d->marathonOrder = d->order;
    } else if (const auto *mesos = std::get_if<MesosObservation>(observation.get())) {
        takeMesos(d->mesos, *mesos, d->tables);
        d->mesosOrder = d->order;
    } else if (const auto *changes = std::get_if<MesosChanges>(observation.get())) {
        takeMesosChanges(d->mesos, *changes, d->tables);
        d->mesosOrder = d->order;
    } else if (const auto *lb = std::get_if<LbObservation>(observation.get())) {
        d->lb = lb->rows;
    }
}

void SnapshotBuilder::setSourceState(const SourceState &state)
{
    d->states[size_t(state.id)] = state;
}

SnapshotPtr SnapshotBuilder::build(qint64 nowMs)
{
    auto snapshot = std::make_shared<ClusterSnapshot>();
    ClusterSnapshot &s = *snapshot;
    s.revision = ++d->revision;
    s.takenAtMs = nowMs;
    s.sources = d->states;
    s.lb = d->lb;
    joinMarathon(s, d->marathonSeen, d->tables);
    joinMesos(s, d->mesos);
    joinTasks(s, d->marathonSeen, d->marathonOrder > d->mesosOrder, d->mesos, d->tables);
    countUp(s, d->mesos, d->tables);
    rollUpGroups(s, d->marathonSeen);
    s.taskHandles = d->tables.tasks.size();
    s.agentHandles = d->tables.agents.size();
    s.frameworkHandles = d->tables.frameworks.size();
    s.appHandles = d->tables.apps.size();
    s.deploymentHandles = d->tables.deployments.size();
    indexTasks(s);
    d->forgetTheDead(s);
    return snapshot;
}

} // namespace mesoscope
