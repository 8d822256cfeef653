// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/operatorjson.h"

#include "app/sources/mesos/document.h"
#include "app/sources/mesos/v1json.h"

#include <algorithm>

namespace mesoscope {

using namespace ondemand;

namespace {

/// One record. Which kind it is, its one member besides "type" tells: that needs no order of the two.
class RecordReader
{
public:
    Trouble trouble;
    OperatorEvent event;

    void readRoot(Value &root);

private:
    void readSubscribed(Value &value);
    void readState(Value &value, MesosObservation &seen);
    void readTaskUpdated(Value &value);
    void readTaskList(Value &value, MesosObservation &seen);
    void readAgentList(Value &value, MesosObservation &seen, bool recovering);
    void readFrameworkList(Value &value, MesosObservation &seen, bool completed);

    V1Reader m_parts{trouble};
};

void RecordReader::readRoot(Value &root)
{
    eachField(root, trouble, [this](std::string_view key, Value value) {
        if (key == "type") {
            if (text(value, trouble) == "HEARTBEAT")
                event = HeartbeatEvent{};
        } else if (key == "subscribed") {
            readSubscribed(value);
        } else if (key == "task_added") {
            eachField(value, trouble, [this](std::string_view part, Value given) {
                TaskAddedEvent added;
                if (part == "task" && m_parts.readTask(given, added.seen))
                    event = std::move(added);
            });
        } else if (key == "task_updated") {
            readTaskUpdated(value);
        } else if (key == "agent_added") {
            eachField(value, trouble, [this](std::string_view part, Value given) {
                AgentAddedEvent added;
                if (part == "agent" && m_parts.readAgent(given, added.agent))
                    event = std::move(added);
            });
        } else if (key == "agent_removed") {
            eachField(value, trouble, [this](std::string_view part, Value given) {
                if (part == "agent_id")
                    event = AgentRemovedEvent{AgentId(m_parts.id(given))};
            });
        } else if (key == "framework_added" || key == "framework_updated") {
            const bool isNew = key == "framework_added";
            eachField(value, trouble, [this, isNew](std::string_view part, Value given) {
                FrameworkAddedEvent added;
                added.isNew = isNew;
                if (part == "framework" && m_parts.readFramework(given, added.framework))
                    event = std::move(added);
            });
        } else if (key == "framework_removed") {
            eachField(value, trouble, [this](std::string_view part, Value given) {
                Framework framework;
                if (part == "framework_info") {
                    m_parts.readFrameworkInfo(given, framework);
                    event = FrameworkRemovedEvent{framework.id};
                }
            });
        }
    });
}

void RecordReader::readSubscribed(Value &value)
{
    SubscribedEvent subscribed;
    bool found = false;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "heartbeat_interval_seconds") {
            subscribed.heartbeatMs = int(std::clamp(number(field, trouble), 0.0, 86400.0) * 1000);
        } else if (key == "get_state") {
            found = typeOf(field, trouble) == json_type::object;
            subscribed.state = std::make_shared<MesosObservation>();
            readState(field, *subscribed.state);
        }
    });
    if (found)
        event = std::move(subscribed);
}

void RecordReader::readState(Value &value, MesosObservation &seen)
{
    eachField(value, trouble, [&](std::string_view part, Value content) {
        if (part == "get_tasks") {
            eachField(content, trouble, [&](std::string_view key, Value list) {
                // Pending ones (before 1.10) are of another shape and have not been launched.
                if (key == "tasks" || key == "unreachable_tasks" || key == "completed_tasks" || key == "orphan_tasks")
                    readTaskList(list, seen);
            });
        } else if (part == "get_frameworks") {
            eachField(content, trouble, [&](std::string_view key, Value list) {
                if (key == "frameworks" || key == "completed_frameworks" || key == "recovered_frameworks")
                    readFrameworkList(list, seen, key == "completed_frameworks");
            });
        } else if (part == "get_agents") {
            eachField(content, trouble, [&](std::string_view key, Value list) {
                if (key == "agents" || key == "recovered_agents")
                    readAgentList(list, seen, key == "recovered_agents");
            });
        }
    });
}

void RecordReader::readTaskList(Value &value, MesosObservation &seen)
{
    eachItem(value, trouble, [&](Value item) {
        const bool good = m_parts.readTask(item, seen.tasks.emplace_back()); // in place: it is large to move about
        if (good && !trouble.any())
            return;
        seen.tasks.pop_back();
        seen.skipped += !trouble.any();
    });
}

void RecordReader::readAgentList(Value &value, MesosObservation &seen, bool recovering)
{
    eachItem(value, trouble, [&](Value item) {
        Agent agent;
        // Those that have not come back are told by their info alone.
        const bool good = recovering ? m_parts.readAgentInfo(item, agent) : m_parts.readAgent(item, agent);
        if (trouble.any())
            return;
        if (recovering)
            agent.status = AgentStatus::Recovering;
        seen.recoveredAgents += recovering;
        if (good)
            seen.agents.push_back(std::move(agent));
        else
            ++seen.skipped;
    });
}

void RecordReader::readFrameworkList(Value &value, MesosObservation &seen, bool completed)
{
    eachItem(value, trouble, [&](Value item) {
        Framework framework;
        framework.completed = completed;
        const bool good = m_parts.readFramework(item, framework);
        if (trouble.any())
            return;
        if (good)
            seen.frameworks.push_back(std::move(framework));
        else
            ++seen.skipped;
    });
}

/// "state" is the newest, the status may be of an earlier one: a framework's end repeats its tasks' last states beside
/// a status of another.
void RecordReader::readTaskUpdated(Value &value)
{
    TaskUpdatedEvent updated;
    updated.change.what = MesosTaskChange::What::Update;
    ObservedTask &seen = updated.change.seen;
    V1Status status;
    std::string_view state;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "framework_id")
            seen.framework = FrameworkId(m_parts.id(field));
        else if (key == "status")
            m_parts.readStatus(field, seen.task, status);
        else if (key == "state")
            state = text(field, trouble);
    });
    seen.task.id = TaskId(m_parts.copied(status.taskId));
    seen.agent = AgentId(m_parts.copied(status.agentId));
    m_parts.setState(seen.task, state.empty() ? status.state : state);
    updated.byMaster = status.source == "SOURCE_MASTER";
    updated.change.healthKnown = status.healthKnown;
    if (state.empty() || state == status.state) {
        updated.atMs = status.atMs;
        seen.task.sinceMs = status.atMs;
        if (seen.task.state == TaskState::Running)
            seen.task.startedAtMs = status.atMs;
    } else {
        seen.task.message.clear();
    }
    if (!seen.task.id.isEmpty() && !seen.framework.isEmpty() && !(state.empty() && status.state.empty()))
        event = std::move(updated);
}

} // namespace

Result<OperatorEvent> readOperatorEvent(const QByteArray &record)
{
    bool repaired = false;
    RecordReader reader;
    const simdjson::error_code code = withRoot(record, repaired, [&reader](Value &root) {
        reader.readRoot(root);
        return reader.trouble.code;
    });
    if (code != simdjson::SUCCESS)
        return unreadable(code);
    if (const auto *subscribed = std::get_if<SubscribedEvent>(&reader.event))
        subscribed->state->skipped += repaired;
    return std::move(reader.event);
}

} // namespace mesoscope
