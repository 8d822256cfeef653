// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a credential that the keychain does not have.
#include "views/dialogs/secretdialog.h"

#include "app/core/connections.h"
#include "views/dialogs/parts.h"
#include "views/dialogs/secretfields.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

SecretDialog::SecretDialog(Connections &connections, const Profile &profile, SourceId source, const Theme &theme,
                           QWidget *parent)
    : QDialog(parent),
      m_connections(connections),
      m_profileId(profile.id),
      m_source(source),
      m_fields(new SecretFields(source, SecretFields::Purpose::Prompt, this))
{
    setObjectName(QStringLiteral("secretDialog"));
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(460);
    const QString title = tr("Sign in to %1 of %2", "source, cluster").arg(sourceName(source), profile.name);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    auto *heading = plainLabel(title, this);
    heading->setFont(theme.font(TextStyle::Heading));
    layout->addWidget(heading);
    if (const Endpoint *endpoint = profile.endpoint(source); endpoint && !endpoint->urls.isEmpty()) {
        const QUrl &url = endpoint->urls.constFirst();
        layout->addWidget(mutedLabel(url.toDisplayString(QUrl::RemoveUserInfo), this));
        if (url.scheme() == QLatin1String("http")) {
            auto *warning =
                plainLabel(tr("This address is plain HTTP: anybody on the way can read what you type here."), this);
            setTone(warning, "warning");
            layout->addWidget(warning);
        }
    }
    if (!connections.isConnecting()) {
        auto *refused = plainLabel(tr("What it was given was refused."), this);
        setTone(refused, "bad");
        layout->addWidget(refused);
    }
    m_fields->setWay(SecretFields::Way::Password);
    layout->addWidget(m_fields);
    layout->addWidget(mutedLabel(connections.keepsSecrets()
                                     ? tr("It is kept in the desktop's keychain.")
                                     : tr("There is no keychain here: it is kept in memory until the program ends."),
                                 this));

    auto *without = new QPushButton(tr("Connect &without"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *ok = new QPushButton(tr("&Sign in"), this);
    without->setAutoDefault(false);
    without->setObjectName(QStringLiteral("without"));
    ok->setObjectName(QStringLiteral("submit"));
    ok->setDefault(true);
    setStyleProperty(ok, "primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(without);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    layout->addLayout(buttons);

    const auto update = [this, ok] { ok->setEnabled(m_fields->secret().has_value()); };
    update();
    connect(m_fields, &SecretFields::edited, this, update);
    connect(ok, &QPushButton::clicked, this, &SecretDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &SecretDialog::reject);
    connect(without, &QPushButton::clicked, this, &SecretDialog::answerWithout);
    connect(this, &QDialog::finished, this, &QObject::deleteLater);
    if (auto *user = m_fields->findChild<QWidget *>(QStringLiteral("user") + QString::number(int(source))))
        user->setFocus();
}

void SecretDialog::accept()
{
    const std::optional<Secret> secret = m_fields->secret();
    if (!secret)
        return;
    QDialog::accept();
    m_connections.provideSecret(m_profileId, m_source, *secret);
}

void SecretDialog::answerWithout()
{
    const bool waits = m_connections.isConnecting();
    QDialog::accept();
    if (waits)
        m_connections.provideSecret(m_profileId, m_source, Secret());
    else
        m_connections.cancelPending(); // connected already: it stays refused
}

void SecretDialog::reject()
{
    QDialog::reject();
    m_connections.cancelPending();
}

} // namespace mesoscope

#include "moc_secretdialog.cpp"
