// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settling.h"

#include "app/core/export.h"

namespace mesoscope {

Settling::Settling(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_timer.setInterval(50);
    connect(&m_timer, &QTimer::timeout, this, &Settling::look);
}

void Settling::start(std::function<bool()> more)
{
    m_more = std::move(more);
    m_held = 0;
    if (!m_elapsed.isValid())
        m_elapsed.start();
    m_timer.start();
}

void Settling::look()
{
    const SnapshotPtr snapshot = m_store.current();
    bool anySource = false;
    for (const SourceState &state : snapshot->sources)
        anySource = anySource || state.phase != SourceState::Phase::Absent;
    const bool now = anySource && isSettled(snapshot->sources) && (!m_more || m_more());
    m_held = now ? m_held + 1 : 0;
    if (m_held < 2 && m_elapsed.elapsed() < LimitMs)
        return;
    m_timer.stop();
    Q_EMIT settled();
}

} // namespace mesoscope

#include "moc_settling.cpp"
