// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the pages for people to look at (in the build directory), and the checks that a picture allows.
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"

#include <QDir>
#include <QLineEdit>
#include <QTabBar>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// /shop/frontend is behind the load balancer, keeps data on its nodes, and shares a virtual host with /wordpress.
void bendForTheTabs(BentCluster &cluster)
{
    for (App &app : cluster.marathon.apps) {
        app.ports.first().servicePort = app.id.text() == u"/shop/frontend"_s ? 10080 : 0;
        if (app.id.text() == u"/wordpress"_s)
            app.ports.first().servicePort = 10090;
        if (app.id.text() == u"/shop/frontend"_s || app.id.text() == u"/wordpress"_s)
            app.labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example.org"_s}, {u"HAPROXY_GROUP"_s, u"external"_s}};
        if (app.id.text() == u"/shop/frontend"_s)
            app.definition = R"({"container":{"volumes":[
                {"containerPath":"/var/cache/shop","hostPath":"/srv/shop","mode":"RW"},
                {"containerPath":"/etc/ssl","hostPath":"/etc/ssl","mode":"RO"},
                {"containerPath":"/data","mode":"RW","external":{"name":"shop-data","provider":"dvdi","size":100,
                 "options":{"dvdi/driver":"rexray"}}}]}})";
    }
    SourceState state = liveState(SourceId::LoadBalancer);
    state.address = u"http://edge.example.org:9090/haproxy?stats"_s;
    cluster.builder.setSourceState(state);
    cluster.builder.take(std::make_shared<Observation>(sampleLoadBalancer()));
}

QList<ClusterEvent> eventsOfFrontend()
{
    QList<ClusterEvent> events;
    for (const QString &type : {u"api_post_event"_s, u"status_update_event"_s, u"instance_health_changed_event"_s}) {
        ClusterEvent event;
        event.serial = quint64(events.size()) + 1;
        event.timeMs = SampleNow - 60000 + events.size() * 9000;
        event.type = type;
        event.subject = u"/shop/frontend"_s;
        event.summary = u"healthy=false host=node-03.example"_s;
        events.append(event);
    }
    return events;
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data();
    void pages();
    void panels_data();
    void panels();
};

void PicturesTest::pages_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QSize>("size");
    for (const auto &[name, mode] : {std::pair("light", ThemeMode::Light), std::pair("dark", ThemeMode::Dark)}) {
        QTest::addRow("%s-large", name) << int(mode) << QSize(1440, 900);
        QTest::addRow("%s-small", name) << int(mode) << QSize(1024, 640);
    }
}

void PicturesTest::pages()
{
    QFETCH(int, mode);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme.setMode(ThemeMode(mode));
    fixture.window->resize(size);
    fixture.publish(sampleCluster());
    for (quint64 i = 1; i <= 12; ++i) {
        ClusterEvent event;
        event.serial = i;
        event.timeMs = SampleNow - qint64(12 - i) * 7000;
        event.type = i % 3 ? u"status_update_event"_s : u"instance_health_changed_event"_s;
        event.subject = i % 2 ? u"/shop/frontend"_s : u"/data/indexer"_s;
        event.summary = i % 3 ? u"TASK_RUNNING host=node-03.example"_s : u"healthy=false host=node-03.example"_s;
        event.payload = R"({"eventType":"status_update_event","taskStatus":"TASK_RUNNING","host":"node-03.example"})";
        fixture.store.addEvents({event});
    }
    const SnapshotPtr snapshot = fixture.store.current();
    const QString folder = QDir::currentPath() + u"/pictures"_s;
    QVERIFY(QDir().mkpath(folder));
    const std::initializer_list<std::pair<PageId, Selectable>> views{
        {PageId::Overview, NothingSelected{}},
        {PageId::Applications, AppId(u"/shop/mailer"_s)},
        {PageId::Instances, snapshot->tasksOf(snapshot->findApp(AppId(u"/shop/frontend"_s))->handle).at(2)->id},
        {PageId::Nodes, snapshot->agents.at(1).id},
        {PageId::Deployments, snapshot->deployments.front().id},
        {PageId::Events, NothingSelected{}},
    };
    for (const auto &[page, what] : views) {
        fixture.selection.open(page, what);
        QTRY_VERIFY(fixture.window->isSettled());
        QTest::qWait(80); // a frame after the last feed
        const QPixmap picture = fixture.window->grab();
        QCOMPARE(picture.deviceIndependentSize().toSize(), size); // nothing forces the window wider than it may be
        QVERIFY(
            picture.save(u"%1/%2-%3.png"_s.arg(folder, pageName(page), QString::fromLatin1(QTest::currentDataTag()))));
    }
}

void PicturesTest::panels_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << int(ThemeMode::Light);
    QTest::newRow("dark") << int(ThemeMode::Dark);
}

void PicturesTest::panels()
{
    QFETCH(int, mode);
    WindowFixture fixture;
    fixture.theme.setMode(ThemeMode(mode));
    fixture.window->resize(1280, 760);
    const QString folder = QDir::currentPath() + u"/pictures"_s;
    QVERIFY(QDir().mkpath(folder));
    const auto save = [&](const QString &name) {
        QTest::qWait(80);
        const QPixmap picture = fixture.window->grab();
        QVERIFY(picture.save(u"%1/panel-%2-%3.png"_s.arg(folder, name, QString::fromLatin1(QTest::currentDataTag()))));
    };
    save(u"nothing"_s);

    BentCluster cluster;
    fixture.publish(cluster.build());
    fixture.selection.open(PageId::Applications, AppId(u"/shop"_s));
    save(u"group"_s);
    fixture.selection.open(PageId::Applications, AppId(u"/shop/cart"_s));
    auto *tabs = fixture.window->page(PageId::Applications)->findChild<QTabBar *>();
    QVERIFY(tabs);
    const QStringList names{u"instances"_s, u"configuration"_s, u"versions"_s};
    for (int tab = 1; tab <= names.size(); ++tab) {
        tabs->setCurrentIndex(tab);
        save(names.at(tab - 1));
    }
    fixture.selection.open(PageId::Applications, AppId(u"/tools/crasher"_s));
    save(u"crasher"_s);
    bendForTheTabs(cluster);
    fixture.publish(cluster.build());
    fixture.store.addEvents(eventsOfFrontend());
    fixture.selection.open(PageId::Applications, AppId(u"/shop/frontend"_s));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (!QStringList{u"Load balancer"_s, u"Volumes"_s, u"Events"_s}.contains(tabs->tabText(tab)))
            continue;
        tabs->setCurrentIndex(tab);
        save(tabs->tabText(tab).toLower().replace(u' ', u'-'));
    }
    auto *jump = fixture.window->findChild<QLineEdit *>(u"jump"_s);
    jump->setFocus();
    QTest::keyClicks(jump, u"shop"_s);
    save(u"jump"_s);
    QTest::keyClick(jump, Qt::Key_Escape);

    SourceState stale = liveState(SourceId::Mesos);
    stale.phase = SourceState::Phase::Stale;
    stale.lastGoodMs = SampleNow - 75000;
    stale.error = Error{Error::Kind::NoLeader, SourceId::Mesos, 503, u"No leader elected"_s, {}, {}, 0};
    cluster.builder.setSourceState(stale);
    stale.id = SourceId::Marathon;
    stale.error = Error{Error::Kind::Unreachable, SourceId::Marathon, 0, u"Connection refused"_s, {}, {}, 0};
    cluster.builder.setSourceState(stale);
    fixture.publish(cluster.build());
    QTest::mouseClick(fixture.window->findChild<QWidget *>(u"source0"_s), Qt::LeftButton);
    Q_EMIT fixture.actions->message(u"/shop/cart was scaled to 5 instances."_s, Condition::Ok);
    Q_EMIT fixture.actions->message(u"Marathon refused to restart /shop/cart: another deployment changes it."_s,
                                    Condition::Bad);
    save(u"stale"_s);
}

MESOSCOPE_TEST(PicturesTest)
#include "tst_pictures.moc"
