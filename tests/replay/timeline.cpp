// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/replay/timeline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray content(const QString &name)
{
    QFile file(QStringLiteral(MESOSCOPE_TEST_DATA "/mesos/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(name));
    return file.readAll();
}

/// In the order in which the recorded fail-over brought them back.
constexpr int AgentsBack[] = {2, 1, 0};

QJsonArray tasksOn(const QJsonArray &tasks, const QSet<QString> &agents)
{
    QJsonArray kept;
    for (const QJsonValue &task : tasks) {
        if (agents.contains(task["slave_id"_L1].toString()))
            kept.append(task);
    }
    return kept;
}

QJsonArray frameworksOf(const QJsonArray &whole, const QJsonObject &back, const QSet<QString> &agents)
{
    QJsonArray frameworks;
    for (auto it = back.begin(); it != back.end(); ++it) {
        for (const QJsonValue &value : whole) {
            QJsonObject framework = value.toObject();
            if (!framework["name"_L1].toString().startsWith(it.key())) // the short form cut the names
                continue;
            for (const auto flag : {"active"_L1, "connected"_L1, "recovered"_L1})
                framework[flag] = it.value()[flag];
            for (const auto list : {"tasks"_L1, "completed_tasks"_L1})
                framework[list] = tasksOn(framework[list].toArray(), agents);
            frameworks.append(framework);
        }
    }
    return frameworks;
}

} // namespace

QString TimelineStep::label() const
{
    return u"%1 s, %2 %3 %4"_s.arg(atSeconds).arg(port).arg(ask, status ? QString::number(status) : fault + kill);
}

QList<TimelineStep> readTimeline(const QString &name)
{
    QList<TimelineStep> steps;
    for (const QByteArray &line : content(u"failover/"_s + name + u".jsonl"_s).trimmed().split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        TimelineStep step;
        step.atSeconds = json["at"_L1].toDouble();
        step.kill = json["kill"_L1].toString();
        step.port = json["port"_L1].toInt();
        step.ask = json["ask"_L1].toString();
        step.status = json["status"_L1].toInt();
        step.fault = json["fault"_L1].toString();
        step.location = json["location"_L1].toString().toUtf8();
        step.body = json["body"_L1].toString().toUtf8();
        if (json.contains("slaves"_L1))
            step.state = json;
        steps.append(step);
    }
    return steps;
}

QByteArray stateBody(const TimelineStep &step)
{
    const QString recording = step.state["recording"_L1].toString();
    if (!recording.isEmpty())
        return content(u"master/"_s + recording + u".json"_s);
    QJsonObject state = QJsonDocument::fromJson(content(u"master/state_after_failover.json"_s)).object();
    const QJsonArray whole = state["slaves"_L1].toArray();
    const int back = step.state["slaves"_L1].toInt();
    QJsonArray slaves;
    QJsonArray recovered;
    QSet<QString> agents;
    for (int i = 0; i < whole.size(); ++i) {
        const QJsonObject slave = whole.at(AgentsBack[i]).toObject();
        if (i < back) {
            slaves.append(slave);
            agents.insert(slave["id"_L1].toString());
        } else if (step.state["recovered"_L1].toInt() > 0) {
            recovered.append(QJsonObject{{u"id"_s, slave["id"_L1]},
                                         {u"hostname"_s, slave["hostname"_L1]},
                                         {u"port"_s, slave["port"_L1]},
                                         {u"attributes"_s, slave["attributes"_L1]}});
        }
    }
    state["slaves"_L1] = slaves;
    state["recovered_slaves"_L1] = recovered;
    state["frameworks"_L1] =
        frameworksOf(state["frameworks"_L1].toArray(), step.state["frameworks"_L1].toObject(), agents);
    if (step.port == 5050) { // the leader before: another master with another id
        state["id"_L1] = u"ee2a3220-2be2-4e0b-bced-e448596b3b1c"_s;
        state["elected_time"_L1] = 1795356566.1447942;
        for (const auto key : {"pid"_L1, "leader"_L1})
            state[key] = u"master@127.0.0.1:5050"_s;
        QJsonObject info = state["leader_info"_L1].toObject();
        info["id"_L1] = state["id"_L1];
        info["pid"_L1] = state["pid"_L1];
        info["port"_L1] = 5050;
        state["leader_info"_L1] = info;
    }
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

Inventory::Inventory(const QByteArray &state)
{
    const QJsonObject json = QJsonDocument::fromJson(state).object();
    masterId = json["id"_L1].toString();
    for (const QJsonValue &slave : json["slaves"_L1].toArray())
        agents.insert(slave["id"_L1].toString());
    static const QSet<QString> active{u"TASK_STAGING"_s, u"TASK_STARTING"_s, u"TASK_RUNNING"_s, u"TASK_KILLING"_s};
    for (const QJsonValue &framework : json["frameworks"_L1].toArray()) {
        for (const QJsonValue &task : framework["tasks"_L1].toArray()) {
            if (active.contains(task["state"_L1].toString()))
                activeTasks.insert(task["id"_L1].toString());
        }
    }
}

} // namespace mesoscope::test
