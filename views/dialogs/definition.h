// SPDX-License-Identifier: GPL-3.0-or-later
// The app definition under edit: one JSON object that form and text both write.
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QStringList>

namespace mesoscope {

/// What stands at @p path, whose segments are keys or indices of arrays; undefined when there is nothing.
QJsonValue valueAt(const QJsonValue &from, const QStringList &path);
/// @p from with @p value at @p path, and nothing else changed: undefined removes the key. Objects that are missing on
/// the way are made; a missing array is made for index 0 only.
QJsonValue withValueAt(const QJsonValue &from, const QStringList &path, const QJsonValue &value);

/// Keys that nobody asked for survive: set() touches one path and nothing beside it.
class Definition : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QJsonObject &json() const { return m_json; }
    /// As valueAt(): at({"healthChecks", "0", "path"}).
    QJsonValue at(const QStringList &path) const { return valueAt(m_json, path); }
    void set(const QStringList &path, const QJsonValue &value);
    void replace(const QJsonObject &json);

Q_SIGNALS:
    void edited();   ///< by set()
    void replaced(); ///< as a whole: everything that shows it starts anew

private:
    QJsonObject m_json;
};

/// What a new app starts from: small, in a bridge network, one instance.
QJsonObject newDefinition();

/// Where ports live: they move with the network's mode, and before Marathon 1.5 inside "docker".
enum class NetworkMode { Host, Bridge, Container };
NetworkMode networkMode(const QJsonObject &definition);
QStringList portsPath(const QJsonObject &definition);
void setNetworkMode(Definition &definition, NetworkMode mode);
/// Sets or takes away the image; the container's other keys stay.
void setImage(Definition &definition, const QString &image);
/// Without what only editing has left behind: an empty "docker" of an app that has no image.
QJsonObject sendable(const QJsonObject &definition);

} // namespace mesoscope
