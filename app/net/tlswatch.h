// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the certificate behind one reply, before anything is sent. Internal to app/net.
#pragma once

#include "models/domain/error.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

namespace mesoscope {

/// A child of the reply. With @p pins the server must show one of them when @p mustBePinned; where it shows one, what
/// else is wrong with that certificate does not matter.
class TlsWatch : public QObject
{
    Q_OBJECT

public:
    TlsWatch(QNetworkReply *reply, const QStringList &pins, bool mustBePinned);

    /// The error of a reply that ended without an answer, told more exactly where encryption is to blame.
    Error explain(Error error) const;

private:
    void onErrors(const QList<QSslError> &errors);
    void onEncrypted();
    bool isPinned(const QSslCertificate &certificate) const;

    QNetworkReply *m_reply;
    const QStringList m_pins;
    const bool m_mustBePinned;
    TlsProblem m_problem = TlsProblem::None;
    QString m_words;
    QSslCertificate m_certificate;
};

PeerCertificate factsOf(const QSslCertificate &certificate);

} // namespace mesoscope
