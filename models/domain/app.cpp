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
