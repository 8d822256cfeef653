// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simtime.h"

#include <QDateTime>

namespace mesoscope::demo {

QString isoTime(qint64 msecs)
{
    // Days to a civil date, after Howard Hinnant's chrono algorithms.
    const qint64 days = msecs / 86400000;
    const qint64 rest = msecs % 86400000;
    const qint64 z = days + 719468;
    const qint64 era = z / 146097;
    const qint64 dayOfEra = z - era * 146097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 mp = (5 * dayOfYear + 2) / 153;
    const qint64 day = dayOfYear - (153 * mp + 2) / 5 + 1;
    const qint64 month = mp < 10 ? mp + 3 : mp - 9;
    const qint64 year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    QString text(QStringLiteral("0000-00-00T00:00:00.000Z"));
    const auto put = [&text](int at, int digits, qint64 value) {
        for (int i = digits - 1; i >= 0; --i, value /= 10)
            text[at + i] = QChar(u'0' + ushort(value % 10));
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day);
    put(11, 2, rest / 3600000);
    put(14, 2, rest / 60000 % 60);
    put(17, 2, rest / 1000 % 60);
    put(20, 3, rest % 1000);
    return text;
}

qint64 fromIsoTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace mesoscope::demo
