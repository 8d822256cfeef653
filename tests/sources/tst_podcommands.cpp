// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of pods go to pods' addresses; what Marathon has no request for is made of the definition it has.
#include "app/base/clock.h"
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "tests/net/transporttest.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(mesoscope::Command)

namespace {

const AppId Pod(u"/data/etl"_s);
constexpr auto OfPod = App::Kind::Pod;

QByteArray present()
{
    return js("{`id`:`/data/etl`,`containers`:[{`name`:`a`,`future`:1}],`scaling`:{`instances`:2,`kind`:`fixed`},"
              "`version`:`2026-11-20T10:00:00Z`}");
}

QByteArray former()
{
    return js("{`id`:`/data/etl`,`containers`:[{`name`:`old`}],`scaling`:{`instances`:9,`kind`:`fixed`},"
              "`version`:`2026-11-01T10:00:00Z`}");
}

/// A Marathon that has one pod.
class PodServer
{
public:
    PodServer() : server([this](const ScriptedRequest &request, const ScriptedReply &reply) { answer(request, reply); })
    {
        endpoint.urls = {server.url(u"/p/"_s)};
        transport = std::make_unique<HttpTransport>(endpoint.urls, Secret());
        commands = std::make_unique<MarathonCommands>(*transport, endpoint, &access);
    }

    QList<QByteArray> lines() const
    {
        QList<QByteArray> lines;
        for (const ScriptedRequest &request : server.requests)
            lines.append(request.method + ' ' + request.target);
        return lines;
    }

    ManualClock clock{1};
    MarathonAccess access{clock};
    Endpoint endpoint;
    ScriptedServer server;
    std::unique_ptr<HttpTransport> transport;
    std::unique_ptr<MarathonCommands> commands;

private:
    static void answer(const ScriptedRequest &request, const ScriptedReply &reply)
    {
        if (request.target.contains("/gone"))
            reply.send(404, js("{`message`:`{\\`message\\`:\\`Pod '/gone' does not exist\\`}`}"));
        else if (request.method == "GET" && request.target.endsWith("::versions"))
            reply.send(200, js("[`2026-11-01T10:00:00Z`,`2026-11-20T10:00:00Z`]"));
        else if (request.method == "GET" && request.target.contains("::versions/"))
            reply.send(200, former());
        else if (request.method == "GET")
            reply.send(200, present());
        else if (request.method == "DELETE" && !request.target.contains("::instances"))
            reply.send(202, {}, {{"Marathon-Deployment-Id", "d7"}, {"Location", "d7"}});
        else if (request.method == "DELETE")
            reply.send(200, js("[{`instanceId`:`data_etl.instance-1`}]"));
        else
            reply.send(200, present(), {{"Marathon-Deployment-Id", "d7"}});
    }
};

} // namespace

class PodCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheRequests_data()
    {
        QTest::addColumn<Command>("command");
        QTest::addColumn<QByteArray>("read"); ///< before; empty: nothing
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("body");
        const QJsonObject definition{{u"id"_s, u"/data/etl"_s}, {u"containers"_s, QJsonArray{}}};
        const auto row = [](const char *name, const Command &command, const char *read, const char *line,
                            const char *body) {
            QTest::newRow(name) << command << QByteArray(read) << QByteArray(line) << js(body);
        };
        row("deploy", DeployApp{definition, Force::No}, "", "POST /p/v2/pods?force=false",
            "{`containers`:[],`id`:`/data/etl`}");
        row("update", UpdateApp{Pod, definition, QString(), Force::Yes}, "", "PUT /p/v2/pods/data/etl?force=true",
            "{`containers`:[],`id`:`/data/etl`}");
        row("scale", ScaleApp{Pod, 5, Force::Yes}, "GET /p/v2/pods/data/etl", "PUT /p/v2/pods/data/etl?force=true",
            "{`containers`:[{`future`:1,`name`:`a`}],`id`:`/data/etl`,`scaling`:{`instances`:5,`kind`:`fixed`}}");
        row("suspend", ScaleApp{Pod, 0, Force::No}, "GET /p/v2/pods/data/etl", "PUT /p/v2/pods/data/etl?force=false",
            "{`containers`:[{`future`:1,`name`:`a`}],`id`:`/data/etl`,`scaling`:{`instances`:0,`kind`:`fixed`}}");
        row("roll back", RollBackApp{Pod, u"2026-11-01T10:00:00Z"_s, Force::No},
            "GET /p/v2/pods/data/etl::versions/2026-11-01T10:00:00Z", "PUT /p/v2/pods/data/etl?force=false",
            "{`containers`:[{`name`:`old`}],`id`:`/data/etl`,`scaling`:{`instances`:9,`kind`:`fixed`}}");
        row("destroy", DestroyApp{Pod, Force::No}, "", "DELETE /p/v2/pods/data/etl?force=false", "");
        // Two containers of one instance are killed by one name.
        const QList<TaskId> tasks{TaskId(u"data_etl.instance-1.a"_s), TaskId(u"data_etl.instance-1.b"_s),
                                  TaskId(u"data_etl.instance-2.a"_s)};
        row("kill", KillTasks{Pod, tasks, KillMode::Respawn, Force::No}, "",
            "DELETE /p/v2/pods/data/etl::instances?wipe=false", "[`data_etl.instance-1`,`data_etl.instance-2`]");
        row("kill and wipe", KillTasks{Pod, tasks.mid(0, 1), KillMode::Wipe, Force::No}, "",
            "DELETE /p/v2/pods/data/etl::instances?wipe=true", "[`data_etl.instance-1`]");
        row("end the delay", ResetDelay{Pod}, "", "DELETE /p/v2/queue/data/etl/delay", "");
    }

    void makesTheRequests()
    {
        QFETCH(Command, command);
        QFETCH(QByteArray, read);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, body);
        PodServer pods;
        const auto receipt = await(pods.commands->run(command, OfPod));
        QVERIFY(receipt.ok());
        QCOMPARE(pods.lines(), read.isEmpty() ? QList<QByteArray>{line} : (QList<QByteArray>{read, line}));
        QCOMPARE(pods.server.requests.last().body, body);
        if (!line.contains("::instances") && !line.contains("queue"))
            QCOMPARE(receipt->deployment.text(), u"d7"_s);
    }

    void refusesWhatMarathonHasNotForPods()
    {
        PodServer pods;
        const TaskId task(u"data_etl.instance-1.a"_s);
        for (const Command &command :
             {Command(RestartApp{Pod, Force::No}), Command(KillTasks{Pod, {task}, KillMode::Scale, Force::No})})
            COMPARE_KIND(await(pods.commands->run(command, OfPod)), Error::Kind::Unsupported);
        for (const Command &command :
             {Command(DestroyApp{AppId(u"/"_s), Force::No}), Command(KillTasks{AppId(), {task}, KillMode::Wipe})})
            COMPARE_KIND(await(pods.commands->run(command, OfPod)), Error::Kind::Invalid);
        pods.access.setVersion(u"1.11.24"_s);
        const DeployApp deploy{{{u"id"_s, u"/x"_s}, {u"containers"_s, QJsonArray{QJsonObject()}}}, Force::No};
        COMPARE_KIND(await(pods.commands->plan(deploy)), Error::Kind::Unsupported); // groups are tried without pods
        pods.access.setVersion(u"1.3.13"_s);
        const auto refused = await(pods.commands->run(deploy, OfPod));
        COMPARE_KIND(refused, Error::Kind::Unsupported);
        QCOMPARE(refused.error().fields.first().path, u"/containers"_s);
        QVERIFY(pods.server.requests.isEmpty());
    }

    void readsDefinitionsAndVersions()
    {
        PodServer pods;
        const auto versions = await(pods.commands->versions(Pod, OfPod));
        QVERIFY(versions.ok());
        QCOMPARE(versions->versions, (QStringList{u"2026-11-20T10:00:00Z"_s, u"2026-11-01T10:00:00Z"_s}));
        const auto now = await(pods.commands->definition(Pod, OfPod, {}));
        QVERIFY(now.ok());
        QCOMPARE(now->value("scaling"_L1)["instances"_L1].toInt(), 2);
        const auto then = await(pods.commands->definition(Pod, OfPod, u"2026-11-01T10:00:00Z"_s));
        QVERIFY(then.ok());
        QCOMPARE(then->value("scaling"_L1)["instances"_L1].toInt(), 9);
    }

    /// Nothing is written when what it is to be made of cannot be read; and the words are the server's, not its JSON.
    void writesNothingAfterAFailedReading()
    {
        PodServer pods;
        const auto scaled = await(pods.commands->run(ScaleApp{AppId(u"/gone"_s), 3, Force::No}, OfPod));
        COMPARE_KIND(scaled, Error::Kind::NotFound);
        QCOMPARE(scaled.error().detail, u"Pod '/gone' does not exist"_s);
        QCOMPARE(pods.lines(), QList<QByteArray>{"GET /p/v2/pods/gone"});
    }
};

MESOSCOPE_TEST(PodCommandsTest)

#include "tst_podcommands.moc"
