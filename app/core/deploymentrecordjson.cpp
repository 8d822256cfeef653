// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/deploymentrecordjson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using State = DeploymentRecord::State;

static constexpr qsizetype MaximumApps = 200;
static constexpr qsizetype MaximumActions = 200;
static constexpr qsizetype MaximumName = 250;
static constexpr qsizetype MaximumReason = 1000;

static constexpr std::array<std::pair<State, QLatin1StringView>, 6> StateNames{{
    {State::Running, "running"_L1},
    {State::Finished, "finished"_L1},
    {State::Failed, "failed"_L1},
    {State::RolledBack, "rolledBack"_L1},
    {State::Stopped, "stopped"_L1},
    {State::Ended, "ended"_L1},
}};

static qint64 numberOf(const QJsonValue &value, double maximum)
{
    return qint64(std::clamp(value.toDouble(), 0.0, maximum));
}

QJsonObject toJson(const DeploymentRecord &record)
{
    QJsonArray affected;
    for (const AppId &app : record.affected)
        affected.append(app.text());
    QJsonArray steps;
    for (const QList<DeploymentAction> &step : record.actions) {
        QJsonArray actions;
        for (const DeploymentAction &action : step)
            actions.append(QJsonObject{{u"action"_s, action.action}, {u"app"_s, action.app.text()}});
        steps.append(actions);
    }
    QJsonObject json{{u"id"_s, record.id.text()},        {u"version"_s, record.version},
                     {u"affected"_s, affected},          {u"steps"_s, steps},
                     {u"step"_s, record.step},           {u"totalSteps"_s, record.totalSteps},
                     {u"startedMs"_s, record.startedMs}, {u"firstSeenMs"_s, record.firstSeenMs},
                     {u"seenMs"_s, record.seenMs},       {u"endedMs"_s, record.endedMs},
                     {u"told"_s, record.told},           {u"ours"_s, record.ours},
                     {u"reason"_s, record.reason}};
    for (const auto &[state, name] : StateNames) {
        if (state == record.state)
            json.insert(u"state"_s, name);
    }
    return json;
}

std::optional<DeploymentRecord> recordFromJson(const QJsonObject &json)
{
    constexpr double MaximumTime = 253402300799999.0; // the year 9999
    DeploymentRecord record;
    record.id = DeploymentId(json["id"_L1].toString());
    const QString state = json["state"_L1].toString();
    const auto named =
        std::find_if(StateNames.begin(), StateNames.end(), [&state](const auto &one) { return one.second == state; });
    if (record.id.isEmpty() || record.id.text().size() > MaximumName || named == StateNames.end())
        return std::nullopt;
    record.state = named->first;
    record.version = json["version"_L1].toString();
    const QJsonArray affected = json["affected"_L1].toArray();
    for (const QJsonValue &app : affected)
        record.affected.append(AppId(app.toString()));
    const QJsonArray steps = json["steps"_L1].toArray();
    for (const QJsonValue &step : steps) {
        QList<DeploymentAction> actions;
        const QJsonArray items = step.toArray();
        for (const QJsonValue &item : items) {
            const QJsonObject action = item.toObject();
            actions.append({action["action"_L1].toString(), AppId(action["app"_L1].toString())});
        }
        record.actions.append(actions);
    }
    record.step = int(numberOf(json["step"_L1], 1e6));
    record.totalSteps = int(numberOf(json["totalSteps"_L1], 1e6));
    record.startedMs = numberOf(json["startedMs"_L1], MaximumTime);
    record.firstSeenMs = numberOf(json["firstSeenMs"_L1], MaximumTime);
    record.seenMs = numberOf(json["seenMs"_L1], MaximumTime);
    record.endedMs = numberOf(json["endedMs"_L1], MaximumTime);
    record.told = json["told"_L1].toBool();
    record.ours = json["ours"_L1].toBool();
    record.reason = json["reason"_L1].toString();
    bound(record);
    return record;
}

void bound(DeploymentRecord &record)
{
    record.affected = record.affected.first(std::min(MaximumApps, record.affected.size()));
    for (AppId &app : record.affected)
        app = AppId(app.text().left(MaximumName));
    record.version.truncate(MaximumName);
    record.reason.truncate(MaximumReason);
    qsizetype room = MaximumActions;
    QList<QList<DeploymentAction>> kept;
    for (const QList<DeploymentAction> &step : std::as_const(record.actions)) {
        if (room <= 0)
            break;
        QList<DeploymentAction> actions = step.first(std::min(room, step.size()));
        room -= std::max(qsizetype(1), actions.size());
        for (DeploymentAction &action : actions) {
            action.action.truncate(MaximumName);
            action.app = AppId(action.app.text().left(MaximumName));
        }
        kept.append(actions);
    }
    record.actions = kept;
}

} // namespace mesoscope
