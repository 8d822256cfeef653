// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secret.h"

#include <algorithm>

namespace mesoscope {

// A line break in a credential would end the header and begin another one.
static bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Secret Secret::basic(const QString &user, const QString &password)
{
    Secret secret;
    if (user.isEmpty() || user.contains(QLatin1Char(':')) || hasControl(user) || hasControl(password))
        return secret;
    secret.m_kind = Kind::Basic;
    secret.m_user = user;
    secret.m_value = password;
    return secret;
}

Secret Secret::token(const QString &token)
{
    Secret secret;
    const QString trimmed = token.trimmed();
    if (trimmed.isEmpty() || hasControl(trimmed))
        return secret;
    secret.m_kind = Kind::Bearer;
    secret.m_value = trimmed;
    return secret;
}

Secret Secret::dcosToken(const QString &token)
{
    Secret secret = Secret::token(token);
    if (secret.m_kind == Kind::Bearer)
        secret.m_kind = Kind::DcosToken;
    return secret;
}

Secret Secret::fromText(const QString &text)
{
    static const QLatin1String bearer("token:");
    static const QLatin1String dcos("token=");
    static const QLatin1String plain("basic:");
    if (text.startsWith(bearer))
        return token(text.mid(bearer.size()));
    if (text.startsWith(dcos) && !text.contains(QLatin1Char(':')))
        return dcosToken(text.mid(dcos.size()));
    const QString pair =
        text.startsWith(plain) && text.indexOf(QLatin1Char(':'), plain.size()) > 0 ? text.mid(plain.size()) : text;
    const auto colon = pair.indexOf(QLatin1Char(':'));
    return colon > 0 ? basic(pair.left(colon), pair.mid(colon + 1)) : Secret();
}

QByteArray Secret::authorizationHeader() const
{
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Basic:
        return "Basic " + (m_user + QLatin1Char(':') + m_value).toUtf8().toBase64();
    case Kind::Bearer:
        return "Bearer " + m_value.toUtf8();
    case Kind::DcosToken:
        return "token=" + m_value.toUtf8();
    }
    return {};
}

QByteArray Secret::userAndPassword() const
{
    return m_kind == Kind::Basic ? (m_user + QLatin1Char(':') + m_value).toUtf8() : QByteArray();
}

QString Secret::toText() const
{
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Basic: {
        const QString text = m_user + QLatin1Char(':') + m_value;
        // A user called "token" or "basic" would be taken for a prefix.
        const bool mistakable = m_user == QLatin1String("token") || m_user == QLatin1String("basic");
        return mistakable ? QLatin1String("basic:") + text : text;
    }
    case Kind::Bearer:
        return QLatin1String("token:") + m_value;
    case Kind::DcosToken:
        return QLatin1String("token=") + m_value;
    }
    return {};
}

} // namespace mesoscope
