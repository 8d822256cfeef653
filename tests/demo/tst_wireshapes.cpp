// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulated masters and agents serve has the keys and types that a real Mesos was recorded with, and no
// others: the program's parsers are tried against both, so neither may drift.
#include "tests/demo/shape.h"
#include "tests/demo/wirekit.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace mesoscope;
using mesoscope::test::Shape;
using mesoscope::test::WireKit;

class WireShapesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void equalsTheRecording_data();
    void equalsTheRecording();
    void streamedEvents();

private:
    static Shape recorded(const QString &name, bool *ok);
    void keep(const QString &name, const demo::WireReply &reply);
    void collect(WireKit &kit);
    static void givePortsLabels(WireKit &kit);
    static QStringList exceptions(const QString &name);

    QMap<QString, Shape> m_served;
    Shape m_events;
    QStringList m_broken;
};

Shape WireShapesTest::recorded(const QString &name, bool *ok)
{
    Shape shape;
    QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/shapes/") + name + u".jsonl"_s);
    *ok = file.open(QIODevice::ReadOnly);
    while (*ok && !file.atEnd())
        *ok = shape.add(file.readLine().trimmed());
    return shape;
}

void WireShapesTest::keep(const QString &name, const demo::WireReply &reply)
{
    if (reply.status != 200 || !m_served[name].add(reply.body))
        m_broken.append(u"%1: %2 %3"_s.arg(name).arg(reply.status).arg(QString::fromUtf8(reply.body.left(80))));
}

void WireShapesTest::collect(WireKit &kit)
{
    for (const char *path : {"state", "state-summary", "slaves", "frameworks", "roles", "quota", "weights", "version"})
        keep(QString::fromLatin1(path), kit.master(QByteArray("/") + path));
    keep(u"tasks"_s, kit.master("/tasks?limit=100000"));
    keep(u"system-stats"_s, kit.master("/system/stats.json"));
    for (const char *call :
         {"GET_AGENTS", "GET_FRAMEWORKS", "GET_TASKS", "GET_STATE", "GET_EXECUTORS", "GET_ROLES", "GET_HEALTH",
          "GET_FLAGS", "GET_VERSION", "GET_MASTER", "GET_WEIGHTS", "GET_QUOTA", "GET_OPERATIONS", "GET_LOGGING_LEVEL"})
        keep(QStringLiteral("v1-master-") + QString::fromLatin1(call),
             kit.call(QByteArray("{\"type\":\"") + call + "\"}"));
    keep(u"v1-master-GET_METRICS"_s, kit.call(R"({"type":"GET_METRICS","get_metrics":{}})"));
    for (int i = 0; i < int(kit.cluster->agents().size()) && i < 20; ++i) {
        keep(u"agent-state"_s, kit.agent(i, "/state"));
        keep(u"agent-containers"_s, kit.agent(i, "/containers"));
        keep(u"agent-statistics"_s, kit.agent(i, "/monitor/statistics"));
        for (const char *call :
             {"GET_STATE", "GET_TASKS", "GET_EXECUTORS", "GET_FRAMEWORKS", "GET_AGENT", "GET_HEALTH", "GET_VERSION",
              "GET_FLAGS", "GET_OPERATIONS", "GET_RESOURCE_PROVIDERS", "GET_LOGGING_LEVEL", "GET_CONTAINERS"})
            keep(QStringLiteral("v1-agent-") + QString::fromLatin1(call),
                 kit.agentCall(i, QByteArray("{\"type\":\"") + call + "\",\"get_containers\":{\"show_nested\":true}}"));
        for (const QJsonValue framework : WireKit::object(kit.agent(i, "/state")).value("frameworks"_L1).toArray()) {
            for (const QJsonValue executor : framework[u"executors"].toArray()) {
                const QByteArray path = executor[u"directory"].toString().toUtf8();
                if (kit.agent(i, "/files/browse?path=" + path).status != 200)
                    continue; // not started yet
                keep(u"agent-browse"_s, kit.agent(i, "/files/browse?path=" + path));
                keep(u"agent-read"_s, kit.agent(i, "/files/read?offset=0&path=" + path + "/stdout"));
                keep(u"v1-agent-LIST_FILES"_s,
                     kit.agentCall(i, "{\"type\":\"LIST_FILES\",\"list_files\":{\"path\":\"" + path + "\"}}"));
                keep(u"v1-agent-READ_FILE"_s,
                     kit.agentCall(i, "{\"type\":\"READ_FILE\",\"read_file\":{\"offset\":0,\"path\":\"" + path +
                                          "/stdout\"}}"));
            }
        }
    }
}

/// What is not compared, each for a reason.
QStringList WireShapesTest::exceptions(const QString &name)
{
    struct Exception
    {
        const char *name, *path;
    };
    static const Exception all[] = {
        // The recorded cluster had no fault domains and no Docker tasks: both follow api-facts 2.2.
        {"", ".domain"},
        {"", ".container"},
        // Offers are held for a moment only, to Marathon and of what is not reserved; none is rescinded for
        // maintenance.
        {"", ".offers[]"},
        {"", ".offered_resources.ports"},
        {"", ".offered_resources[]"},
        {"v1-master-GET_FRAMEWORKS", ".offered_resources"},
        {"", ".roles[].offered"},
        {"", ".inverse_offers"},
        {"", ".frameworks[].offers"},
        // Attributes are texts and numbers only.
        {"", ".attributes[].ranges"},
        // No persistent volumes, no dynamic reservations, no reserved ports.
        {"", "[].disk"},
        {"", ".reservation"},
        {"", ".reservations[].labels"},
        {"", ".reservations[].principal"},
        {"", ".reserved_resources.*.ports"},
        {"", ".reserved_resources_full.*[].ranges"},
        {"", ".reserved_resources_allocated.*.ports"},
        {"", ".roles[].reserved.ports"},
        // Frameworks have no labels.
        {"", ".frameworks[].labels"},
        {"", ".framework_info.labels"},
        // Recorded of /slaves and /state, whose entries these are, but at no moment of /state-summary and /slaves.
        {"state-summary", ".drain_info"},
        {"state-summary", ".estimated_drain_start_time_seconds"},
        {"slaves", ".recovered_slaves[]"},
        {"v1-master-GET_STATE", ".drain_info"},
        {"v1-master-GET_STATE", ".estimated_drain_start_time"},
        {"v1-master-GET_STATE", ".agents[].reregistered_time"},
        // No framework that ended has left anything on an agent.
        {"v1-agent-GET_STATE", ".completed_frameworks"},
        {"v1-agent-GET_FRAMEWORKS", ".completed_frameworks"},
        // The one agent recorded had nothing reserved.
        {"v1-agent-GET_AGENT", ".reservations"},
    };
    QStringList found;
    for (const Exception &one : all)
        if (*one.name == '\0' || name == QLatin1StringView(one.name))
            found.append(QString::fromLatin1(one.path));
    return found;
}

/// Deploys every app anew with a label on each of its ports, as DC/OS' virtual addresses are.
void WireShapesTest::givePortsLabels(WireKit &kit)
{
    std::vector<QJsonObject> definitions;
    for (const auto &app : kit.cluster->apps()) {
        if (app.second.pod)
            continue;
        QJsonObject definition = app.second.definition;
        const auto label = [](QJsonArray ports) {
            for (QJsonValueRef port : ports) {
                QJsonObject changed = port.toObject();
                changed.insert("labels"_L1, QJsonObject{{"VIP_0"_L1, "/shop/frontend:80"_L1}});
                port = changed;
            }
            return ports;
        };
        if (definition.contains("portDefinitions"_L1))
            definition.insert("portDefinitions"_L1, label(definition.value("portDefinitions"_L1).toArray()));
        QJsonObject container = definition.value("container"_L1).toObject();
        if (container.contains("portMappings"_L1)) {
            container.insert("portMappings"_L1, label(container.value("portMappings"_L1).toArray()));
            definition.insert("container"_L1, container);
        }
        definitions.push_back(definition);
    }
    kit.cluster->putApps(definitions, true);
}

void WireShapesTest::initTestCase()
{
    for (const QString &name : {u"small"_s, u"failing"_s, u"busy"_s}) {
        WireKit kit(name);
        const auto noted = kit.cluster->onMesosChange;
        kit.cluster->onMesosChange = [&](const demo::MesosChange &change) {
            noted(change);
            const QByteArray record = demo::mesosEvent(*kit.cluster, change, kit.addresses, *kit.context);
            if (!record.isEmpty() && !m_events.add(record.mid(record.indexOf('\n') + 1)))
                m_broken.append(QString::fromUtf8(record.left(200)));
        };
        collect(kit);
        givePortsLabels(kit);
        kit.cluster->advance(120000);
        collect(kit);
        // An operator's doings: maintenance, a drained agent, one that cannot be reached.
        auto schedule =
            WireKit::request("POST", "/maintenance/schedule", R"({"windows":[{"machine_ids":[{"hostname":"a","ip":"1"}],
            "unavailability":{"start":{"nanoseconds":1795360343064369152},"duration":{"nanoseconds":3600000000000}}}]})");
        QCOMPARE(demo::answerMesos(*kit.cluster, kit.cluster->leader(), schedule, kit.addresses, *kit.context).status,
                 200);
        keep(u"maintenance-schedule"_s, kit.master("/maintenance/schedule"));
        keep(u"maintenance-status"_s, kit.master("/maintenance/status"));
        keep(u"v1-master-GET_MAINTENANCE_SCHEDULE"_s, kit.call(R"({"type":"GET_MAINTENANCE_SCHEDULE"})"));
        keep(u"v1-master-GET_MAINTENANCE_STATUS"_s, kit.call(R"({"type":"GET_MAINTENANCE_STATUS"})"));
        const QByteArray first = kit.cluster->agents().front().id.toUtf8();
        QCOMPARE(
            kit.call("{\"type\":\"DRAIN_AGENT\",\"drain_agent\":{\"agent_id\":{\"value\":\"" + first + "\"}}}").status,
            200);
        kit.cluster->setAgentReachable(1, false);
        kit.cluster->advance(180000);
        collect(kit);
        kit.cluster->setAgentReachable(1, true);
        kit.cluster->setLeader(-1); // a fail-over: agents come back one by one
        for (int step = 0; step < 400; ++step) {
            kit.cluster->advance(100);
            if (kit.cluster->leader() >= 0 && kit.cluster->isRecovering())
                keep(u"state"_s, kit.master("/state")), keep(u"slaves"_s, kit.master("/slaves"));
        }
        collect(kit);
        kit.cluster->onMesosChange = nullptr;
        kit.cluster->onEvent = nullptr;
    }
    QVERIFY2(m_broken.isEmpty(), qPrintable(m_broken.join(u'\n')));
}

void WireShapesTest::equalsTheRecording_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names{u"state"_s,
                            u"state-summary"_s,
                            u"slaves"_s,
                            u"tasks"_s,
                            u"frameworks"_s,
                            u"roles"_s,
                            u"quota"_s,
                            u"weights"_s,
                            u"version"_s,
                            u"system-stats"_s,
                            u"maintenance-schedule"_s,
                            u"maintenance-status"_s,
                            u"agent-state"_s,
                            u"agent-containers"_s,
                            u"agent-statistics"_s,
                            u"agent-browse"_s,
                            u"agent-read"_s,
                            u"v1-master-GET_AGENTS"_s,
                            u"v1-master-GET_FRAMEWORKS"_s,
                            u"v1-master-GET_TASKS"_s,
                            u"v1-master-GET_STATE"_s,
                            u"v1-master-GET_EXECUTORS"_s,
                            u"v1-master-GET_ROLES"_s,
                            u"v1-master-GET_HEALTH"_s,
                            u"v1-master-GET_FLAGS"_s,
                            u"v1-master-GET_VERSION"_s,
                            u"v1-master-GET_METRICS"_s,
                            u"v1-master-GET_MASTER"_s,
                            u"v1-master-GET_MAINTENANCE_SCHEDULE"_s,
                            u"v1-master-GET_MAINTENANCE_STATUS"_s,
                            u"v1-master-GET_WEIGHTS"_s,
                            u"v1-master-GET_QUOTA"_s,
                            u"v1-master-GET_OPERATIONS"_s,
                            u"v1-master-GET_LOGGING_LEVEL"_s,
                            u"v1-agent-GET_STATE"_s,
                            u"v1-agent-GET_TASKS"_s,
                            u"v1-agent-GET_EXECUTORS"_s,
                            u"v1-agent-GET_FRAMEWORKS"_s,
                            u"v1-agent-GET_AGENT"_s,
                            u"v1-agent-GET_HEALTH"_s,
                            u"v1-agent-GET_VERSION"_s,
                            u"v1-agent-GET_FLAGS"_s,
                            u"v1-agent-GET_OPERATIONS"_s,
                            u"v1-agent-GET_RESOURCE_PROVIDERS"_s,
                            u"v1-agent-GET_LOGGING_LEVEL"_s,
                            u"v1-agent-GET_CONTAINERS"_s,
                            u"v1-agent-LIST_FILES"_s,
                            u"v1-agent-READ_FILE"_s};
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void WireShapesTest::equalsTheRecording()
{
    QFETCH(QString, name);
    bool ok = false;
    const Shape recording = recorded(name, &ok);
    QVERIFY(ok && !recording.paths.isEmpty());
    QVERIFY(m_served.contains(name));
    // An agent writes tasks and executors as its master does; the recorded agent had fewer kinds of them.
    bool related =
        name == "v1-agent-GET_TASKS"_L1 || name == "v1-agent-GET_EXECUTORS"_L1 || name == "v1-agent-GET_STATE"_L1;
    const Shape kin = related ? recorded(QString(name).replace(u"agent"_s, u"master"_s), &related) : Shape();
    const QStringList found = Shape::differences(recording, m_served.value(name), kin, exceptions(name));
    for (const QString &line : found)
        qWarning("%s", qPrintable(line));
    QVERIFY(found.isEmpty());
}

void WireShapesTest::streamedEvents()
{
    bool ok = false;
    const Shape recording = recorded(u"v1-events"_s, &ok);
    QVERIFY(ok);
    WireKit kit(u"small"_s);
    givePortsLabels(kit);
    kit.cluster->advance(120000);
    QList<QByteArray> records{demo::mesosSubscribed(*kit.cluster, kit.addresses, *kit.context), demo::mesosHeartbeat()};
    using Kind = demo::MesosChange::Kind;
    for (const Kind kind : {Kind::AgentAdded, Kind::AgentRemoved, Kind::FrameworkAdded, Kind::FrameworkRemoved})
        for (int i = 0; i < int(kit.cluster->frameworks().size()); ++i)
            records.append(demo::mesosEvent(*kit.cluster, {kind, -1, i, i}, kit.addresses, *kit.context));
    for (int i = 0; i < int(kit.cluster->tasks().size()); ++i) // added again, as when their agent comes back
        records.append(demo::mesosEvent(*kit.cluster, {Kind::TaskAdded, i, -1, -1}, kit.addresses, *kit.context));
    for (const QByteArray &record : std::as_const(records))
        QVERIFY(m_events.add(record.mid(record.indexOf('\n') + 1)));
    // The events carry the messages of GET_STATE, of which more kinds were recorded.
    Shape kin;
    const std::pair<const char *, const char *> same[] = {
        {"$.get_state.get_tasks.tasks[].statuses[]", "$.task_updated.status"},
        {"$.get_state.get_tasks.tasks[]", "$.task_added.task"},
        {"$.get_state.get_agents.agents[]", "$.agent_added.agent"},
        {"$.get_agents.agents[]", "$.agent_added.agent"},
        {"$.get_state.get_frameworks.frameworks[]", "$.framework_added.framework"},
        {"$.get_state.get_frameworks.frameworks[]", "$.framework_removed"}};
    for (const QString &name : {u"v1-master-GET_STATE"_s, u"v1-master-GET_AGENTS"_s}) {
        const Shape whole = recorded(name, &ok);
        for (auto it = whole.paths.begin(); it != whole.paths.end(); ++it)
            for (const auto &pair : same)
                if (it.key().startsWith(QLatin1StringView(pair.first)))
                    kin.paths[QString(it.key()).replace(QLatin1StringView(pair.first), QLatin1StringView(pair.second))]
                        .unite(it.value());
    }
    const QStringList found = Shape::differences(recording, m_events, kin, exceptions(u"v1-events"_s));
    for (const QString &line : found)
        qWarning("%s", qPrintable(line));
    QVERIFY(found.isEmpty());
}

MESOSCOPE_TEST(WireShapesTest)

#include "tst_wireshapes.moc"
