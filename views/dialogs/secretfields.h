// SPDX-License-Identifier: GPL-3.0-or-later
// How to sign in to one source: nothing, user and password, or a token.
#pragma once

#include "app/base/secret.h"
#include "models/domain/error.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace mesoscope {

class SecretFields : public QWidget
{
    Q_OBJECT

public:
    enum class Way { None, Password, Token, DcosToken, SameAsMarathon, Kept };

    enum class Purpose { Connection, Prompt };

    /// A prompt asks for a secret and offers nothing else; a connection may need none, or that of Marathon.
    SecretFields(SourceId source, Purpose purpose, QWidget *parent = nullptr);

    Way way() const;
    void setWay(Way way);
    /// A saved secret, which is not shown and stays when nothing is typed.
    void setKept(bool kept);
    /// What was typed; nullopt when the fields are not complete, or hold no secret of their own.
    std::optional<Secret> secret() const;
    bool isComplete() const; ///< nothing is missing for the way that is chosen
    void clear();

Q_SIGNALS:
    void edited();

private:
    void update();

    SourceId m_source;
    QComboBox *m_way;
    QLineEdit *m_user;
    QLineEdit *m_secret;
};

} // namespace mesoscope
