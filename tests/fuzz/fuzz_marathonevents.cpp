// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's event stream, from its bytes to events.
#include "app/sources/marathon/marathonevents.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

static void check(const SseEvent &event)
{
    const ClusterEvent read = readEvent(event, 1);
    require(read.timeMs != 0, "an event without a time");
    require(read.payload.size() <= (64 << 10), "a payload beyond its bound");
    changesState(read.type);
}

MESOSCOPE_FUZZ(marathonevents)
{
    SseParser parser;
    for (const SseEvent &event : parser.feed(bytes))
        check(event);
    check({"status_update_event", bytes.toByteArray()});
}
