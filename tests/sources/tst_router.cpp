// SPDX-License-Identifier: GPL-3.0-or-later
// Everything behind one router with path prefixes, as DC/OS has it.
#include "app/sources/mesos/sandbox.h"
#include "tests/sources/demorig.h"
#include "tests/sources/logsof.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

static void behindARouter(demo::Scenario &scenario)
{
    scenario.router = true;
    scenario.marathonPrefix = u"/service/marathon"_s;
}

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverythingBelowItsPrefixes()
    {
        DemoRig rig({}, behindARouter);
        rig.openMarathon();
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch) && rig.isLive(rig.mesosWatch));
        QVERIFY(rig.marathonWatch->state.address.endsWith("/service/marathon"_L1));
        QVERIFY(rig.mesosWatch->state.address.endsWith("/mesos"_L1));
        QVERIFY(rig.seenMarathon().apps.size() > 10);
        QCOMPARE(rig.seenMesos().agents.size(), size_t(6));
        QTRY_VERIFY(rig.marathonWatch->state.streaming);
        const QString origin = originOf(rig.server.marathonUrl());
        for (const Agent &agent : rig.seenMesos().agents) {
            const QUrl first = rig.agents.addressesOf(agent.id).value(0);
            QCOMPARE(originOf(first), origin);
            QCOMPARE(first.path(), u"/agent/"_s + agent.id.text());
        }
    }

    void readsLogsThroughIt()
    {
        DemoRig rig({}, behindARouter);
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.mesosWatch));
        SandboxLogs logs(*rig.mesosTransport, rig.agents);
        const std::optional<LogRef> running = logOfRunning(rig.seenMesos());
        QVERIFY(running);
        QObject owner;
        LogFollower *follower = logs.follow(*running, &owner);
        QSignalSpy chunks(follower, &LogFollower::chunk);
        QTRY_VERIFY(!chunks.isEmpty());
    }

    /// Files that this user may not read are said to be so, and read once they may be.
    void saysThatFilesAreForbidden()
    {
        DemoRig rig({}, behindARouter);
        rig.openMesos();
        QTRY_VERIFY(rig.isLive(rig.mesosWatch));
        demo::Fault fault;
        fault.kind = demo::Fault::Kind::Status;
        fault.service = u"agent"_s;
        fault.status = 403;
        fault.body = "403 Forbidden.";
        rig.server.setFault(fault);
        SandboxLogs logs(*rig.mesosTransport, rig.agents);
        const std::optional<LogRef> running = logOfRunning(rig.seenMesos());
        QVERIFY(running);
        QObject owner;
        LogFollower *follower = logs.follow(*running, &owner);
        QSignalSpy chunks(follower, &LogFollower::chunk);
        QSignalSpy failures(follower, &LogFollower::failed);
        QTRY_VERIFY(!failures.isEmpty());
        QCOMPARE(int(failures.first().first().value<Error>().kind), int(Error::Kind::Forbidden));
        QVERIFY(chunks.isEmpty());
        rig.server.clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(!chunks.isEmpty(), 15000);
    }

    void sendsCommandsThroughIt()
    {
        DemoRig rig({}, behindARouter);
        rig.openMarathon();
        QTRY_VERIFY(rig.isLive(rig.marathonWatch));
        const auto done = rig.await(rig.commands->run(ScaleApp{AppId(u"/shop/cart"_s), 3, Force::No}, App::Kind::App));
        QVERIFY(done.ok() && !done->deployment.isEmpty());
    }
};

MESOSCOPE_TEST(RouterTest)

#include "tst_router.moc"
