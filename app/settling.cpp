// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settling.h"

#include "app/core/export.h"

#include <ctime>

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
    m_idle.start();
    m_timer.start();
}

/// A large cluster takes a slow build longer than a dead server may take: as long as the program itself works, it gets
/// on. Asked for once a second at most; a third of a core counts as work.
bool Settling::isComputing()
{
#ifdef Q_OS_UNIX
    constexpr double Share = 0.3;
    if (m_measured.isValid() && m_measured.elapsed() < 1000)
        return false;
    const double computed = double(std::clock()) / CLOCKS_PER_SEC;
    const bool works = m_measured.isValid() && computed - m_computed > Share * double(m_measured.elapsed()) / 1000;
    m_computed = computed;
    m_measured.start();
    return works;
#else
    return false; // clock() is something else there
#endif
}

void Settling::look()
{
    const SnapshotPtr snapshot = m_store.current();
    bool anySource = false;
    for (const SourceState &state : snapshot->sources)
        anySource = anySource || state.phase != SourceState::Phase::Absent;
    const bool now = anySource && isSettled(snapshot->sources) && !isRecovering(*snapshot) && (!m_more || m_more());
    m_held = now ? m_held + 1 : 0;
    if (isComputing())
        m_idle.start();
    if (m_held < 2 && m_idle.elapsed() < LimitMs && m_elapsed.elapsed() < MostMs)
        return;
    m_timer.stop();
    Q_EMIT settled();
}

} // namespace mesoscope

#include "moc_settling.cpp"
