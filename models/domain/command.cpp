// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a command is about.
#include "models/domain/command.h"

#include <type_traits>

namespace mesoscope {

AppId targetOf(const Command &command)
{
    return std::visit(
        [](const auto &one) -> AppId {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, DeployApp>)
                return AppId(one.definition.value(QLatin1String("id")).toString());
            else if constexpr (std::is_same_v<Kind, DestroyGroup> || std::is_same_v<Kind, ScaleGroup>)
                return AppId();
            else if constexpr (std::is_same_v<Kind, CancelDeployment>)
                return AppId();
            else
                return one.app;
        },
        command);
}

} // namespace mesoscope
