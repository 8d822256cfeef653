// SPDX-License-Identifier: GPL-3.0-or-later
// What a fuzz target is: one function that eats any bytes. libFuzzer feeds it new ones, test_fuzz those of the corpus.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <vector>

namespace mesoscope::fuzz {

using Function = void (*)(QByteArrayView bytes);

struct Target
{
    const char *name; ///< of the folder in tests/data/corpus too
    Function run;
};

bool registerTarget(const char *name, Function run);
const std::vector<Target> &targets();

/// Ends the program with @p what on stderr when it does not hold: what a parser must never do beside crashing.
void require(bool holds, const char *what);

/// A copy with the 64 bytes of room beyond its end that answers of the transport have.
QByteArray roomy(QByteArrayView bytes);

/// Sizes of the pieces in which @p bytes are handed over, made out of themselves: always the same for the same bytes.
QList<QByteArrayView> inPieces(QByteArrayView bytes);

} // namespace mesoscope::fuzz

/// Begins the one target of a fuzz_NAME.cpp: MESOSCOPE_FUZZ(sse) { … bytes … }
#define MESOSCOPE_FUZZ(name)                                                                                           \
    static void fuzzOne(QByteArrayView bytes);                                                                         \
    static const bool registered = mesoscope::fuzz::registerTarget(#name, &fuzzOne);                                   \
    static void fuzzOne(QByteArrayView bytes)
