// SPDX-License-Identifier: GPL-3.0-or-later
// Every sample of Marathon's documentation and tests parses without loss. The samples lie beside the project and are
// not part of it: without them this is skipped.
#include "app/sources/json.h"
#include "app/sources/marathon/marathonevents.h"
#include "app/sources/marathon/marathonjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

static QString samples()
{
    for (const QString &up : {u"/../shared/samples/marathon"_s, u"/../../shared/samples/marathon"_s}) {
        const QString path = QStringLiteral(MESOSCOPE_SOURCE_DIR) + up;
        if (QDir(path).exists())
            return path;
    }
    return {};
}

static QString absolute(const QJsonValue &id)
{
    const QString text = json::str(id);
    return text.startsWith(u'/') ? text : u'/' + text;
}

struct Seen
{
    int apps = 0;
    int pods = 0;
    int events = 0;
    int deployments = 0;
    int queued = 0;
};

static void checkApp(const QJsonObject &object, Seen &seen)
{
    ++seen.apps;
    const App app = readApp(object);
    QCOMPARE(app.id.text(), absolute(object["id"_L1]));
    QJsonObject expected = object;
    expected.remove("tasks"_L1);
    QCOMPARE(QJsonDocument::fromJson(app.definition).object(), expected);
    QCOMPARE(app.labels.size(), object["labels"_L1].toObject().size());
    QCOMPARE(app.env.size(), object["env"_L1].toObject().size());
    QCOMPARE(app.healthChecks.size(), object["healthChecks"_L1].toArray().size());
    QCOMPARE(app.constraints.size(), object["constraints"_L1].toArray().size());
    QCOMPARE(app.image, object["container"_L1]["docker"_L1]["image"_L1].toString());
    if (object["version"_L1].isString())
        QVERIFY(app.versionMs > 0);
    int skipped = 0;
    const auto tasks = readTasks(object, app, skipped);
    QCOMPARE(qsizetype(tasks.size()) + skipped, object["tasks"_L1].toArray().size());
}

static void checkPod(const QJsonObject &object, Seen &seen)
{
    ++seen.pods;
    const App pod = readPod(object);
    QCOMPARE(pod.id.text(), absolute(object["id"_L1]));
    QCOMPARE(QJsonDocument::fromJson(pod.definition).object(), object);
    QCOMPARE(pod.labels.size(), object["labels"_L1].toObject().size());
    QCOMPARE(pod.env.size(), object["environment"_L1].toObject().size());
}

static bool isApp(const QJsonObject &object)
{
    if (!object.contains("id"_L1) || object.contains("actions"_L1) || object.contains("eventType"_L1) ||
        object.contains("appId"_L1))
        return false;
    for (const auto key : {"cmd"_L1, "args"_L1, "instances"_L1, "container"_L1, "cpus"_L1}) {
        if (object.contains(key) && !object[key].isArray())
            return true;
    }
    return false;
}

static void checkAll(const QJsonValue &value, Seen &seen)
{
    for (const QJsonValue &item : value.toArray())
        checkAll(item, seen);
    const QJsonObject object = value.toObject();
    if (object["eventType"_L1].isString()) {
        ++seen.events;
        const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
        const ClusterEvent event = readEvent({"x", bytes}, 1);
        QCOMPARE(event.type, object["eventType"_L1].toString());
        QVERIFY(event.timeMs > 1 || !object.contains("timestamp"_L1));
        for (const auto key : {"appId"_L1, "runSpecId"_L1, "groupId"_L1}) {
            if (object[key].isString())
                QCOMPARE(event.subject, object[key].toString());
        }
        for (const auto key : {"instanceId"_L1, "taskId"_L1}) {
            if (object[key].isString() && !(key == "taskId"_L1 && object.contains("instanceId"_L1)))
                QCOMPARE(event.instance, object[key].toString());
        }
        QCOMPARE(event.payload, bytes.left(64 << 10));
    } else if (object.contains("id"_L1) && object["containers"_L1].isArray() && !object.contains("agentInfo"_L1)) {
        checkPod(object, seen);
    } else if (isApp(object)) {
        checkApp(object, seen);
    }
    if (QTest::currentTestFailed())
        return;
    for (const QJsonValue &child : object)
        checkAll(child, seen);
}

static void checkDocument(const QString &name, const QByteArray &bytes, Seen &seen)
{
    const Result<QJsonValue> json = json::parse(bytes, SourceId::Marathon);
    QVERIFY(json.ok());
    checkAll(*json, seen);
    const QJsonObject object = json->toObject();
    MarathonObservation into;
    if (object.contains("queue"_L1)) {
        QVERIFY(readQueue(bytes, into).ok());
        ++seen.queued;
    }
    if (object.contains("id"_L1) && (object.contains("groups"_L1) || object["apps"_L1].isArray())) {
        QVERIFY2(readGroups(bytes, into).ok(), qPrintable(name));
        QCOMPARE(into.skipped, 0);
        QCOMPARE(into.groups.front().text(), absolute(object["id"_L1]));
        QVERIFY(qsizetype(into.apps.size()) >= object["apps"_L1].toArray().size());
    }
    const bool steps = json->isArray() && json->toArray().at(0)["affectedApps"_L1].isArray();
    if (steps) {
        QVERIFY(readDeployments(bytes, into).ok());
        QCOMPARE(qsizetype(into.deployments.size()), json->toArray().size());
        for (qsizetype i = 0; i < json->toArray().size(); ++i) {
            const QJsonObject given = json->toArray().at(i).toObject();
            QCOMPARE(into.deployments.at(size_t(i)).steps.size(), given["steps"_L1].toArray().size());
            QVERIFY(into.deployments.at(size_t(i)).affected.size() >= given["affectedApps"_L1].toArray().size());
            for (const auto &step : into.deployments.at(size_t(i)).steps) {
                for (const DeploymentAction &action : step)
                    QVERIFY(!action.action.isEmpty() && !action.app.isEmpty());
            }
            ++seen.deployments;
        }
    }
    if (object.contains("marathon_config"_L1)) {
        QVERIFY(readInfo(bytes, into).ok());
        QCOMPARE(into.version, object["version"_L1].toString());
    }
}

class MarathonSamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesWithoutLoss()
    {
        if (samples().isEmpty())
            QSKIP("the samples do not lie beside the source tree");
        Seen seen;
        QDirIterator files(samples(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const QString name = files.next();
            if (name.contains("/jsonschema/"_L1))
                continue;
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            checkDocument(name, file.readAll(), seen);
            if (QTest::currentTestFailed()) {
                qWarning() << "in" << name;
                return;
            }
            ++count;
        }
        // So that nothing is passed over by a slip in the classification.
        QVERIFY2(count > 140, qPrintable(QString::number(count)));
        QVERIFY2(seen.apps > 40, qPrintable(QString::number(seen.apps)));
        QVERIFY2(seen.pods >= 10, qPrintable(QString::number(seen.pods)));
        QVERIFY2(seen.events >= 40, qPrintable(QString::number(seen.events)));
        QVERIFY2(seen.deployments >= 1, qPrintable(QString::number(seen.deployments)));
        QVERIFY2(seen.queued >= 1, qPrintable(QString::number(seen.queued)));
    }
};

MESOSCOPE_TEST(MarathonSamplesTest)

#include "tst_marathonsamples.moc"
