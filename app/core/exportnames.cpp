// SPDX-License-Identifier: GPL-3.0-or-later
// Names of enumerations in exported documents: part of their shape, never translated.
#include "app/core/exportentities.h"

namespace mesoscope::exporting {

QString errorKindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Error::Kind::Unreachable:
        return QStringLiteral("unreachable");
    case Error::Kind::Timeout:
        return QStringLiteral("timeout");
    case Error::Kind::Tls:
        return QStringLiteral("tls");
    case Error::Kind::Unauthorized:
        return QStringLiteral("unauthorized");
    case Error::Kind::Forbidden:
        return QStringLiteral("forbidden");
    case Error::Kind::NotFound:
        return QStringLiteral("notFound");
    case Error::Kind::Conflict:
        return QStringLiteral("conflict");
    case Error::Kind::Invalid:
        return QStringLiteral("invalid");
    case Error::Kind::NoLeader:
        return QStringLiteral("noLeader");
    case Error::Kind::RateLimited:
        return QStringLiteral("rateLimited");
    case Error::Kind::Server:
        return QStringLiteral("server");
    case Error::Kind::Protocol:
        return QStringLiteral("protocol");
    case Error::Kind::TooLarge:
        return QStringLiteral("tooLarge");
    case Error::Kind::OutcomeUnknown:
        return QStringLiteral("outcomeUnknown");
    case Error::Kind::NotDone:
        return QStringLiteral("notDone");
    case Error::Kind::Unsupported:
        return QStringLiteral("unsupported");
    case Error::Kind::ReadOnly:
        return QStringLiteral("readOnly");
    }
    return {};
}

QString discoveryName(Error::Discovery discovery)
{
    switch (discovery) {
    case Error::Discovery::None:
        break;
    case Error::Discovery::Unreachable:
        return QStringLiteral("unreachable");
    case Error::Discovery::NoQuorum:
        return QStringLiteral("noQuorum");
    case Error::Discovery::NoLeader:
        return QStringLiteral("noLeader");
    case Error::Discovery::NoNode:
        return QStringLiteral("noNode");
    case Error::Discovery::Denied:
        return QStringLiteral("denied");
    case Error::Discovery::Unreadable:
        return QStringLiteral("unreadable");
    case Error::Discovery::Untrusted:
        return QStringLiteral("untrusted");
    case Error::Discovery::Unavailable:
        return QStringLiteral("unavailable");
    }
    return {};
}

} // namespace mesoscope::exporting
