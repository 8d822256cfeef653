// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by Qt Network, with the habits of QNetworkAccessManager that a dashboard cannot have taken away (architecture
// 4): redirects are followed by hand, writes are never repeated, bodies are capped, credentials stay with their
// origins.
#pragma once

#include "app/net/transport.h"
#include "app/net/transportoptions.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSet>
#include <QSslConfiguration>

#include <optional>

namespace mesoscope {

class TlsWatch;

/// For one endpoint of a profile. Lives on one thread, where all its calls are made and fulfilled.
class HttpTransport : public QObject, public Transport
{
    Q_OBJECT

public:
    /// Files that cannot be used do not show here: every request ends with an error that names them, until they can.
    explicit HttpTransport(TransportOptions options, QObject *parent = nullptr);
    HttpTransport(const QList<QUrl> &baseUrls, const Secret &secret, QObject *parent = nullptr);
    ~HttpTransport() override;

    Call<Response> send(const Request &request) override;
    Stream *open(const Request &request, QObject *parent) override;
    void allowHost(const QUrl &url) override;
    void forgetConnections() override;

    bool isAllowed(const QUrl &url) const override;
    /// Whether a request may follow its @p hop-th redirect, from @p from to @p to; the reason when not.
    std::optional<Error> refusalOf(const Request &request, const QUrl &from, const QUrl &to, int hop) const;
    QNetworkRequest makeRequest(const Request &request, const QUrl &url) const;
    /// Why nothing can be sent at all: a file or the proxy of the profile. Reads the files anew while there is a
    /// reason.
    std::optional<Error> obstacle();
    TlsWatch *watch(QNetworkReply *reply, const QUrl &url) const; ///< owned by the reply
    const TransportOptions &options() const { return m_options; }
    QNetworkAccessManager &requests() { return m_requests; }
    QNetworkAccessManager &streams() { return m_streams; }

private:
    void readFiles();

    const TransportOptions m_options;
    QSet<QString> m_origins;
    QSet<QString> m_ownOrigins; ///< of the profile itself: where the pins are binding
    QSslConfiguration m_tls;
    std::optional<Error> m_obstacle;
    QNetworkAccessManager m_requests;
    QNetworkAccessManager m_streams; ///< apart: six open streams to a host would stop its seventh request
};

} // namespace mesoscope
