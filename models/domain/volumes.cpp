// SPDX-License-Identifier: GPL-3.0-or-later
// Reads volumes out of definitions of apps and pods.
#include "models/domain/volumes.h"

#include "models/domain/placement.h"
#include "models/domain/placementrules.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostVolumes = 100;
constexpr qsizetype Longest = 1000;

QString textOf(const QJsonValue &value)
{
    return value.toString().left(Longest);
}

/// Numbers are sometimes written as texts. Never less than nothing.
double sizeOf(const QJsonValue &value)
{
    return std::max(0.0, value.isString() ? value.toString().toDouble() : value.toDouble());
}

void readPersistent(AppVolume &volume, const QJsonObject &json)
{
    volume.kind = AppVolume::Kind::Persistent;
    volume.sizeMib = sizeOf(json["size"_L1]);
    volume.maxSizeMib = sizeOf(json["maxSize"_L1]);
    volume.medium = textOf(json["type"_L1]);
    volume.profile = textOf(json["profileName"_L1]);
}

void readExternal(AppVolume &volume, const QJsonObject &json)
{
    volume.kind = AppVolume::Kind::External;
    volume.source = textOf(json["name"_L1]);
    volume.provider = textOf(json["provider"_L1]);
    volume.sizeMib = sizeOf(json["size"_L1]) * 1024; // GiB here
    volume.shared = json["shared"_L1].toBool();
    const QJsonObject options = json["options"_L1].toObject();
    volume.driver = textOf(options["dvdi/driver"_L1]);
    if (volume.driver.isEmpty())
        volume.driver = textOf(options["pluginName"_L1]);
}

/// One entry of an app's container.volumes.
AppVolume readVolume(const QJsonObject &json)
{
    AppVolume volume;
    volume.containerPath = textOf(json["containerPath"_L1]);
    volume.readOnly = textOf(json["mode"_L1]).compare("RO"_L1, Qt::CaseInsensitive) == 0;
    if (json["persistent"_L1].isObject()) {
        readPersistent(volume, json["persistent"_L1].toObject());
    } else if (json["external"_L1].isObject()) {
        readExternal(volume, json["external"_L1].toObject());
    } else if (json["secret"_L1].isString()) {
        volume.kind = AppVolume::Kind::Secret;
        volume.source = textOf(json["secret"_L1]);
        volume.readOnly = true;
    } else if (!textOf(json["hostPath"_L1]).isEmpty()) {
        volume.source = textOf(json["hostPath"_L1]);
        // A relative path is below the sandbox.
        volume.kind = volume.source.startsWith(u'/') ? AppVolume::Kind::Host : AppVolume::Kind::Ephemeral;
    }
    return volume;
}

/// "--volume [source:]path[:options]".
AppVolume readShort(const QString &value)
{
    AppVolume volume;
    const QStringList parts = value.split(u':');
    volume.containerPath = parts.size() > 1 ? parts.at(1) : parts.first();
    volume.source = parts.size() > 1 ? parts.first() : QString();
    volume.readOnly = parts.size() > 2 && parts.at(2).split(u',').contains(u"ro"_s);
    volume.kind = volume.source.startsWith(u'/') ? AppVolume::Kind::Host : AppVolume::Kind::Named;
    return volume;
}

/// "--mount type=bind,source=/a,target=/b,readonly".
AppVolume readMount(const QString &value)
{
    AppVolume volume;
    volume.kind = AppVolume::Kind::Named;
    for (const QString &part : value.split(u',')) {
        const QString key = part.section(u'=', 0, 0).trimmed();
        const QString said = part.section(u'=', 1);
        if (key == "type"_L1)
            volume.kind = said == "bind"_L1    ? AppVolume::Kind::Host
                          : said == "tmpfs"_L1 ? AppVolume::Kind::Memory
                                               : AppVolume::Kind::Named;
        else if (key == "source"_L1 || key == "src"_L1)
            volume.source = said;
        else if (key == "target"_L1 || key == "destination"_L1 || key == "dst"_L1)
            volume.containerPath = said;
        else if (key == "readonly"_L1 || key == "ro"_L1)
            volume.readOnly = said != "false"_L1;
    }
    return volume;
}

std::optional<AppVolume> readParameter(const QString &key, const QString &value)
{
    std::optional<AppVolume> volume;
    if (key == "volume"_L1 || key == "v"_L1) {
        volume = readShort(value);
    } else if (key == "mount"_L1) {
        volume = readMount(value);
    } else if (key == "tmpfs"_L1) {
        volume = AppVolume();
        volume->kind = AppVolume::Kind::Memory;
        volume->containerPath = value.section(u':', 0, 0);
        volume->readOnly = value.section(u':', 1).split(u',').contains(u"ro"_s);
    } else if (key == "volumes-from"_L1) {
        volume = AppVolume();
        volume->kind = AppVolume::Kind::Inherited;
        volume->source = value.section(u':', 0, 0);
        volume->readOnly = value.section(u':', 1) == "ro"_L1;
    }
    if (volume)
        volume->parameter = true;
    return volume;
}

void readApp(QList<AppVolume> &volumes, const QJsonObject &json)
{
    const QJsonObject container = json["container"_L1].toObject();
    const QJsonArray listed = container["volumes"_L1].toArray();
    for (const QJsonValue &item : listed) {
        if (item.isObject())
            volumes.append(readVolume(item.toObject()));
    }
    const QJsonArray parameters = container["docker"_L1].toObject()["parameters"_L1].toArray();
    for (const QJsonValue &item : parameters) {
        const QJsonObject parameter = item.toObject();
        if (const auto volume = readParameter(textOf(parameter["key"_L1]), textOf(parameter["value"_L1])))
            volumes.append(*volume);
    }
}

void readPod(QList<AppVolume> &volumes, const QJsonObject &json)
{
    const QJsonArray containers = json["containers"_L1].toArray();
    const QJsonArray listed = json["volumes"_L1].toArray();
    for (const QJsonValue &item : listed) {
        const QJsonObject given = item.toObject();
        AppVolume volume;
        volume.name = textOf(given["name"_L1]);
        if (given["persistent"_L1].isObject()) {
            readPersistent(volume, given["persistent"_L1].toObject());
        } else if (given["secret"_L1].isString()) {
            volume.kind = AppVolume::Kind::Secret;
            volume.source = textOf(given["secret"_L1]);
        } else if (given["host"_L1].isString()) {
            volume.kind = AppVolume::Kind::Host;
            volume.source = textOf(given["host"_L1]);
        }
        bool mounted = false;
        for (const QJsonValue &one : containers) {
            const QJsonObject container = one.toObject();
            const QJsonArray mounts = container["volumeMounts"_L1].toArray();
            for (const QJsonValue &entry : mounts) {
                const QJsonObject mount = entry.toObject();
                if (textOf(mount["name"_L1]) != volume.name || volumes.size() >= MostVolumes)
                    continue;
                AppVolume seen = volume;
                seen.container = textOf(container["name"_L1]);
                seen.containerPath = textOf(mount["mountPath"_L1]);
                seen.readOnly = mount["readOnly"_L1].toBool() || volume.kind == AppVolume::Kind::Secret;
                volumes.append(seen);
                mounted = true;
            }
        }
        if (!mounted)
            volumes.append(volume);
    }
}

/// Without anything that a pattern means specially, but the dots of a name.
bool isPlainName(const QString &pattern)
{
    return std::none_of(pattern.begin(), pattern.end(), [](QChar c) { return u"\\*+?[](){}|^$"_s.contains(c); });
}

} // namespace

QList<AppVolume> volumesOf(const App &app)
{
    QList<AppVolume> volumes;
    const QJsonObject json = QJsonDocument::fromJson(app.definition).object();
    if (app.kind == App::Kind::Pod)
        readPod(volumes, json);
    else
        readApp(volumes, json);
    return volumes.mid(0, MostVolumes);
}

Pinning pinningOf(const App &app, const ClusterSnapshot &snapshot)
{
    Pinning pinning;
    for (int index = 0; index < app.constraints.size(); ++index) {
        const Constraint &constraint = app.constraints.at(index);
        if (constraint.field != "hostname"_L1 && constraint.field != "@hostname"_L1)
            continue;
        const QString op = constraint.op.toUpper();
        if (op == "CLUSTER"_L1 && constraint.value.isEmpty()) {
            if (pinning.kind == Pinning::Kind::None)
                pinning = {Pinning::Kind::Together, index, {}, -1};
        } else if (op == "CLUSTER"_L1 || op == "IS"_L1 || (op == "LIKE"_L1 && isPlainName(constraint.value))) {
            return {Pinning::Kind::OneNode, index, constraint.value, -1};
        } else if (op == "LIKE"_L1) {
            const PlacementRule rule({constraint.field, op, constraint.value});
            int fitting = 0;
            for (const Agent &agent : snapshot.agents)
                fitting += rule.accepts(fieldOf(agent, constraint.field));
            // Without Mesos only those nodes are known that run something.
            const bool all = snapshot.source(SourceId::Mesos).hasData();
            pinning = {all && fitting == 1 ? Pinning::Kind::OneNode : Pinning::Kind::Nodes, index, constraint.value,
                       all ? fitting : -1};
        }
    }
    return pinning;
}

VolumeConcern concernOf(const AppVolume &volume, const App &app, const Pinning &pinning)
{
    const bool onNode = volume.kind == AppVolume::Kind::Host || volume.kind == AppVolume::Kind::Named;
    if (!onNode || volume.source.isEmpty())
        return VolumeConcern::None;
    const bool oneNode = pinning.kind == Pinning::Kind::OneNode;
    if (volume.readOnly)
        return oneNode ? VolumeConcern::None : VolumeConcern::Everywhere;
    if (oneNode)
        return app.instances > 1 ? VolumeConcern::Crowded : VolumeConcern::None;
    return app.instances > 1 ? VolumeConcern::Scattered : VolumeConcern::LeftBehind;
}

std::vector<VolumeHolder> holdersOf(const AppVolume &volume, const QList<AppVolume> &all, const App &app,
                                    const ClusterSnapshot &snapshot)
{
    std::vector<VolumeHolder> holders;
    const auto isPersistent = [](const AppVolume &one) { return one.kind == AppVolume::Kind::Persistent; };
    if (isPersistent(volume)) {
        const bool only = std::count_if(all.begin(), all.end(), isPersistent) == 1;
        QHash<QString, TaskId> known; // a pod's instance by one of its tasks
        for (const Task *task : snapshot.tasksOf(app.handle)) {
            known.insert(task->id.text(), task->id);
            known.insert(instanceIdOfTaskId(task->id.text()), task->id);
        }
        for (const LocalVolume &local : snapshot.localVolumes) {
            if (local.app != app.id)
                continue;
            const bool named = !local.containerPath.isEmpty() &&
                               (local.containerPath == volume.containerPath || local.containerPath == volume.name);
            if (named || only)
                holders.push_back({known.value(local.task.text(), local.task), local.host, local.persistenceId});
        }
        return holders;
    }
    if (volume.kind != AppVolume::Kind::Host && volume.kind != AppVolume::Kind::Named)
        return holders;
    for (const Task *task : snapshot.tasksOf(app.handle)) {
        if (isActive(task->state) && !task->host.isEmpty())
            holders.push_back({task->id, task->host, {}});
    }
    return holders;
}

} // namespace mesoscope
