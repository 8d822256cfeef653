// SPDX-License-Identifier: GPL-3.0-or-later
// Apps and groups of every scenario against the schemas that Marathon published. They end with version 1.6: what came
// later, and what only answers have, is taken away first.
#include "app/demo/definitions.h"
#include "tests/demo/schemacheck.h"
#include "tests/demo/simcase.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace mesoscope::demo;
using namespace Qt::Literals::StringLiterals;

class WireMarathonSchemaTest : public QObject
{
    Q_OBJECT

    SchemaCheck m_schemas;

    static QJsonObject asPublished(const QJsonObject &answered)
    {
        QJsonObject app = answered;
        for (const QString &key : {u"tasks"_s, u"tasksStaged"_s, u"tasksRunning"_s, u"tasksHealthy"_s,
                                   u"tasksUnhealthy"_s, u"deployments"_s, u"lastTaskFailure"_s, u"role"_s})
            app.remove(key);
        return app;
    }

    static QJsonObject groupAsPublished(const QJsonObject &answered)
    {
        QJsonObject group = answered;
        group.remove("pods"_L1);
        group.remove("enforceRole"_L1);
        QJsonArray apps;
        for (const QJsonValue app : answered.value("apps"_L1).toArray())
            apps.append(asPublished(app.toObject()));
        group.insert("apps"_L1, apps);
        QJsonArray groups;
        for (const QJsonValue below : answered.value("groups"_L1).toArray())
            groups.append(groupAsPublished(below.toObject()));
        group.insert("groups"_L1, groups);
        return group;
    }

private slots:
    void initTestCase()
    {
        const QString folder =
            QDir(QStringLiteral(MESOSCOPE_SOURCE_DIR)).filePath(u"../shared/samples/marathon/jsonschema/v1.6.352"_s);
        if (!m_schemas.load(folder))
            QSKIP("Marathon's JSON schemas are not on this machine (../shared/samples)");
    }

    void theCheckerChecks()
    {
        const auto count = [this](const char *app) {
            return m_schemas.problems(SimCase::object(app), u"AppDefinition.json"_s).size();
        };
        QCOMPARE(count(R"({"id":"/a","cmd":"x"})"), 0);
        QVERIFY(count(R"({"cmd":"x"})") > 0);
        QVERIFY(count(R"({"id":"/a","cmd":"x","args":["y"]})") > 0);
        QVERIFY(count(R"({"id":"/a","cpus":"1"})") > 0);
        QVERIFY(count(R"({"id":"/a","nonsense":1})") > 0);
        QVERIFY(count(R"({"id":"/a","constraints":[["a","NEAR"]]})") > 0);
        QVERIFY(count(R"({"id":"/a","unreachableStrategy":"maybe"})") > 0);
        QVERIFY(count(R"({"id":"/a","upgradeStrategy":{"minimumHealthCapacity":1.5}})") > 0);
        QVERIFY(!m_schemas.problems(SimCase::object(R"({"id":"/g","apps":[{"cmd":"x"}]})"), u"Group.json"_s).isEmpty());
    }

    void appsAndGroupsFit_data()
    {
        QTest::addColumn<QString>("scenario");
        for (const QString &name : {u"small"_s, u"busy"_s, u"failing"_s, u"tenant"_s, u"20x300"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void appsAndGroupsFit()
    {
        QFETCH(QString, scenario);
        SimCase demo(SimCase::named(scenario));
        demo.cluster.advance(60000);
        const QJsonArray apps =
            demo.get(u"/v2/apps?embed=apps.tasks&embed=apps.lastTaskFailure"_s).value("apps"_L1).toArray();
        QVERIFY(!apps.isEmpty());
        for (const QJsonValue app : apps) {
            const QStringList wrong = m_schemas.problems(asPublished(app.toObject()), u"AppDefinition.json"_s);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(app.toObject().value("id"_L1).toString() + u": "_s + wrong.join(u", "_s)));
        }
        const QJsonObject root = demo.get(u"/v2/groups"_s);
        const QStringList wrong = m_schemas.problems(groupAsPublished(root), u"Group.json"_s);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", "_s)));
    }

    void publishedExamplesAreAccepted()
    {
        // What Marathon's own documentation posts must be something that the demo cluster takes.
        const QDir folder(QDir(QStringLiteral(MESOSCOPE_SOURCE_DIR)).filePath(u"../shared/samples/marathon/docs"_s));
        const QStringList topics = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        int posted = 0;
        for (const QString &topic : topics) {
            const QDir dir(folder.filePath(topic));
            const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files);
            for (const QString &name : names) {
                QFile file(dir.filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                QJsonObject app = QJsonDocument::fromJson(file.readAll()).object();
                if (!app.contains("id"_L1) || app.contains("containers"_L1) || app.contains("apps"_L1) ||
                    app.contains("groups"_L1))
                    continue;
                if (!app.contains("cmd"_L1) && !app.contains("args"_L1) && !app.contains("container"_L1))
                    continue; // a fragment
                SimCase demo(SimCase::plain(2));
                const WireReply reply = demo.send("POST", u"/v2/apps"_s, QJsonDocument(app).toJson());
                QVERIFY2(reply.status == 201,
                         qPrintable(topic + u"/"_s + name + u": "_s + QString::fromUtf8(reply.body)));
                ++posted;
            }
        }
        QVERIFY2(posted >= 10, qPrintable(QString::number(posted)));
    }
};

MESOSCOPE_TEST(WireMarathonSchemaTest)
#include "tst_wiremarathonschema.moc"
