// SPDX-License-Identifier: GPL-3.0-or-later
// Which incidents become notices, and when, on virtual time.
#include "app/core/notifier.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using Kind = Incident::Kind;

namespace {

Incident incident(Kind kind, const QString &app, int task = 0)
{
    Incident made;
    made.kind = kind;
    made.app = AppId(app);
    if (task)
        made.task = TaskId(app + QLatin1Char('.') + QString::number(task));
    return made;
}

struct Desk
{
    Desk()
    {
        QObject::connect(&notifier, &Notifier::notice, &notifier, [this](const Notice &n) { notices.append(n); });
    }
    void happen(const QList<Incident> &incidents) { store.publish({store.current(), snapshotWith({}), {}, incidents}); }
    ManualClock clock{1'700'000'000'000};
    Store store;
    Notifier notifier{store, clock};
    QList<Notice> notices;
};

QString appA()
{
    return QStringLiteral("/a");
}

QString appB()
{
    return QStringLiteral("/b");
}

} // namespace

class NotifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneIncidentOneNotice()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        QCOMPARE(desk.notices.size(), 1);
        QCOMPARE(desk.notices.first().key, incident(Kind::InstanceUnhealthy, appA(), 1).key());
        QVERIFY(!desk.notices.first().recovery);
    }

    void incidentsOfAnAppAreGrouped()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1), incident(Kind::InstanceUnhealthy, appB(), 1),
                     incident(Kind::AppUnhealthy, appA())});
        QCOMPARE(desk.notices.size(), 2);
        QCOMPARE(desk.notices.at(0).incidents.size(), 2);
        QCOMPARE(desk.notices.at(1).incidents.size(), 1);
        QVERIFY(desk.notices.at(0).key != desk.notices.at(1).key);
    }

    void theSameIsToldOnce()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        QCOMPARE(desk.notices.size(), 1);
        desk.clock.advance(11 * 60 * 1000); // still, or again: after a while a person may hear of it once more
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        QCOMPARE(desk.notices.size(), 2);
    }

    void recoveryReplacesItsTrouble()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.happen({incident(Kind::InstanceRecovered, appA(), 1)});
        QCOMPARE(desk.notices.size(), 2);
        QVERIFY(desk.notices.last().recovery);
        QCOMPARE(desk.notices.last().key, desk.notices.first().key);
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)}); // a new one
        QCOMPARE(desk.notices.size(), 3);
    }

    void recoveryOfSomethingNeverToldIsSilent()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceRecovered, appA(), 1), incident(Kind::DeploymentFinished, appA())});
        QCOMPARE(desk.notices.size(), 0);
    }

    void groupIsReplacedOnlyWhenAllOfItRecovered()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1), incident(Kind::InstanceUnhealthy, appA(), 2)});
        const QString group = desk.notices.first().key;
        desk.happen({incident(Kind::InstanceRecovered, appA(), 1)});
        QVERIFY(desk.notices.last().key != group);
        desk.happen({incident(Kind::InstanceRecovered, appA(), 2)});
        QCOMPARE(desk.notices.last().key, group);
        QVERIFY(desk.notices.last().recovery);
    }

    void replacedInstancesDoNotKeepAGroupOpen()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1), incident(Kind::AppUnhealthy, appA())});
        const QString group = desk.notices.first().key;
        desk.happen({incident(Kind::AppRecovered, appA())}); // task 1 was replaced: nobody says that it recovered
        QCOMPARE(desk.notices.last().key, group);
    }

    void troubleAndRecoveryInOneChangeKeepTheirOrder()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1), incident(Kind::InstanceRecovered, appA(), 1),
                     incident(Kind::InstanceUnhealthy, appA(), 1)});
        QCOMPARE(desk.notices.size(), 3);
        QVERIFY(!desk.notices.at(0).recovery);
        QVERIFY(desk.notices.at(1).recovery);
        QVERIFY(!desk.notices.at(2).recovery);
    }

    void whatIsOverTheLimitBecomesOneNoticeLater()
    {
        Desk desk;
        desk.notifier.setPerMinute(3);
        for (int i = 0; i < 10; ++i)
            desk.happen({incident(Kind::InstanceUnhealthy, QStringLiteral("/app%1").arg(i), 1)});
        QCOMPARE(desk.notices.size(), 3);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 3);
        desk.clock.advance(59 * 1000);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 3);
        desk.clock.advance(2 * 1000);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 4);
        QCOMPARE(desk.notices.last().incidents.size(), 7);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 4);
    }

    void whatRecoversWhileItWaitsIsNeverTold()
    {
        Desk desk;
        desk.notifier.setPerMinute(1);
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.happen({incident(Kind::InstanceUnhealthy, appB(), 1)});
        desk.happen({incident(Kind::InstanceRecovered, appB(), 1)});
        desk.clock.advance(61 * 1000);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 1);
        desk.happen({incident(Kind::InstanceUnhealthy, appB(), 1)}); // and is told when it comes again
        QCOMPARE(desk.notices.size(), 2);
    }

    void aClockSetBackDoesNotSilence()
    {
        Desk desk;
        desk.notifier.setPerMinute(1);
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.clock.advance(-24 * 3600 * 1000);
        desk.happen({incident(Kind::InstanceUnhealthy, appB(), 1)});
        QCOMPARE(desk.notices.size(), 2);
    }

    void mutedIsSilentNowAndLater()
    {
        Desk desk;
        desk.notifier.setMuted(true);
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.notifier.setMuted(false);
        desk.clock.advance(61 * 1000);
        desk.notifier.flush();
        QCOMPARE(desk.notices.size(), 0);
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 2)});
        QCOMPARE(desk.notices.size(), 1);
    }

    void anotherClusterBeginsAnew()
    {
        Desk desk;
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        desk.store.clear();
        desk.happen({incident(Kind::InstanceUnhealthy, appA(), 1)});
        QCOMPARE(desk.notices.size(), 2);
    }

    void deploymentsThatBeginAreNotWorthANotice()
    {
        Desk desk;
        desk.happen({incident(Kind::DeploymentStarted, appA())});
        QCOMPARE(desk.notices.size(), 0);
    }
};

MESOSCOPE_TEST(NotifierTest)

#include "tst_notifier.moc"
