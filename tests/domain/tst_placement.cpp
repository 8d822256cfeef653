// SPDX-License-Identifier: GPL-3.0-or-later
// Where an instance fits, what keeps it off each node, and what would help.
#include "models/domain/placement.h"
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Nodes n0, n1, … of 4 CPUs and 8 GiB with rack r0, r1, r0, …, of which 1 CPU and 1 GiB are used.
struct Cluster
{
    explicit Cluster(int nodes = 4)
    {
        marathon.frameworkId = u"F"_s;
        for (int i = 0; i < nodes; ++i) {
            Agent agent = anAgent(qPrintable(u"S%1"_s.arg(i)), qPrintable(u"n%1"_s.arg(i)));
            agent.total = {4, 8192, 10000, 0};
            agent.used = {1, 1024, 0, 0};
            agent.ports = {{31000, 31009}};
            agent.attributes = {{u"rack"_s, u"r%1"_s.arg(i % 2)}, {u"generation"_s, u"%1.0"_s.arg(i)}};
            mesos.agents.push_back(agent);
        }
    }
    App &app(double cpus, double mem)
    {
        App app = anApp("/a", 1);
        app.counts.running = 0;
        app.each = {cpus, mem, 0, 0};
        marathon.apps = {app};
        return marathon.apps.front();
    }
    void runOn(const char *agent)
    {
        ObservedTask seen = ofApp(aTask(qPrintable(u"t%1"_s.arg(marathon.tasks.size())), agent), "/a", "");
        marathon.tasks.push_back(seen);
    }
    Placement check(int missing = 1)
    {
        Joiner joiner;
        joiner.take(marathon);
        snapshot = joiner.take(mesos);
        const std::optional<Placement> placement = checkPlacement(snapshot->apps.front(), *snapshot, missing);
        return placement.value_or(Placement());
    }
    QString host(AgentHandle handle) const { return snapshot->agent(handle)->hostname; }

    MarathonObservation marathon;
    MesosObservation mesos;
    SnapshotPtr snapshot;
};

const Remedy *remedy(const Placement &placement, Remedy::Kind kind)
{
    const auto found = std::find_if(placement.remedies.begin(), placement.remedies.end(),
                                    [kind](const Remedy &one) { return one.kind == kind; });
    return found == placement.remedies.end() ? nullptr : &*found;
}

int kept(const Placement &placement, Obstacle obstacle)
{
    return placement.kept[size_t(obstacle)];
}

} // namespace

class PlacementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsWhereThereIsRoom()
    {
        Cluster cluster;
        cluster.app(3, 7168);
        cluster.mesos.agents[1].used.cpus = 1.001;
        const Placement placement = cluster.check();
        QCOMPARE(placement.nodes, 4);
        QCOMPARE(placement.fitting, 3);
        QVERIFY(placement.remedies.isEmpty());
        QCOMPARE(cluster.host(placement.nearest.back().agent), u"n1"_s);
        QVERIFY(qAbs(placement.nearest.back().lacking.cpus - 0.001) < 1e-6);
    }

    void nobodyKnowsWithoutSizes()
    {
        Cluster cluster;
        cluster.app(1, 1);
        for (Agent &agent : cluster.mesos.agents)
            agent.hasTotals = false;
        cluster.check();
        QVERIFY(!checkPlacement(cluster.snapshot->apps.front(), *cluster.snapshot));
    }

    void saysHowMuchLessWouldDo()
    {
        Cluster cluster;
        cluster.app(3.5, 1024);
        cluster.mesos.agents[2].used.cpus = 0.75;
        const Placement placement = cluster.check();
        QCOMPARE(placement.fitting, 0);
        QCOMPARE(kept(placement, Obstacle::Cpus), 4);
        const Remedy *less = remedy(placement, Remedy::Kind::Less);
        QVERIFY(less);
        QCOMPARE(less->each.cpus, 3.25);
        QCOMPARE(less->each.mem, 1024.);
        QCOMPARE(less->nodes, 1);
        QCOMPARE(cluster.host(placement.nearest.front().agent), u"n2"_s);
        const Remedy *more = remedy(placement, Remedy::Kind::MoreNodes); // an empty one of the same size
        QVERIFY(more);
        QCOMPARE(more->count, 1);
        QVERIFY(more->like.isValid());
    }

    void saysWhereTheLeastOfSeveralHasToGo()
    {
        Cluster cluster;
        cluster.app(4, 8000);
        cluster.mesos.agents[3].used = {0.5, 512, 0, 0};
        const Placement placement = cluster.check();
        const Remedy *less = remedy(placement, Remedy::Kind::Less);
        QVERIFY(less);
        QCOMPARE(less->each.cpus, 3.5);
        QCOMPARE(less->each.mem, 7680.);
    }

    void namesTheSizeOfANodeThatNobodyHas()
    {
        Cluster cluster;
        cluster.app(2, 65536);
        const Placement placement = cluster.check(3);
        const Remedy *more = remedy(placement, Remedy::Kind::MoreNodes);
        QVERIFY(more);
        QVERIFY(!more->like.isValid());
        QCOMPARE(more->each.mem, 65536.);
        QCOMPARE(more->count, 3);
        QCOMPARE(more->constraints, 0U);
    }

    void countsInstancesPerNewNode()
    {
        Cluster cluster;
        cluster.app(2, 100);
        for (Agent &agent : cluster.mesos.agents)
            agent.used.cpus = 3;
        QCOMPARE(remedy(cluster.check(5), Remedy::Kind::MoreNodes)->count, 3); // two on each
        cluster.marathon.apps.front().constraints = {{u"hostname"_s, u"UNIQUE"_s, {}}};
        QCOMPARE(remedy(cluster.check(5), Remedy::Kind::MoreNodes)->count, 5);
        cluster.marathon.apps.front().constraints = {{u"hostname"_s, u"LIKE"_s, u"n1"_s}}; // a new one is not n1
        const Placement pinned = cluster.check(5);
        QVERIFY(!remedy(pinned, Remedy::Kind::MoreNodes)->like.isValid());
    }

    void constraints_data()
    {
        QTest::addColumn<QStringList>("rule");
        QTest::addColumn<QStringList>("fits"); // with instances on n0 (r0), n1 (r1) and n2 (r0)
        const auto row = [](const char *name, QStringList rule, QStringList fits) {
            QTest::newRow(name) << rule << fits;
        };
        const QStringList all{u"n0"_s, u"n1"_s, u"n2"_s, u"n3"_s};
        row("host once", {u"hostname"_s, u"UNIQUE"_s, u""_s}, {u"n3"_s});
        row("host of old", {u"@hostname"_s, u"UNIQUE"_s, u""_s}, {u"n3"_s});
        row("rack once", {u"rack"_s, u"UNIQUE"_s, u""_s}, {});
        row("two to a rack", {u"rack"_s, u"MAX_PER"_s, u"2"_s}, {u"n1"_s, u"n3"_s});
        row("one rack", {u"rack"_s, u"CLUSTER"_s, u"r1"_s}, {u"n1"_s, u"n3"_s});
        row("any one rack", {u"rack"_s, u"CLUSTER"_s, u""_s}, all);
        row("spread", {u"rack"_s, u"GROUP_BY"_s, u""_s}, {u"n1"_s, u"n3"_s});
        row("spread over three", {u"rack"_s, u"GROUP_BY"_s, u"3"_s}, {});
        row("like", {u"rack"_s, u"LIKE"_s, u"r[1-9]"_s}, {u"n1"_s, u"n3"_s});
        row("like is the whole", {u"hostname"_s, u"LIKE"_s, u"n"_s}, {});
        row("unlike", {u"rack"_s, u"UNLIKE"_s, u"r1"_s}, {u"n0"_s, u"n2"_s});
        row("is a number", {u"generation"_s, u"IS"_s, u"3"_s}, {u"n3"_s});
        row("no such attribute", {u"ssd"_s, u"LIKE"_s, u".*"_s}, {});
        row("unlike what is not there", {u"ssd"_s, u"UNLIKE"_s, u".*"_s}, all);
        row("no pattern", {u"rack"_s, u"LIKE"_s, u"("_s}, {});
        row("a later operator", {u"rack"_s, u"NEAR"_s, u"r7"_s}, all);
    }

    void constraints()
    {
        QFETCH(QStringList, rule);
        QFETCH(QStringList, fits);
        Cluster cluster;
        cluster.app(1, 100).constraints = {{rule.at(0), rule.at(1), rule.at(2)}};
        for (const char *agent : {"S0", "S1", "S2"})
            cluster.runOn(agent);
        const Placement placement = cluster.check();
        QStringList fitting;
        for (const NodeFit &fit : placement.nearest) {
            if (fit.fits())
                fitting += cluster.host(fit.agent);
        }
        fitting.sort();
        QCOMPARE(fitting, fits);
        QCOMPARE(placement.keptByConstraint.first(), 4 - int(fits.size()));
        if (fits.isEmpty())
            QCOMPARE(remedy(placement, Remedy::Kind::DropConstraint)->nodes, 4);
    }

    void aHostilePatternCostsLittle()
    {
        Cluster cluster(200);
        for (Agent &agent : cluster.mesos.agents)
            agent.hostname = QString(28, u'a') + agent.hostname;
        cluster.app(1, 100).constraints = {{u"hostname"_s, u"LIKE"_s, u"(a+)+(a+)+(a+)+$b"_s}};
        QElapsedTimer took;
        took.start();
        QCOMPARE(cluster.check().fitting, 0);
        QVERIFY2(took.elapsed() < 5000, qPrintable(QString::number(took.elapsed()))); // without a limit: hours
    }

    void portsOfTheHost()
    {
        Cluster cluster;
        App &app = cluster.app(1, 100);
        app.ports = {{80, 31005, 0, u"tcp"_s, {}}};
        for (Agent &agent : cluster.mesos.agents)
            agent.usedPorts = {{31000, 31006}};
        Placement placement = cluster.check();
        QCOMPARE(kept(placement, Obstacle::Ports), 4);
        QCOMPARE(placement.nearest.front().busyPorts, QList<quint16>{31005});
        QCOMPARE(remedy(placement, Remedy::Kind::OtherPorts)->nodes, 4);
        cluster.marathon.apps.front().ports = {
            {80, 0, 0, u"tcp"_s, {}}, {81, 0, 0, u"tcp"_s, {}}, {82, 0, 0, u"tcp"_s, {}}};
        QCOMPARE(cluster.check().fitting, 4);
        cluster.marathon.apps.front().ports.append({83, 0, 0, u"tcp"_s, {}});
        placement = cluster.check();
        QCOMPARE(placement.fitting, 0);
        QVERIFY(placement.nearest.front().busyPorts.isEmpty());
        cluster.marathon.apps.front().ports = {{80, std::nullopt, 0, u"tcp"_s, {}}}; // of its own address
        QCOMPARE(cluster.check().fitting, 4);
    }

    void reservedPartsAreForTheirRoles()
    {
        Cluster cluster;
        for (size_t i = 0; i < 2; ++i) {
            cluster.mesos.agents[i].reserved = {3, 6144, 0, 0};
            cluster.mesos.agents[i].reservations = {{u"web"_s, {3, 6144, 0, 0}}};
        }
        cluster.app(1, 100);
        Placement placement = cluster.check();
        QVERIFY(placement.estimated);
        QCOMPARE(placement.fitting, 2); // the open CPU of the first two is taken
        cluster.marathon.apps.front().role = u"web"_s;
        QCOMPARE(cluster.check().fitting, 4);
        cluster.marathon.apps.front().acceptedRoles = {u"web"_s};
        placement = cluster.check();
        QCOMPARE(placement.fitting, 2);
        QCOMPARE(kept(placement, Obstacle::Role), 2);
        cluster.marathon.apps.front().each.cpus = 3.5;
        QCOMPARE(kept(cluster.check(), Obstacle::Cpus), 2);
    }

    void nodesOutOfService()
    {
        Cluster cluster;
        cluster.app(1, 100);
        for (Agent &agent : cluster.mesos.agents)
            agent.status = AgentStatus::Draining;
        const Placement placement = cluster.check();
        QCOMPARE(placement.fitting, 0);
        QCOMPARE(kept(placement, Obstacle::State), 4);
        QVERIFY(remedy(placement, Remedy::Kind::MoreNodes)->like.isValid());
    }

    void aBigClusterIsCheckedAtOnce()
    {
        Cluster cluster(10000);
        cluster.app(8, 100).constraints = {{u"hostname"_s, u"LIKE"_s, u"n[0-9]+"_s}, {u"rack"_s, u"UNIQUE"_s, {}}};
        cluster.check();
        QElapsedTimer took;
        took.start();
        const auto placement = checkPlacement(cluster.snapshot->apps.front(), *cluster.snapshot);
        QVERIFY(placement);
        QCOMPARE(placement->nearest.size(), Placement::MostNearest);
        QVERIFY2(took.elapsed() < 500, qPrintable(QString::number(took.elapsed())));
    }
};

MESOSCOPE_TEST(PlacementTest)
#include "tst_placement.moc"
