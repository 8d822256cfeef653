// SPDX-License-Identifier: GPL-3.0-or-later
// Timestamps as Marathon writes them: UTC, three digits of milliseconds, "Z". Much faster than QDateTime on 100,000
// tasks.
#pragma once

#include <QString>

namespace mesoscope::demo {

QString isoTime(qint64 msecs);
/// 0 when @p text is no timestamp.
qint64 fromIsoTime(const QString &text);

} // namespace mesoscope::demo
