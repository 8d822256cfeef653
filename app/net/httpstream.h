// SPDX-License-Identifier: GPL-3.0-or-later
// A stream over Qt Network. Internal to app/net.
#pragma once

#include "app/net/httptransport.h"
#include "app/net/replystart.h"
#include "app/net/tlswatch.h"

#include <QPointer>
#include <QTimer>

namespace mesoscope {

class HttpStream : public Stream
{
    Q_OBJECT

public:
    HttpStream(HttpTransport &transport, Request request, QObject *parent);
    ~HttpStream() override;

private:
    void sendTo(const QUrl &url);
    void takeHead();
    void takeBytes();
    void takeEnd();
    void close(Error error);
    void drop();

    QPointer<HttpTransport> m_transport;
    const Request m_request;
    QPointer<QNetworkReply> m_reply;
    TlsWatch *m_tls = nullptr;     ///< owned by the reply
    OneShotBody *m_body = nullptr; ///< of a stream that is asked for by POST; owned by the reply
    QTimer m_silence;
    QByteArray m_errorBody;
    int m_redirects = 0;
    bool m_opened = false;
    bool m_closed = false;
};

} // namespace mesoscope
