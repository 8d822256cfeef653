// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by Qt Network, with the habits of QNetworkAccessManager that a dashboard cannot have taken away (architecture
// 4): redirects are followed by hand, writes are never repeated, bodies are capped, credentials stay with their
// origins.
#pragma once

#include "app/base/secret.h"
#include "app/net/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSet>
#include <QSslConfiguration>

#include <optional>

namespace mesoscope {

/// For one endpoint of a profile. Lives on one thread, where all its calls are made and fulfilled.
class HttpTransport : public QObject, public Transport
{
    Q_OBJECT

public:
    /// Credentials go to the origins of @p baseUrls, and to no other but those added by allowHost(). @p caFile is a PEM
    /// bundle that is trusted beside the system's; @p certFile a PEM file with the client's certificate and key.
    HttpTransport(const QList<QUrl> &baseUrls, Secret secret, const QString &caFile = {}, const QString &certFile = {},
                  QObject *parent = nullptr);
    ~HttpTransport() override;

    Call<Response> send(const Request &request) override;
    Stream *open(const Request &request, QObject *parent) override;
    void allowHost(const QUrl &url) override;

    bool isAllowed(const QUrl &url) const;
    /// Whether a request may follow a redirect from @p from to @p to; the reason when not.
    std::optional<Error> refusalOf(const Request &request, const QUrl &from, const QUrl &to) const;
    QNetworkRequest makeRequest(const Request &request, const QUrl &url) const;
    QNetworkAccessManager &requests() { return m_requests; }
    QNetworkAccessManager &streams() { return m_streams; }

private:
    QSet<QString> m_origins;
    Secret m_secret;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_requests;
    QNetworkAccessManager m_streams; ///< apart: six open streams to a host would stop its seventh request
};

} // namespace mesoscope
