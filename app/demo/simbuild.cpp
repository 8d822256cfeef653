// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulated cluster looks like at its beginning: days of age without simulating days.
#include "app/demo/definitions.h"
#include "app/demo/simprivate.h"
#include "app/demo/wire_marathon_old.h"

#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

void SimCluster::Private::build()
{
    quiet = true;
    uuid = newUuid();
    masterId = newUuid();
    clusterName = scenario.clusterName;
    electedMs = now - 9 * 86400000LL - between(0, 86400000);
    buildFrameworks();
    buildAgents();
    if (scenario.agents > 0)
        generate();
    else
        buildApps();
    nextServicePort = qMax(nextServicePort, 10000);
    lastVersionMs = now;
    rememberRoot(isoTime(now));
    const QJsonArray described = scenario.content.value("happenings"_L1).toArray();
    for (const QJsonValue &value : std::as_const(described)) {
        const QJsonObject what = value.toObject();
        const qint64 when = now + scenario.warmUpMs + qint64(what.value("at"_L1).toDouble() * 1000);
        at(qMax(when, now), Due::Happening, qint32(happenings.size()));
        happenings.push_back({what, 0});
    }
    quiet = false;
    if (!waiting.empty())
        wantOffers(1000);
    dirty = true;
}

void SimCluster::Private::buildFrameworks()
{
    SimFramework marathon;
    marathon.id = uuid + u"-0000"_s;
    marathon.name = u"marathon"_s;
    marathon.user = u"root"_s;
    marathon.hostname = u"marathon-1.demo.example"_s;
    marathon.webUiUrl = u"http://marathon-1.demo.example:8080"_s;
    marathon.principal = u"marathon"_s;
    marathon.roles = {u"*"_s, u"prod"_s, u"slave_public"_s};
    marathon.capabilities = {u"MULTI_ROLE"_s, u"PARTITION_AWARE"_s, u"TASK_KILLING_STATE"_s, u"GPU_RESOURCES"_s};
    marathon.registeredMs = now - 30 * 86400000LL;
    frameworks.push_back(marathon);
    QJsonArray described = scenario.content.value("frameworks"_L1).toArray();
    if (scenario.agents > 0) {
        described = {QJsonObject{{u"name"_s, u"chronos"_s}, {u"kind"_s, u"jobs"_s}, {u"role"_s, u"batch"_s}},
                     QJsonObject{{u"name"_s, u"spark"_s}, {u"kind"_s, u"executors"_s}, {u"count"_s, 4}}};
    }
    for (const QJsonValue &value : std::as_const(described)) {
        const QJsonObject one = value.toObject();
        const QString kind = one.value("kind"_L1).toString();
        SimFramework framework;
        framework.id = uuid + u"-%1"_s.arg(frameworks.size(), 4, 10, QLatin1Char('0'));
        framework.name = one.value("name"_L1).toString();
        framework.user = one.value("user"_L1).toString(u"root"_s);
        framework.hostname = one.value("hostname"_L1).toString(framework.name + u"-1.demo.example"_s);
        framework.webUiUrl = one.value("webUiUrl"_L1).toString();
        framework.principal = one.value("principal"_L1).toString();
        framework.roles = QStringList{one.value("role"_L1).toString(u"*"_s)};
        framework.capabilities = QStringList{u"PARTITION_AWARE"_s};
        framework.registeredMs = now - qint64(one.value("ageHours"_L1).toDouble(72) * 3600000);
        framework.failoverTimeout = one.value("failoverTimeout"_L1).toDouble(604800);
        if (kind == "disconnected"_L1) {
            framework.active = framework.connected = false;
        } else if (kind == "completed"_L1) {
            framework.active = framework.connected = false;
            framework.completed = true;
            framework.unregisteredMs = now - 3600000;
        } else {
            JobMaker maker;
            maker.framework = qint32(frameworks.size());
            maker.kind = kind;
            maker.role = framework.roles.value(0);
            maker.everyMs = qint64(one.value("everySeconds"_L1).toDouble(30) * 1000);
            maker.count = one.value("count"_L1).toInt(1);
            at(now + 2000 + 1500 * qint64(makers.size()), Due::Job, qint32(makers.size()));
            makers.push_back(maker);
        }
        frameworks.push_back(framework);
    }
}

static SimResources resourcesOf(const QJsonObject &from)
{
    return {from.value("cpus"_L1).toDouble(), from.value("mem"_L1).toDouble(), from.value("disk"_L1).toDouble(),
            from.value("gpus"_L1).toDouble()};
}

void SimCluster::Private::buildAgents()
{
    const QJsonArray described = scenario.content.value("agents"_L1).toArray();
    for (const QJsonValue &value : described) {
        const QJsonObject one = value.toObject();
        const int count = one.value("count"_L1).toInt(1);
        for (int i = 0; i < count; ++i) {
            SimAgent agent;
            const qsizetype number = qsizetype(agents.size());
            agent.id = uuid + u"-S%1"_s.arg(number);
            const QString prefix = one.value("prefix"_L1).toString(u"node-"_s);
            agent.hostname = one.value("hostname"_L1)
                                 .toString(prefix + u"%1.demo.example"_s.arg(number + 1, 2, 10, QLatin1Char('0')));
            agent.ip = u"10.32.%1.%2"_s.arg(number / 200).arg(11 + number % 200);
            agent.total = resourcesOf(one);
            agent.region = one.value("region"_L1).toString();
            agent.zone = one.value("zone"_L1).toString();
            agent.reservedRole = one.value("reservedRole"_L1).toString();
            agent.reserved = resourcesOf(one.value("reserved"_L1).toObject());
            const QJsonObject attributes = one.value("attributes"_L1).toObject();
            for (auto it = attributes.constBegin(); it != attributes.constEnd(); ++it)
                agent.attributes.insert(it.key(), it->isDouble() ? QString::number(it->toDouble()) : it->toString());
            if (one.contains("portsBegin"_L1))
                agent.ports = {one.value("portsBegin"_L1).toInt(), one.value("portsEnd"_L1).toInt()};
            agent.registeredMs = now - 20 * 86400000LL - between(0, 3600000);
            agent.deactivated = one.value("deactivated"_L1).toBool() && scenario.versions.mesos.draining;
            if (!scenario.versions.mesos.operatorApi)
                agent.total.gpus = 0; // unknown to Mesos then
            agents.push_back(agent);
        }
    }
    uses.resize(agents.size());
}

static QJsonObject merged(QJsonObject base, const QJsonObject &over)
{
    for (auto it = over.constBegin(); it != over.constEnd(); ++it) {
        if (it->isNull())
            base.remove(it.key());
        else
            base.insert(it.key(), it.value());
    }
    return base;
}

void SimCluster::Private::buildApps()
{
    const QJsonArray described = scenario.content.value("apps"_L1).toArray();
    for (const QJsonValue &value : described)
        addInitialApp(value.toObject());
    const QJsonObject dependencies = scenario.content.value("groupDependencies"_L1).toObject();
    for (auto it = dependencies.constBegin(); it != dependencies.constEnd(); ++it) {
        addGroupsOf(it.key() + u"/x"_s);
        groupDependencies.insert(it.key(), it.value().toVariant().toStringList());
    }
}

void SimCluster::Private::addInitialApp(const QJsonObject &described)
{
    const QJsonObject demo = described.value("demo"_L1).toObject();
    QJsonObject definition = existsIn(scenario.versions.marathon, described);
    if (definition.isEmpty())
        return;
    definition.remove("demo"_L1);
    const bool pod = isPodDefinition(definition);
    definition = pod ? withPodDefaults(definition) : withAppDefaults(definition);
    assignServicePorts(definition, {});

    const qint64 age = demo.contains("ageHours"_L1) ? qint64(demo.value("ageHours"_L1).toDouble() * 3600000)
                                                    : between(2 * 60, 300 * 60) * 60000;
    SimApp app;
    app.id = definition.value("id"_L1).toString();
    app.pod = pod;
    const QJsonArray history = demo.value("history"_L1).toArray();
    for (const QJsonValue &value : history) {
        const QString version = isoTime(now - qint64(value.toObject().value("ageHours"_L1).toDouble() * 3600000));
        QJsonObject old = merged(definition, value.toObject().value("patch"_L1).toObject());
        old.insert("version"_L1, version);
        if (!pod)
            old.insert("versionInfo"_L1,
                       QJsonObject{{u"lastScalingAt"_s, version}, {u"lastConfigChangeAt"_s, version}});
        app.versions.emplace(version, old);
    }
    app.version = app.lastScalingAt = app.lastConfigChangeAt = isoTime(now - age - 30000);
    definition.insert("version"_L1, app.version);
    if (!pod) {
        definition.insert("versionInfo"_L1, QJsonObject{{u"lastScalingAt"_s, app.lastScalingAt},
                                                        {u"lastConfigChangeAt"_s, app.lastConfigChangeAt}});
    }
    app.definition = definition;
    app.versions.insert_or_assign(app.version, definition);
    addGroupsOf(app.id);
    AppExtra &extra = appExtras[app.id];
    extra.spec = readRunSpec(definition);
    const QString id = app.id;
    apps.insert_or_assign(id, std::move(app));

    const RunSpec &spec = *extra.spec;
    const QJsonArray unhealthy = demo.value("unhealthy"_L1).toArray();
    for (int i = 0; i < spec.instances; ++i) {
        const Pending pending{newInstanceId(id), 1};
        qint32 best = -1;
        double lowest = 2;
        OfferMatch bestMatch;
        const PlacedCounts counts = countPlaced(spec, placed(id));
        for (size_t a = 0; a < agents.size() && !spec.crashes && spec.pullFailure.isEmpty(); ++a) {
            const double load = (uses[a].unreserved.mem + uses[a].reserved.mem) / qMax(1.0, agents[a].total.mem);
            if (load >= lowest || agents[a].deactivated)
                continue;
            OfferMatch match = matchOffer(spec, agents[a], uses[a], counts, random);
            if (match.suits()) {
                lowest = load;
                best = qint32(a);
                bestMatch = std::move(match);
            }
        }
        if (best < 0) {
            enqueue(id, pending);
            apps[id].queuedSinceMs = now - qint64(demo.value("waitingHours"_L1).toDouble(0.5) * 3600000);
            continue;
        }
        const qint32 task = launch(id, pending, best, bestMatch);
        const int pieces = 1 + extras[size_t(task)].siblings;
        const qint64 started = now - age + between(0, 20000);
        for (qint32 t = task; t < task + pieces; ++t) {
            SimTask &one = tasks[size_t(t)];
            one.stagedMs = started - 2500;
            addStatus(t, u"TASK_STARTING"_s);
            one.statuses.back().timeMs = started - 1200;
            addStatus(t, u"TASK_RUNNING"_s);
            one.statuses.back().timeMs = one.startedMs = started;
        }
        if (spec.checks.empty())
            continue;
        bool sick = spec.failing;
        for (const QJsonValue &index : unhealthy)
            sick = sick || index.toInt() == i;
        SimHealth health;
        health.alive = !sick;
        health.firstSuccessMs = health.lastSuccessMs = started + 8000;
        if (sick) {
            const qint64 since = qMin<qint64>(age, 40 * 60000);
            extras[size_t(task)].told = spec.failing ? std::nullopt : std::optional(false);
            health.lastSuccessMs = now - since;
            health.lastFailureMs = now - 2000;
            health.consecutiveFailures = int(since / spec.checks.front().intervalMs);
            health.lastFailureCause = spec.failureCause;
            if (spec.checks.front().maxFailures > 0)
                health.consecutiveFailures = 0;
        }
        tasks[size_t(task)].health = health;
        setAlive(task, health.alive);
        if (sick || spec.flapping)
            scheduleCheck(task, now + between(500, spec.checks.front().intervalMs));
    }
}

void SimCluster::Private::addGroupsOf(const QString &path)
{
    for (QString group = parentPath(path); !groups.contains(group); group = parentPath(group))
        groups.append(group);
    groups.sort();
}

void SimCluster::Private::rememberRoot(const QString &version)
{
    RootVersion root{version, {}, groups, groupDependencies};
    for (const auto &[id, app] : apps)
        root.apps.emplace(id, app.definition);
    rootVersions.push_back(std::move(root));
    if (rootVersions.size() > 50)
        rootVersions.erase(rootVersions.begin());
}

} // namespace mesoscope::demo
