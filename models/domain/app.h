// SPDX-License-Identifier: GPL-3.0-or-later
// An app or pod of Marathon, and the groups they live in.
#pragma once

#include "models/domain/ids.h"
#include "models/domain/resources.h"
#include "models/domain/states.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>

namespace mesoscope {

/// Servers may claim any number of things: a sum that stops at the largest number.
int countSum(int a, int b);

struct AppCounts
{
    int staged = 0;
    int running = 0;
    int healthy = 0;
    int unhealthy = 0;
    int unknown() const { return qMax(0, running - healthy - unhealthy); }
    AppCounts &operator+=(const AppCounts &other); ///< stops at the largest number
    bool operator==(const AppCounts &) const = default;
};

/// The parts of a health bar. Their sum is what is there or wanted, whichever is more: no instance counts twice.
struct HealthSegments
{
    int healthy = 0;
    int unhealthy = 0;
    int unknown = 0; ///< running, without a health result
    int staged = 0;
    int over = 0;    ///< more than wanted, as while an upgrade goes on; taken from the healthy first
    int missing = 0; ///< wanted, and not even staged
    HealthSegments &operator+=(const HealthSegments &other); ///< stops at the largest number
    bool operator==(const HealthSegments &) const = default;
};
HealthSegments healthSegments(const AppCounts &counts, int wanted);

struct HealthCheck
{
    QString protocol; ///< HTTP HTTPS TCP COMMAND MESOS_HTTP …
    QString path;
    QString command;
    int portIndex = 0;
    int port = 0;
    int gracePeriodSeconds = 300;
    int intervalSeconds = 60;
    int timeoutSeconds = 20;
    int maxConsecutiveFailures = 3;
    bool operator==(const HealthCheck &) const = default;
};

struct Constraint
{
    QString field;
    QString op;
    QString value;
    bool operator==(const Constraint &) const = default;
};

struct PortMapping
{
    int containerPort = 0;
    std::optional<int> hostPort; ///< nullopt: none (container networks); 0: chosen by Marathon
    int servicePort = 0;
    QString protocol;
    QString name;
    bool operator==(const PortMapping &) const = default;
};

struct TaskFailure
{
    QString taskId;
    QString host;
    QString state;
    QString message; ///< remote text of any length, with line breaks
    qint64 timestampMs = 0;
    QString version;
    bool operator==(const TaskFailure &) const = default;
};

/// One step of the launch queue's offer funnel (api-facts 1.10): of `processed` offers `declined` ended here.
struct RejectReason
{
    QString reason; ///< "InsufficientCpus"…; unknown names are shown raw
    int declined = 0;
    int processed = 0;
    bool operator==(const RejectReason &) const = default;
};

struct QueueEntry
{
    AppId app;
    int count = 0;
    bool overdue = false; ///< true: waits for offers; false: backs off for timeLeftSeconds
    int timeLeftSeconds = 0;
    qint64 sinceMs = 0;
    std::optional<int> processedOffers; ///< before Marathon 1.4 nobody counts them
    std::optional<int> unusedOffers;
    QList<RejectReason> lastOffers;    ///< rejectSummaryLastOffers
    QList<RejectReason> launchAttempt; ///< rejectSummaryLaunchAttempt
    bool operator==(const QueueEntry &) const = default;
};

struct App
{
    enum class Kind : quint8 { App, Pod };

    AppHandle handle;
    AppId id;
    Kind kind = Kind::App;
    int instances = 0; ///< wanted
    AppCounts counts;
    Resources each; ///< of one instance
    QString image;  ///< "registry/ns/name:tag"; empty without container
    QString command;
    QStringList args;
    QString networkMode; ///< "host", "container/bridge", "container"
    QString role;
    QStringList acceptedRoles;     ///< whose resources it may use; empty: its own and "*"
    QList<AppId> dependencies;     ///< apps and groups that have to run before it is deployed
    QMap<QString, QString> labels; ///< may hold secrets: show through maskedValue() only
    QMap<QString, QString> env;    ///< the same; a secret reference reads "secret:<name>"
    QList<Constraint> constraints;
    QList<HealthCheck> healthChecks;
    QList<PortMapping> ports;
    QString version;
    qint64 versionMs = 0;
    qint64 lastScalingMs = 0;
    qint64 lastConfigChangeMs = 0;
    QStringList deployments; ///< ids of the deployments that lock it
    std::optional<TaskFailure> lastFailure;
    std::optional<QueueEntry> queue;
    AppStatus status = AppStatus::Unknown; ///< derived by the builder
    QByteArray definition; ///< the whole JSON object without tasks, every unknown key kept; holds secrets
    bool operator==(const App &) const = default;
};

/// A group with what its apps add up to. Groups are few (thousands at most) and are identified by path.
struct Group
{
    AppId id;
    int apps = 0; ///< in the whole subtree
    int instances = 0;
    AppCounts counts;
    HealthSegments segments; ///< of its apps: one that is over capacity does not hide another's missing instances
    Resources resources;     ///< wanted by all its apps
    Condition condition = Condition::Ok;
    int troubled = 0;            ///< apps that are unhealthy, degraded, waiting or delayed
    QList<AppId> dependencies{}; ///< apps and groups that have to run before anything in it is deployed
    /// Whether new apps in it get the role of its name; nothing: it is not at the top, or Marathon is older than 1.9.
    std::optional<bool> enforcesRole{};
    bool operator==(const Group &) const = default;
};

AppStatus deriveStatus(const App &app);

/// The tag of an image reference, "latest" when none; a digest shortened to 12 characters.
QString imageTag(const QString &image);

} // namespace mesoscope
