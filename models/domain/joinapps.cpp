// SPDX-License-Identifier: GPL-3.0-or-later
// Apps, deployments and groups of Marathon.
#include "models/domain/join.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace mesoscope {

void joinMarathon(ClusterSnapshot &snapshot, const MarathonObservation *seen, JoinTables &tables)
{
    if (!seen)
        return;
    snapshot.info.marathonVersion = seen->version;
    snapshot.info.marathonLeader = seen->leader;
    snapshot.info.marathonFrameworkId = seen->frameworkId;
    snapshot.apps = seen->apps;
    for (App &app : snapshot.apps) {
        app.handle = AppHandle(tables.apps.handle(app.id.text()));
        app.status = deriveStatus(app);
    }
    snapshot.localVolumes = seen->localVolumes;
    snapshot.deployments = seen->deployments;
    for (Deployment &deployment : snapshot.deployments)
        deployment.handle = DeploymentHandle(tables.deployments.handle(deployment.id.text()));
    const auto byHandle = [](const auto &a, const auto &b) { return a.handle < b.handle; };
    const auto same = [](const auto &a, const auto &b) { return a.handle == b.handle; };
    std::stable_sort(snapshot.apps.begin(), snapshot.apps.end(), byHandle);
    snapshot.apps.erase(std::unique(snapshot.apps.begin(), snapshot.apps.end(), same), snapshot.apps.end());
    std::stable_sort(snapshot.deployments.begin(), snapshot.deployments.end(), byHandle);
    snapshot.deployments.erase(std::unique(snapshot.deployments.begin(), snapshot.deployments.end(), same),
                               snapshot.deployments.end());
}

void rollUpGroups(ClusterSnapshot &snapshot, const MarathonObservation *seen)
{
    if (!seen)
        return;
    std::map<QString, Group> groups;
    const auto ensure = [&groups](const AppId &id) -> Group & {
        Group &group = groups[id.text()];
        group.id = id;
        return group;
    };
    const AppId root(QStringLiteral("/"));
    ensure(root);
    for (AppId id : seen->groups) {
        // A group's parents exist even when the answer leaves them out.
        for (; id != root && !id.isEmpty(); id = parentOf(id))
            ensure(id);
    }
    for (auto it = seen->groupDependencies.cbegin(); it != seen->groupDependencies.cend(); ++it)
        ensure(it.key()).dependencies = it.value();
    for (auto it = seen->enforcedRoles.cbegin(); it != seen->enforcedRoles.cend(); ++it)
        ensure(it.key()).enforcesRole = it.value();
    for (const App &app : snapshot.apps) {
        for (AppId id = parentOf(app.id);; id = parentOf(id)) {
            Group *group = &ensure(id);
            ++group->apps;
            group->instances = countSum(group->instances, app.instances);
            group->counts += app.counts;
            group->segments += healthSegments(app.counts, app.instances);
            group->resources += app.each * app.instances;
            const bool first = group->apps == 1;
            group->condition = first ? conditionOf(app.status) : worse(group->condition, conditionOf(app.status));
            group->troubled += isTroubled(app.status);
            if (id == root)
                break;
        }
    }
    snapshot.groups.reserve(groups.size());
    for (auto &entry : groups)
        snapshot.groups.push_back(std::move(entry.second));
}

} // namespace mesoscope
