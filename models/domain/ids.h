// SPDX-License-Identifier: GPL-3.0-or-later
// Strong types for the names and handles of everything in a cluster.
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringList>

#include <compare>
#include <limits>

namespace mesoscope {

/// A small number that stands for one entity for as long as a connection lives. Handles are given out by IdTable, rise
/// monotonically and are never reused within a connection; every vector of a snapshot is sorted by them.
template<class Tag>
class Handle
{
public:
    static constexpr quint32 None = std::numeric_limits<quint32>::max();

    constexpr Handle() = default;
    constexpr explicit Handle(quint32 value) : m_value(value) {}

    constexpr quint32 value() const { return m_value; }
    constexpr bool isValid() const { return m_value != None; }
    constexpr auto operator<=>(const Handle &) const = default;

private:
    quint32 m_value = None;
};

using TaskHandle = Handle<struct TaskTag>;
using AgentHandle = Handle<struct AgentTag>;
using FrameworkHandle = Handle<struct FrameworkTag>;
using AppHandle = Handle<struct AppTag>;
using DeploymentHandle = Handle<struct DeploymentTag>;

template<class Tag>
size_t qHash(Handle<Tag> handle, size_t seed = 0)
{
    return ::qHash(handle.value(), seed);
}

/// An identifier as the cluster writes it. Remote text: never format it as rich text, never make it a path.
template<class Tag>
class StringId
{
public:
    StringId() = default;
    explicit StringId(QString text) : m_text(std::move(text)) {}

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const StringId &a, const StringId &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const StringId &a, const StringId &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const StringId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using TaskId = StringId<struct TaskTag>;             ///< Mesos task id; for apps equal to Marathon's task id
using AgentId = StringId<struct AgentTag>;           ///< "<master uuid>-S3"
using FrameworkId = StringId<struct FrameworkTag>;   ///< "<master uuid>-0001"
using DeploymentId = StringId<struct DeploymentTag>; ///< a uuid
using AppId = StringId<struct AppTag>;               ///< absolute path of an app, pod or group: "/shop/frontend"

/// Helpers on Marathon's absolute paths (api-facts 1.2). The root group is "/".
AppId parentOf(const AppId &id);
QString lastSegment(const AppId &id); ///< "frontend" of "/shop/frontend"; "/" of the root
bool isInside(const AppId &id, const AppId &group);

/// The forms in which other systems write an app id (api-facts 11, trap 73).
QString underscoreForm(const AppId &id); ///< "shop_frontend": HAProxy backends, task ids
QString mesosTaskName(const AppId &id);  ///< "frontend.shop"
AppId appIdOfTaskId(
    const QString &taskId); ///< from "shop_frontend.<uuid>" or "….instance-<uuid>._app.1"; empty if none
QString instanceIdOfTaskId(const QString &taskId); ///< "shop_frontend.instance-<uuid>", or the task id itself
QString
containerOfTaskId(const QString &taskId); ///< of a pod's: "web" of "….instance-<uuid>.web.1"; empty for an app's

} // namespace mesoscope
