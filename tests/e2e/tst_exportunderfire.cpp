// SPDX-License-Identifier: GPL-3.0-or-later
// --export while the cluster restarts, changes its leader, talks garbage and drops connections: the file that comes out
// is right, or it says what is missing and the exit status does too.
#include "tests/e2e/programrun.h"
#include "tests/support/demoprocess.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What happens to the cluster and when, in ms after the program was started.
struct Blow
{
    int atMs = 0;
    QJsonObject command; ///< "kill" and "restart" are of the process, all else of its cluster
};
using Blows = QList<Blow>;

QJsonObject fault(const char *kind, const char *service = "", const char *path = "", int count = -1, int delayMs = 0)
{
    return {{u"do"_s, u"fault"_s},
            {u"kind"_s, QString::fromLatin1(kind)},
            {u"service"_s, QString::fromLatin1(service)},
            {u"path"_s, QString::fromLatin1(path)},
            {u"count"_s, count},
            {u"delayMs"_s, delayMs}};
}

QJsonObject doing(const char *what)
{
    return {{u"do"_s, QString::fromLatin1(what)}};
}

QJsonObject leader(int index)
{
    return {{u"do"_s, u"leader"_s}, {u"index"_s, index}};
}

QJsonObject advance(int ms)
{
    return {{u"do"_s, u"advance"_s}, {u"ms"_s, ms}};
}

QSet<QString> namesIn(const QJsonValue &list)
{
    QSet<QString> names;
    const QJsonArray all = list.toArray();
    for (const QJsonValue &name : all)
        names.insert(name.isObject() ? name["id"_L1].toString() : name.toString());
    names.remove(QString()); // a host that only Marathon told of has none
    return names;
}

QSet<QString> livingTasks(const QJsonObject &exported)
{
    static const QSet<QString> living{u"TASK_STAGING"_s, u"TASK_STARTING"_s, u"TASK_RUNNING"_s, u"TASK_KILLING"_s,
                                      u"TASK_UNREACHABLE"_s};
    QSet<QString> names;
    for (const QJsonValue &task : exported["tasks"_L1].toArray()) {
        if (living.contains(task["state"_L1].toString()))
            names.insert(task["id"_L1].toString());
    }
    return names;
}

/// Names of the sources that are not well in the file.
QStringList namedSources(const QJsonObject &exported)
{
    QStringList named;
    for (const QJsonValue &source : exported["sources"_L1].toArray()) {
        const QString state = source["state"_L1].toString();
        if (state != "absent"_L1 && (state != "live"_L1 || source["error"_L1].isObject()))
            named.append(source["id"_L1].toString());
    }
    return named;
}

QStringList connectionTo(const DemoProcess &cluster)
{
    QStringList arguments{u"--marathon"_s, cluster.marathon().toString(),
                          u"--lb"_s,       cluster.loadBalancer().toString(),
                          u"--metrics"_s,  u"opentsdb="_s + cluster.metrics().toString()};
    for (const QUrl &master : cluster.masters())
        arguments << u"--mesos"_s << master.toString();
    return arguments;
}

} // namespace

class ExportUnderFireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileIsRightOrSaysWhatIsMissing_data();
    void fileIsRightOrSaysWhatIsMissing();

private:
    void strike(DemoProcess &cluster, const QJsonObject &command);
};

void ExportUnderFireTest::fileIsRightOrSaysWhatIsMissing_data()
{
    QTest::addColumn<Blows>("blows");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<QString>("missing"); // what must be named where the status is 3
    const QJsonObject slow = fault("delay", "", "", -1, 300);
    QTest::newRow("calm") << Blows{} << QList<int>{0} << QString();
    QTest::newRow("restarts") << Blows{{0, slow}, {250, doing("kill")}, {600, doing("restart")}} << QList<int>{0, 3, 4}
                              << QString();
    QTest::newRow("dies") << Blows{{-1, fault("delay", "", "", -1, 1000)}, {1300, doing("kill")}} << QList<int>{3, 4}
                          << QString();
    QTest::newRow("changes leader") << Blows{{0, slow},          {100, leader(-1)},   {500, leader(1)},
                                             {700, advance(20)}, {900, advance(500)}, {1300, advance(60000)}}
                                    << QList<int>{0, 3} << u"mesos"_s;
    QTest::newRow("new leader knows nobody")
        << Blows{{-1, leader(-1)}, {-1, leader(2)}, {1200, advance(50)}, {1500, advance(60000)}} << QList<int>{0}
        << QString();
    QTest::newRow("no leader") << Blows{{-1, leader(-1)}} << QList<int>{3} << u"mesos"_s;
    QTest::newRow("garbage at first") << Blows{{-1, fault("garbage", "marathon", "/v2/groups", 1)}} << QList<int>{0, 3}
                                      << u"marathon"_s;
    QTest::newRow("garbage") << Blows{{-1, fault("garbage", "marathon")}} << QList<int>{3} << u"marathon"_s;
    QTest::newRow("garbage queue") << Blows{{-1, fault("garbage", "marathon", "/v2/queue")}} << QList<int>{3}
                                   << u"marathon"_s;
    QTest::newRow("cut state") << Blows{{-1, fault("cut", "mesos")}} << QList<int>{3} << u"mesos"_s;
    QTest::newRow("login page") << Blows{{-1, fault("html", "lb")}} << QList<int>{3} << u"lb"_s;
    QTest::newRow("dropped") << Blows{{-1, fault("drop", "mesos")}} << QList<int>{3} << u"mesos"_s;
    QTest::newRow("streams dropped") << Blows{{0, slow},
                                              {200, doing("closeStreams")},
                                              {400, doing("closeStreams")},
                                              {600, doing("closeStreams")},
                                              {800, doing("closeStreams")}}
                                     << QList<int>{0} << QString();
    QTest::newRow("all refuse") << Blows{{-1, fault("status")}} << QList<int>{4} << u"marathon"_s;
}

void ExportUnderFireTest::strike(DemoProcess &cluster, const QJsonObject &command)
{
    const QString what = command["do"_L1].toString();
    if (what == "kill"_L1)
        cluster.kill();
    else if (what == "restart"_L1)
        QVERIFY(cluster.restart());
    else
        QVERIFY(cluster.command(command)["ok"_L1].toBool());
}

void ExportUnderFireTest::fileIsRightOrSaysWhatIsMissing()
{
    QFETCH(Blows, blows);
    QFETCH(QList<int>, statuses);
    QFETCH(QString, missing);
    DemoProcess cluster;
    QVERIFY(cluster.start(QStringLiteral(MESOSCOPE_DEMO_SERVER), u"small"_s));
    const QJsonObject before = cluster.command("truth");
    const QStringList connection = connectionTo(cluster);
    QObject pending; // whatever was not struck when the program has ended is not struck any more
    for (const Blow &blow : blows) {
        if (blow.atMs < 0)
            strike(cluster, blow.command);
        else
            QTimer::singleShot(blow.atMs, &pending, [this, &cluster, blow] { strike(cluster, blow.command); });
    }
    QTemporaryDir folder;
    const QString file = folder.filePath(u"out.json"_s);
    const ProgramRun run = runProgram(connection + QStringList{u"--export"_s, file, u"--config-dir"_s, folder.path()});
    QVERIFY2(statuses.contains(run.exitStatus),
             qPrintable(u"ended with %1: %2"_s.arg(run.exitStatus).arg(QString::fromUtf8(run.errors))));

    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QJsonObject exported = QJsonDocument::fromJson(written.readAll()).object();
    QCOMPARE(exported["schema"_L1].toInt(), 1); // a whole document, whatever happened
    const QStringList named = namedSources(exported);
    const bool recovering = exported["cluster"_L1]["recoveredAgents"_L1].toInt() > 0;
    QCOMPARE(run.exitStatus == 0, named.isEmpty() && !recovering);
    if (run.exitStatus != 0 && !missing.isEmpty())
        QVERIFY2(named.contains(missing) || recovering, qPrintable(named.join(u' ')));

    // What is in the file is the cluster's; without a word of something missing it is all that the cluster has.
    const QJsonObject after = cluster.command("truth"); // empty when it is dead
    const auto had = [&](QLatin1StringView what) { return namesIn(before[what]) | namesIn(after[what]); };
    const QSet<QString> tasks = livingTasks(exported);
    for (const QString &id : tasks - had("tasks"_L1))
        QVERIFY2(after.isEmpty() || before["everMade"_L1] != after["everMade"_L1], qPrintable(id));
    QVERIFY(had("agents"_L1).contains(namesIn(exported["agents"_L1])));
    QVERIFY(had("apps"_L1).contains(namesIn(exported["apps"_L1])));
    if (run.exitStatus == 0) {
        const QSet<QString> absent = (namesIn(before["tasks"_L1]) & namesIn(after["tasks"_L1])) - tasks;
        QVERIFY2(absent.isEmpty(), qPrintable(QStringList(absent.cbegin(), absent.cend()).join(u' ')));
        QCOMPARE(namesIn(exported["agents"_L1]), namesIn(after["agents"_L1]));
        QCOMPARE(namesIn(exported["apps"_L1]), namesIn(after["apps"_L1]));
        QVERIFY(tasks.size() >= 20);
    }
}

MESOSCOPE_TEST(ExportUnderFireTest)

#include "tst_exportunderfire.moc"
