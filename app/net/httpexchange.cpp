// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpexchange.h"

#include "app/base/log.h"

#include <algorithm>

namespace mesoscope {

static constexpr qint64 LeastRead = 65536;
static constexpr qint64 Padding = 64; ///< simdjson reads beyond the end

HttpExchange::HttpExchange(HttpTransport &transport, Request request)
    : QObject(&transport), m_transport(transport), m_request(std::move(request))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        Error error;
        error.kind = m_request.isWrite() ? Error::Kind::OutcomeUnknown : Error::Kind::Timeout;
        end(error);
    });
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { end(Error{}); });
}

HttpExchange::~HttpExchange()
{
    drop();
}

Call<Response> HttpExchange::start()
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    m_elapsed.start();
    if (m_request.timeoutMs > 0)
        m_deadline.start(m_request.timeoutMs);
    const Call<Response> call = m_promise.future();
    if (const auto obstacle = m_transport.obstacle())
        end(*obstacle);
    else
        sendTo(m_request.url);
    return call;
}

void HttpExchange::sendTo(const QUrl &url)
{
    drop();
    m_body.clear();
    const QNetworkRequest prepared = m_transport.makeRequest(m_request, url);
    m_reply = startReply(m_transport.requests(), prepared, m_request, &m_oneShot);
    m_tls = m_transport.watch(m_reply, url);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        const int status = statusOf(*m_reply);
        if (m_oneShot && (status == 307 || status == 308))
            m_oneShot->allowReset();
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (announced > 0) // no growing by doubling; a lie costs at most a part of the cap
            m_body.reserve(std::min(announced, std::min<qint64>(m_request.maxBytes, 256 << 20)) + Padding);
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::takeEnd);
}

/// Of an answer that is not taken to its end: what a write did then, nobody knows.
Error HttpExchange::brokenOff(Error::Kind ofReading) const
{
    Error error;
    error.kind = m_request.isWrite() ? Error::Kind::OutcomeUnknown : ofReading;
    if (m_reply)
        error.httpStatus = statusOf(*m_reply);
    return error;
}

void HttpExchange::lose()
{
    if (m_ended)
        return;
    Error error = brokenOff(Error::Kind::Unreachable);
    error.detail = QStringLiteral("the connection was lost while this machine slept");
    end(error);
}

void HttpExchange::takeBytes()
{
    if (!m_reply || m_ended || !m_reply->isOpen()) // closed: broken off for its certificate
        return;
    while (m_reply->bytesAvailable() > 0) {
        // No more than there is: a device allocates what it is asked for.
        const qint64 room = m_request.maxBytes - m_body.size();
        const QByteArray bytes = m_reply->read(std::min(room + 1, std::max(m_reply->bytesAvailable(), LeastRead)));
        if (bytes.isEmpty())
            return;
        m_body += bytes;
        if (m_body.size() <= m_request.maxBytes)
            continue;
        end(brokenOff(Error::Kind::TooLarge));
        return;
    }
}

void HttpExchange::takeEnd()
{
    takeBytes();
    if (!m_reply || m_ended)
        return;
    if (!hasAnswer(*m_reply)) {
        end(m_tls->explain(lossOf(*m_reply, m_request.isWrite())));
        return;
    }
    const int status = statusOf(*m_reply);
    if (m_request.followRedirects && status >= 300 && status < 400 && follow(m_reply->url(), status))
        return;
    answer();
}

/// Whether the answer was dealt with: followed, or refused.
bool HttpExchange::follow(const QUrl &from, int status)
{
    const QByteArray location = m_reply->rawHeader("Location");
    const bool keepsMethod = status == 307 || status == 308;
    if (location.isEmpty() || status == 304 || (m_request.isWrite() && !keepsMethod))
        return false; // 301-303 would turn a write into a harmless reading "200 OK"
    QUrl to = from.resolved(QUrl::fromEncoded(location));
    to.setFragment(QString());
    std::optional<Error> refusal = m_transport.refusalOf(m_request, from, to, ++m_redirects);
    if (refusal) {
        refusal->httpStatus = status;
        end(*refusal);
    } else {
        log(status);
        sendTo(to);
    }
    return true;
}

void HttpExchange::answer()
{
    Response response;
    response.status = statusOf(*m_reply);
    response.url = m_reply->url();
    response.headers = headersOf(*m_reply);
    response.elapsedMs = int(m_elapsed.elapsed());
    const QByteArray length = response.header("Content-Length");
    const bool encoded = !response.header("Content-Encoding").isEmpty();
    if (!length.isEmpty() && !encoded && response.status != 304 && length.toLongLong() > m_body.size()) {
        // Qt reports a cut body only when the connection was not announced to close.
        Error error = brokenOff(Error::Kind::Unreachable);
        error.detail = QStringLiteral("%1 of %2 bytes received").arg(m_body.size()).arg(length.toLongLong());
        end(error);
        return;
    }
    if (m_body.capacity() - m_body.size() < Padding)
        m_body.reserve(m_body.size() + Padding);
    response.body = std::move(m_body);
    end(std::move(response));
}

void HttpExchange::end(Result<Response> result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_deadline.stop();
    log(result.ok() ? result->status : -int(result.error().kind));
    drop();
    m_promise.addResult(std::move(result)); // ignored by a cancelled promise
    m_promise.finish();
    deleteLater();
}

void HttpExchange::drop()
{
    m_oneShot = nullptr;
    m_tls = nullptr;
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpExchange::log(int status) const
{
    const QUrl url = m_reply ? m_reply->url() : m_request.url;
    qCDebug(logNet).noquote() << methodName(m_request.method) << url.path() << status << m_elapsed.elapsed() << "ms"
                              << m_body.size() << "bytes";
}

} // namespace mesoscope

#include "moc_httpexchange.cpp"
