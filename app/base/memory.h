// SPDX-License-Identifier: GPL-3.0-or-later
// What the allocator keeps for later and nobody needs again soon.
#pragma once

namespace mesoscope {

/// Hands freed memory back to the system where the allocator does not by itself (glibc keeps what was freed below
/// something that lives). For after a large document: 10-30 ms then, in whatever thread. Thread-safe.
void giveBackMemory();

} // namespace mesoscope
