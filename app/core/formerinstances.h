// SPDX-License-Identifier: GPL-3.0-or-later
// How many instances a suspended app had before.
#pragma once

#include "app/base/call.h"
#include "models/domain/ids.h"

#include <QString>

namespace mesoscope {

class CommandBus;

struct FormerInstances
{
    int instances = 0; ///< 0: none of the versions that were looked at had any
    QString version;   ///< the newest that had some
};

/// From the app's versions, newest first, as Marathon keeps them; gives up after the eighth. GUI thread; ends as
/// Cancelled when @p context, which must live as long as @p commands is used, dies first.
Call<FormerInstances> formerInstances(CommandBus &commands, const AppId &app, QObject *context);

} // namespace mesoscope
