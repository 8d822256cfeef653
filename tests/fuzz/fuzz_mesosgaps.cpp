// SPDX-License-Identifier: GPL-3.0-or-later
// What a master is asked beside its stream: /metrics/snapshot, /slaves and, put into the model, /state. And ZooKeeper's
// answer to "srvr".
#include "app/sources/mesos/agentcounts.h"
#include "app/sources/mesos/masterstate.h"
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/serverversion.h"
#include "app/sources/zookeeper/zkprobe.h"
#include "tests/fuzz/fuzz.h"

#include <QSet>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(mesosgaps)
{
    const QByteArray body = roomy(bytes);
    const Result<AgentCounts> counts = readAgentCounts(body);
    require(!counts.ok() || (counts->registered >= 0 && counts->active >= 0 && counts->unreachable >= -1),
            "fewer than no agents");
    ZkProbe::healthOf(body);
    ServerVersion::parse(QString::fromUtf8(body.left(200)));

    MasterModel model;
    model.reset({});
    const Result<MasterState> state = readState(body);
    if (state.ok()) {
        MesosObservation observation = state->observation;
        model.beginVerification();
        require(model.verify(observation) >= 0, "fewer than no differences");
    }
    const Result<std::vector<Agent>> agents = readAgentList(body);
    if (!agents.ok())
        return;
    model.takeAgentList(*agents, model.serial(), counts.ok());
    model.takeAgent(AgentId(QStringLiteral("S1")), agents->empty() ? nullptr : &agents->front(), model.serial());
    const MasterModel::Tally tally = model.tally();
    QSet<QString> ids;
    for (const Agent &agent : *agents)
        ids.insert(agent.id.text());
    require(tally.active <= tally.registered && tally.registered <= int(ids.size()) + (state.ok() ? 100000 : 1),
            "agents that nobody listed");
}
