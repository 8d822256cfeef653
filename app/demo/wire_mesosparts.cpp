// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/wire_mesosparts.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace mesoscope::demo::mesos {

using namespace Qt::Literals::StringLiterals;

const SimResources ExecutorResources{0.1, 32, 10, 0};
static constexpr std::size_t CompletedPerFramework = 1000;

void Usage::add(const SimResources &resources)
{
    sum.cpus += resources.cpus;
    sum.mem += resources.mem;
    sum.disk += resources.disk;
    sum.gpus += resources.gpus;
}

void Usage::add(const SimTask &task)
{
    add(task.resources);
    ports += task.ports;
}

quint32 hash32(const QString &text)
{
    quint32 hash = 2166136261U; // FNV-1a: the same in every run, which qHash is not
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 16777619U;
    return hash;
}

QString uuidText(const QString &seed)
{
    return QUuid::createUuidV5(QUuid(), seed).toString(QUuid::WithoutBraces);
}

QByteArray uuidBase64(quint32 seed, quint32 n)
{
    QByteArray bytes(16, Qt::Uninitialized);
    quint64 state = quint64(seed) << 32 | n;
    for (int half = 0; half < 2; ++half) { // splitmix64
        state += 0x9E3779B97F4A7C15ULL;
        quint64 z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        for (int i = 0; i < 8; ++i)
            bytes[half * 8 + i] = static_cast<char>(z >> (8 * i) & 0xFF);
    }
    return bytes.toBase64();
}

QByteArray versionMembers(const MesosShape &shape)
{
    return "\"version\":\"" + shape.version.toLatin1() +
           "\",\"git_sha\":\"5ce2c80bddd689c28a8b4579468ac062fa337408\",\"git_branch\":"
           "\"refs/heads/master\",\"build_date\":\"2026-08-14 09:12:40 "
           "UTC\",\"build_time\":1786698760.0,\"build_user\":\"\"";
}

bool multiRole(const MesosShape &shape, const SimFramework &framework)
{
    return shape.partitions && framework.capabilities.contains("MULTI_ROLE"_L1);
}

QString frameworkRole(const SimFramework &framework)
{
    return framework.roles.value(0, u"*"_s);
}

/// The agent's own range without what is used of it.
static QByteArray freePorts(const SimRange &range, QList<int> used)
{
    std::sort(used.begin(), used.end());
    QByteArray text;
    const auto add = [&text](int begin, int end) {
        if (begin <= end)
            text += (text.isEmpty() ? "[" : ", ") + QByteArray::number(begin) + '-' + QByteArray::number(end);
    };
    int begin = range.begin;
    for (const int port : std::as_const(used)) {
        if (port < begin || port > range.end)
            continue;
        add(begin, port - 1);
        begin = port + 1;
    }
    add(begin, range.end);
    return text.isEmpty() ? text : text + ']';
}

/// What is reserved is offered to its role only, which Marathon is not.
static Offer offerOf(const SimAgent &agent, const SimCluster &cluster)
{
    Usage used;
    for (const qint32 index : agent.tasks) {
        const SimTask &task = cluster.tasks()[std::size_t(index)];
        if (task.ended || (!agent.reservedRole.isEmpty() && task.role == agent.reservedRole))
            continue;
        used.add(task);
        if (!task.executorId.isEmpty())
            used.add(ExecutorResources);
    }
    const SimResources whole = unreserved(agent);
    const auto left = [](double of, double taken) { return std::max(0.0, of - taken); };
    return {{left(whole.cpus, used.sum.cpus), left(whole.mem, used.sum.mem), left(whole.disk, used.sum.disk),
             left(whole.gpus, used.sum.gpus)},
            freePorts(agent.ports, used.ports)};
}

View::View(const SimCluster &sim, const Addresses &where, const WireContext &remembered, Extent extent)
    : cluster(sim), addresses(where), context(remembered)
{
    const auto &agents = cluster.agents();
    const auto &frameworks = cluster.frameworks();
    const std::size_t count = frameworks.size();
    live.resize(count);
    unreachable.resize(count);
    completed.resize(count);
    frameworkUsage.resize(count);
    agentUsage.resize(agents.size());
    listed.assign(agents.size(), 0);
    recovered.assign(agents.size(), 0);
    for (std::size_t i = 0; i < count; ++i)
        m_frameworkIndex.insert(frameworks[i].id, int(i));

    if (extent == Bare)
        return;
    blank = cluster.isRecovering() && cluster.nowMs() - cluster.electedMs() < BlankMs;
    const std::size_t missing = cluster.isRecovering() ? std::size_t(std::max(0, cluster.recoveredAgents())) : 0;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        if (blank)
            continue;
        if (!agents[i].reachable) {
            ++unreachableAgents;
        } else if (i + missing >= agents.size()) {
            recovered[i] = 1; // they come back in their order
        } else {
            listed[i] = 1;
        }
    }
    const std::vector<qint32> held = cluster.offeredAgents();
    for (const qint32 agent : held) {
        if (listed[std::size_t(agent)] != 0)
            offers.emplace(agent, offerOf(agents[std::size_t(agent)], cluster));
    }
    const auto &tasks = cluster.tasks();
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const SimTask &t = tasks[i];
        const int framework = m_frameworkIndex.value(t.frameworkId, -1);
        if (framework < 0 || t.agent < 0 || blank)
            continue;
        const auto f = std::size_t(framework);
        if (t.ended) {
            completed[f].push_back(qint32(i));
        } else if (t.state == "TASK_UNREACHABLE"_L1) {
            unreachable[f].push_back(qint32(i));
        } else if (listed[std::size_t(t.agent)] != 0) {
            live[f].push_back(qint32(i));
            frameworkUsage[f].add(t);
            agentUsage[std::size_t(t.agent)].add(t);
        }
    }
    for (std::size_t f = 0; f < count; ++f) {
        auto &done = completed[f];
        if (done.size() > CompletedPerFramework)
            done.erase(done.begin(), done.end() - std::ptrdiff_t(CompletedPerFramework));
        const auto executors = executorTasks(int(f));
        for (const qint32 t : executors) {
            frameworkUsage[f].add(ExecutorResources);
            agentUsage[std::size_t(tasks[std::size_t(t)].agent)].add(ExecutorResources);
        }
    }
}

Offer View::offered() const
{
    Offer all;
    for (const auto &entry : offers) {
        const SimResources &one = entry.second.free;
        all.free = {all.free.cpus + one.cpus, all.free.mem + one.mem, all.free.disk + one.disk,
                    all.free.gpus + one.gpus};
        if (all.ports.isEmpty())
            all.ports = entry.second.ports; // the ranges of all agents are the same but for what is used
    }
    return all;
}

QString View::offerId(qint32 agent) const
{
    return u"%1-O%2"_s.arg(cluster.masterId()).arg(cluster.nowMs() / 5000 + agent);
}

QString View::agentId(qint32 agent) const
{
    return agent >= 0 && std::size_t(agent) < cluster.agents().size() ? cluster.agents()[std::size_t(agent)].id
                                                                      : QString();
}

int View::agentPort(const SimAgent &agent) const
{
    return addresses.agentPorts.value(agent.id, addresses.agentPort);
}

std::vector<qint32> View::executorTasks(int framework) const
{
    std::vector<qint32> found;
    QSet<QString> seen;
    for (const qint32 index : live[std::size_t(framework)]) {
        const SimTask &t = cluster.tasks()[std::size_t(index)];
        if (t.executorId.isEmpty())
            continue;
        const QString key = t.executorId + u'@' + QString::number(t.agent);
        if (!seen.contains(key)) {
            seen.insert(key);
            found.push_back(index);
        }
    }
    return found;
}

static QByteArray labelArray(const QJsonObject &labels)
{
    JsonWriter json(256);
    json.beginArray();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        json.beginObject().field("key", it.key()).field("value", it.value().toString()).endObject();
    return json.endArray().take();
}

static AppParts makeParts(const QJsonObject &definition, const QString &appId)
{
    AppParts parts;
    parts.labels = labelArray(definition.value("labels"_L1).toObject());
    QStringList names = appId.split(u'/', Qt::SkipEmptyParts);
    std::reverse(names.begin(), names.end());
    parts.discoveryName = names.join(u'-');
    parts.command = definition.value("cmd"_L1).toString();
    const QJsonObject container = definition.value("container"_L1).toObject();
    QJsonArray ports = container.value("portMappings"_L1).toArray();
    if (ports.isEmpty())
        ports = container.value("docker"_L1)[u"portMappings"].toArray();
    if (ports.isEmpty())
        ports = definition.value("portDefinitions"_L1).toArray();
    for (const QJsonValue &port : std::as_const(ports)) {
        const QJsonObject labels = port[u"labels"].toObject();
        parts.ports.append({port[u"name"].toString(), port[u"protocol"].toString(u"tcp"_s),
                            labels.isEmpty() ? QByteArray() : "{\"labels\":" + labelArray(labels) + '}'});
    }
    const QJsonArray checks = definition.value("healthChecks"_L1).toArray();
    for (const QJsonValue &check : checks) {
        const QString protocol = check[u"protocol"].toString();
        if (protocol.startsWith("MESOS_"_L1) || protocol == "COMMAND"_L1) {
            parts.check = check.toObject(); // the others are run by Marathon itself: Mesos does not know of them
            break;
        }
    }
    const QString image = container.value("docker"_L1)[u"image"].toString();
    if (!image.isEmpty()) {
        JsonWriter json(128);
        json.beginObject().field("type", container.value("type"_L1).toString(u"DOCKER"_s));
        json.beginObject("docker").field("image", image).endObject().endObject();
        parts.container = json.take();
    }
    return parts;
}

const AppParts &View::parts(const SimTask &task) const
{
    const QString key = task.appId + u'@' + task.version;
    const auto known = m_parts.constFind(key);
    if (known != m_parts.constEnd())
        return *known;
    AppParts parts;
    const auto app = cluster.apps().find(task.appId);
    if (app != cluster.apps().end()) {
        const auto old = app->second.versions.find(task.version);
        parts = makeParts(old != app->second.versions.end() ? old->second : app->second.definition, task.appId);
    }
    return *m_parts.insert(key, parts);
}

QString executorContainerId(const SimTask &task)
{
    return task.executorId.isEmpty() ? task.containerId : uuidText(task.executorId);
}

QString executorName(const SimTask &task, const AppParts &parts)
{
    if (!task.executorId.isEmpty())
        return {};
    QString command = u"NO EXECUTABLE"_s;
    if (!parts.command.isEmpty())
        command =
            u"sh -c '"_s + (parts.command.size() > 12 ? parts.command.left(12) + u"..."_s : parts.command) + u'\'';
    return u"Command Executor (Task: %1) (Command: %2)"_s.arg(task.id, command);
}

QString sandboxDirectory(const View &view, const SimTask &task)
{
    return u"/var/lib/mesos/work/slaves/%1/frameworks/%2/executors/%3/runs/%4"_s.arg(
        view.agentId(task.agent), task.frameworkId, task.executorId.isEmpty() ? task.id : task.executorId,
        executorContainerId(task));
}

QList<SimRange> ranges(QList<int> ports)
{
    std::sort(ports.begin(), ports.end());
    QList<SimRange> found;
    for (const int port : std::as_const(ports)) {
        if (!found.isEmpty() && found.last().end + 1 >= port)
            found.last().end = port;
        else
            found.append({port, port});
    }
    return found;
}

QByteArray portRanges(QList<int> ports)
{
    const QList<SimRange> found = ranges(std::move(ports));
    if (found.isEmpty())
        return {};
    QByteArray out = "[";
    for (const SimRange &range : found) {
        if (out.size() > 1)
            out += ", ";
        out += QByteArray::number(range.begin) + '-' + QByteArray::number(range.end);
    }
    return out + ']';
}

double rounded(double scalar)
{
    return double(qRound64(scalar * 1000)) / 1000; // as Mesos does: three decimal digits, no 0.30000000000000004
}

void resources(JsonWriter &json, const char *name, const SimResources &sum, const QByteArray &ports)
{
    json.beginObject(name);
    json.field("disk", rounded(sum.disk)).field("mem", rounded(sum.mem)).field("gpus", rounded(sum.gpus));
    json.field("cpus", rounded(sum.cpus));
    if (!ports.isEmpty())
        json.key("ports").bytes(ports);
    json.endObject();
}

void resources(JsonWriter &json, const char *name, const SimResources &sum, const QList<int> &ports)
{
    resources(json, name, sum, portRanges(ports));
}

void attributes(JsonWriter &json, const SimAgent &agent)
{
    json.beginObject("attributes");
    for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it) {
        bool number = false;
        const double scalar = it.value().toDouble(&number);
        json.key(it.key());
        if (number)
            json.value(scalar);
        else
            json.value(it.value());
    }
    json.endObject();
}

void domain(JsonWriter &json, const SimAgent &agent)
{
    if (agent.region.isEmpty())
        return;
    json.beginObject("domain").beginObject("fault_domain");
    json.beginObject("region").field("name", agent.region).endObject();
    json.beginObject("zone").field("name", agent.zone).endObject();
    json.endObject().endObject();
}

QList<const char *> agentCapabilities(const MesosShape &shape)
{
    if (!shape.frameworkEvents)
        return {"MULTI_ROLE"};
    QList<const char *> names{"MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT", "RESOURCE_PROVIDER"};
    if (shape.draining)
        names += {"RESIZE_VOLUME", "AGENT_OPERATION_FEEDBACK", "AGENT_DRAINING"};
    if (shape.offerConstraints)
        names += "TASK_RESOURCE_LIMITS";
    return names;
}

void capabilities(JsonWriter &json, const MesosShape &shape)
{
    json.beginArray("capabilities");
    const QList<const char *> names = agentCapabilities(shape);
    for (const char *capability : names)
        json.value(capability);
    json.endArray();
}

SimResources unreserved(const SimAgent &agent)
{
    return {agent.total.cpus - agent.reserved.cpus, agent.total.mem - agent.reserved.mem,
            agent.total.disk - agent.reserved.disk, agent.total.gpus - agent.reserved.gpus};
}

static QByteArray agentPorts(const SimAgent &agent)
{
    return '[' + QByteArray::number(agent.ports.begin) + '-' + QByteArray::number(agent.ports.end) + ']';
}

void reservedAndUnreserved(JsonWriter &json, const SimAgent &agent)
{
    json.beginObject("reserved_resources");
    if (!agent.reservedRole.isEmpty())
        resources(json, agent.reservedRole.toUtf8().constData(), agent.reserved, QByteArray());
    json.endObject();
    resources(json, "unreserved_resources", unreserved(agent), agentPorts(agent));
}

void fullResources(JsonWriter &json, const SimAgent &agent)
{
    json.beginObject("reserved_resources_full");
    if (!agent.reservedRole.isEmpty()) {
        json.beginArray(agent.reservedRole.toUtf8().constData());
        resourceList(json, agent.reserved, {}, {agent.reservedRole, {}, agent.reservedRole});
        json.endArray();
    }
    json.endObject();
    json.beginArray("unreserved_resources_full");
    resourceList(json, unreserved(agent), {agent.ports}, {u"*"_s, {}, {}});
    json.endArray();
}

/// The part both dialects share: who the container is and where it can be reached.
void containerStatus(JsonWriter &json, const SimTask &task, bool executorPid)
{
    json.beginObject("container_status");
    json.beginObject("container_id").field("value", task.containerId);
    if (!task.executorId.isEmpty())
        json.id("parent", executorContainerId(task));
    json.endObject();
    if (!task.containerIp.isEmpty() && task.executorId.isEmpty()) {
        json.beginArray("network_infos").beginObject().beginArray("ip_addresses").beginObject();
        json.field("protocol", "IPv4").field("ip_address", task.containerIp);
        json.endObject().endArray().endObject().endArray();
    }
    if (executorPid)
        json.field("executor_pid", int(2000 + task.seed % 28000));
    json.endObject();
}

void discovery(JsonWriter &json, const SimTask &task, const AppParts &parts)
{
    if (!parts.discoveryName.isEmpty()) {
        json.beginObject("discovery").field("visibility", "FRAMEWORK").field("name", parts.discoveryName);
        json.beginObject("ports");
        if (!task.ports.isEmpty()) {
            json.beginArray("ports");
            for (qsizetype i = 0; i < task.ports.size(); ++i) {
                const AppParts::Port port = parts.ports.value(i);
                json.beginObject().field("number", task.ports.at(i));
                if (!port.name.isEmpty())
                    json.field("name", port.name);
                json.field("protocol", port.protocol.isEmpty() ? u"tcp"_s : port.protocol.left(3));
                if (!port.labels.isEmpty())
                    json.key("labels").raw(port.labels);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject().endObject();
    }
}

/// Discovery and health check are the same in both dialects.
void discoveryAndCheck(JsonWriter &json, const SimTask &task, const AppParts &parts)
{
    discovery(json, task, parts);
    if (!parts.container.isEmpty())
        json.key("container").raw(parts.container);
    if (parts.check.isEmpty())
        return;
    const QJsonObject &check = parts.check;
    json.beginObject("health_check");
    json.field("delay_seconds", check.value("delaySeconds"_L1).toDouble(15));
    json.field("interval_seconds", check.value("intervalSeconds"_L1).toDouble(60));
    json.field("timeout_seconds", check.value("timeoutSeconds"_L1).toDouble(20));
    json.field("consecutive_failures", check.value("maxConsecutiveFailures"_L1).toInt(3));
    json.field("grace_period_seconds", check.value("gracePeriodSeconds"_L1).toDouble(300));
    const QString protocol = check.value("protocol"_L1).toString();
    const int port = check.contains("port"_L1) ? check.value("port"_L1).toInt()
                                               : task.ports.value(check.value("portIndex"_L1).toInt(0));
    if (protocol == "COMMAND"_L1) {
        json.field("type", "COMMAND").beginObject("command").field("shell", true);
        json.field("value", check.value("command"_L1)[u"value"].toString()).endObject();
    } else if (protocol == "MESOS_TCP"_L1) {
        json.field("type", "TCP").beginObject("tcp").field("protocol", "IPv4").field("port", port).endObject();
    } else {
        json.field("type", "HTTP").beginObject("http").field("protocol", "IPv4");
        json.field("scheme", protocol == "MESOS_HTTPS"_L1 ? "https" : "http").field("port", port);
        json.field("path", check.value("path"_L1).toString(u"/"_s)).endObject();
    }
    json.endObject();
}

/// Lists show no TASK_STAGING: the master makes no status update of it.
bool shown(const View &view, const SimStatus &status)
{
    return status.state != "TASK_STAGING"_L1 && !(view.agentSide && byMaster(status));
}

bool byMaster(const SimStatus &status)
{
    return status.source == "SOURCE_MASTER"_L1;
}

void task(JsonWriter &json, const View &view, const SimTask &content)
{
    const AppParts &parts = view.parts(content);
    json.beginObject();
    json.field("id", content.id).field("name", content.name).field("framework_id", content.frameworkId);
    json.field("executor_id", content.executorId).field("slave_id", view.agentId(content.agent));
    json.field("state", content.state);
    resources(json, "resources", content.resources, content.ports);
    if (view.shape().taskRoles)
        json.field("role", content.role.isEmpty() ? u"*"_s : content.role);
    json.beginArray("statuses");
    for (const SimStatus &status : content.statuses) {
        if (!shown(view, status))
            continue;
        json.beginObject().field("state", status.state).timeField("timestamp", status.timeMs);
        if (!byMaster(status))
            containerStatus(json, content, false);
        if (status.healthy)
            json.field("healthy", *status.healthy);
        json.endObject();
    }
    json.endArray();
    if (!parts.labels.isEmpty())
        json.key("labels").raw(parts.labels);
    discoveryAndCheck(json, content, parts);
    json.endObject();
}

} // namespace mesoscope::demo::mesos
