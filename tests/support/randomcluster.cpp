// SPDX-License-Identifier: GPL-3.0-or-later
// Small pools of names, so that the same ones come back often.
#include "tests/support/randomcluster.h"

#include "tests/support/samplecluster.h"

#include <array>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "/a" is an app in one step and the group of "/a/b" in another.
constexpr std::array<const char *, 16> Paths{"/a",     "/a/b",   "/a/b/c", "/a/b/d", "/a/e", "/f",   "/f/g",   "/h",
                                             "/i/j/k", "/i/j/l", "/i/m",   "/node1", "/zz",  "/z-1", "/z-1/y", "/z-2"};
constexpr std::array<TaskState, 6> States{TaskState::Running,     TaskState::Running, TaskState::Staging,
                                          TaskState::Unreachable, TaskState::Failed,  TaskState::Finished};

AgentId agentId(int i)
{
    return AgentId(u"random-S%1"_s.arg(i));
}

} // namespace

RandomCluster::RandomCluster(quint32 seed, int mostTasks) : m_random(seed), m_mostTasks(mostTasks), m_now(SampleNow)
{
    m_builder.setSourceState(liveState(SourceId::Marathon));
    m_builder.setSourceState(liveState(SourceId::Mesos));
}

MarathonObservation RandomCluster::marathon()
{
    MarathonObservation seen;
    seen.frameworkId = u"random-0001"_s;
    seen.groups.emplace_back(u"/"_s);
    std::vector<QString> paths;
    for (const char *path : Paths) {
        if (chance(45))
            paths.push_back(QString::fromLatin1(path));
    }
    shuffle(paths);
    for (const QString &path : paths) {
        const AppId id(path);
        bool clashes = false;
        for (const App &other : seen.apps)
            clashes = clashes || isInside(id, other.id) || isInside(other.id, id);
        if (clashes) {
            continue;
        }
        App app;
        app.id = id;
        app.instances = below(9);
        app.each = {0.1 * (1 + below(9)), 32.0 * (1 + below(9)), 0, 0};
        app.image = u"registry.example.org/x:%1"_s.arg(below(4));
        app.version = u"2026-11-20T10:00:00.%1Z"_s.arg(below(9) + 1);
        app.counts = {below(2), below(app.instances + 1), 0, chance(15) ? 1 : 0};
        app.ports.append({80, 0, 10000 + below(20), u"tcp"_s, {}});
        if (chance(20))
            app.deployments.append(u"d%1"_s.arg(below(5)));
        const int most = qMin(app.instances, m_mostTasks / 12);
        for (int i = 0; i < most && int(seen.tasks.size()) < m_mostTasks; ++i) {
            ObservedTask task;
            task.app = id;
            task.agent = agentId(below(9));
            task.task.id = TaskId(u"%1.instance-%2._app.1"_s.arg(underscoreForm(id)).arg(below(40)));
            task.task.state = States[size_t(below(3))];
            task.task.version = app.version;
            task.task.startedAtMs = m_now - below(100000);
            task.task.ports = {quint16(31000 + below(50))};
            if (chance(50))
                task.task.healthResults.append({chance(80), chance(50) ? 3 : 0, chance(50) ? m_now : 0, 0, 0, {}});
            seen.tasks.push_back(task);
        }
        seen.apps.push_back(app);
    }
    if (chance(50)) // now and then a group without apps
        seen.groups.emplace_back(u"/empty/%1"_s.arg(below(3)));
    for (int i = 0; i < 5; ++i) {
        if (!chance(40))
            continue;
        Deployment deployment;
        deployment.id = DeploymentId(u"d%1"_s.arg(i));
        deployment.currentStep = below(4);
        deployment.totalSteps = 4;
        deployment.versionMs = m_now;
        seen.deployments.push_back(deployment);
    }
    return seen;
}

MesosObservation RandomCluster::mesos(const MarathonObservation &marathon)
{
    MesosObservation seen;
    seen.masterId = u"random"_s;
    seen.leader = u"master.example:5050"_s;
    for (int i = 0; i < 12; ++i) {
        if (!chance(75))
            continue;
        Agent agent;
        agent.id = agentId(i);
        agent.hostname = u"node-%1.example"_s.arg(i);
        agent.hasTotals = chance(90);
        agent.total = {8, 1024, 100, 0};
        agent.used = {0.5 * below(16), 32.0 * below(32), 0, 0};
        if (chance(80))
            agent.attributes.insert(u"rack"_s, u"r%1"_s.arg(below(4)));
        seen.agents.push_back(agent);
    }
    for (int i = 1; i < 5; ++i) {
        if (i > 1 && !chance(70))
            continue;
        Framework framework;
        framework.id = FrameworkId(u"random-000%1"_s.arg(i));
        framework.name = u"framework-%1"_s.arg(i);
        framework.active = framework.connected = chance(80);
        seen.frameworks.push_back(framework);
    }
    for (const ObservedTask &known : marathon.tasks) {
        if (!chance(80))
            continue;
        ObservedTask task;
        task.task.id = known.task.id;
        task.agent = known.agent;
        task.framework = FrameworkId(marathon.frameworkId);
        task.task.state = known.task.state;
        task.task.resources = {0.1, 32, 0, 0};
        seen.tasks.push_back(task);
    }
    while (int(seen.tasks.size()) < m_mostTasks && !chance(3)) {
        ObservedTask task;
        task.framework = FrameworkId(u"random-000%1"_s.arg(2 + below(3)));
        task.agent = agentId(below(14));
        task.task.id = TaskId(u"job-%1"_s.arg(below(m_mostTasks)));
        task.task.name = u"job-%1"_s.arg(below(20));
        task.task.state = States[size_t(below(int(States.size())))];
        task.task.resources = {0.1 * below(5), 16.0 * below(5), 0, 0};
        task.task.sinceMs = m_now - below(1000000);
        task.task.role = chance(50) ? u"batch"_s : u"*"_s;
        seen.tasks.push_back(task);
    }
    return seen;
}

SnapshotPtr RandomCluster::next()
{
    m_now += 2000;
    MarathonObservation apps = marathon();
    m_builder.take(std::make_shared<Observation>(mesos(apps)));
    m_builder.take(std::make_shared<Observation>(std::move(apps)));
    return m_builder.build(m_now);
}

} // namespace mesoscope::test
