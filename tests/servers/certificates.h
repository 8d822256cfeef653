// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of every kind that a server may show, made by openssl in a temporary directory.
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace mesoscope::test {

/// Each is a pair of files NAME.pem and NAME.key; "ca" signs all but "selfsigned".
/// server: good for 127.0.0.1 and localhost; renewed: the same for another key; expired: ended yesterday; wrongname:
/// for another host; selfsigned: for 127.0.0.1, signed by itself; client: a client's; stranger: a client's that another
/// authority signed; encrypted.key: the client's key under a pass phrase; both.pem: the client's certificate and key.
class Certificates
{
public:
    Certificates();

    bool isGood() const { return m_problem.isEmpty(); }
    QString problem() const { return m_problem; }
    QString file(const QString &name) const { return m_folder.filePath(name); } ///< "server.pem"
    QByteArray content(const QString &name) const;
    /// SHA-256 of the certificate as lower-case hexadecimal digits, by openssl's own count.
    QByteArray sha256(const QString &name) const;

private:
    QByteArray openssl(const QStringList &arguments) const;
    void makeAuthority(const QString &name, const QString &subject);
    void makeSigned(const QString &name, const QString &authority, const QString &extensions, int days);

    QTemporaryDir m_folder;
    mutable QString m_problem;
};

} // namespace mesoscope::test
