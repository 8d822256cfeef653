// SPDX-License-Identifier: GPL-3.0-or-later
// What an app is doing, derived from what Marathon says of it (api-facts 11, traps 42-46).
#include "models/domain/app.h"

#include <algorithm>
#include <limits>

namespace mesoscope {

int countSum(int a, int b)
{
    return int(std::min<qint64>(qint64(a) + b, std::numeric_limits<int>::max()));
}

AppCounts &AppCounts::operator+=(const AppCounts &other)
{
    staged = countSum(staged, other.staged);
    running = countSum(running, other.running);
    healthy = countSum(healthy, other.healthy);
    unhealthy = countSum(unhealthy, other.unhealthy);
    return *this;
}

HealthSegments &HealthSegments::operator+=(const HealthSegments &other)
{
    healthy = countSum(healthy, other.healthy);
    unhealthy = countSum(unhealthy, other.unhealthy);
    unknown = countSum(unknown, other.unknown);
    staged = countSum(staged, other.staged);
    over = countSum(over, other.over);
    missing = countSum(missing, other.missing);
    return *this;
}

HealthSegments healthSegments(const AppCounts &counts, int wanted)
{
    HealthSegments parts{counts.healthy, counts.unhealthy, counts.unknown(), counts.staged, 0, 0};
    const int present = countSum(countSum(parts.healthy, parts.unhealthy), countSum(parts.unknown, parts.staged));
    parts.missing = std::max(0, wanted - present);
    int over = std::max(0, present - std::max(0, wanted));
    // What is wrong stays in sight: the unhealthy are the last to be called surplus.
    for (int *part : {&parts.healthy, &parts.unknown, &parts.staged, &parts.unhealthy}) {
        const int taken = std::min(over, *part);
        *part -= taken;
        parts.over += taken;
        over -= taken;
    }
    return parts;
}

AppStatus deriveStatus(const App &app)
{
    if (app.counts.unhealthy > 0)
        return AppStatus::Unhealthy;
    if (app.queue && !app.queue->overdue && app.queue->timeLeftSeconds > 0)
        return AppStatus::Delayed;
    const bool complete = app.counts.running >= app.instances;
    // Marathon queues an instance for a moment at every launch: it waits only once offers were looked at and none
    // fitted.
    const bool waits = app.queue && app.queue->overdue && !complete &&
                       (app.queue->unusedOffers.value_or(0) > 0 || app.queue->processedOffers.value_or(0) > 0 ||
                        app.deployments.isEmpty());
    if (waits && app.counts.staged == 0)
        return AppStatus::Waiting;
    if (!app.deployments.isEmpty())
        return AppStatus::Deploying;
    if (app.instances == 0 && app.counts.running == 0)
        return AppStatus::Suspended;
    return complete ? AppStatus::Running : AppStatus::Degraded;
}

QString imageTag(const QString &image)
{
    if (image.isEmpty())
        return {};
    const qsizetype digest = image.indexOf(u'@');
    if (digest >= 0) {
        const QString hash = image.mid(image.indexOf(u':', digest) + 1);
        return hash.left(12);
    }
    const qsizetype colon = image.lastIndexOf(u':');
    return colon > image.lastIndexOf(u'/') ? image.mid(colon + 1) : QStringLiteral("latest");
}

} // namespace mesoscope
