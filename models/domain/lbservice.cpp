// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HAPROXY_ labels as marathon-lb does.
#include "models/domain/lbservice.h"

#include <algorithm>
#include <tuple>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostServices = 100;
constexpr qsizetype MostHosts = 50;
constexpr qsizetype MostSettings = 50;
constexpr qsizetype Longest = 500; ///< of a label's value

QString prefix()
{
    return u"HAPROXY_"_s;
}

/// The {n} of HAPROXY_{n}_KEY and what follows it; -1: a label for all ports.
std::pair<int, QString> splitLabel(const QString &label)
{
    const QString rest = label.mid(prefix().size());
    const qsizetype end = rest.indexOf(u'_');
    bool isNumber = false;
    const int index = end > 0 && end < 6 ? QStringView(rest).left(end).toInt(&isNumber) : -1;
    return isNumber && index >= 0 ? std::pair(index, rest.mid(end + 1)) : std::pair(-1, rest);
}

/// The labels that concern one port; its own win over those for all.
class Labels
{
public:
    Labels(const App &app, int index)
    {
        for (auto it = app.labels.lowerBound(prefix()); it != app.labels.end() && it.key().startsWith(prefix()); ++it) {
            const auto [of, key] = splitLabel(it.key());
            if (of == index || (of < 0 && !m_values.contains(key)))
                m_values.insert(key, it.value().left(Longest).trimmed());
        }
    }
    QString take(const QString &key) { return m_values.take(key); }
    QMap<QString, QString> rest() const
    {
        QMap<QString, QString> few;
        for (auto it = m_values.begin(); it != m_values.end() && few.size() < MostSettings; ++it)
            few.insert(it.key(), it.value());
        return few;
    }

private:
    QMap<QString, QString> m_values;
};

bool isPort(int number)
{
    return number > 0 && number <= 65535;
}

QStringList words(const QString &text, bool commas)
{
    QStringList list = QString(text).replace(u',', commas ? u' ' : u',').simplified().split(u' ', Qt::SkipEmptyParts);
    list.removeDuplicates();
    return list.mid(0, MostHosts);
}

bool hasHttpCheck(const App &app, int index)
{
    return std::any_of(app.healthChecks.begin(), app.healthChecks.end(), [&](const HealthCheck &check) {
        const bool ofPort = check.port > 0 ? app.ports.at(index).hostPort == check.port : check.portIndex == index;
        return ofPort && check.protocol.contains("HTTP"_L1);
    });
}

/// A name that can stand in an address. Anything else stays text: wildcards, and what somebody made up.
bool isHostName(const QString &name)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' ||
               c == u'-' || c == u'_';
    };
    return !name.isEmpty() && name.size() <= 253 && !name.startsWith(u'.') && !name.contains(".."_L1) &&
           std::all_of(name.begin(), name.end(), fits);
}

QUrl webAddress(bool tls, const QString &host, int port, const QString &path)
{
    if (!isHostName(host))
        return {};
    QUrl url;
    url.setScheme(tls ? u"https"_s : u"http"_s);
    url.setHost(host);
    if (port > 0)
        url.setPort(port);
    url.setPath(path.isEmpty() ? u"/"_s : path);
    return url.isValid() ? url : QUrl();
}

/// Whether one load balancer publishes both.
bool shareBalancer(const QStringList &a, const QStringList &b)
{
    return a.isEmpty() || b.isEmpty() || a.contains(u"*"_s) || b.contains(u"*"_s) ||
           std::any_of(a.begin(), a.end(), [&b](const QString &group) { return b.contains(group); });
}

/// Leaves out, at little cost, nearly all of thousands of apps: nothing of what they ask for is asked for here.
bool mayCollide(const QList<LbService> &services, const App &other)
{
    const auto wanted = [&services](int port, QStringView value) {
        return std::any_of(services.begin(), services.end(), [&](const LbService &mine) {
            return (port > 0 && mine.port == port) ||
                   (!value.isEmpty() && std::any_of(mine.hosts.begin(), mine.hosts.end(), [value](const QString &host) {
                       return value.contains(host, Qt::CaseInsensitive);
                   }));
        });
    };
    for (const PortMapping &port : other.ports) {
        if (wanted(port.servicePort, {}))
            return true;
    }
    for (auto it = other.labels.lowerBound(prefix()); it != other.labels.end() && it.key().startsWith(prefix()); ++it) {
        if (wanted(it.value().toInt(), it.value()))
            return true;
    }
    return false;
}

void setAddresses(LbService &service, const QString &host, bool toHttps, bool onlyLocal)
{
    if (service.hidden != LbService::Hidden::No)
        return;
    if (service.http) {
        for (const QString &name : std::as_const(service.hosts)) {
            const QUrl url = webAddress(toHttps, name, 0, service.path);
            if (url.isValid())
                service.urls.append(url);
        }
    }
    if (host.isEmpty() || onlyLocal)
        return;
    service.address = host + u':' + QString::number(service.port);
    const QUrl url = service.http ? webAddress(service.tls, host, service.port, {}) : QUrl();
    if (url.isValid())
        service.urls.append(url);
}

} // namespace

QString lbHost(const QString &marathonAddress, const QString &lbAddress)
{
    const QUrl marathon(marathonAddress);
    const QStringList path = marathon.path().split(u'/', Qt::SkipEmptyParts);
    if (marathon.host().startsWith("lb."_L1) && path.size() >= 2 && path.first() == "marathon"_L1 &&
        !path.at(1).contains(u'.') && isHostName(path.at(1)))
        return path.at(1).toLower() + u'.' + marathon.host();
    const QString host = QUrl(lbAddress).host();
    return isHostName(host) ? host : QString();
}

QList<LbService> lbServicesOf(const App &app)
{
    QList<LbService> services;
    for (int index = 0; index < std::min(app.ports.size(), MostServices); ++index) {
        const PortMapping &mapping = app.ports.at(index);
        Labels labels(app, index);
        LbService service;
        service.index = index;
        service.protocol = mapping.protocol;
        const int other = labels.take(u"PORT"_s).toInt();
        service.port = isPort(other) ? other : isPort(mapping.servicePort) ? mapping.servicePort : 0;
        service.hosts = words(labels.take(u"VHOST"_s).toLower(), true);
        const QStringList path = words(labels.take(u"PATH"_s), false); // "-i /api": HAProxy's own flags may precede it
        service.path = !path.isEmpty() && path.last().startsWith(u'/') ? path.last() : QString();
        service.groups = words(labels.take(u"GROUP"_s), true);
        service.allowed = words(labels.take(u"BACKEND_NETWORK_ALLOWED_ACL"_s), true);
        service.tls = !labels.take(u"SSL_CERT"_s).isEmpty();
        service.signIn = !labels.take(u"AUTH"_s).isEmpty();
        service.sharesWith = labels.take(u"DEPLOYMENT_GROUP"_s);
        const QString mode = labels.take(u"MODE"_s).toLower();
        // marathon-lb takes every virtual host for HTTP; where somebody says "tcp" no browser should be offered.
        service.http = mode.isEmpty() ? !service.hosts.isEmpty() || hasHttpCheck(app, index) : mode == "http"_L1;
        if (labels.take(u"ENABLED"_s).compare("false"_L1, Qt::CaseInsensitive) == 0)
            service.hidden = LbService::Hidden::Disabled;
        else if (service.port <= 0)
            service.hidden = LbService::Hidden::NoPort;
        else if (service.protocol.compare("udp"_L1, Qt::CaseInsensitive) == 0)
            service.hidden = LbService::Hidden::Udp;
        service.backend = underscoreForm(app.id) + u'_' + QString::number(service.port);
        service.settings = labels.rest();
        services.append(service);
    }
    return services;
}

QList<LbService> lbServicesOf(const App &app, const ClusterSnapshot &snapshot)
{
    QList<LbService> services = lbServicesOf(app);
    if (services.isEmpty())
        return services;
    for (const LbRow &row : snapshot.lb) {
        if (row.type == LbRow::Type::Server || row.mode.isEmpty())
            continue;
        for (LbService &service : services) {
            if (row.proxy == service.backend)
                service.http = row.mode == "http"_L1;
        }
    }
    const QString host =
        lbHost(snapshot.source(SourceId::Marathon).address, snapshot.source(SourceId::LoadBalancer).address);
    for (LbService &service : services) {
        const auto says = [&service](const QString &key, const QString &what) {
            return service.settings.value(key).startsWith(what, Qt::CaseInsensitive);
        };
        setAddresses(service, host, says(u"REDIRECT_TO_HTTPS"_s, u"true"_s), says(u"BIND_ADDR"_s, u"127."_s));
    }
    return services;
}

QList<QUrl> webAddressesOf(const QList<LbService> &services)
{
    QList<QUrl> urls;
    for (const LbService &service : services) {
        for (const QUrl &url : service.urls) {
            if (!urls.contains(url))
                urls.append(url);
        }
    }
    return urls;
}

bool isBehindLb(const App &app)
{
    if (app.kind == App::Kind::Pod)
        return false;
    const auto label = app.labels.lowerBound(prefix());
    return (label != app.labels.end() && label.key().startsWith(prefix())) ||
           std::any_of(app.ports.begin(), app.ports.end(),
                       [](const PortMapping &port) { return port.servicePort > 0; });
}

QStringList strayLbLabels(const App &app)
{
    QStringList stray;
    for (auto it = app.labels.lowerBound(prefix()); it != app.labels.end() && it.key().startsWith(prefix()); ++it) {
        if (splitLabel(it.key()).first >= app.ports.size() && stray.size() < MostSettings)
            stray.append(it.key());
    }
    return stray;
}

QList<LbCollision> lbCollisionsOf(const App &app, const QList<LbService> &services, const ClusterSnapshot &snapshot)
{
    QList<LbCollision> found;
    const auto published = [](const LbService &service) { return service.hidden == LbService::Hidden::No; };
    if (std::none_of(services.begin(), services.end(), published))
        return found;
    for (const App &other : snapshot.apps) {
        if (other.id == app.id || !mayCollide(services, other))
            continue;
        const QList<LbService> theirs = lbServicesOf(other);
        for (int index = 0; index < services.size(); ++index) {
            const LbService &mine = services.at(index);
            for (const LbService &one : theirs) {
                if (!published(mine) || !published(one) || !shareBalancer(mine.groups, one.groups) ||
                    (!mine.sharesWith.isEmpty() && mine.sharesWith == one.sharesWith))
                    continue;
                if (mine.port == one.port)
                    found.append({index, LbCollision::Kind::Port, QString::number(mine.port), other.id});
                if (!mine.http || !one.http || mine.path != one.path)
                    continue;
                for (const QString &host : mine.hosts) {
                    if (one.hosts.contains(host))
                        found.append({index, LbCollision::Kind::Host, host + mine.path, other.id});
                }
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const LbCollision &a, const LbCollision &b) {
        return std::tie(a.service, a.kind, a.other, a.what) < std::tie(b.service, b.kind, b.other, b.what);
    });
    return found;
}

} // namespace mesoscope
