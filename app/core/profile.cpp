// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/profile.h"

#include "models/domain/zkaddress.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace mesoscope {

static constexpr std::array<std::pair<Dialect, const char *>, 7> Dialects{{
    {Dialect::None, ""},
    {Dialect::OpenTsdb, "opentsdb"},
    {Dialect::Prometheus, "prometheus"},
    {Dialect::InfluxDb, "influxdb"},
    {Dialect::Warp10, "warp10"},
    {Dialect::Graylog, "graylog"},
    {Dialect::Ldp, "ldp"},
}};

static constexpr std::array<std::pair<SourceId, const char *>, SourceCount> Sources{{
    {SourceId::Marathon, "marathon"},
    {SourceId::Mesos, "mesos"},
    {SourceId::Series, "metrics"},
    {SourceId::Logs, "logs"},
    {SourceId::LoadBalancer, "lb"},
}};

QString dialectName(Dialect dialect)
{
    for (const auto &[value, name] : Dialects) {
        if (value == dialect)
            return QString::fromLatin1(name);
    }
    return {};
}

Dialect parseDialect(QStringView name)
{
    for (const auto &[value, text] : Dialects) {
        if (name.compare(QLatin1String(text), Qt::CaseInsensitive) == 0)
            return value;
    }
    return Dialect::None;
}

QString sourceKey(SourceId source)
{
    for (const auto &[value, name] : Sources) {
        if (value == source)
            return QString::fromLatin1(name);
    }
    return source == SourceId::ZooKeeper ? QStringLiteral("zookeeper") : QString();
}

std::optional<SourceId> parseSourceKey(QStringView key)
{
    for (const auto &[value, name] : Sources) {
        if (key == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

const Endpoint *Profile::endpoint(SourceId source) const
{
    const auto found = std::find_if(endpoints.begin(), endpoints.end(),
                                    [source](const Endpoint &endpoint) { return endpoint.source == source; });
    return found == endpoints.end() ? nullptr : &*found;
}

static QJsonObject toJson(const Endpoint &endpoint)
{
    const QJsonArray urls = QJsonArray::fromStringList(textsOfUrls(endpoint.urls));
    QJsonObject json = endpoint.unknown;
    json.insert(QStringLiteral("source"), sourceKey(endpoint.source));
    json.insert(QStringLiteral("urls"), urls);
    if (endpoint.dialect != Dialect::None)
        json.insert(QStringLiteral("dialect"), dialectName(endpoint.dialect));
    if (endpoint.usesSecret)
        json.insert(QStringLiteral("usesSecret"), true);
    if (endpoint.usesZkSecret)
        json.insert(QStringLiteral("usesZooKeeperSecret"), true);
    const auto insertText = [&json](const QString &key, const QString &text) {
        if (!text.isEmpty())
            json.insert(key, text);
    };
    insertText(QStringLiteral("caFile"), endpoint.caFile);
    insertText(QStringLiteral("certFile"), endpoint.certFile);
    insertText(QStringLiteral("keyFile"), endpoint.keyFile);
    insertText(QStringLiteral("proxy"), endpoint.proxy);
    if (!endpoint.pinnedSha256.isEmpty())
        json.insert(QStringLiteral("pinnedSha256"), QJsonArray::fromStringList(endpoint.pinnedSha256));
    return json;
}

QJsonObject toJson(const Profile &profile)
{
    QJsonArray endpoints;
    for (const Endpoint &endpoint : profile.endpoints)
        endpoints.append(toJson(endpoint));
    QJsonObject json = profile.unknown;
    json.insert(QStringLiteral("id"), profile.id);
    json.insert(QStringLiteral("name"), profile.name);
    json.insert(QStringLiteral("colour"), profile.colour);
    json.insert(QStringLiteral("readOnly"), profile.readOnly);
    json.insert(QStringLiteral("pollMs"), profile.pollMs);
    json.insert(QStringLiteral("endpoints"), endpoints);
    return json;
}

static Error invalid(const QString &path, const QString &text)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.fields = {{path, {text}}};
    error.detail = path + QStringLiteral(": ") + text;
    return error;
}

/// What is left of @p json without @p known.
static QJsonObject without(QJsonObject json, std::initializer_list<const char *> known)
{
    for (const char *key : known)
        json.remove(QLatin1String(key));
    return json;
}

static EndpointProblem checkZk(const Endpoint &endpoint)
{
    const bool any =
        std::any_of(endpoint.urls.begin(), endpoint.urls.end(), [](const QUrl &url) { return isZkAddress(url); });
    return any && !zkAddressOf(endpoint.urls).ok() ? EndpointProblem::NotZk : EndpointProblem::None;
}

static Result<Endpoint> endpointFromJson(const QJsonObject &json, const QString &path)
{
    Endpoint endpoint;
    const auto source = parseSourceKey(json.value(QLatin1String("source")).toString());
    if (!source)
        return invalid(path + QStringLiteral("/source"), json.value(QLatin1String("source")).toString().left(64));
    endpoint.source = *source;
    const QJsonArray urls = json.value(QLatin1String("urls")).toArray();
    for (const QJsonValue &text : urls) {
        ZkAddress zk;
        const QList<QUrl> parts = urlsOfText(text.toString(), &zk);
        for (const QUrl &url : parts) {
            // The text is not repeated: it may hold a password.
            if (zk.hasCredentials() || checkUrl(url, *source) != EndpointProblem::None)
                return invalid(path + QStringLiteral("/urls"), QStringLiteral("not an address without credentials"));
            if (!endpoint.urls.contains(url))
                endpoint.urls.append(url);
        }
    }
    if (endpoint.urls.isEmpty())
        return invalid(path + QStringLiteral("/urls"), QStringLiteral("missing"));
    const QString dialect = json.value(QLatin1String("dialect")).toString();
    endpoint.dialect = parseDialect(dialect);
    if (!dialect.isEmpty() && endpoint.dialect == Dialect::None)
        return invalid(path + QStringLiteral("/dialect"), dialect.left(64));
    if (checkZk(endpoint) != EndpointProblem::None)
        return invalid(path + QStringLiteral("/urls"), QStringLiteral("zk:// addresses with different paths"));
    endpoint.usesSecret = json.value(QLatin1String("usesSecret")).toBool();
    endpoint.usesZkSecret = json.value(QLatin1String("usesZooKeeperSecret")).toBool();
    endpoint.caFile = json.value(QLatin1String("caFile")).toString();
    endpoint.certFile = json.value(QLatin1String("certFile")).toString();
    endpoint.keyFile = json.value(QLatin1String("keyFile")).toString();
    endpoint.proxy = json.value(QLatin1String("proxy")).toString().trimmed();
    if (checkProxy(endpoint.proxy) != EndpointProblem::None) // not repeated: it may hold a password
        return invalid(path + QStringLiteral("/proxy"), QStringLiteral("not http:// or socks5:// with host and port"));
    const QJsonValue pins = json.value(QLatin1String("pinnedSha256"));
    const QJsonArray list = pins.isString() ? QJsonArray{pins} : pins.toArray();
    for (const QJsonValue &text : list) {
        const auto pin = parsePin(text.toString());
        if (!pin) // left out, it would open the door that somebody meant to shut
            return invalid(path + QStringLiteral("/pinnedSha256"), text.toString().left(100));
        endpoint.pinnedSha256 += *pin;
    }
    endpoint.unknown = without(json, {"source", "urls", "dialect", "usesSecret", "usesZooKeeperSecret", "caFile",
                                      "certFile", "keyFile", "proxy", "pinnedSha256"});
    return endpoint;
}

Result<Profile> profileFromJson(const QJsonObject &json)
{
    Profile profile;
    profile.id = json.value(QLatin1String("id")).toString();
    if (profile.id.isEmpty())
        return invalid(QStringLiteral("/id"), QStringLiteral("missing"));
    profile.name = json.value(QLatin1String("name")).toString();
    profile.colour = json.value(QLatin1String("colour")).toString();
    profile.readOnly = json.value(QLatin1String("readOnly")).toBool();
    profile.pollMs = std::clamp(json.value(QLatin1String("pollMs")).toInt(), 0, 3600 * 1000);
    profile.unknown = without(json, {"id", "name", "colour", "readOnly", "pollMs", "endpoints"});
    const QJsonArray endpoints = json.value(QLatin1String("endpoints")).toArray();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        auto endpoint = endpointFromJson(endpoints.at(i).toObject(), QStringLiteral("/endpoints/%1").arg(i));
        if (!endpoint.ok())
            return endpoint.error();
        if (profile.endpoint(endpoint->source))
            return invalid(QStringLiteral("/endpoints/%1/source").arg(i), QStringLiteral("twice"));
        profile.endpoints.append(*endpoint);
    }
    if (profile.endpoints.isEmpty())
        return invalid(QStringLiteral("/endpoints"), QStringLiteral("missing"));
    return profile;
}

EndpointProblem checkUrl(const QUrl &url, SourceId source)
{
    if (url.isEmpty() || !url.isValid())
        return EndpointProblem::Unparsable;
    if (isZkAddress(url)) {
        if (source != SourceId::Mesos)
            return EndpointProblem::ZkElsewhere;
        if (!url.userInfo().isEmpty())
            return EndpointProblem::CredentialsInUrl;
        return zkAddressOf({url}).ok() ? EndpointProblem::None : EndpointProblem::NotZk;
    }
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return EndpointProblem::NotHttp;
    if (url.host().isEmpty())
        return EndpointProblem::NoHost;
    if (!url.userInfo().isEmpty())
        return EndpointProblem::CredentialsInUrl;
    return EndpointProblem::None;
}

EndpointProblem checkProxy(const QString &proxy)
{
    if (proxy.isEmpty() || proxy == QLatin1String("none"))
        return EndpointProblem::None;
    const QUrl url(proxy, QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        return EndpointProblem::CredentialsInUrl;
    const bool known = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("socks5");
    return url.isValid() && known && !url.host().isEmpty() ? EndpointProblem::None : EndpointProblem::BadProxy;
}

std::optional<QString> parsePin(const QString &text)
{
    QString digits;
    const QString lower = text.toLower();
    for (const QChar c : lower) {
        if (c == QLatin1Char(':') || c.isSpace())
            continue;
        const bool isDigit =
            (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
        if (!isDigit || digits.size() >= 64)
            return std::nullopt;
        digits += c;
    }
    return digits.size() == 64 ? std::optional(digits) : std::nullopt;
}

EndpointProblem checkEndpoint(const Endpoint &endpoint)
{
    if (endpoint.urls.isEmpty())
        return EndpointProblem::Unparsable;
    for (const QUrl &url : endpoint.urls) {
        const EndpointProblem problem = checkUrl(url, endpoint.source);
        if (problem != EndpointProblem::None)
            return problem;
    }
    const EndpointProblem proxy = checkProxy(endpoint.proxy);
    if (proxy != EndpointProblem::None)
        return proxy;
    if (!std::all_of(endpoint.pinnedSha256.begin(), endpoint.pinnedSha256.end(),
                     [](const QString &pin) { return parsePin(pin) == pin; }))
        return EndpointProblem::BadPin;
    if (const EndpointProblem problem = checkZk(endpoint); problem != EndpointProblem::None)
        return problem;
    const bool needsDialect = endpoint.source == SourceId::Series || endpoint.source == SourceId::Logs;
    return needsDialect && endpoint.dialect == Dialect::None ? EndpointProblem::DialectMissing : EndpointProblem::None;
}

} // namespace mesoscope
