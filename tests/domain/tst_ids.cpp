// SPDX-License-Identifier: GPL-3.0-or-later
// Names, states and amounts as the cluster writes them.
#include "models/domain/agent.h"
#include "models/domain/ids.h"
#include "models/domain/idtable.h"
#include "models/domain/lb.h"
#include "models/domain/resources.h"
#include "models/domain/states.h"
#include "tests/support/testmain.h"

#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths()
    {
        QCOMPARE(parentOf(AppId(u"/shop/frontend"_s)), AppId(u"/shop"_s));
        QCOMPARE(parentOf(AppId(u"/shop"_s)), AppId(u"/"_s));
        QCOMPARE(parentOf(AppId(u"/"_s)), AppId(u"/"_s));
        QCOMPARE(parentOf(AppId()), AppId(u"/"_s)); // walking up always ends
        QCOMPARE(lastSegment(AppId(u"/shop/frontend"_s)), u"frontend"_s);
        QCOMPARE(lastSegment(AppId(u"/"_s)), u"/"_s);
        QVERIFY(isInside(AppId(u"/shop/a"_s), AppId(u"/shop"_s)));
        QVERIFY(isInside(AppId(u"/shop/a/b"_s), AppId(u"/shop"_s)));
        QVERIFY(isInside(AppId(u"/shop"_s), AppId(u"/"_s)));
        QVERIFY(!isInside(AppId(u"/shopping"_s), AppId(u"/shop"_s)));
        QVERIFY(!isInside(AppId(u"/shop"_s), AppId(u"/shop"_s)));
        QVERIFY(!isInside(AppId(u"/"_s), AppId(u"/"_s)));
        QCOMPARE(underscoreForm(AppId(u"/shop/frontend"_s)), u"shop_frontend"_s);
        QCOMPARE(mesosTaskName(AppId(u"/shop/eu/frontend"_s)), u"frontend.eu.shop"_s);
    }

    void taskIds_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("instance");
        const QString uuid = u"0b63f1a2-e67e-11f1-b7af-02fc00000001"_s;
        QTest::newRow("instance") << u"shop_web.instance-%1._app.1"_s.arg(uuid) << u"/shop/web"_s
                                  << u"shop_web.instance-%1"_s.arg(uuid);
        QTest::newRow("pod") << u"etl.instance-%1.load"_s.arg(uuid) << u"/etl"_s << u"etl.instance-%1"_s.arg(uuid);
        QTest::newRow("resident") << u"db.marathon-%1"_s.arg(uuid) << u"/db"_s << u"db.marathon-%1"_s.arg(uuid);
        QTest::newRow("old") << u"shop_web.%1"_s.arg(uuid) << u"/shop/web"_s << u"shop_web.%1"_s.arg(uuid);
        QTest::newRow("old, attempt") << u"web.%1.2"_s.arg(uuid) << u"/web"_s << u"web.%1.2"_s.arg(uuid);
        QTest::newRow("dots in the name")
            << u"a.b_c.instance-%1._app.1"_s.arg(uuid) << u"/a.b/c"_s << u"a.b_c.instance-%1"_s.arg(uuid);
        QTest::newRow("another framework's") << u"ct:17:0:report:"_s << QString() << u"ct:17:0:report:"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("only the marker") << u".instance-x"_s << QString() << u".instance-x"_s;
    }
    void taskIds()
    {
        QFETCH(QString, task);
        QFETCH(QString, app);
        QFETCH(QString, instance);
        QCOMPARE(appIdOfTaskId(task).text(), app);
        QCOMPARE(instanceIdOfTaskId(task), instance);
    }

    void containersOfPods()
    {
        const QString instance = u"etl.instance-0b63f1a2-e67e-11f1-b7af-02fc00000001"_s;
        QCOMPARE(containerOfTaskId(instance + u".load"_s), u"load"_s);
        QCOMPARE(containerOfTaskId(instance + u".load.3"_s), u"load"_s);
        QCOMPARE(containerOfTaskId(instance + u"._app.3"_s), QString());
        QCOMPARE(containerOfTaskId(instance), QString());
        QCOMPARE(containerOfTaskId(u"ct:17:0:report:"_s), QString());
    }

    void handlesStandForNames()
    {
        IdTable table;
        QCOMPARE(table.handle(u"a"_s), 0U);
        QCOMPARE(table.handle(u"b"_s), 1U);
        QCOMPARE(table.handle(u"a"_s), 0U);
        QCOMPARE(table.size(), 2U);
        QCOMPARE(table.name(1), u"b"_s);
        Interner strings;
        QString first = u"host-1"_s + QString();
        QString second = QString::fromLatin1("host-1");
        QVERIFY(first.constData() != second.constData());
        strings.intern(first);
        strings.intern(second);
        QCOMPARE(first.constData(), second.constData());
    }

    void stringsThatNobodyHasAnyMoreAreLetGo()
    {
        Interner strings;
        QString kept = u"kept"_s + QString();
        strings.intern(kept);
        const QChar *const place = kept.constData();
        for (int i = 0; i < 3 * Interner::Slack; ++i) {
            QString passing = QString::number(i);
            strings.intern(passing);
        }
        QVERIFY(strings.size() <= Interner::Slack);
        QString again = QString::fromLatin1("kept");
        strings.intern(again);
        QCOMPARE(again.constData(), place);
    }

    void states()
    {
        for (int i = 0; i <= int(TaskState::Unknown); ++i) {
            const auto state = TaskState(i);
            const QString name = taskStateName(state).toString();
            QVERIFY(name.startsWith(u"TASK_"_s));
            QCOMPARE(parseTaskState(name), state);
            QCOMPARE(parseTaskState(name.mid(5)), state);
            QCOMPARE(parseTaskState(name.toLower()), state);
            QVERIFY(!(isActive(state) && (isTerminal(state) || isFailure(state))));
        }
        QCOMPARE(parseTaskState(u"Running"), TaskState::Running);
        QCOMPARE(parseTaskState(u"GoneByOperator"), TaskState::GoneByOperator);
        for (const QStringView odd : {u"", u"TASK_", u"TASK_RUNNING2", u"_RUNNING", u"RUN"})
            QCOMPARE(parseTaskState(odd), TaskState::Unknown);
        QVERIFY(isFailure(TaskState::Lost) && !isTerminal(TaskState::Lost));
        QVERIFY(isTerminal(TaskState::Killed) && !isFailure(TaskState::Killed));
    }

    void worstOf()
    {
        const QList<Condition> rising{Condition::Off,     Condition::Ok,      Condition::Unknown, Condition::Progress,
                                      Condition::Waiting, Condition::Warning, Condition::Bad};
        for (int a = 0; a < rising.size(); ++a) {
            for (int b = 0; b < rising.size(); ++b)
                QCOMPARE(int(worse(rising.at(a), rising.at(b))), int(rising.at(qMax(a, b))));
        }
        QCOMPARE(conditionOf(TaskState::Running, Health::Unhealthy), Condition::Bad);
        QCOMPARE(conditionOf(TaskState::Running, Health::None), Condition::Ok);
        QCOMPARE(conditionOf(TaskState::Unreachable, Health::Healthy), Condition::Warning);
        QCOMPARE(conditionOf(TaskState::Finished, Health::Unhealthy), Condition::Off);
        QCOMPARE(conditionOf(AppStatus::Delayed), Condition::Bad);
        QCOMPARE(conditionOf(AppStatus::Suspended), Condition::Off);
        QCOMPARE(conditionOf(AgentStatus::Unreachable), Condition::Bad);
        QCOMPARE(conditionOf(AgentStatus::Inferred), Condition::Unknown);
        QCOMPARE(conditionOf(AgentStatus::Recovering), Condition::Progress);
    }

    void portRanges_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("formatted");
        QTest::newRow("two") << u"[31000-31499, 31900-31902]"_s << u"31000-31499, 31900-31902"_s;
        QTest::newRow("one port") << u"[8080-8080]"_s << u"8080"_s;
        QTest::newRow("no dash") << u"[8080]"_s << u"8080"_s;
        QTest::newRow("blanks") << u"  [ 1 - 2 ,3-4 ] "_s << u"1-2, 3-4"_s;
        QTest::newRow("malformed parts") << u"[1-2, x-3, 9-4, 5-70000, -, 7-8]"_s << u"1-2, 7-8"_s;
        QTest::newRow("no brackets") << u"1-2"_s << QString();
        QTest::newRow("empty") << u"[]"_s << QString();
    }
    void portRanges()
    {
        QFETCH(QString, given);
        QFETCH(QString, formatted);
        const QList<PortRange> ranges = parsePortRanges(given);
        QCOMPARE(formatPortRanges(ranges), formatted);
        QCOMPARE(parsePortRanges(u'[' + formatted + u']'), ranges);
    }

    void portRangesAreBounded()
    {
        QStringList many;
        for (int i = 0; i < 10000; ++i)
            many.append(u"%1-%1"_s.arg(i));
        QCOMPARE(parsePortRanges(u'[' + many.join(u',') + u']').size(), 4096);
    }

    void resources()
    {
        const Resources a{1, 2, 3, 4};
        const Resources b{0.5, 1, 1, 1};
        QCOMPARE(a + b, (Resources{1.5, 3, 4, 5}));
        QCOMPARE(a - b, (Resources{0.5, 1, 2, 3}));
        QCOMPARE(b * 2, (Resources{1, 2, 2, 2}));
        QVERIFY((a - a).isZero() && !(Resources{0, 0, 0, 1}).isZero());
    }

    void loadBalancerStatus()
    {
        const auto up = [](const QString &status) {
            LbRow row;
            row.status = status;
            return row.isUp();
        };
        for (const char *status : {"UP", "UP 1/3", "OPEN", "no check"})
            QVERIFY(up(QString::fromLatin1(status)));
        for (const char *status : {"DOWN", "DOWN 1/2", "MAINT", "NOLB", ""})
            QVERIFY(!up(QString::fromLatin1(status)));
    }
};

MESOSCOPE_TEST(IdsTest)
#include "tst_ids.moc"
