// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/registry/challenge.h"

#include <QHash>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype Longest = 8192;

/// name=value and name="value with \"quotes\"", apart by commas.
static QHash<QString, QString> parametersOf(const QString &text)
{
    QHash<QString, QString> parameters;
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && (text.at(at).isSpace() || text.at(at) == u','))
            ++at;
        const qsizetype equals = text.indexOf(u'=', at);
        if (equals < 0)
            break;
        const QString name = text.mid(at, equals - at).trimmed().toLower();
        QString value;
        at = equals + 1;
        if (at < text.size() && text.at(at) == u'"') {
            for (++at; at < text.size() && text.at(at) != u'"'; ++at) {
                if (text.at(at) == u'\\' && at + 1 < text.size())
                    ++at;
                value += text.at(at);
            }
            ++at;
        } else {
            const qsizetype comma = text.indexOf(u',', at);
            value = text.mid(at, comma < 0 ? -1 : comma - at).trimmed();
            at = comma < 0 ? text.size() : comma;
        }
        parameters.insert(name, value);
    }
    return parameters;
}

Challenge parseChallenge(const QByteArray &header)
{
    Challenge challenge;
    if (header.size() > Longest)
        return challenge;
    const QString text = QString::fromUtf8(header).trimmed();
    const qsizetype blank = text.indexOf(u' ');
    const QString scheme = text.left(blank < 0 ? text.size() : blank).toLower();
    if (scheme == "basic"_L1) {
        challenge.kind = Challenge::Kind::Basic;
        return challenge;
    }
    if (scheme != "bearer"_L1 || blank < 0)
        return challenge;
    const QHash<QString, QString> parameters = parametersOf(text.mid(blank + 1));
    const QUrl realm(parameters.value(u"realm"_s), QUrl::StrictMode);
    const bool http = realm.scheme() == "https"_L1 || realm.scheme() == "http"_L1;
    if (!realm.isValid() || !http || realm.host().isEmpty() || !realm.userInfo().isEmpty())
        return challenge;
    challenge.kind = Challenge::Kind::Bearer;
    challenge.realm = realm;
    challenge.service = parameters.value(u"service"_s);
    challenge.scope = parameters.value(u"scope"_s);
    return challenge;
}

} // namespace mesoscope
