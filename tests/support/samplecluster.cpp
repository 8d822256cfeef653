// SPDX-License-Identifier: GPL-3.0-or-later
// The sample cluster, entity by entity.
#include "tests/support/samplecluster.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 Day = 86400000;

struct AppRow
{
    const char *id;
    int instances;
    double cpus;
    double mem;
    const char *image;
};

constexpr AppRow Rows[] = {
    {"/shop/frontend", 6, 0.25, 512, "registry.example.org/shop/frontend:2.14.1"},
    {"/shop/cart", 3, 0.2, 256, "registry.example.org/shop/cart:1.9.0"},
    {"/shop/search", 2, 0.3, 512, "registry.example.org/shop/search:3.0.0"},
    {"/shop/mailer", 3, 0.3, 128, "registry.example.org/shop/mailer:0.8.2"},
    {"/data/redis", 1, 1, 2048, "redis:6.2"},
    {"/data/indexer", 4, 0.7, 1024, "registry.example.org/data/indexer:44"},
    {"/tools/ticker", 1, 0.1, 32, ""},
    {"/tools/crasher", 1, 0.1, 32, ""},
    {"/edge/worker", 4, 0.2, 256, "registry.example.org/edge/worker:12.1"},
    {"/edge/importer", 0, 0.2, 256, "registry.example.org/edge/importer:12.1"},
    {"/wordpress", 3, 0.2, 256, "wordpress:4.5"},
    {"/phpmyadmin", 1, 0.1, 128, "phpmyadmin:4.6"},
};

QString version()
{
    return u"2026-11-20T10:00:00.000Z"_s;
}

App sampleApp(const AppRow &row)
{
    App app;
    app.id = AppId(QString::fromLatin1(row.id));
    app.instances = row.instances;
    app.each = {row.cpus, row.mem, 0, 0};
    app.image = QString::fromLatin1(row.image);
    app.networkMode = u"container/bridge"_s;
    if (app.image.isEmpty())
        app.command = u"while true; do date; sleep 1; done"_s;
    app.labels = {{u"team"_s, u"orders"_s}, {u"USER_TIMESERIES_KEY"_s, u"s3cr3t-value"_s}};
    app.env = {{u"MODE"_s, u"production"_s}, {u"DB_PASSWORD"_s, u"hunter2"_s}};
    if (app.id.text() != u"/phpmyadmin"_s)
        app.healthChecks.append({u"HTTP"_s, u"/health"_s, {}, 0, 0, 300, 10, 5, 3});
    app.ports.append({8080, 0, 10080, u"tcp"_s, u"http"_s});
    app.version = version();
    app.versionMs = SampleNow - 2 * Day;
    app.lastConfigChangeMs = app.versionMs;
    app.lastScalingMs = app.versionMs;
    app.counts = {0, row.instances, app.healthChecks.isEmpty() ? 0 : row.instances, 0};
    app.definition =
        QJsonDocument(QJsonObject{{u"id"_s, app.id.text()},
                                  {u"instances"_s, app.instances},
                                  {u"cpus"_s, row.cpus},
                                  {u"mem"_s, row.mem},
                                  {u"cmd"_s, app.command.isEmpty() ? u"run"_s : app.command},
                                  {u"labels"_s, QJsonObject{{u"team"_s, u"orders"_s},
                                                            {u"USER_TIMESERIES_KEY"_s, u"s3cr3t-value"_s}}},
                                  {u"unknownKey"_s, QJsonObject{{u"kept"_s, true}}}})
            .toJson(QJsonDocument::Compact);
    return app;
}

QString agentId(int i)
{
    return u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S%1"_s.arg(i);
}

ObservedTask marathonTask(const App &app, int instance, int agent)
{
    ObservedTask seen;
    seen.app = app.id;
    seen.agent = AgentId(agentId(agent));
    Task &task = seen.task;
    task.id = TaskId(u"%1.instance-%2-e67e-11f1-b7af-02fc00000001._app.1"_s.arg(underscoreForm(app.id))
                         .arg(instance + 1, 8, 16, QLatin1Char('0')));
    task.name = app.id.text();
    task.host = u"node-0%1.example"_s.arg(agent + 1);
    task.state = TaskState::Running;
    task.ports = {quint16(31000 + agent * 100 + instance)};
    task.addresses = {u"10.0.0.%1"_s.arg(10 + agent)};
    task.version = version();
    task.stagedAtMs = SampleNow - Day - instance * 60000;
    task.startedAtMs = task.stagedAtMs + 4000;
    task.sinceMs = task.startedAtMs;
    if (!app.healthChecks.isEmpty())
        task.healthResults.append({true, 0, task.startedAtMs, SampleNow - 5000, 0, {}});
    return seen;
}

} // namespace

MarathonObservation sampleMarathon()
{
    MarathonObservation seen;
    seen.version = u"1.11.24"_s;
    seen.leader = u"marathon-1.example:8080"_s;
    seen.frameworkId = u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-0001"_s;
    seen.frameworkName = u"marathon"_s;
    seen.queueKnown = true;
    for (const char *group : {"/", "/shop", "/data", "/tools", "/edge"})
        seen.groups.emplace_back(QString::fromLatin1(group));
    int placed = 0;
    for (const AppRow &row : Rows) {
        App app = sampleApp(row);
        const QString id = app.id.text();
        int running = app.instances;
        if (id == u"/shop/mailer"_s) {
            running = 1;
            app.counts = {0, 1, 1, 0};
            QueueEntry queue;
            queue.app = app.id;
            queue.count = 2;
            queue.overdue = true;
            queue.sinceMs = SampleNow - 360000;
            queue.processedOffers = 39;
            queue.unusedOffers = 39;
            queue.lastOffers = {{u"UnfulfilledRole"_s, 0, 6},
                                {u"UnfulfilledConstraint"_s, 4, 6},
                                {u"InsufficientCpus"_s, 0, 2},
                                {u"InsufficientMemory"_s, 0, 2},
                                {u"InsufficientPorts"_s, 2, 2}};
            app.queue = queue;
        } else if (id == u"/tools/crasher"_s) {
            running = 0;
            app.counts = {};
            QueueEntry queue;
            queue.app = app.id;
            queue.count = 1;
            queue.timeLeftSeconds = 40;
            app.queue = queue;
            app.lastFailure =
                TaskFailure{u"tools_crasher.instance-dead._app.1"_s, u"node-03.example"_s, u"TASK_FAILED"_s,
                            u"Command exited with status 1"_s,       SampleNow - 20000,    version()};
        } else if (id == u"/shop/frontend"_s) {
            app.counts = {0, 6, 5, 1};
        } else if (id == u"/shop/search"_s) {
            app.deployments.append(u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s);
        }
        for (int i = 0; i < running; ++i) {
            ObservedTask task = marathonTask(app, i, placed++ % 6);
            if (id == u"/shop/frontend"_s && i == 2)
                task.task.healthResults = {
                    {false, 5, SampleNow - Day, SampleNow - 300000, SampleNow - 5000, u"HTTP 503 from /health"_s}};
            seen.tasks.push_back(task);
        }
        seen.apps.push_back(app);
    }
    App pod = sampleApp({"/data/pods/etl", 1, 0.5, 512, ""});
    pod.kind = App::Kind::Pod;
    pod.healthChecks.clear();
    pod.counts = {0, 1, 0, 0};
    seen.groups.emplace_back(u"/data/pods"_s);
    seen.tasks.push_back(marathonTask(pod, 0, 5));
    seen.apps.push_back(pod);
    Deployment deployment;
    deployment.id = DeploymentId(u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s);
    deployment.version = u"2026-11-22T14:12:00.000Z"_s;
    deployment.versionMs = SampleNow - 80000;
    deployment.affected = {AppId(u"/shop/search"_s)};
    deployment.steps = {{{u"ScaleApplication"_s, AppId(u"/shop/search"_s)}},
                        {{u"RestartApplication"_s, AppId(u"/shop/search"_s)}}};
    deployment.current = deployment.steps.at(1);
    deployment.currentStep = 2;
    deployment.totalSteps = 2;
    seen.deployments.push_back(deployment);
    return seen;
}

MesosObservation sampleMesos()
{
    MesosObservation seen;
    seen.version = u"1.11.0"_s;
    seen.clusterName = u"sample"_s;
    seen.leader = u"master-2.example:5050"_s;
    seen.masterId = u"ee2a3220-2be2-4e0b-bced-e448596b3b1c"_s;
    seen.electedAtMs = SampleNow - 12 * Day;
    seen.masters = {{u"master-1.example:5050"_s, u"1.11.0"_s, false, true},
                    {u"master-2.example:5050"_s, u"1.11.0"_s, true, true},
                    {u"master-3.example:5050"_s, {}, false, false}};
    for (int i = 0; i < 6; ++i) {
        Agent agent;
        agent.id = AgentId(agentId(i));
        agent.hostname = u"node-0%1.example"_s.arg(i + 1);
        agent.port = 5051;
        agent.pid = u"slave(1)@10.0.0.%1:5051"_s.arg(10 + i);
        agent.status = i == 4 ? AgentStatus::Draining : AgentStatus::Active;
        agent.hasTotals = true;
        agent.total = {4, 8192, 51200, i == 5 ? 2.0 : 0.0};
        agent.used = {1.2 + 0.3 * i, 2000.0 + 500 * i, 0, 0};
        agent.attributes = {{u"rack"_s, i < 3 ? u"r1"_s : u"r2"_s}, {u"zone"_s, i % 2 ? u"b"_s : u"a"_s}};
        agent.version = u"1.11.0"_s;
        agent.ports = {{31000, 32000}};
        agent.registeredAtMs = SampleNow - 12 * Day;
        seen.agents.push_back(agent);
    }
    const auto framework = [&seen](int number, const QString &name, bool connected) {
        Framework one;
        one.id = FrameworkId(u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-000%1"_s.arg(number));
        one.name = name;
        one.user = u"root"_s;
        one.hostname = u"scheduler.example"_s;
        one.roles = {u"*"_s};
        one.active = one.connected = connected;
        one.registeredAtMs = SampleNow - 12 * Day;
        seen.frameworks.push_back(one);
    };
    framework(1, u"marathon"_s, true);
    framework(2, u"chronos"_s, true);
    framework(3, u"spark"_s, false);
    for (const ObservedTask &marathon : sampleMarathon().tasks) {
        ObservedTask task;
        task.agent = marathon.agent;
        task.framework = seen.frameworks.front().id;
        task.task.id = marathon.task.id;
        task.task.name = mesosTaskName(marathon.app);
        task.task.state = TaskState::Running;
        task.task.resources = {0.25, 256, 0, 0};
        task.task.sinceMs = marathon.task.startedAtMs;
        task.task.containerId = u"6d5b1f0e"_s;
        seen.tasks.push_back(task);
    }
    for (int i = 0; i < 4; ++i) {
        ObservedTask task;
        task.agent = AgentId(agentId(i));
        task.framework = seen.frameworks.at(1).id;
        task.task.id = TaskId(u"ct:179535698416%1:0:nightly-report:"_s.arg(i));
        task.task.name = u"nightly-report"_s;
        task.task.state = i == 0 ? TaskState::Running : i == 1 ? TaskState::Failed : TaskState::Finished;
        task.task.resources = {0.1, 32, 0, 0};
        task.task.sinceMs = SampleNow - i * 30000;
        task.task.role = u"batch"_s;
        if (i == 1)
            task.task.message = u"Command exited with status 3"_s;
        seen.tasks.push_back(task);
    }
    seen.roles = {{u"*"_s, 1, {4, 8000, 0, 0}, {}, {}, {}, {}, {}, {seen.frameworks.front().id.text()}},
                  {u"batch"_s, 0.5, {0.1, 32, 0, 0}, {}, {}, {0.5, 128, 0, 0}, {4, 4096, {}, {}}, {0.1, 32, 0, 0}, {}}};
    return seen;
}

LbObservation sampleLoadBalancer()
{
    LbObservation seen;
    LbRow backend;
    backend.proxy = u"shop_frontend_10080"_s;
    backend.server = u"BACKEND"_s;
    backend.type = LbRow::Type::Backend;
    backend.status = u"UP"_s;
    backend.sessionsNow = 12;
    seen.rows.push_back(backend);
    for (int i = 0; i < 6; ++i) {
        LbRow server = backend;
        server.type = LbRow::Type::Server;
        server.server = u"10_0_0_%1_3110%2"_s.arg(10 + i).arg(i);
        server.address = u"10.0.0.%1:3110%2"_s.arg(10 + i).arg(i);
        server.status = i == 2 ? u"DOWN"_s : u"UP"_s;
        server.checkStatus = i == 2 ? u"L7STS"_s : u"L7OK"_s;
        seen.rows.push_back(server);
    }
    return seen;
}

SourceState liveState(SourceId source)
{
    SourceState state;
    state.id = source;
    state.phase = SourceState::Phase::Live;
    state.lastGoodMs = SampleNow - 300;
    state.phaseSinceMs = SampleNow - 3600000;
    state.latencyMs = 12;
    state.address = u"http://127.0.0.1:8080"_s;
    switch (source) {
    case SourceId::Marathon:
        state.capabilities =
            Capability::Apps | Capability::Deployments | Capability::Tasks | Capability::Commands | Capability::Events;
        state.version = u"1.11.24"_s;
        break;
    case SourceId::Mesos:
        state.capabilities = Capability::Agents | Capability::Tasks | Capability::Logs;
        state.version = u"1.11.0"_s;
        break;
    case SourceId::Series:
        state.capabilities = Capability::Series;
        break;
    case SourceId::Logs:
        state.capabilities = Capability::Logs;
        break;
    case SourceId::LoadBalancer:
        state.capabilities = Capability::LoadBalancer;
        break;
    case SourceId::ZooKeeper:
    case SourceId::Registry:
        break;
    }
    return state;
}

SnapshotPtr sampleCluster()
{
    SnapshotBuilder builder;
    builder.take(std::make_shared<Observation>(sampleMarathon()));
    builder.take(std::make_shared<Observation>(sampleMesos()));
    builder.take(std::make_shared<Observation>(sampleLoadBalancer()));
    for (const SourceId source : {SourceId::Marathon, SourceId::Mesos, SourceId::Series, SourceId::LoadBalancer})
        builder.setSourceState(liveState(source));
    return builder.build(SampleNow);
}

SnapshotPtr sampleTenant()
{
    SnapshotBuilder builder;
    builder.take(std::make_shared<Observation>(sampleMarathon()));
    builder.take(std::make_shared<Observation>(sampleLoadBalancer()));
    for (const SourceId source : {SourceId::Marathon, SourceId::Series, SourceId::LoadBalancer})
        builder.setSourceState(liveState(source));
    return builder.build(SampleNow);
}

SnapshotPtr bigCluster(int agents, int tasks)
{
    MesosObservation seen;
    seen.leader = u"master-1.example:5050"_s;
    seen.masterId = u"big"_s;
    Framework framework;
    framework.id = FrameworkId(u"big-0001"_s);
    framework.name = u"generator"_s;
    framework.active = framework.connected = true;
    seen.frameworks.push_back(framework);
    seen.agents.resize(size_t(agents));
    for (int i = 0; i < agents; ++i) {
        Agent &agent = seen.agents[size_t(i)];
        agent.id = AgentId(u"big-S%1"_s.arg(i));
        agent.hostname = u"node-%1.example"_s.arg(i, 5, 10, QLatin1Char('0'));
        agent.hasTotals = true;
        agent.total = {16, 65536, 100000, 0};
        agent.used = {double(i % 16), 1024.0 * (i % 64), 0, 0};
        agent.attributes = {{u"rack"_s, u"r%1"_s.arg(i % 40)}};
    }
    seen.tasks.resize(size_t(tasks));
    for (int i = 0; i < tasks; ++i) {
        ObservedTask &task = seen.tasks[size_t(i)];
        task.framework = framework.id;
        task.agent = AgentId(u"big-S%1"_s.arg(i % qMax(1, agents)));
        task.task.id = TaskId(u"service-%1.instance-%2"_s.arg(i % 500).arg(i, 8, 16, QLatin1Char('0')));
        task.task.name = u"service-%1"_s.arg(i % 500);
        task.task.state = i % 1000 == 0 ? TaskState::Failed : TaskState::Running;
        task.task.resources = {0.1, 128, 0, 0};
        task.task.sinceMs = SampleNow - i * 1000LL;
    }
    SnapshotBuilder builder;
    builder.take(std::make_shared<Observation>(std::move(seen)));
    builder.setSourceState(liveState(SourceId::Mesos));
    return builder.build(SampleNow);
}

ClusterChange firstChange(const SnapshotPtr &snapshot)
{
    return changeBetween({}, snapshot);
}

ClusterChange changeBetween(const SnapshotPtr &before, const SnapshotPtr &after)
{
    ClusterChange change;
    change.before = before;
    change.after = after;
    change.changes = diff(before.get(), *after);
    change.incidents = incidentsBetween(before.get(), *after, change.changes);
    return change;
}

} // namespace mesoscope::test
