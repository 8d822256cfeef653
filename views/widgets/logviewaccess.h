// SPDX-License-Identifier: GPL-3.0-or-later
// The log for assistive technology: a document whose value is what can be seen.
#pragma once

namespace mesoscope {

/// Registers the factory once per process; cheap to call again.
void installLogViewAccessibility();

} // namespace mesoscope
