// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/zookeeper/masterelection.h"

#include "app/net/request.h"
#include "models/domain/zkaddress.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr QLatin1String Prefix("json.info_");
static constexpr QLatin1String OldPrefix("info_");
static constexpr qsizetype MaxMasters = 32;
static constexpr qsizetype MaxData = 1 << 20; ///< ZooKeeper's own limit of a node

/// Ten digits, or a sign and ten digits once the counter has run over (printf's "%010d").
static std::optional<qint64> sequenceOf(QStringView name, QLatin1String prefix)
{
    if (!name.startsWith(prefix))
        return std::nullopt;
    const QStringView digits = name.mid(prefix.size());
    if (digits.size() < 10 || digits.size() > 11)
        return std::nullopt;
    bool ok = false;
    const qint64 sequence = digits.toLongLong(&ok);
    return ok && !digits.startsWith(u'+') ? std::make_optional(sequence) : std::nullopt;
}

static bool isName(const QString &host)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' ||
               c == u'-' || c == u'_';
    };
    return !host.isEmpty() && host.size() <= 253 && host.front() != u'.' && host.front() != u'-' &&
           std::all_of(host.begin(), host.end(), fits);
}

static bool isHost(const QString &host)
{
    return isName(host) || (host.size() <= 45 && host.contains(u':') && !host.contains(u'%') &&
                            QHostAddress(host).protocol() == QAbstractSocket::IPv6Protocol);
}

/// "master@10.0.0.1:5050"
static std::pair<QString, int> hostAndPortOfPid(const QString &pid)
{
    const QString address = pid.section(u'@', -1);
    QString host = address.section(u':', 0, -2);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return {host, address.section(u':', -1).toInt()};
}

static bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    return isLoopback(host) || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
}

QStringList ElectedMaster::hosts() const
{
    QStringList hosts;
    for (const QString &host : {hostname, ip}) {
        if (!host.isEmpty() && !hosts.contains(host, Qt::CaseInsensitive))
            hosts += host;
    }
    return hosts;
}

QStringList candidatesOf(const QStringList &children)
{
    std::vector<std::pair<qint64, QString>> found;
    for (const QString &name : children) {
        if (const auto sequence = sequenceOf(name, Prefix))
            found.emplace_back(*sequence, name);
    }
    std::sort(found.begin(), found.end());
    QStringList names;
    for (const auto &[sequence, name] : found) {
        if (names.size() < MaxMasters)
            names += name;
    }
    return names;
}

bool hasOnlyOldCandidates(const QStringList &children)
{
    return candidatesOf(children).isEmpty() && std::any_of(children.begin(), children.end(), [](const QString &name) {
               return sequenceOf(name, OldPrefix).has_value();
           });
}

Result<ElectedMaster> parseMaster(const QByteArray &data)
{
    Error error;
    error.kind = Error::Kind::Protocol;
    error.source = SourceId::ZooKeeper;
    QJsonParseError problem{};
    const QJsonDocument document = data.size() > MaxData ? QJsonDocument() : QJsonDocument::fromJson(data, &problem);
    if (!document.isObject()) {
        error.detail = u"not a JSON object: "_s + problem.errorString();
        return error;
    }
    const QJsonObject json = document.object();
    const QJsonObject address = json["address"_L1].toObject();
    const auto [pidHost, pidPort] = hostAndPortOfPid(json["pid"_L1].toString());
    const auto firstHost = [](const QStringList &hosts) {
        const auto good = std::find_if(hosts.begin(), hosts.end(), isHost);
        return good == hosts.end() ? QString() : good->toLower();
    };
    ElectedMaster master;
    master.hostname = firstHost({address["hostname"_L1].toString(), json["hostname"_L1].toString()});
    master.ip = firstHost({address["ip"_L1].toString(), pidHost});
    if (QHostAddress(master.ip).isNull())
        master.ip.clear();
    if (master.ip == "0.0.0.0"_L1 || master.ip == "::"_L1) // bound to every address: says nothing of where it is
        master.ip.clear();
    if (master.hosts().isEmpty()) {
        error.detail = u"it names no host"_s;
        return error;
    }
    master.port = 0;
    for (const int port : {address["port"_L1].toInt(), json["port"_L1].toInt(), pidPort}) {
        if (master.port == 0 && port > 0 && port <= 65535)
            master.port = port;
    }
    if (master.port == 0) {
        error.detail = u"it names no port"_s;
        return error;
    }
    master.version = json["version"_L1].toString().left(64);
    return master;
}

MasterUrls urlsOfMasters(const QList<ElectedMaster> &masters, const QList<QUrl> &listed)
{
    QList<QUrl> web;
    QStringList typed;
    bool http = false;
    bool https = false;
    bool here = false;
    for (const QUrl &url : listed) {
        typed += url.host().toLower();
        here = here || isThisMachine(url.host());
        if (isZkAddress(url))
            continue;
        web += url;
        (url.scheme() == "https"_L1 ? https : http) = true;
    }
    const QString scheme = https && !http ? u"https"_s : u"http"_s;
    const auto urlOf = [&](const QString &host, int port) {
        QString best = scheme;
        for (const QUrl &url : web) {
            if (url.host().compare(host, Qt::CaseInsensitive) != 0)
                continue;
            if (url.port(url.scheme() == "https"_L1 ? 443 : 80) == port)
                return url;
            if (url.scheme() == "https"_L1)
                best = url.scheme(); // never less than what was typed for this host
        }
        QUrl url;
        url.setScheme(best);
        url.setHost(host);
        url.setPort(port);
        return url;
    };

    MasterUrls result;
    QList<QUrl> others;
    for (qsizetype i = 0; i < masters.size(); ++i) {
        QStringList hosts = masters.at(i).hosts();
        hosts.removeIf([here](const QString &host) { return !here && isThisMachine(host); });
        // What a person typed is known to be reachable from here, and is trusted.
        std::stable_partition(hosts.begin(), hosts.end(), [&](const QString &host) { return typed.contains(host); });
        QList<QUrl> urls;
        for (const QString &host : hosts) {
            const QUrl url = urlOf(host, masters.at(i).port);
            // QUrl reads "0x7f.1" as an address too.
            if (!url.isValid() || url.host().isEmpty() || (!here && isThisMachine(url.host())))
                continue;
            urls += url;
            if (typed.contains(host))
                result.trusted += url;
        }
        if (urls.isEmpty())
            continue;
        result.masters += urls.constFirst();
        if (i == 0) {
            result.ask += urls;
            result.leaderIsTrusted = typed.contains(urls.constFirst().host());
        } else {
            others += urls;
        }
    }
    for (const QUrl &url : others + web) {
        if (!result.ask.contains(url))
            result.ask += url;
    }
    return result;
}

} // namespace mesoscope
