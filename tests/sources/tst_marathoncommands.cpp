// SPDX-License-Identifier: GPL-3.0-or-later
// Each command is one request of the right shape, sent once; answers and refusals come back in words of the domain.
#include "app/base/clock.h"
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "tests/net/transporttest.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(mesoscope::Command)

class MarathonCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheRequest_data()
    {
        QTest::addColumn<Command>("command");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("body");
        const AppId web(u"/shop/web"_s);
        const QJsonObject definition{{u"id"_s, u"/shop/web"_s}, {u"cpus"_s, 0.5}};
        const auto row = [](const char *name, const Command &command, const char *line, const char *body) {
            QTest::newRow(name) << command << QByteArray(line) << js(body);
        };
        row("deploy", DeployApp{definition, Force::No}, "POST /p/v2/apps?force=false", "{`cpus`:0.5,`id`:`/shop/web`}");
        row("update", UpdateApp{web, definition, QString(), Force::Yes},
            "PUT /p/v2/apps/shop/web?partialUpdate=false&force=true", "{`cpus`:0.5,`id`:`/shop/web`}");
        row("scale", ScaleApp{web, 5, Force::No}, "PUT /p/v2/apps/shop/web?force=false", "{`instances`:5}");
        row("suspend", ScaleApp{web, 0, Force::No}, "PUT /p/v2/apps/shop/web?force=false", "{`instances`:0}");
        row("restart", RestartApp{web, Force::No}, "POST /p/v2/apps/shop/web/restart?force=false", "");
        row("destroy", DestroyApp{web, Force::No}, "DELETE /p/v2/apps/shop/web?force=false", "");
        row("destroy by force", DestroyApp{web, Force::Yes}, "DELETE /p/v2/apps/shop/web?force=true", "");
        row("create group", CreateGroup{AppId(u"/shop/eu"_s)}, "POST /p/v2/groups", "{`id`:`/shop/eu`}");
        row("destroy group", DestroyGroup{AppId(u"/shop"_s), Force::No}, "DELETE /p/v2/groups/shop?force=false", "");
        row("scale group", ScaleGroup{AppId(u"/shop"_s), 1.5, Force::No}, "PUT /p/v2/groups/shop?force=false",
            "{`scaleBy`:1.5}");
        row("roll back", RollBackApp{web, u"2026-11-22T10:00:00.480Z"_s, Force::No},
            "PUT /p/v2/apps/shop/web?force=false", "{`version`:`2026-11-22T10:00:00.480Z`}");
        row("kill", KillTasks{web, {TaskId(u"a.1"_s), TaskId(u"a.2"_s)}, KillMode::Respawn, Force::No},
            "POST /p/v2/tasks/delete?scale=false&wipe=false&force=false", "{`ids`:[`a.1`,`a.2`]}");
        row("kill and scale", KillTasks{web, {TaskId(u"a.1"_s)}, KillMode::Scale, Force::Yes},
            "POST /p/v2/tasks/delete?scale=true&wipe=false&force=true", "{`ids`:[`a.1`]}");
        row("kill and wipe", KillTasks{web, {TaskId(u"a.1"_s)}, KillMode::Wipe, Force::No},
            "POST /p/v2/tasks/delete?scale=false&wipe=true&force=false", "{`ids`:[`a.1`]}");
        row("roll a deployment back", CancelDeployment{DeploymentId(u"d1"_s), Force::No},
            "DELETE /p/v2/deployments/d1?force=false", "");
        row("stop a deployment", CancelDeployment{DeploymentId(u"d1"_s), Force::Yes},
            "DELETE /p/v2/deployments/d1?force=true", "");
        row("end the delay", ResetDelay{web}, "DELETE /p/v2/queue/shop/web/delay", "");
    }

    void makesTheRequest()
    {
        QFETCH(Command, command);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, body);
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(200, js("{`version`:`2026-11-22T10:00:00Z`,`deploymentId`:`d7`}"));
        });
        Endpoint endpoint;
        endpoint.urls = {server.url(u"/p/"_s)};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        const auto receipt = await(commands.run(command, App::Kind::App));
        QVERIFY(receipt.ok());
        QCOMPARE(receipt->deployment.text(), u"d7"_s);
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(server.requests.first().method + ' ' + server.requests.first().target, line);
        QCOMPARE(server.requests.first().body, body);
        QCOMPARE(server.requests.first().headers.value("content-type"), "application/json");
    }

    void refusesToAimAtEverything()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        for (const Command &command :
             {Command(DestroyGroup{AppId(u"/"_s), Force::No}), Command(DestroyGroup{AppId(), Force::Yes}),
              Command(DestroyApp{AppId(), Force::No}), Command(DestroyApp{AppId(u"/"_s), Force::No}),
              Command(ScaleApp{AppId(u"web"_s), 1, Force::No}), Command(CancelDeployment{DeploymentId(), Force::No})})
            COMPARE_KIND(await(commands.run(command, App::Kind::App)), Error::Kind::Invalid);
        QVERIFY(server.requests.isEmpty());
    }

    void takesTheDeploymentFromTheHeader()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(202, {}, {{"Marathon-Deployment-Id", "d9"}});
        });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        const auto receipt = await(commands.run(DestroyApp{AppId(u"/a"_s), Force::No}, App::Kind::App));
        QVERIFY(receipt.ok());
        QCOMPARE(receipt->deployment.text(), u"d9"_s);
    }

    /// Nothing but a try is sent, and no app of the group is left out of it: a real PUT would destroy those.
    void asksWhatWouldBeDone()
    {
        bool known = true;
        ScriptedServer server([&known](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.method == "PUT")
                reply.send(200, js("{`steps`:[{`actions`:[{`action`:`RestartApplication`,`app`:`/shop/web`}]},"
                                   "{`actions`:[{`action`:`ScaleApplication`,`app`:`/shop/db`}]}]}"));
            else if (known)
                reply.send(200, js("{`id`:`/shop`,`apps`:[{`id`:`/shop/web`,`cmd`:`old`},{`id`:`/shop/db`,`cmd`:`db`,"
                                   "`odd`:1,`version`:`v`,`tasksRunning`:2}],`groups`:[{`id`:`/shop/eu`}]}"));
            else
                reply.send(404, js("{`message`:`Group '/shop' does not exist`}"));
        });
        Endpoint endpoint;
        endpoint.urls = {server.url(u"/p/"_s)};
        HttpTransport transport(endpoint.urls, {});
        ManualClock clock(1);
        MarathonAccess access(clock);
        MarathonCommands commands(transport, endpoint, &access);
        const UpdateApp update{
            AppId(u"/shop/web"_s), {{u"id"_s, u"/shop/web"_s}, {u"cmd"_s, u"new"_s}}, QString(), Force::Yes};
        // What is not known to try could do it.
        COMPARE_KIND(await(commands.plan(update)), Error::Kind::Unsupported);
        QVERIFY(server.requests.isEmpty());
        access.setVersion(u"1.9.109"_s);
        COMPARE_KIND(await(commands.plan(ScaleApp{AppId(u"/shop/web"_s), 2, Force::No})), Error::Kind::Unsupported);
        QVERIFY(server.requests.isEmpty());

        const auto plan = await(commands.plan(update));
        QVERIFY(plan.ok());
        QCOMPARE(plan->size(), 2);
        QCOMPARE(plan->first().first().action, u"RestartApplication"_s);
        QCOMPARE(plan->last().first().app, AppId(u"/shop/db"_s));
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(server.requests.last().method + ' ' + server.requests.last().target,
                 QByteArray("PUT /p/v2/groups/shop?dryRun=true"));
        QCOMPARE(server.requests.last().body, js("{`apps`:[{`cmd`:`db`,`id`:`/shop/db`,`odd`:1},"
                                                 "{`cmd`:`new`,`id`:`/shop/web`}],`id`:`/shop`}"));
        known = false; // a new app in a group that is not there yet, named without its slash
        QVERIFY(await(commands.plan(DeployApp{{{u"id"_s, u"shop/new"_s}, {u"cmd"_s, u"x"_s}}, Force::No})).ok());
        QCOMPARE(server.requests.last().body, js("{`apps`:[{`cmd`:`x`,`id`:`/shop/new`}],`id`:`/shop`}"));
        QVERIFY(await(commands.plan(DeployApp{{{u"id"_s, u"/top"_s}, {u"cmd"_s, u"x"_s}}, Force::No})).ok());
        QCOMPARE(server.requests.last().target, QByteArray("/p/v2/groups?dryRun=true"));
    }

    void bringsRefusals()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) {
            reply.send(409, js("{`message`:`App is locked by one or more deployments.`,`deployments`:[{`id`:`d1`}]}"));
        });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        const auto locked = await(commands.run(ScaleApp{AppId(u"/a"_s), 2, Force::No}, App::Kind::App));
        COMPARE_KIND(locked, Error::Kind::Conflict);
        QCOMPARE(locked.error().deployments, QStringList{u"d1"_s});
        QCOMPARE(int(locked.error().source), int(SourceId::Marathon));
    }

    void sendsOnceWhenTheAnswerIsLost()
    {
        ScriptedServer server([](const ScriptedRequest &, const ScriptedReply &reply) { reply.close(); });
        ScriptedServer second([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
        Endpoint endpoint;
        endpoint.urls = {server.url(), second.url()};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        COMPARE_KIND(await(commands.run(ScaleApp{AppId(u"/a"_s), 2, Force::No}, App::Kind::App)),
                     Error::Kind::OutcomeUnknown);
        QTest::qWait(50);
        QCOMPARE(server.requests.size(), 1);
        QVERIFY(second.requests.isEmpty());
    }

    void asksTheNextAddressOnlyWhereNothingWasSent()
    {
        ScriptedServer dead;
        ScriptedServer server(
            [](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, js("{`deploymentId`:`d`}")); });
        Endpoint endpoint;
        endpoint.urls = {dead.url(), server.url()};
        dead.stop();
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        QVERIFY(await(commands.run(ScaleApp{AppId(u"/a"_s), 2, Force::No}, App::Kind::App)).ok());
        QCOMPARE(server.requests.size(), 1);
    }

    void readsVersionsAndDefinitions()
    {
        ScriptedServer server([](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path.endsWith("/versions"_L1))
                reply.send(200, js("{`versions`:[`2026-01-01T00:00:00.000Z`,`2026-01-03T00:00:00.5Z`,`2026-01-02T00:00:"
                                   "00.000Z`]}"));
            else if (request.path.contains("/versions/"_L1))
                reply.send(200, js("{`id`:`/a`,`cmd`:`old`}"));
            else
                reply.send(200, js("{`app`:{`id`:`/a`,`cmd`:`new`}}"));
        });
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        MarathonCommands commands(transport, endpoint);
        const auto versions = await(commands.versions(AppId(u"/a"_s), App::Kind::App));
        QVERIFY(versions.ok());
        QCOMPARE(versions->versions.first(), u"2026-01-03T00:00:00.5Z"_s);
        QCOMPARE(versions->versions.size(), 3);
        QCOMPARE(
            await(commands.definition(AppId(u"/a"_s), App::Kind::App, QString())).value().value("cmd"_L1).toString(),
            u"new"_s);
        QCOMPARE(await(commands.definition(AppId(u"/a"_s), App::Kind::App, u"2026-01-01T00:00:00.000Z"_s))
                     .value()
                     .value("cmd"_L1)
                     .toString(),
                 u"old"_s);
        QCOMPARE(server.requests.last().path, u"/v2/apps/a/versions/2026-01-01T00:00:00.000Z"_s);
    }

    void endsWithItsOwner()
    {
        ScriptedServer server;
        Endpoint endpoint;
        endpoint.urls = {server.url()};
        HttpTransport transport(endpoint.urls, {});
        auto commands = std::make_unique<MarathonCommands>(transport, endpoint);
        const Call<Receipt> call = commands->run(ScaleApp{AppId(u"/a"_s), 2, Force::No}, App::Kind::App);
        QTRY_COMPARE(server.requests.size(), 1);
        commands.reset();
        QTRY_VERIFY(call.isFinished());
        QCOMPARE(call.resultCount(), 0);
    }
};

MESOSCOPE_TEST(MarathonCommandsTest)

#include "tst_marathoncommands.moc"
