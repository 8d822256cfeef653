// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/replay/pipelinewatch.h"

#include "app/backends.h"
#include "tests/support/snapshotcheck.h"

#include <QtTest>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

PipelineWatch::PipelineWatch(const QList<QUrl> &masters) : m_now(std::make_shared<ClusterSnapshot>())
{
    connect(&m_pipeline, &Pipeline::delivered, this, &PipelineWatch::take);
    Profile profile;
    Endpoint endpoint;
    endpoint.source = SourceId::Mesos;
    endpoint.urls = masters;
    profile.endpoints = {endpoint};
    profile.pollMs = 60000; // it is asked when the test wants it
    m_pipeline.begin(&makeBackends, profile, {}, true);
}

PipelineWatch::~PipelineWatch()
{
    m_pipeline.end();
}

bool PipelineWatch::askAgain()
{
    for (int round = 0; round < 2; ++round) {
        m_clock.advance(50); // so that an answer changes the time of the last one, and a failure the interval
        const SourceState before = mesos();
        m_pipeline.refresh();
        if (!QTest::qWaitFor([&] { return !(mesos() == before); }, 10000))
            return false;
    }
    return true;
}

void PipelineWatch::mustHold(const QSet<QString> &agents, const QSet<QString> &activeTasks)
{
    m_mustAgents = agents;
    m_mustTasks = activeTasks;
}

void PipelineWatch::take(const DeliveryPtr &delivery)
{
    events += delivery->events;
    if (delivery->change) {
        m_now = delivery->change->after;
        incidents += delivery->change->incidents;
        ++snapshots;
        check(*m_now);
    }
    QMetaObject::invokeMethod(&m_pipeline, &Pipeline::acknowledge, Qt::QueuedConnection);
}

void PipelineWatch::check(const ClusterSnapshot &snapshot)
{
    const QString unsound = problemOf(snapshot);
    if (!unsound.isEmpty())
        note(unsound);
    QSet<QString> agents;
    for (const Agent &agent : snapshot.agents) {
        agents.insert(agent.id.text());
        if (m_mustAgents.contains(agent.id.text()) && agent.status != AgentStatus::Active &&
            agent.status != AgentStatus::Recovering)
            note(u"an agent that only has to register again is shown as lost: "_s + agent.id.text());
    }
    for (const QString &id : m_mustAgents - agents)
        note(u"an agent is missing: "_s + id);
    const QStringList listed = activeTasks(snapshot);
    const QSet<QString> tasks(listed.begin(), listed.end());
    if (tasks.size() != listed.size())
        note(u"a task twice"_s);
    for (const QString &id : m_mustTasks - tasks)
        note(u"a task is missing: "_s + id);
    if (m_mayTasks) {
        for (const QString &id : tasks - *m_mayTasks)
            note(u"a task that nobody told of: "_s + id);
    }
}

void PipelineWatch::note(const QString &problem)
{
    if (!problems.contains(problem))
        problems.append(problem);
}

QStringList activeTasks(const ClusterSnapshot &snapshot)
{
    QStringList ids;
    for (const Task &task : snapshot.tasks) {
        if (isActive(task.state))
            ids.append(task.id.text());
    }
    return ids;
}

} // namespace mesoscope::test
