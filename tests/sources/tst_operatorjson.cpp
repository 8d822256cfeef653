// SPDX-License-Identifier: GPL-3.0-or-later
// The records of SUBSCRIBE: as recorded, cut, and of the wrong shape.
#include "app/net/recordio.h"
#include "app/sources/mesos/operatorjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<QByteArray> recorded()
{
    RecordIoParser parser;
    Result<QList<QByteArray>> records = parser.feed(data(u"mesos/master-v1/SUBSCRIBE.recordio"_s));
    return records.ok() ? *records : QList<QByteArray>();
}

OperatorEvent read(const QByteArray &json)
{
    Result<OperatorEvent> event = readOperatorEvent(json);
    return event.ok() ? std::move(event).value() : OperatorEvent(StrangeEvent{});
}

template<class T>
bool is(const QByteArray &json)
{
    return std::holds_alternative<T>(read(json));
}

} // namespace

class OperatorJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheRecordedStream()
    {
        const QList<QByteArray> records = recorded();
        QVERIFY(records.size() > 20);
        QMap<size_t, int> kinds;
        for (const QByteArray &record : records) {
            const Result<OperatorEvent> event = readOperatorEvent(record);
            QVERIFY2(event.ok(), record.left(200).constData());
            ++kinds[event->index()];
        }
        const auto count = [&kinds](const OperatorEvent &like) { return kinds.value(like.index()); };
        QCOMPARE(count(StrangeEvent{}), 0);
        QCOMPARE(count(SubscribedEvent{}), 1);
        QCOMPARE(count(HeartbeatEvent{}), 6);
        QCOMPARE(count(TaskAddedEvent{}), 7);
        QCOMPARE(count(TaskUpdatedEvent{}), 28);
        QCOMPARE(count(AgentAddedEvent{}), 1);
        QCOMPARE(count(FrameworkAddedEvent{}), 1);
        QCOMPARE(count(FrameworkRemovedEvent{}), 1);
    }

    void readsTheSnapshot()
    {
        const OperatorEvent first = read(recorded().first());
        const auto *subscribed = std::get_if<SubscribedEvent>(&first);
        QVERIFY(subscribed);
        QCOMPARE(subscribed->heartbeatMs, 15000);
        const MesosObservation &seen = *subscribed->state;
        QCOMPARE(seen.agents.size(), size_t(3));
        QCOMPARE(seen.tasks.size(), size_t(38)); // 11 that run, 27 that have ended
        QCOMPARE(seen.frameworks.size(), size_t(8));
        QCOMPARE(seen.skipped, 0);
        const Agent &agent = seen.agents.front();
        QCOMPARE(agent.id.text(), u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S1"_s);
        QCOMPARE(agent.pid, u"slave(1)@127.0.0.1:5061"_s);
        QCOMPARE(agent.port, 5061);
        QCOMPARE(agent.total, (Resources{4, 8192, 51200, 0}));
        QCOMPARE(agent.used, (Resources{0.2, 64, 0, 0}));
        QCOMPARE(agent.usedPorts, (QList<PortRange>{{31000, 31000}}));
        QCOMPARE(agent.ports, (QList<PortRange>{{31000, 31499}}));
        QCOMPARE(agent.attributes.value(u"ssd"_s), u"true"_s);
        QCOMPARE(agent.attributes.value(u"gen"_s), u"7.0"_s);
        QCOMPARE(agent.registeredAtMs, 1795356646485);
        QVERIFY(agent.capabilities.contains(u"AGENT_DRAINING"_s));
        const ObservedTask &task = seen.tasks.front();
        QCOMPARE(task.task.id.text(), u"long-printer"_s);
        QCOMPARE(task.agent.text(), u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S2"_s);
        QCOMPARE(int(task.task.state), int(TaskState::Running));
        QCOMPARE(task.task.resources, (Resources{0.1, 32, 0, 0}));
        QCOMPARE(task.task.role, u"*"_s);
        QCOMPARE(task.task.containerId, u"916a0890-5166-4baa-bba4-9b122480428b"_s);
        QCOMPARE(task.task.stagedAtMs, 1795356743426);
        QCOMPARE(task.task.startedAtMs, 1795356743443);
        QCOMPARE(task.task.addresses, QList<QString>{u"127.0.0.1"_s});
        int reasons = 0;
        for (const ObservedTask &one : seen.tasks)
            reasons += one.task.message.contains("Segmentation fault"_L1);
        QVERIFY(reasons > 0); // /state does not tell why
        int reserved = 0;
        for (const Agent &one : seen.agents)
            reserved += one.reserved.cpus > 0;
        QCOMPARE(reserved, 2); // one statically, one dynamically
    }

    void takesTheNewestStateOfAnUpdate()
    {
        const QByteArray ended = js("{`type`:`TASK_UPDATED`,`task_updated`:{`framework_id`:{`value`:`f`},`status`:{"
                                    "`task_id`:{`value`:`t`},`state`:`TASK_KILLED`,`source`:`SOURCE_MASTER`,`message`:"
                                    "`Framework gone`,`timestamp`:5.5},`state`:`TASK_FINISHED`}}");
        const OperatorEvent event = read(ended);
        const auto *updated = std::get_if<TaskUpdatedEvent>(&event);
        QVERIFY(updated);
        QCOMPARE(int(updated->change.seen.task.state), int(TaskState::Finished));
        QVERIFY(updated->byMaster);
        QCOMPARE(updated->atMs, 0); // of another state
        QVERIFY(updated->change.seen.task.message.isEmpty());
    }

    void takesFieldsInAnyOrder()
    {
        QVERIFY(is<AgentRemovedEvent>(js("{`agent_removed`:{`agent_id`:{`value`:`S1`}},`type`:`AGENT_REMOVED`}")));
        QVERIFY(is<HeartbeatEvent>(js("{`type`:`HEARTBEAT`}")));
        QVERIFY(is<SubscribedEvent>(js("{`subscribed`:{`get_state`:{}},`type`:`SUBSCRIBED`}"))); // nothing there yet
    }

    void wondersAtWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("record");
        for (const char *text :
             {"{}", "{`type`:`NEW_THING`,`new_thing`:{`a`:[1,2]}}", "{`type`:`TASK_ADDED`}",
              "{`type`:`TASK_ADDED`,`task_added`:{`task`:{`name`:`x`}}}",
              "{`type`:`TASK_ADDED`,`task_added`:{`task`:[]}}", "{`type`:`TASK_UPDATED`,`task_updated`:{`state`:1}}",
              "{`type`:`TASK_UPDATED`,`task_updated`:{`framework_id`:{`value`:`f`},`status`:{`task_id`:{`value`:`t`}}}"
              "}",
              "{`type`:`AGENT_ADDED`,`agent_added`:{`agent`:{`agent_info`:7}}}",
              "{`type`:`SUBSCRIBED`,`subscribed`:null}", "{`type`:`SUBSCRIBED`,`subscribed`:{`get_state`:[]}}",
              "{`type`:[`HEARTBEAT`]}"})
            QTest::newRow(text) << js(text);
    }

    void wondersAtWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, record);
        const Result<OperatorEvent> event = readOperatorEvent(record);
        QVERIFY(event.ok());
        QVERIFY(std::holds_alternative<StrangeEvent>(*event));
    }

    void refusesWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("record");
        for (const char *text : {"", "[]", "12", "{", "{`type`:", "nonsense", "{`type`:`TASK_ADDED`,`task_added`:{"})
            QTest::newRow(text) << js(text);
        QTest::newRow("deep") << js("{`subscribed`:") + QByteArray(5000, '[');
    }

    void refusesWhatIsNoObject()
    {
        QFETCH(QByteArray, record);
        const Result<OperatorEvent> event = readOperatorEvent(record);
        QVERIFY(!event.ok());
        QCOMPARE(int(event.error().kind), int(Error::Kind::Protocol));
        QCOMPARE(int(event.error().source), int(SourceId::Mesos));
    }

    void boundsWhatServersClaim()
    {
        const QByteArray huge =
            js("{`type`:`TASK_ADDED`,`task_added`:{`task`:{`task_id`:{`value`:`t`},`framework_id`:{`value`:`f`},"
               "`state`:`TASK_FAILED`,`resources`:[{`name`:`cpus`,`scalar`:{`value`:1e999}},{`name`:`mem`,`scalar`:"
               "{`value`:-5}},{`name`:`ports`,`ranges`:{`range`:[{`begin`:1,`end`:60000},{`begin`:-1,`end`:3},"
               "{`begin`:9,`end`:2},{`begin`:1e18,`end`:1e19}]}}],`statuses`:[{`state`:`TASK_FAILED`,`timestamp`:1e300,"
               "`message`:`") +
            QByteArray(100000, 'x') + js("`}]}}}");
        const OperatorEvent event = read(huge);
        const auto *added = std::get_if<TaskAddedEvent>(&event);
        QVERIFY(added);
        QCOMPARE(added->seen.task.ports.size(), 256);
        QVERIFY(added->seen.task.message.size() <= 2000);
        QCOMPARE(added->seen.task.resources, Resources());
        QCOMPARE(added->seen.task.sinceMs, 0);
        const OperatorEvent beat = read(js("{`subscribed`:{`get_state`:{},`heartbeat_interval_seconds`:1e300}}"));
        QCOMPARE(std::get<SubscribedEvent>(beat).heartbeatMs, 86400 * 1000);
    }

    void skipsAndCountsWhatHasNoId()
    {
        const OperatorEvent event =
            read(js("{`subscribed`:{`get_state`:{`get_tasks`:{`tasks`:[{`name`:`x`},7,{`task_id`:{`value`:`t`}}]},"
                    "`get_agents`:{`agents`:[{`active`:true},{`agent_info`:{`id`:{`value`:`S1`}}}],"
                    "`recovered_agents`:[{`id`:{`value`:`S2`},`hostname`:`h`},{}]},"
                    "`get_frameworks`:{`frameworks`:[{}],`completed_frameworks`:"
                    "[{`framework_info`:{`id`:{`value`:`F`}}}]}}}}"));
        const MesosObservation &seen = *std::get<SubscribedEvent>(event).state;
        QCOMPARE(seen.skipped, 5);
        QCOMPARE(seen.tasks.size(), size_t(1));
        QCOMPARE(seen.agents.size(), size_t(2));
        QCOMPARE(int(seen.agents.back().status), int(AgentStatus::Recovering));
        QCOMPARE(seen.agents.back().hostname, u"h"_s);
        QVERIFY(seen.frameworks.front().completed);
    }

    void replacesInvalidUtf8()
    {
        const QByteArray bad = js("{`type`:`AGENT_REMOVED`,`agent_removed`:{`agent_id`:{`value`:`S\xff`}}}");
        QVERIFY(is<AgentRemovedEvent>(bad));
    }

    void survivesBeingCutAnywhere()
    {
        for (const QByteArray &record : recorded()) {
            const qsizetype step = std::max<qsizetype>(1, record.size() / 500);
            for (qsizetype length = 0; length < record.size(); length += step)
                QVERIFY(!readOperatorEvent(record.left(length)).ok());
        }
    }
};

MESOSCOPE_TEST(OperatorJsonTest)

#include "tst_operatorjson.moc"
