// SPDX-License-Identifier: GPL-3.0-or-later
// When a deployment counts as stuck, and what is said to be the reason.
#include "models/domain/deploymentwatch.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using Reason = Stuck::Reason;

namespace {

constexpr qint64 Minute = 60000;
const char *const OldVersion = "2026-01-01T00:00:00.000Z";
const char *const NewVersion = "2026-01-02T00:00:00.000Z";

/// One app of two wanted instances that is being deployed.
struct Scene
{
    Scene()
    {
        app = anApp("/shop", 2);
        app.version = text(NewVersion);
        app.versionMs = QDateTime::fromString(app.version, Qt::ISODateWithMs).toMSecsSinceEpoch();
        deployment.id = DeploymentId(text("d1"));
        deployment.version = text(NewVersion);
        deployment.versionMs = SampleNow;
        deployment.affected = {app.id};
        deployment.currentStep = 1;
        deployment.totalSteps = 2;
        deployment.current = {{text("RestartApplication"), app.id}};
    }
    void add(const char *version, Health health = Health::None, TaskState state = TaskState::Running)
    {
        const QByteArray id = "shop." + QByteArray::number(qsizetype(tasks.size()));
        ObservedTask task = ofApp(aTask(id.constData(), "S1", state), "/shop");
        task.task.version = text(version);
        task.task.health = health;
        tasks.push_back(task);
    }
    SnapshotPtr snapshot() const
    {
        MarathonObservation seen;
        seen.apps = {app};
        seen.groups = {AppId(text("/"))};
        seen.tasks = tasks;
        seen.deployments = {deployment};
        Joiner joiner({SourceId::Marathon});
        return joiner.take(seen);
    }
    std::optional<Stuck> stuck(qint64 stillMs) const { return stuckOf(deployment, *snapshot(), stillMs); }

    App app;
    Deployment deployment;
    std::vector<ObservedTask> tasks;
};

TaskFailure failureOf(const char *version, const char *message)
{
    TaskFailure failure;
    failure.version = text(version);
    failure.message = text(message);
    failure.timestampMs = SampleNow + Minute;
    return failure;
}

QueueEntry waiting()
{
    QueueEntry queue;
    queue.app = AppId(text("/shop"));
    queue.count = 2;
    queue.overdue = true;
    return queue;
}

HealthCheck checkOf(int grace)
{
    HealthCheck check;
    check.gracePeriodSeconds = grace;
    check.intervalSeconds = 10;
    check.timeoutSeconds = 5;
    return check;
}

} // namespace

class DeploymentWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsOldAndNew()
    {
        Scene scene;
        scene.app.healthChecks = {checkOf(10)};
        scene.add(OldVersion, Health::Healthy);
        scene.add(OldVersion, Health::Healthy, TaskState::Killing);
        scene.add(NewVersion, Health::Healthy);
        scene.add(NewVersion, Health::Unhealthy);
        scene.add(NewVersion, Health::None, TaskState::Staging);
        QCOMPARE(progressOf(scene.deployment, *scene.snapshot()), (DeploymentProgress{1, 2, 1, 2}));
    }

    void patience_data()
    {
        QTest::addColumn<int>("grace"); // -1: no health check
        QTest::addColumn<QByteArray>("definition");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("plain") << -1 << QByteArray() << qint64(300);
        QTest::newRow("short check") << 60 << QByteArray() << qint64(300);
        QTest::newRow("long check") << 900 << QByteArray() << qint64(915);
        QTest::newRow("endless check") << 2147483647 << QByteArray() << qint64(2147483647) + 15;
        QTest::newRow("readiness by default") << -1 << QByteArray(R"({"readinessChecks":[{}]})") << qint64(300);
        QTest::newRow("slow readiness") << -1
                                        << QByteArray(
                                               R"({"readinessChecks":[{"intervalSeconds":400,"timeoutSeconds":60}]})")
                                        << qint64(860);
        QTest::newRow("slow kill") << -1 << QByteArray(R"({"taskKillGracePeriodSeconds":1200})") << qint64(1200);
        QTest::newRow("nonsense") << -1 << QByteArray(R"({"taskKillGracePeriodSeconds":-5,"readinessChecks":7})")
                                  << qint64(300);
        QTest::newRow("not JSON") << -1 << QByteArray("{") << qint64(300);
    }

    void patience()
    {
        QFETCH(int, grace);
        QFETCH(QByteArray, definition);
        QFETCH(qint64, seconds);
        Scene scene;
        if (grace >= 0)
            scene.app.healthChecks = {checkOf(grace)};
        scene.app.definition = definition;
        QCOMPARE(patienceMs(scene.deployment, *scene.snapshot()), seconds * 1000);
        QVERIFY(!scene.stuck(seconds * 1000 - 1));
        QVERIFY(scene.stuck(seconds * 1000));
    }

    void patienceIsOfThePresentStep()
    {
        Scene scene;
        scene.app.healthChecks = {checkOf(900)};
        scene.deployment.current = {{text("StartApplication"), AppId(text("/other"))}};
        QCOMPARE(patienceMs(scene.deployment, *scene.snapshot()), 5 * Minute);
        scene.deployment.current.clear(); // none has begun: any may be meant
        QCOMPARE(patienceMs(scene.deployment, *scene.snapshot()), 915 * 1000);
    }

    void reason_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<int>("instances");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, Reason reason, int instances, const Scene &scene,
                            const char *detail = "") {
            QTest::newRow(name) << scene << reason << instances << text(detail);
        };
        Scene offers;
        offers.app.queue = waiting();
        row("no offers", Reason::NoOffers, 2, offers);
        Scene failing = offers; // between two tries it waits for an offer, too
        failing.app.lastFailure = failureOf(NewVersion, "exited with status 1");
        row("failing", Reason::Failing, 0, failing, "exited with status 1");
        Scene formerly = offers;
        formerly.app.lastFailure = failureOf(OldVersion, "exited with status 1");
        row("the old version failed", Reason::NoOffers, 2, formerly);
        Scene before = offers;
        before.app.lastFailure = failureOf("", "lost");
        before.app.lastFailure->timestampMs = SampleNow - Minute;
        row("failed before it began", Reason::NoOffers, 2, before);
        Scene sick;
        sick.app.healthChecks = {checkOf(10)};
        sick.add(NewVersion, Health::Unhealthy);
        sick.add(NewVersion, Health::Healthy);
        row("not healthy", Reason::NotHealthy, 1, sick);
        Scene unchecked;
        unchecked.add(NewVersion);
        unchecked.add(NewVersion);
        row("nothing known", Reason::Unknown, 0, unchecked);
        Scene killing = unchecked;
        killing.add(OldVersion, Health::None, TaskState::Killing);
        row("slow kill", Reason::SlowKill, 1, killing);
        Scene gone;
        gone.deployment.affected = {AppId(text("/gone"))};
        gone.deployment.current.clear();
        row("app gone", Reason::Unknown, 0, gone);
    }

    void reason()
    {
        QFETCH(Scene, scene);
        QFETCH(Reason, reason);
        QFETCH(int, instances);
        QFETCH(QString, detail);
        const std::optional<Stuck> stuck = scene.stuck(6 * Minute);
        QVERIFY(stuck);
        QCOMPARE(int(stuck->reason), int(reason));
        QCOMPARE(stuck->instances, instances);
        QCOMPARE(stuck->detail, detail);
        QCOMPARE(stuck->stillMs, 6 * Minute);
    }

    void changeBeginsAnew()
    {
        DeploymentWatch watch;
        watch.see({1, 0, 0, 2}, SampleNow);
        watch.see({1, 0, 0, 2}, SampleNow + 30000);
        QCOMPARE(watch.stillMs, 30000);
        watch.see({1, 1, 0, 2}, SampleNow + 60000);
        QCOMPARE(watch.stillMs, 0);
    }

    void timeThatNobodyWatchedDoesNotCount()
    {
        DeploymentWatch watch;
        watch.see({1, 0, 0, 2}, SampleNow);
        watch.see({1, 0, 0, 2}, SampleNow + 600 * Minute); // the desktop slept
        QCOMPARE(watch.stillMs, Minute);
        watch.see({1, 0, 0, 2}, SampleNow); // its clock was set back
        QCOMPARE(watch.stillMs, Minute);
        watch.see({1, 0, 0, 2}, SampleNow + 5000);
        QCOMPARE(watch.stillMs, Minute + 5000);
    }
};

MESOSCOPE_TEST(DeploymentWatchTest)

#include "tst_deploymentwatch.moc"
