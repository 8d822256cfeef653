// SPDX-License-Identifier: GPL-3.0-or-later
// One request with its redirects, from send() to the fulfilled call. Internal to app/net.
#pragma once

#include "app/net/httptransport.h"
#include "app/net/replystart.h"
#include "app/net/tlswatch.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <QTimer>

namespace mesoscope {

/// Deletes itself when the call is fulfilled or cancelled. If it dies before, the call counts as cancelled.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(HttpTransport &transport, Request request);
    ~HttpExchange() override;

    Call<Response> start();
    void lose(); ///< its connection is known to be dead

private:
    void sendTo(const QUrl &url);
    void takeBytes();
    void takeEnd();
    bool follow(const QUrl &from, int status);
    void answer();
    Error brokenOff(Error::Kind ofReading) const;
    void end(Result<Response> result);
    void drop();
    void log(int status) const;

    HttpTransport &m_transport;
    const Request m_request;
    QPromise<Result<Response>> m_promise;
    QFutureWatcher<Result<Response>> m_watcher;
    QPointer<QNetworkReply> m_reply;
    OneShotBody *m_oneShot = nullptr; ///< owned by the reply
    TlsWatch *m_tls = nullptr;        ///< owned by the reply
    bool m_ended = false;
    int m_redirects = 0;
    QByteArray m_body;
    QTimer m_deadline;
    QElapsedTimer m_elapsed;
};

} // namespace mesoscope
