// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of incident once, and none for what is only seen for the first time or no longer.
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

using Kind = Incident::Kind;

/// A pair of snapshots made from the sample by changing a copy.
QList<Incident> after(const std::function<void(ClusterSnapshot &)> &change,
                      const std::function<void(ClusterSnapshot &)> &first = {})
{
    ClusterSnapshot before = *sampleCluster();
    if (first)
        first(before);
    ClusterSnapshot now = before;
    now.takenAtMs += 2000;
    change(now);
    return incidentsBetween(&before, now, diff(&before, now));
}

QList<int> kinds(const QList<Incident> &incidents)
{
    QList<int> found;
    for (const Incident &incident : incidents)
        found.append(int(incident.kind));
    return found;
}

App &app(ClusterSnapshot &snapshot, const char *id)
{
    return *std::find_if(snapshot.apps.begin(), snapshot.apps.end(),
                         [id](const App &one) { return one.id.text() == QLatin1String(id); });
}

Task &task(ClusterSnapshot &snapshot, const char *name)
{
    return *std::find_if(snapshot.tasks.begin(), snapshot.tasks.end(),
                         [name](const Task &one) { return one.name == QLatin1String(name); });
}

SourceState &source(ClusterSnapshot &snapshot, SourceId id)
{
    return snapshot.sources[size_t(id)];
}

} // namespace

class IncidentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindOnce()
    {
        const auto redis = [](ClusterSnapshot &s) -> Task & { return task(s, "/data/redis"); };
        const HealthResult failing{false, 3, 1, 2, 3, text("HTTP 503")};
        const auto sick = [&](ClusterSnapshot &s) {
            redis(s).health = Health::Unhealthy;
            redis(s).healthResults = {failing};
        };
        QList<Incident> told = after(sick);
        QCOMPARE(kinds(told), QList<int>{int(Kind::InstanceUnhealthy)});
        QCOMPARE(told.first().detail, text("HTTP 503"));
        QCOMPARE(told.first().app, AppId(text("/data/redis")));
        QCOMPARE(told.first().timeMs, SampleNow + 2000);
        const QString key = told.first().key();
        told = after([&](ClusterSnapshot &s) { redis(s).health = Health::Healthy; }, sick);
        QCOMPARE(kinds(told), QList<int>{int(Kind::InstanceRecovered)});
        QCOMPARE(told.first().key(), key);
        QVERIFY(told.first().isRecovery());

        const auto set = [](AppStatus status) {
            return [status](ClusterSnapshot &s) { app(s, "/data/redis").status = status; };
        };
        QCOMPARE(kinds(after(set(AppStatus::Unhealthy))), QList<int>{int(Kind::AppUnhealthy)});
        QCOMPARE(kinds(after(set(AppStatus::Running), set(AppStatus::Unhealthy))), QList<int>{int(Kind::AppRecovered)});
        QCOMPARE(kinds(after(set(AppStatus::Waiting))), QList<int>{int(Kind::AppWaiting)});
        QCOMPARE(kinds(after(set(AppStatus::Delayed))), QList<int>{int(Kind::CrashLoop)});
        // From bad to worse is no recovery.
        QCOMPARE(kinds(after(set(AppStatus::Delayed), set(AppStatus::Unhealthy))), QList<int>{int(Kind::CrashLoop)});

        QCOMPARE(kinds(after([](ClusterSnapshot &s) {
                     Deployment deployment;
                     deployment.handle = DeploymentHandle(s.deploymentHandles++);
                     s.deployments.push_back(deployment);
                 })),
                 QList<int>{int(Kind::DeploymentStarted)});
        QCOMPARE(kinds(after([](ClusterSnapshot &s) { s.deployments.clear(); })),
                 QList<int>{int(Kind::DeploymentFinished)});
    }

    void failuresOnce()
    {
        const auto fail = [](ClusterSnapshot &s) {
            task(s, "/data/redis").state = TaskState::Failed;
            task(s, "/data/redis").message = text("out of memory");
        };
        QList<Incident> told = after(fail);
        QCOMPARE(kinds(told), QList<int>{int(Kind::TaskFailed)});
        QCOMPARE(told.first().detail, text("out of memory"));
        QVERIFY(after([](ClusterSnapshot &s) { task(s, "/data/redis").state = TaskState::Finished; }).isEmpty());
        // Marathon tells of the same end in its app's last failure: in the same reading, or in a later one.
        const auto marathonToo = [](ClusterSnapshot &s) {
            TaskFailure failure;
            failure.taskId = task(s, "/data/redis").id.text();
            failure.timestampMs = SampleNow;
            app(s, "/data/redis").lastFailure = failure;
        };
        QCOMPARE(kinds(after([&](ClusterSnapshot &s) {
                     fail(s);
                     marathonToo(s);
                 })),
                 QList<int>{int(Kind::TaskFailed)});
        QVERIFY(after(marathonToo, fail).isEmpty());
        QCOMPARE(kinds(after(marathonToo)), QList<int>{int(Kind::TaskFailed)}); // a tenant hears it of Marathon alone
        // Born ended between two readings.
        QCOMPARE(kinds(after([](ClusterSnapshot &s) {
                     Task born = s.tasks.back();
                     born.handle = TaskHandle(s.taskHandles++);
                     born.state = TaskState::Failed;
                     s.tasks.push_back(born);
                 })),
                 QList<int>{int(Kind::TaskFailed)});
    }

    void agentsAndLeaders()
    {
        const auto set = [](AgentStatus status) {
            return [status](ClusterSnapshot &s) { s.agents.front().status = status; };
        };
        const QList<Incident> lost = after(set(AgentStatus::Unreachable));
        QCOMPARE(kinds(lost), QList<int>{int(Kind::AgentLost)});
        const QList<Incident> back = after(set(AgentStatus::Active), set(AgentStatus::Unreachable));
        QCOMPARE(kinds(back), QList<int>{int(Kind::AgentBack)});
        QCOMPARE(back.first().key(), lost.first().key());
        QVERIFY(after(set(AgentStatus::Draining)).isEmpty());
        const auto leave = [](ClusterSnapshot &s) { s.agents.pop_back(); };
        QCOMPARE(kinds(after(leave)), QList<int>{int(Kind::AgentLost)});
        QVERIFY(after(leave, [](ClusterSnapshot &s) { s.info.recoveredAgents = 1; }).isEmpty());
        QCOMPARE(kinds(after([](ClusterSnapshot &s) { s.info.mesosLeader = text("another:5050"); })),
                 QList<int>{int(Kind::LeaderChanged)});
    }

    void theKeyOfALostAgentIsThatOfItsReturn()
    {
        // Through the builder: an unreachable agent is known by its tasks only.
        MesosObservation seen = sampleMesos();
        Joiner join;
        const SnapshotPtr there = join.take(seen);
        MesosObservation without = seen;
        without.agents.erase(without.agents.begin());
        without.unreachableAgents = 1;
        for (ObservedTask &one : without.tasks) {
            if (one.agent == seen.agents.front().id)
                one.task.state = TaskState::Unreachable;
        }
        const SnapshotPtr gone = join.take(without);
        const SnapshotPtr again = join.take(seen);
        const QList<Incident> lost = incidentsBetween(there.get(), *gone, diff(there.get(), *gone));
        const QList<Incident> back = incidentsBetween(gone.get(), *again, diff(gone.get(), *again));
        QCOMPARE(kinds(lost), QList<int>{int(Kind::AgentLost)});
        QCOMPARE(kinds(back), QList<int>{int(Kind::AgentBack)});
        QCOMPARE(lost.first().key(), back.first().key());
        QCOMPARE(lost.first().host, text("node-01.example"));
    }

    void sources()
    {
        const auto stale = [](ClusterSnapshot &s) { source(s, SourceId::Marathon).phase = SourceState::Phase::Stale; };
        const QList<Incident> lost = after(stale);
        QCOMPARE(kinds(lost), QList<int>{int(Kind::SourceLost)});
        const QList<Incident> back =
            after([](ClusterSnapshot &s) { source(s, SourceId::Marathon).phase = SourceState::Phase::Live; }, stale);
        QCOMPARE(kinds(back), QList<int>{int(Kind::SourceBack)});
        QCOMPARE(back.first().key(), lost.first().key());
        QVERIFY(lost.first().key() !=
                after([](ClusterSnapshot &s) { source(s, SourceId::Mesos).phase = SourceState::Phase::Stale; })
                    .first()
                    .key());
    }

    void aStaleSourceTellsNothingOfItsEntities()
    {
        const auto stale = [](SourceId id) {
            return [id](ClusterSnapshot &s) { source(s, id).phase = SourceState::Phase::Stale; };
        };
        QVERIFY(after([](ClusterSnapshot &s) { s.deployments.clear(); }, stale(SourceId::Marathon)).isEmpty());
        QVERIFY(after([](ClusterSnapshot &s) { app(s, "/data/redis").status = AppStatus::Unhealthy; },
                      stale(SourceId::Marathon))
                    .isEmpty());
        QVERIFY(after([](ClusterSnapshot &s) { s.agents.clear(); }, stale(SourceId::Mesos)).isEmpty());
    }

    void firstSightOfASourceIsSilent()
    {
        // Mesos is known; Marathon comes, with an unhealthy instance, a deployment, a crash loop.
        Joiner join({SourceId::Mesos});
        const SnapshotPtr mesosOnly = join.take(sampleMesos());
        join.builder.setSourceState(liveState(SourceId::Marathon));
        const SnapshotPtr both = join.take(sampleMarathon());
        QCOMPARE(kinds(incidentsBetween(mesosOnly.get(), *both, diff(mesosOnly.get(), *both))), QList<int>());
        // The other way round.
        Joiner other({SourceId::Marathon});
        const SnapshotPtr marathonOnly = other.take(sampleMarathon());
        other.builder.setSourceState(liveState(SourceId::Mesos));
        const SnapshotPtr joined = other.take(sampleMesos());
        QCOMPARE(kinds(incidentsBetween(marathonOnly.get(), *joined, diff(marathonOnly.get(), *joined))), QList<int>());
    }

    void detailIsBounded()
    {
        const QList<Incident> told = after([](ClusterSnapshot &s) {
            task(s, "/data/redis").state = TaskState::Failed;
            task(s, "/data/redis").message = QString(100000, u'x');
        });
        QCOMPARE(told.first().detail.size(), 2000);
    }
};

MESOSCOPE_TEST(IncidentsTest)
#include "tst_incidents.moc"
