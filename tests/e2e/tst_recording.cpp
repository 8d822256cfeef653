// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded answers of a real Mesos master and its agents, through the whole program: everything comes out.
#include "tests/e2e/livewindow.h"
#include "tests/e2e/programrun.h"
#include "tests/support/fileserver.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class RecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportHoldsTheWholeRecording();
    void pagesShowTheRecording();
    void pagesCanBeDrawn_data();
    void pagesCanBeDrawn();
};

namespace {

QString dataPath()
{
    return QStringLiteral(MESOSCOPE_TEST_DATA);
}

/// Every task of the recording with its framework.
QList<QPair<QJsonObject, QString>> recordedTasks(const QJsonObject &state)
{
    QList<QPair<QJsonObject, QString>> tasks;
    for (const QString &list : {u"frameworks"_s, u"completed_frameworks"_s}) {
        for (const QJsonValue &framework : state.value(list).toArray()) {
            for (const QString &kind : {u"tasks"_s, u"unreachable_tasks"_s, u"completed_tasks"_s}) {
                for (const QJsonValue &task : framework.toObject().value(kind).toArray())
                    tasks.append({task.toObject(), framework.toObject().value(u"id"_s).toString()});
            }
        }
    }
    return tasks;
}

} // namespace

void RecordingTest::exportHoldsTheWholeRecording()
{
    FileServer recorded(dataPath());
    QTemporaryDir folder;
    const QString file = folder.filePath(u"out.json"_s);
    const ProgramRun run = runProgram(
        {u"--mesos"_s, recorded.masterUrl().toString(), u"--export"_s, file, u"--config-dir"_s, folder.path()});
    QVERIFY2(run.exitStatus == 0, run.errors.constData());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QJsonObject exported = QJsonDocument::fromJson(written.readAll()).object();
    const QJsonObject state = QJsonDocument::fromJson(recorded.recording(u"master/state"_s)).object();

    QMap<QString, QJsonObject> agents;
    for (const QJsonValue &agent : exported.value(u"agents"_s).toArray())
        agents.insert(agent.toObject().value(u"id"_s).toString(), agent.toObject());
    QCOMPARE(agents.size(), state.value(u"slaves"_s).toArray().size());
    QMap<QString, QString> hostOf;
    for (const QJsonValue &value : state.value(u"slaves"_s).toArray()) {
        const QJsonObject slave = value.toObject();
        const QJsonObject agent = agents.value(slave.value(u"id"_s).toString());
        hostOf.insert(slave.value(u"id"_s).toString(), slave.value(u"hostname"_s).toString());
        QCOMPARE(agent.value(u"hostname"_s), slave.value(u"hostname"_s));
        QCOMPARE(agent.value(u"port"_s).toInt(), slave.value(u"port"_s).toInt());
        QCOMPARE(agent.value(u"total"_s).toObject().value(u"cpus"_s).toDouble(),
                 slave.value(u"resources"_s).toObject().value(u"cpus"_s).toDouble());
        QCOMPARE(agent.value(u"used"_s).toObject().value(u"mem"_s).toDouble(),
                 slave.value(u"used_resources"_s).toObject().value(u"mem"_s).toDouble());
        QCOMPARE(agent.value(u"attributes"_s).toObject().keys(), slave.value(u"attributes"_s).toObject().keys());
    }
    QMap<QString, QJsonObject> tasks;
    for (const QJsonValue &task : exported.value(u"tasks"_s).toArray())
        tasks.insert(task.toObject().value(u"id"_s).toString(), task.toObject());
    const auto wanted = recordedTasks(state);
    QVERIFY(wanted.size() >= 15);
    QCOMPARE(tasks.size(), wanted.size());
    for (const auto &[task, framework] : wanted) {
        const QJsonObject ours = tasks.value(task.value(u"id"_s).toString());
        QCOMPARE(ours.value(u"state"_s).toString(), task.value(u"state"_s).toString());
        QCOMPARE(ours.value(u"framework"_s).toString(), framework);
        QCOMPARE(ours.value(u"name"_s).toString(), task.value(u"name"_s).toString());
        QCOMPARE(ours.value(u"role"_s).toString(), task.value(u"role"_s).toString());
        for (const QString &name : {u"cpus"_s, u"mem"_s, u"disk"_s})
            QCOMPARE(ours.value(u"resources"_s).toObject().value(name).toDouble(),
                     task.value(u"resources"_s).toObject().value(name).toDouble());
        if (hostOf.contains(task.value(u"slave_id"_s).toString()))
            QCOMPARE(ours.value(u"host"_s).toString(), hostOf.value(task.value(u"slave_id"_s).toString()));
    }
    QStringList frameworks;
    for (const QJsonValue &framework : exported.value(u"frameworks"_s).toArray())
        frameworks.append(framework.toObject().value(u"id"_s).toString());
    for (const QString &list : {u"frameworks"_s, u"completed_frameworks"_s}) {
        for (const QJsonValue &framework : state.value(list).toArray())
            QVERIFY(frameworks.contains(framework.toObject().value(u"id"_s).toString()));
    }
}

void RecordingTest::pagesShowTheRecording()
{
    FileServer recorded(dataPath());
    Profile profile;
    profile.name = u"recording"_s;
    Endpoint mesos;
    mesos.source = SourceId::Mesos;
    mesos.urls = {recorded.masterUrl()};
    profile.endpoints = {mesos};
    LiveWindow live(profile);
    QVERIFY(live.start());
    const QJsonObject state = QJsonDocument::fromJson(recorded.recording(u"master/state"_s)).object();
    QStringList running;
    for (const auto &[task, framework] : recordedTasks(state)) {
        if (task.value(u"state"_s) == u"TASK_RUNNING"_s)
            running.append(task.value(u"id"_s).toString());
    }
    QVERIFY(running.size() >= 8);
    for (const PageId page : {PageId::Topology, PageId::Instances}) {
        QVERIFY(live.settleOn(page));
        for (const QString &id : running)
            QTRY_VERIFY2_WITH_TIMEOUT(live.textOf(page).contains(id), qPrintable(pageName(page) + u" lacks "_s + id),
                                      5000);
    }
    QVERIFY(live.settleOn(PageId::Nodes));
    const QString nodes = live.textOf(PageId::Nodes);
    for (const QJsonValue &slave : state.value(u"slaves"_s).toArray())
        QVERIFY(nodes.contains(slave.toObject().value(u"id"_s).toString()) ||
                nodes.contains(slave.toObject().value(u"hostname"_s).toString()));
}

void RecordingTest::pagesCanBeDrawn_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"topology", "instances", "nodes"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void RecordingTest::pagesCanBeDrawn()
{
    QFETCH(QString, page);
    FileServer recorded(dataPath());
    QTemporaryDir folder;
    const QString file = folder.filePath(u"page.png"_s);
    const ProgramRun run = runProgram({u"--mesos"_s, recorded.masterUrl().toString(), u"--screenshot"_s, file,
                                       u"--page"_s, page, u"--config-dir"_s, folder.path()});
    QVERIFY2(run.exitStatus == 0, run.errors.constData());
    QVERIFY(QImage(file).width() >= 1024);
}

MESOSCOPE_TEST(RecordingTest)

#include "tst_recording.moc"
