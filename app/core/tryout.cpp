// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/tryout.h"

#include "app/core/export.h"

#include <algorithm>
#include <utility>

namespace mesoscope {

TryOut::TryOut(const Clock &clock, BackendFactory factory, int limitMs, QObject *parent)
    : QObject(parent), m_commands(m_store), m_session(m_store, m_commands, m_subscriptions, clock, std::move(factory))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limitMs);
    connect(&m_limit, &QTimer::timeout, this, &TryOut::end);
    connect(&m_store, &Store::changed, this, &TryOut::look);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &TryOut::end);
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
}

TryOut::~TryOut() = default;

void TryOut::start(const Profile &profile, const Secrets &secrets)
{
    if (m_over)
        return;
    m_limit.start();
    m_session.open(profile, secrets);
}

void TryOut::look()
{
    const SourceStates &sources = m_store.current()->sources;
    const bool any = std::any_of(sources.begin(), sources.end(),
                                 [](const SourceState &state) { return state.phase != SourceState::Phase::Absent; });
    if (any && isSettled(sources))
        end();
}

void TryOut::end()
{
    if (std::exchange(m_over, true))
        return;
    m_limit.stop();
    m_promise.addResult(Result<SourceStates>(m_store.current()->sources));
    m_promise.finish();
    deleteLater(); // closes the session; not here, where a delivery of it may be on the stack
}

} // namespace mesoscope

#include "moc_tryout.cpp"
