// SPDX-License-Identifier: GPL-3.0-or-later
// What the masters' and the agents' answers are made of, in both dialects: v0 (/state and its relatives) and v1
// (operator API). Keys and number formats follow recordings of Mesos 1.11.
#pragma once

#include "app/demo/jsonwriter.h"
#include "app/demo/wire.h"

#include <map>

namespace mesoscope::demo::mesos {

/// Allocated resources with their ports.
struct Usage
{
    SimResources sum;
    QList<int> ports;

    void add(const SimTask &task);
    void add(const SimResources &resources);
};

/// What is derived once per app version: the same for all of its tasks.
struct AppParts
{
    struct Port
    {
        QString name, protocol;
        QByteArray labels; ///< `{"labels":[…]}`, or empty
    };
    QByteArray labels;     ///< array of {key,value}, or empty: none
    QString discoveryName; ///< empty: no discovery
    QList<Port> ports;
    QJsonObject check;    ///< a check that Mesos runs, as Marathon defines it; empty: none
    QByteArray container; ///< `{"type":"DOCKER",…}`, or empty
    QString command;
};

/// What is free on an agent while it is offered.
struct Offer
{
    SimResources free;
    QByteArray ports; ///< "[31000-31499, 31501-31899]"
};

/// One answer's view of the cluster: who is listed where, and the caches that make 100,000 tasks quick.
class View
{
public:
    enum Extent { Whole, Bare }; ///< Bare: no lists and sums, for one record of the event stream

    View(const SimCluster &cluster, const Addresses &addresses, const WireContext &context, Extent extent = Whole);

    const SimCluster &cluster;
    const Addresses &addresses;
    const WireContext &context;

    /// Task indices by framework index; completed are the newest 1,000 as the master keeps them.
    std::vector<std::vector<qint32>> live, unreachable, completed;
    std::vector<Usage> agentUsage, frameworkUsage;
    std::map<qint32, Offer> offers; ///< by agent: what Marathon holds of it at this moment
    std::vector<char> listed;       ///< by agent: in "slaves"
    std::vector<char> recovered;    ///< by agent: in "recovered_slaves": known from the registry, not back yet
    int unreachableAgents = 0;
    bool agentSide = false; ///< an agent's answer: what its master said of a task is not in it
    bool blank = false;     ///< a leader in its first moment answers with nothing at all

    int frameworkIndex(const QString &id) const { return m_frameworkIndex.value(id, -1); }
    QString agentId(qint32 agent) const;
    /// "127.0.0.1:PORT": where the agent really listens.
    int agentPort(const SimAgent &agent) const;
    const AppParts &parts(const SimTask &task) const;
    Offer offered() const; ///< of all agents together
    QString offerId(qint32 agent) const;
    const MesosShape &shape() const { return cluster.scenario().versions.mesos; }
    /// Every task that has its own executor entry (pods): (framework, executor, agent) once, in order of appearance.
    std::vector<qint32> executorTasks(int framework) const;

private:
    QHash<QString, int> m_frameworkIndex;
    mutable QHash<QString, AppParts> m_parts;
};

extern const SimResources ExecutorResources; ///< of a pod's default executor
inline constexpr qint64 BlankMs = 100;       ///< how long a new leader has recovered nothing (observed: up to 0.1 s)

QByteArray versionMembers(const MesosShape &shape); ///< "version" … "build_user" as members
QByteArray uuidBase64(quint32 seed, quint32 n);
QString uuidText(const QString &seed);
QString frameworkRole(const SimFramework &framework);
bool multiRole(const MesosShape &shape, const SimFramework &framework);
QString executorContainerId(const SimTask &task);
QString executorName(const SimTask &task, const AppParts &parts);
QString sandboxDirectory(const View &view, const SimTask &task); ///< of the executor
quint32 hash32(const QString &text);

QList<const char *> agentCapabilities(const MesosShape &shape);

// both
double rounded(double scalar);
bool shown(const View &view, const SimStatus &status);
bool byMaster(const SimStatus &status);
void containerStatus(JsonWriter &json, const SimTask &task, bool executorPid);
void discovery(JsonWriter &json, const SimTask &task, const AppParts &parts);
void discoveryAndCheck(JsonWriter &json, const SimTask &task, const AppParts &parts);

// v0
void resources(JsonWriter &json, const char *name, const SimResources &sum, const QList<int> &ports);
void resources(JsonWriter &json, const char *name, const SimResources &sum, const QByteArray &ports);
QByteArray portRanges(QList<int> ports); ///< "[31000-31000, 31900-31902]"
void attributes(JsonWriter &json, const SimAgent &agent);
void domain(JsonWriter &json, const SimAgent &agent);
void capabilities(JsonWriter &json, const MesosShape &shape);
SimResources unreserved(const SimAgent &agent);
void reservedAndUnreserved(JsonWriter &json, const SimAgent &agent);
void task(JsonWriter &json, const View &view, const SimTask &content);
void fullResources(JsonWriter &json, const SimAgent &agent); ///< reserved_… and unreserved_resources_full

// v1
struct ResourceNotes
{
    QString role;      ///< "role", empty: left out
    QString allocated; ///< "allocation_info", empty: left out
    QString reserved;  ///< a static reservation, empty: none
};
void resourceList(JsonWriter &json, const SimResources &sum, const QList<SimRange> &ports, const ResourceNotes &notes);
void quantityList(JsonWriter &json, const char *name, const Usage &usage); ///< nothing when there is nothing
QList<SimRange> ranges(QList<int> ports);
void taskV1(JsonWriter &json, const View &view, const SimTask &content);
void statusV1(JsonWriter &json, const View &view, const SimTask &content, const SimStatus &status, quint32 n);
void agentInfo(JsonWriter &json, const View &view, const SimAgent &agent, bool checkpoint = true);
void agentV1(JsonWriter &json, const View &view, int agent);
void frameworkInfo(JsonWriter &json, const View &view, const SimFramework &framework);
void frameworkV1(JsonWriter &json, const View &view, int framework);

} // namespace mesoscope::demo::mesos
