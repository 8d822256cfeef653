// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of files as agents send them, recorded; and where sandboxes are.
#include "app/sources/mesos/filesjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/fileserver.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class FilesJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRecordedParts()
    {
        const QByteArray whole = data(u"mesos/files/download.json"_s);
        const auto first = readFilePart(data(u"mesos/files/read_0_500.json"_s));
        QVERIFY(first.ok());
        QCOMPARE(first->offset, 0);
        QCOMPARE(first->bytes, whole.left(500));
        const auto next = readFilePart(data(u"mesos/files/read_500_100.json"_s));
        QVERIFY(next.ok());
        QCOMPARE(next->offset, 500);
        QCOMPARE(next->bytes, whole.mid(500, 100));
        const auto size = readFilePart(data(u"mesos/files/read_offset_minus1.json"_s));
        QVERIFY(size.ok());
        QVERIFY(size->offset > 0);
        QVERIFY(size->bytes.isEmpty());
        QVERIFY(readFilePart(data(u"mesos/files/read_past_end.json"_s)).ok());
        QCOMPARE(readFilePart(data(u"mesos/files/read_empty.json"_s))->bytes, QByteArray());
    }

    void readsBytesThatAreNoText()
    {
        const auto binary = readFilePart(data(u"mesos/files/read_binary.json"_s));
        QVERIFY(binary.ok());
        QCOMPARE(binary->bytes, data(u"mesos/files/download_binary.json"_s).left(binary->bytes.size()));
        QVERIFY(binary->bytes.size() > 50);
        const auto latin = readFilePart(data(u"mesos/files/read_latin1.json"_s));
        QVERIFY(latin.ok());
        QVERIFY(QString::fromUtf8(latin->bytes).contains(QChar::ReplacementCharacter));
        const auto split = readFilePart(data(u"mesos/files/read_utf8_split.json"_s));
        QVERIFY(split.ok());
        QCOMPARE(split->bytes, "aaaaaaaaa\xC3"); // the second half comes with the next part
    }

    void readsEscapes()
    {
        const auto part = readFilePart(
            "{ \"offset\" : 7.0 , \"data\" : \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00e9\\ud83d\\udc3c\" }");
        QVERIFY(part.ok());
        QCOMPARE(part->offset, 7);
        QCOMPARE(part->bytes, "\"\\/\b\f\n\r\t\x01\xC3\xA9\xF0\x9F\x90\xBC");
    }

    void refusesOtherThings()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("{}"), QByteArray("[]"), QByteArray("{\"data\":\"x\"}"),
              QByteArray("{\"offset\":1}"), QByteArray("{\"data\":\"x"),
              QByteArray("{\"data\":\"\\u12\",\"offset\":1}"), QByteArray("{\"data\":null,\"offset\":1}"),
              data(u"mesos/files/read_dir.json"_s), data(u"mesos/files/read_offset_minus5.json"_s)}) {
            const auto part = readFilePart(bytes);
            QVERIFY2(!part.ok(), bytes.constData());
            QCOMPARE(int(part.error().kind), int(Error::Kind::Protocol));
        }
    }

    void findsSandboxes()
    {
        LogRef ref;
        ref.task = TaskId(FileServer::sandboxTask());
        ref.framework = FrameworkId(u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-0002"_s);
        const QByteArray state = data(u"mesos/agent2/state.json"_s);
        auto found = findSandbox(state, ref);
        QVERIFY(found.ok());
        QCOMPARE(found->agentId, u"ee2a3220-2be2-4e0b-bced-e448596b3b1c-S2"_s);
        QVERIFY(found->directory.endsWith("/runs/7bd271dc-96d0-4b56-93b3-8734942e96be"_L1));
        ref.framework = FrameworkId(u"another"_s);
        QVERIFY(findSandbox(state, ref)->directory.isEmpty());
        LogRef pod;
        pod.task = TaskId(u"pods_db.instance-999236f4-e67e-11f1-906e-02fc00000001.primary"_s);
        pod.executorId = u"pods_db.instance-999236f4-e67e-11f1-906e-02fc00000001"_s;
        found = findSandbox(state, pod);
        QVERIFY(found.ok());
        QVERIFY(found->directory.endsWith(u"/runs/9ef2d01d-bd5a-4c29-a025-087e7fa7dee6/tasks/"_s + pod.task.text()));
        pod.executorId.clear(); // found by the task it holds
        QCOMPARE(findSandbox(state, pod)->directory, found->directory);
    }

    void findsSandboxesOfWhatHasEnded()
    {
        const QByteArray state = js(
            "{`id`:`S`,`frameworks`:[{`id`:`F`,`executors`:[{},{`id`:`other`,`directory`:`/x`}],`completed_executors`:["
            "{`id`:`t`,`directory`:`/first`,`completed_tasks`:[{`id`:`t`}]}]}],"
            "`completed_frameworks`:[{`id`:`G`,`completed_executors`:[{`id`:`u`,`directory`:`/second`}]}]}");
        LogRef ref;
        ref.task = TaskId(u"t"_s);
        QCOMPARE(findSandbox(state, ref)->directory, u"/first"_s);
        ref.task = TaskId(u"u"_s);
        QCOMPARE(findSandbox(state, ref)->directory, u"/second"_s);
        ref.framework = FrameworkId(u"F"_s);
        QCOMPARE(virtualDirectory(ref), u"/frameworks/F/executors/u/runs/latest"_s);
        ref.isPod = true;
        ref.executorId = u"e"_s;
        QCOMPARE(virtualDirectory(ref), u"/frameworks/F/executors/e/runs/latest/tasks/u"_s);
    }
};

MESOSCOPE_TEST(FilesJsonTest)

#include "tst_filesjson.moc"
