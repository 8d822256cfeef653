// SPDX-License-Identifier: GPL-3.0-or-later
// Three recorded fail-overs, step by step over real sockets: what was known stays until the new leader has it again.
#include "app/sources/mesos/mesosjson.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/replay/pipelinewatch.h"
#include "tests/replay/recordedmasters.h"
#include "tests/support/snapshotcheck.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

/// The answered states in order, the leader's before the fail-over first.
QList<TimelineStep> statesOf(const QList<TimelineStep> &timeline)
{
    QList<TimelineStep> states;
    for (const TimelineStep &step : timeline) {
        if (!step.state.isEmpty())
            states.append(step);
    }
    return states;
}

bool hasIncident(const QList<Incident> &incidents, Incident::Kind kind)
{
    return std::any_of(incidents.begin(), incidents.end(), [kind](const Incident &i) { return i.kind == kind; });
}

} // namespace

class RecordedFailoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrDoubled_data()
    {
        QTest::addColumn<bool>("newLeader");
        QTest::newRow("sigterm") << true;
        QTest::newRow("sigkill") << true;
        QTest::newRow("zookeeper_stopped") << false;
    }

    void nothingIsLostOrDoubled()
    {
        QFETCH(bool, newLeader);
        const QList<TimelineStep> timeline = readTimeline(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(timeline.size() > 10);
        RecordedMasters masters;
        qsizetype next = 0;
        while (timeline.at(next).kill.isEmpty())
            masters.take(timeline.at(next++));
        PipelineWatch watch(masters.urls());
        QTRY_COMPARE_WITH_TIMEOUT(int(watch.mesos().phase), int(Phase::Live), 20000);

        const QList<TimelineStep> states = statesOf(timeline);
        const Inventory before(stateBody(states.first()));
        const Inventory after(stateBody(states.last()));
        QCOMPARE(before.agents.size(), 3);
        QVERIFY(before.activeTasks.size() >= 9);
        QSet<QString> known = before.activeTasks;
        watch.mustHold(before.agents & after.agents, before.activeTasks & after.activeTasks);
        QCOMPARE(QSet(before.agents & after.agents).size(), 3);
        watch.mayHold(known);

        for (; next < timeline.size(); ++next) {
            const TimelineStep &step = timeline.at(next);
            masters.take(step);
            if (!step.state.isEmpty())
                watch.mayHold(known |= Inventory(stateBody(step)).activeTasks);
            QVERIFY2(watch.askAgain(), qPrintable(step.label()));
            QVERIFY2(watch.problems.isEmpty(), qPrintable(step.label() + u": "_s + watch.problems.join(u"; "_s)));
            checkState(watch, step, before);
            if (QTest::currentTestFailed())
                return;
        }
        if (newLeader) {
            QCOMPARE(watch.now()->info.mesosMasterId, after.masterId);
            QCOMPARE(watch.now()->info.recoveredAgents, 0);
            for (const Agent &agent : watch.now()->agents)
                QCOMPARE(int(agent.status), int(AgentStatus::Active));
            const QStringList listed = activeTasks(*watch.now());
            QCOMPARE(QSet<QString>(listed.begin(), listed.end()), after.activeTasks);
            QVERIFY(hasIncident(watch.incidents, Incident::Kind::LeaderChanged));
            QVERIFY(hasIncident(watch.incidents, Incident::Kind::SourceBack));
        }
        QVERIFY(hasIncident(watch.incidents, Incident::Kind::SourceLost));
        QVERIFY(!hasIncident(watch.incidents, Incident::Kind::AgentLost)); // nobody is alarmed of what was well
        for (const Incident &incident : std::as_const(watch.incidents)) {
            if (incident.kind == Incident::Kind::TaskFailed) // jobs did fail meanwhile, but none that is well
                QVERIFY2(!before.activeTasks.contains(incident.task.text()), qPrintable(incident.task.text()));
        }
    }

    void anyReadingsMayBeMissed_data()
    {
        QTest::addColumn<int>("moments");
        QTest::newRow("sigterm") << 6;
        QTest::newRow("sigkill") << 6;
    }

    /// A poll sees some of the moments, and some of them twice: whichever they are, nothing is lost.
    void anyReadingsMayBeMissed()
    {
        QFETCH(int, moments);
        const QList<TimelineStep> states = statesOf(readTimeline(QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(states.size(), moments);
        std::vector<ObservationPtr> readings;
        for (const TimelineStep &step : states) {
            const auto read = readState(stateBody(step));
            QVERIFY(read.ok());
            readings.push_back(std::make_shared<const Observation>(read->observation));
        }
        const Inventory before(stateBody(states.first()));
        const Inventory after(stateBody(states.last()));
        const QSet<QString> steady = before.activeTasks & after.activeTasks;
        for (uint chosen = 0; chosen < (1U << (readings.size() - 1)); ++chosen) {
            for (const bool twice : {false, true}) {
                SnapshotBuilder builder;
                SourceState live;
                live.id = SourceId::Mesos;
                live.phase = Phase::Live;
                live.lastGoodMs = 1;
                builder.setSourceState(live);
                builder.take(readings.front());
                for (size_t i = 1; i <= readings.size(); ++i) {
                    if (i < readings.size() && !(chosen & (1U << (i - 1))))
                        continue;
                    for (int times = 0; times <= int(twice); ++times)
                        builder.take(readings[std::min(i, readings.size() - 1)]); // the last one is always seen
                    const SnapshotPtr snapshot = builder.build(1000 * qint64(i));
                    QCOMPARE(problemOf(*snapshot), QString());
                    QCOMPARE(snapshot->agents.size(), size_t(3));
                    const QStringList listed = activeTasks(*snapshot);
                    QVERIFY(QSet<QString>(listed.begin(), listed.end()).contains(steady));
                }
                const SnapshotPtr last = builder.build(1'000'000);
                const QStringList listed = activeTasks(*last);
                QCOMPARE(QSet<QString>(listed.begin(), listed.end()), after.activeTasks);
            }
        }
    }

private:
    static void checkState(const PipelineWatch &watch, const TimelineStep &step, const Inventory &before)
    {
        const SourceState &mesos = watch.mesos();
        if (!step.state.isEmpty()) {
            QCOMPARE(int(mesos.phase), int(Phase::Live));
            const int missing = 3 - step.state["slaves"_L1].toInt();
            QCOMPARE(watch.now()->info.recoveredAgents, missing); // said, not shown as an empty cluster
            QVERIFY(watch.now()->info.mesosMasterId != before.masterId);
        } else if (step.ask == "state"_L1 && !step.fault.isEmpty()) {
            QCOMPARE(int(mesos.phase), int(Phase::Stale));
            QVERIFY(mesos.error->kind == Error::Kind::Unreachable || mesos.error->kind == Error::Kind::NoLeader);
            QCOMPARE(watch.now()->agents.size(), size_t(3));
        } else if (step.status == 503 && step.ask == "state"_L1) {
            QCOMPARE(int(mesos.phase), int(Phase::Stale));
            QVERIFY(mesos.error->kind == Error::Kind::NoLeader || mesos.error->kind == Error::Kind::Unreachable);
        }
    }
};

MESOSCOPE_TEST(RecordedFailoverTest)

#include "tst_failover.moc"
