// SPDX-License-Identifier: GPL-3.0-or-later
// What is refused before anything is sent is what a server refuses, and what it would take is sent.
#include "app/demo/definitions.h"
#include "models/domain/effect.h"
#include "models/domain/validate.h"
#include "tests/demo/simcase.h"
#include "tests/domain/badpods.h"
#include "tests/support/testmain.h"
#include "views/dialogs/parts.h"

#include <QJsonDocument>
#include <QtTest>

#include <set>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// To a small definition; null takes a key away.
const char *const Changes[] = {
    R"({})",
    R"({"id": "/Shop"})",
    R"({"id": "/a/restart"})",
    R"({"cpus": "1"})",
    R"({"mem": -1})",
    R"({"instances": 0})",
    R"({"cmd": "a", "args": ["b"]})",
    R"({"cmd": null, "args": ["b"]})",
    R"({"cmd": null})",
    R"({"cmd": null, "container": {"type": "DOCKER", "docker": {"image": "x"}}})",
    R"({"container": {"type": "DOCKER", "docker": {}}})",
    R"({"labels": {"a": 1}})",
    R"({"env": []})",
    R"({"backoffFactor": 0.9})",
    R"({"backoffFactor": 1.5})",
    R"({"backoffSeconds": -1})",
    R"({"upgradeStrategy": {"minimumHealthCapacity": 2}})",
    R"({"upgradeStrategy": {"minimumHealthCapacity": 0.5, "maximumOverCapacity": 0}})",
    R"({"constraints": [["hostname", "UNIQUE"]]})",
    R"({"constraints": [["hostname", "UNIQUE", "x"]]})",
    R"({"constraints": [["hostname"]]})",
    R"({"constraints": [["hostname", "NEAR"]]})",
    R"({"constraints": [["hostname", "LIKE", "a.*"]]})",
    R"({"constraints": [["hostname", "LIKE", "a("]]})",
    R"({"constraints": [["hostname", "LIKE"]]})",
    R"({"constraints": [["rack", "GROUP_BY"]]})",
    R"({"constraints": [["rack", "GROUP_BY", "2"]]})",
    R"({"constraints": [["rack", "GROUP_BY", "x"]]})",
    R"({"constraints": [["rack", "MAX_PER"]]})",
    R"({"constraints": [["rack", "MAX_PER", "2"]]})",
    R"({"constraints": [["rack", "IS", "r1"]]})",
    R"({"constraints": [["rack", "IS"]]})",
    R"({"constraints": [["rack", "CLUSTER"]]})",
    R"({"portDefinitions": [{"port": 70000}]})",
    R"({"portDefinitions": [{"port": 8080}, {"port": 8080}]})",
    R"({"portDefinitions": [{"port": 0}, {"port": 0}]})",
    R"({"healthChecks": [{"protocol": "GRPC"}]})",
    R"({"healthChecks": [{"protocol": "COMMAND"}]})",
    R"({"healthChecks": [{"protocol": "COMMAND", "command": {"value": "true"}}]})",
    R"({"portDefinitions": [{"port": 0}], "healthChecks": [{"protocol": "HTTP", "portIndex": 0}]})",
    R"({"portDefinitions": [{"port": 0}], "healthChecks": [{"protocol": "HTTP", "portIndex": 1}]})",
    R"({"instances": 2, "labels": {"MARATHON_SINGLE_INSTANCE_APP": "true"}})",
    R"({"unreachableStrategy": {"inactiveAfterSeconds": 9, "expungeAfterSeconds": 3}})",
    R"({"unreachableStrategy": {"inactiveAfterSeconds": 3, "expungeAfterSeconds": 9}})",
    R"({"unreachableStrategy": "disabled"})"};

} // namespace

class AgreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSayTheSame_data()
    {
        QTest::addColumn<QJsonObject>("definition");
        for (const char *changes : Changes) {
            QJsonObject definition{{u"id"_s, u"/new/app"_s}, {u"cmd"_s, u"run"_s}};
            const QJsonObject more = QJsonDocument::fromJson(changes).object();
            for (auto it = more.begin(); it != more.end(); ++it) {
                if (it->isNull())
                    definition.remove(it.key());
                else
                    definition.insert(it.key(), *it);
            }
            QTest::newRow(changes) << definition;
        }
    }

    void bothSayTheSame()
    {
        QFETCH(QJsonObject, definition);
        const QJsonArray types = demo::typeProblems(definition);
        const QJsonArray rules = types.isEmpty() ? demo::ruleProblems(definition) : types;
        const QList<LocalProblem> ours = validateApp(definition, nullptr, true);
        QVERIFY2(ours.isEmpty() == rules.isEmpty(),
                 qPrintable(u"here %1 problem(s), there %2"_s.arg(ours.size())
                                .arg(QString::fromUtf8(QJsonDocument(rules).toJson(QJsonDocument::Compact)))));
    }

    void bothSayTheSameOfPods_data()
    {
        QTest::addColumn<QJsonObject>("definition");
        QTest::newRow("as it should be") << QJsonDocument::fromJson(GoodPod).object();
        const std::vector<BadPod> all = badPods();
        for (const BadPod &bad : all) {
            // Names that are taken, versions and masks are nothing that the rules of a definition know.
            if (bad.problem != Problem::IdExists && bad.problem != Problem::VersionWithOthers &&
                bad.problem != Problem::MaskedValue)
                QTest::addRow("%s %s", bad.path, bad.by) << spoilt(bad);
        }
    }

    /// Both refuse it, and at the same container and field where the server says which.
    void bothSayTheSameOfPods()
    {
        QFETCH(QJsonObject, definition);
        const QJsonArray theirs = demo::podProblems(definition);
        const QList<LocalProblem> ours = validatePod(definition, nullptr, true);
        QVERIFY2(ours.isEmpty() == theirs.isEmpty(), QJsonDocument(theirs).toJson(QJsonDocument::Compact).constData());
        if (!ours.isEmpty()) {
            const QString there = FieldBook::normalised(theirs.first()["path"_L1].toString());
            const QString here = ours.first().path;
            QVERIFY2(here.startsWith(there) || there.startsWith(here) || there == u"/containers"_s,
                     qPrintable(here + u' ' + there));
        }
    }

    void whatIsForetoldHappens_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("over");
        QTest::addColumn<bool>("other"); // another version, or only another number
        QTest::newRow("twice the room") << 4 << 4 << 1.0 << 1.0 << true;
        QTest::newRow("half away") << 4 << 4 << 0.5 << 0.0 << true;
        QTest::newRow("a little of both") << 10 << 10 << 0.8 << 0.2 << true;
        QTest::newRow("no room at all: one over") << 3 << 3 << 1.0 << 0.0 << true;
        QTest::newRow("everything at once") << 5 << 5 << 0.0 << 0.0 << true;
        QTest::newRow("rounding") << 7 << 7 << 0.5 << 0.33 << true;
        QTest::newRow("another number, too") << 3 << 5 << 1.0 << 1.0 << true;
        QTest::newRow("more") << 2 << 6 << 1.0 << 1.0 << false;
        QTest::newRow("fewer") << 6 << 2 << 1.0 << 1.0 << false;
        QTest::newRow("none") << 3 << 0 << 1.0 << 1.0 << false;
    }

    /// Marathon's part is played by the demo cluster, whose deployments are tested against what is documented.
    void whatIsForetoldHappens()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, minimum);
        QFETCH(double, over);
        QFETCH(bool, other);
        demo::SimCase demo(demo::SimCase::plain(6));
        QJsonObject before = demo::SimCase::object(R"({"id":"/a","cmd":"x","cpus":0.1,"mem":32,
            "healthChecks":[{"protocol":"HTTP","path":"/","intervalSeconds":5,"gracePeriodSeconds":5}]})");
        before.insert(u"instances"_s, from);
        before.insert(u"upgradeStrategy"_s,
                      QJsonObject{{u"minimumHealthCapacity"_s, minimum}, {u"maximumOverCapacity"_s, over}});
        QCOMPARE(demo.send("POST", u"/v2/apps"_s, QJsonDocument(before).toJson()).status, 201);
        QVERIFY(demo.settled());
        const std::vector<qint32> old = demo.cluster.tasksOf(u"/a"_s);
        QJsonObject after = before;
        after.insert(u"instances"_s, to);
        if (other)
            after.insert(u"cmd"_s, u"y"_s);
        ClusterSnapshot snapshot;
        App app;
        app.id = AppId(u"/a"_s);
        app.instances = app.counts.running = from;
        app.each = {0.1, 32, 0, 0};
        const Effect effect = effectOf(after, before, &app, snapshot);

        QCOMPARE(demo.send("PUT", u"/v2/apps/a?partialUpdate=false"_s, QJsonDocument(after).toJson()).status, 200);
        const std::set<qint32> first(old.begin(), old.end());
        std::set<qint32> started;
        int most = 0;
        int least = from;
        for (int i = 0; i < 4000 && !demo.cluster.deployments().empty(); ++i) {
            const std::vector<qint32> &live = demo.cluster.tasksOf(u"/a"_s);
            most = std::max(most, int(live.size()));
            int up = 0;
            for (const qint32 task : live) {
                up += demo.cluster.tasks()[size_t(task)].state == "TASK_RUNNING"_L1 ? 1 : 0;
                if (!first.contains(task))
                    started.insert(task);
            }
            least = std::min(least, up);
            demo.cluster.advance(100);
        }
        QVERIFY(demo.cluster.deployments().empty());
        QCOMPARE(int(started.size()), effect.started);
        QVERIFY2(most <= effect.atOnce, qPrintable(u"%1, foretold %2"_s.arg(most).arg(effect.atOnce)));
        QVERIFY2(least >= effect.atLeast, qPrintable(u"%1, foretold %2"_s.arg(least).arg(effect.atLeast)));
        QCOMPARE(from + effect.started - effect.killed, to);
    }
};

MESOSCOPE_TEST(AgreementTest)
#include "tst_agreement.moc"
