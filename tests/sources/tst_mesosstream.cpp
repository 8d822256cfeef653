// SPDX-License-Identifier: GPL-3.0-or-later
// The Mesos source on event streams over real sockets: of the simulated cluster, and of masters that misbehave.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/sources/scriptedmaster.h"
#include "tests/sources/streamrig.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

constexpr int Patience = 20000;

struct Demo
{
    explicit Demo(const QString &scenario = u"small"_s)
    {
        demo::DemoServer::Options options;
        options.scenario = *demo::loadScenario(scenario);
        options.speed = 0;
        started = server.start(options).ok();
    }
    QStringList active()
    {
        QStringList ids;
        server.run([&ids](demo::SimCluster &cluster) {
            for (const demo::SimTask &task : cluster.tasks()) {
                if (!task.ended && task.state != "TASK_UNREACHABLE"_L1)
                    ids += task.id;
            }
        });
        ids.sort();
        return ids;
    }
    int states() const { return server.requestCount(u"mesos"_s, u"GET"_s, u"/state"_s); }
    demo::DemoServer server;
    bool started = false;
};

} // namespace

class MesosStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEventsWithoutPolling()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls());
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QVERIFY(rig.watch.state.capabilities.testFlag(Capability::Events));
        QCOMPARE(rig.active(), demo.active());
        const int states = demo.states();
        const int whole = rig.whole;
        demo.server.run([](demo::SimCluster &cluster) {
            cluster.restartApp(cluster.tasksOf(u"/shop/frontend"_s).empty() ? cluster.apps().begin()->first
                                                                            : u"/shop/frontend"_s,
                               true);
        });
        const QStringList before = rig.active();
        for (int i = 0; i < 30; ++i)
            demo.server.advance(2000);
        QVERIFY(demo.active() != before);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), demo.active(), Patience);
        QCOMPARE(demo.states(), states); // events alone did this
        QCOMPARE(rig.whole, whole);
        QVERIFY(rig.watch.state.isLive());
        // What is derived from events is what a poll would have read.
        const SnapshotPtr streamed = rig.now;
        rig.source.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(demo.states(), states + 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.whole, whole + 1, Patience);
        QCOMPARE(rig.now->agents.size(), streamed->agents.size());
        for (const Agent &agent : rig.now->agents) {
            const Agent *derived = streamed->findAgent(agent.id);
            QVERIFY(derived);
            QCOMPARE(derived->used, agent.used);
            QCOMPARE(derived->usedPorts, agent.usedPorts);
            QCOMPARE(derived->activeTasks, agent.activeTasks);
        }
        for (const Task &task : rig.now->tasks) {
            const Task *derived = streamed->findTask(task.id);
            QVERIFY2(derived, qPrintable(task.id.text()));
            QCOMPARE(derived->state, task.state);
            QCOMPARE(derived->sinceMs, task.sinceMs);
            QCOMPARE(derived->health, task.health);
            QCOMPARE(derived->ports, task.ports);
        }
    }

    void readsTheSameFromBoth()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls(), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QCOMPARE(rig.watch.observations.size(), 2); // polled, streamed
        const auto &polled = std::get<MesosObservation>(*rig.watch.observations.at(0));
        const auto &streamed = std::get<MesosObservation>(*rig.watch.observations.at(1));
        QCOMPARE(streamed.version, polled.version);
        QCOMPARE(streamed.masterId, polled.masterId);
        QCOMPARE(streamed.agents.size(), polled.agents.size());
        for (size_t i = 0; i < polled.agents.size(); ++i) {
            QCOMPARE(streamed.agents[i].attributes, polled.agents[i].attributes);
            QCOMPARE(streamed.agents[i].used, polled.agents[i].used);
            QVERIFY2(streamed.agents[i] == polled.agents[i], qPrintable(polled.agents[i].id.text()));
        }
        QCOMPARE(streamed.frameworks.size(), polled.frameworks.size());
        for (const Framework &framework : polled.frameworks) {
            const auto same = std::find_if(streamed.frameworks.begin(), streamed.frameworks.end(),
                                           [&framework](const Framework &other) { return other.id == framework.id; });
            QVERIFY(same != streamed.frameworks.end());
            QCOMPARE(same->roles, framework.roles);
            QCOMPARE(same->used, framework.used);
            QCOMPARE(same->registeredAtMs, framework.registeredAtMs);
            QCOMPARE(same->completed, framework.completed);
        }
        QCOMPARE(streamed.tasks.size(), polled.tasks.size());
        QHash<QString, const ObservedTask *> byId;
        for (const ObservedTask &task : streamed.tasks)
            byId.insert(task.framework.text() + task.task.id.text(), &task);
        for (const ObservedTask &task : polled.tasks) {
            const ObservedTask *same = byId.value(task.framework.text() + task.task.id.text());
            QVERIFY(same);
            QVERIFY(same->agent == task.agent);
            Task other = same->task;
            other.message.clear(); // only the stream says why
            QCOMPARE(other.resources, task.task.resources);
            QCOMPARE(other.role, task.task.role);
            QVERIFY2(other == task.task, qPrintable(task.task.id.text()));
        }
    }

    void seesAnUnreachableAgentGoAndReturn()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls());
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const auto find = [&rig](const QString &id) { return rig.now->findAgent(AgentId(id)); };
        QString lost;
        demo.server.run([&lost](demo::SimCluster &cluster) {
            lost = cluster.agents().front().id;
            cluster.setAgentReachable(0, false);
        });
        for (int i = 0; i < 60; ++i)
            demo.server.advance(5000);
        QTRY_VERIFY_WITH_TIMEOUT(find(lost) && find(lost)->status == AgentStatus::Unreachable, Patience);
        QCOMPARE(rig.now->info.unreachableAgents, 1);
        demo.server.run([](demo::SimCluster &cluster) { cluster.setAgentReachable(0, true); });
        for (int i = 0; i < 5; ++i)
            demo.server.advance(1000);
        QTRY_VERIFY_WITH_TIMEOUT(find(lost) && find(lost)->status == AgentStatus::Active, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.now->info.unreachableAgents, 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), demo.active(), Patience);
    }

    void showsADrainThatIsNotTold()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls());
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const int states = demo.states();
        demo.server.run([](demo::SimCluster &cluster) { cluster.setAgentDeactivated(1, true); });
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(rig.now->agents.begin(), rig.now->agents.end(),
                        [](const Agent &agent) { return agent.status == AgentStatus::Deactivated; }),
            Patience);
        QCOMPARE(demo.states(), states); // the list of agents is enough
    }

    void livesThroughAFailOver()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls());
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const size_t agents = rig.now->agents.size();
        const QString leader = rig.now->info.mesosLeader;
        rig.fewestAgents = rig.fewestTasks = 1000000;
        demo.server.run([](demo::SimCluster &cluster) { cluster.setLeader(-1); });
        QTRY_VERIFY_WITH_TIMEOUT(!rig.streaming(), Patience);
        for (int i = 0; i < 400; ++i) {
            demo.server.advance(50);
            QTest::qWait(5);
        }
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), demo.active(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.now->info.recoveredAgents, 0, Patience);
        QCOMPARE(rig.now->agents.size(), agents);
        QVERIFY(rig.now->info.mesosLeader != leader);
        QCOMPARE(rig.fewestAgents, agents); // there was never a moment without them
        QVERIFY(rig.fewestTasks > 0);
        QVERIFY(rig.watch.state.isLive());
    }

    void opensABrokenStreamAgain()
    {
        Demo demo;
        QVERIFY(demo.started);
        StreamRig rig(demo.server.mesosUrls());
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const int states = demo.states();
        demo.server.closeStreams(u"mesos"_s);
        QTRY_VERIFY_WITH_TIMEOUT(demo.states() > states, Patience); // at once: nothing grows old
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QVERIFY(!rig.watch.phases.contains(Phase::Stale));
        demo.server.run(
            [](demo::SimCluster &cluster) { cluster.failTask(cluster.tasks().front().id, u"made to fail"_s); });
        demo.server.advance(30000);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), demo.active(), Patience);
    }

    /// A stream that is cut as soon as it stands costs ever less: one look at the master and one opening each time.
    void opensACutStreamEverMoreRarely()
    {
        ScriptedMaster master;
        StreamRig rig({master.server.url()}, 60000);
        rig.source.setStreamRetry(40);
        QElapsedTimer clock;
        QList<qint64> openings;
        clock.start();
        QObject::connect(&rig.source, &Source::stateChanged, &rig.source, [&](const SourceState &state) {
            if (!state.streaming || master.open.isEmpty())
                return;
            openings += clock.elapsed();
            master.breakStreams();
        });
        QTRY_VERIFY_WITH_TIMEOUT(openings.size() >= 7, Patience);
        for (qsizetype i = 3; i < openings.size(); ++i) // 320, 640 ms and so on, spread by a tenth
            QVERIFY2(openings.at(i) - openings.at(i - 1) >= (40 << i) / 2, qPrintable(QString::number(i)));
        QVERIFY2(master.states() <= openings.size() + 1, qPrintable(QString::number(master.states())));
        QCOMPARE(master.subscriptions(), int(openings.size()));
        QVERIFY(!rig.watch.phases.contains(Phase::Stale));
    }

    void pollsWhereThereIsNoStream_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 405, 415, 501})
            QTest::newRow(QByteArray::number(status).constData()) << status;
    }
    void pollsWhereThereIsNoStream()
    {
        QFETCH(int, status);
        ScriptedMaster master;
        master.refusal = status;
        master.tasks["t1"] = "TASK_RUNNING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(master.states() > 3, Patience);
        QCOMPARE(master.subscriptions(), 1); // and does not go on asking for what it will not get
        master.tasks["t2"] = "TASK_RUNNING";
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), (QStringList{u"t1"_s, u"t2"_s}), Patience);
        QVERIFY(rig.watch.state.isLive());
        QVERIFY(!rig.streaming());
        QVERIFY(!rig.watch.state.error.has_value());
    }

    void pollsWhileAStreamDoesNotBegin_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::newRow("no length") << QByteArray("{\"type\":\"SUBSCRIBED\"}");
        QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><title>Sign in</title>");
        QTest::newRow("no JSON") << ScriptedMaster::framed("nonsense");
        QTest::newRow("cut JSON") << ScriptedMaster::framed("{\"type\":\"SUBSCRIBED\",\"subscribed\":{\"get_st");
        QTest::newRow("another first") << ScriptedMaster::framed("{\"type\":\"HEARTBEAT\"}");
        QTest::newRow("too large") << QByteArray("999999999999\n{");
        QTest::newRow("cut record") << QByteArray("5000\n{\"type\":");
    }
    void pollsWhileAStreamDoesNotBegin()
    {
        QFETCH(QByteArray, opening);
        ScriptedMaster master;
        master.opening = opening;
        master.tasks["t1"] = "TASK_RUNNING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(master.states() > 3, Patience);
        QVERIFY(!rig.streaming());
        QVERIFY(rig.watch.state.isLive());
        QCOMPARE(rig.active(), QStringList{u"t1"_s});
        QVERIFY(master.subscriptions() <= 2);
    }

    void leavesASilentStream()
    {
        ScriptedMaster master;
        master.heartbeat = 0.1;
        master.tasks["t1"] = "TASK_RUNNING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        for (int beat = 0; beat < 10; ++beat) { // alive for longer than three beats
            master.send(js("{`type`:`HEARTBEAT`}"));
            QTest::qWait(50);
        }
        QVERIFY(rig.streaming());
        const int states = master.states();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.streaming(), Patience); // now it says nothing
        QTRY_VERIFY_WITH_TIMEOUT(master.states() > states, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(master.subscriptions() > 1, Patience);
        QVERIFY(!rig.watch.phases.contains(Phase::Stale));
    }

    void staysWithAMasterThatHasNoHeartbeat()
    {
        ScriptedMaster master;
        master.heartbeat = 0;
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        master.addTask("t1");
        QTRY_COMPARE_WITH_TIMEOUT(rig.stateOf(u"t1"_s), u"TASK_STAGING"_s, Patience);
        QCOMPARE(master.subscriptions(), 1);
    }

    void verifiesAfterWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::newRow("unknown task") << ScriptedMaster::updateJson("t9", "TASK_RUNNING", 5000);
        QTest::newRow("garbage") << QByteArray("{\"type\":\"TASK_ADDED\",");
        QTest::newRow("unknown agent") << js("{`type`:`AGENT_REMOVED`,`agent_removed`:{`agent_id`:{`value`:`S7`}}}");
    }
    void verifiesAfterWhatCannotBe()
    {
        QFETCH(QByteArray, record);
        ScriptedMaster master;
        master.tasks["t1"] = "TASK_RUNNING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const int states = master.states();
        master.tasks["t9"] = "TASK_RUNNING"; // its coming is not told
        master.send(record);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), (QStringList{u"t1"_s, u"t9"_s}), Patience);
        QCOMPARE(master.states(), states + 1); // once
        QVERIFY(rig.streaming());
        QCOMPARE(master.subscriptions(), 1);
    }

    void ignoresNewKindsOfEvents()
    {
        ScriptedMaster master;
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const int states = master.states();
        master.send(js("{`type`:`OPERATION_ADDED`,`operation_added`:{`x`:1}}"));
        master.addTask("t1");
        QTRY_COMPARE_WITH_TIMEOUT(rig.stateOf(u"t1"_s), u"TASK_STAGING"_s, Patience);
        QCOMPARE(master.states(), states);
    }

    void takesRecordsInAnyPieces()
    {
        ScriptedMaster master;
        master.tasks["t1"] = "TASK_STARTING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const QByteArray records = ScriptedMaster::framed(ScriptedMaster::updateJson("t1", "TASK_RUNNING", 6000)) +
                                   ScriptedMaster::framed(ScriptedMaster::updateJson("t1", "TASK_FAILED", 7000));
        for (const char byte : records) {
            master.raw(QByteArray("1\r\n") + byte + "\r\n");
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(rig.stateOf(u"t1"_s), u"TASK_FAILED"_s, Patience);
        QCOMPARE(rig.now->findTask(TaskId(u"t1"_s))->startedAtMs, 6000000);
    }

    void losesAStreamCutWithinARecord()
    {
        ScriptedMaster master;
        master.tasks["t1"] = "TASK_STARTING";
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        master.updateTask("t1", "TASK_RUNNING", 6000); // complete, and just before
        master.tasks["t2"] = "TASK_RUNNING";
        const QByteArray half = "200\n{\"type\":\"TASK_ADDED\"";
        master.raw(QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n");
        QTest::qWait(20);
        master.breakStreams();
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), (QStringList{u"t1"_s, u"t2"_s}), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming() && master.subscriptions() == 2, Patience);
        QCOMPARE(rig.stateOf(u"t1"_s), u"TASK_RUNNING"_s);
    }

    void leavesALeaderThatGoesOnTalking()
    {
        ScriptedMaster old;
        ScriptedMaster next;
        old.tasks["t1"] = "TASK_RUNNING";
        next.tasks["t2"] = "TASK_RUNNING";
        next.id = "m2";
        next.electedAt = 2000;
        next.leader = "127.0.0.1:" + QByteArray::number(old.server.port());
        StreamRig rig({old.server.url(), next.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        QCOMPARE(old.subscriptions(), 1);
        next.leader.clear(); // it has been elected; the old one has not noticed
        QTRY_VERIFY_WITH_TIMEOUT(next.subscriptions() == 1 && rig.streaming(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rig.active(), QStringList{u"t2"_s}, Patience);
        old.addTask("t3"); // nobody listens any more
        next.addTask("t4");
        QTRY_VERIFY_WITH_TIMEOUT(!rig.stateOf(u"t4"_s).isEmpty(), Patience);
        QVERIFY(rig.stateOf(u"t3"_s).isEmpty());
        for (int i = 0; i < 10; ++i) { // and it does not go back to the one that still believes itself
            QTest::qWait(50);
            QVERIFY(rig.streaming());
        }
        QCOMPARE(old.subscriptions(), 1);
    }

    void staysLiveWhileAVerificationFails()
    {
        ScriptedMaster master;
        StreamRig rig({master.server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const ScriptedServer::Handler good = master.server.handler();
        master.server.setHandler([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(500, "no"); });
        rig.source.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(rig.watch.state.error.has_value(), Patience);
        QVERIFY(rig.watch.state.isLive()); // the stream still tells how things are
        master.addTask("t1");
        QTRY_COMPARE_WITH_TIMEOUT(rig.stateOf(u"t1"_s), u"TASK_STAGING"_s, Patience);
        master.server.setHandler(good);
        rig.source.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.watch.state.error.has_value(), Patience);
    }

    void keepsUpWithTenThousandEventsASecond()
    {
        ScriptedMaster master;
        constexpr int Tasks = 1000;
        for (int i = 0; i < Tasks; ++i)
            master.tasks["t" + QByteArray::number(i)] = "TASK_STAGING";
        StreamRig rig({master.server.url()}, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(rig.streaming(), Patience);
        const qsizetype observations = rig.watch.observations.size();
        QElapsedTimer time;
        time.start();
        int sent = 0;
        constexpr int All = 30000; // each task: 29 times "running, and well or not", then its end
        qint64 worstGap = 0;
        QElapsedTimer beat;
        beat.start();
        while (sent < All) {
            QByteArray records;
            for (int i = 0; i < 500; ++i, ++sent) {
                const QByteArray task = "t" + QByteArray::number(sent % Tasks);
                const bool last = sent >= All - Tasks;
                records += ScriptedMaster::framed(
                    ScriptedMaster::updateJson(task, last ? "TASK_FINISHED" : "TASK_RUNNING", 5000 + sent));
            }
            master.raw(QByteArray::number(records.size(), 16) + "\r\n" + records + "\r\n");
            while (time.elapsed() < sent / 10) { // 10,000 a second
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
                worstGap = std::max(worstGap, beat.restart());
            }
        }
        const auto ended = [&rig] {
            return int(std::count_if(rig.now->tasks.begin(), rig.now->tasks.end(),
                                     [](const Task &task) { return task.state == TaskState::Finished; }));
        };
        QTRY_COMPARE_WITH_TIMEOUT(ended(), Tasks, Patience);
        qInfo("30,000 events in %lld ms, worst gap %lld ms, %lld observations", time.elapsed(), worstGap,
              qint64(rig.watch.observations.size() - observations));
        QVERIFY2(time.elapsed() < 10000, "lags behind the stream");
        QVERIFY(rig.watch.observations.size() - observations <= time.elapsed() / 250 + 2);
        QCOMPARE(master.states(), 1);
    }

    void survivesItsOwnEndAtAnyMoment()
    {
        Demo demo;
        QVERIFY(demo.started);
        for (int wait = 0; wait < 60; wait += 4) {
            auto rig = std::make_unique<StreamRig>(demo.server.mesosUrls(), 10);
            QTest::qWait(wait);
            rig.reset();
        }
        QVERIFY(demo.states() > 0);
    }
};

MESOSCOPE_TEST(MesosStreamTest)

#include "tst_mesosstream.moc"
