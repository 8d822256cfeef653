// SPDX-License-Identifier: GPL-3.0-or-later
// Encryption and proxies in words: what is wrong, and what a certificate says.
#pragma once

#include "views/text/errortext.h"

namespace mesoscope {

/// Of an error of kind Tls. @p who is the source as the subject of a sentence.
ErrorText tlsText(const Error &error, const QString &who);
/// Of an error whose atProxy is set.
ErrorText proxyText(const Error &error, const QString &who);

/// Several lines: for whom, by whom, from when to when, its fingerprint. Plain text with the server's words in it.
QString certificateText(const PeerCertificate &certificate);
QString fingerprintText(const QString &sha256); ///< "AB:CD:…", in two lines

} // namespace mesoscope
