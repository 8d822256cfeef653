// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/certificatepanel.h"

#include "views/dialogs/parts.h"
#include "views/text/tlstext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

bool CertificatePanel::canBeTrusted(const Error &error)
{
    return error.kind == Error::Kind::Tls && error.certificate && error.tls != TlsProblem::Revoked;
}

CertificatePanel::CertificatePanel(const Error &error, const Theme &theme, QWidget *parent) : QFrame(parent)
{
    const QString name = sourceName(error.source);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    auto *facts = plainLabel(certificateText(*error.certificate), this);
    facts->setObjectName(QStringLiteral("certificate") + QString::number(int(error.source)));
    facts->setAccessibleName(tr("Certificate of %1").arg(name));
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    facts->setFont(theme.font(TextStyle::Mono));
    layout->addWidget(facts, 1);
    auto *trust = new QPushButton(tr("Trust this certificate"), this);
    trust->setObjectName(QStringLiteral("trust") + QString::number(int(error.source)));
    trust->setAccessibleName(tr("Trust this certificate of %1").arg(name));
    trust->setAutoDefault(false); // never by the Return key alone
    layout->addWidget(trust, 0, Qt::AlignBottom);
    connect(trust, &QPushButton::clicked, this,
            [this, source = error.source, sha256 = error.certificate->sha256] { Q_EMIT trusted(source, sha256); });
}

} // namespace mesoscope

#include "moc_certificatepanel.cpp"
