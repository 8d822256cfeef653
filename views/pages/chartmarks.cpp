// SPDX-License-Identifier: GPL-3.0-or-later
// Events as marks (their types: api-facts 1.8).
#include "views/pages/chartmarks.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesoscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mesoscope::ChartMarks)
};

constexpr qsizetype MostMarks = 60;
constexpr qint64 SameMs = 60'000;

/// The text, empty when the event is of no kind that is marked.
QString markText(const ClusterEvent &event, Condition *condition)
{
    *condition = Condition::Progress;
    if (event.type == QLatin1String("deployment_info"))
        return Words::tr("deployment");
    if (event.type == QLatin1String("deployment_success"))
        return Words::tr("deployed");
    *condition = Condition::Bad;
    if (event.type == QLatin1String("deployment_failed"))
        return Words::tr("deployment failed");
    if (event.type == QLatin1String("failed_health_check_event"))
        return Words::tr("health check failing");
    if (event.type == QLatin1String("unhealthy_task_kill_event") ||
        event.type == QLatin1String("unhealthy_instance_kill_event"))
        return Words::tr("killed as unhealthy");
    if (event.type == QLatin1String("status_update_event")) {
        if (event.summary.contains(QLatin1String("TASK_FAILED")))
            return Words::tr("instance failed");
        if (event.summary.contains(QLatin1String("TASK_LOST")))
            return Words::tr("instance lost");
    }
    return {};
}

} // namespace

QList<ChartMark> chartMarks(const std::deque<ClusterEvent> &events, const AppId &app, const TaskId &task)
{
    QList<ChartMark> marks;
    QByteArray quoted = '"' + app.text().toUtf8() + '"';
    for (auto it = events.rbegin(); it != events.rend() && marks.size() < MostMarks; ++it) {
        Condition condition = Condition::Progress;
        const QString text = markText(*it, &condition);
        if (text.isEmpty())
            continue;
        if (!app.isEmpty() && it->subject != app.text() && !it->payload.contains(quoted))
            continue;
        const bool ofDeployment = it->type.startsWith(QLatin1String("deployment_"));
        if (!task.isEmpty() && !ofDeployment && it->instance != task.text() &&
            it->instance != instanceIdOfTaskId(task.text()))
            continue;
        const bool repeated = std::any_of(marks.cbegin(), marks.cend(), [&](const ChartMark &mark) {
            return mark.text == text && std::abs(mark.timeMs - it->timeMs) < SameMs;
        });
        if (!repeated)
            marks.prepend({it->timeMs, condition, text});
    }
    return marks;
}

} // namespace mesoscope
