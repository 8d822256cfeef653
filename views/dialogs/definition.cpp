// SPDX-License-Identifier: GPL-3.0-or-later
// The app definition under edit.
#include "views/dialogs/definition.h"

#include <QJsonArray>

#include <array>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

QJsonValue valueAt(const QJsonValue &from, const QStringList &path, qsizetype depth)
{
    if (depth == path.size())
        return from;
    if (from.isArray()) {
        bool isIndex = false;
        const int index = path.at(depth).toInt(&isIndex);
        const QJsonArray array = from.toArray();
        return isIndex && index >= 0 && index < array.size() ? valueAt(array.at(index), path, depth + 1)
                                                             : QJsonValue(QJsonValue::Undefined);
    }
    if (from.isObject())
        return valueAt(from.toObject().value(path.at(depth)), path, depth + 1);
    return QJsonValue(QJsonValue::Undefined);
}

QJsonValue withValueAt(const QJsonValue &from, const QStringList &path, qsizetype depth, const QJsonValue &value)
{
    if (depth == path.size())
        return value;
    const QString &segment = path.at(depth);
    bool isIndex = false;
    const int index = segment.toInt(&isIndex);
    if (isIndex && !from.isObject()) {
        QJsonArray array = from.toArray();
        if (index == array.size())
            array.append(QJsonValue());
        if (index < 0 || index >= array.size())
            return from;
        const QJsonValue changed = withValueAt(array.at(index), path, depth + 1, value);
        if (changed.isUndefined())
            array.removeAt(index);
        else
            array[index] = changed;
        return array;
    }
    QJsonObject object = from.toObject();
    if (value.isUndefined() && !object.contains(segment))
        return from;
    const QJsonValue changed = withValueAt(object.value(segment), path, depth + 1, value);
    if (changed.isUndefined())
        object.remove(segment);
    else
        object.insert(segment, changed);
    return object;
}

bool isLegacyBridge(const QJsonObject &definition)
{
    return !definition.contains("networks"_L1) &&
           valueAt(definition, {u"container"_s, u"docker"_s, u"network"_s}, 0).isString();
}

} // namespace

QJsonValue valueAt(const QJsonValue &from, const QStringList &path)
{
    return valueAt(from, path, 0);
}

QJsonValue withValueAt(const QJsonValue &from, const QStringList &path, const QJsonValue &value)
{
    return withValueAt(from, path, 0, value);
}

void Definition::set(const QStringList &path, const QJsonValue &value)
{
    const QJsonObject changed = withValueAt(m_json, path, 0, value).toObject();
    if (changed == m_json)
        return;
    m_json = changed;
    Q_EMIT edited();
}

void Definition::replace(const QJsonObject &json)
{
    m_json = json;
    Q_EMIT replaced();
}

QJsonObject newDefinition()
{
    return {{u"id"_s, u""_s},
            {u"instances"_s, 1},
            {u"cpus"_s, 0.5},
            {u"mem"_s, 256},
            {u"container"_s, QJsonObject{{u"type"_s, u"MESOS"_s}}},
            {u"networks"_s, QJsonArray{QJsonObject{{u"mode"_s, u"container/bridge"_s}}}}};
}

NetworkMode networkMode(const QJsonObject &definition)
{
    const QString mode = isLegacyBridge(definition)
                             ? valueAt(definition, {u"container"_s, u"docker"_s, u"network"_s}, 0).toString()
                             : valueAt(definition, {u"networks"_s, u"0"_s, u"mode"_s}, 0).toString();
    if (mode == "container/bridge"_L1 || mode == "BRIDGE"_L1)
        return NetworkMode::Bridge;
    if (mode == "container"_L1 || mode == "USER"_L1)
        return NetworkMode::Container;
    return NetworkMode::Host;
}

QStringList portsPath(const QJsonObject &definition)
{
    if (networkMode(definition) == NetworkMode::Host)
        return {u"portDefinitions"_s};
    if (valueAt(definition, {u"container"_s, u"docker"_s, u"portMappings"_s}, 0).isArray())
        return {u"container"_s, u"docker"_s, u"portMappings"_s};
    return {u"container"_s, u"portMappings"_s};
}

void setNetworkMode(Definition &definition, NetworkMode mode)
{
    const NetworkMode before = networkMode(definition.json());
    if (before == mode)
        return;
    const QStringList oldPath = portsPath(definition.json());
    const QJsonArray ports = definition.at(oldPath).toArray();
    const bool legacy = isLegacyBridge(definition.json());
    static constexpr std::array<std::array<const char *, 2>, 3> names{
        {{"host", "HOST"}, {"container/bridge", "BRIDGE"}, {"container", "USER"}}};
    const QString name = QString::fromLatin1(names[size_t(mode)][legacy ? 1 : 0]);

    const bool toHost = mode == NetworkMode::Host;
    if (toHost != (before == NetworkMode::Host)) {
        // The two kinds of port cannot stand beside each other; what both have is carried over.
        QJsonArray moved;
        for (const auto &value : ports) {
            QJsonObject port = value.toObject();
            if (toHost) {
                port.insert(u"port"_s, port.value("servicePort"_L1).toInt());
                for (const QLatin1String key : {"containerPort"_L1, "hostPort"_L1, "servicePort"_L1, "networkNames"_L1})
                    port.remove(key);
            } else {
                const int service = port.value("port"_L1).toInt();
                port.remove("port"_L1);
                port.insert(u"containerPort"_s, 0);
                port.insert(u"hostPort"_s, 0);
                if (service != 0)
                    port.insert(u"servicePort"_s, service);
            }
            moved.append(port);
        }
        definition.set(oldPath, QJsonValue::Undefined);
        if (!toHost && !definition.at({u"container"_s}).isObject())
            definition.set({u"container"_s, u"type"_s}, u"MESOS"_s);
        const QStringList newPath = toHost   ? QStringList{u"portDefinitions"_s}
                                    : legacy ? QStringList{u"container"_s, u"docker"_s, u"portMappings"_s}
                                             : QStringList{u"container"_s, u"portMappings"_s};
        definition.set(newPath, moved);
    }
    if (legacy)
        definition.set({u"container"_s, u"docker"_s, u"network"_s}, name);
    else
        definition.set({u"networks"_s, u"0"_s, u"mode"_s}, name);
}

void setImage(Definition &definition, const QString &image)
{
    const QStringList path{u"container"_s, u"docker"_s, u"image"_s};
    if (!image.isEmpty()) {
        if (!definition.at({u"container"_s, u"docker"_s}).isObject())
            definition.set({u"container"_s, u"type"_s}, u"DOCKER"_s);
        definition.set(path, image);
        return;
    }
    // The object stays, even empty: whoever clears the field mostly goes on to type another image.
    definition.set(path, QJsonValue::Undefined);
}

QJsonObject sendable(const QJsonObject &definition)
{
    QJsonObject container = definition.value("container"_L1).toObject();
    if (!container.value("docker"_L1).isObject() || !container.value("docker"_L1).toObject().isEmpty())
        return definition;
    container.remove("docker"_L1);
    container.insert(u"type"_s, u"MESOS"_s);
    QJsonObject changed = definition;
    changed.insert(u"container"_s, container);
    return changed;
}

} // namespace mesoscope

#include "moc_definition.cpp"
