// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/proxychoice.h"

#include "app/net/request.h"

#include <QNetworkProxy>

namespace mesoscope {

namespace {

/// What the system says, but never a proxy for this machine itself.
class SystemProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }
};

/// Always the same, for this machine's own names too: behind a tunnel they mean its far end.
class FixedProxy : public QNetworkProxyFactory
{
public:
    explicit FixedProxy(const QNetworkProxy &proxy) : m_proxy(proxy) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return {m_proxy}; }

private:
    QNetworkProxy m_proxy;
};

} // namespace

std::unique_ptr<QNetworkProxyFactory> makeProxyChoice(const QString &setting)
{
    if (setting.isEmpty())
        return std::make_unique<SystemProxy>();
    if (setting == QLatin1String("none"))
        return std::make_unique<FixedProxy>(QNetworkProxy(QNetworkProxy::NoProxy));
    const QUrl url(setting, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String("socks5");
    if (!url.isValid() || url.host().isEmpty() || (!isSocks && url.scheme() != QLatin1String("http")))
        return nullptr;
    return std::make_unique<FixedProxy>(QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                                                      url.host(), quint16(url.port(isSocks ? 1080 : 8080))));
}

} // namespace mesoscope
