// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonjson.h"

#include "app/sources/json.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static constexpr qsizetype MaximumReadiness = 200; ///< of one action
static constexpr qsizetype MaximumAnswer = 200;

static Error wrongShape(const QString &what)
{
    Error error;
    error.kind = Error::Kind::Protocol;
    error.source = SourceId::Marathon;
    error.detail = what;
    return error;
}

static void append(std::vector<ObservedTask> &to, std::vector<ObservedTask> tasks)
{
    to.insert(to.end(), std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
}

/// As deep as the JSON reader lets nest: about 500 levels.
static void readGroup(const QJsonObject &group, MarathonObservation &into, GroupDetail &detail)
{
    const QString id = str(group["id"_L1]);
    if (id.isEmpty())
        ++into.skipped;
    else
        into.groups.push_back(AppId(id.startsWith(u'/') ? id : u'/' + id));
    if (!id.isEmpty() && group["dependencies"_L1].isArray()) {
        const QList<AppId> needed = dependenciesOf(group["dependencies"_L1], into.groups.back());
        if (!needed.isEmpty())
            into.groupDependencies.insert(into.groups.back(), needed);
    }
    if (!id.isEmpty() && group["enforceRole"_L1].isBool())
        into.enforcedRoles.insert(into.groups.back(), group["enforceRole"_L1].toBool());
    for (const QJsonValue &item : list(group["apps"_L1])) {
        const QJsonObject json = item.toObject();
        App app = readApp(json);
        if (app.id.isEmpty()) {
            ++into.skipped;
            continue;
        }
        if (!json.contains("tasksRunning"_L1))
            detail = GroupDetail::DefinitionsOnly;
        append(into.tasks, readTasks(json, app, into.skipped));
        readLocalVolumes(json, app, into.localVolumes);
        into.apps.push_back(std::move(app));
    }
    for (const QJsonValue &item : list(group["pods"_L1])) {
        const QJsonObject json = item.toObject();
        App pod = readPod(json);
        if (pod.id.isEmpty()) {
            ++into.skipped;
            continue;
        }
        append(into.tasks, readPodTasks(json, pod, into.skipped));
        readLocalVolumes(json, pod, into.localVolumes);
        into.apps.push_back(std::move(pod));
    }
    for (const QJsonValue &item : list(group["groups"_L1])) {
        if (item.isObject())
            readGroup(item.toObject(), into, detail);
        else
            ++into.skipped;
    }
}

Result<Nothing> readGroups(const QByteArray &bytes, MarathonObservation &into)
{
    GroupDetail detail = GroupDetail::Whole;
    return readGroupTree(bytes, into, detail);
}

Result<Nothing> readGroupTree(const QByteArray &bytes, MarathonObservation &into, GroupDetail &detail)
{
    bool repaired = false;
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon, &repaired);
    if (!json.ok())
        return json.error();
    const QJsonObject root = json->toObject();
    // Nothing is read as an empty cluster that is not said to be one.
    if (!root["id"_L1].isString() && !root["apps"_L1].isArray() && !root["groups"_L1].isArray())
        return wrongShape(u"no group"_s);
    detail = GroupDetail::Whole;
    readGroup(root, into, detail);
    into.skipped += repaired;
    return Nothing{};
}

Result<Nothing> readApps(const QByteArray &bytes, MarathonObservation &into)
{
    bool repaired = false;
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon, &repaired);
    if (!json.ok())
        return json.error();
    const QJsonValue list = json->toObject().value("apps"_L1);
    if (!list.isArray())
        return wrongShape(u"no list of apps"_s);
    QSet<AppId> pods;
    std::vector<App> apps;
    for (App &app : into.apps) {
        if (app.kind == App::Kind::Pod) {
            pods.insert(app.id);
            apps.push_back(std::move(app));
        }
    }
    std::vector<ObservedTask> tasks;
    for (ObservedTask &task : into.tasks) {
        if (pods.contains(task.app))
            tasks.push_back(std::move(task));
    }
    std::erase_if(into.localVolumes, [&pods](const LocalVolume &volume) { return !pods.contains(volume.app); });
    const QJsonArray listed = list.toArray();
    for (const QJsonValue &item : listed) {
        const QJsonObject object = item.toObject();
        App app = readApp(object);
        if (app.id.isEmpty()) {
            ++into.skipped;
            continue;
        }
        append(tasks, readTasks(object, app, into.skipped));
        readLocalVolumes(object, app, into.localVolumes);
        apps.push_back(std::move(app));
    }
    into.apps = std::move(apps);
    into.tasks = std::move(tasks);
    into.skipped += repaired;
    return Nothing{};
}

Result<Nothing> readOneApp(const QByteArray &bytes, MarathonObservation &into)
{
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon);
    if (!json.ok())
        return json.error();
    const QJsonObject object = json->toObject().value("app"_L1).toObject();
    App app = readApp(object);
    if (app.id.isEmpty())
        return wrongShape(u"no app"_s);
    std::vector<ObservedTask> tasks = readTasks(object, app, into.skipped);
    const auto ofApp = [&app](const ObservedTask &task) { return task.app == app.id; };
    into.tasks.erase(std::remove_if(into.tasks.begin(), into.tasks.end(), ofApp), into.tasks.end());
    append(into.tasks, std::move(tasks));
    std::erase_if(into.localVolumes, [&app](const LocalVolume &volume) { return volume.app == app.id; });
    readLocalVolumes(object, app, into.localVolumes);
    const auto found =
        std::find_if(into.apps.begin(), into.apps.end(), [&app](const App &one) { return one.id == app.id; });
    if (found == into.apps.end()) {
        into.apps.push_back(std::move(app));
    } else {
        app.queue = found->queue;
        *found = std::move(app);
    }
    return Nothing{};
}

static QList<ReadinessResult> readinessOf(const QJsonValue &value)
{
    QList<ReadinessResult> results;
    for (const QJsonValue &item : list(value)) {
        const QJsonObject one = item.toObject();
        const QJsonObject answer = one["lastResponse"_L1].toObject();
        const TaskId task(str(one["taskId"_L1]));
        if (!task.isEmpty() && results.size() < MaximumReadiness)
            results.append({task, one["ready"_L1].toBool(), count(answer["status"_L1]),
                            str(answer["body"_L1]).simplified().left(MaximumAnswer)});
    }
    return results;
}

static DeploymentAction actionOf(const QJsonObject &json)
{
    QString name = str(json["action"_L1]);
    if (name.isEmpty())
        name = str(json["type"_L1]);
    const QString app = str(json["app"_L1]);
    return {name, AppId(app.isEmpty() ? str(json["pod"_L1]) : app), readinessOf(json["readinessCheckResults"_L1])};
}

static QList<DeploymentAction> actionsOf(const QJsonValue &value)
{
    QList<DeploymentAction> actions;
    const QJsonArray items = value.isArray() ? value.toArray() : list(value.toObject()["actions"_L1]);
    for (const QJsonValue &item : items)
        actions.append(actionOf(item.toObject()));
    return actions;
}

DeploymentPlan planOf(const QJsonValue &steps)
{
    DeploymentPlan plan;
    for (const QJsonValue &step : list(steps))
        plan.append(actionsOf(step));
    return plan;
}

Result<Nothing> readDeployments(const QByteArray &bytes, MarathonObservation &into)
{
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon);
    if (!json.ok())
        return json.error();
    if (!json->isArray())
        return wrongShape(u"no list of deployments"_s);
    for (const QJsonValue &item : list(*json)) {
        const QJsonObject object = item.toObject();
        Deployment deployment;
        deployment.id = DeploymentId(str(object["id"_L1]));
        if (deployment.id.isEmpty()) {
            ++into.skipped;
            continue;
        }
        deployment.version = str(object["version"_L1]);
        deployment.versionMs = time(object["version"_L1]);
        for (const QString &app : strings(object["affectedApps"_L1]) + strings(object["affectedPods"_L1]))
            deployment.affected.append(AppId(app));
        deployment.steps = planOf(object["steps"_L1]);
        deployment.current = actionsOf(object["currentActions"_L1]);
        deployment.currentStep = count(object["currentStep"_L1]);
        deployment.totalSteps = count(object["totalSteps"_L1], int(deployment.steps.size()));
        into.deployments.push_back(std::move(deployment));
    }
    return Nothing{};
}

static QList<RejectReason> reasonsOf(const QJsonValue &value)
{
    QList<RejectReason> reasons;
    for (const QJsonValue &item : list(value)) {
        const QJsonObject json = item.toObject();
        reasons.append({str(json["reason"_L1]), count(json["declined"_L1]), count(json["processed"_L1])});
    }
    return reasons;
}

static QueueEntry entryOf(const QJsonObject &json)
{
    QueueEntry entry;
    const QJsonObject spec = json[json["pod"_L1].isObject() ? "pod"_L1 : "app"_L1].toObject();
    const QString id = str(spec["id"_L1]);
    entry.app = AppId(id.isEmpty() || id.startsWith(u'/') ? id : u'/' + id);
    entry.count = count(json["count"_L1]);
    const QJsonValue delay = json["delay"_L1];
    const QJsonObject details = delay.toObject();
    entry.overdue = delay.isObject() ? boolean(details["overdue"_L1], true) : boolean(delay, true);
    entry.timeLeftSeconds = count(details["timeLeftSeconds"_L1]);
    entry.sinceMs = time(json["since"_L1]);
    const QJsonObject summary = json["processedOffersSummary"_L1].toObject();
    if (summary.contains("processedOffersCount"_L1)) {
        entry.processedOffers = count(summary["processedOffersCount"_L1]);
        entry.unusedOffers = count(summary["unusedOffersCount"_L1]);
    }
    entry.lastOffers = reasonsOf(summary["rejectSummaryLastOffers"_L1]);
    entry.launchAttempt = reasonsOf(summary["rejectSummaryLaunchAttempt"_L1]);
    return entry;
}

Result<Nothing> readQueue(const QByteArray &bytes, MarathonObservation &into)
{
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon);
    if (!json.ok())
        return json.error();
    const QJsonValue queue = json->toObject().value("queue"_L1);
    if (!queue.isArray() && !queue.isNull())
        return wrongShape(u"no queue"_s);
    QHash<AppId, size_t> rows;
    for (size_t row = 0; row < into.apps.size(); ++row)
        rows.insert(into.apps[row].id, row);
    const QJsonArray items = queue.toArray();
    for (const QJsonValue &item : items) {
        QueueEntry entry = entryOf(item.toObject());
        const auto row = rows.constFind(entry.app);
        if (row != rows.constEnd())
            into.apps[*row].queue = std::move(entry);
        else if (entry.app.isEmpty())
            ++into.skipped; // an unknown app is none: it came or went between two requests
    }
    into.queueKnown = true;
    return Nothing{};
}

Result<Nothing> readInfo(const QByteArray &bytes, MarathonObservation &into)
{
    const Result<QJsonValue> json = parse(bytes, SourceId::Marathon);
    if (!json.ok())
        return json.error();
    const QJsonObject info = json->toObject();
    const QJsonObject config = info["marathon_config"_L1].toObject();
    into.version = str(info["version"_L1]);
    into.leader = str(info["leader"_L1]);
    into.frameworkId = str(info["frameworkId"_L1]);
    into.frameworkName = str(config["framework_name"_L1]);
    into.mesosLeaderUrl = str(config["mesos_leader_ui_url"_L1]);
    return Nothing{};
}

Receipt readReceipt(const QByteArray &body, const QByteArray &deploymentHeader)
{
    Receipt receipt;
    const Result<QJsonValue> json = parse(body, SourceId::Marathon);
    if (json.ok()) {
        const QJsonObject object = json->toObject();
        receipt.version = str(object["version"_L1]);
        QString id = str(object["deploymentId"_L1]);
        if (id.isEmpty()) // a created app lists it
            id = str(object["deployments"_L1].toArray().at(0).toObject()["id"_L1]);
        receipt.deployment = DeploymentId(id);
    }
    if (receipt.deployment.isEmpty())
        receipt.deployment = DeploymentId(QString::fromLatin1(deploymentHeader));
    return receipt;
}

} // namespace mesoscope
