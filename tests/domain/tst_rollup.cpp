// SPDX-License-Identifier: GPL-3.0-or-later
// Health of tasks, outdated versions, the status of apps and what groups add up to.
#include "tests/domain/joinkit.h"
#include "tests/support/randomcluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

SnapshotPtr oneTask(const App &app, const std::function<void(Task &)> &change)
{
    MarathonObservation seen;
    seen.apps = {app};
    seen.tasks = {ofApp(aTask("a.1", ""), "/a", "h1")};
    change(seen.tasks.front().task);
    return Joiner({SourceId::Marathon}).take(seen);
}

} // namespace

class RollUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthOfATask_data()
    {
        QTest::addColumn<bool>("checked");
        QTest::addColumn<QList<HealthResult>>("results");
        QTest::addColumn<int>("expected");
        const HealthResult well{true, 0, 5, 9, 0, {}};
        const HealthResult grace{false, 0, 0, 0, 9, {}};
        const HealthResult failing{false, 2, 0, 0, 9, {}};
        const HealthResult fallen{false, 0, 5, 6, 9, {}};
        QTest::newRow("no check") << false << QList<HealthResult>() << int(Health::None);
        QTest::newRow("no result yet") << true << QList<HealthResult>() << int(Health::Unknown);
        QTest::newRow("well") << true << QList{well} << int(Health::Healthy);
        QTest::newRow("in its grace period") << true << QList{grace} << int(Health::Unknown);
        QTest::newRow("failing") << true << QList{failing} << int(Health::Unhealthy);
        QTest::newRow("was well before") << true << QList{fallen} << int(Health::Unhealthy);
        QTest::newRow("one of two fails") << true << QList{well, failing} << int(Health::Unhealthy);
        QTest::newRow("one of two is not known") << true << QList{well, grace} << int(Health::Unknown);
        QTest::newRow("not known, then failing") << true << QList{grace, failing} << int(Health::Unhealthy);
    }
    void healthOfATask()
    {
        QFETCH(bool, checked);
        QFETCH(QList<HealthResult>, results);
        QFETCH(int, expected);
        App app = anApp("/a");
        if (checked)
            app.healthChecks.append(HealthCheck());
        const SnapshotPtr snapshot = oneTask(app, [&results](Task &task) { task.healthResults = results; });
        QCOMPARE(int(snapshot->tasks.front().health), expected);
        QCOMPARE(snapshot->totals.unhealthyTasks, int(expected == int(Health::Unhealthy)));
        QCOMPARE(snapshot->totals.healthyTasks, int(expected == int(Health::Healthy)));
        QCOMPARE(snapshot->agents.front().unhealthyTasks, int(expected == int(Health::Unhealthy)));
    }

    void versionsAreComparedAsTimes_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("app");
        QTest::addColumn<bool>("outdated");
        QTest::newRow("same time, fewer digits")
            << text("2026-11-20T10:00:00.1Z") << text("2026-11-20T10:00:00.100Z") << false;
        QTest::newRow("two digits") << text("2026-11-20T10:00:00.25Z") << text("2026-11-20T10:00:00.250Z") << false;
        QTest::newRow("older, though greater as text")
            << text("2026-11-20T10:00:00.1Z") << text("2026-11-20T10:00:00.101Z") << true;
        QTest::newRow("no fraction") << text("2026-11-20T10:00:00Z") << text("2026-11-20T10:00:00.001Z") << true;
        QTest::newRow("newer") << text("2026-11-20T10:00:01.000Z") << text("2026-11-20T10:00:00.999Z") << false;
        QTest::newRow("none") << QString() << text("2026-11-20T10:00:00.999Z") << false;
        QTest::newRow("not a time") << text("yesterday") << text("2026-11-20T10:00:00.999Z") << false;
    }
    void versionsAreComparedAsTimes()
    {
        QFETCH(QString, task);
        QFETCH(QString, app);
        QFETCH(bool, outdated);
        App one = anApp("/a");
        one.version = app;
        one.versionMs = QDateTime::fromString(app, Qt::ISODateWithMs).toMSecsSinceEpoch();
        QCOMPARE(oneTask(one, [&task](Task &t) { t.version = task; })->tasks.front().outdated, outdated);
        // Scaling makes a version, but no instance older than the last change of configuration is up to date by it.
        one.lastConfigChangeMs = 1000;
        QVERIFY(!oneTask(one, [&task](Task &t) { t.version = task; })->tasks.front().outdated);
    }

    void statusOfAnApp_data()
    {
        QTest::addColumn<App>("app");
        QTest::addColumn<int>("expected");
        const QueueEntry backsOff{{}, 1, false, 40, 0, 0, 0, {}, {}};
        const QueueEntry offered{{}, 1, true, 0, 0, 12, 12, {}, {}};
        const QueueEntry fresh{{}, 1, true, 0, 0, 0, 0, {}, {}};
        const auto make = [](int wanted, AppCounts counts) {
            App app = anApp("/a", wanted);
            app.counts = counts;
            return app;
        };
        App app = make(2, {0, 2, 2, 0});
        QTest::newRow("running") << app << int(AppStatus::Running);
        app.deployments.append(text("d"));
        QTest::newRow("deploying") << app << int(AppStatus::Deploying);
        QTest::newRow("more than wanted") << make(1, {0, 2, 0, 0}) << int(AppStatus::Running);
        app = make(2, {0, 2, 1, 1});
        QTest::newRow("unhealthy") << app << int(AppStatus::Unhealthy);
        app.deployments.append(text("d"));
        app.queue = backsOff;
        QTest::newRow("unhealthy beats all") << app << int(AppStatus::Unhealthy);
        QTest::newRow("degraded") << make(2, {0, 1, 0, 0}) << int(AppStatus::Degraded);
        QTest::newRow("suspended") << make(0, {}) << int(AppStatus::Suspended);
        app = make(0, {0, 1, 0, 0});
        QTest::newRow("still stopping") << app << int(AppStatus::Running);
        app = make(2, {0, 1, 0, 0});
        app.queue = backsOff;
        QTest::newRow("delayed") << app << int(AppStatus::Delayed);
        app.queue = offered;
        QTest::newRow("waiting") << app << int(AppStatus::Waiting);
        app.deployments.append(text("d"));
        QTest::newRow("waiting in a deployment") << app << int(AppStatus::Waiting);
        app.queue = fresh;
        QTest::newRow("no offer looked at yet") << app << int(AppStatus::Deploying);
        app.queue = offered;
        app.counts.staged = 1;
        QTest::newRow("one is starting") << app << int(AppStatus::Deploying);
    }
    void statusOfAnApp()
    {
        QFETCH(App, app);
        QFETCH(int, expected);
        QCOMPARE(int(deriveStatus(app)), expected);
    }

    void statusesOfTheSample()
    {
        const SnapshotPtr snapshot = sampleCluster();
        const auto status = [&snapshot](const char *id) { return snapshot->findApp(AppId(text(id)))->status; };
        QCOMPARE(status("/shop/frontend"), AppStatus::Unhealthy);
        QCOMPARE(status("/shop/mailer"), AppStatus::Waiting);
        QCOMPARE(status("/shop/search"), AppStatus::Deploying);
        QCOMPARE(status("/edge/importer"), AppStatus::Suspended);
        QCOMPARE(status("/tools/crasher"), AppStatus::Delayed);
        QCOMPARE(status("/data/redis"), AppStatus::Running);
        const Group *shop = snapshot->findGroup(AppId(text("/shop")));
        QCOMPARE(shop->apps, 4);
        QCOMPARE(shop->instances, 14);
        QCOMPARE(shop->counts, (AppCounts{0, 12, 11, 1}));
        QCOMPARE(shop->condition, Condition::Bad);
        QCOMPARE(shop->troubled, 2);
        QCOMPARE(snapshot->findGroup(AppId(text("/data")))->condition, Condition::Ok);
    }

    void groupsAddUpWhatIsInside()
    {
        RandomCluster cluster(52, 60);
        for (int step = 0; step < 50; ++step) {
            const SnapshotPtr s = cluster.next();
            QVERIFY(s->findGroup(AppId(text("/"))));
            for (size_t i = 1; i < s->groups.size(); ++i)
                QVERIFY(s->groups[i - 1].id < s->groups[i].id);
            for (const Group &group : s->groups) {
                Group naive;
                naive.id = group.id;
                Condition worst = Condition::Off;
                for (const App &app : s->apps) {
                    if (!isInside(app.id, group.id))
                        continue;
                    ++naive.apps;
                    naive.instances += app.instances;
                    naive.counts.staged += app.counts.staged;
                    naive.counts.running += app.counts.running;
                    naive.counts.healthy += app.counts.healthy;
                    naive.counts.unhealthy += app.counts.unhealthy;
                    naive.segments += healthSegments(app.counts, app.instances);
                    naive.resources += app.each * app.instances;
                    worst = worse(worst, conditionOf(app.status));
                    naive.troubled += app.status == AppStatus::Unhealthy || app.status == AppStatus::Degraded ||
                                      app.status == AppStatus::Waiting || app.status == AppStatus::Delayed;
                }
                naive.condition = naive.apps ? worst : Condition::Ok;
                QCOMPARE(group, naive);
                QVERIFY(group.id.text() == text("/") || s->findGroup(parentOf(group.id)));
            }
        }
    }

    void partsOfAHealthBar_data()
    {
        QTest::addColumn<AppCounts>("counts");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<HealthSegments>("parts");
        // {staged, running, healthy, unhealthy}; {healthy, unhealthy, unknown, staged, over, missing}
        QTest::newRow("nothing") << AppCounts{} << 0 << HealthSegments{};
        QTest::newRow("all healthy") << AppCounts{0, 3, 3, 0} << 3 << HealthSegments{3, 0, 0, 0, 0, 0};
        QTest::newRow("one fails") << AppCounts{0, 3, 2, 1} << 3 << HealthSegments{2, 1, 0, 0, 0, 0};
        QTest::newRow("no checks") << AppCounts{0, 3, 0, 0} << 3 << HealthSegments{0, 0, 3, 0, 0, 0};
        QTest::newRow("one starts, one is missing") << AppCounts{1, 1, 1, 0} << 3 << HealthSegments{1, 0, 0, 1, 0, 1};
        QTest::newRow("an upgrade") << AppCounts{2, 3, 3, 0} << 3 << HealthSegments{1, 0, 0, 2, 2, 0};
        QTest::newRow("surplus hides no failure") << AppCounts{0, 4, 1, 3} << 2 << HealthSegments{0, 2, 0, 0, 2, 0};
        QTest::newRow("suspended, still ending") << AppCounts{0, 2, 2, 0} << 0 << HealthSegments{0, 0, 0, 0, 2, 0};
    }

    void partsOfAHealthBar()
    {
        QFETCH(AppCounts, counts);
        QFETCH(int, wanted);
        QFETCH(HealthSegments, parts);
        const HealthSegments found = healthSegments(counts, wanted);
        QCOMPARE(found, parts);
        QCOMPARE(found.healthy + found.unhealthy + found.unknown + found.staged + found.over + found.missing,
                 std::max(wanted, counts.staged + counts.running));
    }

    void surplusOfOneDoesNotHideWhatAnotherLacks()
    {
        App upgraded = anApp("/pair/upgraded");
        upgraded.instances = 1;
        upgraded.counts = {0, 3, 3, 0};
        App lacking = anApp("/pair/lacking");
        lacking.instances = 2;
        lacking.counts = {};
        MarathonObservation seen;
        seen.apps = {lacking, upgraded};
        const SnapshotPtr built = Joiner({SourceId::Marathon}).take(seen);
        QCOMPARE(built->findGroup(AppId(text("/pair")))->segments, (HealthSegments{1, 0, 0, 0, 2, 2}));
    }

    void tagsOfImages()
    {
        QCOMPARE(imageTag(text("registry:5000/ns/name:1.2")), text("1.2"));
        QCOMPARE(imageTag(text("registry:5000/ns/name")), text("latest"));
        QCOMPARE(imageTag(text("name@sha256:0123456789abcdef")), text("0123456789ab"));
        QCOMPARE(imageTag({}), QString());
    }
};

MESOSCOPE_TEST(RollUpTest)
#include "tst_rollup.moc"
