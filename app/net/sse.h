// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events out of bytes that arrive in any pieces (api-facts 1.13).
#pragma once

#include <QByteArray>
#include <QList>

namespace mesoscope {

struct SseEvent
{
    QByteArray type; ///< "message" when the server named none
    QByteArray data; ///< lines joined by LF
};

/// Incremental. CR, LF and CRLF end a line, also split over two pieces; an event without data is none (Marathon's
/// heartbeat). An event beyond @p maxEventBytes is left out and counted.
class SseParser
{
public:
    explicit SseParser(qsizetype maxEventBytes = 4 << 20) : m_max(maxEventBytes) {}

    QList<SseEvent> feed(QByteArrayView bytes);
    int dropped() const { return m_dropped; }
    void reset();

private:
    void endLine(QList<SseEvent> &events);

    qsizetype m_max;
    QByteArray m_line;
    QByteArray m_type;
    QByteArray m_data;
    bool m_hasData = false;
    bool m_tooLong = false;
    bool m_afterCr = false;
    bool m_atStart = true;
    int m_dropped = 0;
};

} // namespace mesoscope
