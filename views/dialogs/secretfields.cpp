// SPDX-License-Identifier: GPL-3.0-or-later
// How to sign in to one source.
#include "views/dialogs/secretfields.h"

#include "views/text/errortext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mesoscope {

SecretFields::SecretFields(SourceId source, Purpose purpose, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_way(new QComboBox(this)),
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this))
{
    const QString prefix = QString::number(int(source));
    m_way->setObjectName(QStringLiteral("way") + prefix);
    m_user->setObjectName(QStringLiteral("user") + prefix);
    m_secret->setObjectName(QStringLiteral("secret") + prefix);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_way);
    layout->addWidget(m_user, 1);
    layout->addWidget(m_secret, 1);
    layout->addStretch(0);

    if (purpose == Purpose::Connection)
        m_way->addItem(tr("No sign-in"), int(Way::None));
    if (purpose == Purpose::Connection && source != SourceId::Marathon)
        m_way->addItem(tr("Same as Marathon"), int(Way::SameAsMarathon));
    m_way->addItem(tr("User and password"), int(Way::Password));
    if (source != SourceId::ZooKeeper) {
        m_way->addItem(tr("Bearer token"), int(Way::Token));
        m_way->addItem(tr("DC/OS token"), int(Way::DcosToken));
    }
    m_way->setAccessibleName(tr("Sign-in to %1").arg(sourceName(source)));
    m_user->setAccessibleName(tr("User of %1").arg(sourceName(source)));
    m_user->setPlaceholderText(tr("User"));
    m_secret->setEchoMode(QLineEdit::Password);
    setFocusProxy(m_way);

    connect(m_way, &QComboBox::currentIndexChanged, this, &SecretFields::update);
    connect(m_way, &QComboBox::currentIndexChanged, this, &SecretFields::edited);
    connect(m_user, &QLineEdit::textChanged, this, &SecretFields::edited);
    connect(m_secret, &QLineEdit::textChanged, this, &SecretFields::edited);
    update();
}

SecretFields::Way SecretFields::way() const
{
    return Way(m_way->currentData().toInt());
}

void SecretFields::setWay(Way way)
{
    m_way->setCurrentIndex(qMax(0, m_way->findData(int(way))));
}

void SecretFields::setKept(bool kept)
{
    const int index = m_way->findData(int(Way::Kept));
    if (kept && index < 0)
        m_way->addItem(tr("As saved"), int(Way::Kept));
    else if (!kept && index >= 0)
        m_way->removeItem(index);
    if (kept)
        setWay(Way::Kept);
}

std::optional<Secret> SecretFields::secret() const
{
    const QString text = m_secret->text();
    switch (way()) {
    case Way::Password:
        if (!m_user->text().isEmpty())
            return Secret::basic(m_user->text(), text);
        break;
    case Way::Token:
        if (!text.isEmpty())
            return Secret::token(text.trimmed());
        break;
    case Way::DcosToken:
        if (!text.isEmpty())
            return Secret::dcosToken(text.trimmed());
        break;
    case Way::None:
    case Way::SameAsMarathon:
    case Way::Kept:
        break;
    }
    return std::nullopt;
}

bool SecretFields::isComplete() const
{
    const Way chosen = way();
    return chosen == Way::None || chosen == Way::SameAsMarathon || chosen == Way::Kept || secret().has_value();
}

void SecretFields::clear()
{
    m_user->clear();
    m_secret->clear();
    setKept(false);
    setWay(Way::None);
}

void SecretFields::update()
{
    const Way chosen = way();
    const bool typed = chosen == Way::Password || chosen == Way::Token || chosen == Way::DcosToken;
    m_user->setVisible(chosen == Way::Password);
    m_secret->setVisible(typed);
    const bool isPassword = chosen == Way::Password;
    m_secret->setPlaceholderText(isPassword ? tr("Password") : tr("Token"));
    m_secret->setAccessibleName(isPassword ? tr("Password of %1").arg(sourceName(m_source))
                                           : tr("Token of %1").arg(sourceName(m_source)));
}

} // namespace mesoscope

#include "moc_secretfields.cpp"
