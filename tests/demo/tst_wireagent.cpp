// SPDX-License-Identifier: GPL-3.0-or-later
// The agents: sandboxes and the odd arguments of the files API, logs that only grow, statistics.
#include "tests/demo/wirekit.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using mesoscope::test::WireKit;

class WireAgentTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void read_data();
    void read();
    void readsAtMost64KiB();
    void rawBytes();
    void browse();
    void download();
    void operatorFiles();
    void virtualPathAndPods();
    void logsGrowAndStay();
    void unhealthyTasksComplain();
    void endedTasksKeepTheirLog();
    void statistics();
    void logsAreFunctionsOfTheSeed();

private:
    QByteArray sandbox(int agent, const demo::SimTask &task) const;
    QByteArray whole(const QByteArray &file);
    std::unique_ptr<WireKit> m_kit;
    int m_agent = -1;
    std::size_t m_index = 0; ///< of the task: a pointer would not survive the next one
    const demo::SimTask &task() const { return m_kit->cluster->tasks()[m_index]; }
    QByteArray m_sandbox;
};

QByteArray WireAgentTest::sandbox(int agent, const demo::SimTask &task) const
{
    const QJsonObject state = WireKit::object(m_kit->agent(agent, "/state"));
    for (const char *list : {"frameworks", "completed_frameworks"})
        for (const QJsonValue framework : state.value(QLatin1StringView(list)).toArray())
            for (const char *executors : {"executors", "completed_executors"})
                for (const QJsonValue executor : framework[QLatin1StringView(executors)].toArray())
                    if (executor[u"id"].toString() == (task.executorId.isEmpty() ? task.id : task.executorId))
                        return executor[u"directory"].toString().toUtf8();
    return {};
}

void WireAgentTest::init()
{
    m_kit = std::make_unique<WireKit>(u"small"_s);
    m_kit->cluster->advance(600000);
    const auto &tasks = m_kit->cluster->tasks();
    m_index = tasks.size();
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (!tasks[i].ended && tasks[i].state == "TASK_RUNNING"_L1 && tasks[i].executorId.isEmpty() &&
            !tasks[i].appId.isEmpty() && m_kit->cluster->nowMs() - tasks[i].startedMs > 300000)
            m_index = i;
    QVERIFY(m_index < tasks.size());
    m_agent = task().agent;
    m_sandbox = sandbox(m_agent, task());
    QVERIFY(m_sandbox.startsWith("/var/lib/mesos/"));
}

QByteArray WireAgentTest::whole(const QByteArray &file)
{
    return m_kit->agent(m_agent, "/files/download?path=" + file).body;
}

void WireAgentTest::read_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); // SIZE and SANDBOX are put in
    const QByteArray notes = "/data/notes.txt";
    QTest::newRow("a window") << notes << QByteArray("&offset=2&length=5") << 200
                              << QByteArray(R"({"data":"aaaaa","offset":2})");
    QTest::newRow("no length") << notes << QByteArray("&offset=9") << 200
                               << QByteArray("{\"data\":\"\xC3\xBC"
                                             "bbb \xE2\x82\xAC \xE6\x97\xA5\xE6\x9C\xAC\\n\",\"offset\":9}");
    QTest::newRow("length -1") << notes << QByteArray("&offset=11&length=-1") << 200
                               << QByteArray(
                                      "{\"data\":\"bbb \xE2\x82\xAC \xE6\x97\xA5\xE6\x9C\xAC\\n\",\"offset\":11}");
    QTest::newRow("length 0") << notes << QByteArray("&offset=3&length=0") << 200
                              << QByteArray(R"({"data":"","offset":3})");
    QTest::newRow("split character") << notes << QByteArray("&offset=0&length=10") << 200
                                     << QByteArray("{\"data\":\"aaaaaaaaa\xC3\",\"offset\":0}");
    QTest::newRow("no offset") << notes << QByteArray() << 200 << QByteArray(R"({"data":"","offset":SIZE})");
    QTest::newRow("offset -1") << notes << QByteArray("&offset=-1") << 200
                               << QByteArray(R"({"data":"","offset":SIZE})");
    QTest::newRow("offset -1 and length")
        << notes << QByteArray("&offset=-1&length=100") << 200 << QByteArray(R"({"data":"","offset":SIZE})");
    QTest::newRow("past the end") << notes << QByteArray("&offset=999999999") << 200
                                  << QByteArray(R"({"data":"","offset":999999999})");
    QTest::newRow("offset -5") << notes << QByteArray("&offset=-5") << 400
                               << QByteArray("Negative offset provided: -5.\n");
    QTest::newRow("offset abc") << notes << QByteArray("&offset=abc") << 400
                                << QByteArray("Failed to parse offset: Failed to convert 'abc' to number.\n");
    QTest::newRow("empty file") << QByteArray("/data/empty.txt") << QByteArray("&offset=0") << 200
                                << QByteArray(R"({"data":"","offset":0})");
    QTest::newRow("missing") << QByteArray("/nope") << QByteArray("&offset=0") << 404 << QByteArray();
    QTest::newRow("directory") << QByteArray("/data") << QByteArray("&offset=0") << 400
                               << QByteArray("Cannot read a directory.\n");
    QTest::newRow("outside") << QByteArray("/../..") << QByteArray("&offset=0") << 400
                             << QByteArray("'SANDBOX/../..' is inaccessible.\n");
    QTest::newRow("jsonp") << notes << QByteArray("&offset=0&length=2&jsonp=cb") << 200
                           << QByteArray(R"(cb({"data":"aa","offset":0}))");
}

void WireAgentTest::read()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    body.replace("SIZE", QByteArray::number(whole(m_sandbox + file).size())).replace("SANDBOX", m_sandbox);
    const demo::WireReply reply = m_kit->agent(m_agent, "/files/read?path=" + m_sandbox + file + query);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, body);
    QCOMPARE(m_kit->agent(m_agent, "/files/read").body, "Expecting 'path=value' in query.\n");
    QCOMPARE(m_kit->agent(m_agent, "/files/read.json?path=" + m_sandbox + file).status, 404);
}

void WireAgentTest::readsAtMost64KiB()
{
    m_kit->cluster->advance(1800000);
    const QByteArray all = whole(m_sandbox + "/stdout");
    QVERIFY(all.size() > 70000);
    const auto data = [&](const QByteArray &query) {
        return QJsonDocument::fromJson(
                   m_kit->agent(m_agent, "/files/read?path=" + m_sandbox + "/stdout" + query).body)[u"data"]
            .toString();
    };
    const QByteArray answer =
        m_kit->agent(m_agent, "/files/read?offset=0&length=1000000&path=" + m_sandbox + "/stdout").body;
    demo::LogFileView expected = m_kit->context->logs->file(*m_kit->cluster, task(), u"stdout"_s, *m_kit->context);
    QCOMPARE(expected.size, all.size());
    QCOMPARE(data("&offset=0&length=100"), QString::fromUtf8(all.left(100)));
    QByteArray collected; // page by page with the exact API
    while (collected.size() < all.size()) {
        const QJsonDocument page = QJsonDocument::fromJson(
            m_kit
                ->agentCall(m_agent, "{\"type\":\"READ_FILE\",\"read_file\":{\"path\":\"" + m_sandbox +
                                         "/stdout\",\"offset\":" + QByteArray::number(collected.size()) + "}}")
                .body);
        QCOMPARE(page[u"read_file"][u"size"].toInteger(), all.size());
        const QByteArray part = QByteArray::fromBase64(page[u"read_file"][u"data"].toString().toLatin1());
        QVERIFY(!part.isEmpty() && part.size() <= 65536);
        collected += part;
    }
    QCOMPARE(collected, all);
    QVERIFY(answer.size() >= 65536 && answer.size() < 75000); // 65536 bytes and the escapes of line ends
}

void WireAgentTest::rawBytes()
{
    const QByteArray latin = m_kit->agent(m_agent, "/files/read?offset=0&path=" + m_sandbox + "/data/latin1.txt").body;
    QCOMPARE(latin, QByteArray("{\"data\":\"gr\xFC\xDF"
                               "e latin1\\n\",\"offset\":0}"));
    const QByteArray binary = whole(m_sandbox + "/data/cache.bin");
    QCOMPARE(binary.size(), 256);
    const QByteArray read = m_kit->agent(m_agent, "/files/read?offset=0&path=" + m_sandbox + "/data/cache.bin").body;
    for (const char byte : read)
        QVERIFY(static_cast<unsigned char>(byte) >= 0x20); // only control characters are escaped
}

void WireAgentTest::browse()
{
    const demo::WireReply reply = m_kit->agent(m_agent, "/files/browse?path=" + m_sandbox);
    QCOMPARE(reply.status, 200);
    const QJsonArray entries = QJsonDocument::fromJson(reply.body).array();
    QStringList names;
    for (const QJsonValue entry : entries) {
        QVERIFY(entry[u"path"].toString().startsWith(QString::fromUtf8(m_sandbox) + u'/'));
        names.append(entry[u"path"].toString().section(u'/', -1));
        if (names.last() == "stdout"_L1)
            QCOMPARE(entry[u"size"].toInteger(), whole(m_sandbox + "/stdout").size());
        QCOMPARE(entry[u"mode"].toString(), names.last() == "data"_L1 ? u"drwxr-xr-x"_s : u"-rw-r--r--"_s);
    }
    QCOMPARE(names, (QStringList{u"data"_s, u"stderr"_s, u"stdout"_s}));
    QCOMPARE(m_kit->agent(m_agent, "/files/browse?path=" + m_sandbox + "/stdout").body, "[]");
    for (const char *gone : {"/etc", "/var/lib/mesos", "/nope"}) {
        QCOMPARE(m_kit->agent(m_agent, QByteArray("/files/browse?path=") + gone).status, 404);
        QVERIFY(m_kit->agent(m_agent, QByteArray("/files/browse?path=") + gone).body.isEmpty());
    }
    const int other = m_agent == 0 ? 1 : 0; // another agent has not got it
    QCOMPARE(m_kit->agent(other, "/files/browse?path=" + m_sandbox).status, 404);
}

void WireAgentTest::download()
{
    const demo::WireReply reply = m_kit->agent(m_agent, "/files/download?path=" + m_sandbox + "/stdout");
    QCOMPARE(reply.contentType, "application/octet-stream");
    QCOMPARE(reply.headers.value(0).second, "attachment; filename=stdout");
    QCOMPARE(m_kit->agent(m_agent, "/files/download?path=" + m_sandbox + "/data/notes.txt").contentType, "text/plain");
    const demo::WireReply missing = m_kit->agent(m_agent, "/files/download?path=" + m_sandbox + "/nope");
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.body, "404 Not Found.");
    QCOMPARE(m_kit->agent(m_agent, "/files/download?path=" + m_sandbox).body, "Cannot download a directory.\n");
}

void WireAgentTest::operatorFiles()
{
    const auto call = [this](const QByteArray &argument) {
        return m_kit->agentCall(m_agent, "{\"type\":\"READ_FILE\",\"read_file\":{\"path\":\"" + m_sandbox + "/data/" +
                                             argument + "}}");
    };
    QCOMPARE(call("notes.txt\",\"offset\":99999").body, R"({"type":"READ_FILE","read_file":{"size":26,"data":""}})");
    QCOMPARE(call("notes.txt\",\"offset\":-1").body, R"({"type":"READ_FILE","read_file":{"size":26,"data":""}})");
    QCOMPARE(call("notes.txt\",\"offset\":0,\"length\":3").body,
             R"({"type":"READ_FILE","read_file":{"size":26,"data":"YWFh"}})");
    QCOMPARE(call("nope\",\"offset\":0").status, 404);
    QCOMPARE(m_kit->agentCall(m_agent, R"({"type":"GET_ROLES"})").status, 400);
    QCOMPARE(m_kit->agentCall(m_agent, R"({"type":"GET_METRICS"})").body,
             "Failed to validate agent::Call: Expecting 'get_metrics' to be present");
}

void WireAgentTest::virtualPathAndPods()
{
    const QByteArray latest =
        "/frameworks/" + task().frameworkId.toUtf8() + "/executors/" + task().id.toUtf8() + "/runs/latest";
    QCOMPARE(whole(latest + "/stdout"), whole(m_sandbox + "/stdout"));
    for (const demo::SimTask &task : m_kit->cluster->tasks()) {
        if (task.ended || task.executorId.isEmpty() || task.startedMs == 0)
            continue;
        m_agent = task.agent;
        const QByteArray root = sandbox(task.agent, task);
        QVERIFY(!whole(root + "/tasks/" + task.id.toUtf8() + "/stdout").isEmpty());
        QVERIFY(m_kit->agent(m_agent, "/files/browse?path=" + root + "/tasks").body.contains(task.id.toUtf8()));
        return;
    }
    QSKIP("the scenario has no pod");
}

void WireAgentTest::logsGrowAndStay()
{
    QByteArray before = whole(m_sandbox + "/stdout");
    QVERIFY(before.endsWith('\n'));
    for (int i = 0; i < 20; ++i) {
        m_kit->cluster->advance(7000);
        const QByteArray after = whole(m_sandbox + "/stdout");
        QVERIFY(after.size() > before.size());
        QVERIFY(after.startsWith(before)); // what was read once stays
        before = after;
    }
    const auto lines = before.count('\n');
    const double seconds =
        double(m_kit->cluster->nowMs() - std::max(task().startedMs, m_kit->context->beganMs - 7200000)) / 1000;
    QVERIFY(double(lines) > seconds * 0.7 && double(lines) < seconds * 1.6); // about one a second
    QVERIFY(before.contains(" INFO ") && before.contains(" WARN "));
    QVERIFY(QString::fromUtf8(before).contains(u"Größe"));
    QVERIFY(whole(m_sandbox + "/stderr").contains("Executor registered on agent"));
    QVERIFY(whole(m_sandbox + "/stderr").count('\n') * 5 < lines);
}

void WireAgentTest::unhealthyTasksComplain()
{
    const demo::SimTask *checked = nullptr;
    for (const demo::SimTask &task : m_kit->cluster->tasks())
        if (!task.ended && task.executorId.isEmpty() && task.health && task.health->alive)
            checked = &task;
    QVERIFY(checked != nullptr);
    m_agent = checked->agent;
    const QByteArray path = sandbox(checked->agent, *checked) + "/stdout";
    const QString id = checked->id;
    const QByteArray healthy = whole(path);
    const auto share = [](const QByteArray &text) {
        return double(text.count(" ERROR ")) / double(std::max<qsizetype>(1, text.count('\n')));
    };
    QVERIFY(share(healthy) < 0.1);
    m_kit->cluster->setHealthy(checked->appId, -1, false);
    for (int i = 0; i < 24 && m_kit->context->health.unhealthyForMs(id, m_kit->cluster->nowMs()) < 0; ++i)
        m_kit->cluster->advance(5000);
    const QByteArray turn = whole(path);
    QVERIFY(turn.startsWith(healthy));
    m_kit->cluster->advance(20000);
    const QByteArray ill = whole(path);
    QVERIFY(ill.startsWith(turn));
    QVERIFY(ill.size() > turn.size());
    QVERIFY2(share(ill.mid(turn.size())) > 0.15, ill.mid(turn.size()).constData());
}

void WireAgentTest::endedTasksKeepTheirLog()
{
    const QString id = task().id;
    const std::size_t index = m_index;
    const QByteArray before = whole(m_sandbox + "/stdout");
    m_kit->cluster->failTask(id, u"out of luck"_s);
    m_kit->cluster->advance(30000);
    const demo::SimTask &ended = m_kit->cluster->tasks()[index];
    QVERIFY(ended.ended);
    const QByteArray after = whole(m_sandbox + "/stdout");
    QVERIFY(after.startsWith(before));
    QVERIFY2(after.endsWith(" ERROR [main] fatal: out of luck\n"), after.right(200).constData());
    m_kit->cluster->advance(60000);
    QCOMPARE(whole(m_sandbox + "/stdout"), after);
    QCOMPARE(sandbox(ended.agent, ended), m_sandbox); // among the completed executors
}

void WireAgentTest::statistics()
{
    const auto sample = [this] {
        for (const QJsonValue entry :
             QJsonDocument::fromJson(m_kit->agent(m_agent, "/monitor/statistics").body).array())
            if (entry[u"executor_id"].toString() == task().id)
                return entry[u"statistics"].toObject();
        return QJsonObject();
    };
    const QJsonObject first = sample();
    m_kit->cluster->advance(60000);
    const QJsonObject second = sample();
    QVERIFY(qAbs(second.value("timestamp"_L1).toDouble() - first.value("timestamp"_L1).toDouble() - 60) < 0.001);
    const auto cpu = [](const QJsonObject &s) {
        return s.value("cpus_user_time_secs"_L1).toDouble() + s.value("cpus_system_time_secs"_L1).toDouble();
    };
    const double cores = (cpu(second) - cpu(first)) / 60;
    QVERIFY(cores > 0 && cores < task().resources.cpus * 3);
    QCOMPARE(second.value("mem_limit_bytes"_L1).toInteger(), qint64(task().resources.mem + 32) * 1048576);
    QVERIFY(second.value("mem_rss_bytes"_L1).toInteger() > 0);
    QVERIFY(qAbs(second.value("cpus_soft_limit"_L1).toDouble() - task().resources.cpus - 0.1) < 0.001);
}

void WireAgentTest::logsAreFunctionsOfTheSeed()
{
    WireKit twin(u"small"_s);
    twin.cluster->advance(600000);
    QCOMPARE(twin.agent(m_agent, "/files/download?path=" + m_sandbox + "/stdout").body, whole(m_sandbox + "/stdout"));
    // Read late or early: the same bytes.
    WireKit late(u"small"_s);
    late.agent(m_agent, "/files/download?path=" + m_sandbox + "/stdout");
    for (int i = 0; i < 60; ++i)
        late.cluster->advance(10000);
    QCOMPARE(late.agent(m_agent, "/files/download?path=" + m_sandbox + "/stdout").body, whole(m_sandbox + "/stdout"));
}

MESOSCOPE_TEST(WireAgentTest)

#include "tst_wireagent.moc"
