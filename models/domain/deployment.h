// SPDX-License-Identifier: GPL-3.0-or-later
// A running change of the cluster by Marathon (api-facts 1.5).
#pragma once

#include "models/domain/ids.h"

#include <QList>

namespace mesoscope {

/// What a readiness check of an instance last said (api-facts 1.6).
struct ReadinessResult
{
    TaskId task;
    bool ready = false;
    int status = 0; ///< of the HTTP answer; 0: there was none
    QString body;   ///< its first 200 characters; remote text
    bool operator==(const ReadinessResult &) const = default;
};

struct DeploymentAction
{
    QString action; ///< "ScaleApplication"…
    AppId app;
    QList<ReadinessResult> readiness = {}; ///< of what is done now only
    bool operator==(const DeploymentAction &) const = default;
};

/// Those of one list are done together, one list after the other.
using DeploymentPlan = QList<QList<DeploymentAction>>;

struct Deployment
{
    DeploymentHandle handle;
    DeploymentId id;
    QString version;
    qint64 versionMs = 0;
    QList<AppId> affected; ///< apps and pods
    DeploymentPlan steps;
    QList<DeploymentAction> current;
    int currentStep = 0; ///< 1-based; 0 right after creation
    int totalSteps = 0;
    bool operator==(const Deployment &) const = default;
};

} // namespace mesoscope
