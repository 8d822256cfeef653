// SPDX-License-Identifier: GPL-3.0-or-later
// A running change of the cluster by Marathon (api-facts 1.5).
#pragma once

#include "models/domain/ids.h"

#include <QList>

namespace mesoscope {

struct DeploymentAction
{
    QString action; ///< "ScaleApplication"…
    AppId app;
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
