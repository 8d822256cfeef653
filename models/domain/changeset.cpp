// SPDX-License-Identifier: GPL-3.0-or-later
// The difference of two snapshots: one aligned walk per kind.
#include "models/domain/changeset.h"

namespace mesoscope {

namespace {

template<class Entity>
EntityChanges compare(const std::vector<Entity> *before, const std::vector<Entity> &after)
{
    EntityChanges changes;
    size_t old = 0;
    const size_t olds = before ? before->size() : 0;
    for (const Entity &entity : after) {
        for (; old < olds && (*before)[old].handle < entity.handle; ++old)
            changes.removed.push_back((*before)[old].handle.value());
        if (old < olds && (*before)[old].handle == entity.handle) {
            if (!((*before)[old] == entity))
                changes.changed.push_back(entity.handle.value());
            ++old;
        } else {
            changes.added.push_back(entity.handle.value());
        }
    }
    for (; old < olds; ++old)
        changes.removed.push_back((*before)[old].handle.value());
    return changes;
}

} // namespace

bool ChangeSet::isEmpty() const
{
    return tasks.isEmpty() && agents.isEmpty() && frameworks.isEmpty() && apps.isEmpty() && deployments.isEmpty() &&
           !groups && !roles && !lb && !sources && !info;
}

ChangeSet diff(const ClusterSnapshot *before, const ClusterSnapshot &after)
{
    ChangeSet changes;
    changes.tasks = compare(before ? &before->tasks : nullptr, after.tasks);
    changes.agents = compare(before ? &before->agents : nullptr, after.agents);
    changes.frameworks = compare(before ? &before->frameworks : nullptr, after.frameworks);
    changes.apps = compare(before ? &before->apps : nullptr, after.apps);
    changes.deployments = compare(before ? &before->deployments : nullptr, after.deployments);
    changes.groups = !before || before->groups != after.groups;
    changes.roles = !before || before->roles != after.roles;
    changes.lb = !before || before->lb != after.lb;
    changes.sources = !before || before->sources != after.sources;
    changes.info = !before || !(before->info == after.info) || !(before->totals == after.totals);
    return changes;
}

} // namespace mesoscope
