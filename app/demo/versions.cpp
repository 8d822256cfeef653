// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/versions.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// major, minor, patch
using Numbers = std::array<int, 3>;

Numbers numbersOf(const QString &version)
{
    static const QRegularExpression form(u"^(\\d+)\\.(\\d+)(?:\\.(\\d+))?"_s);
    const QRegularExpressionMatch match = form.match(version);
    return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
}

} // namespace

MarathonShape marathonShape(const QString &version)
{
    const Numbers is = numbersOf(version);
    const auto since = [&is](int major, int minor, int patch = 0) { return is >= Numbers{major, minor, patch}; };
    MarathonShape shape;
    shape.version = version;
    shape.ipPerTask = since(0, 14);
    shape.fetch = since(0, 15);
    shape.groupEmbeds = shape.portDefinitions = shape.pathErrors = shape.stepObjects = since(1, 0);
    shape.readiness = since(1, 1);
    shape.taskStates = shape.gzip = since(1, 3);
    shape.eventFilter = since(1, 3, 7);
    shape.instances = since(1, 4);
    shape.networks = since(1, 5);
    shape.patientDefaults = since(1, 4) && !since(1, 5, 1);
    shape.failureReason = since(1, 6, 352);
    shape.deploymentLimit = since(1, 6, 353);
    shape.heavyPlans = !since(1, 7);
    shape.unknownIs500 = since(1, 7);
    shape.incarnations = since(1, 8);
    shape.shortFractions = since(1, 4) && !since(1, 9);
    shape.roles = since(1, 9);
    shape.plainTasks = !since(1, 10);
    shape.newest = since(1, 10);
    return shape;
}

MesosShape mesosShape(const QString &version)
{
    const Numbers is = numbersOf(version);
    const auto since = [&is](int major, int minor) { return is >= Numbers{major, minor, 0}; };
    MesosShape shape;
    shape.version = version;
    shape.jsonNames = !since(1, 8);
    shape.bareRoles = shape.standbyRedirects = shape.operatorApi = since(1, 0);
    shape.leaderInfo = since(1, 1);
    shape.partitions = shape.agentEvents = since(1, 2);
    shape.taskRoles = since(1, 3);
    shape.domains = shape.frameworkEvents = since(1, 5);
    shape.draining = since(1, 9);
    shape.offerConstraints = since(1, 11);
    return shape;
}

bool knowsCall(const MesosShape &shape, const QString &call)
{
    static const QHash<QString, Numbers> since{{u"TEARDOWN"_s, {1, 4, 0}},         {u"GET_OPERATIONS"_s, {1, 5, 0}},
                                               {u"MARK_AGENT_GONE"_s, {1, 5, 0}},  {u"DRAIN_AGENT"_s, {1, 9, 0}},
                                               {u"DEACTIVATE_AGENT"_s, {1, 9, 0}}, {u"REACTIVATE_AGENT"_s, {1, 9, 0}},
                                               {u"UPDATE_QUOTA"_s, {1, 9, 0}},     {u"GET_AGENT"_s, {1, 4, 0}}};
    return numbersOf(shape.version) >= since.value(call, Numbers{1, 0, 0});
}

Result<ServedVersions> parseServedVersions(const QString &text)
{
    const auto refuse = [](const QString &detail) {
        Error error;
        error.kind = Error::Kind::Invalid;
        error.detail = detail;
        return error;
    };
    static const QRegularExpression form(u"^(marathon|mesos)=(\\d{1,2}\\.\\d{1,3}(\\.\\d{1,4})?)$"_s);
    ServedVersions versions;
    QStringList seen;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const QRegularExpressionMatch match = form.match(part.trimmed());
        if (!match.hasMatch())
            return refuse(u"it must read marathon=VERSION, mesos=VERSION or both with a comma"_s);
        const QString server = match.captured(1);
        if (seen.contains(server))
            return refuse(server + u" is named twice"_s);
        seen += server;
        const Numbers is = numbersOf(match.captured(2));
        if (server == "marathon"_L1) {
            if (is < Numbers{0, 11, 0} || is >= Numbers{1, 12, 0})
                return refuse(u"Marathon is served from 0.11 to 1.11"_s);
            versions.marathon = marathonShape(match.captured(2));
        } else {
            if (is < Numbers{0, 28, 0} || is >= Numbers{1, 12, 0})
                return refuse(u"Mesos is served from 0.28 to 1.11"_s);
            versions.mesos = mesosShape(match.captured(2));
        }
    }
    return versions;
}

} // namespace mesoscope::demo
