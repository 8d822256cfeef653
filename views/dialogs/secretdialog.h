// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a credential that the keychain does not have.
#pragma once

#include "app/core/profile.h"

#include <QDialog>

namespace mesoscope {

class Connections;
class SecretFields;
class Theme;

/// Answers Connections::secretNeeded(): with a secret, with none ("connect without"), or by giving up.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    SecretDialog(Connections &connections, const Profile &profile, SourceId source, const Theme &theme,
                 QWidget *parent);

    void accept() override;
    void reject() override;

private:
    void answerWithout();

    Connections &m_connections;
    const QString m_profileId;
    const SourceId m_source;
    SecretFields *m_fields;
};

} // namespace mesoscope
