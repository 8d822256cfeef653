// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httptransport.h"

#include "app/net/httpexchange.h"
#include "app/net/httpstream.h"
#include "app/net/proxychoice.h"
#include "app/net/tlssetup.h"
#include "app/net/tlswatch.h"

#include <memory>
#include <utility>

namespace mesoscope {

HttpTransport::HttpTransport(const QList<QUrl> &baseUrls, const Secret &secret, QObject *parent)
    : HttpTransport(TransportOptions{baseUrls, secret}, parent)
{
}

HttpTransport::HttpTransport(TransportOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    for (const QUrl &url : m_options.baseUrls) {
        allowHost(url);
        m_ownOrigins.insert(originOf(url));
    }
    for (QNetworkAccessManager *manager : {&m_requests, &m_streams}) {
        manager->setProxyFactory(makeProxyChoice(m_options.proxy).release()); // the manager owns it
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    readFiles();
}

HttpTransport::~HttpTransport()
{
    // Exchanges drop their replies before the managers that own them go. Their calls count as cancelled.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
}

void HttpTransport::readFiles()
{
    m_obstacle.reset();
    const auto tls = makeTls(m_options);
    if (tls.ok())
        m_tls = *tls;
    else
        m_obstacle = tls.error();
    if (!m_requests.proxyFactory()) {
        m_obstacle.emplace();
        m_obstacle->kind = Error::Kind::Unreachable;
        m_obstacle->atProxy = true;
        m_obstacle->detail = m_options.proxy.left(200);
    }
}

std::optional<Error> HttpTransport::obstacle()
{
    if (m_obstacle)
        readFiles(); // mended meanwhile, perhaps: nobody should have to connect anew
    return m_obstacle;
}

TlsWatch *HttpTransport::watch(QNetworkReply *reply, const QUrl &url) const
{
    return std::make_unique<TlsWatch>(reply, m_options.pinnedSha256, m_ownOrigins.contains(originOf(url))).release();
}

Call<Response> HttpTransport::send(const Request &request)
{
    auto *exchange = new HttpExchange(*this, request); // a child of this; ends by itself
    return exchange->start();
}

Stream *HttpTransport::open(const Request &request, QObject *parent)
{
    return new HttpStream(*this, request, parent);
}

void HttpTransport::allowHost(const QUrl &url)
{
    m_origins.insert(originOf(url));
}

void HttpTransport::forgetConnections()
{
    const auto exchanges = findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly);
    for (HttpExchange *exchange : exchanges)
        exchange->lose();
    m_requests.clearConnectionCache();
}

bool HttpTransport::isAllowed(const QUrl &url) const
{
    return m_origins.contains(originOf(url));
}

static constexpr int MaxRedirects = 3;
static constexpr qsizetype MaxShown = 2000;

std::optional<Error> HttpTransport::refusalOf(const Request &request, const QUrl &from, const QUrl &to, int hop) const
{
    Error error;
    error.kind = Error::Kind::Protocol;
    error.detail = originOf(to).left(MaxShown);
    const QString scheme = to.scheme().toLower();
    if (!to.isValid() || to.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        error.redirect = Error::Redirect::Nowhere;
    else if (from.scheme().compare(QLatin1String("https"), Qt::CaseInsensitive) == 0 &&
             scheme != QLatin1String("https"))
        error.redirect = Error::Redirect::Downgrade;
    else if (!isAllowed(to) && (request.isWrite() || !request.strangersAllowed))
        error.redirect = Error::Redirect::Stranger;
    else if (hop > MaxRedirects)
        error.redirect = Error::Redirect::Loop;
    else
        return std::nullopt;
    return error;
}

QNetworkRequest HttpTransport::makeRequest(const Request &request, const QUrl &url) const
{
    QUrl target = url;
    target.setUserInfo(QString());
    QNetworkRequest prepared(target);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setDecompressedSafetyCheckThreshold(-1); // bodies are capped as they are read
    prepared.setTransferTimeout(0);                   // own timers: theirs cannot be told from abort()
    prepared.setSslConfiguration(m_tls);
    prepared.setRawHeader("User-Agent", "Mesoscope");
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    if (!m_options.secret.isEmpty() && isAllowed(url))
        prepared.setRawHeader("Authorization", m_options.secret.authorizationHeader());
    return prepared;
}

} // namespace mesoscope

#include "moc_httptransport.cpp"
