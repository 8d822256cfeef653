// SPDX-License-Identifier: GPL-3.0-or-later
// AGENTSxTASKS: a cluster of any size, made directly. Strings that tasks share are shared, so 100,000 tasks stay
// modest.
#include "app/demo/definitions.h"
#include "app/demo/simprivate.h"

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

/// As many as the apps of a company's platform carry: half of what a master's /state holds are its tasks' labels and
/// statuses.
static QJsonObject labelsOf(const QString &id, int number)
{
    static const QStringList tiers{u"frontend"_s, u"backend"_s, u"batch"_s, u"storage"_s};
    const QString team = u"team-%1"_s.arg(number % 12);
    return {{u"team"_s, team},
            {u"tier"_s, tiers.at(number % 4)},
            {u"owner"_s, team + u"@demo.example"_s},
            {u"traefik.frontend.rule"_s, u"Host:%1.demo.example"_s.arg(safeId(id).replace(u'_', u'.'))},
            {u"commit"_s, QString::number(0x9e3779b97f4a7c15ULL * quint64(number + 1), 16).repeated(3).left(40)}};
}

static QJsonObject generatedApp(const QString &id, int number, int instances)
{
    QJsonObject app{
        {u"id"_s, id},
        {u"instances"_s, instances},
        {u"cpus"_s, 0.1 + 0.1 * (number % 5)},
        {u"mem"_s, 128 << (number % 3)},
        {u"container"_s,
         QJsonObject{{u"type"_s, u"DOCKER"_s},
                     {u"docker"_s,
                      QJsonObject{{u"image"_s, u"registry.demo.example/%1:1.%2"_s.arg(safeId(id)).arg(number % 40)}}}}},
        {u"labels"_s, labelsOf(id, number)}};
    if (number % 2 == 0) {
        app.insert("healthChecks"_L1, QJsonArray{QJsonObject{{u"protocol"_s, u"HTTP"_s},
                                                             {u"path"_s, u"/health"_s},
                                                             {u"gracePeriodSeconds"_s, 30},
                                                             {u"intervalSeconds"_s, 10},
                                                             {u"maxConsecutiveFailures"_s, 0}}});
    }
    return withAppDefaults(app);
}

void SimCluster::Private::generate()
{
    static const QStringList zones{u"zone-a"_s, u"zone-b"_s, u"zone-c"_s};
    static const QString starting = u"TASK_STARTING"_s;
    static const QString running = u"TASK_RUNNING"_s;
    const int agentCount = scenario.agents;
    const int taskCount = scenario.tasks;
    const int perAgent = (taskCount + agentCount - 1) / agentCount;
    const SimResources size{qMax(16.0, perAgent * 0.8), qMax(65536.0, perAgent * 640.0), 500000, 0};
    const qint64 registered = now - 20 * 86400000LL;
    agents.reserve(size_t(agentCount));
    for (int i = 0; i < agentCount; ++i) {
        SimAgent agent;
        agent.id = uuid + u"-S"_s + QString::number(i);
        agent.hostname = u"node-%1.demo.example"_s.arg(i + 1, 5, 10, QLatin1Char('0'));
        agent.ip = u"10.%1.%2.%3"_s.arg(32 + i / 50000).arg(i / 200 % 250).arg(11 + i % 200);
        agent.total = size;
        agent.region = u"region-1"_s;
        agent.zone = zones.at(i % 3);
        agent.attributes.insert(u"rack"_s, u"r%1"_s.arg(i / 40 + 1));
        agent.registeredMs = registered + i * 250;
        agents.push_back(std::move(agent));
    }
    uses.resize(agents.size());

    const int perApp = taskCount <= 2000 ? 10 : taskCount <= 20000 ? 25 : 50;
    tasks.reserve(size_t(taskCount) + 4096);
    extras.reserve(size_t(taskCount) + 4096);
    taskIndex.reserve(taskCount + 4096);
    qint32 agent = 0;
    int made = 0;
    for (int number = 0; made < taskCount; ++number) {
        const int instances = qMin(perApp, taskCount - made);
        const QString id =
            u"/svc-%1/app-%2"_s.arg(number / 40 + 1, 3, 10, QLatin1Char('0')).arg(number + 1, 4, 10, QLatin1Char('0'));
        QJsonObject definition = generatedApp(id, number, instances);
        assignServicePorts(definition, {});
        SimApp app;
        app.id = id;
        app.version = app.lastScalingAt = app.lastConfigChangeAt = isoTime(now - between(3600, 864000) * 1000);
        definition.insert("version"_L1, app.version);
        definition.insert("versionInfo"_L1,
                          QJsonObject{{u"lastScalingAt"_s, app.version}, {u"lastConfigChangeAt"_s, app.version}});
        app.definition = definition;
        app.versions.emplace(app.version, definition);
        const qint64 created = fromIsoTime(app.version);
        if (number % 40 == 0)
            addGroupsOf(id);
        AppExtra &extra = appExtras[id];
        extra.spec = readRunSpec(definition);
        extra.live.reserve(size_t(instances));
        apps.emplace_hint(apps.end(), id, std::move(app));
        for (int i = 0; i < instances; ++i) {
            OfferMatch match;
            for (size_t port = 0; port < extra.spec->hostPorts.size(); ++port)
                match.ports.push_back(31000 + int(uses[size_t(agent)].ports.size() % 1000));
            const qint32 task = launch(id, {newInstanceId(id), 1}, agent, match);
            SimTask &one = tasks[size_t(task)];
            one.startedMs = created + between(2000, 60000);
            one.stagedMs = one.startedMs - 2500;
            for (const auto &[state, lead] : {std::pair(starting, 400), std::pair(running, 0)}) {
                addStatus(task, state);
                one.statuses.back().timeMs = one.startedMs - lead;
            }
            if (!extra.spec->checks.empty()) {
                SimHealth health;
                health.alive = made % 997 != 5;
                health.firstSuccessMs = health.lastSuccessMs = one.startedMs + 8000;
                if (!health.alive) {
                    extras[size_t(task)].told = false;
                    health.consecutiveFailures = 30;
                    health.lastFailureMs = now - 3000;
                    health.lastFailureCause = extra.spec->failureCause;
                    scheduleCheck(task, now + between(1000, 10000));
                }
                one.health = health;
            }
            agent = (agent + 1) % agentCount;
            ++made;
        }
    }
}

} // namespace mesoscope::demo
