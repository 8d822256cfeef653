// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonevents.h"

#include "app/sources/json.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static constexpr qsizetype MaxPayload = 64 << 10;
static constexpr qsizetype MaxSummary = 500;

static QString firstOf(const QJsonObject &json, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        const QString text = str(json[key]);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// Some 1.4 builds wrote {"str":"Running"}.
static QString valueText(const QJsonValue &value)
{
    if (value.isObject())
        return str(value.toObject()["str"_L1]);
    return value.isNull() ? u"unknown"_s : str(value);
}

static QString summaryOf(const QJsonObject &json)
{
    QStringList parts;
    for (const auto key : {"taskStatus"_L1, "condition"_L1, "healthy"_L1, "alive"_L1, "host"_L1, "reason"_L1,
                           "remoteAddress"_L1, "clientIp"_L1, "uri"_L1, "master"_L1, "message"_L1}) {
        if (!json.contains(key) || json[key].isArray())
            continue;
        const QString text = valueText(json[key]).simplified();
        if (!text.isEmpty())
            parts += key + u'=' + text.left(MaxSummary);
    }
    const QJsonObject step = json["currentStep"_L1].toObject();
    for (const QJsonValue &item : list(step["actions"_L1])) {
        const QJsonObject action = item.toObject();
        parts += firstOf(action, {"action"_L1, "type"_L1}) + u' ' + firstOf(action, {"app"_L1, "pod"_L1});
    }
    return parts.join(u' ').left(MaxSummary);
}

ClusterEvent readEventType(const SseEvent &event, qint64 arrivalMs)
{
    ClusterEvent result;
    result.type = QString::fromUtf8(event.type.left(200));
    result.timeMs = arrivalMs;
    result.payload = event.data.left(MaxPayload);
    return result;
}

ClusterEvent readEvent(const SseEvent &event, qint64 arrivalMs)
{
    ClusterEvent result = readEventType(event, arrivalMs);
    const Result<QJsonValue> parsed = parse(event.data, SourceId::Marathon);
    if (!parsed.ok())
        return result;
    const QJsonObject json = parsed->toObject();
    const qint64 said = time(json["timestamp"_L1]);
    if (said > 0)
        result.timeMs = said;
    const QString type = str(json["eventType"_L1]);
    if (!type.isEmpty())
        result.type = type;
    result.subject = firstOf(json, {"appId"_L1, "runSpecId"_L1, "groupId"_L1, "id"_L1});
    if (result.subject.isEmpty())
        result.subject = str(json["plan"_L1].toObject()["id"_L1]);
    if (result.subject.isEmpty())
        result.subject = str(json["appDefinition"_L1].toObject()["id"_L1]);
    result.instance = firstOf(json, {"instanceId"_L1, "taskId"_L1});
    result.summary = summaryOf(json);
    return result;
}

bool changesState(const QString &type)
{
    for (const auto prefix : {"deployment_"_L1, "api_post"_L1, "pod_"_L1, "group_change"_L1, "status_update"_L1,
                              "instance_"_L1, "health_status"_L1, "failed_health"_L1, "unhealthy_"_L1,
                              "app_terminated"_L1, "unknown_instance"_L1, "scheduler_"_L1}) {
        if (type.startsWith(prefix))
            return true;
    }
    return false;
}

bool concernsOneApp(const QString &type)
{
    for (const auto prefix :
         {"status_update"_L1, "instance_"_L1, "health_status"_L1, "failed_health"_L1, "unhealthy_"_L1}) {
        if (type.startsWith(prefix))
            return true;
    }
    return false;
}

} // namespace mesoscope
