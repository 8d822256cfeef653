// SPDX-License-Identifier: GPL-3.0-or-later
// The same faults where somebody looks: at the logs of an agent, and at a chart.
#include "app/demo/simcluster.h"
#include "app/sources/mesos/sandbox.h"
#include "app/sources/timeseries/opentsdbapi.h"
#include "tests/sources/logsof.h"
#include "tests/sources/troubles.h"
#include "tests/support/eventually.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Error::Kind;
using Phase = SourceState::Phase;

namespace {

/// A log of a running task of the demo cluster, found as the program finds it.
struct LogRig
{
    explicit LogRig(demo::DemoServer &cluster) : masters(cluster, SourceId::Mesos, 60000)
    {
        masters.transport.timeoutMs = 2000; // of what a fault swallows
        masters.source->start();
        EVENTUALLY(!masters.watch->observations.isEmpty(), 10000);
    }

    /// Of a task that runs on any but @p notOn.
    LogFollower *follow(const AgentId &notOn = {})
    {
        const std::optional<LogRef> running = logOfRunning(masters.watch->last<MesosObservation>(), notOn);
        if (!running)
            return nullptr;
        agent = running->agent;
        return logs.follow(*running, &owner);
    }

    SourceRig masters;
    SandboxLogs logs{masters.transport, masters.agents};
    AgentId agent;
    QObject owner;
};

} // namespace

class WatchedFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_cluster.clearFaults(); }
    void logsLiveThrough_data();
    void logsLiveThrough();
    void anUnreachableAgentCostsOnlyItsOwn();
    void chartQueriesLiveThrough_data();
    void chartQueriesLiveThrough();

private:
    demo::DemoServer m_cluster;
};

void WatchedFaultsTest::initTestCase()
{
    demo::DemoServer::Options options;
    options.scenario = quiet(*demo::loadScenario(u"small"_s));
    options.speed = 0;
    QVERIFY(m_cluster.start(options).ok());
}

void WatchedFaultsTest::logsLiveThrough_data()
{
    QTest::addColumn<int>("trouble");
    const QList<Trouble> all = troubles();
    for (int i = 0; i < int(all.size()); ++i) {
        if (all.at(i).kinds.first() != Kind::NotFound)
            QTest::newRow(all.at(i).name) << i; // 404 is an answer: the file is gone
    }
}

void WatchedFaultsTest::logsLiveThrough()
{
    QFETCH(int, trouble);
    const Trouble tried = troubles().at(trouble);
    LogRig rig(m_cluster);
    LogFollower *follower = rig.follow();
    QVERIFY(follower);
    QSignalSpy chunks(follower, &LogFollower::chunk);
    QList<Error> errors;
    connect(follower, &LogFollower::failed, this, [&errors](const Error &error) { errors += error; });
    QSignalSpy recovered(follower, &LogFollower::recovered);
    EVENTUALLY(chunks.size() > 0, 10000);
    rig.masters.transport.timeoutMs = 150;
    setFault(m_cluster, tried.fault, SourceId::Logs);
    EVENTUALLY(errors.size() == 1, 10000);
    QVERIFY2(tried.kinds.contains(errors.first().kind), qPrintable(QString::number(int(errors.first().kind))));
    QVERIFY(m_cluster.requestCount(u"agent"_s) < 10000);
    m_cluster.clearFaults();
    EVENTUALLY(recovered.size() == 1, 15000);
    QCOMPARE(errors.size(), 1); // said once
}

void WatchedFaultsTest::anUnreachableAgentCostsOnlyItsOwn()
{
    LogRig rig(m_cluster);
    LogFollower *lost = rig.follow();
    QVERIFY(lost);
    const AgentId dead = rig.agent;
    LogFollower *other = rig.follow(dead);
    QVERIFY(other);
    QSignalSpy lostChunks(lost, &LogFollower::chunk);
    QSignalSpy failed(lost, &LogFollower::failed);
    QSignalSpy otherFailed(other, &LogFollower::failed);
    QSignalSpy otherChunks(other, &LogFollower::chunk);
    EVENTUALLY(lostChunks.size() > 0 && otherChunks.size() > 0, 10000);
    const auto reach = [&](bool on) {
        m_cluster.run([&](demo::SimCluster &cluster) {
            for (std::size_t i = 0; i < cluster.agents().size(); ++i) {
                if (cluster.agents().at(i).id == dead.text())
                    cluster.setAgentReachable(int(i), on);
            }
        });
    };
    reach(false);
    EVENTUALLY(failed.size() == 1, 10000);
    QCOMPARE(otherFailed.size(), 0);
    rig.masters.source->refresh();
    EVENTUALLY(int(rig.masters.watch->state.phase) == int(Phase::Live), 10000);
    QVERIFY(!rig.masters.watch->state.error.has_value());
    reach(true);
    m_cluster.advance(5000);
}

void WatchedFaultsTest::chartQueriesLiveThrough_data()
{
    QTest::addColumn<int>("trouble");
    const QList<Trouble> all = troubles();
    for (int i = 0; i < int(all.size()); ++i)
        QTest::newRow(all.at(i).name) << i;
}

/// What a chart asks for, beside what its source asks to see whether the store lives.
void WatchedFaultsTest::chartQueriesLiveThrough()
{
    QFETCH(int, trouble);
    const Trouble tried = troubles().at(trouble);
    SourceRig rig(m_cluster, SourceId::Series);
    Endpoint endpoint;
    endpoint.urls = {rig.relay.url()};
    OpenTsdbApi api(rig.transport, endpoint, rig.clock);
    SeriesQuery query;
    query.metric = Metric::Memory;
    m_cluster.run([&query](demo::SimCluster &cluster) { query.toMs = cluster.nowMs(); });
    query.fromMs = query.toMs - 3600000;
    query.stepSeconds = 60;
    const auto asked = [&] {
        const Call<SeriesSet> call = api.query(query);
        eventually([&] { return call.isFinished(); }, 10000);
        return call.isFinished() ? call.result() : Result<SeriesSet>(Error{});
    };
    const auto before = asked();
    QVERIFY(before.ok() && !before->series.isEmpty());
    rig.transport.timeoutMs = 150;
    setFault(m_cluster, tried.fault, SourceId::Series);
    const auto refused = asked();
    QVERIFY(!refused.ok());
    QVERIFY2(tried.kinds.contains(refused.error().kind), qPrintable(QString::number(int(refused.error().kind))));
    QCOMPARE(int(refused.error().source), int(SourceId::Series));
    m_cluster.clearFaults();
    rig.transport.timeoutMs = 10000;
    const auto after = asked();
    QVERIFY(after.ok() && after->series.size() == before->series.size());
}

MESOSCOPE_TEST(WatchedFaultsTest)

#include "tst_watchedfaults.moc"
