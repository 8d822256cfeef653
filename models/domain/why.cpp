// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/why.h"

#include <algorithm>

namespace mesoscope {

namespace {

constexpr qint64 Minute = 60000;
constexpr qint64 LongStaging = 2 * Minute; ///< an image of ordinary size has come by then
constexpr qint64 LongStep = 5 * Minute;    ///< what a step of a deployment may take before somebody asks
constexpr qint64 LongReadiness = Minute;   ///< two readiness checks of ordinary pace have been made by then
constexpr qint64 Recent = 15 * Minute;     ///< a failure before that explains nothing of now

class Search
{
public:
    Search(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs, bool thorough)
        : m_app(app), m_snapshot(snapshot), m_nowMs(nowMs), m_thorough(thorough)
    {
    }
    std::vector<Cause> run();

private:
    int missing() const { return std::max(0, m_app.instances - m_app.counts.running); }
    void addPlacement();
    void addBackOff();
    void addHealth();
    void addFailure();
    void addTasks();
    void addDeployments();
    void addDependencies();
    void addDependency(const AppId &needed, const AppId &group);
    void addReadiness();
    void addUnexplained();
    Cause &add(Cause::Kind kind, Condition condition, int instances);
    bool has(Cause::Kind kind) const;

    const App &m_app;
    const ClusterSnapshot &m_snapshot;
    const qint64 m_nowMs;
    const bool m_thorough;
    std::vector<Cause> m_causes;
};

Cause &Search::add(Cause::Kind kind, Condition condition, int instances)
{
    Cause cause;
    cause.kind = kind;
    cause.condition = condition;
    cause.instances = instances;
    m_causes.push_back(std::move(cause));
    return m_causes.back();
}

bool Search::has(Cause::Kind kind) const
{
    return std::any_of(m_causes.begin(), m_causes.end(), [kind](const Cause &cause) { return cause.kind == kind; });
}

/// Marathon queues every launch for a moment: an instance waits once offers were looked at and none suited.
void Search::addPlacement()
{
    const std::optional<QueueEntry> &queue = m_app.queue;
    const bool looked = queue && (queue->unusedOffers.value_or(0) > 0 || queue->processedOffers.value_or(0) > 0);
    if (!queue || !queue->overdue || missing() == 0 || !(looked || m_app.status == AppStatus::Waiting))
        return;
    if (m_app.status != AppStatus::Waiting && decidingStep(*queue) == std::nullopt)
        return;
    Cause &cause = add(Cause::Kind::NotPlaced, Condition::Waiting, std::max(1, queue->count));
    cause.sinceMs = queue->sinceMs;
    cause.step = decidingStep(*queue);
    cause.countsOffers = queue->processedOffers.has_value();
    if (m_thorough)
        cause.placement = checkPlacement(m_app, m_snapshot, cause.instances);
}

void Search::addBackOff()
{
    const std::optional<QueueEntry> &queue = m_app.queue;
    if (!queue || queue->overdue || queue->timeLeftSeconds <= 0)
        return;
    Cause &cause = add(Cause::Kind::BackingOff, Condition::Bad, std::max(1, queue->count));
    cause.sinceMs = queue->sinceMs;
    cause.untilMs = m_nowMs + qint64(queue->timeLeftSeconds) * 1000;
    cause.failure = m_app.lastFailure;
    if (cause.failure)
        cause.end = readTaskEnd(cause.failure->state, cause.failure->message);
}

/// The instance whose check has failed longest speaks for all.
void Search::addHealth()
{
    if (m_app.counts.unhealthy <= 0)
        return;
    Cause &cause = add(Cause::Kind::Unhealthy, Condition::Bad, m_app.counts.unhealthy);
    if (m_app.healthChecks.size() == 1)
        cause.check = m_app.healthChecks.first();
    for (const Task *task : m_snapshot.tasksOf(m_app.handle)) {
        if (task->health != Health::Unhealthy || !isActive(task->state))
            continue;
        for (qsizetype i = 0; i < task->healthResults.size(); ++i) {
            const HealthResult &result = task->healthResults.at(i);
            if (result.alive)
                continue;
            const qint64 since = result.lastSuccessMs > 0 ? result.lastSuccessMs : task->startedAtMs;
            if (cause.result && since >= cause.sinceMs)
                continue;
            cause.result = result;
            cause.sinceMs = since;
            cause.host = task->host;
        }
    }
}

void Search::addFailure()
{
    if (!m_app.lastFailure || has(Cause::Kind::BackingOff))
        return;
    const TaskFailure &failure = *m_app.lastFailure;
    const bool old = m_nowMs - failure.timestampMs > Recent;
    const bool another = !failure.version.isEmpty() && !m_app.version.isEmpty() && failure.version != m_app.version;
    if (old || another)
        return;
    const TaskEnd end = readTaskEnd(failure.state, failure.message);
    const bool killed = end.kind == EndKind::HealthCheck;
    if (!killed && missing() == 0)
        return; // it came back: told on the page of failures, not here
    Cause &cause =
        add(killed ? Cause::Kind::HealthKilled : Cause::Kind::Failing, Condition::Bad, std::max(1, missing()));
    cause.failure = failure;
    cause.end = end;
    cause.sinceMs = failure.timestampMs;
    if (killed && m_app.healthChecks.size() == 1)
        cause.check = m_app.healthChecks.first();
}

void Search::addTasks()
{
    Cause lost, staging;
    for (const Task *task : m_snapshot.tasksOf(m_app.handle)) {
        const bool unreachable = task->state == TaskState::Unreachable || task->state == TaskState::Lost;
        const bool starts = task->state == TaskState::Staging || task->state == TaskState::Starting;
        const qint64 since = starts ? task->stagedAtMs : task->sinceMs;
        if (!unreachable && !(starts && since > 0 && m_nowMs - since > LongStaging))
            continue;
        Cause &cause = unreachable ? lost : staging;
        if (cause.instances++ == 0 || since < cause.sinceMs) {
            cause.sinceMs = since;
            cause.host = task->host;
        }
    }
    lost.kind = Cause::Kind::NodeLost;
    staging.kind = Cause::Kind::Staging;
    staging.condition = Condition::Progress;
    for (Cause *cause : {&lost, &staging}) {
        if (cause->instances > 0)
            m_causes.push_back(std::move(*cause));
    }
}

/// A deployment changes one app after another: what is not this app's turn yet waits for those of the present step.
void Search::addDeployments()
{
    for (const QString &id : m_app.deployments) {
        const Deployment *deployment = m_snapshot.findDeployment(DeploymentId(id));
        if (!deployment || m_nowMs - deployment->versionMs < LongStep)
            continue;
        const App *slow = nullptr;
        for (const DeploymentAction &action : deployment->current) {
            const App *app = m_snapshot.findApp(action.app);
            if (app && (!slow || (app->id != m_app.id && app->status != AppStatus::Running)))
                slow = app;
        }
        Cause &cause = add(Cause::Kind::Deployment, Condition::Warning, missing());
        cause.deployment = deployment->id;
        cause.deploymentStep = deployment->currentStep;
        cause.deploymentSteps = deployment->totalSteps;
        cause.sinceMs = deployment->versionMs;
        if (slow && slow->id != m_app.id) {
            cause.other = slow->id;
            cause.otherStatus = slow->status;
        }
    }
}

void Search::addDependencies()
{
    if (missing() == 0 || m_app.deployments.isEmpty())
        return;
    for (const AppId &id : m_app.dependencies)
        addDependency(id, {});
    const AppId root(QStringLiteral("/"));
    for (AppId group = parentOf(m_app.id); !group.isEmpty(); group = parentOf(group)) {
        const Group *known = m_snapshot.findGroup(group);
        for (const AppId &id : known ? known->dependencies : QList<AppId>())
            addDependency(id, group);
        if (group == root)
            break;
    }
}

void Search::addDependency(const AppId &needed, const AppId &group)
{
    const App *found = nullptr; // of a group: the worst in it
    for (const App &app : m_snapshot.apps) {
        if (app.id != m_app.id && (app.id == needed || isInside(app.id, needed)) && app.status != AppStatus::Running &&
            (!found || worse(conditionOf(app.status), conditionOf(found->status)) != conditionOf(found->status)))
            found = &app;
    }
    if (!found || std::any_of(m_causes.begin(), m_causes.end(), [found](const Cause &cause) {
            return cause.kind == Cause::Kind::Dependency && cause.other == found->id;
        }))
        return;
    Cause &cause = add(Cause::Kind::Dependency, Condition::Waiting, missing());
    cause.other = found->id;
    cause.otherStatus = found->status;
    cause.group = group;
}

/// Marathon asks only while a deployment goes on; that one is to come soon is no reason to worry.
void Search::addReadiness()
{
    std::optional<ReadinessResult> first;
    int waiting = 0;
    for (const QString &id : m_app.deployments) {
        const Deployment *deployment = m_snapshot.findDeployment(DeploymentId(id));
        if (!deployment || m_nowMs - deployment->versionMs < LongReadiness)
            continue;
        for (const DeploymentAction &action : deployment->current) {
            if (action.app != m_app.id)
                continue;
            for (const ReadinessResult &result : action.readiness) {
                waiting += !result.ready;
                if (!result.ready && (!first || (first->status == 0 && result.status > 0)))
                    first = result; // one that answers says more
            }
        }
    }
    if (!first)
        return;
    Cause &cause = add(Cause::Kind::NotReady, Condition::Progress, waiting);
    cause.readiness = first;
    if (const Task *task = m_snapshot.findTask(first->task)) {
        cause.host = task->host;
        cause.sinceMs = task->startedAtMs;
    }
}

void Search::addUnexplained()
{
    if (m_causes.empty() && m_app.status == AppStatus::Degraded)
        add(Cause::Kind::Unexplained, Condition::Warning, missing());
}

std::vector<Cause> Search::run()
{
    addPlacement();
    addBackOff();
    addHealth();
    addFailure();
    addTasks();
    addDependencies();
    addReadiness();
    addDeployments();
    addUnexplained();
    return std::move(m_causes);
}

} // namespace

const QList<RejectReason> &funnelOf(const QueueEntry &queue)
{
    return queue.launchAttempt.isEmpty() ? queue.lastOffers : queue.launchAttempt;
}

std::optional<RejectReason> decidingStep(const QueueEntry &queue)
{
    const RejectReason *worst = nullptr;
    for (const RejectReason &step : funnelOf(queue)) {
        if (step.processed > 0 && step.declined >= step.processed)
            return step;
        if (step.declined > 0 && (!worst || step.declined > worst->declined))
            worst = &step;
    }
    return worst ? std::optional(*worst) : std::nullopt;
}

std::vector<Cause> causesOf(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs, bool thorough)
{
    return Search(app, snapshot, nowMs, thorough).run();
}

} // namespace mesoscope
