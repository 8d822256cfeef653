// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with the encryption of a connection, and what a server's certificate says.
#pragma once

#include <QString>
#include <QStringList>

namespace mesoscope {

enum class TlsProblem {
    None,
    SelfSigned,        ///< by nobody but itself
    Untrusted,         ///< by an authority that is not known here
    WrongName,         ///< it is for another host
    Expired,           ///
    NotYetValid,       ///< or this machine's clock is wrong
    Revoked,           ///< withdrawn; a pin does not help
    Changed,           ///< it is not the one that the profile pins
    NotTls,            ///< https:// to a port that speaks plain HTTP
    OnlyTls,           ///< http:// to a port that speaks TLS
    ClientWanted,      ///< the server wants a client's certificate and got none
    ClientRefused,     ///< … and does not trust the one that it got
    FileUnreadable,    ///< a file of the profile; detail names it and says why
    FileNoCertificate, ///< a file of the profile holds no certificate; detail names it
    FileNoKey,         ///< neither the certificate's file nor that of the key holds a key; detail names it
    FileKeyEncrypted,  ///< the key is under a pass phrase; detail names its file
    Other,             ///< detail has the library's words
};

/// Of the server's certificate. The texts are its own: plain, bounded.
struct PeerCertificate
{
    QString subject;
    QString issuer;
    QStringList names;      ///< hosts that it is for
    qint64 notBeforeMs = 0; ///< since the epoch
    qint64 notAfterMs = 0;
    QString sha256; ///< of the whole certificate: 64 lower-case hexadecimal digits

    bool operator==(const PeerCertificate &other) const { return sha256 == other.sha256; }
};

} // namespace mesoscope
