// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/lbtext.h"

#include "views/text/errortext.h"
#include "views/text/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(LbText)
};

constexpr qsizetype Longest = 300; ///< of remote text in a sentence

/// The "1/3" of "UP 1/3".
QString counterOf(const QString &status)
{
    return status.section(u' ', 1, 1).left(20);
}

QString checkWord(const QString &status)
{
    if (status.endsWith("OK"_L1) || status.endsWith("OKC"_L1))
        return Text::tr("check passed");
    if (status.endsWith("TOUT"_L1))
        return Text::tr("check timed out");
    if (status.endsWith("CON"_L1))
        return Text::tr("no connection");
    if (status.endsWith("RSP"_L1))
        return Text::tr("answer not understood");
    if (status == "L7STS"_L1)
        return Text::tr("wrong status");
    if (status == "SOCKERR"_L1)
        return Text::tr("socket error");
    if (status == "INI"_L1 || status == "UNK"_L1)
        return Text::tr("not checked yet");
    return status.left(Longest);
}

} // namespace

QString lbModeText(const LbService &service)
{
    if (!service.http)
        return service.tls ? Text::tr("TCP over TLS") : Text::tr("TCP");
    return service.tls ? Text::tr("HTTP over TLS") : Text::tr("HTTP");
}

QString hiddenText(const LbService &service)
{
    switch (service.hidden) {
    case LbService::Hidden::No:
        break;
    case LbService::Hidden::Disabled:
        return Text::tr("Its label HAPROXY_%1_ENABLED says false.").arg(service.index);
    case LbService::Hidden::NoPort:
        return Text::tr("This port of the app has no service port.");
    case LbService::Hidden::Udp:
        return Text::tr("HAProxy balances TCP only, and this port is UDP.");
    }
    return {};
}

QString allowedText(const LbService &service)
{
    if (service.allowed.isEmpty() || service.allowed.contains(u"0.0.0.0/0"_s))
        return Text::tr("everyone", "who may come in");
    return Text::tr("only %1", "networks").arg(service.allowed.join(u", "_s).left(Longest));
}

QString lbStateText(const LbRow &row)
{
    switch (lbState(row.status)) {
    case LbState::Up:
        return Text::tr("up", "state of a server");
    case LbState::GoingDown:
        return Text::tr("going down (%1)", "state of a server").arg(counterOf(row.status));
    case LbState::Down:
        return Text::tr("down", "state of a server");
    case LbState::ComingUp:
        return Text::tr("coming up (%1)", "state of a server").arg(counterOf(row.status));
    case LbState::Maintenance:
        return Text::tr("maintenance", "state of a server");
    case LbState::Draining:
        return Text::tr("draining", "state of a server");
    case LbState::NotChecked:
        return Text::tr("not checked", "state of a server");
    case LbState::Other:
        break;
    }
    return row.status.isEmpty() ? dash() : row.status.left(40);
}

QString lbCheckText(const LbRow &row)
{
    if (row.checkStatus.isEmpty())
        return row.lastCheck.simplified().left(Longest);
    const QString word = checkWord(row.checkStatus);
    const QString said = row.lastCheck.simplified().left(Longest);
    return said.isEmpty() ? word : Text::tr("%1: %2", "what a check found, its own words").arg(word, said);
}

QString lbTrafficText(const LbRow &row)
{
    const QString sessions =
        Text::tr("%n session(s)", nullptr, int(std::clamp(row.sessionsNow, qint64(0), qint64(2000000000))));
    if (row.rate < 0)
        return sessions;
    return Text::tr("%1, %2 new per second", "sessions").arg(sessions, formatCount(row.rate));
}

LbNotice lbSourceNotice(const ClusterSnapshot &snapshot, qint64 nowMs)
{
    const SourceState &state = snapshot.source(SourceId::LoadBalancer);
    const auto words = [&state] { return state.error ? describe(*state.error) : ErrorText(); };
    switch (state.phase) {
    case SourceState::Phase::Absent:
        return {Condition::Off, Text::tr("No load balancer is connected"),
                Text::tr("What the app asks for stands below. Whether it is served is known once the address of "
                         "HAProxy's statistics is part of this cluster's connection.")};
    case SourceState::Phase::Connecting:
        return {Condition::Progress, Text::tr("The load balancer has not answered yet"), {}};
    case SourceState::Phase::Failed:
        return {Condition::Bad, words().title, words().advice};
    case SourceState::Phase::Stale:
        return {Condition::Warning,
                Text::tr("What the load balancer says is %1 old", "age").arg(formatSince(state.lastGoodMs, nowMs)),
                words().title};
    case SourceState::Phase::Live:
        break;
    }
    return {};
}

LbNotice lbMissingNotice(const App &app, const LbService &service)
{
    LbNotice notice{
        Condition::Bad, Text::tr("The load balancer does not know %1").arg(service.backend.left(Longest)), {}};
    if (app.instances == 0) {
        notice.condition = Condition::Off;
        notice.body = Text::tr("The app is suspended: there is nothing to send anybody to.");
    } else if (service.groups.isEmpty()) {
        notice.body =
            Text::tr("The app has no label HAPROXY_GROUP: only load balancers that publish every app take it.");
    } else {
        notice.body =
            Text::tr("Its group is %1. Perhaps this load balancer publishes other groups, or it has not taken "
                     "the newest version over yet.")
                .arg(service.groups.join(u", "_s).left(Longest));
    }
    return notice;
}

LbNotice lbCollisionNotice(LbCollision::Kind kind, const QString &what, qsizetype others)
{
    const int n = int(others);
    if (kind == LbCollision::Kind::Port)
        return {Condition::Bad,
                Text::tr("Service port %1 is asked for by %n other app(s)", nullptr, n).arg(what.left(Longest)),
                Text::tr("A load balancer can give it to one of them only.")};
    return {Condition::Warning,
            Text::tr("%1 is asked for by %n other app(s)", "a virtual host", n).arg(what.left(Longest)),
            Text::tr("Who opens it reaches one of them, whichever the load balancer finds first.")};
}

} // namespace mesoscope
