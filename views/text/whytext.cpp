// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/whytext.h"

#include "views/text/format.h"
#include "views/text/refusaltext.h"
#include "views/text/statetext.h"

#include <QCoreApplication>

#include <array>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(WhyText)
};

QString neededText(const QString &reason, const App &app)
{
    if (reason == "InsufficientCpus"_L1)
        return Text::tr("a node with %1 CPU free").arg(formatCpus(app.each.cpus));
    if (reason == "InsufficientMemory"_L1)
        return Text::tr("a node with %1 of memory free").arg(formatMebibytes(app.each.mem));
    if (reason == "InsufficientDisk"_L1)
        return Text::tr("a node with %1 of disk free").arg(formatMebibytes(app.each.disk));
    if (reason == "InsufficientGpus"_L1)
        return Text::tr("a node with enough GPUs free");
    if (reason == "InsufficientPorts"_L1) {
        for (const PortMapping &port : app.ports) {
            if (port.hostPort && *port.hostPort > 0)
                return Text::tr("a node with port %1 free").arg(*port.hostPort);
        }
        return Text::tr("a node with its ports free");
    }
    if (reason == "UnfulfilledConstraint"_L1) {
        QStringList rules;
        for (const Constraint &rule : app.constraints)
            rules.append(QStringList{rule.field, rule.op, rule.value}.join(u' ').trimmed());
        return rules.isEmpty() ? Text::tr("a node that its constraints allow")
                               : Text::tr("a node that satisfies %1").arg(rules.join(u", "_s).left(120));
    }
    if (reason == "UnfulfilledRole"_L1)
        return Text::tr("an offer for its role");
    if (reason == "AgentMaintenance"_L1)
        return Text::tr("a node that is not under maintenance");
    return Text::tr("an offer that passes %1").arg(rejectName(reason));
}

/// Sentences that are there, one after the other.
QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

/// The failure's own words, in one line that a callout can bear, where nothing better is known: all of them are shown
/// under the last failure.
QString quoted(const Cause &cause)
{
    if (!cause.failure || cause.end.kind != EndKind::Other)
        return {};
    const QString message = cause.failure->message.simplified();
    return message.isEmpty() ? QString() : message.size() > 300 ? message.left(299) + u'…' : message;
}

QString agoText(qint64 thenMs, qint64 nowMs)
{
    return thenMs > 0 ? Text::tr("Last seen %1 ago.").arg(formatSince(thenMs, nowMs)) : QString();
}

WhyText notPlaced(const Cause &cause, const App &app, qint64 nowMs)
{
    const QString since = formatSince(cause.sinceMs, nowMs);
    WhyText words{Condition::Waiting, {}, {}};
    if (cause.step) {
        words.title =
            Text::tr("%n instances wait for %1.", nullptr, cause.instances).arg(neededText(cause.step->reason, app));
        words.body = Text::tr("Of %1 offers %2 failed on this step. Waiting for %3.")
                         .arg(formatCount(cause.step->processed), formatCount(cause.step->declined), since);
    } else {
        words.title = Text::tr("%n instances wait for resources.", nullptr, cause.instances);
        words.body = cause.countsOffers
                         ? Text::tr("Marathon has not said yet what the offers lack. Waiting for %1.").arg(since)
                         : Text::tr("This version of Marathon does not say what the offers lack.");
    }
    if (cause.placement)
        words.body = joined({words.body, placementText(*cause.placement, app)});
    return words;
}

WhyText backingOff(const Cause &cause, qint64 nowMs)
{
    const qint64 left = cause.untilMs - nowMs;
    const QString next =
        left > 0 ? Text::tr("The next try is in %1.").arg(formatAge(left)) : Text::tr("The next try is due.");
    const QString reason = taskEndText(cause.end);
    return {Condition::Bad,
            reason.isEmpty() ? Text::tr("It keeps failing, so Marathon waits before the next try.")
                             : Text::tr("%1 Marathon waits before the next try.", "why it failed").arg(reason),
            joined({next, quoted(cause)})};
}

QString checkName(const HealthCheck &check)
{
    const QString what = check.path.isEmpty() ? check.command : check.path;
    return what.isEmpty() ? check.protocol
                          : Text::tr("%1 %2", "protocol and path of a check").arg(check.protocol, what.left(80));
}

WhyText unhealthy(const Cause &cause, const App &app, qint64 nowMs)
{
    QStringList body;
    if (cause.result) {
        const QString answer = cause.result->lastFailureCause.simplified().left(200);
        if (!answer.isEmpty())
            body += Text::tr("Last answer: %1.").arg(answer);
        if (cause.sinceMs > 0)
            body +=
                cause.result->lastSuccessMs > 0
                    ? Text::tr("Failing for %1 on %2.").arg(formatSince(cause.sinceMs, nowMs), cause.host)
                    : Text::tr("It has never passed, in %1 on %2.").arg(formatSince(cause.sinceMs, nowMs), cause.host);
    }
    if (cause.check) {
        const QString every = formatAge(qint64(cause.check->intervalSeconds) * 1000);
        body += cause.check->maxConsecutiveFailures > 0
                    ? Text::tr("Checked every %1; after %n failures in a row Marathon replaces the instance.", nullptr,
                               cause.check->maxConsecutiveFailures)
                          .arg(every)
                    : Text::tr("Checked every %1; Marathon leaves it running.").arg(every);
    } else if (app.healthChecks.size() > 1) {
        body +=
            Text::tr("It has %n checks; Marathon does not say which one fails.", nullptr, int(app.healthChecks.size()));
    }
    const QString title = cause.check ? Text::tr("%n instances fail their health check %1.", nullptr, cause.instances)
                                            .arg(checkName(*cause.check))
                                      : Text::tr("%n instances fail their health check.", nullptr, cause.instances);
    return {Condition::Bad, title, joined(body)};
}

WhyText notReady(const Cause &cause, qint64 nowMs)
{
    QStringList body;
    const ReadinessResult result = cause.readiness.value_or(ReadinessResult());
    if (result.status > 0)
        body += result.body.isEmpty() ? Text::tr("Last answer: HTTP %1.").arg(result.status)
                                      : Text::tr("Last answer: HTTP %1, %2.").arg(result.status).arg(result.body);
    else
        body += Text::tr("It has not answered so far.");
    if (!cause.host.isEmpty() && cause.sinceMs > 0)
        body += Text::tr("It runs for %1 on %2.").arg(formatSince(cause.sinceMs, nowMs), cause.host);
    return {Condition::Progress, Text::tr("%n new instances run and are not ready yet.", nullptr, cause.instances),
            joined(body)};
}

WhyText stuck(const Cause &cause, const App &app, qint64 nowMs)
{
    QStringList body{Text::tr("Deployment %1 began %2 ago and is at step %3 of %4.")
                         .arg(cause.deployment.text().left(8), formatSince(cause.sinceMs, nowMs),
                              formatCount(cause.deploymentStep), formatCount(cause.deploymentSteps))};
    if (!cause.other.isEmpty())
        body += Text::tr("This step waits for %1, which is %2.").arg(cause.other.text(), text(cause.otherStatus));
    else
        body += Text::tr("This step waits until its %n instances run and pass their checks.", nullptr, app.instances);
    return {Condition::Warning, Text::tr("Its deployment does not get on."), joined(body)};
}

} // namespace

QString rejectName(const QString &reason)
{
    const std::array<std::pair<QLatin1StringView, QString>, 10> names{{
        {"UnfulfilledRole"_L1, Text::tr("Role")},
        {"UnfulfilledConstraint"_L1, Text::tr("Constraints")},
        {"NoCorrespondingReservationFound"_L1, Text::tr("Reservation")},
        {"AgentMaintenance"_L1, Text::tr("Maintenance")},
        {"InsufficientCpus"_L1, Text::tr("CPU")},
        {"InsufficientMemory"_L1, Text::tr("Memory")},
        {"InsufficientDisk"_L1, Text::tr("Disk")},
        {"InsufficientGpus"_L1, Text::tr("GPUs")},
        {"InsufficientPorts"_L1, Text::tr("Ports")},
        {"DeclinedScarceResources"_L1, Text::tr("Scarce resources")},
    }};
    for (const auto &[key, name] : names) {
        if (reason == key)
            return name;
    }
    return reason.left(60);
}

QString taskEndText(const TaskEnd &end)
{
    switch (end.kind) {
    case EndKind::ImagePull:
        switch (end.pull) {
        case PullKind::Missing:
            return Text::tr("Its image does not exist in the registry.");
        case PullKind::Denied:
            return Text::tr("The registry does not let the node have its image.");
        case PullKind::NoRegistry:
            return Text::tr("The node does not reach the registry of its image.");
        case PullKind::Unknown:
            return Text::tr("Its image cannot be pulled.");
        }
        break;
    case EndKind::Fetch:
        return Text::tr("A file that it fetches before its start cannot be had.");
    case EndKind::OutOfMemory:
        return Text::tr("It needs more memory than it asks for.");
    case EndKind::OutOfDisk:
        return Text::tr("It needs more disk than there is.");
    case EndKind::HealthCheck:
        return Text::tr("Its health check fails.");
    case EndKind::NoCommand:
        return Text::tr("Its command does not exist or may not be run.");
    case EndKind::Exit:
        return end.status == 0 ? Text::tr("It ends by itself without an error.")
                               : Text::tr("It ends by itself with status %1.").arg(end.status);
    case EndKind::Signal:
        return Text::tr("It ends by the signal %1.").arg(end.signal);
    case EndKind::NodeLost:
        return Text::tr("Its node went away.");
    case EndKind::NoExecutor:
        return Text::tr("The node did not get it to start in time.");
    case EndKind::Volume:
        return Text::tr("A volume cannot be mounted.");
    case EndKind::Ports:
        return Text::tr("A port that it needs is taken on the node.");
    case EndKind::Other:
        break;
    }
    return {};
}

WhyText causeText(const Cause &cause, const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    switch (cause.kind) {
    case Cause::Kind::NotPlaced:
        return notPlaced(cause, app, nowMs);
    case Cause::Kind::BackingOff:
        return backingOff(cause, nowMs);
    case Cause::Kind::Failing: {
        const QString reason = taskEndText(cause.end);
        return {Condition::Bad, reason.isEmpty() ? Text::tr("Its instances fail.") : reason,
                joined({agoText(cause.sinceMs, nowMs), quoted(cause)})};
    }
    case Cause::Kind::Unhealthy:
        return unhealthy(cause, app, nowMs);
    case Cause::Kind::HealthKilled:
        return {Condition::Bad,
                cause.check
                    ? Text::tr("Marathon replaces instances whose health check %1 fails.").arg(checkName(*cause.check))
                    : Text::tr("Marathon replaces instances whose health check fails."),
                joined({agoText(cause.sinceMs, nowMs), quoted(cause)})};
    case Cause::Kind::NodeLost:
        return {Condition::Warning,
                Text::tr("%n instances are on a node that nobody can reach.", nullptr, cause.instances),
                Text::tr("%1, for %2.", "host, age").arg(cause.host, formatSince(cause.sinceMs, nowMs))};
    case Cause::Kind::Staging:
        return {Condition::Progress, Text::tr("%n instances are still being prepared.", nullptr, cause.instances),
                Text::tr("For %1 on %2; most often the image is still being pulled.")
                    .arg(formatSince(cause.sinceMs, nowMs), cause.host)};
    case Cause::Kind::Dependency:
        return {Condition::Waiting,
                cause.group.isEmpty() ? Text::tr("It waits for %1, which it depends on.").arg(cause.other.text())
                                      : Text::tr("It waits for %1, which its group %2 depends on.")
                                            .arg(cause.other.text(), cause.group.text()),
                Text::tr("%1 is %2.", "app, state").arg(cause.other.text(), text(cause.otherStatus))};
    case Cause::Kind::NotReady:
        return notReady(cause, nowMs);
    case Cause::Kind::Deployment:
        return stuck(cause, app, nowMs);
    case Cause::Kind::Unexplained: {
        const Refusal *refusal = snapshot.source(SourceId::Marathon).refusal(Capability::Queue);
        return {Condition::Warning,
                Text::tr("%1 of %2 instances run, and nothing is under way to change that.")
                    .arg(formatCount(app.counts.running), formatCount(app.instances)),
                refusal ? refusalText(*refusal) : QString()};
    }
    }
    return {};
}

WhyText whyText(const std::vector<Cause> &causes, const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    if (!causes.empty())
        return causeText(causes.front(), app, snapshot, nowMs);
    switch (app.status) {
    case AppStatus::Deploying:
        return {Condition::Progress, Text::tr("A deployment is changing it."), {}};
    case AppStatus::Suspended:
        return {Condition::Off, Text::tr("It is suspended: no instance is wanted."), {}};
    case AppStatus::Running:
        return {Condition::Ok, Text::tr("It runs as wanted."), {}};
    default:
        return {Condition::Unknown, Text::tr("Its state is not known."), {}};
    }
}

WhyText whyText(const App &app, const ClusterSnapshot &snapshot, qint64 nowMs)
{
    return whyText(causesOf(app, snapshot, nowMs, false), app, snapshot, nowMs);
}

} // namespace mesoscope
