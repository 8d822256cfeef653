// SPDX-License-Identifier: GPL-3.0-or-later
// Incidents that show only over several readings: agents that go and return, a leader that does not get all back.
#include "tests/domain/joinkit.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;

namespace {

using Kind = Incident::Kind;

MesosObservation agents(const QList<const char *> &ids, const char *master = "m")
{
    MesosObservation seen;
    seen.masterId = text(master);
    seen.leader = text(master);
    seen.frameworks = {aFramework("F1", "one")};
    for (const char *id : ids)
        seen.agents.push_back(anAgent(id, id));
    return seen;
}

MarathonObservation instance(const QList<HealthResult> &results)
{
    MarathonObservation seen;
    seen.apps = {anApp("/a")};
    seen.tasks = {ofApp(aTask("a.1", "S1"), "/a", "h1")};
    seen.tasks.front().task.healthResults = results;
    return seen;
}

QStringList told(const SnapshotPtr &before, const SnapshotPtr &after)
{
    QStringList lines;
    for (const Incident &incident : incidentsBetween(before.get(), *after, diff(before.get(), *after))) {
        const QString subject = incident.agent.isEmpty() ? incident.task.text() : incident.agent.text();
        lines.append(QString::number(int(incident.kind)) + u' ' + subject);
    }
    return lines;
}

QString line(Kind kind, const char *subject)
{
    return QString::number(int(kind)) + u' ' + text(subject);
}

} // namespace

class DeparturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAgentThatLeftTheListIsToldWhenItReturns()
    {
        Joiner join({SourceId::Mesos});
        const SnapshotPtr whole = join.take(agents({"S1", "S2"}));
        const SnapshotPtr less = join.take(agents({"S1"}));
        QCOMPARE(told(whole, less), QStringList(line(Kind::AgentLost, "S2")));
        const SnapshotPtr again = join.take(agents({"S1", "S2"}));
        QCOMPARE(told(less, again), QStringList(line(Kind::AgentBack, "S2")));
        const SnapshotPtr more = join.take(agents({"S1", "S2", "S3"})); // a new one is no return
        QCOMPARE(told(again, more), QStringList());
    }

    void anAgentThatANewLeaderDoesNotGetBackIsLost()
    {
        Joiner join({SourceId::Mesos});
        join.take(agents({"S1", "S2"}));
        MesosObservation half = agents({"S1"}, "n");
        half.recoveredAgents = 1;
        const SnapshotPtr recovering = join.take(half);
        QCOMPARE(recovering->findAgent(AgentId(text("S2")))->status, AgentStatus::Recovering);
        const SnapshotPtr settled = join.take(agents({"S1"}, "n"));
        QCOMPARE(told(recovering, settled), QStringList(line(Kind::AgentLost, "S2")));
    }

    void anAgentThatANewLeaderGetsBackIsNoNews()
    {
        Joiner join({SourceId::Mesos});
        const SnapshotPtr before = join.take(agents({"S1", "S2"}));
        MesosObservation half = agents({"S1"}, "m");
        half.recoveredAgents = 1;
        const SnapshotPtr recovering = join.take(half);
        QCOMPARE(told(before, recovering), QStringList());
        QCOMPARE(told(recovering, join.take(agents({"S1", "S2"}))), QStringList());
    }

    void anInstanceBornUnhealthyIsTold()
    {
        Joiner join({SourceId::Marathon});
        MarathonObservation none = instance({});
        none.tasks.clear();
        const SnapshotPtr before = join.take(none);
        const SnapshotPtr after = join.take(instance({{false, 3, 0, 0, 1, text("refused")}}));
        QCOMPARE(told(before, after), QStringList(line(Kind::InstanceUnhealthy, "a.1")));
    }

    void theCauseIsTheFailingChecks()
    {
        Joiner join({SourceId::Marathon});
        const SnapshotPtr before = join.take(instance({{true, 0, 1, 1, 0, {}}, {true, 0, 1, 1, 0, {}}}));
        const SnapshotPtr after =
            join.take(instance({{false, 3, 1, 1, 2, text("HTTP 503")}, {true, 0, 1, 1, 0, text("an old one")}}));
        const QList<Incident> incidents = incidentsBetween(before.get(), *after, diff(before.get(), *after));
        QCOMPARE(incidents.size(), 1);
        QCOMPARE(incidents.first().detail, text("HTTP 503"));
    }

    void aSourceThatConnectsAnewIsBack()
    {
        Joiner join({SourceId::Mesos});
        const SnapshotPtr live = join.take(agents({"S1"}));
        SourceState state = liveState(SourceId::Mesos);
        state.phase = SourceState::Phase::Stale;
        join.builder.setSourceState(state);
        const SnapshotPtr stale = join.build();
        state.phase = SourceState::Phase::Connecting;
        join.builder.setSourceState(state);
        const SnapshotPtr connecting = join.build();
        join.builder.setSourceState(liveState(SourceId::Mesos));
        const SnapshotPtr back = join.build();
        const auto kind = [](const SnapshotPtr &a, const SnapshotPtr &b) {
            const QList<Incident> incidents = incidentsBetween(a.get(), *b, diff(a.get(), *b));
            return incidents.size() == 1 ? int(incidents.first().kind) : -1;
        };
        QCOMPARE(kind(live, stale), int(Kind::SourceLost));
        QCOMPARE(kind(stale, connecting), -1);
        QCOMPARE(kind(connecting, back), int(Kind::SourceBack));
    }
};

MESOSCOPE_TEST(DeparturesTest)
#include "tst_departures.moc"
