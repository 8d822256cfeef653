// SPDX-License-Identifier: GPL-3.0-or-later
// Every command under every way to lose its answer, over real sockets: it reaches the server once, and what became of
// it is found out by reading, or said to be unknown.
#include "app/core/commandbus.h"
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "app/net/httptransport.h"
#include "app/sources/marathon/marathoncommands.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"
#include "views/text/commandtext.h"
#include "views/text/errortext.h"

#include <QtTest>

#include <functional>
#include <iterator>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using demo::Fault;

namespace {

enum class Write {
    Deploy,
    Update,
    Scale,
    Restart,
    Destroy,
    CreateGroup,
    DestroyGroup,
    ScaleGroup,
    RollBack,
    Kill,
    RollDeploymentBack,
    StopDeployment,
    ResetDelay
};
const char *const WriteNames[] = {"deploy",
                                  "update",
                                  "scale",
                                  "restart",
                                  "destroy",
                                  "create group",
                                  "destroy group",
                                  "scale group",
                                  "roll back",
                                  "kill",
                                  "roll a deployment back",
                                  "stop a deployment",
                                  "reset a delay"};

struct Loss
{
    const char *name;
    Fault::Kind kind;
    bool done; ///< the command has its effect
    int status = 0;
    bool election = false; ///< the reading that follows finds no leader at first
};
constexpr Loss Losses[] = {
    {"closed before it was taken", Fault::Kind::Drop, false},
    {"closed before the head", Fault::Kind::Drop, true},
    {"body cut short", Fault::Kind::Cut, true},
    {"never answered", Fault::Kind::Hang, false},
    {"done, and never answered", Fault::Kind::Hang, true},
    {"a byte a second", Fault::Kind::SlowLoris, true},
    {"502 of a proxy", Fault::Kind::Status, true, 502},
    {"504 of a proxy, not done", Fault::Kind::Status, false, 504},
    {"leader lost after it", Fault::Kind::Drop, true, 0, true},
};

enum class Expected { Happened, NotDone, Unknown };

/// What can be told by reading. Marathon shows no trace of a delay that ended, of a factor, or of why a deployment is
/// gone; killed instances that are still there may be on their way down.
Expected expected(Write write, const Loss &loss)
{
    switch (write) {
    case Write::ScaleGroup:
    case Write::ResetDelay:
        return Expected::Unknown;
    case Write::StopDeployment:
        return loss.done ? Expected::Unknown : Expected::NotDone;
    case Write::Kill:
        return loss.done ? Expected::Happened : Expected::Unknown;
    default:
        return loss.done ? Expected::Happened : Expected::NotDone;
    }
}

/// The GUI's command bus on the program's Marathon client on a demo cluster.
class Cluster
{
public:
    std::function<void()> onRefresh; ///< right after a loss, before the first reading

    bool start()
    {
        const Result<demo::Scenario> scenario = demo::loadScenario(u"small"_s);
        demo::DemoServer::Options options;
        if (!scenario.ok())
            return false;
        options.scenario = *scenario;
        options.speed = 0;
        if (!m_server.start(options).ok())
            return false;
        m_server.advance(60000);
        m_server.run([this](demo::SimCluster &cluster) {
            // A second version to go back from, and a deployment that runs.
            QJsonObject changed = cluster.apps().at(u"/shop/cart"_s).definition;
            m_firstVersion = cluster.apps().at(u"/shop/cart"_s).version;
            changed.insert(u"labels"_s, QJsonObject{{u"round"_s, u"two"_s}});
            cluster.putApps({changed}, true);
        });
        m_server.advance(600000);
        m_server.run([this](demo::SimCluster &cluster) {
            QJsonObject other = cluster.apps().at(u"/data/postgres"_s).definition;
            other.insert(u"labels"_s, QJsonObject{{u"round"_s, u"two"_s}});
            m_deployment = cluster.putApps({other}, true).deploymentId;
            m_snapshot = std::make_shared<ClusterSnapshot>();
            for (const auto &[id, app] : cluster.apps()) {
                App known;
                known.handle = AppHandle(quint32(m_snapshot->apps.size()));
                known.id = AppId(id);
                known.version = app.version;
                known.instances = app.definition.value("instances"_L1).toInt();
                m_snapshot->apps.push_back(known);
            }
            Deployment running;
            running.id = DeploymentId(m_deployment);
            m_snapshot->deployments.push_back(running);
            m_task = cluster.tasks().at(size_t(cluster.tasksOf(u"/shop/cart"_s).front())).id;
            m_cart = cluster.apps().at(u"/shop/cart"_s).definition;
            m_version = cluster.apps().at(u"/shop/cart"_s).version;
        });
        ClusterChange change;
        change.after = m_snapshot;
        store.publish(change);
        connectTo({m_server.marathonUrl()});
        return true;
    }
    ~Cluster() { bus.detach(); }

    void connectTo(const QList<QUrl> &urls)
    {
        bus.detach();
        Endpoint endpoint;
        endpoint.urls = urls;
        m_transport = std::make_unique<HttpTransport>(
            urls, m_server.user().isEmpty() ? Secret() : Secret::basic(m_server.user(), m_server.password()));
        m_commands = std::make_unique<MarathonCommands>(*m_transport, endpoint);
        m_commands->setWriteTimeout(250);
        bus.attach(
            &m_context, m_commands.get(),
            [this] {
                ++refreshes;
                if (onRefresh)
                    onRefresh();
            },
            false);
        bus.setReadBackPause(5);
    }

    Command command(Write write) const
    {
        const AppId cart(u"/shop/cart"_s);
        QJsonObject changed = m_cart;
        for (const char *key : {"version", "versionInfo"})
            changed.remove(QLatin1String(key));
        changed.insert(u"mem"_s, 300);
        switch (write) {
        case Write::Deploy:
            return DeployApp{{{u"id"_s, u"/tools/new"_s}, {u"cmd"_s, u"sleep 100"_s}}, Force::No};
        case Write::Update:
            return UpdateApp{cart, changed, m_version, Force::No};
        case Write::Scale:
            return ScaleApp{cart, 5, Force::No, 2};
        case Write::Restart:
            return RestartApp{cart, Force::No};
        case Write::Destroy:
            return DestroyApp{cart, Force::No};
        case Write::CreateGroup:
            return CreateGroup{AppId(u"/shop/eu"_s)};
        case Write::DestroyGroup:
            return DestroyGroup{AppId(u"/shop"_s), Force::No};
        case Write::ScaleGroup:
            return ScaleGroup{AppId(u"/shop"_s), 2, Force::No};
        case Write::RollBack:
            return RollBackApp{cart, m_firstVersion, Force::No, m_version};
        case Write::Kill:
            return KillTasks{cart, {TaskId(m_task)}, KillMode::Respawn, Force::No};
        case Write::RollDeploymentBack:
            return CancelDeployment{DeploymentId(m_deployment), Force::No};
        case Write::StopDeployment:
            return CancelDeployment{DeploymentId(m_deployment), Force::Yes};
        case Write::ResetDelay:
            return ResetDelay{cart};
        }
        return {};
    }

    void fail(const Loss &loss)
    {
        for (const char *method : {"POST", "PUT", "DELETE"}) {
            Fault fault;
            fault.kind = loss.kind;
            fault.service = u"marathon"_s;
            fault.method = method;
            fault.carriedOut = loss.done && loss.kind != Fault::Kind::Cut && loss.kind != Fault::Kind::SlowLoris;
            fault.status = loss.status;
            fault.body = "<html><head><title>Bad gateway, said the proxy</title></head><body></body></html>";
            m_server.setFault(fault);
        }
    }
    /// What a standby says while there is no leader, until a reading has been refused @p times.
    void elect(int times)
    {
        Fault fault;
        fault.kind = Fault::Kind::Status;
        fault.service = u"marathon"_s;
        fault.method = "GET";
        fault.status = 502;
        fault.body = "<html><head><title>Could not determine the current leader</title></head></html>";
        fault.count = times;
        m_server.setFault(fault);
    }

    int writes() const
    {
        int sum = 0;
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"})
            sum += m_server.requestCount(u"marathon"_s, QString::fromLatin1(method));
        return sum;
    }
    int reads() const { return m_server.requestCount(u"marathon"_s, u"GET"_s); }

    Result<Receipt> submit(const Command &command)
    {
        const Call<Receipt> call = bus.submit(command);
        const bool ended = QTest::qWaitFor([&call] { return call.isFinished(); }, 20000);
        return ended && call.resultCount() > 0 ? call.result() : Result<Receipt>(Error{});
    }

    demo::DemoServer &server() { return m_server; }
    Store store;
    CommandBus bus{store};
    int refreshes = 0;

private:
    demo::DemoServer m_server;
    std::shared_ptr<ClusterSnapshot> m_snapshot;
    QString m_deployment, m_firstVersion, m_version, m_task;
    QJsonObject m_cart;
    QObject m_context;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<MarathonCommands> m_commands;
};

} // namespace

class LostAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSentOnceAndFoundOut_data()
    {
        QTest::addColumn<int>("write");
        QTest::addColumn<int>("loss");
        for (int write = 0; write <= int(Write::ResetDelay); ++write) {
            for (int loss = 0; loss < int(std::size(Losses)); ++loss)
                QTest::addRow("%s: %s", WriteNames[write], Losses[loss].name) << write << loss;
        }
    }

    void isSentOnceAndFoundOut()
    {
        QFETCH(int, write);
        QFETCH(int, loss);
        const Loss &way = Losses[loss];
        Cluster cluster;
        QVERIFY(cluster.start());
        cluster.fail(way);
        const Command command = cluster.command(Write(write));
        // The leader goes with the connection; the reading before the write has been answered by then.
        if (way.election)
            cluster.onRefresh = [&cluster] { cluster.elect(2); };
        const Call<Receipt> call = cluster.bus.submit(command);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), 20000);
        QCOMPARE(call.resultCount(), 1);
        const Result<Receipt> result = call.result();
        QCOMPARE(cluster.writes(), 1);
        switch (expected(Write(write), way)) {
        case Expected::Happened:
            QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(describe(result.error()).title));
            QVERIFY(result->confirmedByReading);
            QVERIFY(doneText(command, *result).contains(u"shows that it happened"_s));
            QCOMPARE(cluster.refreshes, 1);
            break;
        case Expected::NotDone:
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::NotDone);
            QVERIFY(failedText(command, result.error()).contains(u"not done"_s));
            break;
        case Expected::Unknown:
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::OutcomeUnknown);
            QVERIFY(failedText(command, result.error()).contains(u"not known"_s));
            QVERIFY(failedText(command, result.error()).contains(unknownAdvice(command)));
            break;
        }
        QTest::qWait(30); // room for a second one
        QCOMPARE(cluster.writes(), 1);
    }

    /// A standby that answers 307: the leader gets it once, with method and body; the standby does not act.
    void followsTheLeaderOnce()
    {
        Cluster cluster;
        QVERIFY(cluster.start());
        const QUrl leader = cluster.server().marathonUrl();
        ScriptedServer standby([&leader](const ScriptedRequest &request, const ScriptedReply &reply) {
            QByteArray base = leader.toEncoded();
            while (base.endsWith('/'))
                base.chop(1);
            reply.redirect(307, base + request.target);
        });
        cluster.connectTo({standby.url(), leader});
        const Result<Receipt> scaled = cluster.submit(cluster.command(Write::Scale));
        QVERIFY2(scaled.ok(), scaled.ok() ? "" : qPrintable(describe(scaled.error()).title));
        QVERIFY(!scaled->confirmedByReading);
        QCOMPARE(standby.count("PUT"), 1);
        QCOMPARE(cluster.writes(), 1);
        int instances = 0;
        cluster.server().run([&instances](demo::SimCluster &sim) {
            instances = sim.apps().at(u"/shop/cart"_s).definition.value("instances"_L1).toInt();
        });
        QCOMPARE(instances, 5);
    }

    /// The redirect leads to a leader that dies under the write: nothing is sent to anybody else.
    void aLeaderLostBehindARedirectIsNotAskedAgain()
    {
        Cluster cluster;
        QVERIFY(cluster.start());
        const QUrl leader = cluster.server().marathonUrl();
        ScriptedServer standby([&leader](const ScriptedRequest &request, const ScriptedReply &reply) {
            QByteArray base = leader.toEncoded();
            while (base.endsWith('/'))
                base.chop(1);
            reply.redirect(307, base + request.target);
        });
        cluster.connectTo({standby.url(), leader});
        cluster.fail({"", Fault::Kind::Drop, true});
        const Result<Receipt> scaled = cluster.submit(cluster.command(Write::Scale));
        QVERIFY(scaled.ok() && scaled->confirmedByReading);
        QCOMPARE(standby.count("PUT"), 1);
        QCOMPARE(cluster.writes(), 1);
    }

    /// 301, 302 and 303 would turn a write into a reading; an unknown host would get it, and the credentials.
    void goesNowhereElse()
    {
        Cluster cluster;
        QVERIFY(cluster.start());
        ScriptedServer stranger([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(200, "{}"); });
        for (const int status : {301, 302, 303, 307, 308}) {
            ScriptedServer front([&](const ScriptedRequest &, const ScriptedReply &reply) {
                reply.redirect(status, stranger.url(u"/v2/apps"_s).toEncoded());
            });
            cluster.connectTo({front.url()});
            const Result<Receipt> result = cluster.submit(RestartApp{AppId(u"/shop/cart"_s), Force::No});
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Protocol);
            QCOMPARE(front.requests.size(), 1);
        }
        QVERIFY(stranger.requests.isEmpty());
    }

    /// Between the two readings of a person somebody else has scaled, or deployed: nothing is sent.
    void comparesWithTheServerBeforeItSends()
    {
        Cluster cluster;
        QVERIFY(cluster.start());
        const Command update = cluster.command(Write::Update);
        const Command rollBack = cluster.command(Write::RollBack);
        const Command scale = cluster.command(Write::Scale);
        cluster.server().run([](demo::SimCluster &sim) {
            QJsonObject other = sim.apps().at(u"/shop/cart"_s).definition;
            other.insert(u"instances"_s, 7);
            sim.putApps({other}, true);
        });
        for (const Command &command : {update, rollBack, scale}) {
            const Result<Receipt> result = cluster.submit(command);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Conflict);
            QCOMPARE(result.error().httpStatus, 0);
            QVERIFY(failedText(command, result.error()).contains(u"Somebody else"_s));
        }
        QCOMPARE(cluster.writes(), 0);
    }

    /// When nothing can be read for long, the person is told that nobody knows, not that it failed.
    void staysUnknownWhileNothingCanBeRead()
    {
        Cluster cluster;
        QVERIFY(cluster.start());
        cluster.fail({"", Fault::Kind::Drop, true});
        const Call<Receipt> call = cluster.bus.submit(RestartApp{AppId(u"/shop/cart"_s), Force::No});
        cluster.elect(-1);
        QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), 20000);
        QCOMPARE(call.result().error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(cluster.writes(), 1);
        QVERIFY(cluster.reads() > 3); // it did not give up at once
        QVERIFY(cluster.reads() < 20);
    }
};

MESOSCOPE_TEST(LostAnswerTest)

#include "tst_lostanswers.moc"
