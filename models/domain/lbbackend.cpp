// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the backend and whose server is whose.
#include "models/domain/lbbackend.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace mesoscope {

namespace {

/// As marathon-lb writes names: whatever is neither letter, digit nor hyphen becomes '_'.
QString inNames(const QString &text)
{
    QString name = text;
    for (QChar &c : name) {
        const char16_t u = c.unicode();
        if (!((u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'-'))
            c = u'_';
    }
    return name;
}

QString addressOfPid(const QString &pid) ///< "10.0.0.10" of "slave(1)@10.0.0.10:5051"
{
    const qsizetype at = pid.indexOf(u'@');
    const qsizetype colon = pid.lastIndexOf(u':');
    return at >= 0 && colon > at ? pid.mid(at + 1, colon - at - 1) : QString();
}

/// Who listens where. Thousands of instances are compared with as many servers: by key, not one with each.
class Listeners
{
public:
    Listeners(const App &app, const LbService &service, const ClusterSnapshot &snapshot)
    {
        const PortMapping mapping = app.ports.value(service.index);
        int before = 0; // ports of the host are told in the order of the mappings that have one
        for (int i = 0; i < service.index; ++i)
            before += app.ports.at(i).hostPort.has_value();
        for (const Task *task : snapshot.tasksOf(app.handle)) {
            if (!isActive(task->state))
                continue;
            m_tasks.push_back(task);
            const int port = mapping.hostPort ? int(task->ports.value(before)) : mapping.containerPort;
            m_byPort[port].insert(task);
            add(task, task->host, port);
            for (const QString &address : task->addresses)
                add(task, address, port);
            if (const Agent *agent = snapshot.agent(task->agent)) {
                add(task, agent->hostname, port);
                add(task, addressOfPid(agent->pid), port);
            }
        }
    }

    const std::vector<const Task *> &tasks() const { return m_tasks; }

    const Task *find(const LbRow &row, int port) const
    {
        const qsizetype colon = row.address.lastIndexOf(u':');
        const QString ip = colon > 0 ? inNames(row.address.left(colon)) : QString();
        const QString ending = u'_' + QString::number(port);
        if (const Task *task = m_byName.value(ip + ending))
            return task;
        if (const Task *task = m_byName.value(row.server))
            return task;
        if (!row.server.endsWith(ending))
            return nullptr;
        // "<host>_<ip>_<port>": an address of four numbers, or the one that is told.
        QString host = row.server.chopped(ending.size());
        if (!ip.isEmpty() && host.endsWith(u'_' + ip))
            host.chop(ip.size() + 1);
        else if (host.count(u'_') >= 4)
            host = host.section(u'_', 0, -5);
        return m_byName.value(host + ending);
    }
    /// The only instance with that port.
    const Task *alone(int port) const
    {
        const QSet<const Task *> tasks = m_byPort.value(port);
        return tasks.size() == 1 ? *tasks.cbegin() : nullptr;
    }

private:
    void add(const Task *task, const QString &host, int port)
    {
        if (host.isEmpty() || port <= 0)
            return;
        const QString name = inNames(host) + u'_' + QString::number(port);
        const auto known = m_byName.constFind(name);
        // Addresses inside of containers repeat from node to node: what two have tells nothing.
        m_byName.insert(name, known == m_byName.cend() || *known == task ? task : nullptr);
    }

    std::vector<const Task *> m_tasks;
    QHash<QString, const Task *> m_byName;
    QHash<int, QSet<const Task *>> m_byPort;
};

/// The port in a server's address, else at the end of its name.
int portOf(const LbRow &row)
{
    const QString &text = row.address.contains(u':') ? row.address : row.server;
    const qsizetype cut = std::max(text.lastIndexOf(u':'), text.lastIndexOf(u'_'));
    return QStringView(text).mid(cut + 1).toInt();
}

void matchServers(LbBackend &backend, const Listeners &listeners)
{
    QHash<int, int> serversAt;
    for (const LbServer &server : backend.servers)
        ++serversAt[server.port];
    QSet<const Task *> served;
    for (LbServer &server : backend.servers) {
        const Task *task = listeners.find(server.row, server.port);
        if (!task && serversAt.value(server.port) == 1)
            task = listeners.alone(server.port);
        if (!task)
            continue;
        served.insert(task);
        server.task = task->id;
        server.host = task->host;
    }
    for (const Task *task : listeners.tasks()) {
        if (task->state == TaskState::Running && !served.contains(task))
            backend.unserved.push_back({task->id, task->host});
    }
}

} // namespace

LbBackend lbBackendOf(const App &app, const LbService &service, const ClusterSnapshot &snapshot)
{
    LbBackend backend;
    // Other layouts name their backends differently; a service port belongs to one of them all the same.
    const QString ending = u'_' + QString::number(service.port);
    QSet<QString> similar;
    for (const LbRow &row : snapshot.lb) {
        if (row.type != LbRow::Type::Backend)
            continue;
        if (row.proxy == service.backend) {
            backend.name = row.proxy;
            break;
        }
        if (row.proxy.endsWith(ending))
            similar.insert(row.proxy);
    }
    if (backend.name.isEmpty() && similar.size() == 1)
        backend.name = *similar.cbegin();
    if (backend.name.isEmpty() || service.port <= 0)
        return backend;
    backend.known = true;
    for (const LbRow &row : snapshot.lb) {
        if (row.proxy != backend.name)
            continue;
        if (row.type == LbRow::Type::Backend)
            backend.sum = row;
        else if (row.type == LbRow::Type::Server)
            backend.servers.push_back({row, {}, {}, portOf(row)});
    }
    matchServers(backend, Listeners(app, service, snapshot));
    return backend;
}

} // namespace mesoscope
