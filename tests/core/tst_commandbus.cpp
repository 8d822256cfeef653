// SPDX-License-Identifier: GPL-3.0-or-later
// Commands: what is refused before anything is sent, what is sent once, and what a lost answer becomes.
#include "app/core/namedproblem.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

AppId shop()
{
    return AppId(QStringLiteral("/shop"));
}

struct Bench
{
    explicit Bench(bool readOnly = false)
    {
        store.publish(firstChange(snapshotWith({Health::Healthy, Health::Healthy})));
        bus.attach(
            worker.context(), &api, [this] { ++refreshes; }, readOnly);
    }
    ~Bench() { bus.detach(); }
    /// Submits and waits.
    Result<Receipt> outcome(const Command &command)
    {
        const auto call = bus.submit(command);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(call.isFinished(), 10000); }();
        return call.resultCount() > 0 ? call.result() : Result<Receipt>(Error{});
    }
    Worker worker;
    FakeCommandApi api;
    Store store;
    CommandBus bus{store};
    int refreshes = 0;
};

QJsonObject appJson(const QString &version, int instances)
{
    return {{QStringLiteral("id"), QStringLiteral("/shop")},
            {QStringLiteral("version"), version},
            {QStringLiteral("instances"), instances},
            {QStringLiteral("cmd"), QStringLiteral("sleep 1")},
            {QStringLiteral("cpus"), 0.1}};
}

QJsonObject edit()
{
    return {{QStringLiteral("id"), QStringLiteral("/shop")}, {QStringLiteral("cmd"), QStringLiteral("sleep 2")}};
}

Result<Receipt> lost()
{
    return errorOf(Error::Kind::OutcomeUnknown);
}

} // namespace

class CommandBusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutApiNothingIsPossible()
    {
        Store store;
        CommandBus bus(store);
        QVERIFY(!bus.canWrite());
        const auto call = bus.submit(ResetDelay{shop()});
        QVERIFY(call.isFinished());
        QCOMPARE(call.result().error().kind, Error::Kind::Unsupported);
        QCOMPARE(bus.versions(shop()).result().error().kind, Error::Kind::Unsupported);
        QCOMPARE(bus.definition(shop(), {}).result().error().kind, Error::Kind::Unsupported);
    }

    void invalidIsRefusedWithNamedFields()
    {
        Bench bench;
        const auto result = bench.outcome(ScaleApp{AppId(QStringLiteral("/no/such/app")), 3});
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QVERIFY(!result.error().fields.isEmpty());
        const auto problem = localProblem(result.error().fields.first());
        QVERIFY(problem.has_value());
        QCOMPARE(problem->problem, Problem::NoSuchApp);
        QCOMPARE(int(bench.api.runs), 0);
    }

    void readOnlyIsRefused()
    {
        Bench bench(true);
        QVERIFY(!bench.bus.canWrite());
        QCOMPARE(bench.outcome(ScaleApp{shop(), 3}).error().kind, Error::Kind::ReadOnly);
        QCOMPARE(int(bench.api.runs), 0);
        QCOMPARE(bench.refreshes, 0);
    }

    void oneInFlightPerApp()
    {
        Bench bench;
        QSignalSpy pending(&bench.bus, &CommandBus::pendingChanged);
        const auto first = bench.bus.submit(RestartApp{shop()}); // never answered
        QVERIFY(bench.bus.isPending(shop()));
        QCOMPARE(pending.size(), 1);
        const auto second = bench.outcome(ScaleApp{shop(), 5});
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
        QVERIFY(second.error().detail.isEmpty());
        QVERIFY(second.error().fields.isEmpty());
        QTRY_COMPARE(int(bench.api.runs), 1);
        bench.worker.run([&] {
            bench.api.pendingRuns.front().addResult(
                Result<Receipt>(Receipt{DeploymentId(QStringLiteral("d")), {}, false}));
            bench.api.pendingRuns.front().finish();
        });
        QTRY_VERIFY(first.isFinished());
        QTRY_VERIFY(!bench.bus.isPending(shop()));
        QCOMPARE(pending.size(), 2);
        QCOMPARE(bench.refreshes, 1);
    }

    void successRefreshesAndTellsEverybody()
    {
        Bench bench;
        bench.api.onRun = [] { return Result<Receipt>(Receipt{DeploymentId(QStringLiteral("d1")), {}, false}); };
        QSignalSpy finished(&bench.bus, &CommandBus::finished);
        const auto result = bench.outcome(ScaleApp{shop(), 5});
        QVERIFY(result.ok());
        QCOMPARE(result->deployment, DeploymentId(QStringLiteral("d1")));
        QVERIFY(!result->confirmedByReading);
        QCOMPARE(bench.refreshes, 1);
        QCOMPARE(finished.size(), 1);
    }

    void serversRefusalIsPassedOnUnchanged()
    {
        Bench bench;
        Error locked = errorOf(Error::Kind::Conflict);
        locked.deployments = {QStringLiteral("d7")};
        bench.api.onRun = [locked] { return Result<Receipt>(locked); };
        const auto result = bench.outcome(ScaleApp{shop(), 5});
        QCOMPARE(result.error().deployments, QStringList{QStringLiteral("d7")});
        QCOMPARE(int(bench.api.reads), 0);
        QCOMPARE(bench.refreshes, 0);
    }

    void editOfAnOlderVersionIsAConflict()
    {
        Bench bench;
        const UpdateApp update{shop(), edit(), QStringLiteral("v0")};
        const auto result = bench.outcome(update);
        QCOMPARE(result.error().kind, Error::Kind::Conflict);
        QCOMPARE(result.error().fields.value(0).path, QStringLiteral("/version"));
        QCOMPARE(int(bench.api.runs), 0);
    }

    void editIsCheckedAgainstTheServerToo()
    {
        Bench bench; // the store still says v1
        bench.api.onRead = [](const QString &) { return Result<QJsonObject>(appJson(QStringLiteral("v2"), 2)); };
        const UpdateApp update{shop(), edit(), QStringLiteral("v1")};
        const auto result = bench.outcome(update);
        QCOMPARE(result.error().kind, Error::Kind::Conflict);
        QCOMPARE(int(bench.api.runs), 0);
        bench.api.onRead = [](const QString &) { return Result<QJsonObject>(appJson(QStringLiteral("v1"), 2)); };
        bench.api.onRun = [] { return Result<Receipt>(Receipt()); };
        QVERIFY(bench.outcome(update).ok());
        QCOMPARE(int(bench.api.runs), 1);
    }

    void nothingIsSentWhenTheVersionCannotBeRead()
    {
        Bench bench;
        bench.api.onRead = [](const QString &) { return Result<QJsonObject>(errorOf(Error::Kind::Timeout)); };
        const UpdateApp update{shop(), edit(), QStringLiteral("v1")};
        QCOMPARE(bench.outcome(update).error().kind, Error::Kind::Timeout);
        QCOMPARE(int(bench.api.runs), 0);
    }

    void lostAnswerIsReadBack_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("scaled") << 0 << true;
        QTest::newRow("not scaled") << 1 << false;
        QTest::newRow("destroyed") << 2 << true;
        QTest::newRow("still there") << 3 << false;
        QTest::newRow("restarted") << 4 << true;
        QTest::newRow("not restarted") << 5 << false;
        QTest::newRow("updated") << 6 << true;
        QTest::newRow("updated by somebody else") << 7 << false;
        QTest::newRow("rolled back") << 8 << true;
        QTest::newRow("other version instead") << 9 << false;
        QTest::newRow("deployed") << 10 << true;
        QTest::newRow("kill cannot be told") << 11 << false;
        QTest::newRow("unreadable") << 12 << false;
    }

    void lostAnswerIsReadBack()
    {
        QFETCH(int, what);
        QFETCH(bool, confirmed);
        using Read = std::function<Result<QJsonObject>(const QString &)>;
        const auto always = [](const QJsonObject &json) -> Read {
            return [json](const QString &) { return Result<QJsonObject>(json); };
        };
        const auto fails = [](Error::Kind kind) -> Read {
            return [kind](const QString &) { return Result<QJsonObject>(errorOf(kind)); };
        };
        const QString v1 = QStringLiteral("v1");
        const QString v2 = QStringLiteral("v2");
        QJsonObject edited = appJson(v2, 2);
        edited.insert(QStringLiteral("cmd"), QStringLiteral("sleep 2"));
        edited.insert(QStringLiteral("acceptedResourceRoles"), QJsonValue::Null); // what servers add
        const UpdateApp update{shop(), edit(), {}};
        QJsonObject fresh = appJson(QStringLiteral("v9"), 1);
        fresh.insert(QStringLiteral("id"), QStringLiteral("/new"));
        const auto versions = [&](const QString &nowCmd) -> Read {
            return [nowCmd](const QString &version) {
                QJsonObject json = appJson(version.isEmpty() ? QStringLiteral("v3") : version, 2);
                if (version.isEmpty())
                    json.insert(QStringLiteral("cmd"), nowCmd);
                return Result<QJsonObject>(json);
            };
        };
        const QList<std::pair<Command, Read>> cases{
            {ScaleApp{shop(), 5}, always(appJson(v2, 5))},
            {ScaleApp{shop(), 5}, always(appJson(v1, 2))},
            {DestroyApp{shop()}, fails(Error::Kind::NotFound)},
            {DestroyApp{shop()}, always(appJson(v1, 2))},
            {RestartApp{shop()}, always(appJson(v2, 2))},
            {RestartApp{shop()}, always(appJson(v1, 2))},
            {update, always(edited)},
            {update, always(appJson(v2, 2))},
            {RollBackApp{shop(), QStringLiteral("v0")}, versions(QStringLiteral("sleep 1"))},
            {RollBackApp{shop(), QStringLiteral("v0")}, versions(QStringLiteral("sleep 7"))},
            {DeployApp{{{QStringLiteral("id"), QStringLiteral("/new")},
                        {QStringLiteral("cmd"), QStringLiteral("sleep 1")},
                        {QStringLiteral("cpus"), 0.1}}},
             always(fresh)},
            {KillTasks{shop(), {TaskId(QStringLiteral("shop.1"))}}, always(appJson(v2, 1))},
            {ScaleApp{shop(), 5}, fails(Error::Kind::Unreachable)},
        };
        Bench bench;
        bench.api.onRun = lost;
        bench.api.onRead = cases.at(what).second;
        const auto result = bench.outcome(cases.at(what).first);
        QCOMPARE(int(bench.api.runs), 1); // never sent again
        QCOMPARE(bench.refreshes, 1);
        if (confirmed) {
            QVERIFY(result.ok());
            QVERIFY(result->confirmedByReading);
        } else {
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::OutcomeUnknown);
        }
    }

    void lateEffectIsFoundByReadingAgain()
    {
        Bench bench;
        bench.api.onRun = lost;
        bench.api.onRead = [n = std::make_shared<int>(0)](const QString &) {
            return Result<QJsonObject>(appJson(QStringLiteral("v2"), ++*n < 2 ? 2 : 5));
        };
        const auto result = bench.outcome(ScaleApp{shop(), 5});
        QVERIFY(result.ok());
        QCOMPARE(int(bench.api.reads), 2);
    }

    void whoeverStopsWaitingDoesNotStopTheCommand()
    {
        Bench bench;
        QSignalSpy finished(&bench.bus, &CommandBus::finished);
        auto call = bench.bus.submit(RestartApp{shop()});
        QTRY_COMPARE(int(bench.api.runs), 1);
        call.cancel(); // the dialog was closed
        bool producerSawIt = true;
        bench.worker.run([&] {
            producerSawIt = bench.api.pendingRuns.front().isCanceled();
            bench.api.pendingRuns.front().addResult(Result<Receipt>(Receipt()));
            bench.api.pendingRuns.front().finish();
        });
        QVERIFY(!producerSawIt);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.first().at(1).value<Result<Receipt>>().ok());
    }

    void closingTheConnectionEndsEveryCommand()
    {
        Bench bench;
        const auto sent = bench.bus.submit(RestartApp{shop()});
        QTRY_COMPARE(int(bench.api.runs), 1);
        const auto read = bench.bus.definition(shop(), {});
        bench.bus.detach();
        bench.worker.end();
        QVERIFY(sent.isFinished());
        QCOMPARE(sent.result().error().kind, Error::Kind::OutcomeUnknown); // nobody knows what became of it
        QTRY_VERIFY(read.isFinished());
        QVERIFY(!bench.bus.isPending(shop()));
        QVERIFY(!bench.bus.canWrite());
    }

    void everyProblemHasAKeyOfItsOwn()
    {
        QSet<QString> keys;
        for (int i = 0; i <= int(Problem::SingleRemoval); ++i) {
            const QString key = problemKey(Problem(i));
            QVERIFY(!key.isEmpty());
            QCOMPARE(problemFromKey(key), std::optional(Problem(i)));
            keys.insert(key);
        }
        QCOMPARE(keys.size(), int(Problem::SingleRemoval) + 1);
        QVERIFY(!localProblem({QStringLiteral("/cpus"), {QStringLiteral("must be positive, said the server")}}));
    }
};

MESOSCOPE_TEST(CommandBusTest)

#include "tst_commandbus.moc"
