// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of apps: any change keeps persistent indexes, filters show what matches and its groups.
#include "models/items/grouptree.h"
#include "tests/support/randomcluster.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What stands where: "kind path" of every row with the path of its parent, depth first in row order.
QStringList rows(const GroupTree &tree, const QModelIndex &parent = {})
{
    QStringList found;
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        found.append((tree.appAt(index) ? u"app "_s : u"group "_s) + index.data(IdRole).toString() + u" in "_s +
                     (parent.isValid() ? parent.data(IdRole).toString() : u"/"_s));
        found += rows(tree, index);
    }
    return found;
}

/// The same straight from the snapshot.
QStringList expected(const ClusterSnapshot &snapshot, const AppId &group, const std::set<QString> &apps, bool filtered)
{
    QStringList found;
    std::map<QString, bool> children; // by path; true: app
    for (const App &app : snapshot.apps) {
        if (apps.count(app.id.text()) && parentOf(app.id) == group)
            children[app.id.text()] = true;
    }
    for (const bool isApp : {false, true}) {
        std::set<QString> paths;
        if (isApp) {
            for (const auto &entry : children)
                paths.insert(entry.first);
        } else {
            for (const Group &one : snapshot.groups) {
                bool inside = false;
                for (const QString &app : apps)
                    inside = inside || isInside(AppId(app), one.id);
                if (one.id.text() != u"/"_s && parentOf(one.id) == group && (inside || !filtered))
                    paths.insert(one.id.text());
            }
        }
        for (const QString &path : paths) {
            found.append((isApp ? u"app "_s : u"group "_s) + path + u" in "_s + group.text());
            if (!isApp)
                found += expected(snapshot, AppId(path), apps, filtered);
        }
    }
    return found;
}

struct Held
{
    QString path;
    bool isApp;
    QPersistentModelIndex index;
};

void hold(const GroupTree &tree, const QModelIndex &parent, int column, std::vector<Held> &held)
{
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        held.push_back({index.data(IdRole).toString(), tree.appAt(index) != nullptr,
                        QPersistentModelIndex(index.siblingAtColumn(column))});
        hold(tree, index, column, held);
    }
}

/// Groups first, then by the column; numbers by their value, the others by the text.
bool isSorted(const GroupTree &tree, const QModelIndex &parent, int column, bool down)
{
    const QList<int> numbers{GroupTree::Instances, GroupTree::Cpus, GroupTree::Memory};
    const bool byName = column == GroupTree::Name;
    for (int row = 1; row < tree.rowCount(parent); ++row) {
        const QModelIndex a = tree.index(row - 1, 0, parent);
        const QModelIndex b = tree.index(row, 0, parent);
        const bool sameKind = !tree.appAt(a) == !tree.appAt(b);
        if (!sameKind && tree.appAt(a))
            return false;
        if (!sameKind || !(byName || numbers.contains(column)))
            continue;
        const QString first = a.data(IdRole).toString();
        const QString second = b.data(IdRole).toString();
        const double x = byName ? 0 : a.siblingAtColumn(column).data(SortRole).toDouble();
        const double y = byName ? 0 : b.siblingAtColumn(column).data(SortRole).toDouble();
        if (byName ? (down ? first < second : second < first) : (down ? x < y : y < x))
            return false;
    }
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        if (!isSorted(tree, tree.index(row, 0, parent), column, down))
            return false;
    }
    return true;
}

} // namespace

class GroupTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAnyChange()
    {
        GroupTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RandomCluster cluster(21, 12);
        SnapshotPtr snapshot;
        QString word;
        QList<AppStatus> statuses;
        int kept = 0;
        int gone = 0;
        for (int step = 0; step < 500; ++step) {
            std::vector<Held> held;
            hold(tree, {}, cluster.below(GroupTree::ColumnCount), held);
            if (snapshot && cluster.chance(30)) {
                word = cluster.chance(50) ? QString() : QString(u"/%1"_s).arg(QChar(u'a' + cluster.below(12)));
                statuses = cluster.chance(70) ? QList<AppStatus>() : QList<AppStatus>{AppStatus::Running};
                tree.setFilter(word, statuses);
            } else {
                snapshot = cluster.next();
                tree.publish(snapshot);
            }
            std::set<QString> apps;
            for (const App &app : snapshot->apps) {
                if (app.id.text().contains(word) && (statuses.isEmpty() || statuses.contains(app.status)))
                    apps.insert(app.id.text());
            }
            const bool filtered = !word.isEmpty() || !statuses.isEmpty();
            const QStringList now = rows(tree);
            QCOMPARE(now, expected(*snapshot, AppId(u"/"_s), apps, filtered));
            for (const Held &one : held) {
                const QString row = (one.isApp ? u"app "_s : u"group "_s) + one.path + u" in "_s;
                const bool there = !now.filter(row).isEmpty();
                QCOMPARE(one.index.isValid(), there);
                ++(there ? kept : gone);
                if (there)
                    QCOMPARE(one.index.data(IdRole).toString(), one.path);
            }
        }
        qInfo("rows kept: %d, gone: %d", kept, gone);
        QVERIFY(kept > 500 && gone > 200); // the walk did exercise both
    }

    void everyRowPointsIntoTheNewestSnapshot()
    {
        GroupTree tree;
        RandomCluster cluster(22, 12);
        std::weak_ptr<const ClusterSnapshot> old;
        for (int step = 0; step < 50; ++step) {
            const SnapshotPtr snapshot = cluster.next();
            tree.publish(snapshot);
            QVERIFY(old.expired());
            old = snapshot;
            for (const App &app : snapshot->apps) {
                QCOMPARE(tree.appAt(tree.indexOf(app.id)), &app);
                QCOMPARE(tree.indexOf(app.id).data(HandleRole).toUInt(), app.handle.value());
            }
            for (const Group &group : snapshot->groups) {
                if (group.id.text() != u"/"_s) {
                    QCOMPARE(tree.groupAt(tree.indexOf(group.id)), &group);
                    QCOMPARE(tree.indexOf(group.id).data(HandleRole).toUInt(), quint32(AppHandle::None));
                }
            }
        }
    }

    void filtersByEveryFacet_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("app");
        QTest::addColumn<int>("shown");
        QTest::newRow("id, any case") << u"FRONT"_s << u"/shop/frontend"_s << 1;
        QTest::newRow("two words") << u"shop mail"_s << u"/shop/mailer"_s << 1;
        QTest::newRow("image") << u"redis:6"_s << u"/data/redis"_s << 1;
        QTest::newRow("label") << u"team:orders wordp"_s << u"/wordpress"_s << 1;
        QTest::newRow("service port") << u":10080"_s << u"/shop/cart"_s << 13;
        QTest::newRow("part of a port is none") << u":1008"_s << QString() << 0;
    }
    void filtersByEveryFacet()
    {
        QFETCH(QString, text);
        QFETCH(QString, app);
        QFETCH(int, shown);
        GroupTree tree;
        tree.publish(sampleCluster());
        tree.setFilter(text);
        QCOMPARE(rows(tree).filter(u"app "_s).size(), shown);
        if (!app.isEmpty())
            QVERIFY(tree.indexOf(AppId(app)).isValid());
        tree.setFilter({});
        QCOMPARE(rows(tree).filter(u"app "_s).size(), 13);
    }

    /// In any order, as a tree or flat: indexes stay with what they were for, and each level is sorted.
    void sortsAndFlattensKeepingIndexes()
    {
        GroupTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        RandomCluster cluster(7, 12);
        SnapshotPtr snapshot = cluster.next();
        tree.publish(snapshot);
        int column = GroupTree::Name;
        bool down = false;
        int kept = 0;
        int flats = 0;
        for (int step = 0; step < 400; ++step) {
            std::vector<Held> held;
            hold(tree, {}, cluster.below(GroupTree::ColumnCount), held);
            if (cluster.chance(25)) {
                column = cluster.below(GroupTree::ColumnCount);
                down = cluster.chance(50);
                tree.sort(column, down ? Qt::DescendingOrder : Qt::AscendingOrder);
            } else if (cluster.chance(15)) {
                tree.setFlat(!tree.isFlat());
            } else {
                snapshot = cluster.next();
                tree.publish(snapshot);
            }
            const QStringList now = rows(tree);
            QCOMPARE(now.filter(u"app "_s).size(), qsizetype(snapshot->apps.size()));
            if (tree.isFlat()) {
                ++flats;
                QCOMPARE(tree.rowCount(), int(snapshot->apps.size()));
                QCOMPARE(now.filter(u"group "_s).size(), 0);
            }
            QVERIFY(isSorted(tree, {}, column, down));
            for (const Held &one : held) {
                if (!one.index.isValid())
                    continue;
                QCOMPARE(one.index.data(IdRole).toString(), one.path);
                ++kept;
            }
        }
        QVERIFY(kept > 1000 && flats > 20);
    }

    void cellsOfTheSample()
    {
        GroupTree tree;
        tree.publish(sampleCluster());
        const QModelIndex frontend = tree.indexOf(AppId(u"/shop/frontend"_s));
        QCOMPARE(frontend.data().toString(), u"frontend"_s);
        QCOMPARE(frontend.siblingAtColumn(GroupTree::Tag).data().toString(), u"2.14.1"_s);
        QCOMPARE(frontend.siblingAtColumn(GroupTree::HealthBar).data(CountsRole).value<HealthSegments>(),
                 (HealthSegments{5, 1, 0, 0, 0, 0}));
        QCOMPARE(frontend.siblingAtColumn(GroupTree::Status).data(ConditionRole).toInt(), int(Condition::Bad));
        QCOMPARE(frontend.siblingAtColumn(GroupTree::Cpus).data(SortRole).toDouble(), 1.5);
        QCOMPARE(frontend.parent().data().toString(), u"shop"_s);
        QCOMPARE(frontend.parent().siblingAtColumn(GroupTree::Status).data(ConditionRole).toInt(), int(Condition::Bad));
        tree.clear();
        QCOMPARE(tree.rowCount(), 0);
        QVERIFY(!tree.indexOf(AppId(u"/shop/frontend"_s)).isValid());
    }
};

MESOSCOPE_TEST(GroupTreeTest)
#include "tst_grouptree.moc"
