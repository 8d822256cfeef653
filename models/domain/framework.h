// SPDX-License-Identifier: GPL-3.0-or-later
// A scheduler registered with Mesos, and the roles resources are given to.
#pragma once

#include "models/domain/ids.h"
#include "models/domain/resources.h"

namespace mesoscope {

struct Framework
{
    FrameworkHandle handle;
    FrameworkId id;
    QString name;
    QString user;
    QString hostname;
    QString webUiUrl; ///< remote text; open only if http or https
    QString principal;
    QStringList roles;
    QStringList capabilities;
    bool active = false;
    bool connected = false;
    bool recovered = false;
    bool completed = false; ///< unregistered: only history is left
    bool checkpoint = false;
    double failoverTimeoutSeconds = 0;
    Resources used;
    Resources offered;
    qint64 registeredAtMs = 0;
    qint64 reregisteredAtMs = 0;
    qint64 unregisteredAtMs = 0;
    int activeTasks = 0; ///< counted by the builder
    bool operator==(const Framework &) const = default;
};

struct Role
{
    QString name;
    double weight = 1;
    Resources allocated;
    Resources offered;
    Resources reserved;
    Resources guarantee;
    ResourceLimits limit;
    Resources consumed; ///< of the quota: allocated and reserved
    QStringList frameworks;
    bool operator==(const Role &) const = default;
};

} // namespace mesoscope
