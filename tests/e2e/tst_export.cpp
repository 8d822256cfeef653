// SPDX-License-Identifier: GPL-3.0-or-later
// --export against a demo server: complete, and equal to what the server says of itself over plain HTTP.
#include "app/demo/demoserver.h"
#include "tests/e2e/programrun.h"
#include "tests/support/httpget.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportEqualsWhatTheServerHolds_data();
    void exportEqualsWhatTheServerHolds();
    void failingSourceIsNamed();
    void nothingAnswers();
    void badArguments();
};

namespace {

using Named = QMap<QString, QJsonObject>;

Named byName(const QJsonArray &array, const QString &key = u"id"_s)
{
    Named named;
    for (const QJsonValue &value : array)
        named.insert(value.toObject().value(key).toString(), value.toObject());
    return named;
}

QString under(const QUrl &base, const QString &path)
{
    QString text = base.toString();
    while (text.endsWith(u'/'))
        text.chop(1);
    return text + path;
}

/// Every string in a JSON value.
void strings(const QJsonValue &value, const std::function<void(const QString &)> &visit)
{
    if (value.isString()) {
        visit(value.toString());
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            strings(element, visit);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &element : object)
            strings(element, visit);
    }
}

void compareMesos(const QJsonObject &exported, const QJsonObject &state)
{
    const Named agents = byName(exported.value(u"agents"_s).toArray());
    const QJsonArray slaves = state.value(u"slaves"_s).toArray();
    // The master has no list of unreachable agents; those that unreachable tasks tell of are listed as such.
    int unreachable = 0;
    for (const QJsonObject &agent : agents)
        unreachable += agent.value(u"status"_s) == u"unreachable"_s;
    QCOMPARE(agents.size(), slaves.size() + unreachable);
    QVERIFY(unreachable <= state.value(u"unreachable_slaves"_s).toInt());
    for (const QJsonValue &value : slaves) {
        const QJsonObject slave = value.toObject();
        const QJsonObject agent = agents.value(slave.value(u"id"_s).toString());
        QCOMPARE(agent.value(u"hostname"_s), slave.value(u"hostname"_s));
        QCOMPARE(agent.value(u"pid"_s), slave.value(u"pid"_s));
        for (const QString &name : {u"cpus"_s, u"mem"_s, u"disk"_s, u"gpus"_s}) {
            QCOMPARE(agent.value(u"total"_s).toObject().value(name).toDouble(),
                     slave.value(u"resources"_s).toObject().value(name).toDouble());
            QCOMPARE(agent.value(u"used"_s).toObject().value(name).toDouble(),
                     slave.value(u"used_resources"_s).toObject().value(name).toDouble());
        }
        QCOMPARE(agent.value(u"attributes"_s).toObject().size(), slave.value(u"attributes"_s).toObject().size());
    }
    const Named tasks = byName(exported.value(u"tasks"_s).toArray());
    const Named frameworks = byName(exported.value(u"frameworks"_s).toArray());
    int seen = 0;
    for (const QString &list : {u"frameworks"_s, u"completed_frameworks"_s}) {
        for (const QJsonValue &one : state.value(list).toArray()) {
            const QJsonObject framework = one.toObject();
            QVERIFY(frameworks.contains(framework.value(u"id"_s).toString()));
            for (const QString &kind : {u"tasks"_s, u"unreachable_tasks"_s, u"completed_tasks"_s}) {
                for (const QJsonValue &held : framework.value(kind).toArray()) {
                    const QJsonObject task = held.toObject();
                    const QString id = task.value(u"id"_s).toString();
                    QVERIFY2(tasks.contains(id), qPrintable(id));
                    const QJsonObject ours = tasks.value(id);
                    QCOMPARE(ours.value(u"state"_s).toString(), task.value(u"state"_s).toString());
                    QCOMPARE(ours.value(u"agent"_s).toString(), task.value(u"slave_id"_s).toString());
                    QCOMPARE(ours.value(u"framework"_s).toString(), framework.value(u"id"_s).toString());
                    QCOMPARE(ours.value(u"resources"_s).toObject().value(u"cpus"_s).toDouble(),
                             task.value(u"resources"_s).toObject().value(u"cpus"_s).toDouble());
                    QCOMPARE(ours.value(u"resources"_s).toObject().value(u"mem"_s).toDouble(),
                             task.value(u"resources"_s).toObject().value(u"mem"_s).toDouble());
                    ++seen;
                }
            }
        }
    }
    QVERIFY(seen >= 20);
    QCOMPARE(tasks.size(), seen); // nothing is there that the master does not have
}

void compareMarathon(const QJsonObject &exported, const QJsonArray &served)
{
    const Named apps = byName(exported.value(u"apps"_s).toArray());
    const Named tasks = byName(exported.value(u"tasks"_s).toArray());
    QVERIFY(served.size() >= 5);
    for (const QJsonValue &value : served) {
        const QJsonObject app = value.toObject();
        const QString id = app.value(u"id"_s).toString();
        QVERIFY2(apps.contains(id), qPrintable(id));
        const QJsonObject ours = apps.value(id);
        QCOMPARE(ours.value(u"instances"_s).toInt(), app.value(u"instances"_s).toInt());
        QCOMPARE(ours.value(u"version"_s).toString(), app.value(u"version"_s).toString());
        QCOMPARE(ours.value(u"staged"_s).toInt(), app.value(u"tasksStaged"_s).toInt());
        QCOMPARE(ours.value(u"running"_s).toInt(), app.value(u"tasksRunning"_s).toInt());
        QCOMPARE(ours.value(u"healthy"_s).toInt(), app.value(u"tasksHealthy"_s).toInt());
        QCOMPARE(ours.value(u"unhealthy"_s).toInt(), app.value(u"tasksUnhealthy"_s).toInt());
        QCOMPARE(ours.value(u"resources"_s).toObject().value(u"cpus"_s).toDouble(), app.value(u"cpus"_s).toDouble());
        QCOMPARE(ours.value(u"resources"_s).toObject().value(u"mem"_s).toDouble(), app.value(u"mem"_s).toDouble());
        QCOMPARE(ours.value(u"labels"_s).toObject().keys(), app.value(u"labels"_s).toObject().keys());
        // Every key of the definition is there, also those this program knows nothing of.
        const QJsonObject definition = ours.value(u"definition"_s).toObject();
        for (const QString &key : app.keys()) {
            if (key != u"tasks"_s)
                QVERIFY2(definition.contains(key), qPrintable(id + u' ' + key));
        }
        for (const QJsonValue &held : app.value(u"tasks"_s).toArray()) {
            const QJsonObject task = held.toObject();
            const QJsonObject mine = tasks.value(task.value(u"id"_s).toString());
            QVERIFY2(!mine.isEmpty(), qPrintable(task.value(u"id"_s).toString()));
            QCOMPARE(mine.value(u"app"_s).toString(), id);
            QCOMPARE(mine.value(u"host"_s).toString(), task.value(u"host"_s).toString());
            QCOMPARE(mine.value(u"ports"_s).toArray(), task.value(u"ports"_s).toArray());
            QCOMPARE(mine.value(u"version"_s).toString(), task.value(u"version"_s).toString());
        }
    }
}

} // namespace

void ExportTest::exportEqualsWhatTheServerHolds_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("small") << u"small"_s;
    QTest::newRow("failing") << u"failing"_s;
    QTest::newRow("tenant") << u"tenant"_s;
}

void ExportTest::exportEqualsWhatTheServerHolds()
{
    QFETCH(QString, scenario);
    demo::DemoServer server;
    const auto loaded = demo::loadScenario(scenario);
    QVERIFY(loaded);
    QVERIFY(server.start({*loaded, 0, 0}));
    server.advance(30000);

    QTemporaryDir folder;
    const QString file = folder.filePath(u"out.json"_s);
    QStringList arguments{u"--marathon"_s,   server.marathonUrl().toString(),
                          u"--metrics"_s,    u"opentsdb="_s + server.metricsUrl().toString(),
                          u"--lb"_s,         server.lbUrl().toString(),
                          u"--export"_s,     file,
                          u"--config-dir"_s, folder.path()};
    for (const QUrl &master : server.mesosUrls())
        arguments << u"--mesos"_s << master.toString();
    QHash<QString, QString> environment;
    QByteArray authorization;
    if (!server.user().isEmpty()) {
        const QString login = server.user() + u':' + server.password();
        for (const char *name : {"MARATHON", "METRICS", "LB"})
            environment.insert(u"MESOSCOPE_SECRET_"_s + QLatin1String(name), login);
        authorization = "Basic " + login.toUtf8().toBase64();
    }
    const ProgramRun run = runProgram(arguments, environment);
    QVERIFY2(run.exitStatus == 0, run.errors.constData());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    const QJsonObject exported = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(exported.value(u"schema"_s).toInt(), 1);

    const QUrl marathon = server.marathonUrl();
    const Got apps = httpGet(
        QUrl(under(marathon,
                   u"/v2/apps?embed=apps.tasks&embed=apps.counts&embed=apps.deployments&embed=apps.lastTaskFailure"_s)),
        authorization);
    QCOMPARE(apps.status, 200);
    compareMarathon(exported, apps.json().object().value(u"apps"_s).toArray());
    const Got deployments = httpGet(QUrl(under(marathon, u"/v2/deployments"_s)), authorization);
    QCOMPARE(byName(exported.value(u"deployments"_s).toArray()).keys(), byName(deployments.json().array()).keys());
    const Got queue = httpGet(QUrl(under(marathon, u"/v2/queue"_s)), authorization);
    QCOMPARE(exported.value(u"queue"_s).toArray().size(), queue.json().object().value(u"queue"_s).toArray().size());
    if (!server.mesosUrls().isEmpty()) {
        const Got state = httpGet(QUrl(under(server.mesosUrls().constFirst(), u"/state"_s)));
        QCOMPARE(state.status, 200);
        compareMesos(exported, state.json().object());
    } else {
        QVERIFY(exported.value(u"totals"_s).toObject().value(u"capacity"_s).isNull()); // not known is not zero
    }

    // Secrets: listed, masked, and nowhere in the file.
    QStringList masked;
    for (const QJsonValue &path : exported.value(u"masked"_s).toArray())
        masked.append(path.toString());
    QStringList secrets;
    for (const QJsonValue &value : apps.json().object().value(u"apps"_s).toArray()) {
        for (const QString &map : {u"labels"_s, u"env"_s}) {
            const QJsonObject pairs = value.toObject().value(map).toObject();
            for (auto it = pairs.begin(); it != pairs.end(); ++it) {
                if ((it.key().endsWith(u"_KEY"_s) || it.key().endsWith(u"_TOKEN"_s) ||
                     it.key().contains(u"PASSWORD"_s)) &&
                    it->isString())
                    secrets.append(it->toString());
            }
        }
    }
    QVERIFY(scenario == u"failing"_s || !secrets.isEmpty()); // that scenario has none
    QVERIFY(masked.size() >= secrets.size());
    for (const QString &secret : secrets) {
        if (secret.size() > 3)
            QVERIFY2(!bytes.contains(secret.toUtf8()), qPrintable(secret));
    }
    if (!server.password().isEmpty())
        QVERIFY(!bytes.contains(server.password().toUtf8()));
}

void ExportTest::failingSourceIsNamed()
{
    demo::DemoServer server;
    QVERIFY(server.start({*demo::loadScenario(u"small"_s), 0, 0}));
    QTemporaryDir folder;
    const QString file = folder.filePath(u"out.json"_s);
    const ProgramRun run = runProgram({u"--marathon"_s, server.marathonUrl().toString(), u"--mesos"_s,
                                       u"http://127.0.0.1:1"_s, u"--export"_s, file, u"--config-dir"_s, folder.path()});
    QCOMPARE(run.exitStatus, 3);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QJsonObject exported = QJsonDocument::fromJson(written.readAll()).object();
    bool named = false;
    for (const QJsonValue &source : exported.value(u"sources"_s).toArray())
        named = named || (source.toObject().value(u"id"_s).toString() == u"mesos"_s &&
                          source.toObject().value(u"error"_s).isObject());
    QVERIFY(named);
    QVERIFY(exported.value(u"apps"_s).toArray().size() >= 10);
}

void ExportTest::nothingAnswers()
{
    QTemporaryDir folder;
    const ProgramRun run = runProgram({u"--marathon"_s, u"http://127.0.0.1:1"_s, u"--export"_s,
                                       folder.filePath(u"out.json"_s), u"--config-dir"_s, folder.path()});
    QCOMPARE(run.exitStatus, 4);
}

void ExportTest::badArguments()
{
    for (const QStringList &arguments : {QStringList{u"--nonsense"_s}, QStringList{u"--demo=nonsense"_s},
                                         QStringList{u"--marathon"_s, u"ftp://x"_s}, QStringList{u"--screenshot"_s}}) {
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.exitStatus, 2);
        QVERIFY(!run.errors.isEmpty());
    }
    const ProgramRun help = runProgram({u"--help"_s});
    QCOMPARE(help.exitStatus, 0);
    QVERIFY(help.output.contains("--demo-server"));
    QVERIFY(runProgram({u"--version"_s}).output.startsWith("mesoscope "));
}

MESOSCOPE_TEST(ExportTest)

#include "tst_export.moc"
