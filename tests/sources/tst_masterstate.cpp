// SPDX-License-Identifier: GPL-3.0-or-later
// A master's state kept by events, against a cluster that is counted out by brute force: whatever the stream repeats,
// leaves out or reorders, nothing is doubled or lost, and a verification makes all of it right.
#include "app/sources/mesos/masterstate.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/sources/countedmaster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Doubt = MasterModel::Doubt;

namespace {

/// The model with what it feeds: the snapshot builder.
struct Keeper
{
    MasterModel model;
    SnapshotBuilder builder;
    SnapshotPtr now;

    void take(MesosObservation seen)
    {
        builder.take(std::make_shared<const Observation>(std::move(seen)));
        publish();
    }
    void publish()
    {
        if (model.hasChanges())
            builder.take(std::make_shared<const Observation>(model.takeChanges()));
        now = builder.build(1);
    }
};

QString line(const Task &task, const ClusterSnapshot &snapshot)
{
    return task.id.text() + u' ' + taskStateName(task.state).toString() + u' ' + snapshot.agentId(task.agent).text() +
           u' ' + QString::number(task.sinceMs) + u' ' + QString::number(task.startedAtMs) + u' ' +
           QString::number(task.resources.cpus) + u' ' + task.message;
}

QStringList tasksOf(const ClusterSnapshot &snapshot)
{
    QStringList lines;
    for (const Task &task : snapshot.tasks)
        lines += line(task, snapshot);
    lines.sort();
    return lines;
}

QStringList nodesOf(const ClusterSnapshot &snapshot)
{
    QStringList lines;
    for (const Agent &agent : snapshot.agents) {
        if (agent.hasTotals)
            lines += u"%1 %2 %3 %4"_s.arg(agent.id.text())
                         .arg(agent.used.cpus)
                         .arg(agent.activeTasks)
                         .arg(formatPortRanges(agent.usedPorts));
    }
    for (const Framework &framework : snapshot.frameworks)
        lines += u"%1 %2 %3"_s.arg(framework.id.text()).arg(framework.used.cpus).arg(framework.completed);
    lines.sort();
    return lines;
}

/// What the whole state alone makes of it.
SnapshotPtr truthOf(const World &world)
{
    SnapshotBuilder builder;
    builder.take(std::make_shared<const Observation>(world.state()));
    return builder.build(1);
}

bool eachOnce(const ClusterSnapshot &snapshot)
{
    QSet<QString> ids;
    for (const Task &task : snapshot.tasks)
        ids.insert(u't' + task.id.text());
    for (const Agent &agent : snapshot.agents)
        ids.insert(u'a' + agent.id.text());
    return ids.size() == qsizetype(snapshot.tasks.size() + snapshot.agents.size());
}

void addSeeds()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

} // namespace

class MasterStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsATrueStream_data() { addSeeds(); }
    void followsATrueStream()
    {
        QFETCH(quint32, seed);
        World world(seed);
        Keeper keeper;
        keeper.model.reset(world.state());
        keeper.take(world.state());
        world.told.clear();
        for (int i = 0; i < 400; ++i) {
            world.step();
            for (const OperatorEvent &event : std::exchange(world.told, {})) {
                const Doubt doubt = keeper.model.apply(event);
                // An agent that comes may be one that was unreachable: how many are left, it asks for.
                const bool mayReturn =
                    std::holds_alternative<AgentAddedEvent>(event) && world.state().unreachableAgents > 0;
                if (!world.silent && !mayReturn)
                    QCOMPARE(int(doubt), int(Doubt::None));
            }
            if (world.below(3) != 0) // several events to one observation
                continue;
            if (world.silent) { // what is not told is found in the list of agents, and read with the next state
                const Doubt found = keeper.model.takeAgentList(world.state().agents, keeper.model.serial());
                Q_UNUSED(found) // back again before anybody looked, or gone
                MesosObservation state = world.state();
                keeper.model.beginVerification();
                keeper.model.verify(state);
                keeper.take(std::move(state));
                world.silent = false;
            }
            keeper.publish();
            const SnapshotPtr truth = truthOf(world);
            QCOMPARE(tasksOf(*keeper.now), tasksOf(*truth));
            QCOMPARE(nodesOf(*keeper.now), nodesOf(*truth));
        }
    }

    void verificationMakesItRight_data() { addSeeds(); }
    void verificationMakesItRight()
    {
        QFETCH(quint32, seed);
        World world(seed * 977);
        Keeper keeper;
        keeper.model.reset(world.state());
        keeper.take(world.state());
        world.told.clear();
        int doubts = 0;
        for (int round = 0; round < 12; ++round) {
            for (int i = 0; i < 40; ++i) {
                world.step();
                std::vector<OperatorEvent> events = std::exchange(world.told, {});
                for (size_t at = 0; at < events.size(); ++at) {
                    const int fault = world.below(8);
                    if (fault == 0)
                        continue; // left out
                    if (fault == 1 && at + 1 < events.size())
                        std::swap(events[at], events[at + 1]);
                    for (int times = fault == 2 ? 2 : 1; times > 0; --times)
                        doubts += keeper.model.apply(events[at]) == Doubt::Impossible;
                }
                keeper.publish();
                QVERIFY(eachOnce(*keeper.now));
            }
            // From here on nothing is lost any more; the state is taken at some moment in the middle of it.
            keeper.model.beginVerification();
            const int before = world.below(20);
            const int after = world.below(20);
            MesosObservation state;
            for (int i = 0; i < before + after; ++i) {
                if (i == before) {
                    state = world.state();
                    world.silent = false;
                }
                world.step();
                for (const OperatorEvent &event : std::exchange(world.told, {}))
                    keeper.model.apply(event);
                if (world.below(4) == 0)
                    keeper.publish();
            }
            if (after == 0) {
                state = world.state();
                world.silent = false;
            }
            keeper.model.verify(state);
            keeper.take(std::move(state));
            QVERIFY(eachOnce(*keeper.now));
            // One that came and was lost again between question and answer is found in the next list of agents.
            if (!world.silent &&
                keeper.model.takeAgentList(world.state().agents, keeper.model.serial()) == Doubt::Impossible) {
                state = world.state();
                keeper.model.beginVerification();
                keeper.model.verify(state);
                keeper.take(std::move(state));
            }
            const SnapshotPtr truth = truthOf(world);
            QCOMPARE(tasksOf(*keeper.now), tasksOf(*truth));
            if (!world.silent)
                QCOMPARE(nodesOf(*keeper.now), nodesOf(*truth));
        }
        QVERIFY(doubts > 0); // and it asked for that
    }

    void asksForAVerification_data()
    {
        QTest::addColumn<int>("doubt");
        QTest::addColumn<std::function<Doubt(MasterModel &)>>("apply");
        const auto add = [](const char *name, Doubt doubt, std::function<Doubt(MasterModel &)> apply) {
            QTest::newRow(name) << int(doubt) << apply;
        };
        add("update of an unknown task", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(update(u"nobody"_s, TaskState::Running, 9000)); });
        add("life after the end", Doubt::Late, [](MasterModel &model) {
            model.apply(update(u"t"_s, TaskState::Failed, 6000));
            return model.apply(update(u"t"_s, TaskState::Running, 7000));
        });
        add("another end", Doubt::Impossible, [](MasterModel &model) {
            model.apply(update(u"t"_s, TaskState::Failed, 6000));
            return model.apply(update(u"t"_s, TaskState::Finished, 7000));
        });
        add("the end once more", Doubt::None, [](MasterModel &model) {
            model.apply(update(u"t"_s, TaskState::Failed, 6000));
            return model.apply(update(u"t"_s, TaskState::Failed, 7000));
        });
        add("an earlier state", Doubt::Late,
            [](MasterModel &model) { return model.apply(update(u"t"_s, TaskState::Starting, 4000)); });
        add("an end that lies before", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(update(u"t"_s, TaskState::Failed, 4000)); });
        add("unknown agent removed", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(AgentRemovedEvent{AgentId(u"S9"_s)}); });
        add("agent removed with its tasks", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(AgentRemovedEvent{AgentId(u"S1"_s)}); });
        add("agent removed without tasks", Doubt::None,
            [](MasterModel &model) { return model.apply(AgentRemovedEvent{AgentId(u"S2"_s)}); });
        add("framework removed with its tasks", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(FrameworkRemovedEvent{FrameworkId(u"F"_s)}); });
        add("unknown framework removed", Doubt::Impossible,
            [](MasterModel &model) { return model.apply(FrameworkRemovedEvent{FrameworkId(u"G"_s)}); });
        add("task of an unknown framework", Doubt::Impossible, [](MasterModel &model) {
            ObservedTask task = running(u"x"_s);
            task.framework = FrameworkId(u"G"_s);
            return model.apply(TaskAddedEvent{task});
        });
        add("told twice", Doubt::None, [](MasterModel &model) { return model.apply(TaskAddedEvent{running(u"t"_s)}); });
        add("an agent that is not listed", Doubt::Impossible,
            [](MasterModel &model) { return model.takeAgentList({agent(u"S1"_s)}, model.serial()); });
        add("an agent nobody told of", Doubt::Impossible, [](MasterModel &model) {
            return model.takeAgentList({agent(u"S1"_s), agent(u"S2"_s), agent(u"S3"_s)}, model.serial());
        });
        add("the agents as they are", Doubt::None, [](MasterModel &model) {
            return model.takeAgentList({agent(u"S1"_s), agent(u"S2"_s)}, model.serial());
        });
    }
    void asksForAVerification()
    {
        QFETCH(int, doubt);
        using Apply = std::function<Doubt(MasterModel &)>;
        QFETCH(Apply, apply);
        MasterModel model = small();
        QCOMPARE(int(apply(model)), doubt);
        QVERIFY(model.taskCount() >= 1); // nothing was made up or thrown away
    }

    void waitsForTheAgentOfReturningTasks()
    {
        MasterModel model = small();
        ObservedTask task = running(u"x"_s);
        task.agent = AgentId(u"S9"_s);
        QCOMPARE(int(model.apply(TaskAddedEvent{task})), int(Doubt::None));
        QVERIFY(model.awaitsAgents());
        Agent back = agent(u"S9"_s);
        back.used = task.task.resources;
        model.apply(AgentAddedEvent{back});
        QVERIFY(!model.awaitsAgents());
        const MesosChanges changes = model.takeChanges();
        QCOMPARE(changes.agents.size(), size_t(1));
        QCOMPARE(changes.agents.front().used, task.task.resources);                     // not counted once more
        QCOMPARE(int(model.apply(AgentRemovedEvent{back.id})), int(Doubt::Impossible)); // its task has not ended
    }

    void tellsWhatTheListOfAgentsAdds()
    {
        MasterModel model = small();
        const quint64 asked = model.serial();
        Agent drained = agent(u"S2"_s);
        drained.status = AgentStatus::Drained;
        Agent stale = agent(u"S1"_s);
        stale.offered = {1, 1, 0, 0};
        model.apply(update(u"t"_s, TaskState::Failed, 9000)); // touches S1 after the question
        model.takeAgentList({stale, drained}, asked);
        const MesosChanges changes = model.takeChanges();
        QCOMPARE(changes.agents.size(), size_t(2));
        for (const Agent &one : changes.agents) {
            QCOMPARE(one.status == AgentStatus::Drained, one.id.text() == u"S2"_s);
            QVERIFY(one.offered.isZero());
        }
    }

    void keepsReasonsThatStatesDoNotTell()
    {
        MasterModel model = small();
        TaskUpdatedEvent failed = update(u"t"_s, TaskState::Failed, 9000);
        failed.change.seen.task.message = u"out of memory"_s;
        model.apply(failed);
        MesosObservation state = smallState();
        state.tasks.front().task.state = TaskState::Failed;
        model.beginVerification();
        QCOMPARE(model.verify(state), 0);
        QCOMPARE(state.tasks.front().task.message, u"out of memory"_s);
    }

    void forgetsEndedTasksAsAMasterDoes()
    {
        MasterModel model = small();
        for (int i = 0; i < 5000; ++i) {
            const QString id = u"short%1"_s.arg(i);
            model.apply(TaskAddedEvent{running(id)});
            model.apply(update(id, TaskState::Finished, 9000 + i));
        }
        QVERIFY(model.taskCount() <= 1001 + 1);
        const MesosChanges changes = model.takeChanges();
        int gone = 0;
        for (const MesosTaskChange &change : changes.tasks)
            gone += change.what == MesosTaskChange::What::Gone;
        QVERIFY(gone >= 3999);
        QCOMPARE(changes.tasks.size(), size_t(5000)); // one entry each
    }

    void putsPortsInAndOut()
    {
        QRandomGenerator random(7);
        QSet<int> truth;
        QList<PortRange> ranges;
        for (int i = 0; i < 4000; ++i) {
            const auto port = quint16(random.bounded(2) ? random.bounded(40) : 65535 - random.bounded(40));
            if (random.bounded(2)) {
                truth.insert(port);
                addPort(ranges, port);
            } else {
                truth.remove(port);
                removePort(ranges, port);
            }
            QSet<int> now;
            for (const PortRange &range : std::as_const(ranges)) {
                for (int one = range.first; one <= range.last; ++one)
                    now.insert(one);
            }
            QCOMPARE(now, truth);
            for (qsizetype k = 1; k < ranges.size(); ++k) // sorted and joined
                QVERIFY(ranges[k - 1].last + 1 < ranges[k].first);
        }
    }

private:
    static TaskUpdatedEvent update(const QString &id, TaskState state, qint64 atMs)
    {
        TaskUpdatedEvent event;
        event.change.what = MesosTaskChange::What::Update;
        event.change.seen.framework = FrameworkId(u"F"_s);
        event.change.seen.task.id = TaskId(id);
        event.change.seen.task.state = state;
        event.change.seen.task.sinceMs = event.atMs = atMs;
        return event;
    }
    static ObservedTask running(const QString &id)
    {
        ObservedTask task;
        task.task.id = TaskId(id);
        task.task.state = TaskState::Running;
        task.task.sinceMs = 5000;
        task.task.resources = {0.5, 64, 0, 0};
        task.framework = FrameworkId(u"F"_s);
        task.agent = AgentId(u"S1"_s);
        return task;
    }
    static Agent agent(const QString &id)
    {
        Agent agent;
        agent.id = AgentId(id);
        return agent;
    }
    static MesosObservation smallState()
    {
        MesosObservation seen;
        seen.agents = {agent(u"S1"_s), agent(u"S2"_s)};
        seen.frameworks.emplace_back().id = FrameworkId(u"F"_s);
        seen.tasks = {running(u"t"_s)};
        return seen;
    }
    static MasterModel small()
    {
        MasterModel model;
        model.reset(smallState());
        return model;
    }
};

MESOSCOPE_TEST(MasterStateTest)

#include "tst_masterstate.moc"
