// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simcluster.h"

#include "app/demo/simprivate.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

SimCluster::SimCluster(const Scenario &scenario) : d(std::make_unique<Private>())
{
    d->q = this;
    d->scenario = scenario;
    d->random.seed(scenario.seed);
    const qint64 start = scenario.startMs != 0 ? scenario.startMs : 1795356000000;
    d->now = start - scenario.warmUpMs;
    d->build();
    advance(scenario.warmUpMs);
}

SimCluster::~SimCluster() = default;

const Scenario &SimCluster::scenario() const
{
    return d->scenario;
}

qint64 SimCluster::nowMs() const
{
    return d->now;
}

void SimCluster::advance(qint64 ms)
{
    const qint64 end = d->now + ms;
    while (!d->due.empty() && d->due.top().at <= end) {
        const Event event = d->due.top();
        d->due.pop();
        d->now = qMax(d->now, event.at);
        d->handle(event);
        if (d->dirty)
            d->pump();
    }
    d->now = end;
}

const std::vector<SimAgent> &SimCluster::agents() const
{
    return d->agents;
}

const std::vector<SimTask> &SimCluster::tasks() const
{
    return d->tasks;
}

const std::vector<SimFramework> &SimCluster::frameworks() const
{
    return d->frameworks;
}

const std::map<QString, SimApp> &SimCluster::apps() const
{
    return d->apps;
}

const QStringList &SimCluster::groups() const
{
    return d->groups;
}

bool SimCluster::enforcesRole(const QString &group) const
{
    return d->enforcedRoles.contains(group);
}

void SimCluster::setEnforcesRole(const QString &group, bool enforced)
{
    if (enforced)
        d->enforcedRoles.insert(group);
    else
        d->enforcedRoles.remove(group);
}

QStringList SimCluster::groupDependencies(const QString &group) const
{
    return d->groupDependencies.value(group);
}

QStringList SimCluster::rootVersions() const
{
    QStringList versions;
    for (auto it = d->rootVersions.rbegin(); it != d->rootVersions.rend(); ++it)
        versions.append(it->version);
    return versions;
}

std::optional<std::map<QString, QJsonObject>> SimCluster::rootAt(const QString &version) const
{
    for (const RootVersion &root : d->rootVersions) {
        if (root.version == version)
            return root.apps;
    }
    return std::nullopt;
}

const std::vector<qint32> &SimCluster::tasksOf(const QString &appId) const
{
    static const std::vector<qint32> none;
    const auto it = d->appExtras.find(appId);
    return it == d->appExtras.end() ? none : it->second.live;
}

int SimCluster::podContainers(qint32 task) const
{
    return d->extras[size_t(task)].siblings + 1;
}

std::vector<qint32> SimCluster::offeredAgents() const
{
    std::vector<qint32> held;
    if (d->now >= d->offersHeldUntil || d->leader < 0 || d->missingAgents > 0)
        return held;
    for (size_t i = 0; i < d->agents.size(); ++i) {
        const SimAgent &agent = d->agents[i];
        if (agent.active && agent.reachable && !agent.deactivated)
            held.push_back(qint32(i));
    }
    return held;
}

QStringList SimCluster::rejectionReasons(const QString &appId, qint32 agent) const
{
    const auto it = d->appExtras.find(appId);
    if (it == d->appExtras.end() || !it->second.spec)
        return {};
    std::mt19937 scratch(1);
    return matchOffer(*it->second.spec, d->agents[size_t(agent)], d->uses[size_t(agent)],
                      countPlaced(*it->second.spec, d->placed(appId)), scratch)
        .reasons;
}

std::optional<bool> SimCluster::readiness(qint32 task) const
{
    const TaskExtra &extra = d->extras[size_t(task)];
    if (!extra.spec || !extra.spec->readiness || d->tasks[size_t(task)].state != "TASK_RUNNING"_L1)
        return std::nullopt;
    return extra.ready;
}

const std::vector<SimDeployment> &SimCluster::deployments() const
{
    return d->deployments;
}

QStringList SimCluster::deploymentsOf(const QString &appId) const
{
    QStringList ids;
    for (size_t i = 0; i < d->deployments.size(); ++i) {
        if (d->plans[i].affected.count(appId) > 0)
            ids.append(d->deployments[i].id);
    }
    return ids;
}

const std::vector<SimEvent> &SimCluster::events() const
{
    return d->events;
}

void SimCluster::publish(const QString &type, const QJsonObject &body)
{
    d->tell(type, body);
}

QString SimCluster::masterId() const
{
    return d->masterId;
}

QString SimCluster::clusterName() const
{
    return d->clusterName;
}

qint64 SimCluster::electedMs() const
{
    return d->electedMs;
}

int SimCluster::leader() const
{
    return d->leader;
}

int SimCluster::marathonLeader() const
{
    return d->marathonLeader;
}

void SimCluster::abdicate()
{
    d->at(d->now + 500, Due::Abdicate);
}

bool SimCluster::isRecovering() const
{
    return d->leader >= 0 && d->missingAgents > 0;
}

bool SimCluster::isEmptyMaster() const
{
    return isRecovering() && d->now < d->electedMs + 100;
}

int SimCluster::recoveredAgents() const
{
    return d->missingAgents;
}

void SimCluster::Private::at(qint64 when, Due what, qint32 subject, qint32 argument)
{
    due.push({when, ++eventNumber, what, subject, argument});
}

qint64 SimCluster::Private::between(qint64 low, qint64 high)
{
    // Not a std distribution: those differ between standard libraries, and a scenario shall be the same everywhere.
    return low + qint64(random() % quint32(high - low + 1));
}

QString SimCluster::Private::newUuid()
{
    static const char digits[] = "0123456789abcdef";
    QString text(36, QChar(u'-'));
    quint32 bits = 0;
    int left = 0;
    for (int i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        if (left == 0) {
            bits = quint32(random());
            left = 8;
        }
        text[i] = QLatin1Char(i == 14 ? '1' : i == 19 ? 'a' : digits[bits & 15U]);
        bits >>= 4;
        --left;
    }
    return text;
}

/// Before 1.8 an app's instances are named otherwise than a pod's; before 1.4 nobody sees these names.
QString SimCluster::Private::newInstanceId(const QString &appId)
{
    const auto app = apps.find(appId);
    const bool marathon = !scenario.versions.marathon.incarnations && app != apps.end() && !app->second.pod;
    return safeId(appId) + (marathon ? u".marathon-"_s : u".instance-"_s) + newUuid();
}

QString SimCluster::Private::newVersion()
{
    lastVersionMs = qMax(lastVersionMs + 1, now);
    return isoTime(lastVersionMs);
}

void SimCluster::Private::handle(const Event &event)
{
    const bool needsMaster = event.what == Due::Starting || event.what == Due::Running || event.what == Due::Ended ||
                             event.what == Due::Crash || event.what == Due::Job || event.what == Due::PingTimeout;
    if (needsMaster && leader < 0) { // no status reaches its framework without a leading master
        at(now + 500, event.what, event.subject, event.argument);
        return;
    }
    switch (event.what) {
    case Due::Offers:
        if (event.at == offersAt) { // else an earlier round was asked for since
            offersAt = 0;
            offerRound();
        }
        break;
    case Due::Starting:
        starting(event.subject);
        break;
    case Due::Running:
        running(event.subject);
        break;
    case Due::Ended:
        ended(event.subject, Ending(event.argument));
        break;
    case Due::Check:
        check(event.subject);
        break;
    case Due::Ready:
        extras[size_t(event.subject)].ready = true;
        dirty = true;
        break;
    case Due::Stable: {
        const SimTask &task = tasks[size_t(event.subject)];
        const auto app = apps.find(task.appId);
        if (!task.ended && app != apps.end() && app->second.delayUntilMs <= now)
            app->second.backoffSeconds = 0;
        break;
    }
    case Due::Crash:
        fail(event.subject, u"Command exited with status 1"_s);
        break;
    case Due::PingTimeout:
        pingTimeout(event.subject);
        break;
    case Due::Inactive:
        inactive(event.subject);
        break;
    case Due::Expunge:
        expunge(event.subject);
        break;
    case Due::Abdicate:
        if (marathonLeader >= 0) {
            lastMarathon = marathonLeader;
            marathonLeader = -1;
            tell(u"scheduler_disconnected_event"_s, {});
            at(now + 4000, Due::Succeed);
        }
        break;
    case Due::Succeed:
        marathonLeader = 1 - lastMarathon;
        tell(u"scheduler_reregistered_event"_s, {{u"master"_s, u"master-%1.demo.example:5050"_s.arg(leader + 1)}});
        break;
    case Due::Elect:
        if (event.subject == elections)
            elect();
        break;
    case Due::RecoverAgent:
        recoverAgent(event.subject, event.argument);
        break;
    case Due::Job:
        job(event.subject);
        break;
    case Due::Happening:
        happen(event.subject);
        break;
    case Due::Undo:
        undo(event.subject);
        break;
    case Due::Pump:
        dirty = true;
        break;
    }
}

void SimCluster::Private::tell(const QString &type, QJsonObject body)
{
    if (quiet)
        return;
    body.insert("eventType"_L1, type);
    body.insert("timestamp"_L1, isoTime(now));
    events.push_back({now, type, body});
    if (events.size() > 2000)
        events.erase(events.begin());
    if (q->onEvent)
        q->onEvent(events.back());
}

void SimCluster::Private::tellMesos(MesosChange::Kind kind, qint32 task, qint32 agent, qint32 framework)
{
    if (!quiet && q->onMesosChange)
        q->onMesosChange({kind, task, agent, framework});
}

QString safeId(const QString &path)
{
    return path.mid(1).replace(u'/', u'_');
}

QString mesosName(const QString &path)
{
    const QStringList parts = path.mid(1).split(u'/');
    QString name;
    for (auto it = parts.rbegin(); it != parts.rend(); ++it)
        name += (name.isEmpty() ? QString() : u"."_s) + *it;
    return name;
}

QString parentPath(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash <= 0 ? u"/"_s : path.left(slash);
}

} // namespace mesoscope::demo
