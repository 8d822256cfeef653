// SPDX-License-Identifier: GPL-3.0-or-later
// Differences against a brute-force reference.
#include "tests/domain/joinkit.h"
#include "tests/support/randomcluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

#include <map>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

template<class Entity>
void compare(const EntityChanges &changes, const std::vector<Entity> &before, const std::vector<Entity> &after)
{
    std::map<quint32, const Entity *> old;
    std::map<quint32, const Entity *> now;
    for (const Entity &entity : before)
        old[entity.handle.value()] = &entity;
    for (const Entity &entity : after)
        now[entity.handle.value()] = &entity;
    EntityChanges naive; // maps rise, so these do
    for (const auto &[handle, entity] : now) {
        const auto known = old.find(handle);
        if (known == old.end())
            naive.added.push_back(handle);
        else if (!(*known->second == *entity))
            naive.changed.push_back(handle);
    }
    for (const auto &entry : old) {
        if (!now.count(entry.first))
            naive.removed.push_back(entry.first);
    }
    QVERIFY(changes.added == naive.added);
    QVERIFY(changes.removed == naive.removed);
    QVERIFY(changes.changed == naive.changed);
}

} // namespace

class ChangeSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsBruteForce()
    {
        RandomCluster cluster(61, 100);
        SnapshotPtr before = std::make_shared<ClusterSnapshot>();
        for (int step = 0; step < 100; ++step) {
            const SnapshotPtr after = cluster.next();
            const ChangeSet changes = diff(before.get(), *after);
            compare(changes.tasks, before->tasks, after->tasks);
            compare(changes.agents, before->agents, after->agents);
            compare(changes.apps, before->apps, after->apps);
            compare(changes.frameworks, before->frameworks, after->frameworks);
            compare(changes.deployments, before->deployments, after->deployments);
            QCOMPARE(changes.groups, before->groups != after->groups);
            if (QTest::currentTestFailed())
                return;
            before = after;
        }
    }

    void everythingIsNewAtFirst()
    {
        const SnapshotPtr snapshot = sampleCluster();
        const ChangeSet changes = diff(nullptr, *snapshot);
        QCOMPARE(changes.tasks.added.size(), snapshot->tasks.size());
        QCOMPARE(changes.apps.added.size(), snapshot->apps.size());
        QVERIFY(changes.groups && changes.roles && changes.lb && changes.sources && changes.info);
        QVERIFY(incidentsBetween(nullptr, *snapshot, changes).isEmpty());
    }

    void nothingDiffersFromItself()
    {
        Joiner join;
        const SnapshotPtr first = join.take(sampleMarathon());
        const SnapshotPtr second = join.take(sampleMarathon());
        QVERIFY(diff(first.get(), *second).isEmpty());
        QVERIFY(diff(second.get(), *second).isEmpty());
    }

    void eachFlagOfItsOwn()
    {
        const auto flags = [](const ChangeSet &c) {
            return int(c.groups) | int(c.roles) << 1 | int(c.lb) << 2 | int(c.sources) << 3 | int(c.info) << 4;
        };
        const SnapshotPtr base = sampleCluster();
        ClusterSnapshot other = *base;
        other.groups.pop_back();
        QCOMPARE(flags(diff(base.get(), other)), 1);
        other = *base;
        other.roles.front().weight = 9;
        QCOMPARE(flags(diff(base.get(), other)), 2);
        other = *base;
        other.lb.front().sessionsNow = 99;
        QCOMPARE(flags(diff(base.get(), other)), 4);
        other = *base;
        other.sources[0].latencyMs = 99;
        QCOMPARE(flags(diff(base.get(), other)), 8);
        other = *base;
        other.totals.activeTasks = 99;
        QCOMPARE(flags(diff(base.get(), other)), 16);
        other = *base;
        other.info.mesosLeader = text("x");
        QCOMPARE(flags(diff(base.get(), other)), 16);
        QVERIFY(!diff(base.get(), other).isEmpty());
    }
};

MESOSCOPE_TEST(ChangeSetTest)
#include "tst_changeset.moc"
