// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httptransport.h"

#include "app/net/httpexchange.h"
#include "app/net/httpstream.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>

namespace mesoscope {

namespace {

/// What the application or the system says, but never a proxy for this machine itself.
class ProxyChoice : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return QNetworkProxyFactory::proxyForQuery(query);
    }
};

QSslConfiguration tlsWith(const QString &caFile, const QString &certFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!caFile.isEmpty())
        tls.addCaCertificates(caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    QFile file(certFile);
    if (!certFile.isEmpty() && file.open(QIODevice::ReadOnly)) {
        const QByteArray pem = file.readAll();
        tls.setLocalCertificateChain(QSslCertificate::fromData(pem, QSsl::Pem));
        for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
            const QSslKey key(pem, algorithm);
            if (!key.isNull()) {
                tls.setPrivateKey(key);
                break;
            }
        }
    }
    return tls;
}

} // namespace

HttpTransport::HttpTransport(const QList<QUrl> &baseUrls, Secret secret, const QString &caFile, const QString &certFile,
                             QObject *parent)
    : QObject(parent), m_secret(std::move(secret)), m_tls(tlsWith(caFile, certFile))
{
    for (const QUrl &url : baseUrls)
        allowHost(url);
    for (QNetworkAccessManager *manager : {&m_requests, &m_streams}) {
        manager->setProxyFactory(std::make_unique<ProxyChoice>().release()); // the manager owns it
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
}

HttpTransport::~HttpTransport()
{
    // Exchanges drop their replies before the managers that own them go. Their calls count as cancelled.
    qDeleteAll(findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly));
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

bool HttpTransport::isAllowed(const QUrl &url) const
{
    return m_origins.contains(originOf(url));
}

std::optional<Error> HttpTransport::refusalOf(const Request &request, const QUrl &from, const QUrl &to) const
{
    Error error;
    error.kind = Error::Kind::Protocol;
    const QString scheme = to.scheme().toLower();
    if (!to.isValid() || to.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        error.detail = QStringLiteral("redirect to no address");
    else if (from.scheme().compare(QLatin1String("https"), Qt::CaseInsensitive) == 0 &&
             scheme != QLatin1String("https"))
        error.detail = QStringLiteral("redirect from https to http: ") + originOf(to);
    else if (!isAllowed(to) && (request.isWrite() || !request.strangersAllowed))
        error.detail = QStringLiteral("redirect to an unknown address: ") + originOf(to);
    else
        return std::nullopt;
    error.detail.truncate(2000);
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
    if (!m_secret.isEmpty() && isAllowed(url))
        prepared.setRawHeader("Authorization", m_secret.authorizationHeader());
    return prepared;
}

} // namespace mesoscope

#include "moc_httptransport.cpp"
