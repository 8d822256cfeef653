// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/tlswatch.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSslConfiguration>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MaxText = 200;
static constexpr qsizetype MaxNames = 20;

static TlsProblem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
        return TlsProblem::None;
    case QSslError::SelfSignedCertificate:
        return TlsProblem::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return TlsProblem::Untrusted;
    case QSslError::HostNameMismatch:
        return TlsProblem::WrongName;
    case QSslError::CertificateExpired:
        return TlsProblem::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsProblem::NotYetValid;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return TlsProblem::Revoked;
    default:
        return TlsProblem::Other;
    }
}

/// Of several problems, the one that matters most to a person comes first.
static int weight(TlsProblem problem)
{
    static constexpr TlsProblem order[] = {TlsProblem::Revoked,   TlsProblem::SelfSigned, TlsProblem::Untrusted,
                                           TlsProblem::WrongName, TlsProblem::Expired,    TlsProblem::NotYetValid,
                                           TlsProblem::Other};
    return int(std::find(std::begin(order), std::end(order), problem) - std::begin(order));
}

static QString nameOf(const QSslCertificate &certificate, bool issuer)
{
    const auto parts = [&](QSslCertificate::SubjectInfo part) {
        return issuer ? certificate.issuerInfo(part) : certificate.subjectInfo(part);
    };
    QStringList texts = parts(QSslCertificate::CommonName) + parts(QSslCertificate::Organization);
    texts.removeAll(QString());
    return texts.join(u", "_s).simplified().left(MaxText);
}

PeerCertificate factsOf(const QSslCertificate &certificate)
{
    PeerCertificate facts;
    facts.subject = nameOf(certificate, false);
    facts.issuer = nameOf(certificate, true);
    const auto names = certificate.subjectAlternativeNames();
    for (const QString &name : names) {
        if (facts.names.size() < MaxNames)
            facts.names += name.simplified().left(MaxText);
    }
    facts.names.sort();
    facts.notBeforeMs = certificate.effectiveDate().toMSecsSinceEpoch();
    facts.notAfterMs = certificate.expiryDate().toMSecsSinceEpoch();
    facts.sha256 = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
    return facts;
}

TlsWatch::TlsWatch(QNetworkReply *reply, const QStringList &pins, bool mustBePinned)
    : QObject(reply), m_reply(reply), m_pins(pins), m_mustBePinned(mustBePinned && !pins.isEmpty())
{
    connect(reply, &QNetworkReply::sslErrors, this, &TlsWatch::onErrors);
    connect(reply, &QNetworkReply::encrypted, this, &TlsWatch::onEncrypted);
}

bool TlsWatch::isPinned(const QSslCertificate &certificate) const
{
    return !certificate.isNull() &&
           m_pins.contains(QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
}

void TlsWatch::onErrors(const QList<QSslError> &errors)
{
    m_certificate = m_reply->sslConfiguration().peerCertificate();
    TlsProblem problem = TlsProblem::None;
    QStringList words;
    for (const QSslError &error : errors) {
        const TlsProblem one = problemOf(error.error());
        if (one == TlsProblem::None)
            continue;
        words += error.errorString();
        if (problem == TlsProblem::None || weight(one) < weight(problem))
            problem = one;
    }
    if (isPinned(m_certificate) && problem != TlsProblem::Revoked) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    m_problem = m_mustBePinned && problem != TlsProblem::Revoked ? TlsProblem::Changed : problem;
    m_words = words.join(u' ').left(MaxText * 4);
}

/// Nothing has been sent yet: a stop here keeps the credentials at home.
void TlsWatch::onEncrypted()
{
    if (!m_mustBePinned)
        return;
    m_certificate = m_reply->sslConfiguration().peerCertificate();
    if (isPinned(m_certificate))
        return;
    m_problem = TlsProblem::Changed;
    m_reply->abort();
}

Error TlsWatch::explain(Error error) const
{
    if (m_problem != TlsProblem::None) {
        error.kind = Error::Kind::Tls; // also of a write: it never left
        error.tls = m_problem;
        error.detail = m_words;
        if (!m_certificate.isNull())
            error.certificate = factsOf(m_certificate);
        return error;
    }
    const auto says = [&error](QLatin1StringView words) { return error.detail.contains(words, Qt::CaseInsensitive); };
    if (error.kind == Error::Kind::Tls) {
        // The library has no codes for these, only words.
        if (says("wrong version number"_L1) || says("packet length too long"_L1) || says("http request"_L1) ||
            says("unknown protocol"_L1) || says("record layer failure"_L1))
            error.tls = TlsProblem::NotTls;
        else if (says("certificate required"_L1))
            error.tls = TlsProblem::ClientWanted;
        else if (says("alert bad certificate"_L1) || says("alert unknown ca"_L1) || says("alert certificate"_L1))
            error.tls = TlsProblem::ClientRefused;
        else
            error.tls = TlsProblem::Other;
    } else if (says("alert certificate required"_L1)) { // TLS 1.3 says so only after the handshake
        error.kind = Error::Kind::Tls;
        error.tls = TlsProblem::ClientWanted;
    }
    return error;
}

} // namespace mesoscope

#include "moc_tlswatch.cpp"
