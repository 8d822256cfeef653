// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/effect.h"

#include "models/domain/poddefinition.h"
#include "models/domain/scalechange.h"
#include "models/domain/validate.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static int whole(const QJsonValue &value, int absent)
{
    return int(std::clamp(value.toDouble(absent), 0.0, double(MostInstances)));
}

static int wantedBy(const QJsonObject &definition)
{
    const int said = instancesIn(definition);
    return said < 0 ? 1 : std::min(said, MostInstances);
}

static QStringList texts(const QJsonValue &list)
{
    QStringList texts;
    const QJsonArray array = list.toArray();
    for (const auto &one : array)
        texts.append(one.toString());
    return texts;
}

static void readPodInto(App &pod, const QJsonObject &definition)
{
    pod.kind = App::Kind::Pod;
    pod.each = plausible(eachOfPod(definition));
    const QJsonObject placement = definition.value("scheduling"_L1)["placement"_L1].toObject();
    pod.acceptedRoles = texts(placement.value("acceptedResourceRoles"_L1));
    const QJsonArray constraints = placement.value("constraints"_L1).toArray();
    for (const auto &one : constraints)
        pod.constraints.append(
            {one["fieldName"_L1].toString(), one["operator"_L1].toString().toUpper(), one["value"_L1].toString()});
    const QJsonArray containers = definition.value("containers"_L1).toArray();
    for (const auto &container : containers) {
        const QJsonArray endpoints = container["endpoints"_L1].toArray();
        for (const auto &one : endpoints) {
            PortMapping port;
            if (one["hostPort"_L1].isDouble())
                port.hostPort = whole(one["hostPort"_L1], 0);
            pod.ports.append(port);
        }
    }
}

/// What placing an instance needs to know of a definition.
static App readWanted(const QJsonObject &definition, const App *now)
{
    App app;
    if (now)
        app = *now; // its handle: constraints count what runs already
    app.id = AppId(definition.value("id"_L1).toString());
    app.instances = wantedBy(definition);
    app.role = definition.value("role"_L1).toString(app.role);
    app.constraints.clear();
    app.ports.clear();
    if (isPodDefinition(definition)) {
        readPodInto(app, definition);
        return app;
    }
    app.each = plausible({definition.value("cpus"_L1).toDouble(1), definition.value("mem"_L1).toDouble(128),
                          definition.value("disk"_L1).toDouble(0), definition.value("gpus"_L1).toDouble(0)});
    app.acceptedRoles = texts(definition.value("acceptedResourceRoles"_L1));
    const QJsonArray constraints = definition.value("constraints"_L1).toArray();
    for (const auto &one : constraints)
        app.constraints.append({one[0].toString(), one[1].toString().toUpper(), one[2].toString()});
    const QJsonObject container = definition.value("container"_L1).toObject();
    const QJsonArray mappings = container.value("portMappings"_L1).toArray();
    for (const auto &one : mappings) {
        PortMapping port;
        port.hostPort = one["hostPort"_L1].isDouble() ? std::optional(whole(one["hostPort"_L1], 0)) : std::nullopt;
        app.ports.append(port);
    }
    const bool fixed = definition.value("requirePorts"_L1).toBool();
    const QJsonArray definitions = definition.value("portDefinitions"_L1).toArray();
    for (const auto &one : definitions) {
        PortMapping port;
        port.hostPort = fixed ? whole(one["port"_L1], 0) : 0;
        app.ports.append(port);
    }
    return app;
}

static Resources notNegative(const Resources &given)
{
    return {std::max(0.0, given.cpus), std::max(0.0, given.mem), std::max(0.0, given.disk), std::max(0.0, given.gpus)};
}

static QJsonObject comparable(const QJsonObject &definition)
{
    QJsonObject object = editableDefinition(definition);
    object.remove("instances"_L1);
    object.remove("scaling"_L1);
    object.remove("id"_L1); // may be written relative to its group
    return object;
}

std::optional<qint64> roomFor(const Resources &each, const ClusterSnapshot &snapshot)
{
    qint64 room = 0;
    bool known = false;
    for (const Agent &agent : snapshot.agents) {
        if (!agent.hasTotals)
            continue;
        known = true;
        if (agent.status != AgentStatus::Active)
            continue;
        const Resources free = agent.total - agent.used;
        double fits = MostInstances;
        const auto limit = [&fits](double have, double want) {
            if (want > 0)
                fits = std::min(fits, std::floor(have / want + 1e-9)); // 0.3 / 0.1 is 2.9999…
        };
        limit(free.cpus, each.cpus);
        limit(free.mem, each.mem);
        limit(free.disk, each.disk);
        limit(free.gpus, each.gpus);
        room += qint64(std::max(0.0, fits));
    }
    return known ? std::optional(room) : std::nullopt;
}

/// Marathon keeps this many up and lets no more than that many run; where it could neither stop nor start one, it
/// starts one more, or with data on disk stops one.
static void planReplacement(Effect &effect, const QJsonObject &definition, int running)
{
    const bool pod = isPodDefinition(definition);
    const QJsonArray volumes =
        (pod ? definition.value("volumes"_L1) : definition.value("container"_L1)["volumes"_L1]).toArray();
    const bool keeps = std::any_of(volumes.begin(), volumes.end(),
                                   [](const QJsonValue &volume) { return volume["persistent"_L1].isObject(); });
    const bool single = definition.value("labels"_L1)["MARATHON_SINGLE_INSTANCE_APP"_L1].toString() == "true"_L1;
    const QJsonObject strategy =
        (pod ? definition.value("scheduling"_L1)["upgrade"_L1] : definition.value("upgradeStrategy"_L1)).toObject();
    const auto share = [&strategy](const QString &key, double absent) {
        return std::clamp(strategy.value(key).toDouble(absent), 0.0, 1.0);
    };
    const double least = share(u"minimumHealthCapacity"_s, single ? 0 : keeps ? 0.5 : 1);
    const double over = keeps ? 0 : share(u"maximumOverCapacity"_s, single ? 0 : 1);
    int up = int(std::ceil(effect.after * least - 1e-9));
    int most = int(std::floor(effect.after * (1 + over) + 1e-9));
    if (up >= most && effect.after > 0) {
        if (keeps) // a second instance cannot have the same data
            up = most - 1;
        else
            most = up + 1;
    }
    effect.atLeast = std::min(running, up);
    effect.atOnce = std::max({most, running, effect.after});
    effect.started = effect.after;
    effect.killed = running;
}

Effect effectOf(const QJsonObject &definition, const QJsonObject &now, const App *app, const ClusterSnapshot &snapshot)
{
    Effect effect;
    effect.wanted = readWanted(definition, app);
    effect.each = effect.wanted.each;
    effect.after = effect.wanted.instances;
    effect.before = now.isEmpty() ? 0 : wantedBy(now);
    const int running = app ? countSum(app->counts.running, app->counts.staged) : effect.before;
    const bool same = !now.isEmpty() && comparable(definition) == comparable(now);
    const Resources eachNow = app ? app->each : effect.each;
    if (same && effect.after == effect.before)
        return effect;
    if (now.isEmpty() || running == 0) {
        effect.kind = Effect::Kind::Start;
        effect.started = effect.atOnce = effect.after;
        effect.extra = effect.each * effect.after;
    } else if (same) {
        effect.kind = Effect::Kind::Scale;
        effect.started = std::max(0, effect.after - running);
        effect.killed = std::max(0, running - effect.after);
        effect.atOnce = std::max(running, effect.after);
        effect.atLeast = std::min(running, effect.after);
        effect.extra = effect.each * effect.started;
    } else {
        effect.kind = Effect::Kind::Replace;
        planReplacement(effect, definition, running);
        // At the worst moment as many new ones as are allowed stand beside the old ones that are kept.
        const int old = std::min(running, std::max(0, effect.atOnce - effect.after));
        const int fresh = std::min(effect.after, effect.atOnce - old);
        const Resources first = effect.each * std::max(0, effect.atOnce - running);
        const Resources last = eachNow * old + effect.each * fresh - eachNow * running;
        effect.extra = {std::max(first.cpus, last.cpus), std::max(first.mem, last.mem), std::max(first.disk, last.disk),
                        std::max(first.gpus, last.gpus)};
        effect.extra = notNegative(effect.extra);
    }
    const int more = effect.kind == Effect::Kind::Replace ? std::max(1, effect.atOnce - running) : effect.started;
    if (effect.started > 0) {
        effect.placement = checkPlacement(effect.wanted, snapshot, more);
        effect.room = roomFor(effect.each, snapshot).value_or(0);
    }
    return effect;
}

} // namespace mesoscope
