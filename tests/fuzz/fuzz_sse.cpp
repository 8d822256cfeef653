// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events: the same events come out, in whatever pieces the bytes arrive.
#include "app/net/sse.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

static void append(QByteArrayList &texts, const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        require(!event.type.isEmpty(), "an event without a type");
        require(event.data.size() <= 256, "an event beyond its bound");
        texts.append(event.type + '\0' + event.data);
    }
}

MESOSCOPE_FUZZ(sse)
{
    SseParser whole(256);
    QByteArrayList atOnce;
    append(atOnce, whole.feed(bytes));
    SseParser byPiece(256);
    QByteArrayList inParts;
    for (const QByteArrayView piece : inPieces(bytes))
        append(inParts, byPiece.feed(piece));
    require(atOnce == inParts, "pieces make other events");
    require(whole.dropped() == byPiece.dropped(), "pieces drop other events");
    whole.reset();
    require(whole.feed("data: x\n\n").size() == 1, "an event lost after a reset");
}
