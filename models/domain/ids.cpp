// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ids.h"

namespace mesoscope {
} // namespace mesoscope
