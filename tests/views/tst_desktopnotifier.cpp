// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications on the desktop, against a daemon of our own on a bus of our own; and the tray.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/desktop/desktopnotifier.h"
#include "views/desktop/tray.h"

#include <QApplication>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QtTest>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
#define HAS_BUS 1
#include "tests/support/notificationdaemon.h"
#endif

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Incident unhealthy(const char *task, Incident::Kind kind = Incident::Kind::InstanceUnhealthy)
{
    Incident incident;
    incident.kind = kind;
    incident.app = AppId(u"/shop/frontend"_s);
    incident.task = TaskId(QString::fromLatin1(task));
    incident.host = u"s06"_s;
    incident.detail = u"HTTP 503 <b>from</b> /health & more"_s;
    return incident;
}

/// A place that refuses everything, or takes everything.
class FakePopups : public Popups
{
public:
    explicit FakePopups(Answer answer) : m_answer(answer) {}
    Answer usable() const override { return m_answer; }
    void show(const Popup &popup) override
    {
        if (fails)
            Q_EMIT failed(popup);
        else
            shown.append(popup);
    }
    QList<Popup> shown;
    bool fails = false;

private:
    Answer m_answer;
};

} // namespace

class DesktopNotifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsReplacesAndOpens();
    void withoutDaemonItFallsThrough();
    void placesAreTriedInOrder();
    void clicksLeadToTheRightPage_data();
    void clicksLeadToTheRightPage();
    void disabledShowsNothing();
    void trayIsToldAndLooksAgain();
    void withoutTrayTheProgramEndsWithItsWindow();
    void clusterSentenceNamesWhatIsWrong();
};

void DesktopNotifierTest::showsReplacesAndOpens()
{
#ifdef HAS_BUS
    NotificationDaemon daemon;
    if (!daemon.start())
        QSKIP("dbus-daemon cannot be started here: notifications over D-Bus are not tested.");
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    std::vector<std::unique_ptr<Popups>> places;
    places.push_back(makeBusPopups(daemon.address()));
    const Popups &popups = *places.front();
    DesktopNotifier desktop(notifier, std::move(places));
    QList<std::pair<PageId, Selectable>> went;
    connect(&desktop, &DesktopNotifier::activated, this, [&went](PageId page, const Selectable &what) {
        went.append({page, what});
    });

    // At once, before the daemon has answered what it can do.
    const Incident bad = unhealthy("t1");
    Q_EMIT notifier.notice({bad.key(), {bad}, false});
    QTRY_COMPARE(daemon.shown.size(), 1);
    QVERIFY(daemon.shown[0].title.contains(u"/shop/frontend"_s));
    QCOMPARE(daemon.shown[0].body, u"HTTP 503 &lt;b&gt;from&lt;/b&gt; /health &amp; more"_s);
    QVERIFY(daemon.shown[0].actions.contains(u"default"_s) && daemon.shown[0].actions.contains(u"log"_s));
    QCOMPARE(daemon.shown[0].replaces, 0U);

    // The recovery takes the place of its incident, also while that one's id is not known yet.
    const Incident good = unhealthy("t1", Incident::Kind::InstanceRecovered);
    QCOMPARE(good.key(), bad.key());
    Q_EMIT notifier.notice({good.key(), {good}, true});
    QTRY_COMPARE(daemon.shown.size(), 2);
    QCOMPARE(daemon.shown[1].replaces, daemon.shown[0].id);

    const Incident other = unhealthy("t2");
    Q_EMIT notifier.notice({other.key(), {other}, false});
    Q_EMIT notifier.notice({other.key(), {unhealthy("t2", Incident::Kind::InstanceRecovered)}, true});
    QTRY_COMPARE(daemon.shown.size(), 4);
    QCOMPARE(daemon.shown[3].replaces, daemon.shown[2].id);

    daemon.invoke(daemon.shown[2].id, u"default"_s);
    QTRY_COMPARE(went.size(), 1);
    QCOMPARE(went[0].first, PageId::Instances);
    QCOMPARE(std::get<TaskId>(went[0].second), TaskId(u"t2"_s));
    daemon.invoke(daemon.shown[0].id, u"log"_s);
    QTRY_COMPARE(went.size(), 2);
    QCOMPARE(went[1].first, PageId::Logs);
    QCOMPARE(std::get<TaskId>(went[1].second), TaskId(u"t1"_s));
    daemon.invoke(7, u"default"_s); // another program's
    daemon.invoke(daemon.shown[0].id, u"default"_s);
    QTRY_COMPARE(went.size(), 3);

    // A daemon without markup gets the text as it is.
    QVERIFY(daemon.setPresent(false));
    QTRY_COMPARE(popups.usable(), Popups::Answer::Unusable);
    daemon.capabilities = {u"body"_s};
    QVERIFY(daemon.setPresent(true));
    QTRY_COMPARE(popups.usable(), Popups::Answer::Usable);
    const Incident third = unhealthy("t3");
    Q_EMIT notifier.notice({third.key(), {third}, false});
    QTRY_COMPARE(daemon.shown.size(), 5);
    QCOMPARE(daemon.shown.last().body, third.detail);
    QVERIFY(daemon.shown.last().actions.isEmpty());
#else
    QSKIP("There is no D-Bus on this system.");
#endif
}

void DesktopNotifierTest::withoutDaemonItFallsThrough()
{
#ifdef HAS_BUS
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    std::vector<std::unique_ptr<Popups>> places;
    places.push_back(makeBusPopups(u"unix:path=/nonexistent/bus"_s));
    DesktopNotifier desktop(notifier, std::move(places));
    QSignalSpy toast(&desktop, &DesktopNotifier::message);
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1")}, false});
    QTRY_COMPARE(toast.size(), 1);
    QCOMPARE(toast.first().at(1).value<Condition>(), Condition::Bad);
#else
    QSKIP("There is no D-Bus on this system.");
#endif
}

void DesktopNotifierTest::placesAreTriedInOrder()
{
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    auto first = std::make_unique<FakePopups>(Popups::Answer::Usable);
    auto second = std::make_unique<FakePopups>(Popups::Answer::Unusable);
    auto third = std::make_unique<FakePopups>(Popups::Answer::Usable);
    FakePopups &refusing = *first;
    FakePopups &absent = *second;
    FakePopups &taking = *third;
    refusing.fails = true;
    std::vector<std::unique_ptr<Popups>> places;
    places.push_back(std::move(first));
    places.push_back(nullptr);
    places.push_back(std::move(second));
    places.push_back(std::move(third));
    DesktopNotifier desktop(notifier, std::move(places));
    QSignalSpy toast(&desktop, &DesktopNotifier::message);
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1")}, false});
    QCOMPARE(taking.shown.size(), 1);
    QVERIFY(absent.shown.isEmpty());
    QVERIFY(taking.shown.first().urgent && taking.shown.first().hasLog);
    taking.fails = true;
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1", Incident::Kind::InstanceRecovered)}, true});
    QCOMPARE(toast.size(), 1);
    QCOMPARE(toast.first().at(1).value<Condition>(), Condition::Ok);
}

void DesktopNotifierTest::clicksLeadToTheRightPage_data()
{
    QTest::addColumn<Incident::Kind>("kind");
    QTest::addColumn<PageId>("page");
    using Kind = Incident::Kind;
    QTest::newRow("instance") << Kind::InstanceUnhealthy << PageId::Instances;
    QTest::newRow("failed") << Kind::TaskFailed << PageId::Instances;
    QTest::newRow("app") << Kind::AppUnhealthy << PageId::Applications;
    QTest::newRow("crash loop") << Kind::CrashLoop << PageId::Applications;
    QTest::newRow("deployment") << Kind::DeploymentFinished << PageId::Deployments;
    QTest::newRow("node") << Kind::AgentLost << PageId::Nodes;
    QTest::newRow("source") << Kind::SourceLost << PageId::Overview;
}

void DesktopNotifierTest::clicksLeadToTheRightPage()
{
    QFETCH(Incident::Kind, kind);
    QFETCH(PageId, page);
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    auto place = std::make_unique<FakePopups>(Popups::Answer::Usable);
    FakePopups &popups = *place;
    std::vector<std::unique_ptr<Popups>> places;
    places.push_back(std::move(place));
    DesktopNotifier desktop(notifier, std::move(places));
    PageId went = PageId::Events;
    connect(&desktop, &DesktopNotifier::activated, this, [&went](PageId to) { went = to; });
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1", kind)}, false});
    QCOMPARE(popups.shown.size(), 1);
    Q_EMIT popups.activated(u"k"_s, u"default"_s);
    QCOMPARE(went, page);
}

void DesktopNotifierTest::disabledShowsNothing()
{
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    DesktopNotifier desktop(notifier, {});
    QSignalSpy toast(&desktop, &DesktopNotifier::message);
    desktop.setEnabled(false);
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1")}, false});
    QCOMPARE(toast.size(), 0);
    desktop.setEnabled(true);
    Q_EMIT notifier.notice({u"k"_s, {unhealthy("t1")}, false});
    QCOMPARE(toast.size(), 1);
}

void DesktopNotifierTest::trayIsToldAndLooksAgain()
{
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    bool available = false;
    int looks = 0;
    Tray tray(f.store, notifier, f.preferences, f.theme, &f.window, [&] {
        ++looks;
        return available;
    });
    QSignalSpy changed(&tray, &Tray::availableChanged);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.takeFirst().first().toBool(), false);
    QVERIFY(!tray.icon());
    available = true; // an extension has started meanwhile
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 3000);
    QCOMPARE(changed.takeFirst().first().toBool(), true);
    QVERIFY(tray.icon());
    QVERIFY(looks >= 2);
    QVERIFY(!tray.icon()->icon().isNull());
}

void DesktopNotifierTest::withoutTrayTheProgramEndsWithItsWindow()
{
    DialogFixture f;
    Notifier notifier(f.store, f.clock);
    QApplication::setQuitOnLastWindowClosed(false);
    Tray tray(f.store, notifier, f.preferences, f.theme, &f.window, [] { return false; });
    QTRY_VERIFY(QApplication::quitOnLastWindowClosed());
    QVERIFY(!tray.keepsRunning());
}

void DesktopNotifierTest::clusterSentenceNamesWhatIsWrong()
{
    auto snapshot = DialogFixture::cluster();
    QCOMPARE(clusterCondition(*snapshot), Condition::Bad);
    QVERIFY(clusterSentence(*snapshot).startsWith(u"1 "_s));
    snapshot->apps[0].status = AppStatus::Running;
    QCOMPARE(clusterSentence(*snapshot), u"All well"_s);
    snapshot->sources[size_t(SourceId::Marathon)].phase = SourceState::Phase::Stale;
    QCOMPARE(clusterCondition(*snapshot), Condition::Warning);
    QVERIFY(clusterSentence(*snapshot).contains(u"Marathon"_s));
    QCOMPARE(clusterSentence(ClusterSnapshot()), u"Not connected"_s);
    QCOMPARE(clusterCondition(ClusterSnapshot()), Condition::Unknown);
}

MESOSCOPE_TEST(DesktopNotifierTest)
#include "tst_desktopnotifier.moc"
