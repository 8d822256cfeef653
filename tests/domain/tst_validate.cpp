// SPDX-License-Identifier: GPL-3.0-or-later
// Each problem of a definition or command that can be told before sending.
#include "models/domain/error.h"
#include "models/domain/validate.h"
#include "tests/domain/badpods.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const char *const Good = R"({
    "id": "/new/web-1", "cpus": 0.5, "mem": 128, "disk": 0, "gpus": 0, "instances": 2,
    "container": {"type": "DOCKER", "docker": {"image": "web:1"},
                  "portMappings": [{"containerPort": 80, "hostPort": 0, "servicePort": 10080}]},
    "networks": [{"mode": "container/bridge"}],
    "healthChecks": [{"protocol": "HTTP", "path": "/", "portIndex": 0}],
    "labels": {"HAPROXY_GROUP": "external"}, "upgradeStrategy": {"minimumHealthCapacity": 1},
    "someNewKey": {"kept": [1, 2]}
})";

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject goodWith(const char *changes)
{
    QJsonObject app = object(Good);
    const QJsonObject more = object(changes);
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (it->isNull())
            app.remove(it.key());
        else
            app.insert(it.key(), *it);
    }
    return app;
}

QStringList told(const QList<LocalProblem> &problems)
{
    QStringList list;
    for (const LocalProblem &one : problems)
        list.append(u"%1 %2"_s.arg(one.path).arg(int(one.problem)));
    return list;
}

struct Bad
{
    const char *changes;
    const char *path;
    Problem problem;
};

const std::vector<Bad> BadOnes{
    {R"({"id": null})", "/id", Problem::IdMissing},
    {R"({"id": "/"})", "/id", Problem::IdMissing},
    {R"({"id": "/Shop/web"})", "/id", Problem::IdMalformed},
    {R"({"id": "/a_b"})", "/id", Problem::IdMalformed},
    {R"({"id": "/-a"})", "/id", Problem::IdMalformed},
    {R"({"id": "/a//b"})", "/id", Problem::IdMalformed},
    {R"({"id": "/a/"})", "/id", Problem::IdMalformed},
    {R"({"id": "/a/restart"})", "/id", Problem::IdReserved},
    {R"({"id": "/shop/cart"})", "/id", Problem::IdExists},
    {R"({"id": "shop/cart"})", "/id", Problem::IdExists},
    {R"({"id": "/shop"})", "/id", Problem::IdExists},
    {R"({"cpus": "1"})", "/cpus", Problem::NotANumber},
    {R"({"instances": 1.5})", "/instances", Problem::NotANumber},
    {R"({"mem": -1})", "/mem", Problem::Negative},
    {R"({"instances": 2000000})", "/instances", Problem::TooLarge},
    {R"({"instances": 1e30})", "/instances", Problem::TooLarge},
    {R"({"upgradeStrategy": {"maximumOverCapacity": 1.5}})", "/upgradeStrategy/maximumOverCapacity", Problem::TooLarge},
    {R"({"cmd": "run", "args": ["run"]})", "/args", Problem::CmdAndArgs},
    {R"({"container": null, "healthChecks": null})", "/cmd", Problem::NothingToRun},
    {R"({"portDefinitions": [{"port": 70000}]})", "/portDefinitions/0/port", Problem::PortOutOfRange},
    {R"({"portDefinitions": [{"port": 8080}]})", "/portDefinitions/0/port", Problem::ServicePortTooLow},
    {R"({"labels": {"n": 5}})", "/labels/n", Problem::LabelNotText},
    {R"({"healthChecks": [{"protocol": "HTTP", "portIndex": 1}]})", "/healthChecks/0/portIndex",
     Problem::HealthCheckPortIndex},
    {R"({"container": null, "cmd": "x", "portDefinitions": []})", "/healthChecks/0/portIndex",
     Problem::HealthCheckPortIndex},
    {R"({"container": {"docker": {"image": "a"}, "portMappings": []}})", "/healthChecks/0/portIndex",
     Problem::HealthCheckPortIndex},
    {R"({"container": {"docker": {"image": "a"}}, "networks": [{"mode": "container", "name": "n"}]})",
     "/healthChecks/0/portIndex", Problem::HealthCheckPortIndex},
    {R"({"version": "2026-11-20T10:00:00.000Z"})", "/version", Problem::VersionWithOthers},
    {R"({"tasksRunning": 3})", "/tasksRunning", Problem::ReadOnlyKey},
    {R"({"labels": {"MARATHON_SINGLE_INSTANCE_APP": "true"}})", "/instances", Problem::InstancesSingle},
    {R"({"env": ["A=1"]})", "/env", Problem::NotAnObject},
    {R"({"backoffFactor": 0.5})", "/backoffFactor", Problem::TooSmall},
    {R"({"constraints": [["rack"]]})", "/constraints/0", Problem::ConstraintParts},
    {R"({"constraints": [["", "UNIQUE"]]})", "/constraints/0", Problem::ConstraintParts},
    {R"({"constraints": [["rack", "NEAR", "x"]]})", "/constraints/0", Problem::ConstraintOperator},
    {R"({"constraints": [["hostname", "LIKE"]]})", "/constraints/0", Problem::ConstraintNeedsValue},
    {R"({"constraints": [["hostname", "MAX_PER"]]})", "/constraints/0", Problem::ConstraintNeedsValue},
    {R"({"constraints": [["hostname", "UNIQUE", "x"]]})", "/constraints/0", Problem::ConstraintTakesNoValue},
    {R"({"constraints": [["hostname", "like", "a("]]})", "/constraints/0", Problem::ConstraintPattern},
    {R"({"constraints": [["hostname", "UNIQUE"], ["rack", "GROUP_BY", "two"]]})", "/constraints/1",
     Problem::ConstraintNumber},
    {R"({"portDefinitions": [{"port": 10001}, {"port": 10001}]})", "/portDefinitions/1/port", Problem::PortTwice},
    {R"({"portDefinitions": [{"name": "Web_1"}]})", "/portDefinitions/0/name", Problem::PortNameMalformed},
    {R"({"container": {"type": "DOCKER", "docker": {"x": 1}, "portMappings": [{}]}, "cmd": "x"})",
     "/container/docker/image", Problem::ImageMissing},
    {R"({"healthChecks": [{"protocol": "GRPC", "portIndex": 0}]})", "/healthChecks/0/protocol",
     Problem::ProtocolUnknown},
    {R"({"healthChecks": [{"protocol": "COMMAND"}]})", "/healthChecks/0/command", Problem::CommandMissing},
    {R"({"unreachableStrategy": {"inactiveAfterSeconds": 60, "expungeAfterSeconds": 30}})",
     "/unreachableStrategy/expungeAfterSeconds", Problem::ExpungeTooSoon},
    {R"({"container": {"docker": {"image": "a"}, "portMappings": [{}], "volumes": [{"mode": "RW"}]}})",
     "/container/volumes/0/containerPath", Problem::VolumePathMissing},
    {R"({"container": {"docker": {"image": "a"}, "portMappings": [{}],
        "volumes": [{"containerPath": "/data", "persistent": {"size": 5}}]}})",
     "/container/volumes/0/containerPath", Problem::VolumePathMalformed},
    {R"({"container": {"docker": {"image": "a"}, "portMappings": [{}],
        "volumes": [{"containerPath": "data", "persistent": {"type": "root"}}]}})",
     "/container/volumes/0/persistent/size", Problem::VolumeSizeMissing},
    {R"({"fetch": [{"extract": true}]})", "/fetch/0/uri", Problem::FetchUriMissing},
    {R"({"portDefinitions": [{"name": "http-api"}], "container": {"docker": {"image": "a"}},
        "readinessChecks": [{"intervalSeconds": 5, "timeoutSeconds": 5}]})",
     "/readinessChecks/0/timeoutSeconds", Problem::ReadinessTimeout},
    {R"({"readinessChecks": [{"portName": "admin"}]})", "/readinessChecks/0/portName", Problem::ReadinessPort},
    {R"({"gpus": 1})", "/gpus", Problem::GpusWithDocker},
    {R"({"resourceLimits": {"mem": 64}})", "/resourceLimits/mem", Problem::LimitTooLow},
    {R"({"resourceLimits": {"cpus": "much"}})", "/resourceLimits/cpus", Problem::NotANumber},
    {R"({"env": {"DB_PASSWORD": "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022"}})", "/env/DB_PASSWORD",
     Problem::MaskedValue},
    {R"({"dependencies": ["/db", "/new/web-1"]})", "/dependencies", Problem::DependsOnItself},
};

} // namespace

class ValidateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodDefinitionHasNone()
    {
        const SnapshotPtr snapshot = sampleCluster();
        QCOMPARE(told(validateApp(object(Good), snapshot.get(), true)), QStringList());
        QCOMPARE(told(validateApp(object(Good), nullptr, true)), QStringList());
        // A command and nothing else is enough; such an app has one port for its check.
        QCOMPARE(told(validateApp(object(R"({"id": "web", "cmd": "x", "healthChecks": [{"portIndex": 0}]})"),
                                  snapshot.get(), true)),
                 QStringList());
        for (const char *network :
             {R"("networks": [{"mode": "host"}])", R"("networks": [{"mode": "container/bridge"}])",
              R"("container": {"docker": {"image": "a", "network": "BRIDGE"}})"}) {
            const QByteArray app =
                QByteArray(R"({"id": "web", "cmd": "x", "healthChecks": [{"portIndex": 0}], )") + network + "}";
            QCOMPARE(told(validateApp(object(app.constData()), snapshot.get(), true)), QStringList());
        }
        // What is there may be edited, and a low service port is fine where no load balancer is asked for.
        QCOMPARE(told(validateApp(goodWith(R"({"id": "/shop/cart"})"), snapshot.get(), false)), QStringList());
        QCOMPARE(told(validateApp(goodWith(R"({"labels": {}, "portDefinitions": [{"port": 8080}]})"), nullptr, true)),
                 QStringList());
        const char *allowed = R"({"constraints": [["hostname", "LIKE", "a.*"], ["rack", "GROUP_BY"],
            ["rack", "GROUP_BY", "3"], ["hostname", "MAX_PER", "2"], ["x", "CLUSTER"], ["y", "IS", "z"]],
            "resourceLimits": {"cpus": "unlimited", "mem": 512}, "unreachableStrategy": "disabled",
            "backoffFactor": 1, "fetch": [{"uri": "http://x/y"}], "dependencies": ["/db"]})";
        QCOMPARE(told(validateApp(goodWith(allowed), nullptr, true)), QStringList());
    }

    void badDefinitions_data()
    {
        QTest::addColumn<int>("number");
        for (size_t i = 0; i < BadOnes.size(); ++i)
            QTest::newRow(BadOnes[i].changes) << int(i);
    }
    void badDefinitions()
    {
        QFETCH(int, number);
        const Bad &bad = BadOnes[size_t(number)];
        const SnapshotPtr snapshot = sampleCluster();
        QCOMPARE(told(validateApp(goodWith(bad.changes), snapshot.get(), true)),
                 QStringList{u"%1 %2"_s.arg(QLatin1String(bad.path)).arg(int(bad.problem))});
    }

    void commands()
    {
        const SnapshotPtr snapshot = sampleCluster();
        const AppId cart(u"/shop/cart"_s);
        const auto only = [&snapshot](const Command &command) {
            const QList<LocalProblem> problems = validate(command, snapshot.get());
            return problems.size() == 1 ? int(problems.first().problem) : -int(problems.size()) - 1;
        };
        const int none = -1;
        QCOMPARE(only(ScaleApp{cart, 5, Force::No}), none);
        QCOMPARE(only(ScaleApp{cart, -1, Force::No}), int(Problem::Negative));
        QCOMPARE(only(ScaleApp{AppId(u"/gone"_s), 1, Force::No}), int(Problem::NoSuchApp));
        QCOMPARE(only(RestartApp{AppId(u"/gone"_s), Force::No}), int(Problem::NoSuchApp));
        QCOMPARE(only(RollBackApp{cart, {}, Force::No}), int(Problem::NoSuchVersion));
        QCOMPARE(only(ScaleGroup{AppId(u"/shop"_s), -1, Force::No}), int(Problem::Negative));
        QCOMPARE(only(DestroyGroup{AppId(u"/shop"_s), Force::No}), none);
        QCOMPARE(only(DestroyGroup{AppId(u"/"_s), Force::No}), int(Problem::IdReserved)); // would empty the cluster
        QCOMPARE(only(DestroyGroup{AppId(), Force::No}), int(Problem::IdReserved));
        QCOMPARE(only(KillTasks{cart, {}, KillMode::Respawn, Force::No}), int(Problem::SingleRemoval));
        QCOMPARE(only(KillTasks{cart, {TaskId(u"x"_s)}, KillMode::Respawn, Force::No}), none);
        QCOMPARE(only(CancelDeployment{DeploymentId(u"d"_s), Force::No}), none);
        QCOMPARE(only(DeployApp{object(Good), Force::No}), none);
        QCOMPARE(only(DeployApp{{}, Force::No}), -3); // no name, nothing to run
        QCOMPARE(only(SetGroupRole{AppId(u"/shop"_s), true}), none);
        QCOMPARE(only(SetGroupRole{AppId(u"/shop/inner"_s), true}), int(Problem::NotATopGroup));
        const Agent &node = snapshot->agents.front();
        QCOMPARE(only(DrainAgent{node.id, node.hostname, std::nullopt, false}), none);
        QCOMPARE(only(DrainAgent{node.id, node.hostname, -1, false}), int(Problem::Negative));
        for (const Command &command :
             {Command(DrainAgent{AgentId(u"gone"_s), u"h"_s, 30, true}),
              Command(DeactivateAgent{AgentId(u"gone"_s), {}}), Command(ReactivateAgent{AgentId(u"gone"_s), {}})})
            QCOMPARE(only(command), int(Problem::NoSuchAgent));
        QCOMPARE(only(SetQuota{u"prod"_s, {1, 0, 0, 0}, {}, Force::No}), none);
        QCOMPARE(only(SetQuota{u"prod"_s, {-1, 0, 0, 0}, {}, Force::No}), int(Problem::Negative));
        QCOMPARE(only(SetQuota{u"prod"_s, {2, 0, 0, 0}, {1, {}, {}, {}}, Force::No}), int(Problem::LimitTooLow));
        ClusterSnapshot single = *snapshot;
        for (App &app : single.apps)
            app.labels.insert(u"MARATHON_SINGLE_INSTANCE_APP"_s, u"true"_s);
        QCOMPARE(validate(ScaleApp{cart, 2, Force::No}, &single).size(), 1);
        QCOMPARE(validate(ScaleApp{cart, 1, Force::No}, &single).size(), 0);
        // What a stale source knows is no reason to refuse.
        ClusterSnapshot stale = *snapshot;
        stale.sources[size_t(SourceId::Marathon)].phase = SourceState::Phase::Stale;
        QCOMPARE(validate(RestartApp{AppId(u"/gone"_s), Force::No}, &stale).size(), 0);
    }

    void everyProblemIsProducedBySomething()
    {
        std::set<int> produced{int(Problem::NoSuchApp), int(Problem::NoSuchVersion), int(Problem::SingleRemoval),
                               int(Problem::NoSuchAgent), int(Problem::NotATopGroup)};
        for (const Bad &bad : BadOnes)
            produced.insert(int(bad.problem));
        for (const BadPod &bad : badPods())
            produced.insert(int(bad.problem));
        for (int problem = 0; problem <= int(Problem::SingleRemoval); ++problem)
            QVERIFY2(produced.count(problem), qPrintable(QString::number(problem)));
    }

    void whatIsSentBackKeepsUnknownKeys()
    {
        QJsonObject app = goodWith(R"({"version": "v", "versionInfo": {}, "tasks": [], "tasksRunning": 1,
            "deployments": [], "lastTaskFailure": {}, "fetch": [], "uris": [], "portDefinitions": [], "ports": [],
            "ipAddress": {}})");
        QJsonObject container = app.value(u"container"_s).toObject();
        container.insert(u"docker"_s, object(R"({"image": "web:1", "network": "BRIDGE", "portMappings": [],
                                                 "privileged": true})"));
        app.insert(u"container"_s, container);
        const QJsonObject edited = editableDefinition(app);
        QJsonObject expected = object(Good);
        expected.insert(u"fetch"_s, QJsonArray());
        expected.insert(u"portDefinitions"_s, QJsonArray());
        container.insert(u"docker"_s, object(R"({"image": "web:1", "privileged": true})"));
        expected.insert(u"container"_s, container);
        QCOMPARE(edited, expected);
        QCOMPARE(editableDefinition(edited), edited);
        QCOMPARE(editableDefinition(object(Good)), object(Good));
        // The old forms stay where the new ones are not there.
        const QJsonObject old = object(R"({"id": "/a", "uris": ["x"], "ports": [1]})");
        QCOMPARE(editableDefinition(old), old);
    }

    void errorsThatPass()
    {
        const auto passes = [](Error::Kind kind) {
            Error error;
            error.kind = kind;
            return retryable(error);
        };
        QVERIFY(passes(Error::Kind::Timeout) && passes(Error::Kind::NoLeader) && passes(Error::Kind::Server));
        QVERIFY(!passes(Error::Kind::OutcomeUnknown)); // a write must not be sent twice
        QVERIFY(!passes(Error::Kind::Conflict) && !passes(Error::Kind::Unauthorized) && !passes(Error::Kind::Invalid));
    }
};

MESOSCOPE_TEST(ValidateTest)
#include "tst_validate.moc"
