// SPDX-License-Identifier: GPL-3.0-or-later
// An app's definition as a pod's of one container (api-facts 1.4, 1.8). Pure.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace mesoscope {

struct PodOfApp
{
    QJsonObject pod;
    QStringList left; ///< paths of what a pod has no place for, "/readinessChecks"
};

/// What it says of itself moves to where pods say it; what has no place there is named, not dropped in silence.
PodOfApp podOfApp(const QJsonObject &app);

} // namespace mesoscope
