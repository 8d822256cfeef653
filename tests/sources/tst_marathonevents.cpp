// SPDX-License-Identifier: GPL-3.0-or-later
// Events of all versions become one line each that says what matters.
#include "app/sources/json.h"
#include "app/sources/marathon/marathonevents.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class MarathonEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatMatters_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("instance");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char *name, const char *payload, const QString &subject, const QString &instance,
                            const QString &summary) {
            QTest::newRow(name) << js(payload) << subject << instance << summary;
        };
        row("task", "{`appId`:`/a`,`taskId`:`a.1`,`taskStatus`:`TASK_FAILED`,`host`:`n1`,`message`:`bad\\n thing`}",
            u"/a"_s, u"a.1"_s, u"taskStatus=TASK_FAILED host=n1 message=bad thing"_s);
        row("health", "{`runSpecId`:`/a`,`instanceId`:`i1`,`healthy`:false}", u"/a"_s, u"i1"_s, u"healthy=false"_s);
        row("health not known", "{`runSpecId`:`/a`,`instanceId`:`i1`,`healthy`:null}", u"/a"_s, u"i1"_s,
            u"healthy=unknown"_s);
        row("condition of some 1.4", "{`runSpecId`:`/a`,`instanceId`:`i1`,`condition`:{`str`:`Running`}}", u"/a"_s,
            u"i1"_s, u"condition=Running"_s);
        row("deployment", "{`id`:`d1`,`plan`:{`id`:`d1`}}", u"d1"_s, QString(), QString());
        row("step",
            "{`plan`:{`id`:`d2`},`currentStep`:{`actions`:[{`type`:`ScaleApplication`,`app`:`/"
            "a`},{`action`:`StopPod`,`pod`:`/p`}]}}",
            u"d2"_s, QString(), u"ScaleApplication /a StopPod /p"_s);
        row("post", "{`clientIp`:`1.2.3.4`,`uri`:`/v2/apps//a`,`appDefinition`:{`id`:`/a`}}", u"/a"_s, QString(),
            u"clientIp=1.2.3.4 uri=/v2/apps//a"_s);
        row("bytes as a list", "{`executorId`:`e`,`message`:[1,2,3]}", QString(), QString(), QString());
    }

    void saysWhatMatters()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, subject);
        QFETCH(QString, instance);
        QFETCH(QString, summary);
        const ClusterEvent event = readEvent({"some_event", payload}, 5);
        QCOMPARE(event.type, u"some_event"_s);
        QCOMPARE(event.timeMs, Q_INT64_C(5));
        QCOMPARE(event.subject, subject);
        QCOMPARE(event.instance, instance);
        QCOMPARE(event.summary, summary);
    }

    void trustsThePayload()
    {
        const ClusterEvent event = readEvent(
            {"message", js("{`eventType`:`deployment_success`,`timestamp`:`2026-11-22T10:00:00.5Z`,`id`:`d`}")}, 5);
        QCOMPARE(event.type, u"deployment_success"_s);
        QCOMPARE(event.timeMs, json::isoTime(u"2026-11-22T10:00:00.500Z"));
    }

    void keepsWhatItCannotRead()
    {
        const ClusterEvent event = readEvent({"odd", "no json"}, 9);
        QCOMPARE(event.type, u"odd"_s);
        QCOMPARE(event.payload, "no json");
        QCOMPARE(readEvent({"big", QByteArray(1000000, 'x')}, 9).payload.size(), 65536);
        QVERIFY(readEvent({"long", js("{`message`:`") + QByteArray(9000, 'x') + js("`}")}, 9).summary.size() <= 500);
    }

    void tellsWhatChangesTheState()
    {
        for (const char *type : {"deployment_success", "api_post_event", "status_update_event",
                                 "instance_changed_event", "instance_health_changed_event", "group_change_success",
                                 "pod_created_event", "failed_health_check_event"})
            QVERIFY2(changesState(QString::fromLatin1(type)), type);
        for (const char *type : {"event_stream_attached", "framework_message_event", "add_health_check_event", ""})
            QVERIFY2(!changesState(QString::fromLatin1(type)), type);
    }
};

MESOSCOPE_TEST(MarathonEventsTest)

#include "tst_marathonevents.moc"
