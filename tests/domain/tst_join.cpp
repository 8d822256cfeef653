// SPDX-License-Identifier: GPL-3.0-or-later
// What Marathon and Mesos know becomes one row per task, agent and app, whichever half is missing.
#include "tests/domain/joinkit.h"
#include "tests/support/randomcluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

class JoinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingObserved()
    {
        Joiner join{QList<SourceId>()};
        const SnapshotPtr empty = join.build();
        QVERIFY(empty->tasks.empty() && empty->agents.empty() && empty->apps.empty() && empty->groups.empty());
        QVERIFY(!empty->totals.capacity && !empty->totals.allocated && !empty->totals.offered);
        QCOMPARE(empty->capabilities(), Capabilities());
        QCOMPARE(empty->takenAtMs, join.now);
        QVERIFY(join.build()->revision > empty->revision);
    }

    void marathonAlone()
    {
        MarathonObservation seen;
        seen.apps = {anApp("/a", 2)};
        seen.tasks = {ofApp(aTask("a.1", ""), "/a", "h1"), ofApp(aTask("a.2", ""), "/a", "h2"),
                      ofApp(aTask("a.3", ""), "/a")};
        const SnapshotPtr snapshot = Joiner({SourceId::Marathon}).take(seen);
        QCOMPARE(snapshot->tasks.size(), size_t(3));
        QCOMPARE(snapshot->agents.size(), size_t(2)); // inferred from hosts; the third task is not placed
        for (const Agent &agent : snapshot->agents) {
            QCOMPARE(agent.status, AgentStatus::Inferred);
            QVERIFY(agent.id.isEmpty() && !agent.hasTotals);
            QCOMPARE(agent.activeTasks, 1);
            QCOMPARE(snapshot->tasksOn(agent.handle).size(), size_t(1));
            QCOMPARE(snapshot->tasksOn(agent.handle).front()->host, agent.hostname);
        }
        const Task *task = snapshot->findTask(TaskId(text("a.1")));
        QVERIFY(task->fromMarathon && !task->fromMesos && !task->framework.isValid());
        QCOMPARE(task->resources, (Resources{0.5, 64, 0, 0})); // its app's
        QCOMPARE(task->name, text("/a"));
        QVERIFY(!snapshot->findTask(TaskId(text("a.3")))->agent.isValid());
        QVERIFY(!snapshot->totals.capacity && !snapshot->totals.offered);
        QCOMPARE(snapshot->totals.allocated->cpus, 1.5);
        QCOMPARE(snapshot->totals.activeTasks, 3);
        QCOMPARE(snapshot->tasksOf(snapshot->findApp(AppId(text("/a")))->handle).size(), size_t(3));
    }

    void mesosAlone()
    {
        MesosObservation seen;
        seen.agents = {anAgent("S1", "h1"), anAgent("S2", "h2")};
        seen.agents[1].status = AgentStatus::Inactive;
        seen.frameworks = {aFramework("F1", "chronos")};
        seen.tasks = {ofFramework(aTask("t1", "S1"), "F1"), ofFramework(aTask("t2", "S1", TaskState::Failed), "F1")};
        const SnapshotPtr snapshot = Joiner({SourceId::Mesos}).take(seen);
        const Task *task = snapshot->findTask(TaskId(text("t1")));
        QVERIFY(task->fromMesos && !task->fromMarathon && !task->app.isValid());
        QCOMPARE(task->host, text("h1")); // its agent's
        QCOMPARE(snapshot->findTask(TaskId(text("t2")))->host, text("h1"));
        QCOMPARE(snapshot->framework(task->framework)->name, text("chronos"));
        QCOMPARE(snapshot->frameworks.front().activeTasks, 1);
        QCOMPARE(snapshot->findAgent(AgentId(text("S1")))->activeTasks, 1);
        QCOMPARE(snapshot->totals.capacity->cpus, 4.0); // the inactive agent's share is not to be had
        QCOMPARE(snapshot->totals.allocated->mem, 256.0);
        QCOMPARE(snapshot->totals.activeAgents, 1);
        QCOMPARE(snapshot->totals.agents, 2);
        QVERIFY(snapshot->groups.empty());
    }

    void bothHalvesBecomeOne()
    {
        MarathonObservation marathon;
        marathon.frameworkId = text("F1");
        marathon.apps = {anApp("/a")};
        marathon.tasks = {ofApp(aTask("a.1", "S1"), "/a", "h1")};
        marathon.tasks[0].task.ports = {31000};
        marathon.tasks[0].task.version = text("2026-11-20T10:00:00.000Z");
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        mesos.frameworks = {aFramework("F1", "marathon")};
        mesos.tasks = {ofFramework(aTask("a.1", "S1"), "F1")};
        mesos.tasks[0].task.resources = {0.7, 70, 0, 0};
        mesos.tasks[0].task.containerId = text("c1");
        for (const bool marathonFirst : {true, false}) {
            Joiner join;
            marathonFirst ? join.take(marathon) : join.take(mesos);
            const SnapshotPtr snapshot = marathonFirst ? join.take(mesos) : join.take(marathon);
            QCOMPARE(snapshot->tasks.size(), size_t(1));
            const Task &task = snapshot->tasks.front();
            QVERIFY(task.fromMarathon && task.fromMesos);
            QCOMPARE(task.resources.cpus, 0.7); // Mesos knows what it really has
            QCOMPARE(task.ports, QList<quint16>{31000});
            QCOMPARE(task.containerId, text("c1"));
            QCOMPARE(snapshot->app(task.app)->id, AppId(text("/a")));
            QCOMPARE(snapshot->agent(task.agent)->id, AgentId(text("S1")));
            QCOMPARE(snapshot->framework(task.framework)->name, text("marathon"));
            QCOMPARE(snapshot->agents.size(), size_t(1));
        }
    }

    void aTaskWithoutAgentIdFindsItsAgentByHost()
    {
        MarathonObservation marathon;
        marathon.apps = {anApp("/a")};
        marathon.tasks = {ofApp(aTask("a.1", ""), "/a", "h1"), ofApp(aTask("a.2", ""), "/a", "elsewhere")};
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        Joiner join;
        join.take(mesos);
        const SnapshotPtr snapshot = join.take(marathon);
        QCOMPARE(snapshot->agent(snapshot->findTask(TaskId(text("a.1")))->agent)->id, AgentId(text("S1")));
        QCOMPARE(snapshot->agents.size(), size_t(2));
    }

    void anUnreachableAgentIsKnownByItsTasks()
    {
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1"), anAgent("S2", "h2")};
        mesos.agents[1].attributes.insert(text("rack"), text("r2"));
        mesos.tasks = {ofFramework(aTask("t1", "S1"), "F1"), ofFramework(aTask("t2", "S2"), "F1")};
        Joiner join({SourceId::Mesos});
        const SnapshotPtr before = join.take(mesos);
        const AgentHandle handle = before->findAgent(AgentId(text("S2")))->handle;
        mesos.agents.pop_back();
        mesos.unreachableAgents = 1;
        mesos.tasks[1].task.state = TaskState::Unreachable;
        const SnapshotPtr lost = join.take(mesos);
        const Agent *agent = lost->agent(handle);
        QVERIFY(agent);
        QCOMPARE(agent->status, AgentStatus::Unreachable);
        // It keeps its name and place: an incident, a search and the map's sections go by them.
        QCOMPARE(agent->id, AgentId(text("S2")));
        QCOMPARE(agent->hostname, text("h2"));
        QCOMPARE(agent->attributes.value(text("rack")), text("r2"));
        QVERIFY(!agent->hasTotals);
        QCOMPARE(agent->activeTasks, 0);
        QCOMPARE(lost->totals.capacity->cpus, 4.0);
        QCOMPARE(lost->info.unreachableAgents, 1);
    }

    void anAgentThatWasNeverListedHasItsId()
    {
        MesosObservation mesos;
        mesos.tasks = {ofFramework(aTask("t2", "S2", TaskState::Unreachable), "F1")};
        const SnapshotPtr snapshot = Joiner({SourceId::Mesos}).take(mesos);
        QCOMPARE(snapshot->agents.size(), size_t(1));
        QCOMPARE(snapshot->agents.front().id, AgentId(text("S2")));
        QCOMPARE(snapshot->agents.front().status, AgentStatus::Unreachable);
    }

    void oneIdInTwoFrameworks()
    {
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        mesos.frameworks = {aFramework("F1", "one"), aFramework("F2", "two")};
        mesos.tasks = {ofFramework(aTask("same", "S1"), "F1"), ofFramework(aTask("same", "S1"), "F2")};
        Joiner join({SourceId::Mesos});
        const SnapshotPtr first = join.take(mesos);
        QCOMPARE(first->tasks.size(), size_t(2));
        std::map<QString, TaskHandle> handles;
        for (const Task &task : first->tasks)
            handles[first->framework(task.framework)->name] = task.handle;
        QVERIFY(handles[text("one")] != handles[text("two")]);
        // Listed the other way round, or alone, each keeps its handle.
        std::swap(mesos.tasks[0], mesos.tasks[1]);
        const SnapshotPtr swapped = join.take(mesos);
        for (const Task &task : swapped->tasks)
            QCOMPARE(task.handle, handles[swapped->framework(task.framework)->name]);
        mesos.tasks.pop_back();
        const SnapshotPtr alone = join.take(mesos);
        QCOMPARE(alone->tasks.size(), size_t(1));
        QCOMPARE(alone->tasks.front().handle, handles[text("two")]);
    }

    void marathonsTaskIsNotMixedWithAnotherFrameworks()
    {
        MarathonObservation marathon;
        marathon.frameworkId = text("F1");
        marathon.apps = {anApp("/a")};
        marathon.tasks = {ofApp(aTask("same", "S1"), "/a", "h1")};
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        mesos.frameworks = {aFramework("F1", "marathon"), aFramework("F2", "two")};
        mesos.tasks = {ofFramework(aTask("same", "S1"), "F2"), ofFramework(aTask("same", "S1"), "F1")};
        Joiner join;
        join.take(marathon);
        const SnapshotPtr snapshot = join.take(mesos);
        QCOMPARE(snapshot->tasks.size(), size_t(2));
        for (const Task &task : snapshot->tasks)
            QCOMPARE(task.app.isValid(), snapshot->framework(task.framework)->name == text("marathon"));
    }

    void aRepetitionLeavesTheTaskThatLives()
    {
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        mesos.tasks = {ofFramework(aTask("t", "S1", TaskState::Failed), "F1"), ofFramework(aTask("t", "S1"), "F1"),
                       ofFramework(aTask("t", "S1", TaskState::Killed), "F1")};
        const SnapshotPtr snapshot = Joiner({SourceId::Mesos}).take(mesos);
        QCOMPARE(snapshot->tasks.size(), size_t(1));
        QCOMPARE(snapshot->tasks.front().state, TaskState::Running);
    }

    void whatMarathonHasNotHeardOfIsTold()
    {
        MarathonObservation marathon;
        marathon.frameworkId = text("F1");
        marathon.apps = {anApp("/a")};
        MesosObservation mesos;
        mesos.agents = {anAgent("S1", "h1")};
        mesos.frameworks = {aFramework("F1", "marathon")};
        mesos.tasks = {ofFramework(aTask("a.instance-1._app.1", "S1"), "F1"),
                       ofFramework(aTask("a.instance-2._app.1", "S1", TaskState::Failed), "F1"),
                       ofFramework(aTask("other", "S1"), "F2")};
        Joiner join;
        join.take(marathon);
        const SnapshotPtr mesosLater = join.take(mesos);
        QCOMPARE(mesosLater->tasks.size(), size_t(3)); // Marathon may not have heard of it yet
        const Task *early = mesosLater->findTask(TaskId(text("a.instance-1._app.1")));
        QCOMPARE(mesosLater->app(early->app)->id, AppId(text("/a"))); // told by the form of its id
    }

    void handlesAreStableAndSorted()
    {
        RandomCluster cluster(51, 120);
        std::map<QString, quint32> tasks;
        std::map<QString, quint32> apps;
        std::map<QString, quint32> agents;
        const auto sorted = [](const auto &entities, quint32 bound) {
            for (size_t i = 0; i < entities.size(); ++i) {
                if (!entities[i].handle.isValid() || entities[i].handle.value() >= bound ||
                    (i > 0 && !(entities[i - 1].handle < entities[i].handle)))
                    return false;
            }
            return true;
        };
        for (int step = 0; step < 100; ++step) {
            const SnapshotPtr s = cluster.next();
            QVERIFY(sorted(s->tasks, s->taskHandles) && sorted(s->agents, s->agentHandles));
            QVERIFY(sorted(s->apps, s->appHandles) && sorted(s->deployments, s->deploymentHandles));
            QVERIFY(sorted(s->frameworks, s->frameworkHandles));
            for (const Task &task : s->tasks) {
                const QString key = task.id.text() + u'@' + QString::number(task.framework.value());
                QCOMPARE(tasks.emplace(key, task.handle.value()).first->second, task.handle.value());
                QCOMPARE(s->task(task.handle), &task);
            }
            for (const App &app : s->apps)
                QCOMPARE(apps.emplace(app.id.text(), app.handle.value()).first->second, app.handle.value());
            size_t placed = 0;
            for (const Agent &agent : s->agents) {
                QCOMPARE(agents.emplace(agent.id.text(), agent.handle.value()).first->second, agent.handle.value());
                for (const Task *task : s->tasksOn(agent.handle)) {
                    QCOMPARE(task->agent, agent.handle);
                    ++placed;
                }
            }
            const auto onListed = [&s](const Task &task) { return s->agent(task.agent) != nullptr; };
            QCOMPARE(placed, size_t(std::count_if(s->tasks.begin(), s->tasks.end(), onListed)));
        }
    }
};

MESOSCOPE_TEST(JoinTest)
#include "tst_join.moc"
