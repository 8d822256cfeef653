// SPDX-License-Identifier: GPL-3.0-or-later
// The map for assistive technology: the view's children are the nodes, theirs the tasks. Made when somebody asks.
#pragma once

namespace mesoscope {

/// Registers the factory once per process; cheap to call again.
void installTopologyAccessibility();

} // namespace mesoscope
