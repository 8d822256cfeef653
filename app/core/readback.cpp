// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/readback.h"

#include "models/domain/poddefinition.h"
#include "models/domain/validate.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace mesoscope {

static QString versionOf(const QJsonObject &app)
{
    return app.value(QLatin1String("version")).toString();
}

static Error conflict(const char *path, const QString &now)
{
    Error error;
    error.kind = Error::Kind::Conflict;
    error.fields = {{QString::fromLatin1(path), {now}}};
    return error;
}

static QString baseOf(const Command &command)
{
    if (const auto *update = std::get_if<UpdateApp>(&command))
        return update->baseVersion;
    if (const auto *rollBack = std::get_if<RollBackApp>(&command))
        return rollBack->baseVersion;
    return {};
}

bool hasBase(const Command &command)
{
    const auto *scale = std::get_if<ScaleApp>(&command);
    return scale ? scale->seenInstances >= 0 : !baseOf(command).isEmpty();
}

std::optional<Error> changedMeanwhile(const Command &command, const QJsonObject &now)
{
    if (const auto *scale = std::get_if<ScaleApp>(&command)) {
        const int instances = instancesIn(now);
        if (scale->seenInstances >= 0 && instances >= 0 && instances != scale->seenInstances)
            return conflict("/instances", QString::number(instances));
        return std::nullopt;
    }
    const QString base = baseOf(command);
    const QString version = versionOf(now);
    if (!base.isEmpty() && !version.isEmpty() && !sameVersion(version, base))
        return conflict("/version", version);
    return std::nullopt;
}

bool leavesOpen(const Error &error)
{
    const bool timedOut = error.detail.contains(QLatin1String("timed out"), Qt::CaseInsensitive);
    switch (error.kind) {
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::Cancelled:
        return true;
    case Error::Kind::Server:
        // A balancer says 503 when it had nobody to pass the request to; Marathon says so too when it gave up waiting.
        return error.httpStatus != 503 || timedOut;
    case Error::Kind::NoLeader:
        return error.httpStatus == 504 || timedOut; // a standby that waited for its leader in vain
    case Error::Kind::Protocol:
        return error.httpStatus >= 200 && error.httpStatus < 300 && error.detail.isEmpty();
    default:
        return false;
    }
}

Reading readingFor(const Command &command)
{
    if (systemOf(command) == SourceId::Mesos)
        return Reading::Mesos;
    if (std::holds_alternative<CreateGroup>(command) || std::holds_alternative<DestroyGroup>(command) ||
        std::holds_alternative<SetGroupRole>(command))
        return Reading::Group;
    if (std::holds_alternative<CancelDeployment>(command))
        return Reading::Deployments;
    return readBackTarget(command).isEmpty() ? Reading::Nothing : Reading::App;
}

AppId readBackTarget(const Command &command)
{
    if (std::holds_alternative<ResetDelay>(command))
        return {}; // nothing that is shown would tell
    return targetOf(command);
}

std::optional<Error> ReadBack::failure() const
{
    if (deployments || now.ok() || now.error().kind == Error::Kind::NotFound)
        return std::nullopt;
    return now.error();
}

bool contains(const QJsonValue &whole, const QJsonValue &part)
{
    if (part.isObject()) {
        const QJsonObject wanted = part.toObject();
        const QJsonObject there = whole.toObject();
        for (auto it = wanted.begin(); it != wanted.end(); ++it) {
            if (!contains(there.value(it.key()), it.value()))
                return false;
        }
        return whole.isObject() || wanted.isEmpty();
    }
    if (part.isArray()) {
        const QJsonArray wanted = part.toArray();
        const QJsonArray there = whole.toArray();
        if (wanted.size() != there.size())
            return false;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (!contains(there.at(i), wanted.at(i)))
                return false;
        }
        return true;
    }
    if (part.isNull())
        return whole.isNull() || whole.isUndefined();
    return whole == part;
}

static QJsonObject comparable(const QJsonObject &definition)
{
    QJsonObject object = editableDefinition(definition);
    object.remove(QLatin1String("id")); // may be written relative to its group
    object.remove(QLatin1String("version"));
    return object;
}

/// Killed instances leave the list, or are being killed.
static Outcome outcomeOfKill(const KillTasks &kill, const QJsonObject &now)
{
    if (!now.value(QLatin1String("tasks")).isArray())
        return Outcome::Unknown;
    const QJsonArray tasks = now.value(QLatin1String("tasks")).toArray();
    const bool anyLeft = std::any_of(tasks.begin(), tasks.end(), [&kill](const QJsonValue &task) {
        const QString state = task[QLatin1String("state")].toString();
        return kill.tasks.contains(TaskId(task[QLatin1String("id")].toString())) &&
               (state.isEmpty() || state == QLatin1String("TASK_RUNNING") || state == QLatin1String("TASK_STAGING") ||
                state == QLatin1String("TASK_STARTING"));
    });
    return anyLeft ? Outcome::Unknown : Outcome::Happened; // those that are left may still be on their way down
}

static Outcome outcomeOfCancel(const CancelDeployment &cancel, const Before &before, const QStringList &running)
{
    if (running.contains(cancel.deployment.text()))
        return Outcome::NotDone;
    const bool another = std::any_of(running.begin(), running.end(),
                                     [&before](const QString &id) { return !before.deployments.contains(id); });
    // Gone it may be because it was done: only the deployment that takes it back proves anything.
    return cancel.force == Force::No && another ? Outcome::Happened : Outcome::Unknown;
}

/// Of a command that leaves the app there.
static Outcome outcomeOfChange(const Command &command, const Before &before, const ReadBack &read)
{
    const QJsonObject &now = *read.now;
    const bool known = !before.version.isEmpty();
    const bool newVersion = known && !sameVersion(versionOf(now), before.version);
    bool happened = false;
    if (const auto *deploy = std::get_if<DeployApp>(&command))
        happened = contains(now, comparable(deploy->definition)); // it was not there before, or would be refused
    else if (const auto *update = std::get_if<UpdateApp>(&command))
        happened = newVersion && contains(now, comparable(update->definition));
    else if (const auto *scale = std::get_if<ScaleApp>(&command))
        happened = instancesIn(now) == scale->instances;
    else if (std::holds_alternative<RestartApp>(command))
        happened = newVersion;
    else if (std::holds_alternative<RollBackApp>(command))
        happened = newVersion && read.rolledBackTo && contains(now, comparable(*read.rolledBackTo));
    if (happened)
        return Outcome::Happened;
    return known && !newVersion ? Outcome::NotDone : Outcome::Unknown;
}

/// What one part of a role's quota says, against what was wanted: nothing is written for what is not promised.
static bool saysAmount(const QJsonObject &now, const char *name, std::optional<double> wanted)
{
    const QJsonValue amount = now.value(QLatin1String(name));
    return amount.isDouble() == wanted.has_value() && std::abs(amount.toDouble() - wanted.value_or(0)) < 0.0005;
}

static bool hasQuota(const QJsonObject &role, const SetQuota &quota)
{
    const QJsonObject now = role.value(QLatin1String("quota")).toObject();
    const QJsonObject least = now.value(QLatin1String("guarantee")).toObject();
    const QJsonObject most = now.value(QLatin1String("limit")).toObject();
    const auto promised = [](double amount) { return amount > 0 ? std::optional(amount) : std::nullopt; };
    return saysAmount(least, "cpus", promised(quota.guarantee.cpus)) &&
           saysAmount(least, "mem", promised(quota.guarantee.mem)) &&
           saysAmount(least, "disk", promised(quota.guarantee.disk)) &&
           saysAmount(least, "gpus", promised(quota.guarantee.gpus)) && saysAmount(most, "cpus", quota.limit.cpus) &&
           saysAmount(most, "mem", quota.limit.mem) && saysAmount(most, "disk", quota.limit.disk) &&
           saysAmount(most, "gpus", quota.limit.gpus);
}

static Outcome outcomeAtMesos(const Command &command, const ReadBack &read)
{
    if (const auto *quota = std::get_if<SetQuota>(&command)) // a role without anything is not listed
        return hasQuota(read.now.ok() ? *read.now : QJsonObject(), *quota) ? Outcome::Happened : Outcome::NotDone;
    if (!read.now.ok())
        return Outcome::Unknown; // the agent has gone, for whatever reason
    const bool off = read.now->value(QLatin1String("deactivated")).toBool();
    const bool draining = read.now->value(QLatin1String("drain_info")).isObject();
    const bool happened = std::holds_alternative<DrainAgent>(command)        ? draining
                          : std::holds_alternative<DeactivateAgent>(command) ? off
                                                                             : !off && !draining;
    return happened ? Outcome::Happened : Outcome::NotDone;
}

Outcome outcomeOf(const Command &command, const Before &before, const ReadBack &read)
{
    if (systemOf(command) == SourceId::Mesos)
        return read.failure() ? Outcome::Unknown : outcomeAtMesos(command, read);
    if (read.failure())
        return Outcome::Unknown;
    if (const auto *cancel = std::get_if<CancelDeployment>(&command))
        return read.deployments ? outcomeOfCancel(*cancel, before, *read.deployments) : Outcome::Unknown;
    const bool gone = !read.now.ok();
    if (std::holds_alternative<CreateGroup>(command)) // it was not there before, or would be refused
        return gone ? Outcome::NotDone : Outcome::Happened;
    if (const auto *role = std::get_if<SetGroupRole>(&command)) {
        const bool so = !gone && read.now->value(QLatin1String("enforceRole")).toBool() == role->enforced;
        return gone ? Outcome::Unknown : so ? Outcome::Happened : Outcome::NotDone;
    }
    if (std::holds_alternative<DestroyGroup>(command))
        return gone ? Outcome::Happened : Outcome::NotDone;
    if (std::holds_alternative<DestroyApp>(command)) {
        if (gone)
            return Outcome::Happened;
        // A pod's definition does not tell whether it is about to go.
        const bool moving =
            isPodDefinition(*read.now) || !read.now->value(QLatin1String("deployments")).toArray().isEmpty();
        return moving ? Outcome::Unknown : Outcome::NotDone;
    }
    if (gone)
        return std::holds_alternative<DeployApp>(command) ? Outcome::NotDone : Outcome::Unknown;
    if (const auto *kill = std::get_if<KillTasks>(&command))
        return outcomeOfKill(*kill, *read.now);
    return outcomeOfChange(command, before, read);
}

} // namespace mesoscope
