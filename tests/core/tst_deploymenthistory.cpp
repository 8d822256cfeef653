// SPDX-License-Identifier: GPL-3.0-or-later
// How deployments end in the local history, and what of it survives a restart and a bad disk.
#include "app/core/deploymenthistory.h"
#include "app/core/notifier.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/core/fakes.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using State = DeploymentRecord::State;

namespace {

constexpr qint64 Start = 1'700'000'000'000;
const QString OldVersion = u"2026-01-01T00:00:00.000Z"_s;
const QString NewVersion = u"2026-01-02T00:00:00.000Z"_s;

Deployment deploymentOf(const QString &id, int step = 1)
{
    Deployment deployment;
    deployment.id = DeploymentId(id);
    deployment.version = NewVersion;
    deployment.versionMs = Start - 86'400'000; // the server's clock is a day behind
    deployment.affected = {AppId(u"/shop"_s)};
    deployment.steps = {{{u"RestartApplication"_s, AppId(u"/shop"_s)}}};
    deployment.current = deployment.steps.first();
    deployment.currentStep = step;
    deployment.totalSteps = 2;
    return deployment;
}

/// A cluster with the app "/shop" of two instances, whose state a test says.
class Desk
{
public:
    explicit Desk(const QString &file = {}) { history.open(file); }

    void publish(const std::vector<Deployment> &deployments, const QString &tasksOf = OldVersion,
                 SourceState::Phase phase = SourceState::Phase::Live)
    {
        MarathonObservation seen =
            std::get<MarathonObservation>(*marathonWith({Health::None, Health::None}, NewVersion));
        seen.apps.front().versionMs = QDateTime::fromString(NewVersion, Qt::ISODateWithMs).toMSecsSinceEpoch();
        for (ObservedTask &task : seen.tasks)
            task.task.version = tasksOf;
        seen.deployments = deployments;
        SnapshotBuilder builder;
        SourceState state = liveState(SourceId::Marathon);
        state.phase = phase;
        builder.setSourceState(state);
        builder.take(std::make_shared<const Observation>(std::move(seen)));
        now += 10'000;
        store.publish(firstChange(builder.build(now)));
    }
    void event(const QString &type, const QString &id, const QByteArray &payload = {})
    {
        ClusterEvent event;
        event.type = type;
        event.subject = id;
        event.payload = payload;
        store.addEvents({event});
    }
    void cancelled(const QString &id, Force force, const Result<Receipt> &result = Receipt{})
    {
        Q_EMIT commands.finished(CancelDeployment{DeploymentId(id), force}, result);
    }
    DeploymentRecord record(const QString &id = u"d1"_s) const
    {
        const DeploymentRecord *found = history.find(DeploymentId(id));
        return found ? *found : DeploymentRecord();
    }
    State state() const { return record().state; }

    qint64 now = Start;
    Store store;
    CommandBus commands{store};
    DeploymentHistory history{store, commands};
};

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class DeploymentHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesWhatRuns()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.publish({deploymentOf(u"d1"_s, 2)});
        QCOMPARE(desk.history.records().size(), 1);
        QCOMPARE(desk.state(), State::Running);
        QCOMPARE(desk.record().step, 2);
        QCOMPARE(desk.record().affected, QList<AppId>{AppId(u"/shop"_s)});
        QCOMPARE(desk.record().actions, deploymentOf(u"d1"_s).steps);
        QVERIFY(!desk.record().durationMs());
    }

    void pollingAloneTellsWhatRuns()
    {
        Desk done;
        done.publish({deploymentOf(u"d1"_s)});
        done.publish({}, NewVersion);
        QCOMPARE(done.state(), State::Finished);
        QVERIFY(!done.record().told);
        QVERIFY(!done.record().ours);
        QCOMPARE(done.record().durationMs(), 10'000); // whatever the server's clock says

        Desk left;
        left.publish({deploymentOf(u"d1"_s)});
        left.publish({}, OldVersion); // the app has the version from the beginning, its instances have not
        QCOMPARE(left.state(), State::Ended);
    }

    void oldAnswersEndNothing()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.publish({}, NewVersion, SourceState::Phase::Stale);
        QCOMPARE(desk.state(), State::Running);
        desk.publish({}, NewVersion);
        QCOMPARE(desk.state(), State::Finished);
        QCOMPARE(desk.record().endedMs, 0); // when is not known: nobody watched
        QVERIFY(!desk.record().durationMs());
    }

    void aDeploymentThatComesBackWasNotOver()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.publish({});
        desk.publish({deploymentOf(u"d1"_s)});
        QCOMPARE(desk.state(), State::Running);
        QCOMPARE(desk.record().endedMs, 0);
    }

    void eventsKnowBetter()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.publish({}, NewVersion);
        QCOMPARE(desk.state(), State::Finished);
        desk.event(u"deployment_failed"_s, u"d1"_s, R"({"reason":"cancelled by /ops"})");
        QCOMPARE(desk.state(), State::Failed);
        QVERIFY(desk.record().told);
        QCOMPARE(desk.record().reason, u"cancelled by /ops"_s);
    }

    void anEventComesFirst()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.event(u"deployment_success"_s, u"d1"_s);
        desk.publish({deploymentOf(u"d1"_s)}); // listed for a moment still
        QCOMPARE(desk.state(), State::Finished);
        desk.publish({}, OldVersion);
        QCOMPARE(desk.state(), State::Finished);
        desk.event(u"deployment_success"_s, u"never seen"_s);
        desk.event(u"deployment_step_success"_s, u"d1"_s);
        QCOMPARE(desk.history.records().size(), 1);
    }

    void ourOwnCommands_data()
    {
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("eventFirst");
        QTest::addColumn<int>("state");
        QTest::newRow("rolled back") << false << false << int(State::RolledBack);
        QTest::newRow("rolled back, event first") << false << true << int(State::RolledBack);
        QTest::newRow("stopped") << true << false << int(State::Stopped);
        QTest::newRow("stopped, event first") << true << true << int(State::Stopped);
    }

    void ourOwnCommands()
    {
        QFETCH(bool, force);
        QFETCH(bool, eventFirst);
        QFETCH(int, state);
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        if (eventFirst)
            desk.event(u"deployment_failed"_s, u"d1"_s, R"({"reason":"cancelled"})");
        desk.cancelled(u"d1"_s, force ? Force::Yes : Force::No);
        if (!eventFirst)
            desk.event(u"deployment_failed"_s, u"d1"_s, R"({"reason":"cancelled"})");
        desk.publish({});
        QCOMPARE(int(desk.state()), state);
        QVERIFY(desk.record().ours);
        QVERIFY(desk.record().reason.isEmpty());
    }

    void aRefusedCommandEndsNothing()
    {
        Desk desk;
        desk.publish({deploymentOf(u"d1"_s)});
        desk.cancelled(u"d1"_s, Force::Yes, errorOf(Error::Kind::Forbidden));
        QCOMPARE(desk.state(), State::Running);
        QVERIFY(!desk.record().ours);
    }

    void standsStill()
    {
        Desk desk;
        const QSignalSpy told(&desk.history, &DeploymentHistory::incidents);
        const DeploymentId id(u"d1"_s);
        for (int i = 0; i <= 29; ++i) // 290 s
            desk.publish({deploymentOf(u"d1"_s)});
        QVERIFY(!desk.history.stuck().contains(id));
        QVERIFY(told.isEmpty());
        desk.publish({deploymentOf(u"d1"_s)});
        QVERIFY(desk.history.stuck().contains(id));
        desk.publish({deploymentOf(u"d1"_s)});
        QCOMPARE(told.size(), 1); // once
        const auto incident = told.first().first().value<QList<Incident>>().constFirst();
        QCOMPARE(incident.kind, Incident::Kind::DeploymentStuck);
        QCOMPARE(incident.deployment, id);
        QCOMPARE(incident.app, AppId(u"/shop"_s));
        desk.publish({deploymentOf(u"d1"_s, 2)});
        QVERIFY(!desk.history.stuck().contains(id));
        for (int i = 0; i <= 30; ++i)
            desk.publish({deploymentOf(u"d1"_s, 2)});
        QCOMPARE(told.size(), 2); // it had got on meanwhile
        desk.store.clear();
        QVERIFY(desk.history.stuck().isEmpty());
    }

    /// A stuck one is told like any trouble; that it is over takes that back.
    void tellsTheNotifier()
    {
        Desk desk;
        ManualClock clock(Start);
        Notifier notifier(desk.store, clock);
        QList<Notice> told;
        QObject::connect(&notifier, &Notifier::notice, &notifier,
                         [&told](const Notice &notice) { told.append(notice); });
        QObject::connect(&desk.history, &DeploymentHistory::incidents, &notifier, &Notifier::take);
        for (int i = 0; i <= 31; ++i)
            desk.publish({deploymentOf(u"d1"_s)});
        QCOMPARE(told.size(), 1);
        QVERIFY(!told.first().recovery);
        Incident over;
        over.kind = Incident::Kind::DeploymentFinished;
        over.deployment = DeploymentId(u"d1"_s);
        over.app = AppId(u"/shop"_s);
        notifier.take({over});
        QCOMPARE(told.size(), 2);
        QVERIFY(told.last().recovery);
        QCOMPARE(told.last().key, told.first().key); // replaces it
    }

    void survivesARestart()
    {
        const QTemporaryDir dir;
        const QString file = RecordFile::pathOf(u"deployments"_s, u"../profile"_s, dir.path());
        QVERIFY(QFileInfo(file).path().startsWith(dir.path()));
        QVERIFY(!file.contains(u".."_s));
        QList<DeploymentRecord> before;
        {
            Desk desk(file);
            desk.publish({deploymentOf(u"d1"_s), deploymentOf(u"d2"_s)});
            desk.event(u"deployment_failed"_s, u"d1"_s, R"({"reason":"why"})");
            before = desk.history.records();
        }
        Desk desk(file);
        QCOMPARE(desk.history.records(), before);
        desk.publish({}, NewVersion); // the other ended while the program was not there
        QCOMPARE(desk.record(u"d2"_s).state, State::Finished);
        QCOMPARE(desk.record(u"d2"_s).endedMs, 0);
        desk.history.open(RecordFile::pathOf(u"deployments"_s, u"another"_s, dir.path()));
        QVERIFY(desk.history.records().isEmpty());
        QVERIFY(desk.history.file().problem().isEmpty());
    }

    void aCorruptFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kept");
        QTest::newRow("no JSON") << QByteArray("{\"schema\":1,\"deploy") << 0;
        QTest::newRow("of the future") << QByteArray(R"({"schema":2,"deployments":[]})") << 0;
        QTest::newRow("one bad") << QByteArray(
                                        R"({"schema":1,"deployments":[{"id":"a","state":"failed","step":-1e99},7]})")
                                 << 1;
    }

    void aCorruptFileIsSetAside()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, kept);
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"history.json"_s);
        write(file, content);
        Desk desk(file);
        QCOMPARE(desk.history.records().size(), kept);
        QFile aside(desk.history.file().corruptFile());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        desk.publish({deploymentOf(u"d1"_s)});
        desk.history.save();
        QVERIFY(desk.history.file().problem().isEmpty());
        QCOMPARE(Desk(file).history.records().size(), kept + 1);
    }

    void anUnwritablePlaceIsSaid()
    {
        const QTemporaryDir dir;
        write(dir.filePath(u"taken"_s), "a file where a folder should be");
        Desk desk(dir.filePath(u"taken/history.json"_s));
        desk.publish({deploymentOf(u"d1"_s)});
        const QSignalSpy said(&desk.history.file(), &RecordFile::problemChanged);
        desk.history.save();
        QCOMPARE(said.size(), 1);
        QVERIFY(!desk.history.file().problem().isEmpty());
        desk.publish({}, NewVersion);
        QCOMPARE(desk.state(), State::Finished);
        QFile::remove(dir.filePath(u"taken"_s));
        desk.history.save();
        QVERIFY(desk.history.file().problem().isEmpty());
        QCOMPARE(Desk(dir.filePath(u"taken/history.json"_s)).state(), State::Finished);
    }

    void keepsTheNewest()
    {
        Desk desk;
        desk.publish({deploymentOf(u"first"_s)});
        std::vector<Deployment> many{deploymentOf(u"first"_s)};
        for (int i = 0; i < 600; ++i)
            many.push_back(deploymentOf(u"d"_s + QString::number(i)));
        desk.publish(many);
        desk.publish({many.front()});
        QCOMPARE(desk.history.records().size(), DeploymentHistory::MaximumRecords);
        QVERIFY(desk.history.find(many.front().id)); // the oldest, but it runs
        QVERIFY(desk.history.find(many.back().id));
    }
};

MESOSCOPE_TEST(DeploymentHistoryTest)

#include "tst_deploymenthistory.moc"
