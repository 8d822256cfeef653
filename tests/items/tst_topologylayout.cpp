// SPDX-License-Identifier: GPL-3.0-or-later
// The map's geometry against brute force: nothing overlaps, nothing is missing, hits are what is painted.
#include "models/items/topologylayout.h"
#include "tests/support/randomcluster.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template<class Thing>
int hit(const std::vector<Thing> &things, QPointF point)
{
    for (size_t i = 0; i < things.size(); ++i) {
        if (things[i].rect.contains(point))
            return int(i);
    }
    return -1;
}

void check(const TopologyLayout &layout, quint32 seed)
{
    const ClusterSnapshot &snapshot = *layout.snapshot;
    std::set<quint32> agents;
    for (const TopologyTile &tile : layout.tiles)
        agents.insert(tile.agent.value());
    QCOMPARE(layout.tiles.size(), snapshot.agents.size());
    QCOMPARE(agents.size(), snapshot.agents.size());
    for (const Agent &agent : snapshot.agents)
        QVERIFY(agents.count(agent.handle.value()));

    for (size_t i = 0; i < layout.tiles.size(); ++i) {
        const TopologyTile &tile = layout.tiles[i];
        QVERIFY(layout.bounds.contains(tile.rect));
        for (size_t j = i + 1; j < layout.tiles.size(); ++j)
            QVERIFY(!tile.rect.intersects(layout.tiles[j].rect));
        for (quint32 a = tile.firstCell; a < tile.firstCell + tile.cellCount; ++a) {
            const TopologyCell &cell = layout.cells[a];
            QVERIFY(tile.rect.contains(cell.rect));
            QCOMPARE(snapshot.task(cell.task)->agent, tile.agent);
            QVERIFY(!isTerminal(snapshot.task(cell.task)->state));
            for (quint32 b = a + 1; b < tile.firstCell + tile.cellCount; ++b)
                QVERIFY(!cell.rect.intersects(layout.cells[b].rect));
        }
    }

    quint32 tiles = 0;
    for (size_t i = 0; i < layout.sections.size(); ++i) {
        const TopologySection &section = layout.sections[i];
        QCOMPARE(section.firstTile, tiles);
        tiles += section.tileCount;
        for (quint32 t = section.firstTile; t < section.firstTile + section.tileCount; ++t) {
            QVERIFY(section.rect.contains(layout.tiles[t].rect));
            QVERIFY(!section.title.intersects(layout.tiles[t].rect));
            if (layout.groupBy == u"rack"_s)
                QCOMPARE(snapshot.agent(layout.tiles[t].agent)->attributes.value(u"rack"_s), section.name);
        }
        for (size_t j = i + 1; j < layout.sections.size(); ++j)
            QVERIFY(!section.rect.intersects(layout.sections[j].rect));
    }
    QCOMPARE(size_t(tiles), layout.tiles.size());

    QRandomGenerator random(seed);
    for (int i = 0; i < 2000; ++i) {
        const QPointF point(random.generateDouble() * (layout.bounds.width() + 40) - 20,
                            random.generateDouble() * (layout.bounds.height() + 40) - 20);
        QCOMPARE(layout.tileAt(point), hit(layout.tiles, point));
        QCOMPARE(layout.cellAt(point), hit(layout.cells, point));
    }
    for (size_t i = 0; i < layout.cells.size(); i += 7)
        QCOMPARE(layout.cellAt(layout.cells[i].rect.center()), int(i));
}

} // namespace

class TopologyLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyClusterIsLaidOutWithoutOverlap()
    {
        RandomCluster cluster(41, 200);
        for (int step = 0; step < 25; ++step) {
            const SnapshotPtr snapshot = cluster.next();
            const double width = 10 + cluster.below(2000);
            for (const QString &groupBy : {QString(), u"rack"_s, u"@zone"_s}) {
                check(*layoutTopology(snapshot, groupBy, width), quint32(step));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void manyAgentsAndCrowdedOnes()
    {
        check(*layoutTopology(bigCluster(400, 2000), u"rack"_s, 900), 1);
        check(*layoutTopology(bigCluster(3, 900), {}, 900), 2); // more tasks than cells fit
    }

    void nothingIsThereWithoutAgents()
    {
        const TopologyLayoutPtr none = layoutTopology({}, {}, 800);
        QVERIFY(none->tiles.empty());
        QCOMPARE(none->tileAt({1, 1}), -1);
        const TopologyLayoutPtr empty = layoutTopology(std::make_shared<ClusterSnapshot>(), u"rack"_s, 800);
        QVERIFY(empty->tiles.empty() && empty->sections.empty());
        QCOMPARE(empty->cellAt({0, 0}), -1);
    }

    void sectionsOfTheSample()
    {
        const SnapshotPtr snapshot = sampleCluster();
        const TopologyLayoutPtr layout = layoutTopology(snapshot, u"rack"_s, 800);
        QCOMPARE(layout->sections.size(), size_t(2));
        QCOMPARE(layout->sections[0].name, u"r1"_s);
        QCOMPARE(layout->sections[0].tileCount, quint32(3));
        QCOMPARE(layout->sections[0].cpuAllocated, (1.2 + 1.5 + 1.8) / 12);
        QCOMPARE(snapshot->agent(layout->tiles[0].agent)->hostname, u"node-01.example"_s);
        // Without totals nothing is said about a section's share.
        QCOMPARE(layoutTopology(sampleTenant(), {}, 800)->sections.at(0).cpuAllocated, -1.0);
    }

    void sectionsAndNodesInNaturalOrder()
    {
        ClusterSnapshot snapshot;
        quint32 handle = 0;
        for (const int number : {10, 9, 100, 1}) {
            Agent agent;
            agent.handle = AgentHandle(handle++);
            agent.hostname = u"node-%1"_s.arg(number);
            if (number != 1)
                agent.attributes.insert(u"row"_s, u"r%1"_s.arg(number));
            snapshot.agents.push_back(agent);
        }
        const auto shared = std::make_shared<ClusterSnapshot>(snapshot);
        QStringList names;
        const TopologyLayoutPtr byRow = layoutTopology(shared, u"row"_s, 800);
        for (const TopologySection &section : byRow->sections)
            names.append(section.name);
        QCOMPARE(names, (QStringList{u"r9"_s, u"r10"_s, u"r100"_s, QString()}));
        QStringList hosts;
        const TopologyLayoutPtr all = layoutTopology(shared, {}, 800);
        for (const TopologyTile &tile : all->tiles)
            hosts.append(snapshot.agents[tile.agent.value()].hostname);
        QCOMPARE(hosts, (QStringList{u"node-1"_s, u"node-9"_s, u"node-10"_s, u"node-100"_s}));
    }

    void attributesWorthGroupingBy()
    {
        ClusterSnapshot snapshot;
        for (quint32 i = 0; i < 300; ++i) {
            Agent agent;
            agent.handle = AgentHandle(i);
            agent.zone = i % 2 ? u"a"_s : u"b"_s;
            agent.region = u"one"_s;
            agent.attributes.insert(u"rack"_s, u"r%1"_s.arg(i % 20));
            agent.attributes.insert(u"os"_s, u"linux"_s);             // one value tells nothing
            agent.attributes.insert(u"serial"_s, QString::number(i)); // a value per node neither
            if (i < 100)
                agent.attributes.insert(u"rare"_s, u"v%1"_s.arg(i % 3));
            snapshot.agents.push_back(agent);
        }
        QCOMPARE(groupingAttributes(snapshot), (QStringList{u"@zone"_s, u"rack"_s}));
        QCOMPARE(groupingAttributes(ClusterSnapshot()), QStringList());
    }

    void aBigClusterIsLaidOut()
    {
        const SnapshotPtr snapshot = bigCluster(10000, 100000);
        QElapsedTimer watch;
        watch.start();
        const TopologyLayoutPtr layout = layoutTopology(snapshot, u"rack"_s, 1600);
        qInfo("10,000 tiles, %zu cells: %lld ms", layout->cells.size(), watch.elapsed());
        QCOMPARE(layout->tiles.size(), size_t(10000));
        const TopologyTile &last = layout->tiles.back();
        QCOMPARE(layout->tileAt(last.rect.center()), 9999);
    }
};

MESOSCOPE_TEST(TopologyLayoutTest)
#include "tst_topologylayout.moc"
