// SPDX-License-Identifier: GPL-3.0-or-later
// A tenant's app, from the sockets of the demo cluster to the words: where it is reached, by whom it is served, who
// else wants its name, where its data are, what has happened to it.
#include "app/demo/demoserver.h"
#include "app/demo/simcluster.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"
#include "views/widgets/appinspector.h"

#include <QTabBar>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class AppTabsLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LiveWindow>(u"tenant"_s, 5);
        QVERIFY(m_live->start());
        QVERIFY(m_live->settleOn(PageId::Applications));
    }
    void cleanupTestCase() { m_live.reset(); }

    void everyInstanceIsBehindTheLoadBalancer()
    {
        show(u"/web/site"_s, u"Load balancer"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"Backend web_site_10001"_s), qPrintable(said()), 20000);
        for (const QString &words : {u"http://web-site.docker-demo-1.demo.example/"_s, u"http://127.0.0.1:10001/"_s,
                                     u"everyone"_s, u"Service port 10001"_s})
            QVERIFY2(said().contains(words), qPrintable(words));
        QVERIFY2(!said().contains(u"not behind it"_s), qPrintable(said()));
        const SnapshotPtr snapshot = m_live->snapshot();
        for (const Task *task : snapshot->tasksOf(snapshot->findApp(AppId(u"/web/site"_s))->handle))
            QTRY_VERIFY2(said().contains(u"show the instance "_s + task->id.text()), qPrintable(said()));
    }

    void noBrowserForADatabase()
    {
        show(u"/backend/db"_s, u"Load balancer"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"127.0.0.1:10010"_s), qPrintable(said()), 20000);
        QVERIFY2(!said().contains(u"in the browser"_s), qPrintable(said()));
    }

    void aRivalIsNamedAndItsVolumesAreTold()
    {
        m_live->inCluster([](demo::SimCluster &cluster) {
            QJsonObject rival = cluster.apps().at(u"/web/site"_s).definition;
            rival["id"_L1] = u"/web/rival"_s;
            rival["instances"_L1] = 2;
            QJsonObject container = rival["container"_L1].toObject();
            QJsonArray mappings = container["portMappings"_L1].toArray();
            QJsonObject mapping = mappings.first().toObject();
            mapping["servicePort"_L1] = 10077;
            mappings[0] = mapping;
            container["portMappings"_L1] = mappings;
            container["volumes"_L1] = QJsonArray{
                QJsonObject{{u"containerPath"_s, u"/data"_s}, {u"hostPath"_s, u"/srv/rival"_s}, {u"mode"_s, u"RW"_s}}};
            rival["container"_L1] = container;
            cluster.putApps({rival}, false);
        });
        QTRY_VERIFY_WITH_TIMEOUT(m_live->snapshot()->findApp(AppId(u"/web/rival"_s)), 20000);
        show(u"/web/site"_s, u"Load balancer"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"web-site.docker-demo-1.demo.example is asked for by 1 other app"_s),
                                  qPrintable(said()), 20000);
        QVERIFY(said().contains(u"Show /web/rival"_s));
        show(u"/web/rival"_s, u"Volumes"_s);
        QTRY_VERIFY2(said().contains(u"/srv/rival on the node"_s), qPrintable(said()));
        QVERIFY2(said().contains(u"Each node has its own /srv/rival"_s), qPrintable(said()));
        show(u"/web/rival"_s, u"Events"_s);
        for (const QString &type : {u"deployment_info"_s, u"instance_changed_event"_s})
            QTRY_VERIFY2_WITH_TIMEOUT(said().contains(type), qPrintable(said().right(2000)), 20000);
        show(u"/web/images"_s, u"Volumes"_s);
        QTRY_VERIFY2(said().contains(u"No volumes"_s), qPrintable(said()));
    }

    void aLoadBalancerThatIsGoneIsSaid()
    {
        show(u"/web/site"_s, u"Load balancer"_s);
        demo::Fault fault;
        fault.kind = demo::Fault::Kind::Drop;
        fault.service = u"lb"_s;
        m_live->app().services().demo()->setFault(fault);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"What the load balancer says is "_s), qPrintable(said()), 40000);
        QVERIFY2(said().contains(u"Backend web_site_10001"_s), qPrintable(said())); // the last data stay
    }

private:
    void show(const QString &app, const QString &title)
    {
        m_live->app().selection().open(PageId::Applications, AppId(app));
        QVERIFY(m_live->settleOn(PageId::Applications));
        QTabBar *bar = inspector()->findChild<QTabBar *>();
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == title)
                inspector()->showTab(tab);
        }
    }
    AppInspector *inspector() { return m_live->window().page(PageId::Applications)->findChild<AppInspector *>(); }
    QString said() { return accessibleText(inspector()); }

    std::unique_ptr<LiveWindow> m_live;
};

MESOSCOPE_TEST(AppTabsLiveTest)
#include "tst_apptabs.moc"
