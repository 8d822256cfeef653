// SPDX-License-Identifier: GPL-3.0-or-later
// Finds secrets by the names people give them, and by what they look like.
#include "models/domain/secrets.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace mesoscope {

namespace {

bool nameSaysSecret(QStringView name)
{
    static constexpr std::array<QStringView, 9> words{u"token",      u"secret", u"passwd", u"password", u"passphrase",
                                                      u"credential", u"auth",   u"apikey", u"private"};
    for (const QStringView word : words) {
        if (name.contains(word, Qt::CaseInsensitive))
            return true;
    }
    // "key" as a word of its own: USER_TIMESERIES_KEY, api-key, apiKey, but not "keyboard" or "monkey".
    static const QRegularExpression camel(QStringLiteral("[a-z]Key($|[^a-z])"));
    static const QRegularExpression word(QStringLiteral("(^|[^a-zA-Z])(key|pass|pwd)s?($|[^a-zA-Z])"),
                                         QRegularExpression::CaseInsensitiveOption);
    return word.match(name.toString()).hasMatch() || camel.match(name.toString()).hasMatch();
}

bool looksLikeSecret(QStringView value)
{
    static const QRegularExpression shape(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE "
                       "KEY|^eyJ[A-Za-z0-9_-]{10,}\\.|^AKIA[0-9A-Z]{16}$|^gh[pousr]_[A-Za-z0-9]{20,}|^glpat-|"
                       "^xox[baprs]-|://[^/\\s:@]*+:[^/\\s@]++@"));
    return shape.match(value.toString()).hasMatch();
}

QString maskUserInfo(const QString &url)
{
    // No pattern here may look at a character more than a few times: the text is remote and may be long.
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s@]++@"));
    static const QRegularExpression parameter(QStringLiteral("[?&;]([^=&?;\\s]{1,100}+)=([^&\\s]++)"));
    static const QRegularExpression says(QStringLiteral("token|key|secret|pass|pwd|sig|auth|credential"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString mask = QString::fromUtf16(SecretMask);
    QString text = url;
    text.replace(userInfo, QStringLiteral("://") + mask + u'@');
    QString masked;
    qsizetype end = 0;
    for (auto it = parameter.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!says.match(match.captured(1)).hasMatch())
            continue;
        masked.append(QStringView(text).mid(end, match.capturedStart(2) - end)).append(mask);
        end = match.capturedEnd(2);
    }
    return masked.append(QStringView(text).mid(end));
}

/// "DB_PASSWORD=…", as in a command line or in docker's "env" parameter.
QString maskAssignments(const QString &given)
{
    static const QRegularExpression assignment(
        QStringLiteral("(?<![^\\s\"'])([A-Za-z_][A-Za-z0-9_]{0,100}+)=([^\\s]++)"));
    if (!given.contains(u'='))
        return given;
    QString masked;
    qsizetype end = 0;
    for (auto it = assignment.globalMatch(given); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!nameSaysSecret(match.capturedView(1)) || match.capturedView(2).startsWith(u'$')) // a reference to another
            continue;
        masked.append(QStringView(given).mid(end, match.capturedStart(2) - end)).append(QString::fromUtf16(SecretMask));
        end = match.capturedEnd(2);
    }
    return end == 0 ? given : masked.append(QStringView(given).mid(end));
}

QString maskInside(const QString &text)
{
    return maskAssignments(maskUserInfo(text));
}

class Masker
{
public:
    explicit Masker(QStringList *masked) : m_masked(masked) {}

    QJsonValue walk(const QJsonValue &json, const QString &path, QStringView name, int depth)
    {
        if (depth > 200)
            return mask(path); // nobody nests like that; never show what was not looked at
        if (json.isObject())
            return object(json.toObject(), path, depth);
        if (json.isArray()) {
            QJsonArray result;
            const QJsonArray array = json.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                result.append(walk(array.at(i), path + u'/' + QString::number(i), name, depth + 1));
            return result;
        }
        if (json.isString()) {
            const QString text = json.toString();
            if (!text.isEmpty() && isSecret(name, text))
                return mask(path);
            const QString masked = maskInside(text);
            if (masked != text) {
                note(path);
                return masked;
            }
        } else if (!json.isNull() && !json.isUndefined() && !json.isBool() && inValues(path) && nameSaysSecret(name)) {
            return mask(path);
        }
        return json;
    }

private:
    QJsonValue object(const QJsonObject &object, const QString &path, int depth)
    {
        // {"key": "password", "value": "…"} of docker parameters, Mesos labels and variables.
        const QString pairName =
            object.value(QLatin1String(object.contains(QLatin1String("key")) ? "key" : "name")).toString();
        const bool isPair = object.contains(QLatin1String("value")) && !pairName.isEmpty();
        QJsonObject result;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString below = path + u'/' + it.key();
            if (isPair && it.key() == QLatin1String("value") && it->isString() && isSecret(pairName, it->toString()))
                result.insert(it.key(), mask(below));
            else if (isPair && (it.key() == QLatin1String("key") || it.key() == QLatin1String("name")))
                result.insert(it.key(), *it); // a name is not a secret, whatever it is called
            else
                result.insert(
                    it.key(),
                    walk(*it, below, structural(it.key()) && !inValues(path) ? QStringView() : it.key(), depth + 1));
        }
        return result;
    }

    /// Marathon's own keys whose names only sound like secrets: the definition's structure is not masked.
    static bool structural(const QString &key)
    {
        static const QStringList keys{QStringLiteral("secrets"), QStringLiteral("secret"),
                                      QStringLiteral("authenticate"), QStringLiteral("credential"),
                                      QStringLiteral("pullConfig")};
        return keys.contains(key);
    }

    static bool inValues(const QString &path)
    {
        return path.endsWith(QLatin1String("/labels")) || path.endsWith(QLatin1String("/env")) ||
               path.contains(QLatin1String("/labels/")) || path.contains(QLatin1String("/env/")) ||
               path.contains(QLatin1String("/environment"));
    }

    QJsonValue mask(const QString &path)
    {
        note(path);
        return QString::fromUtf16(SecretMask);
    }

    void note(const QString &path)
    {
        if (m_masked)
            m_masked->append(path);
    }

    QStringList *m_masked;
};

} // namespace

bool isSecret(QStringView name, QStringView value)
{
    return (!name.isEmpty() && !value.isEmpty() && nameSaysSecret(name)) || looksLikeSecret(value);
}

QString maskedValue(const QString &name, const QString &value)
{
    return isSecret(name, value) ? QString::fromUtf16(SecretMask) : maskInside(value);
}

QJsonValue maskSecrets(const QJsonValue &json, QStringList *masked, const QString &path)
{
    return Masker(masked).walk(json, path, {}, 0);
}

} // namespace mesoscope
