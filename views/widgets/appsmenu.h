// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with several apps and groups at once, as a menu.
#pragma once

#include "models/domain/ids.h"

#include <QList>

class QMenu;

namespace mesoscope {

class Actions;

/// For groups: with all the apps inside. Disabled, with the reason as its tip, while nothing can be changed. @p actions
/// outlives the menu.
void fillAppsMenu(QMenu *menu, const QList<AppId> &ids, Actions &actions);

} // namespace mesoscope
