// SPDX-License-Identifier: GPL-3.0-or-later
// A demo cluster in a process of its own that a test steers: one command a line of JSON on standard input, one answer a
// line on standard output. Time moves by "advance" only. Ends with its standard input.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>

using namespace mesoscope;
using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

Fault faultOf(const QJsonObject &command)
{
    static const QHash<QString, Fault::Kind> kinds{
        {u"delay"_s, Fault::Kind::Delay},     {u"hang"_s, Fault::Kind::Hang},         {u"cut"_s, Fault::Kind::Cut},
        {u"garbage"_s, Fault::Kind::Garbage}, {u"status"_s, Fault::Kind::Status},     {u"drop"_s, Fault::Kind::Drop},
        {u"slow"_s, Fault::Kind::SlowLoris},  {u"redirect"_s, Fault::Kind::Redirect}, {u"html"_s, Fault::Kind::Html},
        {u"none"_s, Fault::Kind::None},
    };
    Fault fault;
    fault.kind = kinds.value(command["kind"_L1].toString());
    fault.service = command["service"_L1].toString();
    fault.path = command["path"_L1].toString();
    fault.delayMs = command["delayMs"_L1].toInt();
    fault.status = command["status"_L1].toInt(503);
    fault.body = command["body"_L1].toString().toUtf8();
    fault.count = command["count"_L1].toInt(-1);
    return fault;
}

/// What a client that sees everything must show.
QJsonObject truthOf(const SimCluster &cluster)
{
    QJsonArray live;
    for (const SimTask &task : cluster.tasks()) {
        if (!task.ended)
            live.append(task.id);
    }
    QJsonArray agents;
    for (const SimAgent &agent : cluster.agents()) {
        if (agent.reachable)
            agents.append(agent.id);
    }
    QJsonArray apps;
    for (const auto &app : cluster.apps())
        apps.append(app.first);
    return {{u"tasks"_s, live},
            {u"agents"_s, agents},
            {u"apps"_s, apps},
            {u"everMade"_s, qint64(cluster.tasks().size())},
            {u"recovering"_s, cluster.isRecovering()},
            {u"leader"_s, cluster.leader()}};
}

QJsonObject carryOut(DemoServer &server, const QJsonObject &command)
{
    const QString what = command["do"_L1].toString();
    const int index = command["index"_L1].toInt();
    QJsonObject answer{{u"ok"_s, true}};
    if (what == "advance"_L1)
        server.advance(qint64(command["ms"_L1].toDouble()));
    else if (what == "fault"_L1)
        server.setFault(faultOf(command));
    else if (what == "clearFaults"_L1)
        server.clearFaults();
    else if (what == "closeStreams"_L1)
        server.closeStreams(command["service"_L1].toString());
    else if (what == "leader"_L1)
        server.run([index](SimCluster &cluster) { cluster.setLeader(index); });
    else if (what == "agent"_L1)
        server.run([&](SimCluster &cluster) {
            cluster.setAgentReachable(index % int(cluster.agents().size()), command["reachable"_L1].toBool());
        });
    else if (what == "failTask"_L1)
        server.run([index](SimCluster &cluster) {
            std::vector<QString> live;
            for (const SimTask &task : cluster.tasks()) {
                if (!task.ended && task.state == "TASK_RUNNING"_L1)
                    live.push_back(task.id);
            }
            if (!live.empty())
                cluster.failTask(live[size_t(index) % live.size()], u"killed by the test"_s);
        });
    else if (what == "truth"_L1)
        server.run([&answer](SimCluster &cluster) { answer = truthOf(cluster); });
    else
        answer = {{u"ok"_s, false}};
    return answer;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto scenario = loadScenario(QString::fromLocal8Bit(argc > 1 ? argv[1] : "small"));
    const int port = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    const double speed = argc > 3 ? QByteArray(argv[3]).toDouble() : 0;
    DemoServer server;
    if (!scenario.ok() || !server.start({*scenario, port, speed}).ok())
        return 1;
    const auto say = [](const QJsonObject &line) {
        std::fputs((QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n').constData(), stdout);
        std::fflush(stdout);
    };
    QJsonObject description = server.description();
    description.insert(u"ready"_s, true);
    say(description);
    for (std::string line; std::getline(std::cin, line);) // the server has a thread of its own
        say(carryOut(server, QJsonDocument::fromJson(QByteArray::fromStdString(line)).object()));
    return 0;
}
