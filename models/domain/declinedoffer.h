// SPDX-License-Identifier: GPL-3.0-or-later
// An offer of one node that Marathon did not use for an app that waits (api-facts 1.10): what there was, and what of it
// did not suit. The only evidence node by node where no Mesos master can be asked.
#pragma once

#include "models/domain/ids.h"
#include "models/domain/resources.h"

#include <QList>
#include <QStringList>

namespace mesoscope {

struct DeclinedOffer
{
    QString host;
    AgentId agent;
    Resources offered;   ///< of all roles together
    int ports = 0;       ///< how many
    QStringList reasons; ///< "InsufficientCpus"…, remote text
    qint64 timestampMs = 0;
    bool operator==(const DeclinedOffer &) const = default;
};

} // namespace mesoscope
