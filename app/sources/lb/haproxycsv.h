// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's statistics CSV as rows (api-facts 8). Pure.
#pragma once

#include "models/domain/observation.h"
#include "models/domain/result.h"

namespace mesoscope {

/// Columns are found by the names in the first line. Rows too short to name a proxy are skipped and counted.
Result<LbObservation> readHaproxyCsv(const QByteArray &bytes);

} // namespace mesoscope
