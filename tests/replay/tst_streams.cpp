// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded event streams of a real master through the pipeline over a real socket: as they came, byte by byte, with
// repeats, with gaps and out of order.
#include "tests/replay/pipelinewatch.h"
#include "tests/replay/recordedmasters.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using Phase = SourceState::Phase;

namespace {

enum class Manner { AsRecorded, ByteByByte, Repeated, WithGaps, Reordered };

QByteArrayList recordsOf(const QString &name)
{
    QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/master-v1/") + name + u".recordio"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    QByteArrayList records;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', at);
        const qsizetype length = bytes.mid(at, end - at).toLongLong();
        records.append(bytes.mid(end + 1, length));
        at = end + 1 + length;
    }
    return records;
}

/// Who is there after these records, read without any of the program.
struct Oracle
{
    explicit Oracle(const QByteArrayList &records)
    {
        for (const QByteArray &record : records) {
            const QJsonObject event = QJsonDocument::fromJson(record).object();
            const QString type = event["type"_L1].toString();
            if (type == "SUBSCRIBED"_L1) {
                const QJsonObject state = event["subscribed"_L1]["get_state"_L1].toObject();
                for (const QJsonValue &task : state["get_tasks"_L1]["tasks"_L1].toArray())
                    take(task["task_id"_L1]["value"_L1].toString(), task["state"_L1].toString());
                for (const QJsonValue &agent : state["get_agents"_L1]["agents"_L1].toArray())
                    agents.insert(agent["agent_info"_L1]["id"_L1]["value"_L1].toString());
                begun = active;
            } else if (type == "TASK_ADDED"_L1) {
                const QJsonValue task = event["task_added"_L1]["task"_L1];
                take(task["task_id"_L1]["value"_L1].toString(), task["state"_L1].toString());
            } else if (type == "TASK_UPDATED"_L1) {
                const QJsonValue update = event["task_updated"_L1];
                take(update["status"_L1]["task_id"_L1]["value"_L1].toString(), update["state"_L1].toString());
            } else if (type == "AGENT_ADDED"_L1) {
                agents.insert(event["agent_added"_L1]["agent"_L1]["agent_info"_L1]["id"_L1]["value"_L1].toString());
            } else if (type == "AGENT_REMOVED"_L1) {
                agents.remove(event["agent_removed"_L1]["agent_id"_L1]["value"_L1].toString());
            }
        }
    }

    void take(const QString &id, const QString &state)
    {
        static const QSet<QString> running{u"TASK_STAGING"_s, u"TASK_STARTING"_s, u"TASK_RUNNING"_s, u"TASK_KILLING"_s};
        ever.insert(id);
        if (running.contains(state)) {
            active.insert(id);
        } else {
            active.remove(id);
            ended.insert(id);
        }
    }

    QSet<QString> agents;
    QSet<QString> active;
    QSet<QString> begun; ///< active when the stream began
    QSet<QString> ended;
    QSet<QString> ever;
};

QByteArray framed(const QByteArray &record)
{
    return QByteArray::number(record.size()) + '\n' + record;
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// The records in the order and number in which they are sent; the first two begin the stream.
QByteArrayList arranged(const QByteArrayList &records, Manner manner)
{
    QByteArrayList sent = records.mid(0, 2);
    for (qsizetype i = 2; i < records.size(); ++i) {
        if (manner == Manner::WithGaps && i % 3 == 0)
            continue;
        sent.append(records.at(i));
        if (manner == Manner::Repeated)
            sent.append(records.at(i));
    }
    for (qsizetype i = 3; manner == Manner::Reordered && i < sent.size(); i += 2)
        sent.swapItemsAt(i, i - 1);
    return sent;
}

void send(const ScriptedReply &reply, const QByteArrayList &records, Manner manner)
{
    reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n");
    for (qsizetype i = 0; i < records.size(); ++i) {
        const QByteArray bytes = framed(records.at(i));
        if (manner == Manner::ByteByByte && i > 0) {
            for (const char byte : bytes)
                reply.raw(chunk(QByteArray(1, byte)));
        } else {
            reply.raw(chunk(bytes));
        }
    }
}

TimelineStep answering(int port, const QString &ask, int status)
{
    TimelineStep step;
    step.port = port;
    step.ask = ask;
    step.status = status;
    return step;
}

} // namespace

class RecordedStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheStreamTold_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("leader");
        QTest::addColumn<Manner>("manner");
        const auto manners = [](const char *name, const QString &recording, const QString &state, int leader) {
            const QByteArray begin(name);
            QTest::newRow((begin + ", as recorded").constData()) << recording << state << leader << Manner::AsRecorded;
            QTest::newRow((begin + ", byte by byte").constData()) << recording << state << leader << Manner::ByteByByte;
            QTest::newRow((begin + ", repeated").constData()) << recording << state << leader << Manner::Repeated;
            QTest::newRow((begin + ", with gaps").constData()) << recording << state << leader << Manner::WithGaps;
            QTest::newRow((begin + ", reordered").constData()) << recording << state << leader << Manner::Reordered;
        };
        manners("jobs come and go", u"SUBSCRIBE"_s, u"state"_s, 5050);
        manners("an agent leaves and returns", u"SUBSCRIBE_graceful"_s, u"state"_s, 5050);
        manners("an agent is drained", u"SUBSCRIBE_drain"_s, u"state_with_offers"_s, 5050);
        manners("a leader that is killed", u"SUBSCRIBE_leader_killed9"_s, u"state_after_failover"_s, 5051);
    }

    void showsWhatTheStreamTold()
    {
        QFETCH(QString, recording);
        QFETCH(QString, state);
        QFETCH(int, leader);
        QFETCH(Manner, manner);
        const QByteArrayList records = recordsOf(recording);
        QVERIFY(records.size() >= 4);
        const QByteArrayList sent = arranged(records, manner);
        const Oracle truth(records);
        const bool exact = manner != Manner::WithGaps && manner != Manner::Reordered;

        RecordedMasters masters;
        QList<ScriptedReply> streams;
        masters.subscribe = [&](const ScriptedReply &reply) {
            if (streams.isEmpty())
                send(reply, sent, manner); // a second one is accepted and says nothing
            streams.append(reply);
        };
        TimelineStep whole = answering(leader, u"state"_s, 200);
        whole.state = {{u"recording"_s, state}};
        masters.take(whole);
        masters.take(answering(leader, u"v1"_s, 200));
        TimelineStep redirect = answering(leader == 5050 ? 5051 : 5050, u"state"_s, 307);
        redirect.location = "//127.0.0.1:" + QByteArray::number(leader) + "/master/state";
        masters.take(redirect);
        redirect.ask = u"v1"_s;
        masters.take(redirect);

        PipelineWatch watch(masters.urls());
        QTRY_VERIFY_WITH_TIMEOUT(!streams.isEmpty(), 20000);
        // What runs from beginning to end of the stream is there at every moment, and nothing comes from nowhere.
        const Inventory polled(stateBody(whole));
        QSet<QString> steady = polled.activeTasks & truth.begun;
        watch.mustHold({}, steady - truth.ended);
        watch.mayHold(truth.ever | polled.activeTasks);
        const auto shown = [&watch] {
            const QStringList ids = activeTasks(*watch.now());
            return QSet<QString>(ids.begin(), ids.end());
        };
        if (exact) {
            QTRY_COMPARE_WITH_TIMEOUT(shown(), truth.active, 10000);
            QSet<QString> agents;
            for (const Agent &agent : watch.now()->agents) {
                if (agent.status != AgentStatus::Unreachable)
                    agents.insert(agent.id.text());
            }
            QVERIFY(agents.contains(truth.agents));
        } else {
            QTest::qWait(300);
        }
        QVERIFY2(watch.problems.isEmpty(), qPrintable(watch.problems.join(u"; "_s)));
        QCOMPARE(int(watch.mesos().phase), int(Phase::Live));

        streams.first().reset(); // a master that dies says no good-bye
        QTRY_VERIFY_WITH_TIMEOUT(!watch.mesos().streaming, 10000);
        QVERIFY2(watch.problems.isEmpty(), qPrintable(watch.problems.join(u"; "_s)));
        QVERIFY(shown().contains(steady - truth.ended)); // it polls on
    }
};

MESOSCOPE_TEST(RecordedStreamTest)

#include "tst_streams.moc"
