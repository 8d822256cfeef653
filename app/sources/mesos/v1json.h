// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks, statuses, agents and frameworks as the operator API writes them. Internal to app/sources/mesos.
#pragma once

#include "app/sources/mesos/ondemand.h"
#include "models/domain/agent.h"
#include "models/domain/framework.h"
#include "models/domain/observation.h"

namespace mesoscope {

/// What a status says beside what it does to its task. The views live as long as the document.
struct V1Status
{
    std::string_view taskId;
    std::string_view agentId;
    std::string_view state;
    std::string_view source;
    qint64 atMs = 0;
    bool healthKnown = false;
};

/// Ids are wrapped ({"value":…}), resources are lists of named amounts, times are nanoseconds: protobuf's JSON.
class V1Reader
{
public:
    explicit V1Reader(ondemand::Trouble &trouble) : m_trouble(trouble) {}

    /// Each false when there is no id.
    bool readTask(ondemand::Value &value, ObservedTask &observed);
    bool readAgent(ondemand::Value &value, Agent &agent);
    bool readAgentInfo(ondemand::Value &value, Agent &agent);
    bool readFramework(ondemand::Value &value, Framework &framework);
    void readFrameworkInfo(ondemand::Value &value, Framework &framework);
    /// Takes health, container, addresses and the message of an end over to @p task.
    void readStatus(ondemand::Value &value, Task &task, V1Status &status);
    void setState(Task &task, std::string_view name);

    QString id(ondemand::Value &value) { return m_names(idText(value)); }
    QString copied(std::string_view text) { return m_names(text); }

private:
    struct Amounts
    {
        Resources sum;
        Resources reserved;
        QMap<QString, Resources> reservations;
        QList<PortRange> ports;
        QString role; ///< that the first of them is allocated to
    };

    std::string_view idText(ondemand::Value &value);
    QString name(ondemand::Value &value) { return m_names(ondemand::text(value, m_trouble)); }
    qint64 nanoseconds(ondemand::Value &value);
    void readResources(ondemand::Value &value, Amounts &amounts);
    void readResource(ondemand::Value &value, Amounts &amounts);
    void readRanges(ondemand::Value &value, QList<PortRange> &ranges);
    void readStatuses(ondemand::Value &value, Task &task, bool &healthKnown);
    void readContainer(ondemand::Value &value, Task &task);
    void readAddresses(ondemand::Value &network, Task &task);
    void readAttribute(ondemand::Value &value, Agent &agent);
    QStringList readTypes(ondemand::Value &value);

    ondemand::Trouble &m_trouble;
    ondemand::Interner m_names;
    std::string_view m_state; ///< of the task before, as written
    TaskState m_parsedState = TaskState::Unknown;
    std::string_view m_containerId; ///< of the status before
};

} // namespace mesoscope
