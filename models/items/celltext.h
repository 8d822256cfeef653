// SPDX-License-Identifier: GPL-3.0-or-later
// How cells are put into words. Models know no language: views give them this (views/text/celltext.h).
#pragma once

#include "models/domain/deploymentrecord.h"
#include "models/domain/snapshot.h"

#include <QString>

namespace mesoscope {

/// The base answers with the cluster's own names and plain numbers, for models without a window.
class CellText
{
public:
    virtual ~CellText() = default;
    virtual QString task(const Task &task) const;
    virtual QString health(Health health) const;
    virtual QString agent(AgentStatus status) const;
    virtual QString app(const App &app, const ClusterSnapshot &snapshot) const;
    virtual QString group(const Group &group) const;
    virtual QString segments(const HealthSegments &parts) const;                 ///< "5 healthy · 1 failing"
    virtual QString action(const DeploymentAction &action) const;                ///< "restart /shop/frontend"
    virtual QString deployment(DeploymentRecord::State state, bool stuck) const; ///< stuck: of a running one
    virtual QString cpus(double cpus) const;
    virtual QString mebibytes(double mib) const;
    virtual QString bytes(double bytes) const;
    virtual QString count(qint64 count) const;
    virtual QString percent(double fraction) const;
    virtual QString age(qint64 thenMs) const;  ///< "12 d"; a dash for 0
    virtual QString duration(qint64 ms) const; ///< "42 s"
    virtual QString time(qint64 ms) const;     ///< exact, for tips
    virtual QString clock(qint64 ms) const;    ///< "14:52:08"
    virtual QString dash() const;

    static const CellText &plain();
};

} // namespace mesoscope
