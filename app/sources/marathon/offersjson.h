// SPDX-License-Identifier: GPL-3.0-or-later
// The offers of Marathon's queue that did not suit (api-facts 1.10).
#pragma once

#include "models/domain/declinedoffer.h"
#include "models/domain/result.h"

#include <QJsonValue>

namespace mesoscope {

/// Of @p app in an answer of /v2/queue?embed=lastUnusedOffers: the newest of each host, at most 200. Empty when it does
/// not wait. Unsupported: this Marathon does not keep them.
Result<QList<DeclinedOffer>> readDeclinedOffers(const QJsonValue &json, const AppId &app);

} // namespace mesoscope
