// SPDX-License-Identifier: GPL-3.0-or-later
// How a command is taken back, where that is possible without guessing.
#pragma once

#include "models/domain/command.h"

#include <optional>

namespace mesoscope {

/// The command that brings back what @p command, answered by @p receipt, has changed: the former number of instances,
/// or the version that the edit began from. It checks what it is decided from, so that what somebody else has changed
/// since then is not overwritten. Nothing for commands that cannot be taken back (restart, kill, destroy, deploy, scale
/// by a factor), and where the former state was not known.
std::optional<Command> undoOf(const Command &command, const Receipt &receipt);

} // namespace mesoscope
