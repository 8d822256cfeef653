// SPDX-License-Identifier: GPL-3.0-or-later
// Roles every item model of the program answers beside Qt's own.
#pragma once

#include <Qt>

namespace mesoscope {

enum ItemRole {
    ValueRole = Qt::UserRole + 1, ///< the typed value: double, qint64 ms, int…
    SortRole,
    ConditionRole, ///< int(Condition): which glyph a delegate paints
    HandleRole,    ///< quint32 handle of the row's entity
    IdRole,        ///< QString: app path, task id, agent id, deployment id
    ProgressRole,  ///< double 0…1: a bar is painted
    CountsRole,    ///< HealthSegments: a health bar is painted
    MonospaceRole, ///< bool: ids, versions, host:port
    MutedRole,     ///< bool: secondary text
    UnitRole,      ///< QString: unit painted muted after the number
};

} // namespace mesoscope
