// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/lifetimes.h"

#include <algorithm>

namespace mesoscope {

LifeTimes lifeTimesOf(const App &app, const ClusterSnapshot &snapshot, bool outdated, qint64 nowMs)
{
    std::vector<qint64> ages;
    for (const Task *task : snapshot.tasksOf(app.handle)) {
        if (task->state == TaskState::Running && task->startedAtMs > 0 && task->outdated == outdated)
            ages.push_back(std::max<qint64>(0, nowMs - task->startedAtMs));
    }
    LifeTimes times;
    if (ages.empty())
        return times;
    std::sort(ages.begin(), ages.end());
    const size_t middle = ages.size() / 2;
    times.count = int(ages.size());
    times.medianMs = ages.size() % 2 == 1 ? ages[middle] : (ages[middle - 1] + ages[middle]) / 2;
    double sum = 0;
    for (const qint64 age : ages)
        sum += double(age);
    times.averageMs = qint64(sum / double(ages.size()));
    times.longestMs = ages.back();
    return times;
}

} // namespace mesoscope
