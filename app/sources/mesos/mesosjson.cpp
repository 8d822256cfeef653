// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/mesosjson.h"

#include "app/sources/mesos/agentdirectory.h"
#include "app/sources/mesos/document.h"
#include "models/domain/largepages.h"

#include <algorithm>
#include <optional>

namespace mesoscope {

using namespace ondemand;

namespace {

constexpr qsizetype MaxPorts = 256;
constexpr qsizetype MaxAddresses = 16;

class StateReader
{
public:
    Trouble trouble;
    MasterState state;

    void readRoot(Value &root);
    void readAgents(Value &value, bool recovering);

private:
    MesosObservation &seen() { return state.observation; }
    QString name(Value &value) { return m_names(text(value, trouble)); }
    QStringList names(Value &value);
    bool readAgent(Value &value, Agent &agent);
    void readFrameworks(Value &value, bool completed);
    void readFramework(Value &value, bool completed);
    void readTasks(Value &value);
    bool readTask(Value &value, ObservedTask &observed);
    void readStatuses(Value &value, Task &task, bool &healthKnown);
    void readContainer(Value &value, Task &task);
    void readPorts(std::string_view text, QList<quint16> &ports);

    Interner m_names;
    Repeating m_taskName{m_names}, m_taskFramework{m_names}, m_taskRole{m_names}, m_address{m_names};
    QHash<const QChar *, QList<QString>> m_addressAlone; ///< by the text that m_names keeps
    std::string_view m_state;                            ///< of the task before, as written
    TaskState m_parsedState = TaskState::Unknown;
    std::string_view m_containerId; ///< of the status before
};

QStringList StateReader::names(Value &value)
{
    QStringList list;
    eachItem(value, trouble, [&](Value item) { list += name(item); });
    return list;
}

void StateReader::readRoot(Value &root)
{
    QString leaderHost;
    int leaderPort = 0;
    seen().unreachableKnown = false;
    eachField(root, trouble, [&](std::string_view key, Value value) {
        if (key == "version")
            seen().version = string(value, trouble);
        else if (key == "id")
            seen().masterId = string(value, trouble);
        else if (key == "pid")
            state.pid = string(value, trouble);
        else if (key == "leader")
            state.leaderPid = string(value, trouble);
        else if (key == "cluster")
            seen().clusterName = string(value, trouble);
        else if (key == "elected_time")
            seen().electedAtMs = seconds(value, trouble);
        else if (key == "unreachable_slaves") {
            seen().unreachableAgents = int(std::max(0.0, std::min(1e9, number(value, trouble))));
            seen().unreachableKnown = true;
        } else if (key == "leader_info")
            eachField(value, trouble, [&](std::string_view part, Value field) {
                if (part == "hostname")
                    leaderHost = string(field, trouble);
                else if (part == "port")
                    leaderPort = int(std::max(0.0, std::min(65535.0, number(field, trouble))));
            });
        else if (key == "slaves")
            readAgents(value, false);
        else if (key == "recovered_slaves")
            readAgents(value, true);
        else if (key == "frameworks")
            readFrameworks(value, false);
        else if (key == "completed_frameworks")
            readFrameworks(value, true);
        else if (key == "orphan_tasks") // before 1.2: of frameworks that have not come back yet
            readTasks(value);
    });
    if (!leaderHost.isEmpty() && leaderPort > 0)
        seen().leader = leaderHost + QLatin1Char(':') + QString::number(leaderPort);
    else
        seen().leader = addressOfPid(state.leaderPid);
}

void StateReader::readAgents(Value &value, bool recovering)
{
    eachItem(value, trouble, [&](Value item) {
        Agent agent;
        const bool good = readAgent(item, agent);
        if (trouble.any())
            return;
        if (recovering) {
            ++seen().recoveredAgents;
            agent.status = AgentStatus::Recovering;
        }
        if (good)
            seen().agents.push_back(std::move(agent));
        else
            ++seen().skipped;
    });
}

bool StateReader::readAgent(Value &value, Agent &agent)
{
    bool active = true;
    bool deactivated = false;
    std::string_view drain;
    std::string_view ports;
    std::string_view usedPorts;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "id") {
            agent.id = AgentId(name(field));
        } else if (key == "hostname") {
            agent.hostname = name(field);
        } else if (key == "port") {
            agent.port = int(std::max(0.0, std::min(65535.0, number(field, trouble))));
        } else if (key == "pid") {
            agent.pid = string(field, trouble);
        } else if (key == "attributes") {
            eachField(field, trouble, [&](std::string_view attribute, Value given) {
                agent.attributes.insert(m_names(attribute), name(given));
            });
        } else if (key == "domain") {
            eachField(field, trouble, [&](std::string_view, Value fault) {
                eachField(fault, trouble, [&](std::string_view kind, Value place) {
                    eachField(place, trouble, [&](std::string_view part, Value given) {
                        if (part == "name")
                            (kind == "region" ? agent.region : agent.zone) = name(given);
                    });
                });
            });
        } else if (key == "resources") {
            agent.hasTotals = typeOf(field, trouble) == json_type::object;
            agent.total = resources(field, trouble, &ports);
        } else if (key == "used_resources") {
            agent.used = resources(field, trouble, &usedPorts);
        } else if (key == "offered_resources") {
            agent.offered = resources(field, trouble);
        } else if (key == "reserved_resources") {
            eachField(field, trouble, [&](std::string_view role, Value amounts) {
                const Resources reserved = resources(amounts, trouble);
                agent.reserved += reserved;
                agent.reservations[m_names(role)] += reserved;
            });
        } else if (key == "active") {
            active = boolean(field, trouble, true);
        } else if (key == "deactivated") {
            deactivated = boolean(field, trouble);
        } else if (key == "drain_info") {
            eachField(field, trouble, [&](std::string_view part, Value given) {
                if (part == "state")
                    drain = text(given, trouble);
            });
        } else if (key == "version") {
            agent.version = name(field);
        } else if (key == "capabilities") {
            agent.capabilities = names(field);
        } else if (key == "registered_time") {
            agent.registeredAtMs = seconds(field, trouble);
        } else if (key == "reregistered_time") {
            agent.reregisteredAtMs = seconds(field, trouble);
        }
    });
    agent.ports = portRanges(ports);
    agent.usedPorts = portRanges(usedPorts);
    if (drain == "DRAINING")
        agent.status = AgentStatus::Draining;
    else if (drain == "DRAINED")
        agent.status = AgentStatus::Drained;
    else if (deactivated)
        agent.status = AgentStatus::Deactivated;
    else if (!active)
        agent.status = AgentStatus::Inactive;
    return !agent.id.isEmpty();
}

void StateReader::readFrameworks(Value &value, bool completed)
{
    eachItem(value, trouble, [&](Value item) { readFramework(item, completed); });
}

void StateReader::readFramework(Value &value, bool completed)
{
    Framework framework;
    framework.completed = completed;
    std::optional<bool> connected;
    const size_t firstTask = seen().tasks.size();
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "id")
            framework.id = FrameworkId(name(field));
        else if (key == "name")
            framework.name = name(field);
        else if (key == "user")
            framework.user = name(field);
        else if (key == "hostname")
            framework.hostname = name(field);
        else if (key == "webui_url")
            framework.webUiUrl = string(field, trouble);
        else if (key == "principal")
            framework.principal = name(field);
        else if (key == "role")
            framework.roles += name(field);
        else if (key == "roles")
            framework.roles += names(field);
        else if (key == "capabilities")
            framework.capabilities = names(field);
        else if (key == "active")
            framework.active = boolean(field, trouble);
        else if (key == "connected")
            connected = boolean(field, trouble);
        else if (key == "recovered")
            framework.recovered = boolean(field, trouble);
        else if (key == "checkpoint")
            framework.checkpoint = boolean(field, trouble);
        else if (key == "failover_timeout")
            framework.failoverTimeoutSeconds = number(field, trouble);
        else if (key == "used_resources")
            framework.used = resources(field, trouble);
        else if (key == "offered_resources")
            framework.offered = resources(field, trouble);
        else if (key == "registered_time")
            framework.registeredAtMs = seconds(field, trouble);
        else if (key == "reregistered_time")
            framework.reregisteredAtMs = seconds(field, trouble);
        else if (key == "unregistered_time")
            framework.unregisteredAtMs = seconds(field, trouble);
        else if (key == "tasks" || key == "unreachable_tasks" || key == "completed_tasks")
            readTasks(field);
    });
    if (trouble.any())
        return;
    framework.connected = connected.value_or(framework.active); // before 1.2 only the one is told
    if (framework.id.isEmpty()) {
        ++seen().skipped;
        return;
    }
    for (size_t i = firstTask; i < seen().tasks.size(); ++i) { // a task's own framework_id may be missing
        if (seen().tasks[i].framework.isEmpty())
            seen().tasks[i].framework = framework.id;
    }
    seen().frameworks.push_back(std::move(framework));
}

void StateReader::readTasks(Value &value)
{
    eachItem(value, trouble, [&](Value item) {
        const bool good = readTask(item, seen().tasks.emplace_back()); // in place: a task is large to move about
        if (good && !trouble.any())
            return;
        seen().tasks.pop_back();
        if (!trouble.any())
            ++seen().skipped;
    });
}

bool StateReader::readTask(Value &value, ObservedTask &observed)
{
    Task &task = observed.task;
    task.fromMesos = true;
    std::string_view ports;
    m_containerId = {};
    bool hasCheck = false;
    bool healthKnown = false;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "id") {
            task.id = TaskId(string(field, trouble));
        } else if (key == "name") {
            task.name = m_taskName(text(field, trouble));
        } else if (key == "framework_id") {
            observed.framework = FrameworkId(m_taskFramework(text(field, trouble)));
        } else if (key == "executor_id") {
            task.executorId = name(field);
        } else if (key == "slave_id") {
            observed.agent = AgentId(name(field));
        } else if (key == "state") {
            const std::string_view given = text(field, trouble);
            if (given != m_state) {
                m_state = given;
                m_parsedState = parseTaskState(m_names(given));
            }
            task.state = m_parsedState;
            if (task.state == TaskState::Unknown)
                task.rawState = m_names(given);
        } else if (key == "resources") {
            task.resources = resources(field, trouble, &ports);
        } else if (key == "role") {
            task.role = m_taskRole(text(field, trouble));
        } else if (key == "statuses") {
            readStatuses(field, task, healthKnown);
        } else if (key == "health_check") {
            hasCheck = typeOf(field, trouble) == json_type::object;
        }
    });
    readPorts(ports, task.ports);
    if (!healthKnown && hasCheck && isActive(task.state))
        task.health = Health::Unknown;
    return !task.id.isEmpty();
}

/// Nearly every task has one port or none, written as "[31000-31000]".
void StateReader::readPorts(std::string_view text, QList<quint16> &ports)
{
    const size_t dash = text.find('-');
    if (text.empty())
        return;
    if (dash <= 6 && text.size() == 2 * dash + 1 && text.front() == '[' && text.back() == ']' &&
        text.substr(1, dash - 1) == text.substr(dash + 1, dash - 1)) {
        quint32 port = 0;
        bool digits = dash > 1;
        for (const char c : text.substr(1, dash - 1)) {
            digits = digits && c >= '0' && c <= '9';
            port = port * 10 + quint32(c - '0');
        }
        if (digits && port <= 65535) {
            ports.append(quint16(port));
            return;
        }
    }
    for (const PortRange &range : portRanges(text)) {
        for (int port = range.first; port <= range.last && ports.size() < MaxPorts; ++port)
            ports.append(quint16(port));
    }
}

/// Ascending in time. Each state appears once, with its newest health.
void StateReader::readStatuses(Value &value, Task &task, bool &healthKnown)
{
    eachItem(value, trouble, [&](Value item) {
        qint64 atMs = 0;
        std::string_view named;
        std::string_view health;
        eachField(item, trouble, [&](std::string_view key, Value field) {
            if (key == "state")
                named = text(field, trouble);
            else if (key == "timestamp")
                atMs = seconds(field, trouble);
            else if (key == "healthy")
                health = text(field, trouble);
            else if (key == "container_status")
                readContainer(field, task);
        });
        if (task.stagedAtMs == 0)
            task.stagedAtMs = atMs;
        if (named == "TASK_RUNNING" && task.startedAtMs == 0)
            task.startedAtMs = atMs;
        if (atMs > 0)
            task.sinceMs = atMs;
        if (health == "true" || health == "false") {
            task.health = health == "true" ? Health::Healthy : Health::Unhealthy;
            healthKnown = true;
        }
    });
}

void StateReader::readContainer(Value &value, Task &task)
{
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "container_id") {
            eachField(field, trouble, [&](std::string_view part, Value given) {
                if (part != "value")
                    return;
                const std::string_view id = text(given, trouble);
                if (id == m_containerId) // every status of a task repeats it
                    return;
                m_containerId = id;
                task.containerId = QString::fromUtf8(id.data(), qsizetype(id.size()));
            });
        } else if (key == "network_infos") {
            eachItem(field, trouble, [&](Value network) {
                eachField(network, trouble, [&](std::string_view part, Value addresses) {
                    if (part != "ip_addresses")
                        return;
                    eachItem(addresses, trouble, [&](Value address) {
                        eachField(address, trouble, [&](std::string_view what, Value given) {
                            if (what != "ip_address")
                                return;
                            const QString &ip = m_address(text(given, trouble));
                            if (ip.isEmpty() || task.addresses.contains(ip) || task.addresses.size() >= MaxAddresses)
                                return;
                            if (!task.addresses.isEmpty()) {
                                task.addresses += ip;
                                return;
                            }
                            QList<QString> &alone = m_addressAlone[ip.constData()]; // shared by an agent's tasks
                            if (alone.isEmpty())
                                alone += ip;
                            task.addresses = alone;
                        });
                    });
                });
            });
        }
    });
}

} // namespace

Result<MasterState> readState(const QByteArray &bytes)
{
    bool repaired = false;
    StateReader reader;
    // Large enough for most: growing by doubling would need half as much memory again, and room that stays unused is
    // never touched.
    reserveLarge(reader.state.observation.tasks, size_t(bytes.size()) / 1000);
    const simdjson::error_code code = withRoot(bytes, repaired, [&reader](Value &root) {
        reader.readRoot(root);
        return reader.trouble.code;
    });
    if (code != simdjson::SUCCESS)
        return unreadable(code);
    if (reader.state.pid.isEmpty() && reader.state.observation.masterId.isEmpty()) {
        Error error = unreadable(simdjson::NO_SUCH_FIELD);
        error.detail = QStringLiteral("no state of a master");
        return error;
    }
    reader.state.observation.skipped += repaired;
    return std::move(reader.state);
}

Result<std::vector<Agent>> readAgentList(const QByteArray &bytes)
{
    bool repaired = false;
    bool listed = false;
    StateReader reader;
    const simdjson::error_code code = withRoot(bytes, repaired, [&](Value &root) {
        eachField(root, reader.trouble, [&](std::string_view key, Value value) {
            if (key == "slaves") {
                listed = typeOf(value, reader.trouble) == json_type::array;
                reader.readAgents(value, false);
            } else if (key == "recovered_slaves") {
                reader.readAgents(value, true);
            }
        });
        return reader.trouble.code;
    });
    if (code != simdjson::SUCCESS)
        return unreadable(code);
    if (!listed)
        return unreadable(simdjson::NO_SUCH_FIELD);
    return std::move(reader.state.observation.agents);
}

/// What is not named has no limit; a limit of nothing is one.
static ResourceLimits limits(Value &value, Trouble &trouble)
{
    ResourceLimits result;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        const double most = plausible({number(field, trouble), 0, 0, 0}).cpus;
        if (key == "cpus")
            result.cpus = most;
        else if (key == "mem")
            result.mem = most;
        else if (key == "disk")
            result.disk = most;
        else if (key == "gpus")
            result.gpus = most;
    });
    return result;
}

Result<std::vector<Role>> readRoles(const QByteArray &bytes)
{
    bool repaired = false;
    Trouble trouble;
    std::vector<Role> roles;
    const simdjson::error_code code = withRoot(bytes, repaired, [&](Value &root) {
        eachField(root, trouble, [&](std::string_view top, Value list) {
            if (top != "roles")
                return;
            eachItem(list, trouble, [&](Value item) {
                Role role;
                eachField(item, trouble, [&](std::string_view key, Value field) {
                    if (key == "name")
                        role.name = string(field, trouble);
                    else if (key == "weight")
                        role.weight = number(field, trouble, 1);
                    else if (key == "allocated" || (key == "resources" && role.allocated.isZero()))
                        role.allocated = resources(field, trouble);
                    else if (key == "offered")
                        role.offered = resources(field, trouble);
                    else if (key == "reserved")
                        role.reserved = resources(field, trouble);
                    else if (key == "frameworks")
                        eachItem(field, trouble, [&](Value id) { role.frameworks += string(id, trouble); });
                    else if (key == "quota")
                        eachField(field, trouble, [&](std::string_view part, Value amount) {
                            if (part == "guarantee")
                                role.guarantee = resources(amount, trouble);
                            else if (part == "limit")
                                role.limit = limits(amount, trouble);
                            else if (part == "consumed")
                                role.consumed = resources(amount, trouble);
                        });
                });
                if (!role.name.isEmpty())
                    roles.push_back(std::move(role));
            });
        });
        return trouble.code;
    });
    if (code != simdjson::SUCCESS)
        return unreadable(code);
    return roles;
}

} // namespace mesoscope
