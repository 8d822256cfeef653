// SPDX-License-Identifier: GPL-3.0-or-later
// What this process has of the system at a moment.
#pragma once

#include <QString>

namespace mesoscope::test {

struct Usage
{
    qint64 residentKb = 0; ///< after free memory was given back; 0: not known here
    qint64 liveKb = 0;     ///< given out by the allocator and not given back; 0 where it does not tell
    int handles = 0;
    int threads = 0;
    QString text() const;
};

/// After what is due for deletion is gone. Zeros on systems without /proc.
Usage usageNow();

/// Whether resident memory says anything: a sanitizer keeps what was freed.
bool memoryIsMeasurable();

} // namespace mesoscope::test
