// SPDX-License-Identifier: GPL-3.0-or-later
// A small Mesos master that says on /state, /slaves and SUBSCRIBE what a test wants it to, also what cannot be.
#pragma once

#include "tests/sources/testdata.h"
#include "tests/support/scriptedserver.h"

#include <map>

namespace mesoscope::test {

class ScriptedMaster
{
public:
    ScriptedMaster()
    {
        server.setHandler(
            [this](const ScriptedRequest &request, const ScriptedReply &reply) { answer(request, reply); });
    }

    ScriptedServer server;
    QByteArray id = "m1";
    double electedAt = 1000;
    double heartbeat = 15;
    std::map<QByteArray, QByteArray> tasks; ///< id → "TASK_RUNNING"
    QList<QByteArray> agents{"S1"};
    QList<QByteArray> inactive; ///< of these
    int unreachable = 0;        ///< beside these
    bool counting = false;      ///< gives /metrics/snapshot
    int uncounted = 0;          ///< by so many it counts too few
    int refusal = 0;            ///< the status that SUBSCRIBE gets instead
    QByteArray opening;         ///< instead of the first record
    QByteArray leader;          ///< "host:port": everything but /version is redirected there
    QList<ScriptedReply> open;  ///< streams

    int states() const { return server.count("GET", QStringLiteral("/state")); }
    int subscriptions() const { return server.count("POST", QStringLiteral("/api/v1")); }

    void send(const QByteArray &json)
    {
        const QByteArray record = framed(json);
        raw(QByteArray::number(record.size(), 16) + "\r\n" + record + "\r\n");
    }
    void raw(const QByteArray &bytes)
    {
        for (const ScriptedReply &reply : std::as_const(open))
            reply.raw(bytes);
    }
    void breakStreams()
    {
        for (const ScriptedReply &reply : std::as_const(open))
            reply.reset();
        open.clear();
    }
    /// In the state, and told to the streams.
    void addTask(const QByteArray &task)
    {
        tasks[task] = "TASK_STAGING";
        send(js("{`type`:`TASK_ADDED`,`task_added`:{`task`:") + taskJson(task, "TASK_STAGING") + "}}");
    }
    void updateTask(const QByteArray &task, const QByteArray &state, double at, bool inState = true)
    {
        if (inState)
            tasks[task] = state;
        send(updateJson(task, state, at));
    }
    static QByteArray updateJson(const QByteArray &task, const QByteArray &state, double at)
    {
        return js("{`type`:`TASK_UPDATED`,`task_updated`:{`framework_id`:{`value`:`F1`},`status`:{`task_id`:{`value`:"
                  "`") +
               task + js("`},`state`:`") + state +
               js("`,`source`:`SOURCE_EXECUTOR`,`agent_id`:{`value`:`S1`},`timestamp`:") +
               QByteArray::number(at, 'f', 3) + js("},`state`:`") + state + js("`}}");
    }
    static QByteArray framed(const QByteArray &json) { return QByteArray::number(json.size()) + '\n' + json; }

private:
    static QByteArray taskJson(const QByteArray &task, const QByteArray &state)
    {
        return js("{`name`:`n`,`task_id`:{`value`:`") + task +
               js("`},`framework_id`:{`value`:`F1`},`agent_id`:{`value`:`S1`},`state`:`") + state +
               js("`,`resources`:[{`name`:`cpus`,`type`:`SCALAR`,`scalar`:{`value`:0.1}}]}");
    }
    QByteArray slaves(const QByteArray &only = {}) const
    {
        QByteArrayList list;
        for (const QByteArray &agent : agents) {
            if (only.isEmpty() || only == agent)
                list += js("{`id`:`") + agent + js("`,`hostname`:`h`,`pid`:`slave(1)@127.0.0.1:1`,`active`:") +
                        (inactive.contains(agent) ? "false" : "true") + js(",`resources`:{`cpus`:8}}");
        }
        return js("`slaves`:[") + list.join(',') + "]";
    }
    QByteArray state() const
    {
        QByteArrayList list;
        for (const auto &[task, now] : tasks)
            list += js("{`id`:`") + task + js("`,`name`:`n`,`framework_id`:`F1`,`slave_id`:`S1`,`state`:`") + now +
                    js("`,`resources`:{`cpus`:0.1}}");
        const QByteArray pid = js("`master@127.0.0.1:") + QByteArray::number(server.port()) + '"';
        return js("{`version`:`1.11.0`,`id`:`") + id + js("`,`elected_time`:") + QByteArray::number(electedAt) +
               js(",`pid`:") + pid + js(",`leader`:") + pid + ',' + slaves() +
               js(",`frameworks`:[{`id`:`F1`,`name`:`marathon`,`active`:true,`tasks`:[") + list.join(',') + "]}]}";
    }
    QByteArray subscribed() const
    {
        QByteArrayList list;
        for (const auto &[task, now] : tasks)
            list += taskJson(task, now);
        QByteArrayList infos;
        for (const QByteArray &agent : agents)
            infos += js("{`agent_info`:{`id`:{`value`:`") + agent +
                     js("`},`hostname`:`h`},`active`:true,`pid`:`slave(1)@127.0.0.1:1`,`total_resources`:"
                        "[{`name`:`cpus`,`scalar`:{`value`:8}}]}");
        return js("{`type`:`SUBSCRIBED`,`subscribed`:{`get_state`:{`get_tasks`:{`tasks`:[") + list.join(',') +
               js("]},`get_frameworks`:{`frameworks`:[{`framework_info`:{`id`:{`value`:`F1`},`name`:`marathon`},"
                  "`active`:true}]},`get_agents`:{`agents`:[") +
               infos.join(',') + js("]}},`heartbeat_interval_seconds`:") + QByteArray::number(heartbeat) + "}}";
    }
    QByteArray metrics() const
    {
        const auto number = [](int value) { return QByteArray::number(value); };
        return js("{`master/elected`:") + (leader.isEmpty() ? "1" : "0") + js(",`master/slaves_connected`:") +
               number(int(agents.size()) - uncounted) + js(",`master/slaves_disconnected`:0,`master/slaves_active`:") +
               number(int(agents.size() - inactive.size()) - uncounted) + js(",`master/slaves_unreachable`:") +
               number(unreachable) + js(",`master/slave_registrations`:7,`master/slave_reregistrations`:0}");
    }
    void answer(const ScriptedRequest &request, const ScriptedReply &reply)
    {
        if (request.path == QLatin1String("/version"))
            reply.send(200, js("{`version`:`1.11.0`}"));
        else if (request.path == QLatin1String("/metrics/snapshot") && counting)
            reply.send(200, metrics()); // each of its own
        else if (!leader.isEmpty())
            reply.redirect(307, "//" + leader + request.target);
        else if (request.path == QLatin1String("/state"))
            reply.send(200, state());
        else if (request.path == QLatin1String("/slaves"))
            reply.send(200, '{' + slaves(request.query.queryItemValue(QStringLiteral("slave_id")).toUtf8()) + '}');
        else if (request.path == QLatin1String("/roles"))
            reply.send(200, js("{`roles`:[]}"));
        else if (request.path == QLatin1String("/api/v1") && refusal)
            reply.send(refusal, "no", {}, "text/plain");
        else if (request.path == QLatin1String("/api/v1")) {
            const QByteArray first = opening.isEmpty() ? framed(subscribed()) : opening;
            reply.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
                      QByteArray::number(first.size(), 16) + "\r\n" + first + "\r\n");
            open += reply;
        } else
            reply.send(404, "404 Not Found.", {}, "text/plain");
    }
};

} // namespace mesoscope::test
