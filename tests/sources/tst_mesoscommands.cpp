// SPDX-License-Identifier: GPL-3.0-or-later
// What the leading master is told: once, by its operator API, and what it then says of itself.
#include "app/sources/mesos/mesoscommands.h"
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/mesos/mesosrequest.h"
#include "tests/net/transporttest.h"
#include "tests/sources/demorig.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject bodyOf(const ScriptedRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

SetQuota quotaOf(const QString &role)
{
    SetQuota quota;
    quota.role = role;
    quota.guarantee.cpus = 2;
    quota.guarantee.mem = 1024;
    quota.limit.cpus = 3.5;
    quota.limit.gpus = 0;
    return quota;
}

/// A master at which nothing happens but what the test says.
class Master
{
public:
    explicit Master(const ScriptedServer::Handler &answer) : server(answer), transport({server.url(u"/m"_s)}, Secret())
    {
        agents.update({}, server.url(u"/m"_s));
    }
    ScriptedServer server;
    HttpTransport transport;
    AgentDirectory agents;
    MesosCommands commands{transport, agents};
};

} // namespace

class MesosCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Quota, drain, deactivation and their end, at the demo's leading master, which a standby leads to.
    void theMasterDoesIt()
    {
        DemoRig rig({});
        rig.openMesos(200);
        QTRY_VERIFY_WITH_TIMEOUT(rig.isLive(rig.mesosWatch), 10000);
        MesosCommands commands(*rig.mesosTransport, rig.agents);
        const SetQuota quota = quotaOf(u"spare"_s);
        QVERIFY(rig.await(commands.run(quota, App::Kind::App)).ok());
        const Result<QJsonObject> role = rig.await(commands.present(quota));
        QVERIFY(role.ok());
        QCOMPARE(role->value("quota"_L1)["guarantee"_L1], (QJsonObject{{u"cpus"_s, 2}, {u"mem"_s, 1024}}));
        QCOMPARE(role->value("quota"_L1)["limit"_L1], (QJsonObject{{u"cpus"_s, 3.5}, {u"gpus"_s, 0}}));
        const auto readRole = [&rig] {
            const Result<Response> answer =
                rig.await(rig.mesosTransport->send(mesosGet(rig.agents.leader(), u"/roles"_s, 5000, 1 << 20)));
            const auto roles = readRoles(answer.ok() ? answer->body : QByteArray());
            for (const Role &one : roles.ok() ? *roles : std::vector<Role>()) {
                if (one.name == u"spare"_s)
                    return one;
            }
            return Role();
        };
        const Role read = readRole();
        QVERIFY(read.guarantee == quota.guarantee);
        QVERIFY(read.limit == quota.limit); // a limit of nothing is one
        SetQuota none;
        none.role = u"spare"_s;
        QVERIFY(rig.await(commands.run(none, App::Kind::App)).ok());
        QCOMPARE(rig.await(commands.present(none)).error().kind, Error::Kind::NotFound);

        const auto listed = readAgentList(
            rig.await(rig.mesosTransport->send(mesosGet(rig.agents.leader(), u"/slaves"_s, 5000, 1 << 20)))->body);
        QVERIFY(listed.ok() && !listed->empty());
        const AgentId agent = listed->front().id;
        QVERIFY(rig.await(commands.run(DrainAgent{agent, {}, 30, false}, App::Kind::App)).ok());
        const Result<QJsonObject> draining = rig.await(commands.present(DrainAgent{agent, {}, {}, false}));
        QVERIFY(draining.ok());
        QVERIFY(draining->value("drain_info"_L1).isObject());
        QVERIFY(rig.await(commands.run(ReactivateAgent{agent, {}}, App::Kind::App)).ok());
        QVERIFY(!rig.await(commands.present(ReactivateAgent{agent, {}}))->contains("drain_info"_L1));
        QVERIFY(rig.await(commands.run(DeactivateAgent{agent, {}}, App::Kind::App)).ok());
        QVERIFY(rig.await(commands.present(DeactivateAgent{agent, {}}))->value("deactivated"_L1).toBool());
    }

    void theMasterRefusesInItsWords()
    {
        DemoRig rig({});
        rig.openMesos();
        QTRY_VERIFY_WITH_TIMEOUT(rig.isLive(rig.mesosWatch), 10000);
        MesosCommands commands(*rig.mesosTransport, rig.agents);
        SetQuota much = quotaOf(u"spare"_s);
        much.guarantee.cpus = 1e6;
        much.limit = {};
        const Result<Receipt> refused = rig.await(commands.run(much, App::Kind::App));
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        QVERIFY2(refused.error().detail.contains("overcommitted"_L1), qPrintable(refused.error().detail));
        much.force = Force::Yes;
        QVERIFY(rig.await(commands.run(much, App::Kind::App)).ok());
        const Result<Receipt> unknown =
            rig.await(commands.run(DeactivateAgent{AgentId(u"nobody"_s), {}}, App::Kind::App));
        QCOMPARE(unknown.error().kind, Error::Kind::Invalid);
        QVERIFY2(unknown.error().detail.contains("nobody"_L1), qPrintable(unknown.error().detail));
        QCOMPARE(rig.await(commands.present(DeactivateAgent{AgentId(u"nobody"_s), {}})).error().kind,
                 Error::Kind::NotFound);
    }

    /// The whole quota of a role is replaced: what is not shown here goes back as it came.
    void otherResourcesKeepTheirQuota()
    {
        Master master([](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.body.contains("GET_QUOTA"))
                reply.send(200, js("{`type`:`GET_QUOTA`,`get_quota`:{`status`:{`configs`:[{`role`:`other`},"
                                   "{`role`:`spare`,`guarantees`:{`tapes`:{`value`:2},`mem`:{`value`:5}},"
                                   "`limits`:{`tapes`:{`value`:7},`disk`:{`value`:9}}}]}}}"));
            else
                reply.send(200, {});
        });
        QVERIFY(await(master.commands.run(quotaOf(u"spare"_s), App::Kind::App)).ok());
        QCOMPARE(master.server.requests.size(), 2);
        const ScriptedRequest &sent = master.server.requests.last();
        QCOMPARE(sent.target, "/m/api/v1");
        QCOMPARE(sent.headers.value("content-type"), "application/json"); // with a charset it is refused
        const auto value = [](double amount) { return QJsonObject{{u"value"_s, amount}}; };
        QCOMPARE(
            bodyOf(sent),
            (QJsonObject{{u"type"_s, u"UPDATE_QUOTA"_s},
                         {u"update_quota"_s,
                          QJsonObject{{u"force"_s, false},
                                      {u"quota_configs"_s,
                                       QJsonArray{QJsonObject{{u"role"_s, u"spare"_s},
                                                              {u"guarantees"_s, QJsonObject{{u"tapes"_s, value(2)},
                                                                                            {u"cpus"_s, value(2)},
                                                                                            {u"mem"_s, value(1024)}}},
                                                              {u"limits"_s, QJsonObject{{u"tapes"_s, value(7)},
                                                                                        {u"cpus"_s, value(3.5)},
                                                                                        {u"gpus"_s, value(0)}}}}}}}}}));
    }

    void anUnreadQuotaIsNotReplaced()
    {
        Master master([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(403, "not you"); });
        const Result<Receipt> refused = await(master.commands.run(quotaOf(u"spare"_s), App::Kind::App));
        QCOMPARE(refused.error().kind, Error::Kind::Forbidden);
        QCOMPARE(master.server.requests.size(), 1);
    }

    void aGracePeriodIsSecondsOrNothing()
    {
        Master master([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, {}); });
        QVERIFY(await(master.commands.run(DrainAgent{AgentId(u"a1"_s), {}, 90, true}, App::Kind::App)).ok());
        QVERIFY(await(master.commands.run(DrainAgent{AgentId(u"a1"_s), {}, {}, false}, App::Kind::App)).ok());
        QCOMPARE(bodyOf(master.server.requests.first())["drain_agent"_L1].toObject(),
                 (QJsonObject{{u"agent_id"_s, QJsonObject{{u"value"_s, u"a1"_s}}},
                              {u"max_grace_period"_s, QJsonObject{{u"seconds"_s, 90}}},
                              {u"mark_gone"_s, true}}));
        QVERIFY(!bodyOf(master.server.requests.last())["drain_agent"_L1].toObject().contains("max_grace_period"_L1));
    }

    void nobodyLeads()
    {
        HttpTransport transport({}, Secret());
        const AgentDirectory agents;
        MesosCommands commands(transport, agents);
        QCOMPARE(await(commands.run(quotaOf(u"spare"_s), App::Kind::App)).error().kind, Error::Kind::NoLeader);
        const RestartApp restart{AppId(u"/x"_s), Force::No};
        QCOMPARE(await(commands.run(restart, App::Kind::App)).error().kind, Error::Kind::Unsupported);
    }

    void anAnswerThatIsLostIsSaidToBe()
    {
        Master master([](const ScriptedRequest &, const ScriptedReply &reply) { reply.reset(); });
        const Result<Receipt> lost = await(master.commands.run(DeactivateAgent{AgentId(u"a1"_s), {}}, App::Kind::App));
        QCOMPARE(lost.error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(master.server.requests.size(), 1);
        // Nothing was changed by a question.
        const Result<Receipt> asked = await(master.commands.run(quotaOf(u"spare"_s), App::Kind::App));
        QCOMPARE(asked.error().kind, Error::Kind::Unreachable);
    }
};

MESOSCOPE_TEST(MesosCommandsTest)
#include "tst_mesoscommands.moc"
