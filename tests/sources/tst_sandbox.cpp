// SPDX-License-Identifier: GPL-3.0-or-later
// Tails of sandbox files: beginning, growth, truncation, outages, what is gone.
#include "app/net/httptransport.h"
#include "app/sources/mesos/sandbox.h"
#include "app/sources/mesos/sandboxfollower.h"
#include "tests/sources/testdata.h"
#include "tests/support/fileserver.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Rig
{
    Rig()
    {
        Agent agent;
        agent.id = AgentId(u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S2"_s);
        agent.hostname = u"127.0.0.1"_s;
        agent.port = files.agentUrl(1).port();
        agent.pid = u"slave(1)@127.0.0.1:%1"_s.arg(agent.port);
        agents.update({agent}, files.masterUrl());
        ref.task = TaskId(FileServer::sandboxTask());
        ref.framework = FrameworkId(u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-0002"_s);
        ref.agent = agent.id;
    }

    void follow()
    {
        follower = logs.follow(ref, &owner);
        QObject::connect(follower, &LogFollower::chunk, &owner, [this](const LogChunk &chunk) {
            chunks += chunk;
            for (const LogLine &line : chunk.lines)
                lines += line.text;
        });
        QObject::connect(follower, &LogFollower::failed, &owner, [this](const Error &error) { errors += error; });
        QObject::connect(follower, &LogFollower::recovered, &owner, [this] { ++recoveries; });
    }

    FileServer files{QStringLiteral(MESOSCOPE_TEST_DATA)};
    HttpTransport transport{{files.masterUrl()}, Secret::basic(u"u"_s, u"p"_s)};
    AgentDirectory agents;
    SandboxLogs logs{transport, agents};
    LogRef ref;
    QObject owner;
    LogFollower *follower = nullptr;
    QList<LogChunk> chunks;
    QStringList lines;
    QList<Error> errors;
    int recoveries = 0;
};

} // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWholeOfASmallFileAndWhatIsAdded()
    {
        Rig rig;
        QStringList expected = QString::fromUtf8(rig.files.sandboxStdout).split(u'\n');
        expected.removeLast();
        rig.follow();
        QTRY_COMPARE(rig.lines.size(), expected.size());
        QCOMPARE(rig.lines, expected);
        QCOMPARE(rig.chunks.first().skippedBytes, 0);
        QCOMPARE(rig.chunks.first().fileSize, rig.files.sandboxStdout.size());
        QVERIFY(rig.files.agent(1).requests.first().headers.contains("authorization")); // a host that the master named
        rig.files.sandboxStdout += "ERROR half of a \xC3";
        QTRY_VERIFY_WITH_TIMEOUT(rig.files.agent(1).requests.last().target.contains("length"), 5000);
        QCOMPARE(rig.lines.size(), expected.size());
        rig.files.sandboxStdout += "\xA9t\xE9\r\nnext\n"; // the rest of the character, then one that is none
        QTRY_COMPARE_WITH_TIMEOUT(rig.lines.size(), expected.size() + 2, 5000);
        QCOMPARE(rig.lines.at(expected.size()), u"ERROR half of a ét\uFFFD"_s);
        QCOMPARE(int(rig.chunks.last().lines.first().level), int(LogLevel::Error));
        QVERIFY(rig.errors.isEmpty());
    }

    void anAgentNamedByAStrangerIsNotToldTheSignIn()
    {
        Rig rig; // a stranger: a leader that only a redirect or ZooKeeper named
        Agent agent;
        agent.id = rig.ref.agent;
        agent.hostname = u"127.0.0.1"_s;
        agent.port = rig.files.agentUrl(1).port();
        rig.agents.update({agent}, QUrl(u"http://127.0.0.2:5050"_s));
        rig.follow();
        QTRY_VERIFY(!rig.files.agent(1).requests.isEmpty());
        for (const ScriptedRequest &request : std::as_const(rig.files.agent(1).requests))
            QVERIFY(!request.headers.contains("authorization"));
    }

    void beginsNearTheEndOfALargeFile()
    {
        Rig rig;
        rig.files.sandboxStdout.clear();
        for (int i = 0; i < 20000; ++i)
            rig.files.sandboxStdout += "line " + QByteArray::number(i) + "\n";
        rig.follow();
        QTRY_VERIFY(!rig.lines.isEmpty() && rig.lines.last() == "line 19999"_L1);
        QCOMPARE(rig.chunks.first().skippedBytes, rig.files.sandboxStdout.size() - 65536);
        QVERIFY(rig.lines.first().startsWith("line "_L1)); // not the rest of a cut one
        const int first = rig.lines.first().mid(5).toInt();
        for (qsizetype i = 0; i < rig.lines.size(); ++i)
            QCOMPARE(rig.lines.at(i), u"line %1"_s.arg(first + i));
    }

    void catchesUpInParts()
    {
        Rig rig;
        rig.files.sandboxStdout = "begin\n";
        rig.follow();
        QTRY_COMPARE(rig.lines.size(), 1);
        for (int i = 0; i < 20000; ++i) // more than two parts at once
            rig.files.sandboxStdout += "line " + QByteArray::number(i) + "\n";
        QTRY_COMPARE_WITH_TIMEOUT(rig.lines.size(), 20001, 8000);
        QCOMPARE(rig.lines.last(), u"line 19999"_s);
    }

    void beginsAgainWhenTheFileShrinks()
    {
        Rig rig;
        rig.follow();
        QTRY_VERIFY(!rig.lines.isEmpty());
        rig.lines.clear();
        rig.files.sandboxStdout = "rotated\n";
        QTRY_COMPARE_WITH_TIMEOUT(rig.lines, QStringList{u"rotated"_s}, 5000);
        QVERIFY(
            std::any_of(rig.chunks.cbegin(), rig.chunks.cend(), [](const LogChunk &chunk) { return chunk.restarted; }));
    }

    void showsALastLineWithoutEnd()
    {
        Rig rig;
        rig.files.sandboxStdout = "one\nprompt> ";
        rig.follow();
        QTRY_COMPARE_WITH_TIMEOUT(rig.lines, QStringList({u"one"_s, u"prompt> "_s}), 8000);
    }

    void goesOnAfterAnOutage()
    {
        Rig rig;
        rig.follow();
        QTRY_VERIFY(!rig.lines.isEmpty());
        const qsizetype before = rig.lines.size();
        rig.files.agent(1).stop();
        QTRY_COMPARE_WITH_TIMEOUT(rig.errors.size(), 1, 5000);
        QCOMPARE(int(rig.errors.first().kind), int(Error::Kind::Unreachable));
        rig.files.sandboxStdout += "after\n";
        QVERIFY(rig.files.agent(1).restart());
        QTRY_COMPARE_WITH_TIMEOUT(rig.recoveries, 1, 10000);
        QTRY_COMPARE(rig.lines.size(), before + 1); // nothing twice, nothing lost
        QCOMPARE(rig.lines.last(), u"after"_s);
        QCOMPARE(rig.errors.size(), 1);
    }

    void endsWhenTheFileIsGone()
    {
        Rig rig;
        rig.follow();
        QTRY_VERIFY(!rig.lines.isEmpty());
        rig.files.agent(1).setHandler([](const ScriptedRequest &, const ScriptedReply &reply) { reply.send(404, {}); });
        QTRY_COMPARE_WITH_TIMEOUT(rig.errors.size(), 1, 5000);
        QCOMPARE(int(rig.errors.first().kind), int(Error::Kind::NotFound));
        const qsizetype asked = rig.files.agent(1).requests.size();
        QTest::qWait(1500);
        QCOMPARE(rig.files.agent(1).requests.size(), asked);
    }

    void asksOnlyAgentsThatAMasterNamed()
    {
        Rig rig;
        rig.ref.agent = AgentId(u"S99"_s);
        rig.ref.agentPid = u"slave(1)@127.0.0.1:%1"_s.arg(rig.files.agentUrl(1).port());
        rig.follow();
        QTRY_COMPARE(rig.errors.size(), 1);
        QVERIFY(rig.files.agent(1).requests.isEmpty());
    }

    void findsAnAgentBehindASharedPort()
    {
        Rig rig;
        const QString prefix = u"/agent/"_s + rig.ref.agent.text();
        const QByteArray state = data(u"mesos/agent2/state.json"_s);
        rig.files.agent(1).setHandler([=](const ScriptedRequest &request, const ScriptedReply &reply) {
            if (request.path == prefix + u"/state"_s)
                reply.send(200, state);
            else if (request.path == "/state"_L1)
                reply.send(200, js("{`id`:`another agent`,`frameworks`:[]}"));
            else if (request.path == prefix + u"/files/read"_s)
                request.target.contains("offset=-1") ? reply.send(200, js("{`data`:``,`offset`:3}"))
                                                     : reply.send(200, js("{`data`:`hi\\n`,`offset`:0}"));
            else
                reply.send(404, {});
        });
        rig.follow();
        QTRY_COMPARE(rig.lines, QStringList{u"hi"_s});
    }

    void stopsWhenDeleted()
    {
        Rig rig;
        rig.follow();
        QTRY_VERIFY(!rig.lines.isEmpty());
        delete rig.follower;
        const qsizetype asked = rig.files.agent(1).requests.size();
        QTest::qWait(1500);
        QCOMPARE(rig.files.agent(1).requests.size(), asked);
    }
};

/// Bytes to lines, however they are cut.
class LineSplitterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAtEveryCut()
    {
        const QByteArray bytes("one\r\n\ntw\xC3\xA9\nlast\n");
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            LineSplitter splitter;
            QStringList lines;
            for (const QByteArray &piece : {bytes.left(cut), bytes.mid(cut)}) {
                for (const LogLine &line : splitter.feed(piece))
                    lines += line.text;
            }
            QCOMPARE(lines, QStringList({u"one"_s, QString(), u"twé"_s, u"last"_s}));
            QVERIFY(splitter.isEmpty());
        }
    }

    void boundsEndlessLines()
    {
        LineSplitter splitter;
        int lines = 0;
        for (int i = 0; i < 100; ++i) {
            for (const LogLine &line : splitter.feed(QByteArray(10000, 'x'))) {
                ++lines;
                QVERIFY(line.text.size() <= 16384);
            }
        }
        QVERIFY(lines > 10);
    }
};

MESOSCOPE_TEST(SandboxTest)
MESOSCOPE_TEST(LineSplitterTest)

#include "tst_sandbox.moc"
