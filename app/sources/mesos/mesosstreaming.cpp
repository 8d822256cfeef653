// SPDX-License-Identifier: GPL-3.0-or-later
// The Mesos source while a master's event stream carries the state, and how it comes to that.
#include "app/sources/mesos/mesossource.h"

#include "app/base/log.h"

#include <algorithm>

namespace mesoscope {

static constexpr int PublishMs = 250;
static constexpr int DoubtMs = 2000; ///< what follows an impossible event may explain it

void MesosSource::openStream()
{
    if (m_pollGood && m_base.isValid())
        m_stream.open(m_base);
}

/// A recovering master lets nobody subscribe at first, and then tells of agents one by one as they come back: those and
/// their tasks that are still missing are kept by the builder, which knows them from the leader before.
void MesosSource::takeSubscribed(const SubscribedEvent &event)
{
    MesosObservation observation = m_header;
    observation.recoveredAgents = event.state->recoveredAgents;
    observation.agents = std::move(event.state->agents);
    observation.frameworks = std::move(event.state->frameworks);
    observation.tasks = std::move(event.state->tasks);
    observation.skipped = event.state->skipped;
    m_strange = observation.skipped;
    m_model.reset(observation);
    m_agents.update(observation.agents, m_base);
    Q_EMIT observed(std::make_shared<const Observation>(std::move(observation)));
    setPollInterval();
    setStreaming(true);
    if (!isPolling()) // else that ends by itself
        succeeded(state().latencyMs, m_strange, m_header.version);
    m_gaps.begin(m_base, urls());
}

void MesosSource::takeEvents(const std::vector<OperatorEvent> &events, int unreadable)
{
    bool doubtful = unreadable > 0;
    bool alive = false;
    m_strange += unreadable;
    for (const OperatorEvent &event : events) {
        if (const auto *subscribed = std::get_if<SubscribedEvent>(&event)) {
            takeSubscribed(*subscribed);
            continue;
        }
        if (!m_model.isKnown())
            return; // given up by what an earlier event led to
        alive = alive || std::holds_alternative<HeartbeatEvent>(event);
        m_strange += std::holds_alternative<StrangeEvent>(event);
        // An event that is late within a reading's time is in that reading; any other was reordered.
        const MasterModel::Doubt doubt = m_model.apply(event);
        doubtful = doubtful || doubt == MasterModel::Doubt::Impossible;
        if (doubt == MasterModel::Doubt::Uncounted)
            m_gaps.counts() ? m_gaps.count() : verifySoon();
        const auto *updated = std::get_if<TaskUpdatedEvent>(&event);
        if (updated && updated->change.seen.task.state == TaskState::Unreachable)
            m_gaps.lookAt(updated->change.seen.agent); // it leaves the list without a word
    }
    if (alive)
        heard();
    publishSoon();
    if (doubtful)
        verifySoon();
    if (m_model.awaitsAgents() && !m_await.isActive())
        m_await.start(m_pollMs);
}

void MesosSource::publishSoon()
{
    if (m_model.hasChanges() && !m_publish.isActive())
        m_publish.start(int(std::clamp<qint64>(9 * m_publishCostMs, PublishMs, 10000)));
}

void MesosSource::publishChanges()
{
    m_publish.stop();
    if (!m_model.hasChanges())
        return;
    QElapsedTimer cost;
    cost.start();
    MesosChanges changes = m_model.takeChanges();
    const std::vector<MasterInfo> masters = mastersNow();
    if (masters != m_header.masters)
        changes.masters = m_header.masters = masters;
    if (changes.roles)
        m_header.roles = *changes.roles;
    m_agents.update(changes.agents, m_base);
    Q_EMIT observed(std::make_shared<const Observation>(std::move(changes)));
    m_publishCostMs = cost.elapsed();
    heard();
}

/// Rarely enough that this, too, takes at most a tenth of the time.
void MesosSource::verifySoon()
{
    if (!m_model.isKnown() || m_verify.isActive())
        return;
    const qint64 spacing = m_pollMs + 9 * m_costMs - (m_sincePoll.isValid() ? m_sincePoll.elapsed() : 0);
    m_verify.start(int(std::max<qint64>(std::min(DoubtMs, m_pollMs), spacing)));
}

void MesosSource::streamLost(const Error &error)
{
    qCDebug(logPipeline) << "stream of the master lost:" << int(error.kind) << error.httpStatus;
    const bool carried = m_model.isKnown();
    m_pollGood = m_pollGood && !carried;
    endStreaming();
    if (carried)
        pollWithin(0);
}

void MesosSource::endStreaming()
{
    if (m_model.isKnown())
        publishChanges(); // the last that it told
    m_model.forget();
    m_gaps.end();
    for (QTimer *timer : {&m_publish, &m_verify, &m_await})
        timer->stop();
    m_suspect = QUrl();
    m_strange = 0;
    setPollInterval();
    setStreaming(false);
}

void MesosSource::refresh()
{
    if (!m_model.isKnown()) {
        PollingSource::refresh();
        return;
    }
    Q_EMIT refreshed();
    m_gaps.look();
    verifySoon();
}

void MesosSource::wake()
{
    m_stream.drop();
    m_stream.forgive();
    m_pollGood = false; // the next poll says which master leads now
    endStreaming();
    PollingSource::wake();
}

void MesosSource::gapsFilled(bool doubtful)
{
    if (!m_model.isKnown())
        return;
    publishSoon();
    if (doubtful)
        verifySoon();
}

void MesosSource::anotherLeads(const QUrl &asked)
{
    if (!m_model.isKnown())
        return;
    m_suspect = asked;
    // Two that both claim to lead make this a habit: still at most a tenth of the time.
    pollWithin(int(std::max<qint64>(0, 9 * m_costMs - (m_sincePoll.isValid() ? m_sincePoll.elapsed() : 0))));
}

} // namespace mesoscope
