// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for a hundred thousand entries at once, in pages that fit such sizes.
#pragma once

#include <cstddef>
#include <vector>

namespace mesoscope {

/// A hint that @p bytes from @p begin on will be filled soon: touching new memory page by page of 4 KiB costs as much
/// time as computing what goes into it. Does nothing for small blocks and on systems without such a hint.
void preferLargePages(const void *begin, size_t bytes);

template<class T>
void reserveLarge(std::vector<T> &vector, size_t count)
{
    vector.reserve(count);
    preferLargePages(vector.data(), vector.capacity() * sizeof(T));
}

} // namespace mesoscope
