// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/tlssetup.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace mesoscope {

static constexpr qint64 MaxFile = 4 << 20;

static Error problem(TlsProblem which, const QString &file, const QString &why = {})
{
    Error error;
    error.kind = Error::Kind::Tls;
    error.tls = which;
    error.detail = (why.isEmpty() ? file : file + QStringLiteral(": ") + why).left(2000);
    return error;
}

static Result<QByteArray> read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return problem(TlsProblem::FileUnreadable, name, file.errorString());
    const QByteArray content = file.read(MaxFile);
    if (file.error() != QFileDevice::NoError)
        return problem(TlsProblem::FileUnreadable, name, file.errorString());
    return content;
}

static Result<QSslKey> keyOf(const QByteArray &pem, const QString &name)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    // "BEGIN ENCRYPTED PRIVATE KEY" of today, "Proc-Type: 4,ENCRYPTED" of before.
    return problem(pem.contains("ENCRYPTED") ? TlsProblem::FileKeyEncrypted : TlsProblem::FileNoKey, name);
}

Result<QSslConfiguration> makeTls(const TransportOptions &options)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!options.caFile.isEmpty()) {
        const auto pem = read(options.caFile);
        if (!pem.ok())
            return pem.error();
        const QList<QSslCertificate> given = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (given.isEmpty())
            return problem(TlsProblem::FileNoCertificate, options.caFile);
        // Named, because whoever adds to the default list switches the reading of the system's on demand off.
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + given);
    }
    if (options.certFile.isEmpty() && options.keyFile.isEmpty())
        return tls;
    const QString certFile = options.certFile.isEmpty() ? options.keyFile : options.certFile;
    const auto certificates = read(certFile);
    if (!certificates.ok())
        return certificates.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificates, QSsl::Pem);
    if (chain.isEmpty())
        return problem(TlsProblem::FileNoCertificate, certFile);
    const QString keyFile = options.keyFile.isEmpty() ? options.certFile : options.keyFile;
    const auto keys = read(keyFile);
    if (!keys.ok())
        return keys.error();
    const auto key = keyOf(*keys, keyFile);
    if (!key.ok())
        return key.error();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(*key);
    return tls;
}

} // namespace mesoscope
