// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the item models in the person's language.
#pragma once

#include "models/items/celltext.h"

namespace mesoscope {

class Clock;

/// Must outlive the models it is given to; ages are told by @p clock.
class LocalText : public CellText
{
public:
    explicit LocalText(const Clock &clock) : m_clock(clock) {}

    QString task(const Task &task) const override;
    QString health(Health health) const override;
    QString agent(AgentStatus status) const override;
    QString app(const App &app, const ClusterSnapshot &snapshot) const override;
    QString group(const Group &group) const override;
    QString segments(const HealthSegments &parts) const override;
    QString action(const DeploymentAction &action) const override;
    QString deployment(DeploymentRecord::State state, bool stuck) const override;
    QString duration(qint64 ms) const override;
    QString cpus(double cpus) const override;
    QString mebibytes(double mib) const override;
    QString bytes(double bytes) const override;
    QString count(qint64 count) const override;
    QString percent(double fraction) const override;
    QString age(qint64 thenMs) const override;
    QString time(qint64 ms) const override;
    QString clock(qint64 ms) const override;
    QString dash() const override;

private:
    const Clock &m_clock;
};

} // namespace mesoscope
