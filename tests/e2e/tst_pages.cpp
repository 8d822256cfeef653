// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of every scenario names, to an assistive technology, everything that the simulated cluster holds.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/e2e/programrun.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"

#include <QImage>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesNameWhatIsThere_data();
    void pagesNameWhatIsThere();
    void screenshotOfEveryPage_data();
    void screenshotOfEveryPage();
    void recoveringLeaderIsNotAnEmptyCluster();
};

namespace {

struct Held
{
    QStringList apps, tasks, otherTasks, agents, deployments, events;
};

Held held(LiveWindow &live)
{
    Held all;
    live.inCluster([&all](demo::SimCluster &cluster) {
        for (const auto &[id, app] : cluster.apps())
            all.apps.append(id);
        for (const demo::SimTask &task : cluster.tasks()) {
            if (!task.ended && task.agent >= 0)
                (task.appId.isEmpty() ? all.otherTasks : all.tasks).append(task.id);
        }
        for (const demo::SimAgent &agent : cluster.agents())
            all.agents.append(agent.hostname);
        for (const demo::SimDeployment &deployment : cluster.deployments())
            all.deployments.append(deployment.id);
    });
    return all;
}

QStringList missing(const QString &text, const QStringList &names)
{
    QStringList absent;
    for (const QString &name : names) {
        if (!text.contains(name))
            absent.append(name);
    }
    return absent;
}

} // namespace

void PagesTest::pagesNameWhatIsThere_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("mesos");
    QTest::newRow("small") << u"small"_s << true;
    QTest::newRow("tenant") << u"tenant"_s << false;
    QTest::newRow("leader-loss") << u"leader-loss"_s << true;
}

void PagesTest::pagesNameWhatIsThere()
{
    QFETCH(QString, scenario);
    QFETCH(bool, mesos);
    LiveWindow live(scenario, 0); // time stands still: what is on screen is what is there
    QVERIFY(live.start());
    const Held all = held(live);
    QVERIFY(all.apps.size() >= 5 && all.tasks.size() >= 8);

    const auto verifyPage = [&](PageId page, const QStringList &names) {
        QVERIFY2(live.settleOn(page), qPrintable(pageName(page)));
        QTRY_VERIFY2_WITH_TIMEOUT(
            missing(live.textOf(page), names).isEmpty(),
            qPrintable(pageName(page) + u" lacks "_s + missing(live.textOf(page), names).join(u", "_s)), 10000);
    };
    verifyPage(PageId::Applications, all.apps);
    verifyPage(PageId::Instances, all.tasks + (mesos ? all.otherTasks : QStringList()));
    verifyPage(PageId::Topology, all.tasks);
    verifyPage(PageId::Deployments, all.deployments);
    if (mesos) {
        verifyPage(PageId::Nodes, all.agents);
        verifyPage(PageId::Topology, all.agents);
    } else {
        std::set<QString> hosts;
        for (const Task &task : live.snapshot()->tasks)
            hosts.insert(task.host);
        QStringList seen(hosts.begin(), hosts.end());
        QVERIFY(seen.size() >= 2);
        verifyPage(PageId::Nodes, seen);
        verifyPage(PageId::Topology, seen);
    }
    for (const PageId page : {PageId::Overview, PageId::Charts, PageId::Logs, PageId::Events}) {
        QVERIFY2(live.settleOn(page), qPrintable(pageName(page)));
        QVERIFY2(live.textOf(page).size() > 40, qPrintable(pageName(page)));
    }
}

void PagesTest::screenshotOfEveryPage_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("page");
    for (const QString &scenario : {u"small"_s, u"tenant"_s, u"leader-loss"_s}) {
        for (int page = 0; page < PageCount; ++page)
            QTest::addRow("%s %s", qPrintable(scenario), qPrintable(pageName(PageId(page))))
                << scenario << pageName(PageId(page));
    }
}

void PagesTest::screenshotOfEveryPage()
{
    QFETCH(QString, scenario);
    QFETCH(QString, page);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"page.png"_s);
    const ProgramRun run =
        runProgram({u"--demo=%1"_s.arg(scenario), u"--screenshot"_s, file, u"--page"_s, page, u"--size"_s,
                    u"1280x800"_s, u"--theme"_s, u"dark"_s, u"--config-dir"_s, folder.path()});
    QVERIFY2(run.exitStatus == 0, run.errors.constData());
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1280, 800));
    std::set<QRgb> colours;
    for (int y = 50; y < picture.height() - 30; y += 3) {
        for (int x = 200; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 8, "the page's area is empty");
}

void PagesTest::recoveringLeaderIsNotAnEmptyCluster()
{
    LiveWindow live(u"small"_s, 20);
    QVERIFY(live.start());
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->agents.size() == 6, 10000);
    const size_t tasks = live.snapshot()->tasks.size();
    size_t fewestAgents = 6;
    size_t fewestTasks = tasks;
    const auto watch =
        QObject::connect(&live.app().services().store, &Store::changed, &live.app(), [&](const ClusterChange &change) {
            fewestAgents = std::min(fewestAgents, change.after->agents.size());
            fewestTasks = std::min(fewestTasks, change.after->tasks.size());
        });
    const QString before = live.snapshot()->info.mesosMasterId;
    live.inCluster([](demo::SimCluster &cluster) { cluster.setLeader(-1); });
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->info.mesosMasterId != before &&
                                 live.snapshot()->info.recoveredAgents == 0 &&
                                 live.snapshot()->source(SourceId::Mesos).isLive(),
                             60000);
    QObject::disconnect(watch);
    QCOMPARE(fewestAgents, size_t(6));
    QVERIFY2(fewestTasks * 10 >= tasks * 7,
             qPrintable(u"of %1 tasks only %2 were shown"_s.arg(tasks).arg(fewestTasks)));
}

MESOSCOPE_TEST(PagesTest)

#include "tst_pages.moc"
