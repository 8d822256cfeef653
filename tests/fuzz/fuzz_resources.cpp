// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of ports as Mesos writes them.
#include "models/domain/resources.h"
#include "models/domain/states.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(resources)
{
    const QString text = QString::fromUtf8(bytes);
    const QList<PortRange> ranges = parsePortRanges(text);
    require(ranges.size() <= 4096, "more ranges than their bound");
    for (const PortRange &range : ranges)
        require(range.first <= range.last, "a range that runs backwards");
    require(parsePortRanges(u'[' + formatPortRanges(ranges) + u']') == ranges, "ranges that are others when read back");
    const TaskState state = parseTaskState(text);
    require(state == TaskState::Unknown || parseTaskState(taskStateName(state)) == state, "a state by another name");
}
