// SPDX-License-Identifier: GPL-3.0-or-later
// States as words.
#include "views/text/statetext.h"

#include "models/domain/lifetimes.h"
#include "views/text/errortext.h"
#include "views/text/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

QString deployingText(const App &app, const ClusterSnapshot &snapshot)
{
    for (const QString &id : app.deployments) {
        const Deployment *deployment = snapshot.findDeployment(DeploymentId(id));
        if (deployment && deployment->totalSteps > 0 && deployment->currentStep > 0)
            return Text::tr("deploying, step %1 of %2").arg(deployment->currentStep).arg(deployment->totalSteps);
    }
    return text(AppStatus::Deploying);
}

QString bounded(const QString &remote)
{
    const QString line = remote.simplified();
    return line.size() > 300 ? line.first(300) + QStringLiteral("…") : line;
}

/// The app, else the task, else the node an incident is about.
QString subjectOf(const Incident &incident)
{
    if (!incident.app.isEmpty())
        return incident.app.text();
    if (!incident.task.isEmpty())
        return incident.task.text();
    if (!incident.host.isEmpty())
        return incident.host;
    return incident.agent.text();
}

} // namespace

QString text(TaskState state)
{
    switch (state) {
    case TaskState::Staging:
        return Text::tr("staging");
    case TaskState::Starting:
        return Text::tr("starting");
    case TaskState::Running:
        return Text::tr("running", "task");
    case TaskState::Killing:
        return Text::tr("stopping");
    case TaskState::Unreachable:
        return Text::tr("unreachable", "task");
    case TaskState::Lost:
        return Text::tr("lost");
    case TaskState::GoneByOperator:
        return Text::tr("gone by operator");
    case TaskState::Finished:
        return Text::tr("finished");
    case TaskState::Failed:
        return Text::tr("failed");
    case TaskState::Killed:
        return Text::tr("killed");
    case TaskState::Error:
        return Text::tr("error");
    case TaskState::Dropped:
        return Text::tr("dropped");
    case TaskState::Gone:
        return Text::tr("gone");
    case TaskState::Unknown:
        return Text::tr("unknown", "task");
    }
    return {};
}

QString text(Health health)
{
    switch (health) {
    case Health::None:
        return Text::tr("no health check");
    case Health::Unknown:
        return Text::tr("no result yet");
    case Health::Healthy:
        return Text::tr("healthy");
    case Health::Unhealthy:
        return Text::tr("unhealthy");
    }
    return {};
}

QString text(AppStatus status)
{
    switch (status) {
    case AppStatus::Running:
        return Text::tr("running", "app");
    case AppStatus::Unhealthy:
        return Text::tr("unhealthy", "app");
    case AppStatus::Degraded:
        return Text::tr("degraded");
    case AppStatus::Deploying:
        return Text::tr("deploying");
    case AppStatus::Waiting:
        return Text::tr("waiting", "app");
    case AppStatus::Delayed:
        return Text::tr("delayed");
    case AppStatus::Suspended:
        return Text::tr("suspended");
    case AppStatus::Unknown:
        return Text::tr("unknown", "app");
    }
    return {};
}

QString text(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Active:
        return Text::tr("active");
    case AgentStatus::Inactive:
        return Text::tr("inactive");
    case AgentStatus::Unreachable:
        return Text::tr("unreachable", "node");
    case AgentStatus::Draining:
        return Text::tr("draining");
    case AgentStatus::Drained:
        return Text::tr("drained");
    case AgentStatus::Deactivated:
        return Text::tr("deactivated");
    case AgentStatus::Recovering:
        return Text::tr("recovering");
    case AgentStatus::Inferred:
        return Text::tr("seen through its tasks");
    }
    return {};
}

QString text(Condition condition)
{
    switch (condition) {
    case Condition::Ok:
        return Text::tr("well");
    case Condition::Warning:
        return Text::tr("warning");
    case Condition::Bad:
        return Text::tr("failing");
    case Condition::Progress:
        return Text::tr("in progress");
    case Condition::Waiting:
        return Text::tr("waiting");
    case Condition::Off:
        return Text::tr("off");
    case Condition::Unknown:
        return Text::tr("not known");
    }
    return {};
}

QString appStatusText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    switch (app.status) {
    case AppStatus::Running:
        return app.kind == App::Kind::App && app.healthChecks.isEmpty() ? text(Health::None) : text(app.status);
    case AppStatus::Unhealthy:
        return app.counts.unhealthy > 0 ? Text::tr("%n unhealthy", nullptr, app.counts.unhealthy) : text(app.status);
    case AppStatus::Degraded:
        return Text::tr("%1 of %2 running").arg(app.counts.running).arg(app.instances);
    case AppStatus::Deploying:
        return deployingText(app, snapshot);
    case AppStatus::Waiting:
        return app.queue && app.queue->sinceMs > 0 ? Text::tr("waiting %1").arg(formatSince(app.queue->sinceMs, nowMs))
                                                   : text(app.status);
    case AppStatus::Delayed:
        return app.queue && app.queue->timeLeftSeconds > 0
                   ? Text::tr("crashes, next try in %1").arg(formatAge(qint64(app.queue->timeLeftSeconds) * 1000))
                   : text(app.status);
    case AppStatus::Suspended:
    case AppStatus::Unknown:
        break;
    }
    return text(app.status);
}

QString lifeTimesText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    QStringList sentences;
    for (const bool outdated : {false, true}) {
        const LifeTimes times = lifeTimesOf(app, snapshot, outdated, nowMs);
        if (times.count == 0)
            continue;
        const auto age = [nowMs](qint64 ms) { return formatSince(nowMs - ms, nowMs); };
        sentences +=
            (outdated ? Text::tr("%n with an older configuration: for %1 (median), %2 on average, %3 at most.", nullptr,
                                 times.count)
                      : Text::tr("%n running for %1 (median), %2 on average, %3 at most.", nullptr, times.count))
                .arg(age(times.medianMs), age(times.averageMs), age(times.longestMs));
    }
    return sentences.join(u' ');
}

QString segmentsText(const HealthSegments &parts)
{
    QStringList words;
    const auto say = [&words](int count, const QString &word) {
        if (count > 0)
            words.append(word);
    };
    say(parts.healthy, Text::tr("%n healthy", nullptr, parts.healthy));
    say(parts.unhealthy, Text::tr("%n failing", nullptr, parts.unhealthy));
    say(parts.unknown, Text::tr("%n without a health result", nullptr, parts.unknown));
    say(parts.staged, Text::tr("%n starting", nullptr, parts.staged));
    say(parts.over, Text::tr("%n more than wanted", nullptr, parts.over));
    say(parts.missing, Text::tr("%n missing", nullptr, parts.missing));
    return words.join(QStringLiteral(" · "));
}

QString groupStatusText(const Group &group)
{
    if (group.apps == 0)
        return Text::tr("empty");
    if (group.troubled > 0)
        return Text::tr("%1 of %n app(s) need attention", nullptr, group.apps).arg(group.troubled);
    switch (group.condition) {
    case Condition::Progress:
        return text(AppStatus::Deploying);
    case Condition::Off:
        return text(AppStatus::Suspended);
    case Condition::Unknown:
        return text(AppStatus::Unknown);
    default:
        return Text::tr("all well");
    }
}

QString incidentText(const Incident &incident)
{
    const QString who = subjectOf(incident);
    const QString where = incident.host.isEmpty() ? incident.agent.text() : incident.host;
    switch (incident.kind) {
    case Incident::Kind::InstanceUnhealthy:
        return where.isEmpty() ? Text::tr("%1: health check failing").arg(who)
                               : Text::tr("%1: health check failing on %2").arg(who, where);
    case Incident::Kind::InstanceRecovered:
        return where.isEmpty() ? Text::tr("%1: healthy again").arg(who)
                               : Text::tr("%1: healthy again on %2").arg(who, where);
    case Incident::Kind::AppUnhealthy:
        return Text::tr("%1 is unhealthy").arg(who);
    case Incident::Kind::AppRecovered:
        return Text::tr("%1 is healthy again").arg(who);
    case Incident::Kind::TaskFailed:
        return where.isEmpty() ? Text::tr("%1: an instance failed").arg(who)
                               : Text::tr("%1: an instance failed on %2").arg(who, where);
    case Incident::Kind::CrashLoop:
        return Text::tr("%1 keeps crashing").arg(who);
    case Incident::Kind::AppWaiting:
        return Text::tr("%1 waits for a node that fits").arg(who);
    case Incident::Kind::DeploymentStarted:
        return who.isEmpty() ? Text::tr("A deployment has started") : Text::tr("Deployment of %1 has started").arg(who);
    case Incident::Kind::DeploymentFinished:
        return who.isEmpty() ? Text::tr("A deployment is over") : Text::tr("Deployment of %1 is over").arg(who);
    case Incident::Kind::DeploymentStuck:
        return Text::tr("The deployment of %1 does not get on").arg(who);
    case Incident::Kind::AgentLost:
        return Text::tr("Node %1 is lost").arg(where);
    case Incident::Kind::AgentBack:
        return Text::tr("Node %1 is back").arg(where);
    case Incident::Kind::LeaderChanged:
        return Text::tr("%1 has a new leader").arg(sourceName(incident.source));
    case Incident::Kind::SourceLost:
        return Text::tr("%1 does not answer").arg(sourceName(incident.source));
    case Incident::Kind::SourceBack:
        return Text::tr("%1 answers again").arg(sourceName(incident.source));
    }
    return {};
}

NoticeText noticeText(const QList<Incident> &incidents)
{
    if (incidents.isEmpty())
        return {};
    const Incident &first = incidents.constFirst();
    if (incidents.size() == 1) {
        QString body = bounded(first.detail);
        if (body.isEmpty())
            body = first.task.text();
        return {incidentText(first), body};
    }

    static constexpr int ShownLines = 5;
    NoticeText notice;
    const auto same = [&](const Incident &other) { return other.app == first.app; };
    const auto sameKind = [&](const Incident &other) { return other.kind == first.kind; };
    const bool oneApp = !first.app.isEmpty() && std::all_of(incidents.cbegin(), incidents.cend(), same);
    const bool oneKind = std::all_of(incidents.cbegin(), incidents.cend(), sameKind);
    const int count = int(incidents.size());
    if (oneApp && oneKind && first.kind == Incident::Kind::InstanceUnhealthy)
        notice.title = Text::tr("%1: health check failing on %n instance(s)", nullptr, count).arg(first.app.text());
    else if (oneApp && oneKind && first.kind == Incident::Kind::InstanceRecovered)
        notice.title = Text::tr("%1: %n instance(s) healthy again", nullptr, count).arg(first.app.text());
    else if (oneApp && oneKind && first.kind == Incident::Kind::TaskFailed)
        notice.title = Text::tr("%1: %n instance(s) failed", nullptr, count).arg(first.app.text());
    else if (oneApp)
        notice.title = Text::tr("%1: %n incident(s)", nullptr, count).arg(first.app.text());
    else
        notice.title = Text::tr("%n incident(s)", nullptr, count);

    QStringList lines;
    for (const Incident &incident : incidents) {
        if (lines.size() == ShownLines) {
            lines += Text::tr("and %n more", nullptr, count - ShownLines);
            break;
        }
        lines += incidentText(incident);
    }
    notice.body = lines.join(u'\n');
    return notice;
}

} // namespace mesoscope
