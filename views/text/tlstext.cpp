// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/tlstext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(TlsText)
};

QString day(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat);
}

QString howToTrust()
{
    return Text::tr("Compare its fingerprint with whoever runs the server; then \"Try\" in this cluster's connection "
                    "offers to trust it.");
}

ErrorText ofCertificate(const Error &error, const QString &who)
{
    const PeerCertificate facts = error.certificate.value_or(PeerCertificate());
    switch (error.tls) {
    case TlsProblem::SelfSigned:
        return {Text::tr("The certificate of %1 is signed by nobody but itself.").arg(who), howToTrust(), {}};
    case TlsProblem::WrongName:
        return {Text::tr("The certificate of %1 is for another name.").arg(who),
                facts.names.isEmpty()
                    ? howToTrust()
                    : Text::tr("Write the address with a name that it is for: %1.").arg(facts.names.join(u", ")),
                {}};
    case TlsProblem::Expired:
        return {Text::tr("The certificate of %1 has expired.").arg(who),
                Text::tr("It was good until %1. Ask who runs the server to renew it.").arg(day(facts.notAfterMs)),
                {}};
    case TlsProblem::NotYetValid:
        return {Text::tr("The certificate of %1 is not valid yet.").arg(who),
                Text::tr("It begins on %1. Check the clock of this machine.").arg(day(facts.notBeforeMs)),
                {}};
    case TlsProblem::Revoked:
        return {Text::tr("The certificate of %1 has been withdrawn.").arg(who),
                Text::tr("Do not use this server until who runs it has given it another one."),
                {}};
    case TlsProblem::Changed:
        return {Text::tr("Warning: %1 shows another certificate than the one that you trusted.").arg(who),
                Text::tr("Nothing was sent to it. Somebody may stand in between, or the server has a new certificate: "
                         "compare the fingerprint with whoever runs it, then \"Try\" in this cluster's connection."),
                {}};
    default:
        return {Text::tr("The certificate of %1 is not trusted.").arg(who),
                Text::tr("Give the certificate authority's file in this cluster's connection, or ask who runs the "
                         "server."),
                {}};
    }
}

} // namespace

ErrorText tlsText(const Error &error, const QString &who)
{
    switch (error.tls) {
    case TlsProblem::NotTls:
        return {Text::tr("%1 does not encrypt at this address.").arg(who),
                Text::tr("Write http:// instead of https://, or check the port."),
                {}};
    case TlsProblem::OnlyTls:
        return {Text::tr("%1 wants encryption at this address.").arg(who),
                Text::tr("Write https:// instead of http://."),
                {}};
    case TlsProblem::ClientWanted:
        return {Text::tr("%1 wants a client certificate.").arg(who),
                Text::tr("Give its file and that of its key in this cluster's connection."),
                {}};
    case TlsProblem::ClientRefused:
        return {Text::tr("%1 refuses the client certificate.").arg(who),
                Text::tr("Check that it has not expired and that it is one for this cluster."),
                {}};
    case TlsProblem::FileUnreadable:
        return {Text::tr("A file of the connection to %1 cannot be read.").arg(who),
                Text::tr("Check its path in this cluster's connection, and your right to read it."),
                {}};
    case TlsProblem::FileNoCertificate:
        return {Text::tr("A file of the connection to %1 holds no certificate.").arg(who),
                Text::tr("It must be text (PEM) with a line BEGIN CERTIFICATE."),
                {}};
    case TlsProblem::FileNoKey:
        return {Text::tr("The client certificate for %1 has no key.").arg(who),
                Text::tr("Name the file of its key (PEM; RSA or elliptic curve) in this cluster's connection."),
                {}};
    case TlsProblem::FileKeyEncrypted:
        return {Text::tr("The key of the client certificate for %1 is under a pass phrase.").arg(who),
                Text::tr("Name a file with a key without one, which only you may read."),
                {}};
    case TlsProblem::Other:
        if (!error.certificate)
            return {Text::tr("No encrypted connection to %1 comes about.").arg(who),
                    Text::tr("Ask who runs the server which versions and certificates it accepts."),
                    {}};
        break;
    default:
        break;
    }
    return ofCertificate(error, who);
}

ErrorText proxyText(const Error &error, const QString &who)
{
    if (error.httpStatus == 407)
        return {Text::tr("The proxy on the way to %1 wants a sign-in.").arg(who),
                Text::tr("Name one that lets this machine through, in this cluster's connection."),
                {}};
    return {Text::tr("The proxy on the way to %1 does not work.").arg(who),
            Text::tr("Check the proxy in this cluster's connection, and the network. It is tried again by itself."),
            {}};
}

QString fingerprintText(const QString &sha256)
{
    QString text;
    const QString digits = sha256.toUpper();
    for (qsizetype i = 0; i < digits.size(); i += 2)
        text += (i == 0 ? QString() : i == 32 ? QStringLiteral(":\n") : QStringLiteral(":")) + digits.mid(i, 2);
    return text;
}

QString certificateText(const PeerCertificate &certificate)
{
    const auto known = [](const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    QStringList lines{
        Text::tr("For: %1").arg(known(certificate.subject)),
        Text::tr("Names: %1").arg(known(certificate.names.join(u", "))),
        Text::tr("Signed by: %1").arg(known(certificate.issuer)),
        Text::tr("Valid from %1 to %2").arg(day(certificate.notBeforeMs), day(certificate.notAfterMs)),
        Text::tr("Fingerprint (SHA-256):"),
        fingerprintText(certificate.sha256),
    };
    return lines.join(u'\n');
}

} // namespace mesoscope
