// SPDX-License-Identifier: GPL-3.0-or-later
// Two edits of one definition: what fits together is brought together, what does not is asked, nothing is lost.
#include "models/domain/secrets.h"
#include "models/domain/threewaymerge.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject js(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    return object;
}

QString written(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Definitions as people write them, and what people do to them.
class Writer
{
public:
    explicit Writer(quint32 seed) : m_random(seed) {}

    QJsonObject definition()
    {
        QJsonObject app{{u"id"_s, u"/shop/web"_s}, {u"cpus"_s, number()}, {u"mem"_s, 128 * number()}};
        if (chance())
            app.insert(u"cmd"_s, word());
        if (chance())
            app.insert(u"args"_s, QJsonArray{word(), word()});
        app.insert(u"env"_s, map());
        app.insert(u"labels"_s, map());
        app.insert(u"container"_s, container());
        QJsonArray checks;
        for (int i = below(4); i > 0; --i)
            checks.append(check());
        app.insert(u"healthChecks"_s, checks);
        QJsonArray constraints;
        for (int i = below(3); i > 0; --i)
            constraints.append(QJsonArray{word(), u"IS"_s, word()});
        app.insert(u"constraints"_s, constraints);
        app.insert(u"x-future"_s, QJsonObject{{u"deep"_s, QJsonArray{1, QJsonValue::Null, QJsonObject{{word(), 1}}}}});
        return app;
    }

    /// Some keys of some objects set, added or removed; lists grown, shortened, turned round.
    QJsonObject edited(QJsonObject object, int depth = 0)
    {
        QStringList keys = object.keys();
        keys += word();
        for (const QString &key : std::as_const(keys)) {
            if (below(4) != 0 || key == "id"_L1)
                continue;
            const QJsonValue old = object.value(key);
            if (old.isObject() && depth < 4 && below(4) != 0)
                object.insert(key, edited(old.toObject(), depth + 1));
            else if (old.isArray() && below(4) != 0)
                object.insert(key, edited(old.toArray(), depth + 1));
            else if (below(4) == 0)
                object.remove(key);
            else
                object.insert(key, scalar());
        }
        return object;
    }

    QJsonArray edited(QJsonArray array, int depth)
    {
        switch (below(5)) {
        case 0:
            if (!array.isEmpty())
                array.removeAt(below(int(array.size())));
            break;
        case 1:
            array.insert(below(int(array.size()) + 1),
                         !array.isEmpty() && array.first().isObject()  ? QJsonValue(check())
                         : !array.isEmpty() && array.first().isArray() ? QJsonValue(QJsonArray{word(), u"UNIQUE"_s})
                                                                       : scalar());
            break;
        case 2:
            if (array.size() > 1)
                array.append(array.takeAt(0));
            break;
        default:
            for (int i = 0; i < array.size(); ++i) {
                if (array.at(i).isObject() && chance())
                    array[i] = edited(array.at(i).toObject(), depth + 1);
            }
            break;
        }
        return array;
    }

    int below(int limit) { return int(m_random.bounded(quint32(limit))); }
    bool chance() { return below(2) == 0; }
    QString word() { return QString(u"abcdefgh"[below(8)]) + QString::number(below(3)); }
    double number() { return below(40) / 8.0; }
    QJsonValue scalar()
    {
        return chance() ? QJsonValue(word()) : chance() ? QJsonValue(number()) : QJsonValue(chance());
    }

private:
    QJsonObject map()
    {
        QJsonObject map;
        for (int i = below(5); i > 0; --i)
            map.insert(word(), word());
        if (chance())
            map.insert(u"DB_PASSWORD"_s, word());
        return map;
    }
    QJsonObject check()
    {
        return {{u"protocol"_s, u"HTTP"_s}, {u"path"_s, u"/"_s + word()}, {u"portIndex"_s, below(2)}};
    }
    QJsonObject container()
    {
        QJsonArray ports;
        for (int i = below(3); i > 0; --i)
            ports.append(QJsonObject{{u"containerPort"_s, 8000 + i}, {u"name"_s, u"p%1"_s.arg(i)}});
        QJsonArray volumes;
        for (int i = below(3); i > 0; --i)
            volumes.append(QJsonObject{{u"containerPath"_s, u"/v%1"_s.arg(i)}, {u"mode"_s, u"RO"_s}});
        return {{u"type"_s, u"DOCKER"_s},
                {u"docker"_s, QJsonObject{{u"image"_s, u"shop/web:"_s + word()}}},
                {u"portMappings"_s, ports},
                {u"volumes"_s, volumes}};
    }

    QRandomGenerator m_random;
};

const MergeRow *rowOf(const ThreeWayMerge &merge, const QString &path)
{
    for (const MergeRow &row : merge.rows) {
        if (row.path == path)
            return &row;
    }
    return nullptr;
}

QStringList paths(const ThreeWayMerge &merge)
{
    QStringList paths;
    for (const MergeRow &row : merge.rows)
        paths += row.path;
    return paths;
}

MergeChoices all(const ThreeWayMerge &merge, MergeSide side)
{
    MergeChoices choices;
    for (const MergeRow &row : merge.rows)
        choices.insert(row.path, side);
    return choices;
}

} // namespace

class ThreeWayMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverChangedAloneGetsTheirWay()
    {
        for (quint32 seed = 1; seed <= 500; ++seed) {
            Writer writer(seed);
            const QJsonObject base = writer.definition();
            const QJsonObject other = writer.edited(base);
            const ThreeWayMerge mine = mergeThreeWays(base, base, other);
            QVERIFY2(mine.merged == other,
                     qPrintable(written(base) + u'\n' + written(other) + u'\n' + written(mine.merged)));
            QCOMPARE(mine.conflicts, 0);
            QVERIFY(!mine.theyChanged);
            const ThreeWayMerge theirs = mergeThreeWays(base, other, base);
            QVERIFY2(theirs.merged == other, qPrintable(written(base) + u'\n' + written(other)));
            QCOMPARE(theirs.conflicts, 0);
            QCOMPARE(theirs.theyChanged, base != other);
            const ThreeWayMerge both = mergeThreeWays(base, other, other);
            QVERIFY(both.merged == other);
            QCOMPARE(both.conflicts, 0);
            QVERIFY(mergeThreeWays(base, base, base).rows.isEmpty());
        }
    }

    /// Who is called "they" decides nothing but the conflicts, and those as chosen.
    void sidesCanBeSwapped()
    {
        int conflicts = 0;
        for (quint32 seed = 1; seed <= 500; ++seed) {
            Writer writer(seed);
            const QJsonObject base = writer.definition();
            const QJsonObject one = writer.edited(base);
            const QJsonObject two = writer.edited(base);
            const ThreeWayMerge open = mergeThreeWays(base, one, two);
            const ThreeWayMerge first = mergeThreeWays(base, one, two, all(open, MergeSide::Theirs));
            const ThreeWayMerge swapped = mergeThreeWays(base, two, one); // undecided: as "you" want it
            QVERIFY2(first.merged == swapped.merged,
                     qPrintable(u"seed %1\n"_s.arg(seed) + written(base) + u'\n' + written(one) + u'\n' + written(two) +
                                u'\n' + written(first.merged) + u'\n' + written(swapped.merged)));
            QCOMPARE(first.undecided, 0);
            QCOMPARE(open.undecided, open.conflicts);
            QCOMPARE(paths(first), paths(open)); // choices decide what is taken, not what is asked
            QStringList distinct = paths(open);
            QCOMPARE(distinct.removeDuplicates(), 0);
            conflicts += open.conflicts;
        }
        QVERIFY(conflicts > 100);
    }

    void disjointChangesCommuteAndAreAllThere()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            Writer writer(seed);
            const QJsonObject base = writer.definition();
            QJsonObject one = base;
            QJsonObject two = base;
            const QJsonObject changed = writer.edited(base);
            QStringList keys = base.keys() + changed.keys();
            keys.removeDuplicates();
            for (const QString &key : std::as_const(keys)) {
                QJsonObject &target = writer.chance() ? one : two;
                if (changed.contains(key))
                    target.insert(key, changed.value(key));
                else
                    target.remove(key);
            }
            const ThreeWayMerge merge = mergeThreeWays(base, one, two);
            QCOMPARE(merge.conflicts, 0);
            QCOMPARE(merge.merged, changed);
            QCOMPARE(mergeThreeWays(base, two, one).merged, changed);
        }
    }

    void keysThatNobodyKnowsSurvive()
    {
        const QJsonObject base = js(R"({"cpus": 1, "x-future": {"a": [1, null, {"b": []}], "c": null}, "mem": 1})");
        QJsonObject one = base;
        one.insert(u"cpus"_s, 2);
        QJsonObject two = base;
        two.insert(u"mem"_s, 2);
        const QJsonObject merged = mergeThreeWays(base, one, two).merged;
        QCOMPARE(merged, js(R"({"cpus": 2, "x-future": {"a": [1, null, {"b": []}], "c": null}, "mem": 2})"));
    }

    void bothMayAddToOneMap()
    {
        const ThreeWayMerge merge =
            mergeThreeWays(js(R"({"env": {"A": "1", "B": "1"}})"), js(R"({"env": {"A": "2", "B": "1", "T": "x"}})"),
                           js(R"({"env": {"A": "1", "Y": "y"}})"));
        QCOMPARE(merge.conflicts, 0);
        QCOMPARE(merge.merged, js(R"({"env": {"A": "2", "T": "x", "Y": "y"}})"));
        QCOMPARE(paths(merge), QStringList({u"/env/A"_s, u"/env/B"_s, u"/env/T"_s, u"/env/Y"_s}));
    }

    void changedHereAndRemovedThereIsAConflict()
    {
        const QJsonObject base = js(R"({"env": {"A": "1"}})");
        const QJsonObject theirs = js(R"({"env": {}})");
        const QJsonObject yours = js(R"({"env": {"A": "2"}})");
        const ThreeWayMerge merge = mergeThreeWays(base, theirs, yours);
        QCOMPARE(merge.conflicts, 1);
        QVERIFY(rowOf(merge, u"/env/A"_s)->theirs.isUndefined());
        QCOMPARE(merge.merged, yours);
        QCOMPARE(mergeThreeWays(base, theirs, yours, {{u"/env/A"_s, MergeSide::Theirs}}).merged, theirs);
    }

    void listsOfObjectsAreMatchedByWhatNamesThem()
    {
        const ThreeWayMerge merge = mergeThreeWays(
            js(R"({"fetch": [{"uri": "file-1"}, {"uri": "file-2", "extract": true}]})"),
            js(R"({"fetch": [{"uri": "file-0"}, {"uri": "file-1"}, {"uri": "file-2", "extract": true}]})"),
            js(R"({"fetch": [{"uri": "file-1"}, {"uri": "file-2", "extract": false}, {"uri": "file-3"}]})"));
        QCOMPARE(merge.conflicts, 0);
        QCOMPARE(merge.merged, js(R"({"fetch": [{"uri": "file-0"}, {"uri": "file-1"},
                                  {"uri": "file-2", "extract": false}, {"uri": "file-3"}]})"));
        QVERIFY(rowOf(merge, u"/fetch/[file-2]/extract"_s));
    }

    void healthChecksOfBothStand()
    {
        const ThreeWayMerge merge = mergeThreeWays(
            js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "portIndex": 0, "intervalSeconds": 10}]})"),
            js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "portIndex": 0, "intervalSeconds": 30}]})"),
            js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "portIndex": 0, "intervalSeconds": 10},
                                    {"protocol": "TCP", "portIndex": 1}]})"));
        QCOMPARE(merge.conflicts, 0);
        QCOMPARE(merge.merged,
                 js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "portIndex": 0, "intervalSeconds": 30},
                                         {"protocol": "TCP", "portIndex": 1}]})"));
        // Of the same length, what tells them apart may be what was changed.
        const ThreeWayMerge moved =
            mergeThreeWays(js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "timeoutSeconds": 5}]})"),
                           js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/b", "timeoutSeconds": 5}]})"),
                           js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/a", "timeoutSeconds": 9}]})"));
        QCOMPARE(moved.merged, js(R"({"healthChecks": [{"protocol": "HTTP", "path": "/b", "timeoutSeconds": 9}]})"));
    }

    /// Health checks and variables point at ports by index: two changes of their order cannot be brought together.
    void portsAreAConflictWhenBothMoveThem()
    {
        const QJsonObject base = js(R"({"portDefinitions": [{"port": 1, "name": "a"}]})");
        const QJsonObject one = js(R"({"portDefinitions": [{"port": 2, "name": "t"}, {"port": 1, "name": "a"}]})");
        const QJsonObject two = js(R"({"portDefinitions": [{"port": 1, "name": "a"}, {"port": 3, "name": "y"}]})");
        const ThreeWayMerge merge = mergeThreeWays(base, one, two);
        QCOMPARE(paths(merge), QStringList{u"/portDefinitions"_s});
        QCOMPARE(merge.conflicts, 1);
        // One of them alone may, while the other changes what is in one.
        const QJsonObject inside = js(R"({"portDefinitions": [{"port": 9, "name": "a"}]})");
        const ThreeWayMerge fits = mergeThreeWays(base, one, inside);
        QCOMPARE(fits.conflicts, 0);
        QCOMPARE(fits.merged, js(R"({"portDefinitions": [{"port": 2, "name": "t"}, {"port": 9, "name": "a"}]})"));
    }

    void argumentsAreOneThing()
    {
        const ThreeWayMerge merge = mergeThreeWays(js(R"({"args": ["a", "b"]})"), js(R"({"args": ["a", "b", "t"]})"),
                                                   js(R"({"args": ["a", "y"]})"));
        QCOMPARE(paths(merge), QStringList{u"/args"_s});
        QCOMPARE(merge.undecided, 1);
    }

    void constraintsAreASet()
    {
        const ThreeWayMerge merge = mergeThreeWays(js(R"({"constraints": [["zone", "IS", "b"]]})"),
                                                   js(R"({"constraints": [["zone", "IS", "b"], ["rack", "IS", "t"]]})"),
                                                   js(R"({"constraints": [["hostname", "UNIQUE"]]})"));
        QCOMPARE(merge.conflicts, 0);
        const QJsonArray constraints = merge.merged.value("constraints"_L1).toArray();
        QCOMPARE(constraints.size(), 2);
        QVERIFY(constraints.contains(QJsonArray({u"rack"_s, u"IS"_s, u"t"_s})));
        QVERIFY(constraints.contains(QJsonArray({u"hostname"_s, u"UNIQUE"_s})));
    }

    void secretsAreMaskedInRowsAndKeptInTheResult()
    {
        const ThreeWayMerge merge =
            mergeThreeWays(js(R"({"env": {"API_TOKEN": "one-1111"}})"), js(R"({"env": {"API_TOKEN": "two-2222"}})"),
                           js(R"({"env": {"API_TOKEN": "three-3"}})"));
        const MergeRow *row = rowOf(merge, u"/env/API_TOKEN"_s);
        QVERIFY(row && row->secret && row->kind == MergeRow::Kind::Conflict);
        for (const QJsonValue &value : {row->base, row->theirs, row->yours})
            QCOMPARE(value.toString(), QString::fromUtf16(SecretMask));
        QCOMPARE(merge.merged, js(R"({"env": {"API_TOKEN": "three-3"}})"));
        const ThreeWayMerge uri =
            mergeThreeWays(js(R"({"fetch": []})"), js(R"({"fetch": []})"),
                           QJsonObject{{u"fetch"_s, QJsonArray{QJsonObject{{u"uri"_s, u"http://u:hunter2@a/1"_s}}}}});
        QVERIFY2(!paths(uri).join(u' ').contains(u"hunter2"_s), qPrintable(paths(uri).join(u' ')));
    }

    void rolesOfTypesDoNotMatter()
    {
        // A string where an object was, null where a number was: whole values, no crash, nothing lost.
        const QJsonObject base = js(R"({"a": {"b": 1}, "c": [1], "d": null})");
        const QJsonObject one = js(R"({"a": "text", "c": {"x": 1}, "d": null})");
        const QJsonObject two = js(R"({"a": {"b": 2}, "c": [1, 2], "d": 4})");
        const ThreeWayMerge merge = mergeThreeWays(base, one, two);
        QCOMPARE(merge.conflicts, 2);
        QCOMPARE(merge.merged, two);
        QCOMPARE(mergeThreeWays(base, one, two, all(merge, MergeSide::Theirs)).merged,
                 js(R"({"a": "text", "c": {"x": 1}, "d": 4})"));
    }
};

MESOSCOPE_TEST(ThreeWayMergeTest)

#include "tst_threewaymerge.moc"
