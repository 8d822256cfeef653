// SPDX-License-Identifier: GPL-3.0-or-later
// A master's SUBSCRIBE stream, from the bytes to the snapshot: no task and no agent is there twice, whatever it tells.
#include "app/net/recordio.h"
#include "app/sources/mesos/masterstate.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/fuzz/fuzz.h"

#include <QSet>

using namespace mesoscope;
using namespace mesoscope::fuzz;

static void requireSound(const ClusterSnapshot &snapshot)
{
    QSet<quint32> tasks;
    for (const Task &task : snapshot.tasks)
        tasks.insert(task.handle.value());
    require(size_t(tasks.size()) == snapshot.tasks.size(), "a task that is there twice");
    QSet<quint32> agents;
    for (const Agent &agent : snapshot.agents)
        agents.insert(agent.handle.value());
    require(size_t(agents.size()) == snapshot.agents.size(), "an agent that is there twice");
}

MESOSCOPE_FUZZ(mesosstream)
{
    RecordIoParser parser(1 << 20);
    const auto records = parser.feed(bytes);
    if (!records.ok())
        return;
    MasterModel model;
    SnapshotBuilder builder;
    for (const QByteArray &record : *records) {
        const Result<OperatorEvent> event = readOperatorEvent(record);
        if (!event.ok())
            continue;
        if (const auto *subscribed = std::get_if<SubscribedEvent>(&*event)) {
            model.reset(*subscribed->state);
            builder.take(std::make_shared<const Observation>(*subscribed->state));
        } else {
            model.apply(*event);
        }
    }
    builder.take(std::make_shared<const Observation>(model.takeChanges()));
    requireSound(*builder.build(1));
}
