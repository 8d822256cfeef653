// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/largepages.h"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace mesoscope {

void preferLargePages(const void *begin, size_t bytes)
{
#if defined(MADV_HUGEPAGE)
    constexpr uintptr_t Page = 2 << 20;
    // Whole pages inside the block only: what lies before and behind it is somebody else's.
    const uintptr_t first = (reinterpret_cast<uintptr_t>(begin) + Page - 1) & ~(Page - 1);
    const uintptr_t last = (reinterpret_cast<uintptr_t>(begin) + bytes) & ~(Page - 1);
    if (last >= first + 4 * Page)
        madvise(reinterpret_cast<void *>(first), last - first, MADV_HUGEPAGE);
#else
    (void)begin;
    (void)bytes;
#endif
}

} // namespace mesoscope
