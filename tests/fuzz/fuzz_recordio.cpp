// SPDX-License-Identifier: GPL-3.0-or-later
// Mesos' record framing: the same records come out, in whatever pieces the bytes arrive.
#include "app/net/recordio.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(recordio)
{
    RecordIoParser whole(1 << 20);
    QByteArrayList atOnce;
    const auto records = whole.feed(bytes);
    if (records.ok())
        atOnce = *records;
    RecordIoParser byPiece(1 << 20);
    QByteArrayList inParts;
    bool failed = false;
    for (const QByteArrayView piece : inPieces(bytes)) {
        const auto some = byPiece.feed(piece);
        require(!failed || !some.ok(), "an error that was forgotten");
        failed = failed || !some.ok();
        if (some.ok())
            inParts += *some;
    }
    require(atOnce == inParts, "pieces make other records");
    require(whole.atBoundary() == byPiece.atBoundary(), "pieces end elsewhere");
}
