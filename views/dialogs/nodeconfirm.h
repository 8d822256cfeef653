// SPDX-License-Identifier: GPL-3.0-or-later
// What the questions about nodes and roles say; apart from the dialog, so that a test can read all of them.
#pragma once

#include "views/dialogs/confirmdialog.h"

namespace mesoscope {

/// Both ways, the one that holds now is the first.
Confirmation confirmGroupRole(const AppId &group, const ClusterSnapshot &snapshot);

} // namespace mesoscope
