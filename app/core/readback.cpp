// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/readback.h"

#include "models/domain/validate.h"

#include <QJsonArray>

namespace mesoscope {

AppId readBackTarget(const Command &command)
{
    if (const auto *deploy = std::get_if<DeployApp>(&command))
        return AppId(deploy->definition.value(QLatin1String("id")).toString());
    if (std::holds_alternative<UpdateApp>(command) || std::holds_alternative<ScaleApp>(command) ||
        std::holds_alternative<RestartApp>(command) || std::holds_alternative<DestroyApp>(command) ||
        std::holds_alternative<RollBackApp>(command))
        return targetOf(command);
    return {};
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

bool happened(const Command &command, const QString &versionBefore, const ReadBack &read)
{
    const bool found = read.now.ok();
    if (std::holds_alternative<DestroyApp>(command))
        return !found && read.now.error().kind == Error::Kind::NotFound;
    if (!found)
        return false;
    const QJsonObject &now = *read.now;
    const bool newVersion = !versionBefore.isEmpty() && now.value(QLatin1String("version")).toString() != versionBefore;
    if (const auto *deploy = std::get_if<DeployApp>(&command))
        return contains(now, comparable(deploy->definition)); // it was not there before, or validation had refused it
    if (const auto *update = std::get_if<UpdateApp>(&command))
        return newVersion && contains(now, comparable(update->definition));
    if (const auto *scale = std::get_if<ScaleApp>(&command))
        return now.value(QLatin1String("instances")).toInt(-1) == scale->instances;
    if (std::holds_alternative<RestartApp>(command))
        return newVersion;
    if (std::holds_alternative<RollBackApp>(command))
        return newVersion && read.rolledBackTo && contains(now, comparable(*read.rolledBackTo));
    return false;
}

} // namespace mesoscope
