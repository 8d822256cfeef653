// SPDX-License-Identifier: GPL-3.0-or-later
// How one endpoint of a profile is to be reached.
#pragma once

#include "app/base/secret.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace mesoscope {

struct TransportOptions
{
    QList<QUrl> baseUrls = {}; ///< credentials go to their origins, and to no other but those added by allowHost()
    Secret secret = {};
    QString caFile = {};   ///< PEM; trusted beside the system's authorities
    QString certFile = {}; ///< PEM; the client's certificate with its chain, perhaps its key too
    QString keyFile = {};  ///< PEM; empty: the key is in certFile. A key under a pass phrase is refused with words
    /// SHA-256 of certificates, hexadecimal digits in lower case. With any, the origins of baseUrls must show one of
    /// them: no other certificate is accepted there, not even a good one, and a pinned one is accepted whoever signed
    /// it, whatever its name, and also once it has expired: a pin says "this very key", and an unattended certificate
    /// that lapses would only teach people to pin whatever comes. Only a revoked one is refused all the same.
    /// Other origins (agents, a leader under another name) are verified as ever; a pinned certificate is good there
    /// too.
    QStringList pinnedSha256 = {};
    /// "http://host:port" or "socks5://host:port"; empty: as the system says, but none for this machine itself; "none".
    QString proxy = {};
};

} // namespace mesoscope
