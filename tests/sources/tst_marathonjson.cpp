// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's documents in the shapes of all its versions (api-facts 11, traps 16-34, 37-53).
#include "app/sources/json.h"
#include "app/sources/marathon/marathonjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

static MarathonObservation groups(const QString &name)
{
    MarathonObservation into;
    const auto read = readGroups(data(name), into);
    if (!read.ok())
        qWarning() << read.error().detail;
    return into;
}

static const App &app(const MarathonObservation &in, const QString &id)
{
    static const App none;
    for (const App &one : in.apps) {
        if (one.id.text() == id)
            return one;
    }
    return none;
}

static const ObservedTask &task(const MarathonObservation &in, const QString &id)
{
    static const ObservedTask none;
    for (const ObservedTask &one : in.tasks) {
        if (one.task.id.text() == id)
            return one;
    }
    return none;
}

class MarathonJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWholeTree()
    {
        const MarathonObservation seen = groups(u"marathon/groups.json"_s);
        QStringList paths;
        for (const AppId &group : seen.groups)
            paths += group.text();
        QCOMPARE(paths, QStringList({u"/"_s, u"/shop"_s, u"/shop/empty"_s}));
        QCOMPARE(seen.apps.size(), size_t(3));
        QCOMPARE(seen.tasks.size(), size_t(7));
        QCOMPARE(seen.skipped, 0);
    }

    void readsAnApp()
    {
        const MarathonObservation seen = groups(u"marathon/groups.json"_s);
        const App &frontend = app(seen, u"/shop/frontend"_s);
        QCOMPARE(frontend.instances, 3);
        QCOMPARE(frontend.counts.staged, 1);
        QCOMPARE(frontend.counts.running, 2);
        QCOMPARE(frontend.counts.healthy, 1);
        QCOMPARE(frontend.counts.unhealthy, 1);
        QVERIFY((frontend.each == Resources{0.5, 256, 10, 1}));
        QCOMPARE(frontend.image, u"registry.example:5000/shop/frontend:1.4.2"_s);
        QCOMPARE(frontend.args, QStringList({u"serve"_s, u"--verbose"_s}));
        QCOMPARE(frontend.networkMode, u"container/bridge"_s);
        QCOMPARE(frontend.role, u"shop"_s);
        QCOMPARE(frontend.env.value(u"PASSWORD"_s), u"secret:pw"_s);
        QCOMPARE(frontend.env.value(u"PLAIN"_s), u"value"_s);
        QVERIFY(frontend.labels.contains(u"with space"_s));
        QCOMPARE(frontend.constraints.size(), 3);
        QVERIFY((frontend.constraints.at(0) == Constraint{u"hostname"_s, u"UNIQUE"_s, QString()}));
        QVERIFY((frontend.constraints.at(1) == Constraint{u"rack"_s, u"GROUP_BY"_s, u"2"_s}));
        QCOMPARE(frontend.healthChecks.size(), 2);
        QCOMPARE(frontend.healthChecks.at(0).path, u"/ping"_s);
        QCOMPARE(frontend.healthChecks.at(0).maxConsecutiveFailures, 4);
        QCOMPARE(frontend.healthChecks.at(1).command, u"curl localhost"_s);
        QCOMPARE(frontend.healthChecks.at(1).gracePeriodSeconds, 300);
        QCOMPARE(frontend.ports.size(), 3);
        QCOMPARE(frontend.ports.at(0).hostPort, std::optional<int>(0));
        QCOMPARE(frontend.ports.at(0).servicePort, 10080);
        QVERIFY(!frontend.ports.at(1).hostPort.has_value()); // null is none, 0 is any
        QCOMPARE(frontend.ports.at(1).protocol, u"udp,tcp"_s);
        QCOMPARE(frontend.ports.at(2).hostPort, std::optional<int>(0)); // absent in bridge mode is any
        QCOMPARE(frontend.versionMs, json::isoTime(u"2026-11-22T09:30:00.480Z"));
        QCOMPARE(frontend.lastConfigChangeMs, json::isoTime(u"2026-11-22T09:00:00Z"));
        QCOMPARE(frontend.deployments, QStringList{u"dep-1"_s});
        QVERIFY(frontend.lastFailure.has_value());
        QCOMPARE(frontend.lastFailure->message, u"Command exited with status 1\nsecond line"_s);
        QCOMPARE(frontend.lastFailure->timestampMs, json::isoTime(u"2026-11-22T09:10:00.500Z"));
    }

    void keepsTheDefinitionWhole()
    {
        const QJsonObject shop =
            QJsonDocument::fromJson(data(u"marathon/groups.json"_s)).object()["groups"_L1][0].toObject();
        QJsonObject given = shop["apps"_L1][0].toObject();
        const App read = readApp(given);
        given.remove("tasks"_L1);
        QCOMPARE(QJsonDocument::fromJson(read.definition).object(), given);
        const QJsonObject status = shop["pods"_L1][0].toObject();
        QCOMPARE(QJsonDocument::fromJson(readPod(status).definition).object(), status["spec"_L1].toObject());
    }

    void readsInstances()
    {
        const MarathonObservation seen = groups(u"marathon/groups.json"_s);
        const ObservedTask &healthy = task(seen, u"shop_frontend.instance-1._app.1"_s);
        QCOMPARE(healthy.app.text(), u"/shop/frontend"_s);
        QCOMPARE(healthy.agent.text(), u"S1"_s);
        QCOMPARE(healthy.task.host, u"n1"_s);
        QCOMPARE(int(healthy.task.state), int(TaskState::Running));
        QCOMPARE(int(healthy.task.health), int(Health::Healthy));
        QCOMPARE(healthy.task.ports, QList<quint16>({31001, 31002}));
        QCOMPARE(healthy.task.addresses, QStringList{u"172.17.0.2"_s});
        QCOMPARE(healthy.task.startedAtMs, json::isoTime(u"2026-11-22T09:00:02.500Z"));
        QCOMPARE(healthy.task.healthResults.first().lastSuccessMs, json::isoTime(u"2026-11-22T09:59:05.123Z"));
        QVERIFY(!healthy.task.outdated); // the same version, written without its zeros
        QVERIFY(healthy.task.fromMarathon && !healthy.task.fromMesos);
        QVERIFY((healthy.task.resources == Resources{0.5, 256, 10, 1}));
        const ObservedTask &sick = task(seen, u"shop_frontend.instance-2._app.3"_s);
        QCOMPARE(int(sick.task.health), int(Health::Unhealthy));
        QCOMPARE(sick.task.healthResults.at(1).lastFailureCause, u"ConnectionRefused"_s);
        QCOMPARE(sick.task.startedAtMs, json::isoTime(u"2026-11-22T08:00:02Z")); // +02:00
        QVERIFY(sick.task.outdated);
        const ObservedTask &staging = task(seen, u"shop_frontend.instance-3._app.1"_s);
        QCOMPARE(int(staging.task.state), int(TaskState::Staging));
        QVERIFY(staging.task.ports.isEmpty());
        QCOMPARE(int(staging.task.health), int(Health::Unknown));
    }

    void readsPods()
    {
        const MarathonObservation seen = groups(u"marathon/groups.json"_s);
        const App &pod = app(seen, u"/shop/db"_s);
        QCOMPARE(int(pod.kind), int(App::Kind::Pod));
        QCOMPARE(pod.instances, 2);
        QCOMPARE(pod.image, u"postgres:16"_s);
        QCOMPARE(pod.command, u"run-db"_s);
        QCOMPARE(pod.networkMode, u"container"_s);
        QVERIFY(qFuzzyCompare(pod.each.cpus, 0.4));
        QCOMPARE(pod.each.mem, 128.0);
        QCOMPARE(pod.each.disk, 10.0);
        QCOMPARE(pod.ports.first().protocol, u"tcp,udp"_s);
        QCOMPARE(pod.healthChecks.first().path, u"/h"_s);
        QCOMPARE(pod.env.value(u"S"_s), u"secret:s"_s);
        QCOMPARE(pod.counts.running, 2);
        QCOMPARE(pod.counts.healthy, 1);
        QCOMPARE(pod.counts.unhealthy, 1);
        QVERIFY(pod.lastFailure.has_value());
        QCOMPARE(pod.lastFailure->message, u"out of memory"_s);
        QCOMPARE(pod.lastFailure->taskId, u"shop_db.instance-z"_s);
        const ObservedTask &primary = task(seen, u"shop_db.instance-a.primary"_s);
        QCOMPARE(int(primary.task.health), int(Health::Healthy));
        QCOMPARE(primary.task.ports, QList<quint16>{31100});
        QCOMPARE(primary.task.addresses, QStringList{u"9.0.0.5"_s});
        QCOMPARE(primary.agent.text(), u"S1"_s);
        QVERIFY(!primary.task.outdated);
        const ObservedTask &sick =
            task(seen, u"shop_db.instance-b.primary"_s); // without containerId: made of its parts
        QCOMPARE(int(sick.task.health), int(Health::Unhealthy));
        QVERIFY(sick.task.outdated);
        QCOMPARE(int(task(seen, u"shop_db.instance-b.side"_s).task.state), int(TaskState::Killing));
    }

    void readsLocalVolumes()
    {
        const auto group = [](const QByteArray &volumes) {
            return QByteArray(
                R"({"id":"/","apps":[{"id":"/db","tasks":[{"id":"t1","host":"n1","localVolumes":)" + volumes +
                R"(},{"id":"t2"}]},{"id":"/other","tasks":[{"id":"t3","host":"n3","localVolumes":[{"containerPath":"x"}]}]}],
                              "pods":[{"spec":{"id":"/pod"},"instances":[{"id":"i1","agentHostname":"n2","localVolumes":[{"persistenceId":"p"}]}]}]})");
        };
        const auto said = [](const MarathonObservation &seen) {
            QStringList all;
            for (const LocalVolume &volume : seen.localVolumes)
                all += QStringList{volume.app.text(), volume.task.text(), volume.host, volume.containerPath,
                                   volume.persistenceId}
                           .join(u' ');
            return all;
        };
        MarathonObservation seen;
        QVERIFY(readGroups(group(R"([{"containerPath":"data","persistenceId":"db#data#1"},7,null])"), seen).ok());
        QCOMPARE(said(seen), QStringList({u"/db t1 n1 data db#data#1"_s, u"/db t1 n1  "_s, u"/db t1 n1  "_s,
                                          u"/other t3 n3 x "_s, u"/pod i1 n2  p"_s}));
        QVERIFY(
            readOneApp(
                R"({"app":{"id":"/db","tasks":[{"id":"t9","host":"n9","localVolumes":[{"containerPath":"data"}]}]}})",
                seen)
                .ok());
        QCOMPARE(said(seen), QStringList({u"/other t3 n3 x "_s, u"/pod i1 n2  p"_s, u"/db t9 n9 data "_s}));
        QVERIFY(readApps(R"({"apps":[{"id":"/other","tasks":[]}]})", seen).ok()); // pods stay: they are asked for apart
        QCOMPARE(said(seen), QStringList{u"/pod i1 n2  p"_s});
        seen = {};
        QVERIFY(readGroups(group('[' + QByteArray(R"({"containerPath":"y"},)").repeated(500) + "{}]"), seen).ok());
        QCOMPARE(seen.localVolumes.size(), size_t(64 + 2)); // of one task at most 64
    }

    void readsOldShapes()
    {
        const MarathonObservation seen = groups(u"marathon/groups_old.json"_s);
        QCOMPARE(seen.apps.size(), size_t(2));
        QCOMPARE(seen.skipped, 4);             // an app without id, a text; a task without id, a number
        const App &old = app(seen, u"/old"_s); // its id came without a slash
        QCOMPARE(old.instances, 2);
        QCOMPARE(old.each.cpus, 0.5);
        QCOMPARE(old.each.mem, 64.5);
        QCOMPARE(old.counts.running, 2);
        QCOMPARE(old.counts.healthy, 1);
        QCOMPARE(old.networkMode, u"container/bridge"_s);
        QCOMPARE(old.ports.size(), 1);
        QCOMPARE(old.ports.first().containerPort, 80);
        QCOMPARE(old.ports.first().servicePort, 10001);
        QCOMPARE(old.env.value(u"PORT"_s), u"80"_s);
        QCOMPARE(old.labels.value(u"b"_s), u"false"_s);
        QVERIFY(!old.lastFailure.has_value());
        const Task &staging = task(seen, u"old.1"_s).task; // no state before 1.3
        QCOMPARE(int(staging.state), int(TaskState::Staging));
        QCOMPARE(int(staging.health), int(Health::Unknown));
        const Task &running = task(seen, u"old.2"_s).task;
        QCOMPARE(int(running.state), int(TaskState::Running));
        QCOMPARE(int(running.health), int(Health::Unknown)); // "not alive" before any result
        QCOMPARE(running.ports, QList<quint16>({31000, 31001}));
        QCOMPARE(running.stagedAtMs, Q_INT64_C(1451606400000));
        QCOMPARE(running.startedAtMs, Q_INT64_C(1451606401500));
        QCOMPARE(task(seen, u"old.3"_s).task.rawState, u"TASK_FROM_THE_FUTURE"_s);
        const App &user = app(seen, u"/user"_s);
        QCOMPARE(user.networkMode, u"container"_s);
        QCOMPARE(user.ports.first().hostPort, std::optional<int>(10005));
        QCOMPARE(user.ports.first().servicePort, 10005);
    }

    void readsTheQueue()
    {
        MarathonObservation seen = groups(u"marathon/groups.json"_s);
        QVERIFY(!seen.queueKnown);
        QVERIFY(readQueue(data(u"marathon/queue.json"_s), seen).ok());
        QVERIFY(seen.queueKnown);
        const App &waiting = app(seen, u"/shop/frontend"_s);
        QVERIFY(waiting.queue.has_value());
        QVERIFY(waiting.queue->overdue);
        QCOMPARE(waiting.queue->count, 2);
        QCOMPARE(waiting.queue->processedOffers.value_or(-1), 123);
        QCOMPARE(waiting.queue->lastOffers.size(), 3);
        QVERIFY((waiting.queue->lastOffers.at(1) == RejectReason{u"InsufficientCpus"_s, 4, 6}));
        QCOMPARE(waiting.queue->lastOffers.at(2).reason, u"NewReason"_s);
        QCOMPARE(waiting.queue->launchAttempt.size(), 1);
        const App &delayed = app(seen, u"/shop/db"_s);
        QVERIFY(delayed.queue.has_value() && !delayed.queue->overdue);
        QCOMPARE(delayed.queue->timeLeftSeconds, 17);
        QCOMPARE(seen.skipped, 1);
        MarathonObservation old = groups(u"marathon/groups_old.json"_s);
        QVERIFY(readQueue(data(u"marathon/queue_old.json"_s), old).ok());
        QCOMPARE(app(old, u"/old"_s).queue->count, 3);
        QVERIFY(!app(old, u"/user"_s).queue->overdue);
    }

    void readsDeployments()
    {
        MarathonObservation seen;
        QVERIFY(readDeployments(data(u"marathon/deployments.json"_s), seen).ok());
        QCOMPARE(seen.deployments.size(), size_t(2));
        QCOMPARE(seen.skipped, 2);
        const Deployment &running = seen.deployments.front();
        QCOMPARE(running.affected.size(), 2);
        QCOMPARE(running.steps.size(), 2);
        QVERIFY((running.steps.at(0).first() == DeploymentAction{u"ScalePod"_s, AppId(u"/shop/db"_s)}));
        QVERIFY((running.current.first() == DeploymentAction{u"RestartApplication"_s, AppId(u"/shop/frontend"_s)}));
        QCOMPARE(running.currentStep, 2);
        QCOMPARE(running.totalSteps, 2);
        QCOMPARE(seen.deployments.back().currentStep, 0);
        MarathonObservation old;
        QVERIFY(readDeployments(data(u"marathon/deployments_old.json"_s), old).ok());
        const Deployment &nested = old.deployments.front();
        QCOMPARE(nested.steps.size(), 2);
        QCOMPARE(nested.steps.at(0).size(), 2);
        QCOMPARE(nested.steps.at(0).at(1).action, u"StopApplication"_s); // "type" instead of "action"
        QCOMPARE(nested.currentStep, 1);
    }

    void readsReadiness()
    {
        MarathonObservation seen;
        QVERIFY(readDeployments(js("[{`id`:`d`,`steps`:[],`currentActions`:[{`action`:`RestartApplication`,`app`:`/a`,"
                                   "`readinessCheckResults`:["
                                   "{`name`:`r`,`taskId`:`a.1`,`ready`:true,`lastResponse`:{`status`:200}},"
                                   "{`name`:`r`,`taskId`:`a.2`,`ready`:false,`lastResponse`:"
                                   "{`status`:503,`contentType`:`t`,`body`:`warming\\n up`}},"
                                   "{`taskId`:`a.3`,`ready`:`yes`,`lastResponse`:7},{`ready`:true},9]}]}]"),
                                seen)
                    .ok());
        const QList<ReadinessResult> results = seen.deployments.front().current.first().readiness;
        QCOMPARE(results.size(), 3); // without a task it says nothing
        QVERIFY((results.at(0) == ReadinessResult{TaskId(u"a.1"_s), true, 200, {}}));
        QVERIFY((results.at(1) == ReadinessResult{TaskId(u"a.2"_s), false, 503, u"warming up"_s}));
        QVERIFY((results.at(2) == ReadinessResult{TaskId(u"a.3"_s), false, 0, {}}));
    }

    void readsInfo()
    {
        MarathonObservation seen;
        QVERIFY(readInfo(data(u"marathon/info.json"_s), seen).ok());
        QCOMPARE(seen.version, u"1.11.24"_s);
        QCOMPARE(seen.leader, u"m1:8080"_s);
        QCOMPARE(seen.frameworkId, u"fw-0001"_s);
        QCOMPARE(seen.mesosLeaderUrl, u"http://10.0.0.1:5050"_s);
    }

    void readsReceipts()
    {
        const Receipt result = readReceipt(js("{`version`:`v1`,`deploymentId`:`d1`}"), "ignored");
        QCOMPARE(result.deployment.text(), u"d1"_s);
        QCOMPARE(result.version, u"v1"_s);
        const Receipt created = readReceipt(js("{`id`:`/x`,`version`:`v2`,`deployments`:[{`id`:`d2`}]}"), {});
        QCOMPARE(created.deployment.text(), u"d2"_s);
        QCOMPARE(readReceipt({}, "d3").deployment.text(), u"d3"_s);
        QVERIFY(readReceipt(js("{`tasks`:[]}"), {}).deployment.isEmpty());
    }

    void refusesOtherShapes()
    {
        for (const QByteArray &bytes :
             {QByteArray("[]"), QByteArray("{}"), QByteArray("{\"message\":\"x\"}"), QByteArray("")}) {
            MarathonObservation into;
            QVERIFY2(!readGroups(bytes, into).ok(), bytes.constData());
            QVERIFY2(!readQueue(bytes, into).ok(), bytes.constData());
        }
        MarathonObservation into;
        QVERIFY(!readDeployments("{}", into).ok());
    }

    void nestsDeeply()
    {
        QByteArray deep;
        for (int i = 0; i < 300; ++i)
            deep += "{\"id\":\"/g\",\"groups\":[";
        deep += "{\"id\":\"/g\"}";
        for (int i = 0; i < 300; ++i)
            deep += "]}";
        MarathonObservation into;
        QVERIFY(readGroups(deep, into).ok());
        QCOMPARE(into.groups.size(), size_t(301));
        QByteArray tooDeep;
        for (int i = 0; i < 1000; ++i)
            tooDeep += "{\"id\":\"/g\",\"groups\":[";
        QVERIFY(!readGroups(tooDeep, into).ok());
    }
};

MESOSCOPE_TEST(MarathonJsonTest)

#include "tst_marathonjson.moc"
