// SPDX-License-Identifier: GPL-3.0-or-later
// The exported document: complete, honest about what is not known, and without a secret.
#include "app/core/export.h"
#include "models/domain/secrets.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

QString hidden()
{
    return QStringLiteral("hunter2-very-secret-9f8e7d");
}

App sampleApp()
{
    App app;
    app.id = AppId(QStringLiteral("/shop/frontend"));
    app.instances = 3;
    app.counts = {0, 2, 1, 1};
    app.each = {0.5, 256, 10, 0};
    app.image = QStringLiteral("nginx:1.25");
    app.version = QStringLiteral("2026-01-01T00:00:00.000Z");
    app.labels = {{QStringLiteral("team"), QStringLiteral("web")}, {QStringLiteral("API_TOKEN"), hidden()}};
    app.env = {{QStringLiteral("DB_PASSWORD"), hidden()}, {QStringLiteral("LEVEL"), QStringLiteral("info")}};
    app.constraints = {{QStringLiteral("hostname"), QStringLiteral("UNIQUE"), {}}};
    HealthCheck check;
    check.protocol = QStringLiteral("HTTP");
    check.path = QStringLiteral("/health");
    app.healthChecks = {check};
    app.ports = {{80, std::nullopt, 10080, QStringLiteral("tcp"), QStringLiteral("http")}};
    app.lastFailure = TaskFailure{
        QStringLiteral("t0"), QStringLiteral("node-1"), QStringLiteral("TASK_FAILED"), QStringLiteral("exit 1"), 5000,
        app.version};
    app.queue = QueueEntry{app.id, 1, true, 0, 4000, 12, 11, {{QStringLiteral("InsufficientCpus"), 3, 12}}, {}};
    app.definition = QJsonDocument(QJsonObject{{QStringLiteral("id"), app.id.text()},
                                               {QStringLiteral("unknownKey"), 7},
                                               {QStringLiteral("env"),
                                                QJsonObject{{QStringLiteral("DB_PASSWORD"), hidden()},
                                                            {QStringLiteral("LEVEL"), QStringLiteral("info")}}}})
                         .toJson();
    return app;
}

ObservedTask sampleTask()
{
    ObservedTask task;
    task.task.id = TaskId(QStringLiteral("shop_frontend.1"));
    task.task.name = QStringLiteral("/shop/frontend");
    task.task.state = TaskState::Running;
    task.task.health = Health::Unhealthy;
    task.task.host = QStringLiteral("node-1");
    task.task.ports = {31005};
    task.task.addresses = {QStringLiteral("172.17.0.2")};
    task.task.version = QStringLiteral("2026-01-01T00:00:00.000Z");
    task.task.fromMarathon = true;
    task.task.healthResults = {{false, 3, 1000, 2000, 3000, QStringLiteral("503")}};
    task.task.startedAtMs = 1'700'000'000'000;
    task.app = AppId(QStringLiteral("/shop/frontend"));
    return task;
}

ClusterSnapshot sampleCluster()
{
    SnapshotBuilder builder;
    MarathonObservation marathon;
    marathon.version = QStringLiteral("1.11.24");
    marathon.leader = QStringLiteral("m1:8080");
    marathon.apps = {sampleApp()};
    marathon.groups = {AppId(QStringLiteral("/")), AppId(QStringLiteral("/shop"))};
    marathon.tasks = {sampleTask()};
    marathon.queueKnown = true;
    Deployment deployment;
    deployment.id = DeploymentId(QStringLiteral("d-1"));
    deployment.affected = {AppId(QStringLiteral("/shop/frontend"))};
    deployment.steps = {{{QStringLiteral("ScaleApplication"), AppId(QStringLiteral("/shop/frontend"))}}};
    deployment.currentStep = 1;
    deployment.totalSteps = 1;
    marathon.deployments = {deployment};
    builder.take(std::make_shared<const Observation>(marathon));

    MesosObservation mesos;
    mesos.version = QStringLiteral("1.11.0");
    mesos.clusterName = QStringLiteral("demo");
    mesos.masters = {{QStringLiteral("m1:5050"), QStringLiteral("1.11.0"), true, true}};
    Agent agent;
    agent.id = AgentId(QStringLiteral("uuid-S0"));
    agent.hostname = QStringLiteral("node-1");
    agent.port = 5051;
    agent.hasTotals = true;
    agent.total = {8, 16384, 100000, 0};
    agent.attributes = {{QStringLiteral("rack"), QStringLiteral("r1")}};
    mesos.agents = {agent};
    Framework framework;
    framework.id = FrameworkId(QStringLiteral("uuid-0001"));
    framework.name = QStringLiteral("chronos");
    framework.webUiUrl = QStringLiteral("http://me:") + hidden() + QStringLiteral("@chronos:4400/");
    mesos.frameworks = {framework};
    ObservedTask other;
    other.task.id = TaskId(QStringLiteral("ct:1"));
    other.task.name = QStringLiteral("backup");
    other.task.state = TaskState::Unknown;
    other.task.rawState = QStringLiteral("TASK_DREAMING");
    other.task.fromMesos = true;
    other.task.resources = {1, 128, 0, 0};
    other.framework = framework.id;
    other.agent = agent.id;
    mesos.tasks = {other};
    Role role;
    role.name = QStringLiteral("web");
    role.weight = 2;
    mesos.roles = {role};
    builder.take(std::make_shared<const Observation>(mesos));

    LbObservation lb;
    LbRow row;
    row.proxy = QStringLiteral("shop_frontend_10080");
    row.server = QStringLiteral("BACKEND");
    row.type = LbRow::Type::Backend;
    row.status = QStringLiteral("UP");
    lb.rows = {row};
    builder.take(std::make_shared<const Observation>(lb));

    builder.setSourceState(liveState(SourceId::Marathon));
    SourceState state = liveState(SourceId::Mesos);
    state.capabilities = Capability::Agents | Capability::Tasks;
    builder.setSourceState(state);
    SourceState failed;
    failed.id = SourceId::Series;
    failed.phase = SourceState::Phase::Failed;
    failed.error = errorOf(Error::Kind::Unreachable);
    builder.setSourceState(failed);
    return *builder.build(1'700'000'001'000);
}

QJsonObject find(const QJsonValue &list, const QString &key, const QString &value)
{
    const QJsonArray array = list.toArray();
    for (const QJsonValue &item : array) {
        if (item.toObject().value(key).toString() == value)
            return item.toObject();
    }
    return {};
}

QJsonValue at(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key));
}

/// What a JSON pointer names.
QJsonValue resolve(const QJsonValue &root, const QString &pointer)
{
    QJsonValue value = root;
    const QStringList tokens = pointer.split(QLatin1Char('/')).mid(1);
    for (QString token : tokens) {
        token.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
        value = value.isArray() ? value.toArray().at(token.toInt()) : value.toObject().value(token);
    }
    return value;
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a user may not see is null, with the reason beside it; not an empty list.
    void whatIsForbiddenIsNotNothing()
    {
        ClusterSnapshot snapshot = sampleCluster();
        Error no = errorOf(Error::Kind::Forbidden);
        no.detail = QStringLiteral("Not Authorized to perform this action!");
        snapshot.sources[size_t(SourceId::Marathon)].refusals = {{Capability::Queue, {}, no}};
        const QJsonObject json = exportCluster(snapshot);
        QVERIFY(at(json, "queue").isNull());
        QVERIFY(at(json, "deployments").isArray());
        const QJsonObject marathon = find(at(json, "sources"), QStringLiteral("id"), QStringLiteral("marathon"));
        const QJsonObject refusal = at(marathon, "refusals").toArray().at(0).toObject();
        QCOMPARE(at(refusal, "capability").toString(), QStringLiteral("queue"));
        QCOMPARE(at(refusal, "detail").toString(), no.detail);
        QVERIFY(at(refusal, "subject").isNull());
        snapshot.info.unreachableKnown = false; // an old master does not say
        QVERIFY(at(at(exportCluster(snapshot), "cluster").toObject(), "unreachableAgents").isNull());
    }

    void everythingIsThere()
    {
        const QJsonObject json = exportCluster(sampleCluster());
        QCOMPARE(at(json, "schema").toInt(), 1);
        QCOMPARE(at(json, "takenAt").toString(), QStringLiteral("2023-11-14T22:13:21.000Z"));
        QCOMPARE(at(at(json, "cluster").toObject(), "marathonVersion").toString(), QStringLiteral("1.11.24"));
        QCOMPARE(at(at(json, "cluster").toObject(), "masters").toArray().size(), 1);

        const QJsonObject app = find(at(json, "apps"), QStringLiteral("id"), QStringLiteral("/shop/frontend"));
        QCOMPARE(at(app, "instances").toInt(), 3);
        QCOMPARE(at(app, "running").toInt(), 2);
        QCOMPARE(at(app, "image").toString(), QStringLiteral("nginx:1.25"));
        QCOMPARE(at(at(app, "resources").toObject(), "mem").toDouble(), 256.0);
        QCOMPARE(at(app, "tasks").toArray(), QJsonArray{QStringLiteral("shop_frontend.1")});
        QCOMPARE(at(app, "constraints").toArray().size(), 1);
        QCOMPARE(at(app, "healthChecks").toArray().size(), 1);
        QVERIFY(at(at(app, "ports").toArray().first().toObject(), "hostPort").isNull());
        QCOMPARE(at(at(app, "lastFailure").toObject(), "message").toString(), QStringLiteral("exit 1"));
        QCOMPARE(at(at(app, "definition").toObject(), "unknownKey").toInt(), 7);
        const QJsonObject queued = at(json, "queue").toArray().first().toObject();
        QCOMPARE(at(queued, "processedOffers").toInt(), 12);
        QCOMPARE(at(queued, "lastOffers").toArray().size(), 1);

        const QJsonObject task = find(at(json, "tasks"), QStringLiteral("id"), QStringLiteral("shop_frontend.1"));
        QCOMPARE(at(task, "app").toString(), QStringLiteral("/shop/frontend"));
        QCOMPARE(at(task, "state").toString(), QStringLiteral("TASK_RUNNING"));
        QCOMPARE(at(task, "health").toString(), QStringLiteral("unhealthy"));
        QCOMPARE(at(task, "host").toString(), QStringLiteral("node-1"));
        QCOMPARE(at(task, "ports").toArray(), QJsonArray{31005});
        QCOMPARE(at(at(task, "healthResults").toArray().first().toObject(), "lastFailureCause").toString(),
                 QStringLiteral("503"));
        const QJsonObject strange = find(at(json, "tasks"), QStringLiteral("id"), QStringLiteral("ct:1"));
        QCOMPARE(at(strange, "state").toString(), QStringLiteral("TASK_DREAMING"));
        QCOMPARE(at(strange, "framework").toString(), QStringLiteral("uuid-0001"));
        QCOMPARE(at(strange, "agent").toString(), QStringLiteral("uuid-S0"));
        QCOMPARE(at(at(strange, "resources").toObject(), "cpus").toDouble(), 1.0);

        const QJsonObject agent = find(at(json, "agents"), QStringLiteral("id"), QStringLiteral("uuid-S0"));
        QCOMPARE(at(agent, "hostname").toString(), QStringLiteral("node-1"));
        QCOMPARE(at(at(agent, "total").toObject(), "cpus").toDouble(), 8.0);
        QCOMPARE(at(at(agent, "attributes").toObject(), "rack").toString(), QStringLiteral("r1"));
        QVERIFY(!find(at(json, "frameworks"), QStringLiteral("name"), QStringLiteral("chronos")).isEmpty());
        QVERIFY(!find(at(json, "groups"), QStringLiteral("id"), QStringLiteral("/shop")).isEmpty());
        QCOMPARE(at(find(at(json, "deployments"), QStringLiteral("id"), QStringLiteral("d-1")), "totalSteps").toInt(),
                 1);
        QCOMPARE(at(find(at(json, "roles"), QStringLiteral("name"), QStringLiteral("web")), "weight").toDouble(), 2.0);
        QCOMPARE(at(find(at(json, "loadBalancer"), QStringLiteral("server"), QStringLiteral("BACKEND")), "status")
                     .toString(),
                 QStringLiteral("UP"));
    }

    void everySourceIsNamedWithWhatIsWrong()
    {
        const QJsonObject json = exportCluster(sampleCluster());
        QCOMPARE(at(json, "sources").toArray().size(), SourceCount);
        const QJsonObject series = find(at(json, "sources"), QStringLiteral("id"), QStringLiteral("metrics"));
        QCOMPARE(at(series, "state").toString(), QStringLiteral("failed"));
        QCOMPARE(at(at(series, "error").toObject(), "kind").toString(), QStringLiteral("unreachable"));
        QVERIFY(at(at(series, "error").toObject(), "discovery").isNull());
        QVERIFY(at(series, "lastGoodAt").isNull());
        ClusterSnapshot cut = sampleCluster();
        cut.sources[size_t(SourceId::Mesos)].error.emplace();
        cut.sources[size_t(SourceId::Mesos)].error->discovery = Error::Discovery::NoQuorum;
        const QJsonObject mesos =
            find(at(exportCluster(cut), "sources"), QStringLiteral("id"), QStringLiteral("mesos"));
        QCOMPARE(at(at(mesos, "error").toObject(), "discovery").toString(), QStringLiteral("noQuorum"));
        QCOMPARE(at(find(at(json, "sources"), QStringLiteral("id"), QStringLiteral("logs")), "state").toString(),
                 QStringLiteral("absent"));
        QVERIFY(at(find(at(json, "sources"), QStringLiteral("id"), QStringLiteral("mesos")), "error").isNull());
    }

    void secretsAreMaskedAndListed()
    {
        const QJsonObject json = exportCluster(sampleCluster());
        const QByteArray text = QJsonDocument(json).toJson();
        QVERIFY(!text.contains(hidden().toUtf8()));
        const QJsonArray masked = at(json, "masked").toArray();
        QVERIFY(masked.size() >= 4); // label, variable, definition's variable, framework's address
        for (const QJsonValue &path : masked) {
            const QJsonValue value = resolve(json, path.toString());
            QVERIFY2(value.isString(), qPrintable(path.toString()));
            QVERIFY2(value.toString().contains(QString::fromUtf16(SecretMask)) || path.toString().contains(u"webUiUrl"),
                     qPrintable(path.toString()));
        }
        QVERIFY(text.contains("\"LEVEL\": \"info\"")); // what is none stays
        QVERIFY(masked.contains(QStringLiteral("/apps/0/env/DB_PASSWORD")));
    }

    void whatIsNotKnownIsNull()
    {
        SnapshotBuilder builder;
        const QJsonObject empty = at(exportCluster(*builder.build(1)), "totals").toObject();
        for (auto it = empty.begin(); it != empty.end(); ++it)
            QVERIFY2(it.value().isNull(), qPrintable(it.key()));
        builder.setSourceState(liveState(SourceId::Marathon));
        builder.take(marathonWith({Health::Healthy}));
        const QJsonObject json = exportCluster(*builder.build(2));
        QVERIFY(at(at(json, "totals").toObject(), "capacity").isNull()); // Marathon alone does not know
        QCOMPARE(at(at(json, "totals").toObject(), "activeTasks").toInt(-1), 1);
        const QJsonObject agent = at(json, "agents").toArray().first().toObject();
        QCOMPARE(at(agent, "status").toString(), QStringLiteral("inferred"));
        QVERIFY(at(agent, "total").isNull());
        QVERIFY(at(agent, "id").isNull());
    }

    void exitStatus()
    {
        SourceStates states;
        QCOMPARE(exitStatusOf(states), 4); // nothing was asked
        const auto set = [&states](SourceId id, SourceState::Phase phase, qint64 lastGood) {
            states[size_t(id)].phase = phase;
            states[size_t(id)].lastGoodMs = lastGood;
        };
        set(SourceId::Marathon, SourceState::Phase::Live, 5);
        QCOMPARE(exitStatusOf(states), 0);
        states[size_t(SourceId::Marathon)].error.emplace(); // a part of it failed
        QCOMPARE(exitStatusOf(states), 3);
        states[size_t(SourceId::Marathon)].error.reset();
        ClusterSnapshot snapshot;
        snapshot.sources = states;
        QCOMPARE(exitStatusOf(snapshot), 0);
        snapshot.info.recoveredAgents = 1;
        QCOMPARE(exitStatusOf(snapshot), 3);
        snapshot.info.recoveredAgents = 0;
        SourceState &mesos = snapshot.sources[size_t(SourceId::Mesos)];
        mesos.phase = SourceState::Phase::Live;
        mesos.lastGoodMs = snapshot.info.electedAtMs = 1'700'000'000'000;
        QVERIFY(isRecovering(snapshot)); // elected this moment, and knows nobody
        mesos.lastGoodMs += 60000;
        QVERIFY(!isRecovering(snapshot)); // a cluster may be empty
        Agent host;
        snapshot.agents.push_back(host);
        snapshot.totals.activeTasks = 1;
        QVERIFY(isRecovering(snapshot)); // but not one where tasks run, though one clock is wrong by a minute
        snapshot.agents.front().hasTotals = true;
        QVERIFY(!isRecovering(snapshot));
        set(SourceId::Mesos, SourceState::Phase::Failed, 0);
        QCOMPARE(exitStatusOf(states), 3);
        set(SourceId::Mesos, SourceState::Phase::Stale, 4);
        QCOMPARE(exitStatusOf(states), 3);
        set(SourceId::Marathon, SourceState::Phase::Connecting, 0);
        set(SourceId::Mesos, SourceState::Phase::Failed, 0);
        QCOMPARE(exitStatusOf(states), 4);
    }

    void settled()
    {
        SourceStates states;
        QVERIFY(isSettled(states));
        SourceState &marathon = states[size_t(SourceId::Marathon)];
        marathon.phase = SourceState::Phase::Connecting;
        QVERIFY(!isSettled(states));
        marathon.phase = SourceState::Phase::Live;
        QVERIFY(!isSettled(states)); // live, but nothing has arrived
        marathon.lastGoodMs = 1;
        QVERIFY(isSettled(states));
        states[size_t(SourceId::Mesos)].phase = SourceState::Phase::Failed;
        QVERIFY(isSettled(states));
    }
};

MESOSCOPE_TEST(ExportTest)

#include "tst_export.moc"
