// SPDX-License-Identifier: GPL-3.0-or-later
// Every cause that keeps an app from running as wanted, found from what the sources told.
#include "models/domain/why.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Cause::Kind;

namespace {

constexpr qint64 Minute = 60000;

struct Story
{
    Story()
    {
        app = anApp("/a", 2);
        app.version = u"v2"_s;
        app.versionMs = SampleNow - 60 * Minute;
    }
    void queue(bool overdue, int left = 0, std::optional<int> processed = 12)
    {
        QueueEntry entry;
        entry.app = app.id;
        entry.count = app.instances - app.counts.running;
        entry.overdue = overdue;
        entry.timeLeftSeconds = left;
        entry.sinceMs = SampleNow - 6 * Minute;
        entry.processedOffers = processed;
        entry.unusedOffers = processed;
        if (processed)
            entry.lastOffers = {{u"UnfulfilledConstraint"_s, 2, 6}, {u"InsufficientCpus"_s, 4, 4}};
        app.queue = entry;
    }
    void fail(const char *message, qint64 ago = Minute, const QString &version = u"v2"_s)
    {
        app.lastFailure = TaskFailure{u"t"_s, u"n1"_s, u"TASK_FAILED"_s, text(message), SampleNow - ago, version};
    }
    std::vector<Cause> causes(bool thorough = false)
    {
        MarathonObservation marathon;
        marathon.apps = others;
        marathon.apps.push_back(app);
        marathon.tasks = tasks;
        marathon.deployments = deployments;
        marathon.groupDependencies = groupDependencies;
        marathon.queueKnown = true;
        Joiner joiner;
        joiner.take(marathon);
        snapshot = joiner.take(mesos);
        return causesOf(*snapshot->findApp(app.id), *snapshot, SampleNow, thorough);
    }
    QList<Kind> kinds()
    {
        QList<Kind> list;
        for (const Cause &cause : causes())
            list += cause.kind;
        return list;
    }

    App app;
    std::vector<App> others;
    std::vector<ObservedTask> tasks;
    std::vector<Deployment> deployments;
    QHash<AppId, QList<AppId>> groupDependencies;
    MesosObservation mesos;
    SnapshotPtr snapshot;
};

} // namespace

class WhyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrong()
    {
        Story story;
        QVERIFY(story.kinds().isEmpty());
        story.app.instances = story.app.counts.running = 0;
        QVERIFY(story.kinds().isEmpty());
        story.fail("Command exited with status 1"); // it came back
        QVERIFY(story.kinds().isEmpty());
    }

    void waitsForAnOffer()
    {
        Story story;
        story.app.counts.running = 0;
        story.queue(true);
        story.mesos.agents = {anAgent("S1", "n1")};
        const std::vector<Cause> causes = story.causes(true);
        QCOMPARE(causes.size(), size_t(1));
        QCOMPARE(causes.front().kind, Kind::NotPlaced);
        QCOMPARE(causes.front().instances, 2);
        QCOMPARE(causes.front().step->reason, u"InsufficientCpus"_s);
        QVERIFY(causes.front().placement);
        QCOMPARE(causes.front().placement->nodes, 1);
        QVERIFY(!story.causes(false).front().placement);
        story.queue(true, 0, std::nullopt); // before Marathon 1.4
        QVERIFY(!story.causes().front().countsOffers);
    }

    void launchesAreQueuedForAMoment()
    {
        Story story;
        story.app.counts = {1, 1, 0, 0};
        story.queue(true, 0, 0);
        story.app.deployments = {u"D"_s};
        QVERIFY(story.kinds().isEmpty());
    }

    void backsOffAfterAFailure()
    {
        Story story;
        story.app.counts.running = 0;
        story.queue(false, 40);
        story.fail("Command exited with status 3");
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.size(), size_t(1)); // the failure is told with it
        QCOMPARE(causes.front().kind, Kind::BackingOff);
        QCOMPARE(causes.front().untilMs, SampleNow + 40000);
        QCOMPARE(causes.front().end.status, 3);
    }

    void failsNow()
    {
        Story story;
        story.app.counts.running = 1;
        story.fail("Memory limit exceeded: Requested: 32MB");
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.front().kind, Kind::Failing);
        QCOMPARE(int(causes.front().end.kind), int(EndKind::OutOfMemory));
        story.fail("Memory limit exceeded: Requested: 32MB", 20 * Minute); // long ago
        QCOMPARE(story.kinds(), QList<Kind>{Kind::Unexplained});
        story.fail("Memory limit exceeded: Requested: 32MB", Minute, u"v1"_s); // of the version before
        QCOMPARE(story.kinds(), QList<Kind>{Kind::Unexplained});
    }

    void theCheckThatFailsLongest()
    {
        Story story;
        story.app.counts = {0, 2, 0, 2};
        story.app.healthChecks = {HealthCheck{u"HTTP"_s, u"/health"_s, {}, 0, 0, 30, 10, 5, 3}};
        for (int i = 0; i < 2; ++i) {
            ObservedTask seen = ofApp(aTask(i == 0 ? "t0" : "t1", "S1"), "/a", i == 0 ? "n0" : "n1");
            seen.task.health = Health::Unhealthy;
            seen.task.healthResults = {{false, 4, 0, SampleNow - (i + 1) * Minute, SampleNow, u"50%1"_s.arg(i)}};
            story.tasks.push_back(seen);
        }
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.size(), size_t(1));
        QCOMPARE(causes.front().kind, Kind::Unhealthy);
        QCOMPARE(causes.front().instances, 2);
        QCOMPARE(causes.front().result->lastFailureCause, u"501"_s);
        QCOMPARE(causes.front().host, u"n1"_s);
        QCOMPARE(causes.front().check->path, u"/health"_s);
        story.app.healthChecks.append(story.app.healthChecks.first()); // which of two, nobody says
        QVERIFY(!story.causes().front().check);
    }

    void killedByItsCheck()
    {
        Story story;
        story.app.healthChecks = {HealthCheck{u"HTTP"_s, u"/health"_s, {}, 0, 0, 30, 10, 5, 3}};
        story.fail("Task was killed since health check failed. Reason: 503 Service Unavailable");
        QCOMPARE(story.kinds(), QList<Kind>{Kind::HealthKilled});
    }

    void nodesThatNobodyReaches()
    {
        Story story;
        story.app.counts.running = 1;
        ObservedTask lost = ofApp(aTask("t0", "S1", TaskState::Unreachable), "/a", "n1");
        lost.task.sinceMs = SampleNow - 3 * Minute;
        story.tasks = {lost};
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.front().kind, Kind::NodeLost);
        QCOMPARE(causes.front().host, u"n1"_s);
        QCOMPARE(causes.front().sinceMs, SampleNow - 3 * Minute);
    }

    void stagingForLong()
    {
        Story story;
        story.app.counts = {1, 1, 0, 0};
        ObservedTask slow = ofApp(aTask("t0", "S1", TaskState::Staging), "/a", "n1");
        slow.task.stagedAtMs = SampleNow - 3 * Minute;
        story.tasks = {slow};
        QCOMPARE(story.kinds(), QList<Kind>{Kind::Staging});
        story.tasks.front().task.stagedAtMs = SampleNow - Minute;
        QVERIFY(!story.kinds().contains(Kind::Staging));
    }

    void waitsForWhatItDependsOn()
    {
        Story story;
        story.app.counts.running = 0;
        story.app.deployments = {u"D"_s};
        story.app.dependencies = {AppId(u"/base"_s)};
        App running = anApp("/base/fine", 1);
        App sick = anApp("/base/sick", 1);
        sick.counts.unhealthy = 1;
        story.others = {running, sick};
        Deployment deployment;
        deployment.id = DeploymentId(u"D"_s);
        deployment.versionMs = SampleNow - 10 * Minute;
        deployment.currentStep = 1;
        deployment.totalSteps = 2;
        deployment.current = {{u"ScaleApplication"_s, sick.id}};
        story.deployments = {deployment};
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.size(), size_t(2));
        QCOMPARE(causes[0].kind, Kind::Dependency);
        QCOMPARE(causes[0].other, sick.id);
        QCOMPARE(causes[1].kind, Kind::Deployment);
        QCOMPARE(causes[1].other, sick.id);
        QCOMPARE(causes[1].deploymentSteps, 2);
        story.deployments.front().versionMs = SampleNow - Minute; // has only begun
        QCOMPARE(story.kinds(), QList<Kind>{Kind::Dependency});
        story.others[1].counts.unhealthy = 0;
        QVERIFY(story.kinds().isEmpty());
    }

    /// What a group depends on holds up everything in it, however deep.
    void waitsForWhatItsGroupDependsOn()
    {
        Story story;
        story.app.id = AppId(u"/edge/web/a"_s);
        story.app.counts.running = 0;
        story.app.deployments = {u"D"_s};
        App sick = anApp("/base/sick", 1);
        sick.counts.unhealthy = 1;
        story.others = {sick};
        QVERIFY(!story.kinds().contains(Kind::Dependency));
        story.groupDependencies = {{AppId(u"/edge"_s), {AppId(u"/base"_s)}}, {AppId(u"/other"_s), {AppId(u"/none"_s)}}};
        std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.front().kind, Kind::Dependency);
        QCOMPARE(causes.front().other, sick.id);
        QCOMPARE(causes.front().group, AppId(u"/edge"_s));
        story.app.dependencies = {sick.id}; // told once, as its own
        causes = story.causes();
        QCOMPARE(std::count_if(causes.begin(), causes.end(),
                               [](const Cause &cause) { return cause.kind == Kind::Dependency; }),
                 1);
        QCOMPARE(causes.front().group, AppId());
    }

    void runsAndIsNotReady()
    {
        Story story;
        story.app.deployments = {u"D"_s};
        Deployment deployment;
        deployment.id = DeploymentId(u"D"_s);
        deployment.versionMs = SampleNow - 2 * Minute;
        deployment.current = {{u"RestartApplication"_s,
                               story.app.id,
                               {{TaskId(u"t1"_s), true, 200, {}},
                                {TaskId(u"t2"_s), false, 0, {}},
                                {TaskId(u"t3"_s), false, 503, u"warming up"_s}}}};
        story.deployments = {deployment};
        const std::vector<Cause> causes = story.causes();
        QCOMPARE(causes.size(), size_t(1));
        QCOMPARE(causes.front().kind, Kind::NotReady);
        QCOMPARE(causes.front().instances, 2);
        QCOMPARE(causes.front().readiness->task, TaskId(u"t3"_s)); // the one that answers says more
        story.deployments.front().versionMs = SampleNow - Minute / 2;
        QVERIFY(story.kinds().isEmpty()); // has only begun
    }
};

MESOSCOPE_TEST(WhyTest)
#include "tst_why.moc"
