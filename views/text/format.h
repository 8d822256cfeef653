// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and times for people, by QLocale. An unknown value is a dash.
#pragma once

#include <QString>

#include <optional>

namespace mesoscope {

QString dash();                      ///< "–"
QString formatCpus(double cpus);     ///< "1.5"
QString formatMebibytes(double mib); ///< "512 MiB", "9.2 GiB"
QString formatBytes(double bytes);
QString formatRate(double bytesPerSecond); ///< "1.2 MB/s"
QString formatPercent(double fraction);    ///< 0.61 → "61 %"
QString formatCount(qint64 count);
QString formatAge(qint64 ms);                     ///< "0.3 s", "42 s", "12 min", "3 h", "12 d"
QString formatSince(qint64 thenMs, qint64 nowMs); ///< age, or a dash when thenMs is 0
QString formatTime(qint64 ms);                    ///< local, exact, for tips: "22 Nov 2026 14:52:08.120"
QString formatClock(qint64 ms);                   ///< local "14:52:08"
/// The host's first label: "s06" of "s06.example.org"; an IP address as it is.
QString shortHost(const QString &hostname);

} // namespace mesoscope
