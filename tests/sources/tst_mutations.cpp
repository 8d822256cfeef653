// SPDX-License-Identifier: GPL-3.0-or-later
// Every parser on documents cut at every byte and with single bytes changed: an error or a reading, never a crash.
#include "app/sources/lb/haproxycsv.h"
#include "app/sources/marathon/marathonevents.h"
#include "app/sources/marathon/marathonjson.h"
#include "app/sources/mesos/filesjson.h"
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/timeseries/opentsdbjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Parser = std::function<bool(const QByteArray &)>; ///< whether it took it for a whole document

struct Subject
{
    const char *name;
    QByteArray bytes;
    Parser parse;
    bool isJson = true;
};

QList<Subject> subjects()
{
    const auto marathon = [](auto reader) {
        return [reader](const QByteArray &bytes) {
            MarathonObservation into;
            return reader(bytes, into).ok();
        };
    };
    const QByteArray tsdb =
        js("[{`metric`:`cpu`,`tags`:{`appID`:`/"
           "a`},`dps`:{`1438956980`:1.5,`1438957040`:`NaN`,`1438957100`:NaN}},{`dps`:[[1,2],[3,null]]}]");
    LogRef ref;
    ref.task = TaskId(u"t"_s);
    return {
        {"state", data(u"mesos/master/state_failover_port5050_slaves0_recovered3_fw3.json"_s),
         [](const QByteArray &b) { return readState(b).ok(); }},
        {"roles", data(u"mesos/master/roles.json"_s), [](const QByteArray &b) { return readRoles(b).ok(); }},
        {"groups", data(u"marathon/groups_old.json"_s), marathon(&readGroups)},
        {"queue", data(u"marathon/queue.json"_s), marathon(&readQueue)},
        {"deployments", data(u"marathon/deployments.json"_s), marathon(&readDeployments)},
        {"info", data(u"marathon/info.json"_s), marathon(&readInfo)},
        {"series", tsdb, [](const QByteArray &b) { return readTsdbSeries(b).ok(); }},
        {"file part", data(u"mesos/files/read_binary.json"_s),
         [](const QByteArray &b) { return readFilePart(b).ok(); }},
        {"sandbox", data(u"mesos/agent3/state.json"_s).left(3000),
         [ref](const QByteArray &b) { return findSandbox(b, ref).ok(); }},
        {"csv",
         QByteArray("# pxname,svname,scur,status,type,last_chk,\nweb,FRONTEND,1,OPEN,0,,\nweb,\"a\"\"b\",2,UP "
                    "1/3,2,\"x,\ny\",\n"),
         [](const QByteArray &b) { return readHaproxyCsv(b).ok(); }, false},
        {"event",
         js("{`eventType`:`status_update_event`,`timestamp`:`2026-11-22T10:00:00.5Z`,`taskId`:`t`,`appId`:`/"
            "a`,`taskStatus`:`TASK_FAILED`}"),
         [](const QByteArray &b) {
             return !readEvent({"x", b}, 1).subject.isEmpty();
         }},
    };
}

} // namespace

class MutationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesEveryCut()
    {
        for (const Subject &subject : subjects()) {
            const QByteArray whole = subject.bytes.trimmed();
            for (qsizetype length = 0; length < whole.size(); ++length) {
                const bool taken = subject.parse(whole.left(length));
                if (subject.isJson)
                    QVERIFY2(!taken, qPrintable(u"%1 cut at %2"_s.arg(QLatin1StringView(subject.name)).arg(length)));
            }
        }
    }

    void survivesEveryChangedByte()
    {
        for (const Subject &subject : subjects()) {
            QByteArray bytes = subject.bytes.trimmed();
            int taken = 0;
            for (qsizetype at = 0; at < bytes.size(); ++at) {
                const char original = bytes.at(at);
                for (const char changed : {'\0', '"', '{', ']', '\xE9'}) {
                    bytes[at] = changed;
                    taken += subject.parse(bytes);
                }
                bytes[at] = original;
            }
            QVERIFY2(taken < bytes.size() * 5, subject.name);
        }
    }
};

MESOSCOPE_TEST(MutationTest)

#include "tst_mutations.moc"
