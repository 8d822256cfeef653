// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/sse.h"

namespace mesoscope {

QList<SseEvent> SseParser::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    for (const char c : bytes) {
        const bool secondHalf = m_afterCr && c == '\n'; // of a CRLF that may have been split
        m_afterCr = c == '\r';
        if (secondHalf)
            continue;
        if (c == '\r' || c == '\n')
            endLine(events);
        else if (m_line.size() < m_max)
            m_line += c;
        else
            m_tooLong = true;
    }
    return events;
}

void SseParser::endLine(QList<SseEvent> &events)
{
    if (m_atStart && m_line.startsWith("\xEF\xBB\xBF"))
        m_line.remove(0, 3);
    m_atStart = false;
    if (m_line.isEmpty()) {
        if (m_tooLong)
            ++m_dropped;
        else if (m_hasData)
            events.append({m_type.isEmpty() ? QByteArrayLiteral("message") : m_type, m_data});
        m_type.clear();
        m_data.clear();
        m_hasData = false;
        m_tooLong = false;
        return;
    }
    const qsizetype colon = m_line.indexOf(':');
    const QByteArray field = colon < 0 ? m_line : m_line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : m_line.mid(colon + 1);
    m_line.clear();
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_type = value;
    } else if (field == "data") {
        if (m_data.size() + value.size() + (m_hasData ? 1 : 0) > m_max) {
            m_tooLong = true;
            m_data.clear();
            return;
        }
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    }
}

void SseParser::reset()
{
    const int dropped = m_dropped;
    *this = SseParser(m_max);
    m_dropped = dropped;
}

} // namespace mesoscope
