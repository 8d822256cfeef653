// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster that changes at random, reproducibly: every step is a snapshot of the same builder.
#pragma once

#include "models/domain/snapshotbuilder.h"

#include <QRandomGenerator>

namespace mesoscope::test {

class RandomCluster
{
public:
    /// @p mostTasks bounds the tasks of one step.
    RandomCluster(quint32 seed, int mostTasks);

    /// Apps, groups, agents, tasks and deployments come, change and go; an app's path may become a group's and back.
    SnapshotPtr next();

    int below(int bound) { return bound > 0 ? int(m_random.bounded(bound)) : 0; }
    bool chance(int percent) { return below(100) < percent; }
    template<class Value>
    void shuffle(std::vector<Value> &values)
    {
        for (size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[size_t(below(int(i)))]);
    }

private:
    MarathonObservation marathon();
    MesosObservation mesos(const MarathonObservation &marathon);

    QRandomGenerator m_random;
    SnapshotBuilder m_builder;
    int m_mostTasks;
    qint64 m_now;
};

} // namespace mesoscope::test
