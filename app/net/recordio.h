// SPDX-License-Identifier: GPL-3.0-or-later
// Mesos' record framing: a decimal length, LF, that many bytes (api-facts 4.3).
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>

namespace mesoscope {

/// Incremental. After an error it stays in error: where the next record begins is not known any more.
class RecordIoParser
{
public:
    explicit RecordIoParser(qint64 maxRecordBytes = qint64(512) << 20) : m_max(maxRecordBytes) {}

    /// The records completed by these bytes. Protocol: no length where one must be; TooLarge: beyond the cap.
    Result<QList<QByteArray>> feed(QByteArrayView bytes);
    bool atBoundary() const { return m_wanted < 0 && m_length.isEmpty(); }

private:
    qint64 m_max;
    qint64 m_wanted = -1; ///< -1: reading a length
    QByteArray m_length;
    QByteArray m_record;
    bool m_failed = false;
    Error m_error;
};

} // namespace mesoscope
