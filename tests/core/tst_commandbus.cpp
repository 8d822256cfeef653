// SPDX-License-Identifier: GPL-3.0-or-later
// Commands: what is refused before anything is sent, what is sent once, and what a lost answer becomes.
#include "app/core/namedproblem.h"
#include "app/core/readback.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
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
        bus.setReadBackPause(10);
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

    /// The store lags behind what the dialog has read: that is no conflict.
    void aStoreThatLagsIsNoConflict()
    {
        Bench bench;
        const QString seen = QStringLiteral("2026-11-22T10:00:00.480Z");
        bench.store.publish(firstChange(snapshotWith({Health::Healthy}, QStringLiteral("2026-11-22T09:00:00.000Z"))));
        bench.api.onRead = [](const QString &) {
            return Result<QJsonObject>(appJson(QStringLiteral("2026-11-22T10:00:00.48Z"), 2)); // the same moment
        };
        bench.api.onRun = [] { return Result<Receipt>(Receipt()); };
        QVERIFY(bench.outcome(UpdateApp{shop(), edit(), seen}).ok());
        QCOMPARE(int(bench.api.runs), 1);
    }

    void rollBackAndScaleCompareWhatWasSeen()
    {
        Bench bench;
        bench.api.onRead = [](const QString &) { return Result<QJsonObject>(appJson(QStringLiteral("v2"), 10)); };
        bench.api.onRun = [] { return Result<Receipt>(Receipt()); };
        const auto rolled = bench.outcome(RollBackApp{shop(), QStringLiteral("v0"), Force::No, QStringLiteral("v1")});
        QCOMPARE(rolled.error().kind, Error::Kind::Conflict);
        QCOMPARE(rolled.error().fields.value(0).path, QStringLiteral("/version"));
        const auto scaled = bench.outcome(ScaleApp{shop(), 5, Force::No, 3});
        QCOMPARE(scaled.error().kind, Error::Kind::Conflict);
        QCOMPARE(scaled.error().fields.value(0).path, QStringLiteral("/instances"));
        QCOMPARE(scaled.error().fields.value(0).texts, QStringList{QStringLiteral("10")});
        QCOMPARE(int(bench.api.runs), 0);
        QVERIFY(bench.outcome(ScaleApp{shop(), 5, Force::No, 10}).ok()); // the version does not matter to a number
        QCOMPARE(int(bench.api.runs), 1);
    }

    void whatStandsBeforeTheServerDoesNotTellTheOutcome_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("open");
        const auto row = [](const char *name, Error::Kind kind, int status, const char *detail, bool open) {
            Error error = errorOf(kind);
            error.httpStatus = status;
            error.detail = QString::fromLatin1(detail);
            QTest::newRow(name) << error << open;
        };
        using Kind = Error::Kind;
        row("504 of a proxy", Kind::Server, 504, "Gateway Time-out", true);
        row("502 of a proxy", Kind::Server, 502, "Bad Gateway", true);
        row("500", Kind::Server, 500, "null", true);
        row("Marathon gave up waiting", Kind::Server, 503, "Futures timed out after [10 seconds]", true);
        row("a standby gave up waiting", Kind::NoLeader, 502, "Connection to leader timed out.", true);
        row("nobody behind the balancer", Kind::Server, 503, "No server is available", false);
        row("no leader", Kind::NoLeader, 502, "Could not determine the current leader", false);
        row("422", Kind::Invalid, 422, "", false);
        row("refused connection", Kind::Unreachable, 0, "", false);
    }

    void whatStandsBeforeTheServerDoesNotTellTheOutcome()
    {
        QFETCH(Error, error);
        QFETCH(bool, open);
        Bench bench;
        bench.api.onRun = [error] { return Result<Receipt>(error); };
        bench.api.onRead = [](const QString &) { return Result<QJsonObject>(appJson(QStringLiteral("v2"), 5)); };
        const auto result = bench.outcome(ScaleApp{shop(), 5});
        QCOMPARE(result.ok(), open); // the state shows that it happened
        QCOMPARE(bench.api.reads > 0, open);
        if (!open)
            QCOMPARE(result.error().kind, error.kind);
        QCOMPARE(int(bench.api.runs), 1);
    }

    void readingGoesOnWhileThereIsNoLeader()
    {
        Bench bench;
        bench.api.onRun = lost;
        bench.api.onRead = [n = std::make_shared<int>(0)](const QString &) {
            return ++*n < 6 ? Result<QJsonObject>(errorOf(Error::Kind::NoLeader))
                            : Result<QJsonObject>(appJson(QStringLiteral("v2"), 5));
        };
        const auto result = bench.outcome(ScaleApp{shop(), 5});
        QVERIFY(result.ok());
        QCOMPARE(int(bench.api.reads), 6);
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
        QTest::addColumn<int>("outcome");
        QTest::newRow("scaled") << 0 << int(Outcome::Happened);
        QTest::newRow("not scaled") << 1 << int(Outcome::NotDone);
        QTest::newRow("destroyed") << 2 << int(Outcome::Happened);
        QTest::newRow("still there") << 3 << int(Outcome::NotDone);
        QTest::newRow("restarted") << 4 << int(Outcome::Happened);
        QTest::newRow("not restarted") << 5 << int(Outcome::NotDone);
        QTest::newRow("updated") << 6 << int(Outcome::Happened);
        QTest::newRow("updated by somebody else") << 7 << int(Outcome::Unknown);
        QTest::newRow("rolled back") << 8 << int(Outcome::Happened);
        QTest::newRow("other version instead") << 9 << int(Outcome::Unknown);
        QTest::newRow("deployed") << 10 << int(Outcome::Happened);
        QTest::newRow("kill cannot be told") << 11 << int(Outcome::Unknown);
        QTest::newRow("killed") << 13 << int(Outcome::Happened);
        QTest::newRow("kill not seen yet") << 14 << int(Outcome::Unknown);
        QTest::newRow("group destroyed") << 15 << int(Outcome::Happened);
        QTest::newRow("group still there") << 16 << int(Outcome::NotDone);
        QTest::newRow("not deployed") << 17 << int(Outcome::NotDone);
        QTest::newRow("delay cannot be told") << 18 << int(Outcome::Unknown);
        QTest::newRow("unreadable") << 12 << int(Outcome::Unknown);
    }

    void lostAnswerIsReadBack()
    {
        QFETCH(int, what);
        QFETCH(int, outcome);
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
        const KillTasks kill{shop(), {TaskId(QStringLiteral("shop.1"))}};
        const auto withTasks = [&](const QList<std::pair<const char *, const char *>> &tasks) {
            QJsonArray list;
            for (const auto &[id, state] : tasks)
                list.append(QJsonObject{{QStringLiteral("id"), QString::fromLatin1(id)},
                                        {QStringLiteral("state"), QString::fromLatin1(state)}});
            QJsonObject json = appJson(v1, 2);
            json.insert(QStringLiteral("tasks"), list);
            return json;
        };
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
            {kill, always(withTasks({{"shop.1", "TASK_KILLING"}, {"shop.2", "TASK_RUNNING"}}))},
            {kill, always(withTasks({{"shop.1", "TASK_RUNNING"}}))},
            {DestroyGroup{AppId(QStringLiteral("/g"))}, fails(Error::Kind::NotFound)},
            {DestroyGroup{AppId(QStringLiteral("/g"))}, always({{QStringLiteral("id"), QStringLiteral("/g")}})},
            {DeployApp{{{QStringLiteral("id"), QStringLiteral("/new")}, {QStringLiteral("cmd"), QStringLiteral("x")}}},
             fails(Error::Kind::NotFound)},
            {ResetDelay{shop()}, always(appJson(v1, 2))},
        };
        Bench bench;
        bench.api.onRun = lost;
        bench.api.onRead = cases.at(what).second;
        const auto result = bench.outcome(cases.at(what).first);
        QCOMPARE(int(bench.api.runs), 1); // never sent again
        QCOMPARE(bench.refreshes, 1);
        if (outcome == int(Outcome::Happened)) {
            QVERIFY(result.ok());
            QVERIFY(result->confirmedByReading);
        } else {
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind,
                     outcome == int(Outcome::NotDone) ? Error::Kind::NotDone : Error::Kind::OutcomeUnknown);
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
