// SPDX-License-Identifier: GPL-3.0-or-later
// Offers, the launch queue and back-off: who waits, for what, and how long.
#include "app/demo/simprivate.h"

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 HeldMs = 1200; // an offer is looked at that long before it is declined

void SimCluster::Private::syncQueue(const QString &appId)
{
    const auto app = apps.find(appId);
    const auto extra = appExtras.find(appId);
    const size_t count = extra == appExtras.end() ? 0 : extra->second.pending.size();
    if (app != apps.end()) {
        app->second.queued = int(count);
        if (count == 0) {
            app->second.queuedSinceMs = 0;
            app->second.rejects.clear();
            app->second.processedOffers = app->second.unusedOffers = 0;
        } else if (app->second.queuedSinceMs == 0) {
            app->second.queuedSinceMs = now;
        }
    }
    if (count == 0)
        waiting.erase(appId);
    else
        waiting.insert(appId);
}

void SimCluster::Private::enqueue(const QString &appId, Pending pending)
{
    const auto extra = appExtras.find(appId);
    if (extra == appExtras.end())
        return;
    tell(u"instance_changed_event"_s, {{u"instanceId"_s, pending.instanceId},
                                       {u"condition"_s, u"Scheduled"_s},
                                       {u"runSpecId"_s, appId},
                                       {u"agentId"_s, QJsonValue::Null},
                                       {u"host"_s, QJsonValue::Null},
                                       {u"runSpecVersion"_s, extra->second.spec->version}});
    extra->second.pending.push_back(std::move(pending));
    syncQueue(appId);
    wantOffers(between(300, 900));
}

void SimCluster::Private::enqueueNew(const QString &appId, int count)
{
    for (int i = 0; i < count; ++i)
        enqueue(appId, {newInstanceId(appId), 1});
}

int SimCluster::Private::dequeue(const QString &appId, int count)
{
    const auto extra = appExtras.find(appId);
    int taken = 0;
    while (extra != appExtras.end() && taken < count && !extra->second.pending.empty()) {
        extra->second.pending.pop_back();
        ++taken;
    }
    syncQueue(appId);
    return taken;
}

void SimCluster::Private::wantOffers(qint64 delay)
{
    if (offersAt != 0 && offersAt <= now + delay)
        return;
    offersAt = now + delay;
    at(offersAt, Due::Offers);
}

std::vector<const SimAgent *> SimCluster::Private::placed(const QString &appId) const
{
    std::vector<const SimAgent *> hosts;
    const auto extra = appExtras.find(appId);
    if (extra == appExtras.end())
        return hosts;
    for (const qint32 task : extra->second.live) {
        if (!extras[size_t(task)].replaced)
            hosts.push_back(&agents[size_t(tasks[size_t(task)].agent)]);
    }
    return hosts;
}

/// One cycle of offers to one app; true: something was launched.
bool SimCluster::Private::offerTo(const QString &appId)
{
    SimApp &app = apps[appId];
    AppExtra &extra = appExtras[appId];
    bool launched = false;
    while (!extra.pending.empty()) {
        const PlacedCounts counts = countPlaced(*extra.spec, placed(appId));
        const size_t count = agents.size();
        const size_t first = count == 0 ? 0 : random() % count;
        std::map<QString, int> declined;
        int offers = 0;
        bool used = false;
        for (size_t i = 0; i < count && !used; ++i) {
            const size_t index = (first + i) % count;
            const SimAgent &agent = agents[index];
            if (!agent.active || agent.deactivated || !agent.reachable)
                continue;
            ++offers;
            const OfferMatch match = matchOffer(*extra.spec, agent, uses[index], counts, random);
            if (!match.suits()) {
                QString reason = match.reasons.first();
                for (const QString &step : rejectReasons()) {
                    if (match.reasons.contains(step)) {
                        reason = step;
                        break;
                    }
                }
                ++declined[reason];
                continue;
            }
            const Pending pending = extra.pending.front();
            extra.pending.pop_front();
            launch(appId, pending, qint32(index), match);
            used = launched = true;
            app.lastUsedOfferMs = now;
        }
        app.processedOffers += offers;
        app.unusedOffers += offers - (used ? 1 : 0);
        app.rejects.clear();
        int reached = offers;
        for (const QString &step : rejectReasons()) {
            const auto it = declined.find(step);
            const int here = it == declined.end() ? 0 : it->second;
            app.rejects.insert(step, {here, reached});
            reached -= here;
        }
        if (!declined.empty())
            app.lastUnusedOfferMs = now;
        if (!used)
            break;
    }
    syncQueue(appId);
    return launched;
}

void SimCluster::Private::offerRound()
{
    if (waiting.empty())
        return;
    if (leader < 0 || missingAgents > 0) {
        wantOffers(1000);
        return;
    }
    qint64 next = 5000; // declined offers come back after Mesos' default filter time
    const std::set<QString> queue = waiting;
    for (const QString &appId : queue) {
        const auto app = apps.find(appId);
        if (app == apps.end())
            continue;
        if (app->second.delayUntilMs > now) {
            next = qMin(next, app->second.delayUntilMs - now);
            continue;
        }
        if (offerTo(appId))
            dirty = true;
    }
    if (!waiting.empty()) {
        offersHeldUntil = now + HeldMs;
        wantOffers(qMax<qint64>(next, 200));
    }
}

void SimCluster::Private::backOff(const QString &appId)
{
    const auto app = apps.find(appId);
    if (app == apps.end())
        return;
    const RunSpec &spec = *appExtras[appId].spec;
    double &seconds = app->second.backoffSeconds;
    // A task that ran for a minute after the last delay begins anew.
    const bool fresh = seconds <= 0;
    seconds = fresh ? spec.backoffSeconds : qMin(seconds * spec.backoffFactor, spec.maxDelaySeconds);
    app->second.delayUntilMs = now + qint64(seconds * 1000);
}

bool SimCluster::Private::isDeploying(const QString &appId) const
{
    for (const DeploymentExtra &plan : plans) {
        if (plan.affected.count(appId) > 0)
            return true;
    }
    return false;
}

/// Marathon's periodic scale check: as many instances as the definition wishes, when no deployment is at work.
void SimCluster::Private::reconcile(const QString &appId)
{
    const auto app = apps.find(appId);
    if (app == apps.end() || isDeploying(appId))
        return;
    AppExtra &extra = appExtras[appId];
    std::vector<qint32> counted;
    for (const qint32 task : extra.live) {
        if (counts(task))
            counted.push_back(task);
    }
    const int have = int(counted.size() + extra.pending.size());
    const int want = extra.spec->instances;
    if (have < want) {
        enqueueNew(appId, want - have);
    } else if (have > want) {
        const int rest = have - want - dequeue(appId, have - want);
        killPreferred(appId, std::move(counted), rest);
    }
}

} // namespace mesoscope::demo
