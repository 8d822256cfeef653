// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a big table, in which order. Pure; runs on a worker.
#pragma once

#include "models/domain/snapshot.h"

#include <QMetaType>

#include <stop_token>

namespace mesoscope {

enum class EntityKind { Tasks, Agents };

/// Columns of the two big tables. The numbers are kept in preferences: append, never reorder.
enum class TaskColumn {
    State,
    Name,
    Id,
    Host,
    Ports,
    Framework,
    Cpus,
    Memory,
    Version,
    Started,
    Role,
    Health,
    Container
};
enum class AgentColumn { Status, Hostname, Id, Tasks, Cpus, Memory, Disk, Gpus, Attributes, Version, Registered, Port };

struct RowQuery
{
    EntityKind kind = EntityKind::Tasks;
    QString text;   ///< in the language of filter.h
    int column = 0; ///< TaskColumn or AgentColumn
    Qt::SortOrder order = Qt::AscendingOrder;

    enum class TaskScope { Active, Troubled, Ended, All };
    TaskScope scope = TaskScope::Active; ///< Active: not terminal. Troubled: unhealthy, failed, unreachable, lost
    std::optional<AppHandle> app;
    std::optional<AppId> group; ///< apps inside
    std::optional<AgentHandle> agent;
    std::optional<FrameworkHandle> framework;
    bool operator==(const RowQuery &) const = default;
};

struct RowOrder
{
    std::vector<quint32> handles; ///< TaskHandle or AgentHandle values
    SnapshotPtr snapshot;         ///< the one the handles were chosen from
    quint64 generation = 0;
    quint32 total = 0; ///< rows of that kind without any filter
};

/// Empty handles and generation 0 when @p stop was requested.
RowOrder evaluate(const RowQuery &query, SnapshotPtr snapshot, std::stop_token stop = {});

/// How many tasks each scope would show, for the filter's chips: Active, Troubled, Ended, All.
std::array<int, 4> countScopes(const ClusterSnapshot &snapshot);

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::RowOrder)
