// SPDX-License-Identifier: GPL-3.0-or-later
// Where an app's data live, in words.
#pragma once

#include "models/domain/volumes.h"

#include <QString>

namespace mesoscope {

/// "Path of the node", "Persistent volume"…
QString volumeKindText(const AppVolume &volume);
/// "/srv/postgres on the node", "in the memory of the node, gone with the instance". Secrets in it are masked.
QString volumePlaceText(const AppVolume &volume);
/// "read and write", "read only".
QString volumeModeText(const AppVolume &volume);
/// "20 GiB", "20 GiB, at most 40 GiB"; empty: not said.
QString volumeSizeText(const AppVolume &volume);
/// What ties the app to nodes: "hostname LIKE node-03.*: always the same node". Empty: nothing does.
QString pinningText(const Pinning &pinning, const App &app);

struct ConcernText
{
    Condition condition = Condition::Off;
    QString title; ///< empty: nothing is to be said
    QString body;
};
ConcernText concernText(VolumeConcern concern, const AppVolume &volume, const App &app, const Pinning &pinning);

} // namespace mesoscope
