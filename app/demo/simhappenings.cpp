// SPDX-License-Identifier: GPL-3.0-or-later
// Other frameworks' jobs, and what a scenario lets happen.
#include "app/demo/simprivate.h"

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

qint32 SimCluster::Private::addForeign(const JobMaker &maker, const QString &id, const QString &name, int containers)
{
    std::vector<qint32> hosts;
    for (size_t i = 0; i < agents.size(); ++i) {
        const double left = agents[i].total.mem - agents[i].reserved.mem - uses[i].unreserved.mem;
        if (agents[i].active && agents[i].reachable && !agents[i].deactivated && left > 600)
            hosts.push_back(qint32(i));
    }
    if (hosts.empty())
        return -1;
    const qint32 agent = hosts[random() % hosts.size()];
    qint32 head = -1;
    const bool executor = maker.kind == "executors"_L1;
    for (int i = 0; i < containers; ++i) {
        SimTask task;
        task.id = containers == 1 ? id : id + u"-%1"_s.arg(i);
        task.name = containers == 1 ? name : name + u"-%1"_s.arg(i);
        task.frameworkId = frameworks[size_t(maker.framework)].id;
        task.executorId = containers == 1 ? QString() : u"default"_s;
        task.role = maker.role;
        task.agent = agent;
        task.state = u"TASK_STAGING"_s;
        task.resources = executor ? SimResources{1, 512, 0, 0} : SimResources{0.2, 64, 0, 0};
        task.containerId = newUuid();
        task.containerIp = agents[size_t(agent)].ip;
        task.stagedMs = now;
        TaskExtra extra;
        extra.head = head;
        extra.siblings = head < 0 ? containers - 1 : 0;
        const qint32 index = addTask(std::move(task), std::move(extra));
        head = head < 0 ? index : head;
        tellMesos(MesosChange::Kind::TaskAdded, index);
    }
    at(now + between(200, 900), Due::Starting, head);
    return head;
}

void SimCluster::Private::runJob(JobMaker &maker)
{
    static const QStringList names{u"nightly-report"_s, u"rotate-logs"_s, u"import-orders"_s, u"thumbnails"_s,
                                   u"backup-check"_s};
    const QString &name = names.at(maker.made % names.size());
    const qint32 task = addForeign(maker, u"ct:%1:0:%2:"_s.arg(now).arg(name), name, 1);
    if (task < 0)
        return;
    TaskExtra &extra = extras[size_t(task)];
    const qint64 end = now + between(4000, 14000);
    switch (maker.made % 5) {
    case 2:
        extra.endMessage = u"Command exited with status 3"_s;
        at(end, Due::Ended, task, qint32(Ending::Failed));
        break;
    case 4:
        at(end, Due::Ended, task, qint32(Ending::Killed));
        break;
    default:
        extra.endMessage = u"Command exited with status 0"_s;
        at(end, Due::Ended, task, qint32(Ending::Finished));
        break;
    }
}

void SimCluster::Private::job(qint32 index)
{
    JobMaker &maker = makers[size_t(index)];
    at(now + maker.everyMs, Due::Job, index);
    if (maker.kind == "jobs"_L1) {
        runJob(maker);
        ++maker.made;
        return;
    }
    std::vector<qint32> mine;
    const QString frameworkId = frameworks[size_t(maker.framework)].id;
    for (const SimAgent &agent : agents) {
        for (const qint32 task : agent.tasks) {
            if (extras[size_t(task)].head < 0 && tasks[size_t(task)].frameworkId == frameworkId)
                mine.push_back(task);
        }
    }
    const bool pods = maker.kind == "pods"_L1;
    if (!pods && int(mine.size()) >= maker.count && maker.made % 4 == 3) {
        const qint32 oldest = *std::min_element(mine.begin(), mine.end());
        extras[size_t(oldest)].endMessage = u"Executor has done its stage"_s;
        ended(oldest, Ending::Finished);
        mine.pop_back();
    }
    for (int have = int(mine.size()); have < maker.count; ++have, ++maker.made) {
        const QString name = (pods ? u"group-%1"_s : u"spark-executor-%1"_s).arg(maker.made);
        if (addForeign(maker, pods ? name : QString::number(maker.made), name, pods ? 2 : 1) < 0)
            break;
    }
    if (int(mine.size()) >= maker.count)
        ++maker.made;
}

void SimCluster::Private::happen(qint32 index)
{
    Happening &happening = happenings[size_t(index)];
    const QJsonObject what = happening.what;
    ++happening.times;
    const qint64 every = qint64(what.value("every"_L1).toDouble() * 1000);
    const int times = what.value("times"_L1).toInt(0);
    if (every > 0 && (times == 0 || happening.times < times))
        at(now + every, Due::Happening, index);
    if (what.contains("for"_L1))
        at(now + qint64(what.value("for"_L1).toDouble() * 1000), Due::Undo, index);
    doHappening(what);
}

void SimCluster::Private::doHappening(const QJsonObject &what)
{
    const QString kind = what.value("do"_L1).toString();
    const QString appId = what.value("app"_L1).toString();
    if (kind == "leaderLoss"_L1) {
        q->setLeader(-1);
    } else if (kind == "agentLost"_L1) {
        const qint32 agent = agentByName(what.value("agent"_L1).toString());
        if (agent >= 0)
            q->setAgentReachable(agent, false);
    } else if (kind == "agentDeactivated"_L1) {
        const qint32 agent = agentByName(what.value("agent"_L1).toString());
        if (agent >= 0)
            q->setAgentDeactivated(agent, true);
    } else if (kind == "unhealthy"_L1) {
        q->setHealthy(appId, what.value("instance"_L1).toInt(-1), false);
    } else if (kind == "failTask"_L1) {
        const std::vector<qint32> live = q->tasksOf(appId);
        if (!live.empty())
            fail(live[random() % live.size()], what.value("message"_L1).toString(u"Command exited with status 137"_s));
    } else if (kind == "restart"_L1) {
        q->restartApp(appId, what.value("force"_L1).toBool());
    } else if (kind == "churn"_L1) {
        churn(what);
    } else if (kind == "deploy"_L1) {
        QJsonArray changes = what.value("and"_L1).toArray(); // in one deployment
        changes.prepend(what);
        std::vector<QJsonObject> definitions;
        for (const QJsonValue &change : std::as_const(changes)) {
            const auto app = apps.find(change.toObject().value("app"_L1).toString());
            if (app == apps.end())
                return;
            definitions.push_back(app->second.definition);
            const QJsonObject patch = change.toObject().value("patch"_L1).toObject();
            for (auto it = patch.constBegin(); it != patch.constEnd(); ++it)
                definitions.back().insert(it.key(), it.value());
        }
        q->putApps(definitions, what.value("force"_L1).toBool());
    }
}

/// Somebody works on the cluster: one app at random is restarted, scaled by one or gets a new image.
bool SimCluster::Private::churn(const QJsonObject &what)
{
    std::vector<QString> candidates;
    const QString below = what.value("below"_L1).toString(u"/"_s);
    for (const auto &[id, app] : apps) {
        if (!app.pod && id.startsWith(below) && app.queued == 0 && !isDeploying(id) &&
            app.definition.value("instances"_L1).toInt() > 0 &&
            app.definition.value("labels"_L1).toObject().value("DEMO_STEADY"_L1).isUndefined())
            candidates.push_back(id);
    }
    if (candidates.empty())
        return false;
    const QString id = candidates[random() % candidates.size()];
    QJsonObject definition = apps[id].definition;
    const int instances = definition.value("instances"_L1).toInt();
    switch (random() % 4) {
    case 0:
        return q->restartApp(id, false).status == 200;
    case 1:
        definition.insert("instances"_L1, instances + 1 + int(random() % 2));
        break;
    case 2:
        definition.insert("instances"_L1, qMax(1, instances - 1));
        break;
    default: {
        QJsonObject env = definition.value("env"_L1).toObject();
        env.insert("RELEASE"_L1, QString::number(now / 1000));
        definition.insert("env"_L1, env);
        break;
    }
    }
    return q->putApps({definition}, false).status == 200;
}

void SimCluster::Private::undo(qint32 index)
{
    const QJsonObject what = happenings[size_t(index)].what;
    const QString kind = what.value("do"_L1).toString();
    if (kind == "agentLost"_L1) {
        const qint32 agent = agentByName(what.value("agent"_L1).toString());
        if (agent >= 0)
            q->setAgentReachable(agent, true);
    } else if (kind == "agentDeactivated"_L1) {
        const qint32 agent = agentByName(what.value("agent"_L1).toString());
        if (agent >= 0)
            q->setAgentDeactivated(agent, false);
    } else if (kind == "unhealthy"_L1) {
        q->setHealthy(what.value("app"_L1).toString(), what.value("instance"_L1).toInt(-1), true);
    }
}

} // namespace mesoscope::demo
