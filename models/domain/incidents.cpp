// SPDX-License-Identifier: GPL-3.0-or-later
// What in a change set is worth telling a person.
#include "models/domain/changeset.h"

namespace mesoscope {

namespace {

class Finder
{
public:
    Finder(const ClusterSnapshot &before, const ClusterSnapshot &after) : m_before(before), m_after(after) {}

    QList<Incident> found;

    /// A source that has gone, or that has just come, says nothing about the things it told of.
    bool steady(SourceId source) const
    {
        return m_before.source(source).hasData() && m_after.source(source).hasData() && m_after.source(source).isLive();
    }

    void add(Incident incident)
    {
        incident.timeMs = m_after.takenAtMs;
        found.append(std::move(incident));
    }

    void ofTask(Incident::Kind kind, const Task &task, const ClusterSnapshot &snapshot, const QString &detail)
    {
        Incident incident;
        incident.kind = kind;
        incident.task = task.id;
        incident.host = task.host;
        if (const App *app = snapshot.app(task.app))
            incident.app = app->id;
        if (const Agent *agent = snapshot.agent(task.agent))
            incident.agent = agent->id;
        incident.detail = detail.left(2000);
        add(std::move(incident));
    }

    void tasks(const EntityChanges &changes)
    {
        for (const quint32 handle : changes.changed) {
            const Task *old = m_before.task(TaskHandle(handle));
            const Task *now = m_after.task(TaskHandle(handle));
            if (old && now && !justJoined(*old, *now))
                compareTask(*old, *now);
        }
        for (const quint32 handle : changes.added) {
            const Task *now = m_after.task(TaskHandle(handle));
            if (!now)
                continue;
            // Born ended: it failed between two readings. Marathon lists no ended tasks, so only Mesos tells of these.
            if (isFailure(now->state) && isTerminal(now->state) && steady(SourceId::Mesos))
                ofTask(Incident::Kind::TaskFailed, *now, m_after, now->message);
            else if (now->health == Health::Unhealthy && isActive(now->state) &&
                     steady(now->fromMarathon ? SourceId::Marathon : SourceId::Mesos))
                ofTask(Incident::Kind::InstanceUnhealthy, *now, m_after, causeOf(*now));
        }
    }

    void apps(const EntityChanges &changes)
    {
        for (const quint32 handle : changes.changed) {
            const App *old = m_before.app(AppHandle(handle));
            const App *now = m_after.app(AppHandle(handle));
            if (!old || !now)
                continue;
            Incident incident;
            incident.app = now->id;
            if (old->status != now->status) {
                if (now->status == AppStatus::Unhealthy) {
                    incident.kind = Incident::Kind::AppUnhealthy;
                    add(incident);
                } else if (old->status == AppStatus::Unhealthy && now->status != AppStatus::Delayed &&
                           now->status != AppStatus::Waiting) { // from bad to worse is no recovery
                    incident.kind = Incident::Kind::AppRecovered;
                    add(incident);
                }
                if (now->status == AppStatus::Delayed || now->status == AppStatus::Waiting) {
                    incident.kind =
                        now->status == AppStatus::Delayed ? Incident::Kind::CrashLoop : Incident::Kind::AppWaiting;
                    incident.detail = now->lastFailure ? now->lastFailure->message.left(2000) : QString();
                    add(incident);
                }
            }
            if (now->lastFailure &&
                (!old->lastFailure || old->lastFailure->timestampMs < now->lastFailure->timestampMs)) {
                incident.kind = Incident::Kind::TaskFailed;
                incident.task = TaskId(now->lastFailure->taskId);
                incident.host = now->lastFailure->host;
                incident.detail = now->lastFailure->message.left(2000);
                if (!alreadyFailed(incident.task))
                    add(incident);
            }
        }
    }

    void deployments(const EntityChanges &changes)
    {
        for (const quint32 handle : changes.added) {
            if (const Deployment *now = m_after.deployment(DeploymentHandle(handle)))
                ofDeployment(Incident::Kind::DeploymentStarted, *now);
        }
        for (const quint32 handle : changes.removed) {
            if (const Deployment *old = m_before.deployment(DeploymentHandle(handle)))
                ofDeployment(Incident::Kind::DeploymentFinished, *old);
        }
    }

    void agents(const EntityChanges &changes)
    {
        // While a new leader recovers only those count that it will not get back.
        const bool settled = m_before.info.recoveredAgents == 0 && m_after.info.recoveredAgents == 0;
        const auto counts = [settled](const Agent &old) {
            return settled || (old.status == AgentStatus::Recovering && old.hasTotals);
        };
        const auto bad = [](const Agent *agent) {
            return agent && (agent->status == AgentStatus::Unreachable || agent->status == AgentStatus::Inactive);
        };
        const auto add1 = [this](Incident::Kind kind, const Agent &agent) {
            Incident incident;
            incident.kind = kind;
            incident.agent = agent.id;
            incident.host = agent.hostname;
            add(std::move(incident));
        };
        for (const quint32 handle : changes.changed) {
            const Agent *old = m_before.agent(AgentHandle(handle));
            const Agent *now = m_after.agent(AgentHandle(handle));
            if (old && bad(now) && !bad(old) && counts(*old))
                add1(Incident::Kind::AgentLost, *now);
            else if (bad(old) && now && now->status == AgentStatus::Active)
                add1(Incident::Kind::AgentBack, *now);
        }
        for (const quint32 handle : changes.added) {
            // Handles rise: one below the former mark was given to an agent that was here before.
            const Agent *now = m_after.agent(AgentHandle(handle));
            if (now && now->status == AgentStatus::Active && handle < m_before.agentHandles && settled)
                add1(Incident::Kind::AgentBack, *now);
        }
        for (const quint32 handle : changes.removed) {
            const Agent *old = m_before.agent(AgentHandle(handle));
            if (old && !bad(old) && old->hasTotals && counts(*old))
                add1(Incident::Kind::AgentLost, *old);
        }
    }

    void sources()
    {
        for (int i = 0; i < SourceCount; ++i) {
            const SourceState &old = m_before.source(SourceId(i));
            const SourceState &now = m_after.source(SourceId(i));
            Incident incident;
            incident.source = SourceId(i);
            if (old.isLive() && (now.phase == SourceState::Phase::Stale || now.phase == SourceState::Phase::Failed)) {
                incident.kind = Incident::Kind::SourceLost;
                incident.detail = now.error ? now.error->detail : QString();
                add(std::move(incident));
            } else if (now.isLive() && !old.isLive() && old.hasData()) { // by way of connecting anew, too
                incident.kind = Incident::Kind::SourceBack;
                add(std::move(incident));
            }
        }
        if (steady(SourceId::Mesos) && !m_before.info.mesosLeader.isEmpty() && !m_after.info.mesosLeader.isEmpty() &&
            m_before.info.mesosLeader != m_after.info.mesosLeader) {
            Incident incident;
            incident.kind = Incident::Kind::LeaderChanged;
            incident.source = SourceId::Mesos;
            incident.host = m_after.info.mesosLeader;
            add(std::move(incident));
        }
    }

private:
    /// Seen by a source for the first time together with the source itself: what it says is not news.
    bool justJoined(const Task &old, const Task &now) const
    {
        return (now.fromMarathon && !old.fromMarathon && !steady(SourceId::Marathon)) ||
               (now.fromMesos && !old.fromMesos && !steady(SourceId::Mesos));
    }

    static QString causeOf(const Task &task)
    {
        QString cause;
        for (const HealthResult &result : task.healthResults) {
            if (!result.alive && !result.lastFailureCause.isEmpty())
                cause = result.lastFailureCause;
        }
        return cause;
    }

    void compareTask(const Task &old, const Task &now)
    {
        if (now.health == Health::Unhealthy && old.health != Health::Unhealthy) {
            ofTask(Incident::Kind::InstanceUnhealthy, now, m_after, causeOf(now));
        } else if (old.health == Health::Unhealthy && now.health == Health::Healthy) {
            ofTask(Incident::Kind::InstanceRecovered, now, m_after, {});
        }
        if (old.state != now.state && isFailure(now.state) && !isFailure(old.state))
            ofTask(Incident::Kind::TaskFailed, now, m_after, now.message);
    }

    bool alreadyFailed(const TaskId &task) const
    {
        for (const Incident &incident : found) {
            if (incident.kind == Incident::Kind::TaskFailed && incident.task == task)
                return true;
        }
        const Task *known = m_before.findTask(task);
        return known && isFailure(known->state); // told before, by Mesos
    }

    void ofDeployment(Incident::Kind kind, const Deployment &deployment)
    {
        Incident incident;
        incident.kind = kind;
        incident.deployment = deployment.id;
        if (!deployment.affected.isEmpty())
            incident.app = deployment.affected.first();
        add(std::move(incident));
    }

    const ClusterSnapshot &m_before;
    const ClusterSnapshot &m_after;
};

} // namespace

bool Incident::isRecovery() const
{
    return kind == Kind::InstanceRecovered || kind == Kind::AppRecovered || kind == Kind::AgentBack ||
           kind == Kind::SourceBack || kind == Kind::DeploymentFinished;
}

QString Incident::key() const
{
    switch (kind) {
    case Kind::InstanceUnhealthy:
    case Kind::InstanceRecovered:
        return QStringLiteral("instance:") + task.text();
    case Kind::AppUnhealthy:
    case Kind::AppRecovered:
        return QStringLiteral("app:") + app.text();
    case Kind::TaskFailed:
        return QStringLiteral("failed:") + (task.isEmpty() ? app.text() : task.text());
    case Kind::CrashLoop:
        return QStringLiteral("loop:") + app.text();
    case Kind::AppWaiting:
        return QStringLiteral("waiting:") + app.text();
    case Kind::DeploymentStarted:
    case Kind::DeploymentFinished:
    case Kind::DeploymentStuck:
        return QStringLiteral("deployment:") + deployment.text();
    case Kind::AgentLost:
    case Kind::AgentBack:
        return QStringLiteral("agent:") + (agent.isEmpty() ? host : agent.text());
    case Kind::LeaderChanged:
        return QStringLiteral("leader");
    case Kind::SourceLost:
    case Kind::SourceBack:
        return QStringLiteral("source:") + QString::number(int(source));
    }
    return {};
}

QList<Incident> incidentsBetween(const ClusterSnapshot *before, const ClusterSnapshot &after, const ChangeSet &changes)
{
    if (!before)
        return {};
    Finder finder(*before, after);
    finder.sources();
    const bool marathon = finder.steady(SourceId::Marathon);
    const bool mesos = finder.steady(SourceId::Mesos);
    if (marathon || mesos)
        finder.tasks(changes.tasks);
    if (marathon) {
        finder.apps(changes.apps);
        finder.deployments(changes.deployments);
    }
    if (mesos)
        finder.agents(changes.agents);
    return finder.found;
}

} // namespace mesoscope
