// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's servers and whose instances they are, in every way in which load balancers name them.
#include "models/domain/lbbackend.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

LbRow row(const QString &proxy, const QString &server, const QString &address = {})
{
    LbRow one;
    one.proxy = proxy;
    one.server = server;
    one.address = address;
    one.status = u"UP"_s;
    one.type = server == "BACKEND"_L1    ? LbRow::Type::Backend
               : server == "FRONTEND"_L1 ? LbRow::Type::Frontend
                                         : LbRow::Type::Server;
    return one;
}

struct Served
{
    Served()
    {
        app = anApp("/shop/web", 2);
        app.ports = {{8080, 0, 10080, u"tcp"_s, {}}};
        add("t0", "node-1.example", 31000);
        add("t1", "node-2.example", 31001);
    }
    void add(const char *id, const char *host, quint16 port, TaskState state = TaskState::Running)
    {
        ObservedTask task = ofApp(aTask(id, "", state), "/shop/web", host);
        task.agent = AgentId(text(host));
        task.task.ports = {port};
        tasks.push_back(task);
    }
    LbBackend backend()
    {
        MarathonObservation seen;
        seen.apps = {app};
        seen.tasks = tasks;
        Joiner joiner({SourceId::Marathon, SourceId::LoadBalancer});
        joiner.take(seen);
        snapshot = joiner.take(LbObservation{rows, 0});
        const App &known = *snapshot->findApp(app.id);
        return lbBackendOf(known, lbServicesOf(known).first(), *snapshot);
    }

    App app;
    std::vector<ObservedTask> tasks;
    std::vector<LbRow> rows;
    SnapshotPtr snapshot;
};

} // namespace

class LbBackendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStates_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("condition");
        const auto state = [](const char *status, LbState meaning, Condition condition) {
            QTest::newRow(status) << text(status) << int(meaning) << int(condition);
        };
        state("UP", LbState::Up, Condition::Ok);
        state("UP 1/3", LbState::GoingDown, Condition::Warning);
        state("DOWN", LbState::Down, Condition::Bad);
        state("DOWN 1/2", LbState::ComingUp, Condition::Progress);
        state("MAINT", LbState::Maintenance, Condition::Off);
        state("MAINT (via a/b)", LbState::Maintenance, Condition::Off);
        state("MAINT (resolution)", LbState::Maintenance, Condition::Off);
        state("DRAIN", LbState::Draining, Condition::Off);
        state("NOLB", LbState::Draining, Condition::Off);
        state("no check", LbState::NotChecked, Condition::Unknown);
        state("OPEN", LbState::Other, Condition::Unknown);
        state("", LbState::Other, Condition::Unknown);
    }
    void readsStates()
    {
        QFETCH(QString, status);
        QFETCH(int, state);
        QFETCH(int, condition);
        QCOMPARE(int(lbState(status)), state);
        QCOMPARE(int(conditionOf(lbState(status))), condition);
    }

    void matchesServers_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("task");
        QTest::addColumn<bool>("samePort");
        // Both instances with one port: nothing but the name can tell.
        QTest::newRow("host, address, port") << u"node-1_example_10_0_0_7_31000"_s << QString() << u"t0"_s << true;
        QTest::newRow("host, told address, port")
            << u"node-2_example_10_0_0_8_31000"_s << u"10.0.0.8:31000"_s << u"t1"_s << true;
        QTest::newRow("host and port") << u"node-2_example_31000"_s << QString() << u"t1"_s << true;
        QTest::newRow("address alone") << u"srv1"_s << u"node-1.example:31000"_s << u"t0"_s << true;
        QTest::newRow("nothing that tells") << u"srv1"_s << u"10.9.9.9:31000"_s << QString() << true;
        QTest::newRow("a port that one has") << u"10_9_9_9_31001"_s << u"10.9.9.9:31001"_s << u"t1"_s << false;
        QTest::newRow("another port of the host") << u"node-1_example_31009"_s << QString() << QString() << false;
        QTest::newRow("nobody's") << u"10_9_9_9_40000"_s << QString() << QString() << false;
        QTest::newRow("not a name") << u"x"_s << QString() << QString() << false;
    }
    void matchesServers()
    {
        QFETCH(QString, server);
        QFETCH(QString, address);
        QFETCH(QString, task);
        QFETCH(bool, samePort);
        Served story;
        if (samePort)
            story.tasks.back().task.ports = {31000};
        story.rows = {row(u"shop_web_10080"_s, u"FRONTEND"_s), row(u"shop_web_10080"_s, server, address),
                      row(u"shop_web_10080"_s, u"BACKEND"_s), row(u"other_10090"_s, u"node-1_example_31000"_s)};
        const LbBackend backend = story.backend();
        QVERIFY(backend.known);
        QCOMPARE(backend.servers.size(), size_t(1));
        QCOMPARE(backend.servers.front().task.text(), task);
        QCOMPARE(backend.unserved.size(), size_t(task.isEmpty() ? 2 : 1));
    }

    void samePortsOnSeveralNodes()
    {
        Served story;
        story.tasks.clear();
        story.add("t0", "node-1", 31000);
        story.add("t1", "node-2", 31000);
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s), row(u"shop_web_10080"_s, u"node-2_31000"_s),
                      row(u"shop_web_10080"_s, u"node-9_31000"_s)};
        const LbBackend backend = story.backend();
        QCOMPARE(backend.servers.at(0).task.text(), u"t1"_s);
        QVERIFY(backend.servers.at(1).task.isEmpty()); // either could be meant
        QCOMPARE(backend.unserved.size(), size_t(1));
        QCOMPARE(backend.unserved.front().task.text(), u"t0"_s);
    }

    void addressesOfContainersTellNothing()
    {
        Served story;
        for (ObservedTask &task : story.tasks) {
            task.task.addresses = {u"172.17.0.2"_s};
            task.task.ports = {31000};
        }
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s),
                      row(u"shop_web_10080"_s, u"172_17_0_2_31000"_s, u"172.17.0.2:31000"_s)};
        QVERIFY(story.backend().servers.front().task.isEmpty());
        story.tasks.pop_back();
        QCOMPARE(story.backend().servers.front().task.text(), u"t0"_s);
    }

    void networksOfContainersHaveTheirOwnPorts()
    {
        Served story;
        story.app.ports.first().hostPort.reset();
        story.tasks.resize(1);
        story.tasks.front().task.ports.clear();
        story.tasks.front().task.addresses = {u"9.0.1.5"_s};
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s),
                      row(u"shop_web_10080"_s, u"9_0_1_5_8080"_s, u"9.0.1.5:8080"_s)};
        QCOMPARE(story.backend().servers.front().task.text(), u"t0"_s);
    }

    void thePortOfTheRightMapping()
    {
        Served story;
        story.app.ports.prepend({9000, std::nullopt, 10079, u"tcp"_s, {}}); // has no port on the host
        story.app.ports.prepend({9001, 0, 10078, u"tcp"_s, {}});
        story.tasks.resize(1);
        story.tasks.front().task.ports = {31500, 31000};
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s), row(u"shop_web_10080"_s, u"node-1_example_31000"_s)};
        story.backend();
        const App &app = *story.snapshot->findApp(story.app.id);
        const LbBackend backend = lbBackendOf(app, lbServicesOf(app).at(2), *story.snapshot);
        QCOMPARE(backend.servers.front().task.text(), u"t0"_s);
    }

    void instancesThatDoNotRunAreNotMissed()
    {
        Served story;
        story.add("t2", "node-3.example", 31002, TaskState::Staging);
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s)};
        QCOMPARE(story.backend().unserved.size(), size_t(2));
    }

    void otherLayouts()
    {
        Served story;
        story.rows = {row(u"web_10080"_s, u"BACKEND"_s), row(u"web_10080"_s, u"node-1_example_31000"_s)};
        QVERIFY(story.backend().known); // the port is its own
        QCOMPARE(story.backend().name, u"web_10080"_s);
        story.rows.push_back(row(u"mirror_10080"_s, u"BACKEND"_s));
        QVERIFY(!story.backend().known); // which of the two nobody says
        story.rows = {row(u"shop_web_10081"_s, u"BACKEND"_s)};
        QVERIFY(!story.backend().known);
        story.rows = {row(u"shop_web_10080"_s, u"FRONTEND"_s)};
        QVERIFY(!story.backend().known);
    }

    void thousandsAreToldApartByTheirHosts()
    {
        Served story;
        story.tasks.clear();
        story.rows = {row(u"shop_web_10080"_s, u"BACKEND"_s)};
        for (int i = 0; i < 5000; ++i) {
            const QString host = u"node-%1"_s.arg(i);
            ObservedTask task = ofApp(aTask("", ""), "/shop/web");
            task.task.id = TaskId(u"t%1"_s.arg(i));
            task.task.host = host;
            task.task.ports = {8080}; // all the same: nothing but the host tells them apart
            story.tasks.push_back(task);
            story.rows.push_back(row(u"shop_web_10080"_s, host + u"_8080"_s));
        }
        const LbBackend backend = story.backend();
        QCOMPARE(backend.servers.size(), size_t(5000));
        QVERIFY(backend.unserved.empty());
        QCOMPARE(backend.servers.back().task.text(), u"t4999"_s);
    }
};

MESOSCOPE_TEST(LbBackendTest)
#include "tst_lbbackend.moc"
