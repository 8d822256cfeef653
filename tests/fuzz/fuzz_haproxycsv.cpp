// SPDX-License-Identifier: GPL-3.0-or-later
// HAProxy's statistics.
#include "app/sources/lb/haproxycsv.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/joined.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(haproxycsv)
{
    auto read = readHaproxyCsv(bytes.toByteArray());
    if (!read.ok())
        return;
    require(qsizetype(read->rows.size()) <= bytes.size(), "more rows than bytes");
    joinAndExport(std::move(read).value());
}
