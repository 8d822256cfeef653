// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HAProxy's status words.
#include "models/domain/lb.h"

namespace mesoscope {

bool LbRow::isUp() const
{
    // "UP 1/3" is still up while going down; "DOWN 1/2" still down while coming up.
    return status.startsWith(QLatin1String("UP")) || status == QLatin1String("OPEN") ||
           status == QLatin1String("no check");
}

} // namespace mesoscope
