// SPDX-License-Identifier: GPL-3.0-or-later
// Where a tail that is read anew goes on from what is shown already.
#pragma once

#include "models/domain/logline.h"

namespace mesoscope {

/// How many of @p fresh, the end of a file, are the end of @p shown; -1 when they do not meet: lines are missing
/// between. Compared are up to five lines, so that a line that repeats by chance does not pass for the place.
qsizetype linesAlreadyShown(const QList<LogLine> &shown, const QList<LogLine> &fresh);

} // namespace mesoscope
