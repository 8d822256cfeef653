// SPDX-License-Identifier: GPL-3.0-or-later
// Which events are about an app, in the shapes of every version of Marathon.
#include "models/domain/eventsof.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

ClusterEvent anEvent(const QString &type, const QString &subject, const QString &instance = {},
                     const QByteArray &payload = "{}")
{
    ClusterEvent one;
    one.type = type;
    one.subject = subject;
    one.instance = instance;
    one.payload = payload;
    return one;
}

QByteArray planFor(const QByteArray &app, const QByteArray &key = "app")
{
    return QByteArray(R"({"plan":{"id":"D1","steps":[{"actions":[{"action":"ScaleApplication","KEY":"APP"}]}]}})")
        .replace("KEY", key)
        .replace("APP", app);
}

} // namespace

class EventsOfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItsOwn_data()
    {
        QTest::addColumn<ClusterEvent>("one");
        QTest::addColumn<bool>("ours");
        const auto row = [](const char *name, const ClusterEvent &one, bool ours) {
            QTest::newRow(name) << one << ours;
        };
        row("of the app", anEvent(u"app_terminated_event"_s, u"/shop/web"_s), true);
        row("without a slash", anEvent(u"app_terminated_event"_s, u"shop/web"_s), true);
        row("of its group", anEvent(u"app_terminated_event"_s, u"/shop"_s), false);
        row("of one whose name begins so", anEvent(u"app_terminated_event"_s, u"/shop/web2"_s), false);
        row("of an instance", anEvent(u"instance_changed_event"_s, u"/shop/web"_s, u"shop_web.instance-1"_s), true);
        row("of an instance by its id alone",
            anEvent(u"x"_s, {}, u"shop_web.instance-0a1b2c3d-e67e-11f1-b7af-02fc00000001"_s), true);
        row("of another's instance", anEvent(u"x"_s, {}, u"shop_web_2.instance-0a1b2c3d-e67e-11f1-b7af-02fc00000001"_s),
            false);
        row("of a group of that name", anEvent(u"group_change_success"_s, u"/shop/web"_s), false);
        row("of its deployment", anEvent(u"deployment_info"_s, u"D1"_s, {}, planFor("/shop/web")), true);
        row("of a pod's deployment", anEvent(u"deployment_info"_s, u"D1"_s, {}, planFor("/shop/web", "pod")), true);
        row("of another's deployment", anEvent(u"deployment_info"_s, u"D1"_s, {}, planFor("/shop/cart")), false);
        row("of the step under way",
            anEvent(
                u"deployment_step_success"_s, u"D1"_s, {},
                R"({"plan":{"id":"D1"},"currentStep":{"actions":[{"type":"RestartApplication","app":"/shop/web"}]}})"),
            true);
        row("of old steps",
            anEvent(u"deployment_info"_s, u"D1"_s, {},
                    R"({"plan":{"steps":[[{"action":"StartApplication","app":"/shop/web"}]]}})"),
            true);
        row("of a plan that only holds it",
            anEvent(
                u"deployment_info"_s, u"D1"_s, {},
                R"({"plan":{"original":{"apps":[{"id":"/shop/web"}]},"steps":[{"actions":[{"app":"/shop/cart"}]}]}})"),
            false);
        row("of a deployment that is known", anEvent(u"deployment_success"_s, u"D0"_s), true);
        row("cut short", anEvent(u"deployment_info"_s, u"D1"_s, {}, "{\"plan\":{\"x\":\"/shop/web\""), false);
        row("of a pod by its address",
            anEvent(u"pod_updated_event"_s, {}, {}, R"({"uri":"/v2/pods/shop/web?force=true"})"), true);
        row("of a pod, two slashes",
            anEvent(u"pod_created_event"_s, {}, {}, "{\"uri\":\"/v2/pods//shop/web::status\"}"), true);
        row("of another pod", anEvent(u"pod_updated_event"_s, {}, {}, R"({"uri":"/v2/pods/shop/web2"})"), false);
        row("posted", anEvent(u"api_post_event"_s, {}, {}, R"({"uri":"/marathon/v2/apps/shop/web/restart"})"), true);
        row("of nothing", anEvent(u"event_stream_attached"_s, {}), false);
    }
    void findsItsOwn()
    {
        QFETCH(ClusterEvent, one);
        QFETCH(bool, ours);
        EventsOf filter(AppId(u"/shop/web"_s), {u"D0"_s});
        QCOMPARE(filter.concerns(one), ours);
    }

    void theLastWordOnADeploymentNamesOnlyTheDeployment()
    {
        EventsOf filter(AppId(u"/shop/web"_s));
        const ClusterEvent last = anEvent(u"deployment_success"_s, u"D1"_s);
        QVERIFY(!filter.concerns(last));
        QVERIFY(filter.concerns(anEvent(u"deployment_info"_s, u"D1"_s, {}, planFor("/shop/web"))));
        QVERIFY(filter.concerns(last));
    }

    void noAppHasNone()
    {
        EventsOf filter;
        QVERIFY(!filter.concerns(anEvent(u"x"_s, {})));
    }
};

MESOSCOPE_TEST(EventsOfTest)
#include "tst_eventsof.moc"
