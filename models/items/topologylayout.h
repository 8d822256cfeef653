// SPDX-License-Identifier: GPL-3.0-or-later
// Where the topology map puts everything: pure geometry, computed on a worker.
#pragma once

#include "models/domain/snapshot.h"

#include <QRectF>
#include <QString>

namespace mesoscope {

struct TopologyTile
{
    AgentHandle agent;
    QRectF rect;           ///< in map units (1 unit = 1 px at zoom 1)
    quint32 firstCell = 0; ///< into TopologyLayout::cells
    quint32 cellCount = 0;
};

struct TopologyCell
{
    TaskHandle task;
    QRectF rect;
};

struct TopologySection
{
    QString name; ///< value of the grouping attribute; empty: nodes that lack it
    QRectF rect;
    QRectF title;
    quint32 firstTile = 0;
    quint32 tileCount = 0;
    double cpuAllocated = -1; ///< 0…1 over its nodes; -1 unknown
};

struct TopologyLayout
{
    SnapshotPtr snapshot;
    QString groupBy;
    QRectF bounds;
    std::vector<TopologySection> sections;
    std::vector<TopologyTile> tiles; ///< section by section, by hostname inside
    std::vector<TopologyCell> cells;

    /// Hit tests by arithmetic over sections and rows; -1 = nothing there.
    int tileAt(QPointF point) const;
    int cellAt(QPointF point) const;
};

using TopologyLayoutPtr = std::shared_ptr<const TopologyLayout>;

/// @p groupBy: an attribute name, "@region", "@zone", or empty for one section. @p width: of the viewport, in map
/// units; wide clusters take more so that the map stays about as wide as high.
TopologyLayoutPtr layoutTopology(SnapshotPtr snapshot, const QString &groupBy, double width);
/// Attributes that are worth grouping by: present on most agents, with 2 to 200 values. "@region" and "@zone" where
/// known.
QStringList groupingAttributes(const ClusterSnapshot &snapshot);

} // namespace mesoscope
