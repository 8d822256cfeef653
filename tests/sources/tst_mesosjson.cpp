// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded cluster comes out complete: every agent, framework and task, compared field by field with Qt's own JSON
// reader.
#include "app/sources/mesos/mesosjson.h"
#include "tests/sources/testdata.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

static QJsonObject document(const QString &name)
{
    return QJsonDocument::fromJson(data(name)).object();
}

static Resources resourcesOf(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    return {json["cpus"_L1].toDouble(), json["mem"_L1].toDouble(), json["disk"_L1].toDouble(),
            json["gpus"_L1].toDouble()};
}

static qint64 ms(const QJsonValue &seconds)
{
    return qRound64(seconds.toDouble() * 1000);
}

static QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &item : array.toArray())
        texts += item.toString();
    return texts;
}

/// Every task of the recording with the framework it stands in.
static QList<QPair<QString, QJsonObject>> recordedTasks(const QJsonObject &state)
{
    QList<QPair<QString, QJsonObject>> tasks;
    for (const auto list : {"frameworks"_L1, "completed_frameworks"_L1}) {
        for (const QJsonValue &framework : state[list].toArray()) {
            for (const auto kind : {"tasks"_L1, "unreachable_tasks"_L1, "completed_tasks"_L1}) {
                for (const QJsonValue &task : framework[kind].toArray())
                    tasks.append({framework["id"_L1].toString(), task.toObject()});
            }
        }
    }
    return tasks;
}

static void compareTask(const ObservedTask &read, const QString &framework, const QJsonObject &json)
{
    const Task &task = read.task;
    QCOMPARE(task.id.text(), json["id"_L1].toString());
    QCOMPARE(task.name, json["name"_L1].toString());
    QCOMPARE(read.framework.text(), framework);
    QCOMPARE(read.agent.text(), json["slave_id"_L1].toString());
    QCOMPARE(task.executorId, json["executor_id"_L1].toString());
    QCOMPARE(taskStateName(task.state), json["state"_L1].toString());
    QVERIFY(task.state != TaskState::Unknown);
    QCOMPARE(task.role, json["role"_L1].toString());
    QVERIFY(task.resources == resourcesOf(json["resources"_L1]));
    QVERIFY(task.fromMesos && !task.fromMarathon);
    QString ports;
    for (const quint16 port : task.ports)
        ports += QStringLiteral("%1 ").arg(port);
    const QString recordedPorts = json["resources"_L1].toObject()["ports"_L1].toString();
    if (!recordedPorts.contains(u',') && !recordedPorts.isEmpty())
        QVERIFY2(recordedPorts.startsWith(u'[' + QString::number(task.ports.first()) + u'-') &&
                     recordedPorts.endsWith(u'-' + QString::number(task.ports.last()) + u']'),
                 qPrintable(recordedPorts));
    QCOMPARE(task.ports.isEmpty(), recordedPorts.isEmpty());
    const QJsonArray statuses = json["statuses"_L1].toArray();
    if (!statuses.isEmpty()) {
        QCOMPARE(task.stagedAtMs, ms(statuses.first()["timestamp"_L1]));
        QCOMPARE(task.sinceMs, ms(statuses.last()["timestamp"_L1]));
    }
    Health health = json.contains("health_check"_L1) && isActive(task.state) ? Health::Unknown : Health::None;
    QString container;
    QStringList addresses;
    for (const QJsonValue &status : statuses) {
        if (status["healthy"_L1].isBool())
            health = status["healthy"_L1].toBool() ? Health::Healthy : Health::Unhealthy;
        const QJsonObject inner = status["container_status"_L1].toObject();
        if (inner.contains("container_id"_L1))
            container = inner["container_id"_L1].toObject()["value"_L1].toString();
        for (const QJsonValue &network : inner["network_infos"_L1].toArray()) {
            for (const QJsonValue &address : network["ip_addresses"_L1].toArray())
                addresses += address["ip_address"_L1].toString();
        }
        if (status["state"_L1].toString() == "TASK_RUNNING"_L1)
            QVERIFY(task.startedAtMs > 0);
    }
    addresses.removeDuplicates();
    QCOMPARE(int(task.health), int(health));
    QCOMPARE(task.containerId, container);
    QCOMPARE(task.addresses, addresses);
}

static void compareState(const QString &name)
{
    const QJsonObject json = document(name);
    const Result<MasterState> read = readState(data(name));
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
    const MesosObservation &seen = read->observation;
    QCOMPARE(seen.skipped, 0);
    QCOMPARE(seen.version, json["version"_L1].toString());
    QCOMPARE(seen.masterId, json["id"_L1].toString());
    QCOMPARE(seen.clusterName, json["cluster"_L1].toString());
    QCOMPARE(read->pid, json["pid"_L1].toString());
    QCOMPARE(read->leaderPid, json["leader"_L1].toString());
    QCOMPARE(seen.electedAtMs, ms(json["elected_time"_L1]));
    QCOMPARE(seen.unreachableAgents, json["unreachable_slaves"_L1].toInt());
    QCOMPARE(seen.recoveredAgents, int(json["recovered_slaves"_L1].toArray().size()));

    QJsonArray agents = json["slaves"_L1].toArray();
    const qsizetype registered = agents.size();
    for (const QJsonValue &agent : json["recovered_slaves"_L1].toArray())
        agents.append(agent);
    QCOMPARE(qsizetype(seen.agents.size()), agents.size());
    for (qsizetype i = 0; i < agents.size(); ++i) {
        const QJsonObject given = agents.at(i).toObject();
        const auto found = std::find_if(seen.agents.begin(), seen.agents.end(), [&](const Agent &agent) {
            return agent.id.text() == given["id"_L1].toString();
        });
        QVERIFY(found != seen.agents.end());
        QCOMPARE(found->hostname, given["hostname"_L1].toString());
        QCOMPARE(found->port, given["port"_L1].toInt());
        QCOMPARE(found->pid, given["pid"_L1].toString());
        QVERIFY(found->total == resourcesOf(given["resources"_L1]));
        QVERIFY(found->used == resourcesOf(given["used_resources"_L1]));
        QVERIFY(found->offered == resourcesOf(given["offered_resources"_L1]));
        QCOMPARE(formatPortRanges(found->ports),
                 formatPortRanges(parsePortRanges(given["resources"_L1].toObject()["ports"_L1].toString())));
        QCOMPARE(formatPortRanges(found->usedPorts),
                 formatPortRanges(parsePortRanges(given["used_resources"_L1].toObject()["ports"_L1].toString())));
        Resources reserved;
        for (const QJsonValue &role : given["reserved_resources"_L1].toObject())
            reserved += resourcesOf(role);
        QVERIFY(found->reserved == reserved);
        QCOMPARE(found->version, given["version"_L1].toString());
        QCOMPARE(found->capabilities, textsOf(given["capabilities"_L1]));
        QCOMPARE(found->registeredAtMs, ms(given["registered_time"_L1]));
        QCOMPARE(found->reregisteredAtMs, ms(given["reregistered_time"_L1]));
        QCOMPARE(found->attributes.size(), given["attributes"_L1].toObject().size());
        const QJsonObject attributes = given["attributes"_L1].toObject();
        for (auto it = attributes.begin(); it != attributes.end(); ++it) {
            const QString text = found->attributes.value(it.key());
            if (it->isString())
                QCOMPARE(text, it->toString());
            else
                QCOMPARE(text.toDouble(), it->toDouble());
        }
        QCOMPARE(found->hasTotals, i < registered);
        if (i >= registered)
            QCOMPARE(int(found->status), int(AgentStatus::Recovering));
        else if (given["active"_L1].toBool() && !given["deactivated"_L1].toBool())
            QCOMPARE(int(found->status), int(AgentStatus::Active));
        else
            QVERIFY(found->status != AgentStatus::Active);
    }

    QJsonArray frameworks = json["frameworks"_L1].toArray();
    const qsizetype present = frameworks.size();
    for (const QJsonValue &framework : json["completed_frameworks"_L1].toArray())
        frameworks.append(framework);
    QCOMPARE(qsizetype(seen.frameworks.size()), frameworks.size());
    for (qsizetype i = 0; i < frameworks.size(); ++i) {
        const QJsonObject given = frameworks.at(i).toObject();
        const Framework &framework = seen.frameworks.at(size_t(i));
        QCOMPARE(framework.id.text(), given["id"_L1].toString());
        QCOMPARE(framework.name, given["name"_L1].toString());
        QCOMPARE(framework.user, given["user"_L1].toString());
        QCOMPARE(framework.hostname, given["hostname"_L1].toString());
        QCOMPARE(framework.webUiUrl, given["webui_url"_L1].toString());
        QCOMPARE(framework.principal, given["principal"_L1].toString());
        QCOMPARE(framework.roles,
                 given.contains("roles"_L1) ? textsOf(given["roles"_L1]) : QStringList{given["role"_L1].toString()});
        QCOMPARE(framework.capabilities, textsOf(given["capabilities"_L1]));
        QCOMPARE(framework.active, given["active"_L1].toBool());
        QCOMPARE(framework.connected, given["connected"_L1].toBool());
        QCOMPARE(framework.recovered, given["recovered"_L1].toBool());
        QCOMPARE(framework.checkpoint, given["checkpoint"_L1].toBool());
        QCOMPARE(framework.completed, i >= present);
        QCOMPARE(framework.failoverTimeoutSeconds, given["failover_timeout"_L1].toDouble());
        QVERIFY(framework.used == resourcesOf(given["used_resources"_L1]));
        QVERIFY(framework.offered == resourcesOf(given["offered_resources"_L1]));
        QCOMPARE(framework.registeredAtMs, ms(given["registered_time"_L1]));
        QCOMPARE(framework.reregisteredAtMs, ms(given["reregistered_time"_L1]));
        QCOMPARE(framework.unregisteredAtMs, ms(given["unregistered_time"_L1]));
    }

    auto expected = recordedTasks(json);
    auto tasks = seen.tasks;
    QCOMPARE(qsizetype(tasks.size()), expected.size());
    std::sort(tasks.begin(), tasks.end(), [](const ObservedTask &a, const ObservedTask &b) {
        return std::pair(a.framework.text(), a.task.id.text()) < std::pair(b.framework.text(), b.task.id.text());
    });
    std::sort(expected.begin(), expected.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second["id"_L1].toString()) < std::pair(b.first, b.second["id"_L1].toString());
    });
    for (qsizetype i = 0; i < expected.size(); ++i) {
        compareTask(tasks.at(size_t(i)), expected.at(i).first, expected.at(i).second);
        if (QTest::currentTestFailed())
            return;
    }
}

class MesosJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryRecordedState_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/master"));
        for (const QString &file : folder.entryList({u"state.json"_s, u"state_*.json"_s})) {
            if (file != "state_summary.json"_L1)
                QTest::newRow(qPrintable(file)) << QString(u"mesos/master/"_s + file);
        }
    }

    void readsEveryRecordedState()
    {
        QFETCH(QString, name);
        compareState(name);
    }

    void knowsTheRecordedCluster()
    {
        const auto state = readState(data(u"mesos/master/state.json"_s));
        QVERIFY(state.ok());
        QCOMPARE(state->observation.agents.size(), size_t(3));
        QStringList names;
        for (const Framework &framework : state->observation.frameworks)
            names += framework.name;
        QVERIFY(names.contains("marathon"_L1) && names.contains("chronos"_L1) && names.contains("podmaker"_L1));
        QCOMPARE(state->observation.leader, u"127.0.0.1:5050"_s);
        const auto unreachable = readState(data(u"mesos/master/state_agent_unreachable.json"_s));
        QVERIFY(unreachable.ok());
        QCOMPARE(unreachable->observation.unreachableAgents, 1);
        QVERIFY(std::any_of(unreachable->observation.tasks.begin(), unreachable->observation.tasks.end(),
                            [](const ObservedTask &task) { return task.task.state == TaskState::Unreachable; }));
        const auto drained = readState(data(u"mesos/master/state_drained.json"_s));
        QVERIFY(drained.ok());
        QVERIFY(std::any_of(drained->observation.agents.begin(), drained->observation.agents.end(),
                            [](const Agent &agent) { return agent.status == AgentStatus::Drained; }));
        const auto recovering = readState(data(u"mesos/master/state_failover_port5050_slaves0_recovered3_fw0.json"_s));
        QVERIFY(recovering.ok());
        QCOMPARE(recovering->observation.recoveredAgents, 3);
    }

    void readsRoles()
    {
        const auto roles = readRoles(data(u"mesos/master/roles_with_offers.json"_s));
        QVERIFY(roles.ok());
        const QJsonArray given = document(u"mesos/master/roles_with_offers.json"_s)["roles"_L1].toArray();
        QCOMPARE(qsizetype(roles->size()), given.size());
        for (qsizetype i = 0; i < given.size(); ++i) {
            const Role &role = roles->at(size_t(i));
            const QJsonValue json = given.at(i);
            QCOMPARE(role.name, json["name"_L1].toString());
            QCOMPARE(role.weight, json["weight"_L1].toDouble());
            QVERIFY(role.allocated == resourcesOf(json["allocated"_L1]));
            QVERIFY(role.offered == resourcesOf(json["offered"_L1]));
            QVERIFY(role.reserved == resourcesOf(json["reserved"_L1]));
            QVERIFY(role.guarantee == resourcesOf(json["quota"_L1]["guarantee"_L1]));
            const QJsonObject limit = json["quota"_L1]["limit"_L1].toObject();
            QCOMPARE(role.limit.cpus.has_value(), limit.contains("cpus"_L1));
            QCOMPARE(role.limit.cpus.value_or(0), limit["cpus"_L1].toDouble());
            QCOMPARE(role.limit.mem.has_value(), limit.contains("mem"_L1));
            QCOMPARE(role.limit.mem.value_or(0), limit["mem"_L1].toDouble());
            QVERIFY(role.consumed == resourcesOf(json["quota"_L1]["consumed"_L1]));
            QCOMPARE(role.frameworks, textsOf(json["frameworks"_L1]));
        }
    }

    void toleratesOddShapes()
    {
        const QByteArray odd = js(
            "{`version`:`0.22.1`,`pid`:`master@10.0.0.1:5050`,`leader`:`master@10.0.0.2:5050`,`elected_time`:`"
            "1795356566.5`,"
            "`unreachable_slaves`:null,`cluster`:7,`slaves`:[{`id`:`S1`,`hostname`:`h1`,`pid`:`slave(1)@10.0.0.9:5051`,"
            "`resources`:{`cpus`:`4`,`mem`:1e3,`disk`:null,`ports`:`[31000-31001, bad, "
            "40000-40000]`,`custom`:3,`x`:`{a,b}`},"
            "`attributes`:{`rack`:5,`list`:[1]},`active`:`true`},null,{},7,{`hostname`:`no id`}],"
            "`frameworks`:[{`id`:`F1`,`name`:`n`,`role`:`r`,`executors`:[{},{}],`tasks`:[{`id`:`t1`,`state`:`TASK_NEW`,"
            "`statuses`:null,"
            "`resources`:null,`slave_id`:null},{},`x`,{`id`:`t2`,`name`:`n2`,`framework_id`:`F1`,`state`:`TASK_RUNNING`"
            ","
            "`health_check`:{},`statuses`:[{`state`:`TASK_RUNNING`,`timestamp`:0.0},{`state`:7}]}],`completed_tasks`:{}"
            "}],"
            "`completed_frameworks`:null,`orphan_tasks`:[{`id`:`o1`,`framework_id`:`F0`,`state`:`TASK_RUNNING`}],"
            "`unknown`:{`deep`:[[[{}]]]}}");
        const auto read = readState(odd);
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
        const MesosObservation &seen = read->observation;
        QCOMPARE(seen.leader, u"10.0.0.2:5050"_s);
        QCOMPARE(seen.clusterName, u"7"_s);
        QCOMPARE(seen.electedAtMs, Q_INT64_C(1795356566500));
        QCOMPARE(seen.agents.size(), size_t(1));
        const Agent &agent = seen.agents.front();
        QCOMPARE(agent.total.cpus, 4.0);
        QCOMPARE(agent.total.mem, 1000.0);
        QCOMPARE(agent.total.disk, 0.0);
        QCOMPARE(agent.attributes.value(u"rack"_s), u"5"_s);
        QCOMPARE(int(agent.status), int(AgentStatus::Active));
        QCOMPARE(seen.tasks.size(), size_t(3));
        QCOMPARE(int(seen.tasks[0].task.state), int(TaskState::Unknown));
        QCOMPARE(seen.tasks[0].task.rawState, u"TASK_NEW"_s);
        QCOMPARE(seen.tasks[0].framework.text(), u"F1"_s);
        QCOMPARE(int(seen.tasks[1].task.health), int(Health::Unknown));
        QCOMPARE(seen.tasks[1].task.sinceMs, Q_INT64_C(0)); // 0.0 means unknown
        QCOMPARE(seen.tasks[2].framework.text(), u"F0"_s);
        QCOMPARE(seen.skipped, 6); // four agents, two tasks
    }

    void mendsInvalidText()
    {
        QByteArray bytes = data(u"mesos/master/state.json"_s);
        bytes.replace("loopback-test", "loopback-t\xE9st");
        const auto read = readState(bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->observation.clusterName, u"loopback-t?st"_s);
        QCOMPARE(read->observation.skipped, 1);
        QCOMPARE(read->observation.agents.size(), size_t(3));
    }

    void refusesWhatIsNoState()
    {
        QByteArray deep;
        for (int i = 0; i < 5000; ++i)
            deep += "{\"slaves\":[";
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray(" "), QByteArray("[]"), QByteArray("{}"), QByteArray("null"), QByteArray("7"),
              QByteArray("<html>"), QByteArray("{\"pid\":\"x\""), QByteArray("{\"pid\":\"x\",\"slaves\":[{]}"), deep}) {
            const auto read = readState(bytes);
            QVERIFY2(!read.ok(), bytes.left(40).constData());
            QCOMPARE(int(read.error().kind), int(Error::Kind::Protocol));
        }
    }

    void readsFromThePaddedBufferItself()
    {
        QByteArray padded = data(u"mesos/master/state.json"_s);
        padded.reserve(padded.size() + 64);
        const auto read = readState(padded);
        QVERIFY(read.ok());
        QVERIFY(readState(QByteArray::fromRawData(padded.constData(), padded.size())).ok()); // no room behind it
    }
};

MESOSCOPE_TEST(MesosJsonTest)

#include "tst_mesosjson.moc"
