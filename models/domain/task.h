// SPDX-License-Identifier: GPL-3.0-or-later
// One task of any framework; for Marathon's apps and pods this is "an instance".
#pragma once

#include "models/domain/ids.h"
#include "models/domain/resources.h"
#include "models/domain/states.h"

#include <QList>

namespace mesoscope {

/// Result of one health check of one instance (Marathon, api-facts 1.4).
struct HealthResult
{
    bool alive = false;
    int consecutiveFailures = 0;
    qint64 firstSuccessMs = 0; ///< UTC ms since epoch, 0 = never, as all times here
    qint64 lastSuccessMs = 0;
    qint64 lastFailureMs = 0;
    QString lastFailureCause;
    bool operator==(const HealthResult &) const = default;
};

/// A task as Marathon and Mesos together know it: either half may be missing. There may be 100,000 of these, so strings
/// that repeat (name, host, version, container image) are interned by the builder and share their data.
struct Task
{
    TaskHandle handle;
    TaskId id;
    QString name;              ///< app path for Marathon's tasks ("/shop/frontend"), else Mesos' task name
    AppHandle app;             ///< invalid: not an app's
    FrameworkHandle framework; ///< invalid: Mesos unknown
    AgentHandle agent;
    QString host; ///< as the source says; empty = not placed
    TaskState state = TaskState::Unknown;
    QString rawState; ///< only when state is Unknown
    Health health = Health::None;
    bool outdated = false; ///< runs an older version of its app than the newest
    bool fromMarathon = false;
    bool fromMesos = false;
    Resources resources; ///< all zero: unknown (Marathon alone gives its app's)
    QList<quint16> ports;
    QList<QString> addresses; ///< ip addresses of its containers
    QList<HealthResult> healthResults;
    qint64 stagedAtMs = 0;
    qint64 startedAtMs = 0; ///< when it began to run
    qint64 sinceMs = 0;     ///< when the present state began
    QString version;        ///< Marathon's config version, ISO
    QString executorId;     ///< empty: the task's own
    QString containerId;
    QString role;
    QString message; ///< why it ended, remote text
    bool operator==(const Task &) const = default;
};

} // namespace mesoscope
