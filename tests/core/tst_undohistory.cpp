// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of what was done, and how many instances a suspended app had.
#include "app/core/formerinstances.h"
#include "app/core/undohistory.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

AppId app(const QString &name)
{
    return AppId(u"/shop/"_s + name);
}

UndoHistory::Done scaled(const QString &name, int from, int to)
{
    return {ScaleApp{app(name), to, Force::No, from}, Receipt{DeploymentId(u"d-"_s + name), {}, false}};
}

/// A Marathon that knows some versions of one app.
class Versions : public CommandApi
{
public:
    Call<Receipt> run(const Command &, App::Kind) override { return finishedCall<Receipt>(Receipt{}); }
    Call<AppVersions> versions(const AppId &id, App::Kind) override
    {
        return finishedCall<AppVersions>(fails ? Result<AppVersions>(*fails) : AppVersions{id, names});
    }
    Call<QJsonObject> definition(const AppId &, App::Kind, const QString &version) override
    {
        ++reads;
        if (!instances.contains(version))
            return finishedCall<QJsonObject>(errorOf(Error::Kind::NotFound));
        return finishedCall<QJsonObject>(QJsonObject{{u"instances"_s, instances.value(version)}});
    }

    QStringList names;
    QHash<QString, int> instances;
    std::optional<Error> fails;
    std::atomic<int> reads{0};
};

} // namespace

class UndoHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatCanBeTakenBackTheLastFirst()
    {
        Store store;
        CommandBus bus(store);
        UndoHistory history(bus);
        QSignalSpy changed(&history, &UndoHistory::changed);
        history.record({{RestartApp{app(u"a"_s), Force::No}, {}}});
        QVERIFY(history.isEmpty());
        QCOMPARE(changed.size(), 0);
        history.record({scaled(u"a"_s, 3, 5)});
        history.record({scaled(u"b"_s, 1, 2), {RestartApp{app(u"c"_s), Force::No}, {}}, scaled(u"d"_s, 4, 0)});
        QCOMPARE(changed.size(), 2);
        UndoHistory::Entry entry = history.take();
        QCOMPARE(entry.size(), 2); // together, in the reverse order
        QCOMPARE(targetOf(entry.first().undo), app(u"d"_s));
        QCOMPARE(entry.first().deployment.text(), u"d-d"_s);
        QCOMPARE(targetOf(entry.last().undo), app(u"b"_s));
        entry = history.take();
        QCOMPARE(targetOf(entry.first().undo), app(u"a"_s));
        QVERIFY(history.isEmpty());
        QVERIFY(history.take().isEmpty());
    }

    void forgetsWhenTheConnectionEnds()
    {
        Worker worker;
        FakeCommandApi api;
        Store store;
        CommandBus bus(store);
        UndoHistory history(bus);
        bus.attach(
            worker.context(), &api, [] {}, false);
        history.record({scaled(u"a"_s, 3, 5)});
        QVERIFY(!history.isEmpty());
        bus.detach();
        QVERIFY(history.isEmpty());
    }

    void isBounded()
    {
        Store store;
        CommandBus bus(store);
        UndoHistory history(bus);
        for (int i = 0; i < 100; ++i)
            history.record({scaled(QString::number(i), 1, 2)});
        int kept = 0;
        QCOMPARE(targetOf(history.last().first().undo), app(u"99"_s));
        while (!history.take().isEmpty())
            ++kept;
        QCOMPARE(kept, 20);
    }

    void findsTheNumberFromBeforeTheSuspend_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QList<int>>("instances"); // -1: that version is gone
        QTest::addColumn<int>("found");
        QTest::newRow("before") << QStringList{u"c"_s, u"b"_s, u"a"_s} << QList<int>{0, 4, 2} << 4;
        QTest::newRow("edited while suspended")
            << QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s} << QList<int>{0, 0, 7, 2} << 7;
        QTest::newRow("a version was forgotten") << QStringList{u"c"_s, u"b"_s, u"a"_s} << QList<int>{0, -1, 2} << 2;
        QTest::newRow("never ran") << QStringList{u"b"_s, u"a"_s} << QList<int>{0, 0} << 0;
        QTest::newRow("none") << QStringList{} << QList<int>{} << 0;
    }

    void findsTheNumberFromBeforeTheSuspend()
    {
        QFETCH(QStringList, names);
        QFETCH(QList<int>, instances);
        QFETCH(int, found);
        Worker worker;
        Versions api;
        api.names = names;
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (instances.at(i) >= 0)
                api.instances.insert(names.at(i), instances.at(i));
        }
        Store store;
        CommandBus bus(store);
        bus.attach(
            worker.context(), &api, [] {}, false);
        const auto call = formerInstances(bus, app(u"a"_s), this);
        QTRY_VERIFY(call.isFinished());
        QVERIFY(call.result().ok());
        QCOMPARE(call.result()->instances, found);
        bus.detach();
    }

    void givesUpInTime()
    {
        Worker worker;
        Versions api;
        for (int i = 0; i < 50; ++i) {
            api.names.append(QString::number(i));
            api.instances.insert(QString::number(i), 0);
        }
        Store store;
        CommandBus bus(store);
        bus.attach(
            worker.context(), &api, [] {}, false);
        const auto call = formerInstances(bus, app(u"a"_s), this);
        QTRY_VERIFY(call.isFinished());
        QCOMPARE(call.result()->instances, 0);
        QCOMPARE(int(api.reads), 8);
        api.fails = errorOf(Error::Kind::Server);
        const auto failing = formerInstances(bus, app(u"a"_s), this);
        QTRY_VERIFY(failing.isFinished());
        QCOMPARE(failing.result().error().kind, Error::Kind::Server);
        bus.detach();
    }
};

MESOSCOPE_TEST(UndoHistoryTest)
#include "tst_undohistory.moc"
