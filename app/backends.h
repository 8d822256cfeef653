// SPDX-License-Identifier: GPL-3.0-or-later
// The concrete sources behind a profile: the one place that knows them.
#pragma once

#include "app/core/session.h"

namespace mesoscope {

/// A BackendFactory. Runs on the pipeline thread; @p clock outlives what it makes.
Backends makeBackends(const Profile &profile, const Secrets &secrets, const Clock &clock);

} // namespace mesoscope
