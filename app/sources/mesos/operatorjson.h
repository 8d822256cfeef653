// SPDX-License-Identifier: GPL-3.0-or-later
// The records of the operator API's SUBSCRIBE stream (api-facts 4.2) as values. Pure, thread-safe.
#pragma once

#include "models/domain/observation.h"
#include "models/domain/result.h"

#include <QByteArray>

#include <variant>

namespace mesoscope {

/// The first record. What only /state tells (the master's version, id and leader, roles, unreachable agents) is left
/// as it is by default.
struct SubscribedEvent
{
    std::shared_ptr<MesosObservation> state;
    int heartbeatMs = 0; ///< 0: this master has no heartbeat
};

struct HeartbeatEvent
{
};

struct TaskAddedEvent
{
    ObservedTask seen;
};

struct TaskUpdatedEvent
{
    MesosTaskChange change; ///< an update; of the task's agent, as the status names it
    qint64 atMs = 0;        ///< of the status, by the clock of whoever reported it; 0: not said
    bool byMaster = false;  ///< the master's own clock
};

struct AgentAddedEvent
{
    Agent agent;
};

struct AgentRemovedEvent
{
    AgentId id;
};

struct FrameworkAddedEvent ///< or changed
{
    Framework framework;
    bool isNew = false;
};

struct FrameworkRemovedEvent
{
    FrameworkId id;
};

/// Of a kind that is not known, or without what its kind must have.
struct StrangeEvent
{
};

using OperatorEvent = std::variant<StrangeEvent, HeartbeatEvent, SubscribedEvent, TaskAddedEvent, TaskUpdatedEvent,
                                   AgentAddedEvent, AgentRemovedEvent, FrameworkAddedEvent, FrameworkRemovedEvent>;

/// One record. Never throws; Error::Protocol when it is no JSON object. Entries of a snapshot that cannot be read are
/// skipped and counted.
Result<OperatorEvent> readOperatorEvent(const QByteArray &record);

} // namespace mesoscope
