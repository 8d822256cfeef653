// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of every snapshot, whatever the cluster said.
#pragma once

#include "models/domain/snapshot.h"

#include <QString>

namespace mesoscope::test {

/// Empty when all is well, else what is wrong: rows out of order, an entity that is listed twice, a reference to
/// nothing, an index that does not hold every task once.
QString problemOf(const ClusterSnapshot &snapshot);

} // namespace mesoscope::test
