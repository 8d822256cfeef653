// SPDX-License-Identifier: GPL-3.0-or-later
// What deploying a definition will do to the instances of its app, computed as Marathon plans it (api-facts 1.4, 1.5).
#pragma once

#include "models/domain/placement.h"

#include <QJsonObject>

#include <optional>

namespace mesoscope {

struct Effect
{
    enum class Kind : quint8 {
        Nothing, ///< the definition is the one that runs
        Start,   ///< a new app, or one that was suspended
        Scale,   ///< only the number is another one
        Replace, ///< another version: every instance is replaced
    };

    Kind kind = Kind::Nothing;
    int before = 0;  ///< instances wanted now
    int after = 0;   ///< and then
    int started = 0; ///< at least: those that fail are started again
    int killed = 0;
    int atOnce = 0;  ///< most that run at the same time
    int atLeast = 0; ///< healthy ones that Marathon keeps up meanwhile
    Resources extra; ///< the most that is needed beside what the app has now; nothing negative
    Resources each;  ///< of one new instance
    /// Where one of the new instances fits beside all that runs now; nullopt: no instance is started, or no node's size
    /// is known.
    std::optional<Placement> placement;
    qint64 room = 0; ///< with placement: how many fit by cpu, memory, disk and gpus; ports and constraints not counted
    App wanted;      ///< what placement was made for
};

/// Of apps and pods. @p now: the running definition as a server gives it; empty: the app does not exist. @p app: the
/// same app in
/// @p snapshot; may be null.
Effect effectOf(const QJsonObject &definition, const QJsonObject &now, const App *app, const ClusterSnapshot &snapshot);

/// How many more instances of @p each the active nodes have room for by cpu, memory, disk and gpus; nullopt when no
/// node says what it has. Ports and constraints are not counted.
std::optional<qint64> roomFor(const Resources &each, const ClusterSnapshot &snapshot);

} // namespace mesoscope
