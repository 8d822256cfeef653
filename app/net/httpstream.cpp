// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpstream.h"

#include "app/base/log.h"
#include "app/net/httperror.h"

namespace mesoscope {

static constexpr qsizetype MaxErrorBody = 64 << 10;
static constexpr qint64 MaxChunk = 256 << 10;

HttpStream::HttpStream(HttpTransport &transport, Request request, QObject *parent)
    : Stream(parent), m_transport(&transport), m_request(std::move(request))
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        Error error;
        error.kind = Error::Kind::Timeout;
        close(error);
    });
    if (const auto obstacle = transport.obstacle())
        QTimer::singleShot(0, this, [this, error = *obstacle] { close(error); }); // once somebody can hear it
    else
        sendTo(m_request.url);
}

HttpStream::~HttpStream()
{
    m_closed = true;
    drop();
}

void HttpStream::sendTo(const QUrl &url)
{
    drop();
    m_errorBody.clear();
    if (m_request.timeoutMs > 0)
        m_silence.start(m_request.timeoutMs);
    m_body = nullptr;
    m_reply = startReply(m_transport->streams(), m_transport->makeRequest(m_request, url), m_request, &m_body);
    m_tls = m_transport->watch(m_reply, url);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpStream::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpStream::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpStream::takeEnd);
}

void HttpStream::takeHead()
{
    if (m_closed || m_opened || !m_reply)
        return;
    const int status = statusOf(*m_reply);
    if (m_body && (status == 307 || status == 308))
        m_body->allowReset();
    if (status < 200 || status >= 300)
        return; // its body is the error's text
    m_opened = true;
    Q_EMIT opened(status);
}

void HttpStream::takeBytes()
{
    const QPointer<HttpStream> self(this);
    takeHead(); // a slot may delete this

    // In parts: a few compressed bytes can stand for any number, and whoever takes the parts knows how many are enough.
    while (self && !m_closed && m_reply && m_reply->isOpen()) { // not open: broken off for its certificate
        const QByteArray bytes = m_reply->read(MaxChunk);
        if (bytes.isEmpty())
            return;
        if (m_request.timeoutMs > 0)
            m_silence.start(m_request.timeoutMs);
        if (m_opened)
            Q_EMIT chunk(bytes);
        else if (m_errorBody.size() < MaxErrorBody)
            m_errorBody += bytes.left(MaxErrorBody - m_errorBody.size());
    }
}

void HttpStream::takeEnd()
{
    const QPointer<HttpStream> self(this);
    takeBytes();
    if (!self || m_closed || !m_reply)
        return;
    Error error;
    if (m_opened || !hasAnswer(*m_reply)) {
        error = m_tls->explain(lossOf(*m_reply, false)); // also for an orderly end: a stream has none
        close(error);
        return;
    }
    Response response;
    response.status = statusOf(*m_reply);
    response.url = m_reply->url();
    response.headers = headersOf(*m_reply);
    response.body = m_errorBody;
    const QByteArray location = response.header("Location");
    const bool redirected = response.status >= 301 && response.status <= 308 && !location.isEmpty();
    if (redirected && m_request.followRedirects && m_transport) {
        QUrl to = response.url.resolved(QUrl::fromEncoded(location));
        to.setFragment(QString());
        const std::optional<Error> refusal = m_transport->refusalOf(m_request, response.url, to, ++m_redirects);
        if (!refusal) {
            sendTo(to);
            return;
        }
        error = *refusal;
        error.httpStatus = response.status;
    } else {
        error = httpError(response, SourceId::Marathon);
    }
    close(error);
}

void HttpStream::close(Error error)
{
    if (m_closed)
        return;
    m_closed = true;
    m_silence.stop();
    qCDebug(logNet).noquote() << "stream" << m_request.url.path() << "closed" << int(error.kind);
    drop();
    Q_EMIT closed(error);
}

void HttpStream::drop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
    m_tls = nullptr;
}

} // namespace mesoscope

#include "moc_httpstream.cpp"
