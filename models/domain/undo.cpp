// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/undo.h"

namespace mesoscope {

std::optional<Command> undoOf(const Command &command, const Receipt &receipt)
{
    if (const auto *scale = std::get_if<ScaleApp>(&command)) {
        if (scale->seenInstances < 0 || scale->seenInstances == scale->instances)
            return std::nullopt;
        return ScaleApp{scale->app, scale->seenInstances, Force::No, scale->instances};
    }
    if (const auto *update = std::get_if<UpdateApp>(&command)) {
        if (update->baseVersion.isEmpty())
            return std::nullopt;
        return RollBackApp{update->app, update->baseVersion, Force::No, receipt.version};
    }
    if (const auto *rollBack = std::get_if<RollBackApp>(&command)) {
        if (rollBack->baseVersion.isEmpty())
            return std::nullopt;
        return RollBackApp{rollBack->app, rollBack->baseVersion, Force::No, receipt.version};
    }
    return std::nullopt;
}

} // namespace mesoscope
