// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/v1json.h"

#include <algorithm>

namespace mesoscope {

using namespace ondemand;

static constexpr qsizetype MaxPorts = 256;
static constexpr qsizetype MaxRanges = 4096;
static constexpr qsizetype MaxAddresses = 16;
static constexpr qsizetype MaxMessage = 2000;

std::string_view V1Reader::idText(Value &value)
{
    std::string_view found;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "value")
            found = text(field, m_trouble);
    });
    return found;
}

/// Beyond 2^53 the last digits are lost, which are far below a millisecond.
qint64 V1Reader::nanoseconds(Value &value)
{
    double given = 0;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "nanoseconds")
            given = number(field, m_trouble);
    });
    return given > 0 && given < 1e21 ? qint64(std::llround(given / 1e6)) : 0;
}

QStringList V1Reader::readTypes(Value &value)
{
    QStringList list;
    eachItem(value, m_trouble, [&](Value item) {
        eachField(item, m_trouble, [&](std::string_view key, Value field) {
            if (key == "type")
                list += name(field);
        });
    });
    return list;
}

void V1Reader::readRanges(Value &value, QList<PortRange> &ranges)
{
    eachField(value, m_trouble, [&](std::string_view key, Value list) {
        if (key != "range")
            return;
        eachItem(list, m_trouble, [&](Value item) {
            double first = -1;
            double last = -1;
            eachField(item, m_trouble, [&](std::string_view end, Value field) {
                if (end == "begin")
                    first = number(field, m_trouble, -1);
                else if (end == "end")
                    last = number(field, m_trouble, -1);
            });
            if (first >= 0 && first <= last && last <= 65535 && ranges.size() < MaxRanges)
                ranges.append({quint16(first), quint16(last)});
        });
    });
}

void V1Reader::readResource(Value &value, Amounts &amounts)
{
    std::string_view named;
    double scalar = 0;
    QList<PortRange> ranges;
    bool revocable = false;
    std::string_view role; // empty: not reserved
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "name") {
            named = text(field, m_trouble);
        } else if (key == "scalar") {
            eachField(field, m_trouble, [&](std::string_view part, Value given) {
                if (part == "value")
                    scalar = number(given, m_trouble);
            });
        } else if (key == "ranges") {
            readRanges(field, ranges);
        } else if (key == "role") { // before 1.4; beside "reservations" it repeats the last of them
            if (text(field, m_trouble) != "*")
                role = text(field, m_trouble);
        } else if (key == "reservations") { // a refined one ends with whose it is
            eachItem(field, m_trouble, [&](Value item) {
                eachField(item, m_trouble, [&](std::string_view part, Value given) {
                    if (part == "role")
                        role = text(given, m_trouble);
                });
            });
        } else if (key == "revocable") {
            revocable = true;
        } else if (key == "allocation_info" && amounts.role.isEmpty()) {
            eachField(field, m_trouble, [&](std::string_view part, Value given) {
                if (part == "role")
                    amounts.role = name(given);
            });
        }
    });
    if (revocable) // oversubscribed ones stand apart in /state too
        return;
    Resources amount;
    if (named == "cpus")
        amount.cpus = scalar;
    else if (named == "mem")
        amount.mem = scalar;
    else if (named == "disk")
        amount.disk = scalar;
    else if (named == "gpus")
        amount.gpus = scalar;
    else if (named == "ports" && amounts.ports.size() + ranges.size() <= MaxRanges)
        amounts.ports += ranges;
    amount = plausible(amount);
    amounts.sum += amount;
    if (!role.empty()) {
        amounts.reserved += amount;
        amounts.reservations[m_names(role)] += amount;
    }
}

/// One entry per role, reservation and volume. Mesos counts in thousandths, and so do sums here.
void V1Reader::readResources(Value &value, Amounts &amounts)
{
    eachItem(value, m_trouble, [&](Value item) { readResource(item, amounts); });
    amounts.sum = inThousandths(amounts.sum);
    amounts.reserved = inThousandths(amounts.reserved);
    std::sort(amounts.ports.begin(), amounts.ports.end(),
              [](const PortRange &a, const PortRange &b) { return a.first < b.first; });
    QList<PortRange> joined;
    for (const PortRange &range : std::as_const(amounts.ports)) {
        if (!joined.isEmpty() && int(range.first) <= int(joined.last().last) + 1)
            joined.last().last = std::max(joined.last().last, range.last);
        else
            joined.append(range);
    }
    amounts.ports = joined;
}

void V1Reader::setState(Task &task, std::string_view named)
{
    if (named != m_state) {
        m_state = named;
        m_parsedState = parseTaskState(m_names(named));
    }
    task.state = m_parsedState;
    task.rawState = task.state == TaskState::Unknown ? m_names(named) : QString();
}

bool V1Reader::readTask(Value &value, ObservedTask &observed)
{
    Task &task = observed.task;
    task.fromMesos = true;
    m_containerId = {};
    bool hasCheck = false;
    bool healthKnown = false;
    Amounts amounts;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "task_id") {
            const std::string_view given = idText(field);
            task.id = TaskId(QString::fromUtf8(given.data(), qsizetype(given.size())));
        } else if (key == "name") {
            task.name = name(field);
        } else if (key == "framework_id") {
            observed.framework = FrameworkId(id(field));
        } else if (key == "executor_id") {
            task.executorId = id(field);
        } else if (key == "agent_id") {
            observed.agent = AgentId(id(field));
        } else if (key == "state") {
            setState(task, text(field, m_trouble));
        } else if (key == "resources") {
            readResources(field, amounts);
        } else if (key == "statuses") {
            readStatuses(field, task, healthKnown);
        } else if (key == "health_check") {
            hasCheck = typeOf(field, m_trouble) == json_type::object;
        }
    });
    task.resources = amounts.sum;
    task.role = amounts.role;
    for (const PortRange &range : std::as_const(amounts.ports)) {
        for (int port = range.first; port <= range.last && task.ports.size() < MaxPorts; ++port)
            task.ports.append(quint16(port));
    }
    if (!healthKnown && hasCheck && isActive(task.state))
        task.health = Health::Unknown;
    if (isActive(task.state)) // it was unreachable once: why is over
        task.message.clear();
    return !task.id.isEmpty();
}

/// Ascending in time, as in /state; each state appears once, with its newest health.
void V1Reader::readStatuses(Value &value, Task &task, bool &healthKnown)
{
    eachItem(value, m_trouble, [&](Value item) {
        V1Status status;
        readStatus(item, task, status);
        if (task.stagedAtMs == 0)
            task.stagedAtMs = status.atMs;
        if (status.state == "TASK_RUNNING" && task.startedAtMs == 0)
            task.startedAtMs = status.atMs;
        if (status.atMs > 0)
            task.sinceMs = status.atMs;
        healthKnown = healthKnown || status.healthKnown;
    });
}

void V1Reader::readStatus(Value &value, Task &task, V1Status &status)
{
    std::string_view message;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "task_id") {
            status.taskId = idText(field);
        } else if (key == "agent_id") {
            status.agentId = idText(field);
        } else if (key == "state") {
            status.state = text(field, m_trouble);
        } else if (key == "source") {
            status.source = text(field, m_trouble);
        } else if (key == "message") {
            message = text(field, m_trouble);
        } else if (key == "timestamp") {
            status.atMs = seconds(field, m_trouble);
        } else if (key == "healthy") {
            const std::string_view health = text(field, m_trouble);
            status.healthKnown = health == "true" || health == "false";
            if (status.healthKnown)
                task.health = health == "true" ? Health::Healthy : Health::Unhealthy;
        } else if (key == "container_status") {
            readContainer(field, task);
        }
    });
    // What a running task says of itself is no reason for anything.
    if (!message.empty() && !isActive(parseTaskState(m_names(status.state))))
        task.message = QString::fromUtf8(message.data(), qsizetype(message.size())).left(MaxMessage);
}

void V1Reader::readContainer(Value &value, Task &task)
{
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "container_id") {
            const std::string_view given = idText(field);
            if (given == m_containerId) // every status of a task repeats it
                return;
            m_containerId = given;
            task.containerId = QString::fromUtf8(given.data(), qsizetype(given.size()));
        } else if (key == "network_infos") {
            eachItem(field, m_trouble, [&](Value network) { readAddresses(network, task); });
        }
    });
}

void V1Reader::readAddresses(Value &network, Task &task)
{
    eachField(network, m_trouble, [&](std::string_view key, Value list) {
        if (key != "ip_addresses")
            return;
        eachItem(list, m_trouble, [&](Value item) {
            eachField(item, m_trouble, [&](std::string_view part, Value given) {
                if (part != "ip_address")
                    return;
                const QString ip = name(given);
                if (!ip.isEmpty() && !task.addresses.contains(ip) && task.addresses.size() < MaxAddresses)
                    task.addresses += ip;
            });
        });
    });
}

/// Written as /state writes them: numbers as they stand, ranges and sets in brackets.
void V1Reader::readAttribute(Value &value, Agent &agent)
{
    QString named;
    QString given;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "name") {
            named = name(field);
        } else if (key == "scalar" || key == "text") {
            eachField(field, m_trouble, [&](std::string_view part, Value content) {
                if (part == "value")
                    given = name(content);
            });
        } else if (key == "ranges") {
            QList<PortRange> ranges;
            readRanges(field, ranges);
            QStringList parts;
            for (const PortRange &range : std::as_const(ranges))
                parts += QString::number(range.first) + QLatin1Char('-') + QString::number(range.last);
            given = QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
        } else if (key == "set") {
            QStringList items;
            eachField(field, m_trouble, [&](std::string_view part, Value list) {
                if (part == "item")
                    eachItem(list, m_trouble, [&](Value item) { items += name(item); });
            });
            given = QLatin1Char('{') + items.join(QStringLiteral(", ")) + QLatin1Char('}');
        }
    });
    if (!named.isEmpty())
        agent.attributes.insert(named, given);
}

bool V1Reader::readAgentInfo(Value &value, Agent &agent)
{
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "id") {
            agent.id = AgentId(id(field));
        } else if (key == "hostname") {
            agent.hostname = name(field);
        } else if (key == "port") {
            agent.port = int(std::clamp(number(field, m_trouble), 0.0, 65535.0));
        } else if (key == "attributes") {
            eachItem(field, m_trouble, [&](Value item) { readAttribute(item, agent); });
        } else if (key == "domain") {
            eachField(field, m_trouble, [&](std::string_view, Value fault) {
                eachField(fault, m_trouble, [&](std::string_view kind, Value place) {
                    eachField(place, m_trouble, [&](std::string_view part, Value given) {
                        if (part == "name")
                            (kind == "region" ? agent.region : agent.zone) = name(given);
                    });
                });
            });
        }
    });
    return !agent.id.isEmpty();
}

bool V1Reader::readAgent(Value &value, Agent &agent)
{
    bool active = true;
    bool deactivated = false;
    std::string_view drain;
    Amounts total;
    Amounts allocated;
    Amounts offered;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "agent_info") {
            readAgentInfo(field, agent);
        } else if (key == "active") {
            active = boolean(field, m_trouble, true);
        } else if (key == "deactivated") {
            deactivated = boolean(field, m_trouble);
        } else if (key == "drain_info") {
            eachField(field, m_trouble, [&](std::string_view part, Value given) {
                if (part == "state")
                    drain = text(given, m_trouble);
            });
        } else if (key == "version") {
            agent.version = name(field);
        } else if (key == "pid") {
            agent.pid = string(field, m_trouble);
        } else if (key == "registered_time") {
            agent.registeredAtMs = nanoseconds(field);
        } else if (key == "reregistered_time") {
            agent.reregisteredAtMs = nanoseconds(field);
        } else if (key == "total_resources") {
            agent.hasTotals = typeOf(field, m_trouble) == json_type::array;
            readResources(field, total);
        } else if (key == "allocated_resources") {
            readResources(field, allocated);
        } else if (key == "offered_resources") {
            readResources(field, offered);
        } else if (key == "capabilities") {
            agent.capabilities = readTypes(field);
        }
    });
    agent.total = total.sum;
    agent.reserved = total.reserved;
    agent.reservations = total.reservations;
    agent.ports = total.ports;
    agent.used = allocated.sum;
    agent.usedPorts = allocated.ports;
    agent.offered = offered.sum;
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

void V1Reader::readFrameworkInfo(Value &value, Framework &framework)
{
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "id")
            framework.id = FrameworkId(id(field));
        else if (key == "name")
            framework.name = name(field);
        else if (key == "user")
            framework.user = name(field);
        else if (key == "hostname")
            framework.hostname = name(field);
        else if (key == "webui_url")
            framework.webUiUrl = string(field, m_trouble);
        else if (key == "principal")
            framework.principal = name(field);
        else if (key == "role")
            framework.roles += name(field);
        else if (key == "roles")
            eachItem(field, m_trouble, [&](Value item) { framework.roles += name(item); });
        else if (key == "capabilities")
            framework.capabilities = readTypes(field);
        else if (key == "checkpoint")
            framework.checkpoint = boolean(field, m_trouble);
        else if (key == "failover_timeout")
            framework.failoverTimeoutSeconds = number(field, m_trouble);
    });
}

bool V1Reader::readFramework(Value &value, Framework &framework)
{
    Amounts allocated;
    Amounts offered;
    eachField(value, m_trouble, [&](std::string_view key, Value field) {
        if (key == "framework_info")
            readFrameworkInfo(field, framework);
        else if (key == "active")
            framework.active = boolean(field, m_trouble);
        else if (key == "connected")
            framework.connected = boolean(field, m_trouble);
        else if (key == "recovered")
            framework.recovered = boolean(field, m_trouble);
        else if (key == "registered_time")
            framework.registeredAtMs = nanoseconds(field);
        else if (key == "reregistered_time")
            framework.reregisteredAtMs = nanoseconds(field);
        else if (key == "unregistered_time")
            framework.unregisteredAtMs = nanoseconds(field);
        else if (key == "allocated_resources")
            readResources(field, allocated);
        else if (key == "offered_resources")
            readResources(field, offered);
    });
    framework.used = allocated.sum;
    framework.offered = offered.sum;
    if (framework.reregisteredAtMs == framework.registeredAtMs)
        framework.reregisteredAtMs = 0; // /state leaves it out then
    return !framework.id.isEmpty();
}

} // namespace mesoscope
