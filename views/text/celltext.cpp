// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the models' questions on to the text functions of the views.
#include "views/text/celltext.h"

#include "app/base/clock.h"
#include "views/text/deploymenttext.h"
#include "views/text/format.h"
#include "views/text/statetext.h"

namespace mesoscope {

QString LocalText::task(const Task &task) const
{
    if (task.state == TaskState::Unknown && !task.rawState.isEmpty())
        return task.rawState;
    // "running" alone would hide the one thing that matters.
    return task.state == TaskState::Running && task.health == Health::Unhealthy ? mesoscope::text(task.health)
                                                                                : mesoscope::text(task.state);
}

QString LocalText::health(Health health) const
{
    return health == Health::None ? mesoscope::dash() : mesoscope::text(health);
}

QString LocalText::agent(AgentStatus status) const
{
    return mesoscope::text(status);
}

QString LocalText::app(const App &app, const ClusterSnapshot &snapshot) const
{
    return appStatusText(app, snapshot, m_clock.nowMs());
}

QString LocalText::group(const Group &group) const
{
    return groupStatusText(group);
}

QString LocalText::segments(const HealthSegments &parts) const
{
    return segmentsText(parts);
}

QString LocalText::action(const DeploymentAction &action) const
{
    return deploymentActionText(action);
}

QString LocalText::deployment(DeploymentRecord::State state, bool stuck) const
{
    return deploymentStateText(state, stuck);
}

QString LocalText::duration(qint64 ms) const
{
    return formatAge(ms);
}

QString LocalText::cpus(double cpus) const
{
    return formatCpus(cpus);
}

QString LocalText::mebibytes(double mib) const
{
    return formatMebibytes(mib);
}

QString LocalText::bytes(double bytes) const
{
    return formatBytes(bytes);
}

QString LocalText::count(qint64 count) const
{
    return formatCount(count);
}

QString LocalText::percent(double fraction) const
{
    return formatPercent(fraction);
}

QString LocalText::age(qint64 thenMs) const
{
    return formatSince(thenMs, m_clock.nowMs());
}

QString LocalText::time(qint64 ms) const
{
    return formatTime(ms);
}

QString LocalText::clock(qint64 ms) const
{
    return formatClock(ms);
}

QString LocalText::dash() const
{
    return mesoscope::dash();
}

} // namespace mesoscope
