// SPDX-License-Identifier: GPL-3.0-or-later
// The child process behind Cluster: the demo server, told by its parent what shall happen.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/bench/cluster.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/// Half of them fail and are started again, the other half were on agents that become unreachable or come back.
static void change(demo::SimCluster &cluster, int wanted, int round)
{
    const int tasks = int(cluster.tasks().size());
    const int agents = int(cluster.agents().size());
    if (tasks == 0 || agents == 0)
        return;
    int changed = 0;
    for (int i = round * 7919; changed < wanted / 2 && i < round * 7919 + tasks; i += 89) {
        const demo::SimTask &task = cluster.tasks()[size_t(i % tasks)];
        if (task.ended || task.state != "TASK_RUNNING"_L1)
            continue;
        const QString id = task.id; // the list grows while the task ends
        cluster.failTask(id, u"Container exited with status 137"_s);
        ++changed;
    }
    const int perAgent = qMax(1, tasks / agents);
    const int away = qMax(1, wanted / 2 / perAgent);
    for (int i = 0; i < away; ++i) {
        cluster.setAgentReachable((i * 97 + (round - 1) * 13) % agents, true);
        cluster.setAgentReachable((i * 97 + round * 13) % agents, false);
    }
}

static bool obey(demo::DemoServer &server, const QByteArray &line, int &round)
{
    const QByteArrayList words = line.split(' ');
    if (words.constFirst() == "streams") {
        server.clearFaults();
        if (words.value(1) == "off") {
            demo::Fault fault;
            fault.kind = demo::Fault::Kind::Status;
            fault.service = u"mesos"_s;
            fault.path = u"/api/v1"_s;
            fault.status = 404;
            server.setFault(fault);
            server.closeStreams(u"mesos"_s);
        }
        say("ok");
    } else if (words.constFirst() == "change") {
        ++round;
        server.run([&](demo::SimCluster &cluster) { change(cluster, words.value(1).toInt(), round); });
        server.advance(8000); // what failed is started again
        if (words.value(2) == "render")
            server.prerender();
        say("ok");
    } else if (words.constFirst() == "tasks") {
        qsizetype living = 0;
        server.run([&living](const demo::SimCluster &cluster) {
            for (const demo::SimTask &task : cluster.tasks())
                living += !task.ended && task.state != "TASK_UNREACHABLE"_L1;
        });
        say(QByteArray::number(living));
    } else if (words.constFirst() == "sent") {
        say(QByteArray::number(server.mesosBytesSent()));
    } else {
        return false;
    }
    return true;
}

int serveCluster(const QString &scenario, double speed)
{
    const auto loaded = demo::loadScenario(scenario);
    if (!loaded.ok())
        return 2;
    demo::DemoServer::Options options;
    options.scenario = *loaded;
    options.scenario.startMs = QDateTime::currentMSecsSinceEpoch();
    options.speed = speed;
    options.prerender = true;
    options.compress = false;
    demo::DemoServer server;
    if (!server.start(options).ok())
        return 1;
    say(QJsonDocument(server.description()).toJson(QJsonDocument::Compact));
    // The server works in its own thread: this one can wait for the parent.
    int round = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (!obey(server, QByteArray::fromStdString(line), round))
            break;
    }
    return 0;
}

} // namespace mesoscope::bench
