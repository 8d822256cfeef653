// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/recordio.h"

#include <algorithm>

namespace mesoscope {

static constexpr qsizetype MaxDigits = 18;
static constexpr qint64 Promised = 64 << 20; ///< what a mere announcement is given
static constexpr qsizetype Room = 64;        ///< beyond a record's end: simdjson then reads it where it is

Result<QList<QByteArray>> RecordIoParser::feed(QByteArrayView bytes)
{
    QList<QByteArray> records;
    qsizetype at = 0;
    while (!m_failed && at < bytes.size()) {
        if (m_wanted >= 0) {
            const qsizetype take = std::min<qsizetype>(bytes.size() - at, m_wanted - m_record.size());
            if (const qint64 needed = m_record.size() + take; needed + Room > m_record.capacity() && needed > Promised)
                m_record.reserve(qsizetype(std::min(m_wanted, 2 * needed)) + Room);
            m_record.append(bytes.data() + at, take);
            at += take;
            if (m_record.size() == m_wanted) {
                records.append(std::exchange(m_record, QByteArray()));
                m_wanted = -1;
            }
            continue;
        }
        const char c = bytes[at++];
        if (c >= '0' && c <= '9' && m_length.size() < MaxDigits) {
            m_length += c;
        } else if (c == '\n' && m_length.isEmpty()) {
            continue; // blank lines between records are tolerated
        } else if (c == '\n') {
            const qint64 length = m_length.toLongLong();
            m_length.clear();
            if (length > m_max) {
                m_failed = true;
                m_error.kind = Error::Kind::TooLarge;
            } else if (length == 0) {
                records.append(QByteArray());
            } else {
                m_wanted = length;
                m_record.reserve(qsizetype(std::min(length, Promised)) + Room); // more once it really arrives
            }
        } else {
            m_failed = true;
            m_error.kind = Error::Kind::Protocol;
            m_error.detail = QStringLiteral("no record length");
        }
    }
    if (m_failed && records.isEmpty())
        return m_error;
    return records; // what was complete before the error; the next call reports it
}

} // namespace mesoscope
