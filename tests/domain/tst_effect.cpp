// SPDX-License-Identifier: GPL-3.0-or-later
// What a definition will do to the instances of its app.
#include "models/domain/effect.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

/// Two nodes with 4 CPU and 4 GiB each, of which the app's instances have 1 CPU and 1 GiB each.
ClusterSnapshot cluster(int running)
{
    ClusterSnapshot snapshot;
    App app;
    app.handle = AppHandle(0);
    app.id = AppId(u"/a"_s);
    app.instances = running;
    app.counts.running = running;
    app.each = {1, 1024, 0, 0};
    snapshot.apps.push_back(app);
    for (quint32 i = 0; i < 2; ++i) {
        Agent agent;
        agent.handle = AgentHandle(i);
        agent.hostname = u"n%1"_s.arg(i);
        agent.status = AgentStatus::Active;
        agent.hasTotals = true;
        agent.total = {4, 4096, 0, 0};
        agent.used = i == 0 ? Resources{double(running), 1024.0 * running, 0, 0} : Resources{};
        snapshot.agents.push_back(agent);
    }
    return snapshot;
}

} // namespace

class EffectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data()
    {
        QTest::addColumn<QByteArray>("now"); // empty: a new app
        QTest::addColumn<QByteArray>("then");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<int>>("numbers"); // started, killed, at once, at least
        QTest::addColumn<double>("extraCpus");
        const auto row = [](const char *name, const char *now, const char *then, Effect::Kind kind,
                            const QList<int> &numbers, double extra) {
            QTest::newRow(name) << QByteArray(now) << QByteArray(then) << int(kind) << numbers << extra;
        };
        using Kind = Effect::Kind;
        const char *three = R"({"id": "/a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 3})";
        row("new", "", three, Kind::Start, {3, 0, 3, 0}, 3);
        row("new, of none", "", R"({"id": "/a", "instances": 0})", Kind::Start, {0, 0, 0, 0}, 0);
        row("the same", three, three, Kind::Nothing, {0, 0, 0, 0}, 0);
        row("what the server adds is no change", three,
            R"({"id": "a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 3, "tasksRunning": 3, "version": "v"})",
            Kind::Nothing, {0, 0, 0, 0}, 0);
        row("more", three, R"({"id": "/a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 5})", Kind::Scale,
            {2, 0, 5, 3}, 2);
        row("fewer", three, R"({"id": "/a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 1})", Kind::Scale,
            {0, 2, 3, 1}, 0);
        row("none", three, R"({"id": "/a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 0})", Kind::Scale,
            {0, 3, 3, 0}, 0);
        row("another version", three, R"({"id": "/a", "cmd": "y", "cpus": 1, "mem": 1024, "instances": 3})",
            Kind::Replace, {3, 3, 6, 3}, 3);
        row("another version, no more than there are", three,
            R"({"id": "/a", "cmd": "y", "cpus": 1, "mem": 1024, "instances": 3,
                "upgradeStrategy": {"minimumHealthCapacity": 0.5, "maximumOverCapacity": 0}})",
            Kind::Replace, {3, 3, 3, 2}, 0);
        row("all must stay and none may be more: one more", three,
            R"({"id": "/a", "cmd": "y", "cpus": 1, "mem": 1024, "instances": 3,
                "upgradeStrategy": {"minimumHealthCapacity": 1, "maximumOverCapacity": 0}})",
            Kind::Replace, {3, 3, 4, 3}, 1);
        row("a little more", three, R"({"id": "/a", "cmd": "y", "cpus": 1, "mem": 1024, "instances": 3,
                "upgradeStrategy": {"minimumHealthCapacity": 1, "maximumOverCapacity": 0.4}})",
            Kind::Replace, {3, 3, 4, 3}, 1);
        row("larger instances", three, R"({"id": "/a", "cmd": "x", "cpus": 2, "mem": 1024, "instances": 3,
                "upgradeStrategy": {"minimumHealthCapacity": 0, "maximumOverCapacity": 0}})",
            Kind::Replace, {3, 3, 3, 0}, 3);
        row("smaller instances", three, R"({"id": "/a", "cmd": "x", "cpus": 0.5, "mem": 1024, "instances": 3,
                "upgradeStrategy": {"minimumHealthCapacity": 0, "maximumOverCapacity": 0}})",
            Kind::Replace, {3, 3, 3, 0}, 0);
        row("one instance only, by its label", three,
            R"({"id": "/a", "cmd": "x", "cpus": 1, "mem": 1024, "instances": 1,
                "labels": {"MARATHON_SINGLE_INSTANCE_APP": "true"}})",
            Kind::Replace, {1, 3, 3, 0}, 0);
        row("with data on disk", three, R"({"id": "/a", "cmd": "y", "cpus": 1, "mem": 1024, "instances": 3,
                "container": {"volumes": [{"containerPath": "d", "persistent": {"size": 1}}]},
                "upgradeStrategy": {"minimumHealthCapacity": 1}})",
            Kind::Replace, {3, 3, 3, 2}, 0);
    }

    void says()
    {
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, then);
        QFETCH(int, kind);
        QFETCH(QList<int>, numbers);
        QFETCH(double, extraCpus);
        ClusterSnapshot snapshot = cluster(now.isEmpty() ? 0 : 3);
        const App *app = now.isEmpty() ? nullptr : &snapshot.apps.front();
        const Effect effect = effectOf(parsed(then.constData()), parsed(now.constData()), app, snapshot);
        QCOMPARE(int(effect.kind), kind);
        QCOMPARE((QList<int>{effect.started, effect.killed, effect.atOnce, effect.atLeast}), numbers);
        QCOMPARE(effect.extra.cpus, extraCpus);
        QVERIFY(effect.extra.mem >= 0);
        QCOMPARE(effect.placement.has_value(), effect.started > 0);
    }

    void saysWhetherItFits()
    {
        const ClusterSnapshot snapshot = cluster(0);
        const auto of = [&snapshot](const char *json) { return effectOf(parsed(json), {}, nullptr, snapshot); };
        Effect effect = of(R"({"id": "/b", "cmd": "x", "cpus": 2, "mem": 512, "instances": 4})");
        QCOMPARE(effect.placement->fitting, 2);
        QCOMPARE(effect.room, 4);
        effect = of(R"({"id": "/b", "cmd": "x", "cpus": 5, "mem": 512, "instances": 1})");
        QCOMPARE(effect.placement->fitting, 0);
        effect = of(R"({"id": "/b", "cmd": "x", "cpus": 1, "mem": 1, "constraints": [["hostname", "LIKE", "n1"]]})");
        QCOMPARE(effect.placement->fitting, 1);
        effect = of(R"({"id": "/b", "cmd": "x", "cpus": 1, "mem": 1, "acceptedResourceRoles": ["special"]})");
        QCOMPARE(effect.placement->fitting, 0);
        ClusterSnapshot blind;
        QVERIFY(!effectOf(parsed(R"({"id": "/b", "cmd": "x"})"), {}, nullptr, blind).placement);
    }

    /// Numbers from anywhere: nothing overflows, nothing is negative.
    void standsAnything()
    {
        const ClusterSnapshot snapshot = cluster(3);
        for (const char *json :
             {R"({"instances": 1e300, "cpus": 1e300, "mem": -1})", R"({"instances": -5, "cpus": "x"})", R"({})",
              R"({"upgradeStrategy": {"minimumHealthCapacity": -3, "maximumOverCapacity": 1e9}, "instances": 5})",
              R"({"constraints": [1, [], ["a"]], "container": [], "labels": 5, "portDefinitions": {"a": 1}})"}) {
            const Effect effect = effectOf(parsed(json), parsed(R"({"cmd": "x"})"), &snapshot.apps.front(), snapshot);
            QVERIFY(effect.started >= 0 && effect.killed >= 0 && effect.atOnce >= 0 && effect.atLeast >= 0);
            QVERIFY(effect.extra.cpus >= 0 && effect.extra.mem >= 0);
        }
    }
};

MESOSCOPE_TEST(EffectTest)
#include "tst_effect.moc"
