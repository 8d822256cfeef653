// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing zk:// addresses.
#include "models/domain/zkaddress.h"

#include <algorithm>
#include <utility>

namespace mesoscope {

static constexpr QLatin1String Scheme("zk://");
static constexpr qsizetype MaxText = 8192;
static constexpr qsizetype MaxServers = 64;
static constexpr qsizetype MaxHost = 253;
static constexpr qsizetype MaxPath = 1024;

static Error invalid(const char *why)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.source = SourceId::ZooKeeper;
    error.detail = QLatin1String(why);
    return error;
}

static bool isHostChar(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '.' || u == '-' ||
           u == '_';
}

static bool isIpv6Char(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 'a' && u <= 'f') || (u >= 'A' && u <= 'F') || (u >= '0' && u <= '9') || u == ':' || u == '.';
}

static bool isHost(QStringView host)
{
    if (host.isEmpty() || host.size() > MaxHost)
        return false;
    if (host.contains(QLatin1Char(':'))) // the address itself is checked by whoever resolves it
        return host.size() <= 45 && std::all_of(host.begin(), host.end(), isIpv6Char);
    return host.front().isLetterOrNumber() && std::all_of(host.begin(), host.end(), isHostChar);
}

static bool isDigits(QStringView text)
{
    return !text.isEmpty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
}

/// ZooKeeper's own rules for paths, less what a URL could not carry.
static bool isPath(QStringView path)
{
    if (path.size() > MaxPath || !path.startsWith(QLatin1Char('/')))
        return false;
    if (path.size() == 1)
        return true;
    if (path.back().isSpace()) // what surrounds an address does not belong to it, and nobody would see this
        return false;
    const auto parts = path.mid(1).split(QLatin1Char('/'));
    return std::all_of(parts.begin(), parts.end(), [](QStringView part) {
        const auto bad = [](QChar c) {
            return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() <= 0x9f) || c.isSurrogate() ||
                   c.unicode() >= 0xf000 || c == QLatin1Char('?') || c == QLatin1Char('#') || c == QLatin1Char('%');
        };
        return !part.isEmpty() && part != QLatin1String(".") && part != QLatin1String("..") &&
               std::none_of(part.begin(), part.end(), bad);
    });
}

static QString withBrackets(const QString &host)
{
    return host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
}

static Result<ZkAddress::Server> parseServer(QStringView text)
{
    QStringView host = text;
    QStringView port;
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        if (end < 0)
            return invalid("a bracket is not closed");
        host = text.mid(1, end - 1);
        const QStringView rest = text.mid(end + 1);
        if (!host.contains(QLatin1Char(':')) || (!rest.isEmpty() && !rest.startsWith(QLatin1Char(':'))))
            return invalid("not a host");
        port = rest.isEmpty() ? QStringView() : rest.mid(1);
        if (!rest.isEmpty() && port.isEmpty())
            return invalid("not a port");
    } else if (const qsizetype colon = text.indexOf(QLatin1Char(':')); colon >= 0) {
        host = text.left(colon);
        port = text.mid(colon + 1);
        if (host.isEmpty())
            return invalid("no host");
        if (!isDigits(port))
            return invalid("not a port");
    }
    if (!isHost(host))
        return invalid(host.isEmpty() ? "no host" : "not a host");
    ZkAddress::Server server;
    server.host = host.toString().toLower();
    if (!port.isNull()) {
        const int number = isDigits(port) ? port.toInt() : 0;
        if (number < 1 || number > 65535)
            return invalid("not a port");
        server.port = quint16(number);
    }
    return server;
}

QString ZkAddress::serverList() const
{
    QStringList texts;
    for (const Server &server : servers)
        texts += withBrackets(server.host) + QLatin1Char(':') + QString::number(server.port);
    return texts.join(QLatin1Char(','));
}

QString ZkAddress::toText() const
{
    return Scheme + serverList() + path;
}

QList<QUrl> ZkAddress::toUrls() const
{
    QList<QUrl> urls;
    for (const Server &server : servers) {
        QUrl url;
        url.setScheme(QStringLiteral("zk"));
        url.setHost(server.host);
        url.setPort(server.port);
        url.setPath(path, QUrl::DecodedMode);
        urls += url;
    }
    return urls;
}

bool isZkAddress(QStringView text)
{
    return text.trimmed().startsWith(QLatin1String("zk:"), Qt::CaseInsensitive);
}

bool isZkAddress(const QUrl &url)
{
    return url.scheme() == QLatin1String("zk");
}

Result<ZkAddress> parseZkAddress(QStringView text)
{
    const QStringView given = text.trimmed();
    if (given.size() > MaxText)
        return invalid("too long");
    if (!given.startsWith(Scheme, Qt::CaseInsensitive))
        return invalid("does not begin with zk://");
    QStringView rest = given.mid(Scheme.size());
    ZkAddress address;
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        QStringView path = rest.mid(slash);
        while (path.size() > 1 && path.endsWith(QLatin1Char('/')))
            path.chop(1);
        if (!isPath(path))
            return invalid("not a path");
        address.path = path.toString();
        rest = rest.left(slash);
    }
    const qsizetype at = rest.lastIndexOf(QLatin1Char('@')); // as Mesos does: a password may hold one
    if (at >= 0) {
        const QStringView pair = rest.left(at);
        const qsizetype colon = pair.indexOf(QLatin1Char(':'));
        if (colon < 1)
            return invalid("credentials must read user:password");
        const auto control = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
        if (std::any_of(pair.begin(), pair.end(), control))
            return invalid("credentials hold a control character");
        address.user = pair.left(colon).toString();
        address.password = pair.mid(colon + 1).toString();
        rest = rest.mid(at + 1);
    }
    const auto parts = rest.split(QLatin1Char(','));
    if (parts.size() > MaxServers)
        return invalid("too many servers");
    for (const QStringView part : parts) {
        auto server = parseServer(part.trimmed());
        if (!server.ok())
            return server.error();
        if (!address.servers.contains(*server))
            address.servers += *server;
    }
    return address;
}

Result<ZkAddress> zkAddressOf(const QList<QUrl> &urls)
{
    ZkAddress all;
    for (const QUrl &url : urls) {
        if (!isZkAddress(url))
            continue;
        const auto one = parseZkAddress(Scheme + withBrackets(url.host()) +
                                        (url.port() > 0 ? QLatin1Char(':') + QString::number(url.port()) : QString()) +
                                        url.path(QUrl::FullyDecoded));
        if (!one.ok())
            return one.error();
        if (!all.servers.isEmpty() && one->path != all.path)
            return invalid("the servers' paths differ");
        all.path = one->path;
        if (!all.servers.contains(one->servers.constFirst()))
            all.servers += one->servers.constFirst();
    }
    if (all.servers.isEmpty())
        return invalid("no server");
    return all;
}

QList<QUrl> urlsOfText(const QString &text, ZkAddress *zk)
{
    const QString trimmed = text.trimmed();
    if (!isZkAddress(trimmed))
        return {QUrl(trimmed, QUrl::StrictMode)};
    const Result<ZkAddress> address = parseZkAddress(trimmed);
    if (!address.ok()) {
        QUrl broken;
        broken.setScheme(QStringLiteral("zk"));
        return {broken};
    }
    if (zk)
        *zk = *address;
    return address->toUrls();
}

QStringList textsOfUrls(const QList<QUrl> &urls, QUrl::ComponentFormattingOptions format)
{
    QStringList texts;
    const Result<ZkAddress> zk = zkAddressOf(urls);
    bool written = false;
    for (const QUrl &url : urls) {
        if (!isZkAddress(url) || !zk.ok())
            texts += url.toString(QUrl::RemoveUserInfo | format);
        else if (!std::exchange(written, true))
            texts += zk->toText();
    }
    return texts;
}

} // namespace mesoscope
