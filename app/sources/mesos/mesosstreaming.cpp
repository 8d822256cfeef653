// SPDX-License-Identifier: GPL-3.0-or-later
// The Mesos source while a master's event stream carries the state, and how it comes to that.
#include "app/sources/mesos/mesosjson.h"
#include "app/sources/mesos/mesosrequest.h"
#include "app/sources/mesos/mesossource.h"

#include "app/base/log.h"
#include "app/net/httperror.h"
#include "app/sources/worker.h"

#include <algorithm>

namespace mesoscope {

static constexpr int PublishMs = 250;
static constexpr int DoubtMs = 2000;   ///< what follows an impossible event may explain it
static constexpr int AgentsFactor = 3; ///< the list of agents is asked for less often than /state without a stream
static constexpr int UnreachableMs = 1000;
static constexpr int MaxAgentsMs = 300000;

void MesosSource::openStream()
{
    if (m_pollGood && m_base.isValid())
        m_stream.open(m_base);
}

/// A recovering master lets nobody subscribe at first, and then tells of agents one by one as they come back: those and
/// their tasks that are still missing are kept by the builder, which knows them from the leader before.
void MesosSource::takeSubscribed(const SubscribedEvent &event)
{
    MesosObservation observation = std::move(*event.state);
    observation.version = m_header.version;
    observation.clusterName = m_header.clusterName;
    observation.leader = m_header.leader;
    observation.masterId = m_header.masterId;
    observation.masters = m_header.masters;
    observation.electedAtMs = m_header.electedAtMs;
    observation.unreachableAgents = m_header.unreachableAgents;
    observation.unreachableKnown = m_header.unreachableKnown;
    observation.roles = m_header.roles;
    m_strange = observation.skipped;
    m_model.reset(observation);
    m_agents.update(observation.agents, m_base);
    Q_EMIT observed(std::make_shared<const Observation>(std::move(observation)));
    setPollInterval();
    setStreaming(true);
    if (!isPolling()) // else that ends by itself
        succeeded(state().latencyMs, m_strange, m_header.version);
    askAgentsWithin(AgentsFactor * m_pollMs);
}

void MesosSource::takeEvents(const std::vector<OperatorEvent> &events, int unreadable)
{
    bool doubtful = unreadable > 0;
    bool alive = false;
    bool unreachable = false;
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
        if (const auto *updated = std::get_if<TaskUpdatedEvent>(&event))
            unreachable = unreachable || updated->change.seen.task.state == TaskState::Unreachable;
    }
    if (alive)
        heard();
    publishSoon();
    if (doubtful)
        verifySoon();
    if (unreachable) // its agent leaves the list without a word
        askAgentsWithin(UnreachableMs);
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
    for (QTimer *timer : {&m_publish, &m_verify, &m_await, &m_agentsTimer})
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
    askAgents();
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

void MesosSource::askAgentsWithin(int delayMs)
{
    const qint64 spacing = m_sinceAgents.isValid() ? 9 * m_agentsCostMs - m_sinceAgents.elapsed() : 0;
    const int delay = int(std::max<qint64>(std::min(delayMs, MaxAgentsMs), spacing));
    if (!m_agentsTimer.isActive() || m_agentsTimer.remainingTime() > delay)
        m_agentsTimer.start(delay);
}

void MesosSource::askAgents()
{
    if (m_askingAgents || !m_model.isKnown() || urls().isEmpty())
        return;
    m_askingAgents = true;
    m_agentsTimer.stop();
    m_sinceAgents.start();
    const quint64 since = m_model.serial();
    const QUrl url = urls().at(m_agentsTurn++ % urls().size());
    const Request agents = mesosGet(url, QStringLiteral("/slaves"), 60000, qint64(256) << 20);
    observe(this, transport().send(agents), [this, since, url](Result<Response> result) {
        Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        if (answer.ok() && m_origins.contains(originOf(answer->url))) {
            readAgents(std::move(answer).value(), since);
            return;
        }
        if (answer.ok() && m_model.isKnown()) {
            m_suspect = url; // another leads, or this one by another name
            pollWithin(0);
        }
        agentsAnswered();
    });
    const Request roles = mesosGet(m_base, QStringLiteral("/roles"), 15000, 64 << 20);
    observe(this, transport().send(roles), [this](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Mesos);
        Result<std::vector<Role>> read =
            answer.ok() ? readRoles(answer->body) : Result<std::vector<Role>>(answer.error());
        if (m_model.isKnown() && read.ok() && *read != m_header.roles)
            m_model.takeRoles(std::move(read).value());
    });
}

void MesosSource::readAgents(Response answer, quint64 since)
{
    const auto work = [answer = std::move(answer)] { return readAgentList(answer.body); };
    observe(this, runOn<std::vector<Agent>>(m_pool, work), [this, since](const Result<std::vector<Agent>> &read) {
        if (m_model.isKnown() && read.ok()) {
            const bool doubtful = m_model.takeAgentList(*read, since) == MasterModel::Doubt::Impossible;
            publishSoon();
            if (doubtful)
                verifySoon();
        }
        agentsAnswered();
    });
}

void MesosSource::agentsAnswered()
{
    m_askingAgents = false;
    m_agentsCostMs = m_sinceAgents.elapsed();
    if (m_model.isKnown())
        askAgentsWithin(AgentsFactor * m_pollMs);
}

} // namespace mesoscope
