// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry: a program has one target.
#include "tests/fuzz/fuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mesoscope::fuzz::targets().front().run(QByteArrayView(data, qsizetype(size)));
    return 0;
}
