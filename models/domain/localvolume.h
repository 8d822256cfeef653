// SPDX-License-Identifier: GPL-3.0-or-later
// A persistent volume that one instance of an app holds on its node (Marathon, api-facts 1.4 and 1.8).
#pragma once

#include "models/domain/ids.h"

namespace mesoscope {

/// Not a member of Task: of 100,000 tasks next to none has one. Remote text throughout.
struct LocalVolume
{
    AppId app;
    TaskId task;           ///< of a pod: the instance's id (instanceIdOfTaskId)
    QString host;          ///< empty: the instance is not placed
    QString containerPath; ///< as in the app's definition; may be empty in a pod's status
    QString persistenceId; ///< "data#db#5f1c…": what Mesos calls it
    bool operator==(const LocalVolume &) const = default;
};

} // namespace mesoscope
