// SPDX-License-Identifier: GPL-3.0-or-later
// A credential. Movable, never printable; the transport is its only reader.
#pragma once

#include <QByteArray>
#include <QString>

namespace mesoscope {

class Secret
{
public:
    enum class Kind { None, Basic, Bearer, DcosToken };

    Secret() = default;
    static Secret basic(const QString &user, const QString &password);
    static Secret token(const QString &token);
    static Secret dcosToken(const QString &token);
    /// "user:password", "token:…" or DC/OS' "token=…", as in MESOSCOPE_SECRET_* (architecture 1). Anything else: None.
    static Secret fromText(const QString &text);

    Kind kind() const { return m_kind; }
    bool isEmpty() const { return m_kind == Kind::None; }
    QString user() const { return m_user; } ///< basic only
    QByteArray authorizationHeader() const; ///< "Basic …", "Bearer …", "token=…"; empty when None
    QByteArray userAndPassword() const;     ///< "user:password" for ZooKeeper's digest scheme; empty unless basic
    QString toText() const;                 ///< the inverse of fromText, for what is kept in the keychain

private:
    Kind m_kind = Kind::None;
    QString m_user;
    QString m_value;
};

} // namespace mesoscope
