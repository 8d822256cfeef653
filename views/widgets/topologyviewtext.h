// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes and tasks of the map in words: tips, accessible names, words on tiles.
#pragma once

#include "models/domain/snapshot.h"

#include <QCoreApplication>

namespace mesoscope {

class TopologyText
{
    Q_DECLARE_TR_FUNCTIONS(mesoscope::TopologyText)

public:
    /// "node-01, 5 tasks, active": the accessible name of a tile.
    static QString nodeName(const Agent &agent, int tasks);
    /// "shop_frontend.0f3a… of /shop/frontend, running, healthy": the accessible name of a cell.
    static QString taskName(const Task &task);
    static QString nodeTip(const Agent &agent, int tasks);
    static QString taskTip(const Task &task, qint64 nowMs);
    /// "running, unhealthy"; health only where it says something.
    static QString taskState(const Task &task);
    /// "s06:31102", or the host alone.
    static QString hostPort(const Task &task);
    /// The same with the host's first label only: "s06:31102" of "s06.example.org:31102".
    static QString shortPlace(const Task &task);
    /// "3.5 of 8 (44 %)", a dash where unknown.
    static QString usedOf(double used, double total, bool known, QString (*format)(double));
    /// Its host's name, or the end of its id when no source tells its host ("S6"): an agent that only a lost task
    /// names.
    static QString hostOf(const Agent &agent);
    /// What selects a node: inferred agents have no id, their host names stand for it (as on the Nodes page).
    static AgentId idOf(const Agent &agent);
    static const Agent *find(const ClusterSnapshot &snapshot, const AgentId &id);
};

} // namespace mesoscope
