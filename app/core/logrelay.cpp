// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logrelay.h"

#include "app/base/threadcheck.h"

#include <utility>

namespace mesoscope {

void LogRelay::begin(LogApi &api, const LogRef &ref)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    LogFollower *follower = api.follow(ref, this);
    connect(follower, &LogFollower::chunk, this, &LogRelay::take);
    connect(follower, &LogFollower::failed, this, &LogRelay::failed);
    connect(follower, &LogFollower::recovered, this, &LogRelay::recovered);
}

void LogRelay::take(const LogChunk &chunk)
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (!m_inFlight) {
        m_inFlight = true;
        Q_EMIT this->chunk(chunk);
        return;
    }
    if (!m_hasWaiting || chunk.restarted) {
        m_waiting = chunk;
        m_hasWaiting = true;
    } else {
        m_waiting.lines += chunk.lines;
        m_waiting.fileSize = chunk.fileSize;
        m_waiting.skippedBytes += chunk.skippedBytes;
    }
    const qsizetype over = m_waiting.lines.size() - MaximumLines;
    if (over > 0) {
        for (qsizetype i = 0; i < over; ++i)
            m_waiting.skippedBytes += m_waiting.lines.at(i).text.size() + 1;
        m_waiting.lines.remove(0, over);
    }
}

void LogRelay::acknowledge()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    m_inFlight = m_hasWaiting;
    if (m_hasWaiting) {
        m_hasWaiting = false;
        Q_EMIT chunk(std::exchange(m_waiting, {}));
    }
}

} // namespace mesoscope

#include "moc_logrelay.cpp"
