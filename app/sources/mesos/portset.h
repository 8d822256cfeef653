// SPDX-License-Identifier: GPL-3.0-or-later
// Single ports put into, and taken out of, sorted ranges. Internal to app/sources/mesos.
#pragma once

#include "models/domain/resources.h"

#include <algorithm>

namespace mesoscope {

inline void addPort(QList<PortRange> &ranges, quint16 port)
{
    // The first range that ends at the port before, or later.
    const auto at = std::lower_bound(ranges.begin(), ranges.end(), port, [](const PortRange &range, quint16 wanted) {
        return int(range.last) + 1 < wanted;
    });
    if (at == ranges.end() || int(at->first) > int(port) + 1) {
        ranges.insert(at, {port, port});
        return;
    }
    at->first = std::min(at->first, port);
    at->last = std::max(at->last, port);
    const auto next = at + 1;
    if (next != ranges.end() && int(next->first) == int(at->last) + 1) {
        at->last = next->last;
        ranges.erase(next);
    }
}

inline void removePort(QList<PortRange> &ranges, quint16 port)
{
    const auto at = std::lower_bound(ranges.begin(), ranges.end(), port,
                                     [](const PortRange &range, quint16 wanted) { return range.last < wanted; });
    if (at == ranges.end() || at->first > port)
        return;
    if (at->first == at->last) {
        ranges.erase(at);
    } else if (at->first == port) {
        ++at->first;
    } else if (at->last == port) {
        --at->last;
    } else {
        const PortRange rest{quint16(port + 1), at->last};
        at->last = quint16(port - 1);
        ranges.insert(at + 1, rest);
    }
}

} // namespace mesoscope
