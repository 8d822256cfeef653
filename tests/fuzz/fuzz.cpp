// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace mesoscope::fuzz {

static std::vector<Target> &registry()
{
    static std::vector<Target> all;
    return all;
}

bool registerTarget(const char *name, Function run)
{
    registry().push_back({name, run});
    return true;
}

const std::vector<Target> &targets()
{
    return registry();
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

QByteArray roomy(QByteArrayView bytes)
{
    QByteArray copy;
    copy.reserve(bytes.size() + 64);
    copy.append(bytes);
    return copy;
}

QList<QByteArrayView> inPieces(QByteArrayView bytes)
{
    QList<QByteArrayView> pieces;
    uint state = uint(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        state = state * 1664525U + 1013904223U + uchar(bytes[at]);
        const qsizetype size = std::min<qsizetype>(1 + qsizetype((state >> 16) % 7), bytes.size() - at);
        pieces.append(bytes.sliced(at, size));
        at += size;
    }
    return pieces;
}

} // namespace mesoscope::fuzz
