// SPDX-License-Identifier: GPL-3.0-or-later
// Which errors pass by themselves.
#include "models/domain/error.h"

namespace mesoscope {

bool retryable(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
    case Error::Kind::NoLeader:
    case Error::Kind::RateLimited:
    case Error::Kind::Server:
    case Error::Kind::Protocol:
        return true;
    case Error::Kind::Cancelled:
    case Error::Kind::Tls:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Invalid:
    case Error::Kind::TooLarge:
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::NotDone:
    case Error::Kind::Unsupported:
    case Error::Kind::ReadOnly:
        break;
    }
    return false;
}

} // namespace mesoscope
