// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a command is about, and which version is newer.
#include "models/domain/command.h"

#include <QDateTime>

#include <type_traits>

namespace mesoscope {

AppId targetOf(const Command &command)
{
    return std::visit(
        [](const auto &one) -> AppId {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, DeployApp>)
                return AppId(one.definition.value(QLatin1String("id")).toString());
            else if constexpr (requires { one.app; })
                return one.app;
            else
                return AppId();
        },
        command);
}

AppId groupOf(const Command &command)
{
    return std::visit(
        [](const auto &one) -> AppId {
            if constexpr (requires { one.group; })
                return one.group;
            else
                return {};
        },
        command);
}

AgentId agentOf(const Command &command)
{
    return std::visit(
        [](const auto &one) -> AgentId {
            if constexpr (requires { one.agent; })
                return one.agent;
            else
                return {};
        },
        command);
}

SourceId systemOf(const Command &command)
{
    const bool mesos = std::visit(
        [](const auto &one) {
            return std::is_same_v<std::decay_t<decltype(one)>, SetQuota> || requires
            {
                one.agent;
            };
        },
        command);
    return mesos ? SourceId::Mesos : SourceId::Marathon;
}

bool sameVersion(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const QDateTime first = QDateTime::fromString(a, Qt::ISODateWithMs);
    return first.isValid() && first == QDateTime::fromString(b, Qt::ISODateWithMs);
}

bool newerVersion(const QString &version, const QString &base)
{
    const QDateTime then = QDateTime::fromString(base, Qt::ISODateWithMs);
    const QDateTime now = QDateTime::fromString(version, Qt::ISODateWithMs);
    return then.isValid() && now.isValid() ? now > then : version != base;
}

} // namespace mesoscope
