// SPDX-License-Identifier: GPL-3.0-or-later
// How a registry wants to be signed in to: its WWW-Authenticate header (RFC 7235, and the Docker Registry v2 token
// specification). Pure.
#pragma once

#include <QByteArray>
#include <QUrl>

namespace mesoscope {

struct Challenge
{
    enum class Kind { None, Basic, Bearer };

    Kind kind = Kind::None;
    QUrl realm; ///< Bearer: where tokens are made
    QString service;
    QString scope; ///< "repository:team/app:pull"; empty: the registry does not say

    bool operator==(const Challenge &) const = default;
};

/// None for what cannot be read, and for a realm that is no http(s) address.
Challenge parseChallenge(const QByteArray &header);

} // namespace mesoscope
