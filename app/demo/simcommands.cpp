// SPDX-License-Identifier: GPL-3.0-or-later
// What Marathon can be told.
#include "app/demo/simprivate.h"

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

static SimCluster::Outcome refused(int status, const QString &message)
{
    SimCluster::Outcome outcome;
    outcome.status = status;
    outcome.body = QJsonObject{{u"message"_s, message}};
    return outcome;
}

SimCluster::Outcome SimCluster::putApps(const std::vector<QJsonObject> &definitions, bool force)
{
    Target target = d->present();
    for (const QJsonObject &definition : definitions) {
        const QString id = definition.value("id"_L1).toString();
        target.apps.insert_or_assign(id, definition);
        target.groupId = parentPath(id);
    }
    return d->deploy(std::move(target), force);
}

SimCluster::Outcome SimCluster::removeApp(const QString &id, bool force)
{
    const auto app = d->apps.find(id);
    if (app == d->apps.end())
        return refused(404, u"App '%1' does not exist"_s.arg(id));
    Target target = d->present();
    target.apps.erase(id);
    target.groupId = parentPath(id);
    return d->deploy(std::move(target), force);
}

SimCluster::Outcome SimCluster::putGroup(const QString &id, const QJsonObject &group, bool force, bool dryRun)
{
    Target target = d->present();
    target.groupId = id;
    const QString prefix = id == "/"_L1 ? id : id + u"/"_s;
    if (group.contains("version"_L1)) {
        const QString version = group.value("version"_L1).toString();
        const auto root = std::find_if(d->rootVersions.begin(), d->rootVersions.end(),
                                       [&](const RootVersion &one) { return one.version == version; });
        if (root == d->rootVersions.end())
            return refused(404, u"Group '%1' does not exist in version %2"_s.arg(id, version));
        for (auto it = target.apps.begin(); it != target.apps.end();)
            it = it->first.startsWith(prefix) ? target.apps.erase(it) : std::next(it);
        for (const auto &[path, definition] : root->apps) {
            if (path.startsWith(prefix))
                target.apps.insert_or_assign(path, definition);
        }
        for (const QString &path : root->groups) {
            if (path.startsWith(prefix) || path == id)
                target.groups.append(path);
        }
    } else if (group.contains("scaleBy"_L1)) {
        const double factor = group.value("scaleBy"_L1).toDouble(1);
        for (auto &[path, definition] : target.apps) {
            if (path.startsWith(prefix) && !isPodDefinition(definition))
                definition.insert("instances"_L1,
                                  int(std::ceil(definition.value("instances"_L1).toInt() * factor - 1e-9)));
        }
    } else {
        d->groupUpdate(target, id, group);
    }
    return d->deploy(std::move(target), force, dryRun);
}

SimCluster::Outcome SimCluster::removeGroup(const QString &id, bool force)
{
    if (!d->groups.contains(id))
        return refused(404, u"Group '%1' does not exist"_s.arg(id));
    Target target = d->present();
    target.groupId = id;
    const QString prefix = id == "/"_L1 ? id : id + u"/"_s;
    for (auto it = target.apps.begin(); it != target.apps.end();)
        it = it->first.startsWith(prefix) ? target.apps.erase(it) : std::next(it);
    QStringList left;
    for (const QString &group : std::as_const(target.groups)) {
        if (group == "/"_L1 || (group != id && !group.startsWith(prefix)))
            left.append(group);
        else
            target.dependencies.remove(group);
    }
    target.groups = left;
    return d->deploy(std::move(target), force);
}

SimCluster::Outcome SimCluster::restartApp(const QString &id, bool force)
{
    if (d->apps.count(id) == 0)
        return refused(404, u"App '%1' does not exist"_s.arg(id));
    Target target = d->present();
    target.restart.insert(id);
    target.groupId = parentPath(id);
    return d->deploy(std::move(target), force);
}

SimCluster::Outcome SimCluster::killTasks(const QStringList &taskIds, bool scale, bool wipe, bool force)
{
    if (scale && wipe)
        return refused(400, u"You cannot use scale and wipe at the same time."_s);
    std::vector<qint32> heads;
    std::map<QString, int> byApp;
    for (const QString &id : taskIds) {
        const auto it = d->taskIndex.constFind(id);
        if (it == d->taskIndex.constEnd() || !d->isMarathons(it.value()))
            continue;
        const qint32 head = d->extras[size_t(it.value())].head >= 0 ? d->extras[size_t(it.value())].head : it.value();
        if (d->tasks[size_t(head)].ended || std::find(heads.begin(), heads.end(), head) != heads.end())
            continue;
        heads.push_back(head);
        ++byApp[d->tasks[size_t(head)].appId];
    }
    if (!scale) {
        for (const qint32 task : heads)
            d->kill(task, true);
        for (const auto &[app, count] : byApp)
            d->reconcile(app);
        d->dirty = true;
        d->pump();
        return {};
    }
    Target target = d->present();
    for (const auto &[app, count] : byApp) {
        const auto found = target.apps.find(app);
        if (found == target.apps.end())
            continue;
        QJsonObject &definition = found->second;
        if (isPodDefinition(definition)) {
            QJsonObject scaling = definition.value("scaling"_L1).toObject();
            scaling.insert("instances"_L1, qMax(0, scaling.value("instances"_L1).toInt() - count));
            definition.insert("scaling"_L1, scaling);
        } else {
            definition.insert("instances"_L1, qMax(0, definition.value("instances"_L1).toInt() - count));
        }
    }
    const Outcome outcome = d->deploy(std::move(target), force);
    if (outcome.status == 200) {
        for (const qint32 task : heads)
            d->victims.insert(d->tasks[size_t(task)].id);
    }
    return outcome;
}

SimCluster::Outcome SimCluster::cancelDeployment(const QString &id, bool force)
{
    for (size_t i = 0; i < d->deployments.size(); ++i) {
        if (d->deployments[i].id != id)
            continue;
        if (force) {
            d->finish(i, false, u"The deployment was cancelled"_s);
            Outcome outcome;
            outcome.status = 202;
            return outcome;
        }
        const DeploymentExtra plan = d->plans[i];
        Target target = d->present();
        target.groupId = plan.groupId;
        for (const QString &app : plan.affected) {
            const auto original = plan.original.find(app);
            if (original == plan.original.end())
                target.apps.erase(app);
            else
                target.apps.insert_or_assign(app, original->second);
        }
        return d->deploy(std::move(target), true);
    }
    return refused(404, u"DeploymentPlan %1 does not exist"_s.arg(id));
}

SimCluster::Outcome SimCluster::resetDelay(const QString &id)
{
    const auto app = d->apps.find(id);
    if (app == d->apps.end() || app->second.queued == 0)
        return refused(404, u"Application %1 not found in tasks queue."_s.arg(id));
    app->second.backoffSeconds = 0;
    app->second.delayUntilMs = 0;
    d->wantOffers(200);
    Outcome outcome;
    outcome.status = 204;
    return outcome;
}

} // namespace mesoscope::demo
