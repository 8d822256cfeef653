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

std::optional<int> instancesMeanwhile(const Error &error)
{
    for (const FieldProblem &field : error.fields) {
        bool isNumber = false;
        const int now = field.texts.value(0).toInt(&isNumber);
        if (error.kind == Error::Kind::Conflict && error.httpStatus == 0 && field.path == QLatin1String("/instances") &&
            isNumber)
            return now;
    }
    return std::nullopt;
}

} // namespace mesoscope
