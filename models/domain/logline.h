// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a log as read from a sandbox.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace mesoscope {

enum class LogLevel : quint8 { None, Debug, Info, Warning, Error };

struct LogLine
{
    QString text;                    ///< control characters replaced, bounded to 16,384 characters
    LogLevel level = LogLevel::None; ///< guessed from the text
    bool notice = false;             ///< not of the log: "file was truncated", "instance ended"
};

/// What a follower of a log learns, in order.
struct LogChunk
{
    QList<LogLine> lines;
    bool restarted = false; ///< the file shrank: what was shown is of an older file
    qint64 fileSize = 0;
    qint64 skippedBytes = 0; ///< left out before the first line (the tail begins near the end)
};

LogLevel guessLevel(QStringView line);
/// Makes remote bytes displayable: invalid UTF-8 replaced, control characters and ANSI sequences dropped.
QString displayable(QByteArrayView bytes);

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::LogChunk)
