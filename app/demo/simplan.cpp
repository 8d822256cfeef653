// SPDX-License-Identifier: GPL-3.0-or-later
// From what is to what is wished: the steps of a deployment, in the order Marathon's DeploymentPlan gives them.
#include "app/demo/definitions.h"
#include "app/demo/simprivate.h"

#include <algorithm>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

bool differs(const QJsonObject &left, const QJsonObject &right, bool *onlyInstances)
{
    QJsonObject a = left;
    QJsonObject b = right;
    for (QJsonObject *one : {&a, &b}) {
        one->remove("version"_L1);
        one->remove("versionInfo"_L1);
    }
    if (a == b) {
        *onlyInstances = false;
        return false;
    }
    for (QJsonObject *one : {&a, &b}) {
        one->remove("instances"_L1);
        one->remove("scaling"_L1);
    }
    *onlyInstances = a == b;
    return true;
}

QString actionName(const Action &action)
{
    static const QString apps[] = {u"StartApplication"_s, u"StopApplication"_s, u"ScaleApplication"_s,
                                   u"RestartApplication"_s};
    static const QString pods[] = {u"StartPod"_s, u"StopPod"_s, u"ScalePod"_s, u"RestartPod"_s};
    return action.pod ? pods[int(action.kind)] : apps[int(action.kind)];
}

QJsonArray stepsJson(const std::vector<std::vector<Action>> &steps)
{
    QJsonArray all;
    for (const std::vector<Action> &step : steps) {
        QJsonArray actions;
        for (const Action &action : step)
            actions.append(
                QJsonObject{{u"action"_s, actionName(action)}, {action.pod ? u"pod"_s : u"app"_s, action.app}});
        all.append(QJsonObject{{u"actions"_s, actions}});
    }
    return all;
}

/// Length of the longest chain of dependencies below an app; dependencies may name apps or whole groups.
int SimCluster::Private::rankOf(const Definitions &all, const QHash<QString, QStringList> &dependencies,
                                const QString &id, std::map<QString, int> &known) const
{
    const auto found = known.find(id);
    if (found != known.end())
        return found->second;
    known[id] = 0; // also ends a cycle
    const auto definition = all.find(id);
    if (definition == all.end())
        return 0;
    QStringList wanted = definition->second.value("dependencies"_L1).toVariant().toStringList();
    for (QString group = parentPath(id);; group = parentPath(group)) {
        wanted += dependencies.value(group);
        if (group == "/"_L1)
            break;
    }
    int rank = 0;
    for (const QString &dependency : wanted) {
        if (all.count(dependency) > 0)
            rank = qMax(rank, 1 + rankOf(all, dependencies, dependency, known));
        const QString prefix = dependency + u"/"_s;
        for (auto it = all.lower_bound(prefix); it != all.end() && it->first.startsWith(prefix); ++it)
            rank = qMax(rank, 1 + rankOf(all, dependencies, it->first, known));
    }
    known[id] = rank;
    return rank;
}

static int instancesOf(const QJsonObject &definition)
{
    return isPodDefinition(definition) ? definition.value("scaling"_L1).toObject().value("instances"_L1).toInt(1)
                                       : definition.value("instances"_L1).toInt(1);
}

std::vector<std::vector<Action>> SimCluster::Private::plan(const Target &target) const
{
    std::vector<Action> stop;
    std::vector<Action> start;
    std::map<int, std::vector<Action>> byRank;
    std::map<QString, int> known;
    for (const auto &[id, app] : apps) {
        if (target.apps.count(id) == 0)
            stop.push_back({Action::Kind::Stop, id, app.pod, 0, false});
    }
    for (const auto &[id, definition] : target.apps) {
        const bool pod = isPodDefinition(definition);
        const int instances = instancesOf(definition);
        const auto present = apps.find(id);
        if (present == apps.end()) {
            start.push_back({Action::Kind::Start, id, pod, 0, false});
            if (instances > 0)
                byRank[rankOf(target.apps, target.dependencies, id, known)].push_back(
                    {Action::Kind::Scale, id, pod, instances, false});
            continue;
        }
        bool scaled = false;
        const bool restart = target.restart.count(id) > 0;
        if (!restart && !differs(present->second.definition, definition, &scaled))
            continue;
        const bool down = instances < instancesOf(present->second.definition);
        byRank[rankOf(target.apps, target.dependencies, id, known)].push_back(
            {scaled && !restart ? Action::Kind::Scale : Action::Kind::Restart, id, pod, instances, down});
    }
    std::vector<std::vector<Action>> steps;
    if (!stop.empty())
        steps.push_back(stop);
    if (!start.empty())
        steps.push_back(start);
    for (const auto &[rank, actions] : byRank)
        steps.push_back(actions);
    return steps;
}

Target SimCluster::Private::present() const
{
    Target target;
    for (const auto &[id, app] : apps)
        target.apps.emplace(id, app.definition);
    target.groups = groups;
    target.dependencies = groupDependencies;
    return target;
}

/// Port 0 becomes a free service port from 10000 on; an app keeps those it had.
void SimCluster::Private::assignServicePorts(QJsonObject &definition, const QJsonObject &previous)
{
    const auto give = [this](const QJsonArray &ports, const QJsonArray &before, QLatin1String key) {
        QJsonArray given;
        for (qsizetype i = 0; i < ports.size(); ++i) {
            QJsonObject port = ports.at(i).toObject();
            if (port.value(key).toInt() == 0) {
                const int old = before.at(i).toObject().value(key).toInt();
                port.insert(key, old != 0 ? old : nextServicePort++);
            } else if (port.value(key).toInt() >= nextServicePort && port.value(key).toInt() < 20000) {
                nextServicePort = port.value(key).toInt() + 1;
            }
            given.append(port);
        }
        return given;
    };
    const QJsonArray definitions = definition.value("portDefinitions"_L1).toArray();
    if (!definitions.isEmpty())
        definition.insert("portDefinitions"_L1,
                          give(definitions, previous.value("portDefinitions"_L1).toArray(), "port"_L1));
    QJsonObject container = definition.value("container"_L1).toObject();
    const QJsonArray mappings = container.value("portMappings"_L1).toArray();
    if (!mappings.isEmpty()) {
        const QJsonArray before = previous.value("container"_L1).toObject().value("portMappings"_L1).toArray();
        container.insert("portMappings"_L1, give(mappings, before, "servicePort"_L1));
        definition.insert("container"_L1, container);
    }
}

void SimCluster::Private::completeDefinitions(Target &target)
{
    for (auto &[id, definition] : target.apps) {
        const auto present = apps.find(id);
        const QJsonObject before = present == apps.end() ? QJsonObject() : present->second.definition;
        if (definition != before)
            assignServicePorts(definition, before);
    }
}

/// The semantics of a group update: keys that are absent keep what there is, lists replace; pods stay with their group.
void SimCluster::Private::groupUpdate(Target &target, const QString &path, const QJsonObject &body) const
{
    if (!target.groups.contains(path))
        target.groups.append(path);
    if (body.contains("dependencies"_L1)) {
        QStringList wanted;
        const QJsonArray given = body.value("dependencies"_L1).toArray();
        for (const QJsonValue &one : given)
            wanted.append(resolvePath(one.toString(), path));
        target.dependencies.insert(path, wanted);
    }
    if (body.value("apps"_L1).isArray()) {
        for (auto it = target.apps.begin(); it != target.apps.end();) {
            const bool mine = parentPath(it->first) == path && !isPodDefinition(it->second);
            it = mine ? target.apps.erase(it) : std::next(it);
        }
        const QJsonArray wanted = body.value("apps"_L1).toArray();
        for (const QJsonValue &value : wanted) {
            QJsonObject definition = value.toObject();
            const QString id = resolvePath(definition.value("id"_L1).toString(), path);
            definition.insert("id"_L1, id);
            target.apps.insert_or_assign(id, definition);
            for (QString group = parentPath(id); !target.groups.contains(group); group = parentPath(group))
                target.groups.append(group);
        }
    }
    if (!body.value("groups"_L1).isArray())
        return;
    QStringList kept;
    const QJsonArray wanted = body.value("groups"_L1).toArray();
    for (const QJsonValue &value : wanted)
        kept.append(resolvePath(value.toObject().value("id"_L1).toString(), path));
    const QStringList before = target.groups;
    for (const QString &group : before) {
        if (group == "/"_L1 || parentPath(group) != path || kept.contains(group))
            continue;
        const QString below = group + u"/"_s;
        for (auto it = target.apps.begin(); it != target.apps.end();)
            it = it->first.startsWith(below) ? target.apps.erase(it) : std::next(it);
        target.groups.erase(std::remove_if(target.groups.begin(), target.groups.end(),
                                           [&](const QString &one) { return one == group || one.startsWith(below); }),
                            target.groups.end());
    }
    for (const QJsonValue &value : wanted)
        groupUpdate(target, resolvePath(value.toObject().value("id"_L1).toString(), path), value.toObject());
}

} // namespace mesoscope::demo
