// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from an app's definition, read after the answer of a write was lost, whether the write happened. Pure.
#pragma once

#include "models/domain/command.h"
#include "models/domain/result.h"

#include <optional>

namespace mesoscope {

/// What reading the app back said.
struct ReadBack
{
    Result<QJsonObject> now;                 ///< its definition, or NotFound
    std::optional<QJsonObject> rolledBackTo; ///< RollBackApp only: the definition of the version wanted
};

/// The app to read, empty when nothing can be read that would tell (kills, groups, deployments).
AppId readBackTarget(const Command &command);
/// @p versionBefore: the app's version when the command was sent, empty = unknown. True only when the state proves it.
bool happened(const Command &command, const QString &versionBefore, const ReadBack &read);
/// Whether every value of @p part occurs in @p whole: servers add defaults to what they were given.
bool contains(const QJsonValue &whole, const QJsonValue &part);

} // namespace mesoscope
