// SPDX-License-Identifier: GPL-3.0-or-later
// What an observation read from any bytes must survive: being joined, compared and exported.
#pragma once

#include "models/domain/observation.h"

namespace mesoscope::fuzz {

/// Builds a snapshot of it, and another after it was seen a second time; ends the program when one is not sound.
void joinAndExport(Observation observation);

} // namespace mesoscope::fuzz
