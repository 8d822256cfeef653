// SPDX-License-Identifier: GPL-3.0-or-later
// The details of an app: load balancer, volumes, events, and a bar of tabs that has room for all of them.
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"
#include "views/dialogs/dialogs.h"
#include "views/widgets/appinspector.h"
#include "views/widgets/linkbutton.h"
#include "views/widgets/loadbalancerview.h"
#include "views/widgets/tabstrip.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Cart = "/shop/cart";

bool isOfCart(const ObservedTask &task)
{
    return task.app.text() == QLatin1StringView(Cart);
}

/// Takes what the program hands to the desktop.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser()
    {
        for (const QString &scheme : {u"http"_s, u"https"_s, u"ftp"_s, u"file"_s})
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Browser() override
    {
        for (const QString &scheme : {u"http"_s, u"https"_s, u"ftp"_s, u"file"_s})
            QDesktopServices::unsetUrlHandler(scheme);
    }
    QStringList opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened += url.toString(QUrl::FullyEncoded); }
};

struct Tabs
{
    Tabs()
    {
        // The sample's apps all ask for one port: here each has its own.
        int port = 10100;
        for (App &one : cluster.marathon.apps)
            one.ports.first().servicePort = one.kind == App::Kind::Pod ? 0 : ++port;
        cart().ports.first().servicePort = 10080;
        cart().healthChecks.clear();
    }
    App &app(const char *id)
    {
        const AppId wanted(QString::fromLatin1(id));
        return *std::find_if(cluster.marathon.apps.begin(), cluster.marathon.apps.end(),
                             [&](const App &one) { return one.id == wanted; });
    }
    App &cart() { return app(Cart); }
    void publish() { fixture.publish(cluster.build()); }
    /// Shows the tab of that title for the app and returns what there is to read.
    QString read(const QString &title, const char *id = Cart)
    {
        fixture.selection.open(PageId::Applications, AppId(QString::fromLatin1(id)));
        [this] { QTRY_VERIFY(fixture.window->isSettled()); }();
        QTabBar *bar = inspector()->findChild<QTabBar *>();
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == title)
                inspector()->showTab(tab);
        }
        QTest::qWait(20);
        return accessibleText(inspector());
    }
    AppInspector *inspector() { return fixture.window->page(PageId::Applications)->findChild<AppInspector *>(); }
    QAbstractButton *button(const QString &accessibleName) ///< how it ends
    {
        for (QAbstractButton *one : inspector()->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->accessibleName().endsWith(accessibleName))
                return one;
        }
        return nullptr;
    }
    QStringList tabs()
    {
        QTabBar *bar = inspector()->findChild<QTabBar *>();
        QStringList shown;
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->isTabVisible(tab))
                shown += bar->tabText(tab);
        }
        return shown;
    }
    QStringList more()
    {
        auto *button = inspector()->findChild<QToolButton *>(u"moreTabs"_s);
        if (button->isHidden())
            return {};
        Q_EMIT button->menu()->aboutToShow();
        QStringList listed;
        for (const QAction *action : button->menu()->actions())
            listed += action->text();
        return listed;
    }
    void balance(const std::vector<LbRow> &rows, SourceState::Phase phase = SourceState::Phase::Live)
    {
        SourceState state = liveState(SourceId::LoadBalancer);
        state.phase = phase;
        state.address = u"http://edge.example:9090/haproxy?stats;csv"_s;
        if (phase == SourceState::Phase::Stale) {
            state.lastGoodMs = SampleNow - 180000;
            state.error = Error{Error::Kind::Unreachable, SourceId::LoadBalancer, 0, u"refused"_s, {}, {}, 0};
        }
        cluster.builder.setSourceState(state);
        cluster.builder.take(std::make_shared<Observation>(LbObservation{rows, 0}));
    }
    /// A row for each instance of the cart, and of its backend.
    std::vector<LbRow> servers()
    {
        std::vector<LbRow> rows;
        LbRow row;
        row.proxy = u"shop_cart_10080"_s;
        row.server = u"BACKEND"_s;
        row.type = LbRow::Type::Backend;
        row.status = u"UP"_s;
        row.sessionsNow = 12;
        row.rate = 3;
        rows.push_back(row);
        row.type = LbRow::Type::Server;
        for (const ObservedTask &task : cluster.marathon.tasks) {
            if (!isOfCart(task))
                continue;
            row.server = u"srv%1"_s.arg(rows.size());
            row.address = task.task.addresses.first() + u':' + QString::number(task.task.ports.first());
            row.status = rows.size() == 1 ? u"UP 1/3"_s : rows.size() == 2 ? u"MAINT (via x)"_s : u"no check"_s;
            row.checkStatus = rows.size() == 1 ? u"L7STS"_s : QString();
            row.lastCheck = rows.size() == 1 ? u"HTTP status check returned code <503>"_s : QString();
            row.lastChangeSeconds = 42;
            rows.push_back(row);
        }
        return rows;
    }
    WindowFixture fixture;
    BentCluster cluster;
};

#define CONTAINS(text, words) QVERIFY2((text).contains(words), qPrintable(text))
#define LACKS(text, words) QVERIFY2(!(text).contains(words), qPrintable(text))

} // namespace

class AppTabsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachableApps()
    {
        Tabs tabs;
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example,*.shop.example"_s},
                              {u"HAPROXY_0_BACKEND_NETWORK_ALLOWED_ACL"_s, u"10.0.0.0/8"_s},
                              {u"HAPROXY_0_AUTH"_s, u"realm:user:hash"_s},
                              {u"HAPROXY_0_STATS_TOKEN"_s, u"t0p-s3cr3t"_s},
                              {u"HAPROXY_3_VHOST"_s, u"nobody.example"_s}};
        tabs.balance(tabs.servers());
        tabs.publish();
        const QString said = tabs.read(u"Load balancer"_s);
        for (const QString &words :
             {u"Service port 10080"_s, u"http://shop.example/"_s, u"http://edge.example:10080/"_s, u"only 10.0.0.0/8"_s,
              u"*.shop.example"_s, u"Sign-in"_s, u"HAPROXY_3_VHOST"_s, u"Backend shop_cart_10080"_s, u"12 session"_s,
              u", 3 new per second"_s, u"going down (1/3)"_s, u"maintenance"_s, u"not checked"_s,
              u"wrong status: HTTP status check returned code <503>"_s, u"since 42 s"_s})
            CONTAINS(said, words);
        for (const QString &words : {u"hash"_s, u"t0p-s3cr3t"_s, u"http://*"_s, u"not behind it"_s})
            LACKS(said, words);
    }

    /// The file holds what runs, and no secret; what cannot be written is said.
    void theDefinitionIsSaved()
    {
        Tabs tabs;
        tabs.cart().definition = R"({"id": "/shop/cart", "cpus": 1, "env": {"DB_PASSWORD": "hunter2"}})";
        tabs.publish();
        tabs.read(u"Configuration"_s);
        AppInspector *inspector = tabs.inspector();
        const auto saveAs = [inspector](const QString &name) {
            inspector->findChild<QPushButton *>(u"saveDefinition"_s)->click();
            QFileDialog *dialog = nullptr;
            QTRY_VERIFY((dialog = inspector->window()->findChild<QFileDialog *>(u"saveDefinitionDialog"_s)));
            QVERIFY(dialog->selectedFiles().value(0).endsWith(u"shop_cart.json"_s));
            Q_EMIT dialog->fileSelected(name);
            dialog->reject();
            QTRY_VERIFY(!inspector->window()->findChild<QFileDialog *>(u"saveDefinitionDialog"_s));
        };
        QSignalSpy told(tabs.fixture.actions.get(), &Actions::message);
        const QString name = tabs.fixture.folder.filePath(u"cart.json"_s);
        saveAs(name);
        QCOMPARE(told.size(), 1);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(QJsonDocument::fromJson(text).object().value("cpus"_L1).toInt(), 1);
        QVERIFY(!text.contains("hunter2"));
        saveAs(tabs.fixture.folder.filePath(u"no/such/folder.json"_s));
        QCOMPARE(told.last().at(1).value<Condition>(), Condition::Bad);
    }

    void linksLeadSomewhere()
    {
        Browser browser;
        Tabs tabs;
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example"_s}};
        tabs.balance(tabs.servers());
        tabs.publish();
        tabs.read(u"Load balancer"_s);
        QAbstractButton *open = tabs.button(u"Open http://shop.example/ in the browser"_s);
        QVERIFY(open);
        CONTAINS(open->toolTip(), u"http://shop.example/"_s);
        tabs.fixture.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(tabs.fixture.window.get()));
        open->setFocus();
        QTest::keyClick(open, Qt::Key_Space); // as without a mouse
        QCOMPARE(browser.opened, QStringList{u"http://shop.example/"_s});
        QTest::keyClick(open, Qt::Key_Return);
        QCOMPARE(browser.opened.size(), 2);
        QAbstractButton *copy = tabs.button(u"Copy http://shop.example/"_s);
        QVERIFY(copy);
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://shop.example/"_s);
        // The same link keeps the focus over new data, also where the list is built anew.
        open->setFocus();
        tabs.cart().labels.insert(u"HAPROXY_GROUP"_s, u"external"_s);
        tabs.publish();
        QTest::qWait(20);
        QVERIFY(qApp->focusWidget());
        QCOMPARE(qApp->focusWidget()->accessibleName(), u"Open http://shop.example/ in the browser"_s);
        const ObservedTask task = *std::find_if(tabs.cluster.marathon.tasks.begin(), tabs.cluster.marathon.tasks.end(),
                                                [](const ObservedTask &one) { return isOfCart(one); });
        QAbstractButton *instance = tabs.button(u"show the instance %1"_s.arg(task.task.id.text()));
        QVERIFY(instance);
        instance->click();
        QCOMPARE(tabs.fixture.window->currentPage(), PageId::Instances);
        QCOMPARE(std::get<TaskId>(tabs.fixture.selection.current()), task.task.id);
    }

    void onlyTheWebIsOpened()
    {
        Browser browser;
        for (const QString &url : {u"file:///etc/passwd"_s, u"file://host/x"_s, u"ftp://a.example/x"_s,
                                   u"javascript:alert(1)"_s, u"http:"_s, u"http:///x"_s, QString()})
            QVERIFY(!openInBrowser(QUrl(url)));
        QVERIFY(browser.opened.isEmpty());
        QVERIFY(openInBrowser(QUrl(u"https://a.example/x"_s)));
        QCOMPARE(addressText(QUrl(u"http://\u0430pple.example/"_s)), u"http://xn--pple-43d.example/"_s); // a Cyrillic а
    }

    void menusOpenAddresses()
    {
        Browser browser;
        Tabs tabs;
        tabs.publish();
        tabs.read(u"Load balancer"_s);
        const auto open = [&tabs](QMenu *menu) {
            tabs.inspector()->fillMenu(menu, AppId(QString::fromLatin1(Cart)));
            QAction *found = nullptr;
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Open in the browser"_s)
                    found = action;
            }
            return found;
        };
        QMenu none;
        QVERIFY(!open(&none));
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example"_s}};
        tabs.publish();
        QMenu single;
        QAction *action = open(&single);
        QVERIFY(action && !action->menu());
        CONTAINS(action->toolTip(), u"http://shop.example/"_s);
        action->trigger();
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example,b.example"_s}, {u"HAPROXY_0_PATH"_s, u"/a&b"_s}};
        tabs.publish();
        QMenu several;
        action = open(&several);
        QVERIFY(action && action->menu());
        QCOMPARE(action->menu()->actions().at(0)->text(), u"http://shop.example/a&&b"_s);
        action->menu()->actions().at(1)->trigger();
        QCOMPARE(browser.opened, QStringList({u"http://shop.example/"_s, u"http://b.example/a&b"_s}));
    }

    void collisionsNameTheOther()
    {
        Tabs tabs;
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example"_s}};
        tabs.app("/data/redis").labels = {{u"HAPROXY_0_VHOST"_s, u"SHOP.example"_s}};
        tabs.app("/wordpress").ports.first().servicePort = 10080;
        tabs.publish();
        const QString said = tabs.read(u"Load balancer"_s);
        CONTAINS(said, u"Service port 10080 is asked for by 1 other app"_s);
        CONTAINS(said, u"shop.example is asked for by 1 other app"_s);
        QVERIFY(tabs.button(u"Show /wordpress"_s));
        QAbstractButton *other = tabs.button(u"Show /data/redis"_s);
        QVERIFY(other);
        other->click();
        QCOMPARE(std::get<AppId>(tabs.fixture.selection.current()).text(), u"/data/redis"_s);
        QTRY_VERIFY(accessibleText(tabs.inspector()).contains(u"/data/redis"_s));
    }

    void withoutALoadBalancer_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("data");
        QTest::addColumn<QString>("words");
        QTest::newRow("absent") << int(SourceState::Phase::Absent) << false << u"No load balancer is connected"_s;
        QTest::newRow("connecting") << int(SourceState::Phase::Connecting) << false << u"has not answered yet"_s;
        QTest::newRow("stale") << int(SourceState::Phase::Stale) << true
                               << u"What the load balancer says is 3 min old"_s;
        QTest::newRow("unknown to it") << int(SourceState::Phase::Live) << true
                                       << u"The load balancer does not know shop_cart_10080"_s;
    }
    void withoutALoadBalancer()
    {
        QFETCH(int, phase);
        QFETCH(bool, data);
        QFETCH(QString, words);
        Tabs tabs;
        tabs.cart().labels = {{u"HAPROXY_0_VHOST"_s, u"shop.example"_s}};
        const bool known = SourceState::Phase(phase) == SourceState::Phase::Stale;
        if (data || SourceState::Phase(phase) != SourceState::Phase::Absent)
            tabs.balance(known ? tabs.servers() : std::vector<LbRow>(), SourceState::Phase(phase));
        if (!data && SourceState::Phase(phase) == SourceState::Phase::Connecting) {
            SourceState state;
            state.id = SourceId::LoadBalancer;
            state.phase = SourceState::Phase::Connecting;
            tabs.cluster.builder.setSourceState(state);
        }
        tabs.publish();
        const QString said = tabs.read(u"Load balancer"_s);
        CONTAINS(said, words);
        CONTAINS(said, u"http://shop.example/"_s); // what the app asks for is known all the same
        QCOMPARE(said.contains(u"Backend shop_cart_10080"_s), known);
        QCOMPARE(said.contains(u"does not know"_s), words.contains(u"does not know"_s));
    }

    void instancesThatAreNotServed()
    {
        Tabs tabs;
        std::vector<LbRow> rows = tabs.servers();
        rows.resize(2);
        tabs.balance(rows);
        tabs.publish();
        const QString said = tabs.read(u"Load balancer"_s);
        QCOMPARE(said.count(u"no server stands for it"_s), 2);
    }

    void howLongInstancesHaveRun()
    {
        Tabs tabs;
        tabs.publish();
        tabs.read(u"Instances"_s);
        auto *label = tabs.inspector()->findChild<QLabel *>(u"lifeTimes"_s);
        QVERIFY(label->isVisible());
        CONTAINS(label->text(), u"running for"_s);
    }

    void appsThatAskForNothing()
    {
        Tabs tabs;
        tabs.cart().ports.first().servicePort = 0;
        tabs.publish();
        QString said = tabs.read(u"Load balancer"_s);
        CONTAINS(said, u"Not reachable through a load balancer"_s);
        CONTAINS(said, u"HAPROXY_GROUP"_s);
        const auto offersToEdit = [&tabs] {
            const QList<QPushButton *> buttons =
                tabs.inspector()->findChild<LoadBalancerView *>()->findChildren<QPushButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *one) { return one->isVisible(); });
        };
        QVERIFY(offersToEdit());
        tabs.fixture.commands.attach(
            &tabs.fixture.store, &tabs.fixture.api, [] {}, true); // read-only from now on
        tabs.publish();
        QTRY_VERIFY(!offersToEdit());
        said = tabs.read(u"Load balancer"_s, "/data/pods/etl");
        CONTAINS(said, u"Pods are not behind the load balancer"_s);
    }

    void volumes()
    {
        Tabs tabs;
        tabs.cart().definition =
            R"({"id":"/shop/cart","container":{"volumes":[
                {"containerPath":"/data","hostPath":"/srv/cart","mode":"RW"},
                {"containerPath":"db","mode":"RW","persistent":{"type":"root","size":2048}}],
                "docker":{"parameters":[{"key":"tmpfs","value":"/run:size=1m"},{"key":"volume","value":"glpat-abcdefgh12345678:/y"}]}}})";
        const ObservedTask &task = *std::find_if(tabs.cluster.marathon.tasks.begin(), tabs.cluster.marathon.tasks.end(),
                                                 [](const ObservedTask &one) { return isOfCart(one); });
        tabs.cluster.marathon.localVolumes = {
            {AppId(QString::fromLatin1(Cart)), task.task.id, task.task.host, u"db"_s, u"cart#db#77"_s}};
        tabs.publish();
        QString said = tabs.read(u"Volumes"_s);
        for (const QString &words : {u"/srv/cart on the node"_s, u"Each node has its own /srv/cart"_s, u"3 instance"_s,
                                     u"Persistent volume"_s, u"2 GiB"_s, u"cart#db#77"_s, task.task.host,
                                     u"in the memory of the node"_s, u"Docker itself"_s, u"read and write"_s})
            CONTAINS(said, words);
        LACKS(said, u"abcdefgh12345678"_s); // looks like a secret
        QVERIFY(tabs.button(u"show the instance %1"_s.arg(task.task.id.text())));
        tabs.cart().constraints = {{u"hostname"_s, u"LIKE"_s, u"node-01.example"_s}};
        tabs.cart().instances = 1;
        tabs.publish();
        said = tabs.read(u"Volumes"_s);
        CONTAINS(said, u"hostname LIKE node-01.example: always the same node"_s);
        LACKS(said, u"Each node has its own"_s);
        CONTAINS(tabs.read(u"Volumes"_s, "/data/redis"), u"No volumes"_s);
    }

    void events()
    {
        Tabs tabs;
        tabs.publish();
        QString said = tabs.read(u"Events"_s);
        CONTAINS(said, u"No event has arrived yet"_s);
        CONTAINS(said, u"Listened to since"_s);
        quint64 serial = 0;
        const auto send = [&](const QString &type, const QString &subject, const QByteArray &payload = "{}") {
            ClusterEvent event;
            event.serial = ++serial;
            event.timeMs = SampleNow;
            event.type = type;
            event.subject = subject;
            event.payload = payload;
            tabs.fixture.store.addEvents({event});
        };
        send(u"app_terminated_event"_s, u"/data/redis"_s);
        said = tabs.read(u"Events"_s);
        CONTAINS(said, u"Nothing has happened to this app"_s);
        CONTAINS(said, u"Events are kept since"_s);
        send(u"deployment_info"_s, u"D1"_s, R"({"plan":{"steps":[{"actions":[{"app":"/shop/cart"}]}]}})");
        send(u"deployment_success"_s, u"D1"_s);
        send(u"deployment_success"_s, u"D2"_s);
        const auto types = [&tabs] {
            auto *table = tabs.inspector()->findChild<QTableView *>(u"appEvents"_s);
            QStringList list;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                list += table->model()->index(row, 1).data().toString();
            return list;
        };
        QCOMPARE(types(), QStringList({u"deployment_success"_s, u"deployment_info"_s})); // newest first
        tabs.read(u"Instances"_s);
        send(u"health_status_changed_event"_s, u"/shop/cart"_s); // while nobody looks
        QCOMPARE(types().size(), 2);
        tabs.read(u"Events"_s);
        QCOMPARE(types().size(), 3);
        tabs.read(u"Events"_s, "/data/redis");
        QCOMPARE(types(), QStringList{u"app_terminated_event"_s});
        auto *table = tabs.inspector()->findChild<QTableView *>(u"appEvents"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(tabs.fixture.window->currentPage(), PageId::Events);
    }

    /// A snapshot of a large cluster is tens of megabytes.
    void hiddenTabsKeepNoSnapshot()
    {
        Tabs tabs;
        tabs.publish();
        tabs.read(u"Instances"_s); // the page before rests with what it showed last
        tabs.publish();
        const std::weak_ptr<const ClusterSnapshot> seen = tabs.fixture.store.current();
        tabs.read(u"Load balancer"_s);
        tabs.read(u"Volumes"_s);
        tabs.read(u"Instances"_s);
        const auto goesOn = [&] {
            tabs.publish();
            return seen.expired();
        };
        QTRY_VERIFY(goesOn());
    }

    void tabsThatDoNotFitAreInTheMenu()
    {
        Tabs tabs;
        tabs.publish();
        tabs.read(u"Instances"_s);
        const QStringList all{u"Instances"_s,   u"Configuration"_s, u"Versions"_s, u"Why"_s,
                              u"Deployments"_s, u"Load balancer"_s, u"Volumes"_s,  u"Events"_s};
        const QStringList shown = tabs.tabs();
        const QStringList more = tabs.more();
        QVERIFY(shown.size() >= 3);
        QCOMPARE(shown.size() + more.size(), all.size());
        QCOMPARE(shown, all.mid(0, shown.size()));
        QVERIFY2(more.contains(u"Volumes\tnone"_s), qPrintable(more.join(u'|')));
        auto *button = tabs.inspector()->findChild<QToolButton *>(u"moreTabs"_s);
        QVERIFY(!button->accessibleName().isEmpty());
        QCOMPARE(button->focusPolicy(), Qt::StrongFocus);
        QVERIFY(tabs.inspector()->rect().contains(button->mapTo(tabs.inspector(), button->rect().bottomRight())));
        button->menu()->actions().last()->trigger(); // as by the keyboard
        QVERIFY(tabs.tabs().contains(u"Events"_s));
        QVERIFY(!tabs.more().contains(u"Events"_s));
        QTabBar *bar = tabs.inspector()->findChild<QTabBar *>();
        QCOMPARE(bar->tabText(bar->currentIndex()), u"Events"_s);
        CONTAINS(accessibleText(tabs.inspector()), u"No event has arrived yet"_s);
        const QStringList withGuest = tabs.tabs();
        tabs.inspector()->showTab(1); // it keeps its place: nothing jumps
        QCOMPARE(tabs.tabs(), withGuest);
        tabs.fixture.selection.open(PageId::Applications, AppId(u"/shop"_s)); // a group has two
        QTest::qWait(20);
        QCOMPARE(tabs.tabs(), QStringList({u"Summary"_s, u"Instances"_s}));
        QVERIFY(tabs.more().isEmpty());
    }

    void aWideBarNeedsNoMenu()
    {
        Theme theme;
        TabStrip strip(theme, u"tabs"_s);
        for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s})
            strip.addTab(title);
        QSignalSpy changes(&strip, &TabStrip::currentChanged);
        strip.resize(800, 40);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        auto *bar = strip.findChild<QTabBar *>();
        auto *more = strip.findChild<QToolButton *>();
        const auto visible = [bar] {
            int count = 0;
            for (int tab = 0; tab < bar->count(); ++tab)
                count += bar->isTabVisible(tab);
            return count;
        };
        QCOMPARE(visible(), 4);
        QVERIFY(more->isHidden());
        strip.resize(140, 40);
        QTRY_VERIFY(!more->isHidden());
        QVERIFY(visible() < 4);
        strip.setCurrentTab(3);
        QVERIFY(bar->isTabVisible(3));
        QCOMPARE(strip.currentTab(), 3);
        strip.resize(20, 40); // the current one stays, whatever the room
        QCOMPARE(visible(), 1);
        QVERIFY(bar->isTabVisible(3));
        strip.resize(800, 40);
        QCOMPARE(visible(), 4);
        strip.setTabShown(3, false);
        QCOMPARE(strip.currentTab(), 0);
        QCOMPARE(visible(), 3);
        QCOMPARE(changes.count(), 2);
    }
};

MESOSCOPE_TEST(AppTabsTest)
#include "tst_apptabs.moc"
