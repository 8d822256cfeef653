// SPDX-License-Identifier: GPL-3.0-or-later
// Carries a log from the pipeline thread to the GUI thread, one chunk in flight.
#pragma once

#include "app/core/ports/logapi.h"

namespace mesoscope {

/// Made on the GUI thread, then moved to the pipeline thread, where it owns the follower. What arrives while the GUI is
/// busy is joined into one chunk and bounded, so that a log of 100,000 lines a second cannot fill the memory.
class LogRelay : public QObject
{
    Q_OBJECT

public:
    LogRelay() = default;

    void begin(LogApi &api, const LogRef &ref); ///< pipeline thread
    void acknowledge();                         ///< pipeline thread: the GUI has taken the chunk before

    static constexpr qsizetype MaximumLines = 20000;

Q_SIGNALS:
    void chunk(const mesoscope::LogChunk &chunk);
    void failed(const mesoscope::Error &error);
    void recovered();

private:
    void take(const LogChunk &chunk);

    LogChunk m_waiting;
    bool m_hasWaiting = false;
    bool m_inFlight = false;
};

} // namespace mesoscope
