// SPDX-License-Identifier: GPL-3.0-or-later
// States as words.
#pragma once

#include "models/domain/changeset.h"

#include <QString>

namespace mesoscope {

QString text(TaskState state);
QString text(Health health);
QString text(AppStatus status);
QString text(AgentStatus status);
QString text(Condition condition);
/// "waiting 6 min", "deploying, step 2 of 3", "1 unhealthy", "suspended"
QString appStatusText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);
/// How long its instances have run: the median, the mean, the longest; those of an older configuration apart. Empty:
/// none.
QString lifeTimesText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs);
/// "2 of 8 apps need attention", "all well"
QString groupStatusText(const Group &group);
QString
segmentsText(const HealthSegments &parts); ///< "5 healthy · 1 failing"; empty: there is nothing and nothing is wanted
/// Title and body of a notification about these incidents (same app, or many).
struct NoticeText
{
    QString title;
    QString body;
};
NoticeText noticeText(const QList<Incident> &incidents);
QString incidentText(const Incident &incident);

} // namespace mesoscope
