// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulation needs of an app's or a pod's definition, read once per version instead of at every step.
#pragma once

#include "app/demo/simtypes.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace mesoscope::demo {

struct Constraint
{
    QString field, op, value;
};

struct HealthSpec
{
    QString protocol, path;
    qint64 graceMs = 300000, intervalMs = 60000, delayMs = 15000;
    int maxFailures = 3;
    QJsonObject json;
};

struct ContainerSpec
{
    QString name;
    SimResources resources;
    bool healthCheck = false;
};

struct RunSpec
{
    QString id, version;
    bool pod = false;
    int instances = 1;
    SimResources resources; ///< of one instance, a pod's executor included
    std::vector<Constraint> constraints;
    QStringList acceptedRoles; ///< empty: the app's own role and "*"
    QString role;
    std::vector<int> hostPorts; ///< one per port: 0 = any, -1 = none on the host
    std::vector<HealthSpec> checks;
    std::vector<ContainerSpec> containers; ///< pods only
    double minimumHealth = 1, maximumOver = 1;
    double backoffSeconds = 1, backoffFactor = 1.15, maxDelaySeconds = 300;
    bool oldestFirst = false;
    qint64 killGraceMs = 3000;
    bool unreachableDisabled = false;
    qint64 inactiveMs = 0, expungeMs = 0;
    QStringList dependencies;
    bool containerNetwork = false; ///< instances have an address of their own
    bool readiness = false;
    bool resident = false; ///< persistent volumes: never more instances than wished
    // How the definition steers the simulation, see resources/demo/README.md.
    bool crashes = false, failing = false, flapping = false;
    int crashAfterMs = 2000;
    QString pullFailure;  ///< what Docker says of an image that cannot be had; empty: it is there
    QString failureCause; ///< why a failing check fails: "503 Service Unavailable"
};

bool isPodDefinition(const QJsonObject &definition);
std::shared_ptr<const RunSpec> readRunSpec(const QJsonObject &definition);

} // namespace mesoscope::demo
