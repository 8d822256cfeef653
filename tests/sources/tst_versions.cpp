// SPDX-License-Identifier: GPL-3.0-or-later
// Every version that the demo cluster can stand for, read by the real sources: what README claims is what passes here.
#include "models/domain/snapshotbuilder.h"
#include "models/domain/validate.h"
#include "tests/sources/demorig.h"
#include "tests/support/testmain.h"

#include <QVersionNumber>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What the simulation itself knows: free of any wire format.
struct Truth
{
    struct OfApp
    {
        int instances = 0, running = 0;
        bool pod = false;
        QString mode, image;
        qsizetype ports = 0, checks = 0;
        QStringList deployments;
    };
    QMap<QString, OfApp> apps;
    QMap<QString, QString> marathonTasks; ///< id → state
    QMap<QString, QString> mesosTasks;    ///< that have not ended
    QMap<QString, QString> hosts;         ///< task → agent id
    QSet<QString> agents, frameworks;
    QStringList deployments;

    explicit Truth(const demo::SimCluster &cluster)
    {
        for (const auto &[id, app] : cluster.apps()) {
            OfApp one;
            one.pod = app.pod;
            const QJsonObject &d = app.definition;
            one.instances = app.pod ? d["scaling"_L1].toObject()["instances"_L1].toInt() : d["instances"_L1].toInt();
            one.mode = d["networks"_L1].toArray().at(0).toObject()["mode"_L1].toString();
            const QJsonObject container = d["container"_L1].toObject();
            one.image = container["docker"_L1].toObject()["image"_L1].toString();
            one.ports = container["portMappings"_L1].toArray().size() + d["portDefinitions"_L1].toArray().size();
            one.checks = d["healthChecks"_L1].toArray().size();
            one.deployments = cluster.deploymentsOf(id);
            for (const qint32 head : cluster.tasksOf(id)) {
                one.running += cluster.tasks()[size_t(head)].state == "TASK_RUNNING"_L1;
                for (int i = 0; i < cluster.podContainers(head); ++i) {
                    const demo::SimTask &task = cluster.tasks()[size_t(head + i)];
                    marathonTasks.insert(task.id, task.state);
                }
            }
            apps.insert(id, one);
        }
        for (const demo::SimTask &task : cluster.tasks()) {
            if (task.agent < 0)
                continue;
            hosts.insert(task.id, cluster.agents()[size_t(task.agent)].id);
            if (!task.ended)
                mesosTasks.insert(task.id, task.state);
        }
        for (const demo::SimAgent &agent : cluster.agents())
            agents.insert(agent.id);
        for (const demo::SimFramework &framework : cluster.frameworks())
            frameworks.insert(framework.id);
        for (const demo::SimDeployment &deployment : cluster.deployments())
            deployments.append(deployment.id);
    }
};

Truth truthOf(demo::DemoServer &server)
{
    std::unique_ptr<Truth> truth;
    server.run([&truth](demo::SimCluster &cluster) { truth = std::make_unique<Truth>(cluster); });
    return *truth;
}

QString nameOf(TaskState state, const QString &raw)
{
    static const QHash<TaskState, QString> names{
        {TaskState::Staging, u"TASK_STAGING"_s}, {TaskState::Starting, u"TASK_STARTING"_s},
        {TaskState::Running, u"TASK_RUNNING"_s}, {TaskState::Killing, u"TASK_KILLING"_s},
        {TaskState::Lost, u"TASK_LOST"_s},       {TaskState::Unreachable, u"TASK_UNREACHABLE"_s}};
    return names.value(state, raw);
}

void versionRows()
{
    QTest::addColumn<QString>("marathon");
    QTest::addColumn<QString>("mesos");
    const auto row = [](const char *marathon, const char *mesos) {
        QTest::addRow("Marathon %s, Mesos %s", marathon, mesos)
            << QString::fromLatin1(marathon) << QString::fromLatin1(mesos);
    };
    row("0.11.0", "0.28.2");
    row("0.13.1", "0.28.2");
    row("0.14.0", "0.28.2");
    row("0.15.3", "0.28.2");
    row("1.0.0", "1.0.1");
    row("1.1.1", "1.1.0");
    row("1.3.10", "1.2.0");
    row("1.4.3", "1.3.0");
    row("1.5.0", "1.4.1");
    row("1.6.352", "1.5.0");
    row("1.7.216", "1.7.0");
    row("1.8.222", "1.8.0");
    row("1.9.109", "1.9.0");
    row("1.10.17", "1.10.0");
    row("1.11.24", "1.11.0");
}

} // namespace

class VersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMarathonWhole_data() { versionRows(); }

    void readsMarathonWhole()
    {
        QFETCH(QString, marathon);
        const bool saysWhy = QVersionNumber::fromString(marathon) >= QVersionNumber(1, 4); // an app waits
        DemoRig rig(u"marathon="_s + marathon);
        rig.server.run([](demo::SimCluster &cluster) { cluster.restartApp(u"/shop/cart"_s, false); });
        rig.server.advance(2000);
        const Truth truth = truthOf(rig.server);
        QCOMPARE(truth.deployments.size(), 1);
        rig.openMarathon();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch));
        QVERIFY2(!rig.marathonWatch->state.error, qPrintable(rig.marathonWatch->state.error.value_or(Error{}).detail));
        const MarathonObservation &seen = rig.seenMarathon();
        QCOMPARE(seen.version, marathon);
        QCOMPARE(rig.marathonWatch->state.version, marathon);
        QCOMPARE(seen.skipped, 0);
        QVERIFY(!seen.leader.isEmpty() && !seen.frameworkId.isEmpty());

        QCOMPARE(qsizetype(seen.apps.size()), truth.apps.size());
        for (const App &app : seen.apps) {
            const QByteArray name = app.id.text().toUtf8();
            QVERIFY2(truth.apps.contains(app.id.text()), name.constData());
            const Truth::OfApp &known = truth.apps[app.id.text()];
            QCOMPARE(app.kind == App::Kind::Pod, known.pod);
            QCOMPARE(app.instances, known.instances);
            QVERIFY2(app.counts.running == known.running, name.constData());
            QVERIFY(!app.version.isEmpty() && app.versionMs > 0);
            QVERIFY(app.each.cpus > 0 && app.each.mem > 0);
            QVERIFY(known.pod || app.lastConfigChangeMs > 0);
            if (known.pod)
                continue;
            QCOMPARE(app.deployments, known.deployments);
            QCOMPARE(app.image, known.image);
            QVERIFY2(app.networkMode == known.mode, name.constData());
            QCOMPARE(app.ports.size(), known.ports);
            QCOMPARE(app.healthChecks.size(), known.checks);
            QCOMPARE(app.role.isEmpty(), QVersionNumber::fromString(marathon) < QVersionNumber(1, 9)); // not known then
        }
        QCOMPARE(seen.groups.size() > 3, true);

        QCOMPARE(qsizetype(seen.tasks.size()), truth.marathonTasks.size());
        for (const ObservedTask &task : seen.tasks) {
            const QString id = task.task.id.text();
            QVERIFY2(truth.marathonTasks.contains(id), qPrintable(id));
            QCOMPARE(task.agent.text(), truth.hosts.value(id));
            QVERIFY(!task.task.host.isEmpty() && !task.app.isEmpty());
            const QString state = nameOf(task.task.state, task.task.rawState);
            const QString wanted = truth.marathonTasks.value(id);
            if (QVersionNumber::fromString(marathon) < QVersionNumber(1, 3)) // no states: running has a start
                QCOMPARE(state == "TASK_RUNNING"_L1, wanted == "TASK_RUNNING"_L1 || wanted == "TASK_KILLING"_L1);
            else
                QCOMPARE(state, wanted);
            QVERIFY(!task.task.version.isEmpty());
        }

        QCOMPARE(seen.deployments.size(), size_t(1));
        const Deployment &deployment = seen.deployments.front();
        QCOMPARE(deployment.id.text(), truth.deployments.first());
        QCOMPARE(deployment.affected, QList<AppId>{AppId(u"/shop/cart"_s)});
        QVERIFY(deployment.totalSteps > 0 && deployment.steps.size() == deployment.totalSteps);
        QCOMPARE(deployment.steps.first().first().action, u"RestartApplication"_s);
        QCOMPARE(deployment.current.first().action, u"RestartApplication"_s);
        QCOMPARE(deployment.current.first().app, AppId(u"/shop/cart"_s));
        QVERIFY(deployment.versionMs > 0);

        QVERIFY(seen.queueKnown);
        const auto waiting = std::find_if(seen.apps.begin(), seen.apps.end(),
                                          [](const App &app) { return app.id.text() == "/data/analytics"_L1; });
        QVERIFY(waiting != seen.apps.end() && waiting->queue);
        QCOMPARE(waiting->queue->count, 1);
        QVERIFY(waiting->queue->overdue);
        // What the version does not say is not known, not nothing.
        QCOMPARE(waiting->queue->sinceMs > 0, saysWhy);
        QCOMPARE(waiting->queue->processedOffers.has_value(), saysWhy);
        QCOMPARE(!waiting->queue->lastOffers.isEmpty(), saysWhy);
    }

    void readsMesosWhole_data() { versionRows(); }

    void readsMesosWhole()
    {
        QFETCH(QString, mesos);
        const auto is = QVersionNumber::fromString(mesos);
        DemoRig rig(u"mesos="_s + mesos);
        const Truth truth = truthOf(rig.server);
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.mesosWatch));
        QVERIFY2(!rig.mesosWatch->state.error, qPrintable(rig.mesosWatch->state.error.value_or(Error{}).detail));
        const MesosObservation &seen = rig.seenMesos();
        QCOMPARE(seen.version, mesos);
        QCOMPARE(seen.skipped, 0);
        QVERIFY(!seen.clusterName.isEmpty() && seen.electedAtMs > 0);
        const QUrl leader = rig.server.mesosUrls().first();
        QCOMPARE(seen.leader, leader.host() + u':' + QString::number(leader.port()));
        QCOMPARE(seen.masters.size(), size_t(3));
        for (const MasterInfo &master : seen.masters)
            QVERIFY(master.answered && master.version == mesos);

        QCOMPARE(qsizetype(seen.agents.size()), truth.agents.size());
        for (const Agent &agent : seen.agents) {
            QVERIFY(truth.agents.contains(agent.id.text()));
            QVERIFY(agent.hasTotals && agent.total.cpus > 0 && agent.total.mem > 0);
            QCOMPARE(int(agent.status), int(AgentStatus::Active));
            QCOMPARE(agent.version, mesos);
            QVERIFY(!agent.ports.isEmpty() && agent.registeredAtMs > 0);
            QCOMPARE(agent.port > 0, is >= QVersionNumber(1, 0));
            QCOMPARE(agent.zone.isEmpty(), is < QVersionNumber(1, 5));
            const QList<QUrl> addresses = rig.agents.addressesOf(agent.id); // from its pid where there is no port
            QVERIFY(!addresses.isEmpty());
            QCOMPARE(addresses.first().port(), rig.server.agentUrl(agent.id.text()).port());
        }
        QMap<QString, QString> live;
        for (const ObservedTask &task : seen.tasks) {
            if (!isTerminal(task.task.state))
                live.insert(task.task.id.text(), nameOf(task.task.state, task.task.rawState));
            QVERIFY(!task.framework.isEmpty() && !task.agent.isEmpty());
            QCOMPARE(task.task.role.isEmpty(), is < QVersionNumber(1, 3));
        }
        QCOMPARE(live, truth.mesosTasks);
        QCOMPARE(qsizetype(seen.frameworks.size()), truth.frameworks.size());
        for (const Framework &framework : seen.frameworks) {
            QVERIFY(!framework.roles.isEmpty());
            if (framework.name == "marathon"_L1)
                QVERIFY(framework.active && framework.connected);
            if (framework.name == "spark"_L1)
                QVERIFY(!framework.active && !framework.connected);
        }
        QVERIFY(seen.roles.size() > 2);
        QCOMPARE(seen.unreachableKnown, is >= QVersionNumber(1, 2));
    }

    void joinsThem_data() { versionRows(); }

    /// Each of Marathon's tasks is the same as one of Mesos'.
    void joinsThem()
    {
        QFETCH(QString, marathon);
        QFETCH(QString, mesos);
        DemoRig rig(u"mesos="_s + mesos + u",marathon="_s + marathon);
        rig.openMarathon();
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch) && rig.isLive(rig.mesosWatch));
        SnapshotBuilder builder;
        builder.setSourceState(rig.marathonWatch->state);
        builder.setSourceState(rig.mesosWatch->state);
        builder.take(rig.marathonWatch->observations.last());
        builder.take(rig.mesosWatch->observations.last());
        const SnapshotPtr snapshot = builder.build(1795356000000);
        int both = 0;
        for (const Task &task : snapshot->tasks) {
            if (task.fromMarathon)
                QVERIFY2(task.fromMesos && task.agent.isValid() && task.app.isValid(), qPrintable(task.id.text()));
            both += task.fromMarathon && task.fromMesos;
        }
        QVERIFY(both > 12);
        QCOMPARE(snapshot->info.unreachableKnown, QVersionNumber::fromString(mesos) >= QVersionNumber(1, 2));
    }

    void losesANode_data() { versionRows(); }

    /// Unreachable where that is known, else lost and replaced; never a state that nobody can name.
    void losesANode()
    {
        QFETCH(QString, marathon);
        QFETCH(QString, mesos);
        const bool partitions = QVersionNumber::fromString(mesos) >= QVersionNumber(1, 2);
        const bool aware = partitions && QVersionNumber::fromString(marathon) >= QVersionNumber(1, 4);
        DemoRig rig(u"mesos="_s + mesos + u",marathon="_s + marathon);
        QString agent;
        rig.server.run([&agent](demo::SimCluster &cluster) {
            size_t busiest = 0;
            for (size_t i = 0; i < cluster.agents().size(); ++i) {
                if (cluster.agents()[i].tasks.size() > cluster.agents()[busiest].tasks.size())
                    busiest = i;
            }
            agent = cluster.agents()[busiest].id;
            cluster.setAgentReachable(int(busiest), false);
        });
        rig.server.advance(18000);
        rig.openMarathon();
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch) && rig.isLive(rig.mesosWatch));
        int unreachable = 0;
        int lost = 0;
        for (const ObservedTask &task : rig.seenMesos().tasks) {
            QVERIFY2(task.task.state != TaskState::Unknown, qPrintable(task.task.rawState));
            if (task.agent.text() != agent)
                continue;
            unreachable += task.task.state == TaskState::Unreachable;
            lost += task.task.state == TaskState::Lost;
            QVERIFY(isTerminal(task.task.state) || task.task.state == TaskState::Unreachable ||
                    task.task.state == TaskState::Lost);
        }
        QVERIFY(aware ? unreachable > 0 : lost > 0);
        QCOMPARE(rig.seenMesos().unreachableAgents, partitions ? 1 : 0);
        for (const ObservedTask &task : rig.seenMarathon().tasks)
            QVERIFY(task.agent.text() != agent || (aware && task.task.state == TaskState::Unreachable));
    }

    void hearsEvents_data() { versionRows(); }

    void hearsEvents()
    {
        QFETCH(QString, marathon);
        const bool instances = QVersionNumber::fromString(marathon) >= QVersionNumber(1, 4);
        DemoRig rig(u"marathon="_s + marathon);
        rig.openMarathon();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch) && rig.marathonWatch->state.streaming);
        rig.server.run([](demo::SimCluster &cluster) {
            cluster.setHealthy(u"/shop/cart"_s, 0, false);
            cluster.restartApp(u"/shop/frontend"_s, false);
        });
        rig.server.advance(60000);
        const auto has = [&rig](QLatin1StringView type, const QString &subject) {
            return std::any_of(
                rig.marathonWatch->events.cbegin(), rig.marathonWatch->events.cend(),
                [&](const ClusterEvent &event) { return event.type == type && event.subject == subject; });
        };
        QTRY_VERIFY(has("failed_health_check_event"_L1, u"/shop/cart"_s));
        QTRY_VERIFY(has("status_update_event"_L1, u"/shop/frontend"_s));
        QTRY_VERIFY(has(instances ? "instance_changed_event"_L1 : "health_status_changed_event"_L1,
                        instances ? u"/shop/frontend"_s : u"/shop/cart"_s));
        for (const ClusterEvent &event : std::as_const(rig.marathonWatch->events)) {
            QVERIFY(instances || !event.type.startsWith("instance_"_L1));
            QVERIFY(event.timeMs > 0);
            if (event.type == "instance_changed_event"_L1)
                QVERIFY2(event.summary.contains("condition="_L1) && !event.summary.contains("condition= "_L1),
                         qPrintable(event.summary));
            if (event.type == "failed_health_check_event"_L1)
                QVERIFY(!event.instance.isEmpty());
            QVERIFY(event.payload.size() < (64 << 10) + 1);
        }
        QTRY_VERIFY(rig.marathonWatch->observations.size() > 2); // they were news
    }

    void commands_data() { versionRows(); }

    /// Each command does what it says, whatever form that version wants.
    void commands()
    {
        QFETCH(QString, marathon);
        DemoRig rig(u"marathon="_s + marathon);
        rig.openMarathon();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch));
        const AppId web(u"/team/web"_s);
        QJsonObject definition{
            {u"id"_s, web.text()},
            {u"instances"_s, 2},
            {u"cpus"_s, 0.1},
            {u"mem"_s, 64},
            {u"env"_s, QJsonObject{{u"A"_s, u"1"_s}}},
            {u"constraints"_s, QJsonArray{QJsonArray{u"hostname"_s, u"UNIQUE"_s}}},
            {u"networks"_s, QJsonArray{QJsonObject{{u"mode"_s, u"container/bridge"_s}}}},
            {u"container"_s,
             QJsonObject{{u"type"_s, u"DOCKER"_s},
                         {u"docker"_s, QJsonObject{{u"image"_s, u"nginx:1.25"_s}}},
                         {u"portMappings"_s, QJsonArray{QJsonObject{{u"containerPort"_s, 80}, {u"hostPort"_s, 0}}}}}}};
        const auto run = [&rig](const Command &command) {
            return rig.await(rig.commands->run(command, App::Kind::App));
        };
        const auto defined = [&rig, web] {
            QJsonObject found;
            rig.server.run([&](demo::SimCluster &cluster) {
                const auto app = cluster.apps().find(web.text());
                if (app != cluster.apps().end())
                    found = app->second.definition;
            });
            return found;
        };
        auto done = run(DeployApp{definition, Force::No});
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().detail));
        QVERIFY(!done->deployment.isEmpty());
        QCOMPARE(defined()["networks"_L1].toArray().at(0)["mode"_L1].toString(), u"container/bridge"_s);
        QCOMPARE(defined()["container"_L1]["portMappings"_L1].toArray().at(0)["containerPort"_L1].toInt(), 80);
        rig.server.advance(60000);

        // What the editor reads goes back changed, with one thing taken out.
        const auto current = rig.await(rig.commands->definition(web, App::Kind::App, {}));
        QVERIFY(current.ok());
        QJsonObject edited = editableDefinition(*current);
        edited.remove("constraints"_L1);
        edited.insert("mem"_L1, 96);
        done = run(UpdateApp{web, edited, current->value("version"_L1).toString(), Force::No});
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().detail));
        QCOMPARE(defined()["mem"_L1].toInt(), 96);
        QVERIFY(defined()["constraints"_L1].toArray().isEmpty());
        QCOMPARE(defined()["networks"_L1].toArray().at(0)["mode"_L1].toString(), u"container/bridge"_s);
        QCOMPARE(defined()["env"_L1]["A"_L1].toString(), u"1"_s);
        rig.server.advance(90000);

        QVERIFY(run(ScaleApp{web, 3, Force::No}).ok());
        QCOMPARE(defined()["instances"_L1].toInt(), 3);
        rig.server.advance(60000);
        QVERIFY(!run(RestartApp{web, Force::No})->deployment.isEmpty());
        const auto locked = run(ScaleApp{web, 1, Force::No});
        QVERIFY(!locked.ok());
        QCOMPARE(int(locked.error().kind), int(Error::Kind::Conflict));
        QCOMPARE(locked.error().deployments.size(), 1);
        rig.server.advance(120000);
        const auto versions = rig.await(rig.commands->versions(web, App::Kind::App));
        QVERIFY(versions.ok() && versions->versions.size() >= 3);
        done = run(RollBackApp{web, versions->versions.last(), Force::No});
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().detail));
        QCOMPARE(defined()["mem"_L1].toInt(), 64);
        rig.server.advance(120000);
        QVERIFY(run(DestroyApp{web, Force::No}).ok());
        rig.server.advance(30000);
        QVERIFY(defined().isEmpty());

        const auto wrong = run(DeployApp{{{u"id"_s, u"/team/Bad_Name"_s}, {u"cmd"_s, u"true"_s}}, Force::No});
        QVERIFY(!wrong.ok());
        QCOMPARE(int(wrong.error().kind), int(Error::Kind::Invalid));
        QVERIFY(!wrong.error().fields.isEmpty()); // by attribute before 1.0
    }

    void refusesWhatAVersionLacks_data()
    {
        QTest::addColumn<QString>("marathon");
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<QString>("path");
        QTest::newRow("roles") << u"1.8.222"_s << js("{`role`:`dev`}") << u"/role"_s;
        QTest::newRow("limits") << u"1.9.109"_s << js("{`resourceLimits`:{`cpus`:2}}") << u"/resourceLimits"_s;
        QTest::newRow("check") << u"1.5.0"_s << js("{`check`:{`http`:{}}}") << u"/check"_s;
        QTest::newRow("unreachable") << u"1.3.10"_s << js("{`unreachableStrategy`:`disabled`}")
                                     << u"/unreachableStrategy"_s;
        QTest::newRow("secrets") << u"1.1.1"_s << js("{`env`:{`P`:{`secret`:`s`}},`secrets`:{`s`:{`source`:`/x`}}}")
                                 << u"/env/P"_s;
        QTest::newRow("Mesos' checks") << u"1.1.1"_s << js("{`healthChecks`:[{`protocol`:`MESOS_HTTP`}]}")
                                       << u"/healthChecks/0/protocol"_s;
        QTest::newRow("bridge without Docker")
            << u"0.11.0"_s << js("{`container`:{`type`:`MESOS`},`networks`:[{`mode`:`container/bridge`}]}")
            << u"/networks"_s;
    }

    void refusesWhatAVersionLacks()
    {
        QFETCH(QString, marathon);
        QFETCH(QByteArray, extra);
        QFETCH(QString, path);
        DemoRig rig(u"marathon="_s + marathon);
        rig.openMarathon();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch));
        QJsonObject definition{{u"id"_s, u"/team/web"_s}, {u"cmd"_s, u"sleep 9"_s}};
        const QJsonObject more = QJsonDocument::fromJson(extra).object();
        for (auto it = more.begin(); it != more.end(); ++it)
            definition.insert(it.key(), *it);
        const int before = rig.server.requestCount(u"marathon"_s, u"POST"_s);
        const auto refused = rig.await(rig.commands->run(DeployApp{definition, Force::No}, App::Kind::App));
        QVERIFY(!refused.ok());
        QCOMPARE(int(refused.error().kind), int(Error::Kind::Unsupported));
        QCOMPARE(refused.error().detail, marathon);
        QStringList paths;
        for (const FieldProblem &field : refused.error().fields) {
            paths += field.path;
            QVERIFY(field.texts.first().startsWith("Marathon >= "_L1));
        }
        QVERIFY2(paths.contains(path), qPrintable(paths.join(u' ')));
        QCOMPARE(rig.server.requestCount(u"marathon"_s, u"POST"_s), before); // nothing was sent
    }
};

MESOSCOPE_TEST(VersionsTest)

#include "tst_versions.moc"
