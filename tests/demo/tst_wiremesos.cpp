// SPDX-License-Identifier: GPL-3.0-or-later
// The masters' answers beside their shape: numbers, paging, errors, operators' commands, fail-over, maintenance.
#include "tests/demo/wirekit.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using mesoscope::test::WireKit;

class WireMesosTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersHaveFractions();
    void everythingOfTheClusterIsThere();
    void sumsAgree();
    void tasksArePaged();
    void unknownIdsGiveEmptyLists();
    void operatorErrors_data();
    void operatorErrors();
    void drainAndReactivate();
    void unreachableAgentVanishes();
    void failOver();
    void noLeaderKnown();
    void maintenance();
    void summaryCounts();
    void fingerprintFollowsChanges();
    void emptyListsInOperatorAnswers();
};

void WireMesosTest::numbersHaveFractions()
{
    WireKit kit(u"small"_s);
    const QByteArray body = kit.master("/state").body;
    QVERIFY(QRegularExpression(uR"("cpus":\d+\.\d)"_s).match(QString::fromUtf8(body)).hasMatch());
    QVERIFY(!QRegularExpression(uR"("cpus":\d+[,}])"_s).match(QString::fromUtf8(body)).hasMatch());
    QVERIFY(body.contains("\"activated_slaves\":" + QByteArray::number(kit.cluster->agents().size()) + ".0,"));
    QVERIFY(QRegularExpression(uR"("ports":"\[\d+-\d+(, \d+-\d+)*\]")"_s).match(QString::fromUtf8(body)).hasMatch());
    const QByteArray v1 = kit.call(R"({"type":"GET_AGENTS"})").body;
    QVERIFY(QRegularExpression(uR"("nanoseconds":\d{19}[,}])"_s).match(QString::fromUtf8(v1)).hasMatch());
}

void WireMesosTest::everythingOfTheClusterIsThere()
{
    WireKit kit(u"small"_s);
    kit.cluster->advance(60000);
    const QJsonObject state = WireKit::object(kit.master("/state"));
    QCOMPARE(state.value("slaves"_L1).toArray().size(), qsizetype(kit.cluster->agents().size()));
    QSet<QString> served;
    for (const char *list : {"frameworks", "completed_frameworks"})
        for (const QJsonValue framework : state.value(QLatin1StringView(list)).toArray())
            for (const char *tasks : {"tasks", "unreachable_tasks", "completed_tasks"})
                for (const QJsonValue task : framework[QLatin1StringView(tasks)].toArray()) {
                    QVERIFY(!served.contains(task[u"id"].toString()));
                    served.insert(task[u"id"].toString());
                }
    QVERIFY(!served.isEmpty());
    for (const demo::SimTask &task : kit.cluster->tasks())
        if (task.agent >= 0 && !task.ended)
            QVERIFY2(served.contains(task.id), qPrintable(task.id));
    QCOMPARE(state.value("leader"_L1).toString(), u"master@127.0.0.1:41001"_s);
    QCOMPARE(state.value("cluster"_L1).toString(), kit.cluster->clusterName());
}

void WireMesosTest::sumsAgree()
{
    WireKit kit(u"busy"_s);
    const QJsonObject state = WireKit::object(kit.master("/state"));
    double agents = 0;
    double frameworks = 0;
    double tasks = 0;
    double executors = 0;
    for (const QJsonValue slave : state.value("slaves"_L1).toArray()) {
        agents += slave[u"used_resources"][u"cpus"].toDouble();
        QVERIFY(slave[u"used_resources"][u"cpus"].toDouble() <= slave[u"resources"][u"cpus"].toDouble() + 1);
    }
    for (const QJsonValue framework : state.value("frameworks"_L1).toArray()) {
        frameworks += framework[u"used_resources"][u"cpus"].toDouble();
        for (const QJsonValue task : framework[u"tasks"].toArray())
            tasks += task[u"resources"][u"cpus"].toDouble();
        for (const QJsonValue executor : framework[u"executors"].toArray())
            executors += executor[u"resources"][u"cpus"].toDouble();
    }
    QVERIFY(tasks > 0);
    QVERIFY(qAbs(agents - frameworks) < 0.01);
    QVERIFY(qAbs(agents - tasks - executors) < 0.01);
}

void WireMesosTest::tasksArePaged()
{
    WireKit kit(u"busy"_s);
    const auto ids = [](const demo::WireReply &reply) {
        QStringList found;
        for (const QJsonValue task : WireKit::object(reply).value("tasks"_L1).toArray())
            found.append(task[u"id"].toString());
        return found;
    };
    const QStringList all = ids(kit.master("/tasks?limit=100000"));
    QVERIFY(all.size() > 20);
    QCOMPARE(ids(kit.master("/tasks")), all.mid(0, 100)); // a silent default
    QCOMPARE(ids(kit.master("/tasks?limit=7&offset=5")), all.mid(5, 7));
    QCOMPARE(ids(kit.master("/tasks?limit=abc")), all.mid(0, 100));
    QCOMPARE(ids(kit.master("/tasks?limit=-3")), all.mid(0, 100));
    QVERIFY(ids(kit.master("/tasks?offset=100000")).isEmpty());
    QCOMPARE(ids(kit.master("/tasks?limit=1&task_id=" + all.at(3).toUtf8())), QStringList{all.at(3)});
    const auto first = [](const demo::WireReply &reply) {
        QList<double> times;
        for (const QJsonValue task : WireKit::object(reply).value("tasks"_L1).toArray())
            if (!task[u"statuses"].toArray().isEmpty())
                times.append(task[u"statuses"][0][u"timestamp"].toDouble());
        return times;
    };
    const QList<double> down = first(kit.master("/tasks?limit=100000"));
    QVERIFY(std::is_sorted(down.rbegin(), down.rend()));
    const QList<double> up = first(kit.master("/tasks?limit=100000&order=asc"));
    QVERIFY(std::is_sorted(up.begin(), up.end()));
}

void WireMesosTest::unknownIdsGiveEmptyLists()
{
    WireKit kit(u"small"_s);
    QCOMPARE(kit.master("/tasks?framework_id=nope").body, R"({"tasks":[]})");
    QCOMPARE(kit.master("/slaves?slave_id=nope").body, R"({"slaves":[],"recovered_slaves":[]})");
    QCOMPARE(kit.master("/frameworks?framework_id=nope").body,
             R"({"frameworks":[],"completed_frameworks":[],"unregistered_frameworks":[]})");
    QCOMPARE(kit.master("/state.json").status, 404);
    QCOMPARE(kit.master("/state.json").body, "404 Not Found.");
    QCOMPARE(kit.master("/weights?jsonp=cb").contentType, "text/javascript");
    QVERIFY(kit.master("/weights?jsonp=cb").body.startsWith("cb("));
}

void WireMesosTest::operatorErrors_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    const QByteArray json = "application/json";
    const QByteArray health = R"({"type":"GET_HEALTH"})";
    QTest::newRow("good") << QByteArray("POST") << json << json << health << 200
                          << QByteArray(R"({"type":"GET_HEALTH","get_health":{"healthy":true}})");
    QTest::newRow("any accept") << QByteArray("POST") << json << QByteArray("*/*") << health << 200
                                << QByteArray(R"({"type":"GET_HEALTH","get_health":{"healthy":true}})");
    QTest::newRow("get") << QByteArray("GET") << json << json << QByteArray() << 405
                         << QByteArray("405 Method Not Allowed. Expecting one of { 'POST' }, but received 'GET'.");
    QTest::newRow("no type") << QByteArray("POST") << QByteArray() << json << health << 400
                             << QByteArray("Expecting 'Content-Type' to be present");
    QTest::newRow("other type") << QByteArray("POST") << QByteArray("text/plain") << json << health << 415
                                << QByteArray("Expecting 'Content-Type' of application/json or application/x-protobuf");
    QTest::newRow("charset") << QByteArray("POST") << json + "; charset=utf-8" << json << health << 415
                             << QByteArray("Expecting 'Content-Type' of application/json or application/x-protobuf");
    QTest::newRow("html") << QByteArray("POST") << json << QByteArray("text/html") << health << 406
                          << QByteArray("Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
    QTest::newRow("broken") << QByteArray("POST") << json << json << QByteArray("{\"type\":") << 400
                            << QByteArray("Failed to parse body into JSON: ");
    QTest::newRow("unknown") << QByteArray("POST") << json << json << QByteArray(R"({"type":"NOPE"})") << 400
                             << QByteArray("Failed to validate master::Call: Expecting 'type' to be present");
    QTest::newRow("argument") << QByteArray("POST") << json << json << QByteArray(R"({"type":"GET_METRICS"})") << 400
                              << QByteArray("Failed to validate master::Call: Expecting 'get_metrics' to be present");
}

void WireMesosTest::operatorErrors()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, text);
    WireKit kit(u"small"_s);
    demo::WireRequest request = WireKit::request(method, "/api/v1", body);
    request.headers = {{"accept", accept}};
    if (!type.isEmpty())
        request.headers.insert("content-type", type);
    const demo::WireReply reply =
        demo::answerMesos(*kit.cluster, kit.cluster->leader(), request, kit.addresses, *kit.context);
    QCOMPARE(reply.status, status);
    QVERIFY2(reply.body.startsWith(text), reply.body.constData());
    QCOMPARE(reply.contentType, status == 200 ? "application/json" : "text/plain; charset=utf-8");
}

void WireMesosTest::drainAndReactivate()
{
    WireKit kit(u"small"_s);
    const demo::SimAgent &agent = kit.cluster->agents().front();
    const QByteArray argument = "{\"agent_id\":{\"value\":\"" + agent.id.toUtf8() + "\"}}";
    const auto slave = [&kit, &agent] {
        return WireKit::object(kit.master("/slaves?slave_id=" + agent.id.toUtf8())).value("slaves"_L1)[0].toObject();
    };
    QCOMPARE(kit.call("{\"type\":\"DEACTIVATE_AGENT\",\"deactivate_agent\":" + argument + "}").status, 200);
    QCOMPARE(slave().value("active"_L1).toBool(), false);
    QCOMPARE(slave().value("deactivated"_L1).toBool(), true);
    QCOMPARE(kit.call("{\"type\":\"DRAIN_AGENT\",\"drain_agent\":" + argument + "}").status, 200);
    QVERIFY(slave().value("drain_info"_L1).isObject());
    for (int i = 0; i < 60 && slave().value("drain_info"_L1)[u"state"] != "DRAINED"_L1; ++i)
        kit.cluster->advance(5000);
    QCOMPARE(slave().value("drain_info"_L1)[u"state"].toString(), u"DRAINED"_s);
    QVERIFY(agent.tasks.empty());
    QCOMPARE(kit.call("{\"type\":\"REACTIVATE_AGENT\",\"reactivate_agent\":" + argument + "}").status, 200);
    QCOMPARE(slave().value("active"_L1).toBool(), true);
    QVERIFY(!slave().contains("drain_info"_L1));
    QCOMPARE(kit.call(R"({"type":"DRAIN_AGENT","drain_agent":{"agent_id":{"value":"nope"}}})").status, 400);
}

void WireMesosTest::unreachableAgentVanishes()
{
    WireKit kit(u"small"_s);
    int agent = 0;
    while (kit.cluster->agents()[std::size_t(agent)].tasks.empty())
        ++agent;
    const qsizetype before = WireKit::object(kit.master("/slaves")).value("slaves"_L1).toArray().size();
    kit.cluster->setAgentReachable(agent, false);
    QCOMPARE(WireKit::object(kit.master("/slaves")).value("slaves"_L1).toArray().size(),
             before); // listed, but not active
    kit.cluster->advance(120000);
    const QJsonObject state = WireKit::object(kit.master("/state"));
    QCOMPARE(state.value("slaves"_L1).toArray().size(), before - 1);
    QCOMPARE(state.value("unreachable_slaves"_L1).toDouble(), 1.0);
    qsizetype unreachable = 0;
    for (const QJsonValue framework : state.value("frameworks"_L1).toArray())
        for (const QJsonValue task : framework[u"unreachable_tasks"].toArray()) {
            QCOMPARE(task[u"state"].toString(), u"TASK_UNREACHABLE"_s);
            ++unreachable;
        }
    QVERIFY(unreachable > 0);
}

void WireMesosTest::failOver()
{
    WireKit kit(u"small"_s);
    kit.cluster->setLeader(-1);
    QCOMPARE(kit.cluster->leader(), -1);
    QCOMPARE(kit.master("/state", 1).headers.value(0).second, "//127.0.0.1:41001/master/state");
    bool partly = false;
    for (int i = 0; i < 1200 && (kit.cluster->leader() < 0 || kit.cluster->isRecovering()); ++i) {
        kit.cluster->advance(100);
        if (kit.cluster->leader() < 0)
            continue;
        const QJsonObject state = WireKit::object(kit.master("/state"));
        const qsizetype back = state.value("slaves"_L1).toArray().size();
        const qsizetype missing = state.value("recovered_slaves"_L1).toArray().size();
        partly = partly || missing > 0;
        if (missing > 0)
            QCOMPARE(back + missing, qsizetype(kit.cluster->agents().size()));
    }
    QVERIFY(kit.cluster->leader() >= 0);
    QVERIFY(partly);
    const QJsonObject after = WireKit::object(kit.master("/state"));
    QVERIFY(after.value("recovered_slaves"_L1).toArray().isEmpty());
    QVERIFY(after.value("slaves"_L1)[0].toObject().contains("reregistered_time"_L1));
}

void WireMesosTest::noLeaderKnown()
{
    WireKit kit(u"small"_s);
    kit.cluster->setLeader(-1);
    kit.context->lastLeader = -1;
    for (const char *path : {"/state", "/redirect", "/slaves"}) {
        const demo::WireReply reply = kit.master(path, 1);
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.body, "No leader elected");
    }
    QCOMPARE(kit.master("/health", 1).status, 200);
}

void WireMesosTest::maintenance()
{
    WireKit kit(u"small"_s);
    QCOMPARE(kit.master("/maintenance/schedule").body, "{}");
    QCOMPARE(kit.master("/maintenance/status").body, "{}");
    const auto post = [&kit](const QByteArray &body) {
        return demo::answerMesos(*kit.cluster, kit.cluster->leader(),
                                 WireKit::request("POST", "/maintenance/schedule", body), kit.addresses, *kit.context);
    };
    const QByteArray good =
        R"({"windows":[{"machine_ids":[{"hostname":"a","ip":"10.0.0.1"}],"unavailability":)"
        R"({"duration":{"nanoseconds":3600000000000},"start":{"nanoseconds":1795360343064369152}}}]})";
    QCOMPARE(post(good).status, 200);
    QCOMPARE(kit.master("/maintenance/schedule").body, good); // nanoseconds beyond 2^53 survive
    QVERIFY(kit.master("/maintenance/status").body.contains(R"("hostname":"a")"));
    QCOMPARE(post(R"({"windows":[{"machine_ids":[{"hostname":"a"},{"hostname":"a"}]}]})").status, 400);
    QCOMPARE(post("[").status, 400);
    QCOMPARE(post(R"({"windows":[]})").status, 200);
    QCOMPARE(kit.master("/maintenance/schedule").body, "{}");
}

void WireMesosTest::summaryCounts()
{
    WireKit kit(u"failing"_s);
    kit.cluster->advance(300000);
    const QJsonObject state = WireKit::object(kit.master("/state"));
    const QJsonObject summary = WireKit::object(kit.master("/state-summary"));
    int counted = 0;
    int failed = 0;
    for (const QJsonValue framework : state.value("frameworks"_L1).toArray()) {
        for (const char *tasks : {"tasks", "completed_tasks", "unreachable_tasks"})
            for (const QJsonValue task : framework[QLatin1StringView(tasks)].toArray())
                ++(task[u"state"] == "TASK_FAILED"_L1 ? failed : counted);
    }
    QVERIFY(failed > 0);
    int summed = 0;
    int summedFailed = 0;
    for (const QJsonValue framework : summary.value("frameworks"_L1).toArray()) {
        const QJsonObject counts = framework.toObject();
        for (auto it = counts.begin(); it != counts.end(); ++it)
            if (it.key().startsWith("TASK_"_L1))
                (it.key() == "TASK_FAILED"_L1 ? summedFailed : summed) += it.value().toInt();
    }
    QCOMPARE(summed, counted);
    QCOMPARE(summedFailed, failed);
}

void WireMesosTest::fingerprintFollowsChanges()
{
    WireKit kit(u"small"_s);
    const auto print = [&kit] { return demo::stateFingerprint(*kit.cluster, *kit.context); };
    quint64 last = print();
    QCOMPARE(print(), last);
    kit.cluster->setAgentDeactivated(0, true);
    QVERIFY(print() != last);
    last = print();
    kit.cluster->setAgentReachable(1, false);
    QVERIFY(print() != last);
    last = print();
    kit.cluster->restartApp(kit.cluster->tasks().front().appId, true);
    kit.cluster->advance(30000);
    QVERIFY(print() != last);
    last = print();
    kit.cluster->setLeader(-1);
    QVERIFY(print() != last);
}

void WireMesosTest::emptyListsInOperatorAnswers()
{
    WireKit kit(u"small"_s);
    const QByteArray state = kit.call(R"({"type":"GET_STATE"})").body;
    QVERIFY(state.contains("\"unreachable_tasks\":[]") && state.contains("\"recovered_agents\":[]"));
    QCOMPARE(kit.call(R"({"type":"GET_OPERATIONS"})").body, R"({"type":"GET_OPERATIONS","get_operations":{}})");
    QCOMPARE(kit.call(R"({"type":"LIST_FILES","list_files":{"path":"/master/log"}})").body,
             R"({"type":"LIST_FILES","list_files":{}})");
    QCOMPARE(kit.call(R"({"type":"READ_FILE","read_file":{"path":"/nope","offset":0}})").status, 404);
}

MESOSCOPE_TEST(WireMesosTest)

#include "tst_wiremesos.moc"
