// SPDX-License-Identifier: GPL-3.0-or-later
// Why something that a source has is not given to this user, as a sentence.
#pragma once

#include "models/domain/sourcestate.h"

#include <QString>

namespace mesoscope {

/// Plain text; the server's own words at the end, where it said any.
QString refusalText(const Refusal &refusal);

} // namespace mesoscope
