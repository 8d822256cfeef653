// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/replystart.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace mesoscope {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, qint64(m_bytes.size()) - m_at);
    if (count <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_at, size_t(count));
    m_at += count;
    return count;
}

QNetworkReply *startReply(QNetworkAccessManager &manager, const QNetworkRequest &prepared, const Request &request,
                          OneShotBody **body)
{
    *body = nullptr;
    if (!request.isWrite())
        return manager.get(prepared);
    QNetworkRequest write(prepared);
    write.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    write.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    if (!write.hasRawHeader("Content-Type"))
        write.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    auto *oneShot = new OneShotBody(request.body, nullptr);
    QNetworkReply *reply = manager.sendCustomRequest(write, methodName(request.method), oneShot);
    oneShot->setParent(reply);
    *body = oneShot;
    return reply;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QList<QPair<QByteArray, QByteArray>> headersOf(const QNetworkReply &reply)
{
    return reply.rawHeaderPairs();
}

bool hasAnswer(const QNetworkReply &reply)
{
    const int status = statusOf(reply);
    const auto error = reply.error();
    if (status <= 0)
        return false;
    if (error == QNetworkReply::NoError)
        return true;
    const bool ofStatus =
        error == QNetworkReply::ProtocolInvalidOperationError || // Qt's name for 400
        (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
        (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
    return status >= 400 && ofStatus && error != QNetworkReply::ContentReSendError;
}

static Error::Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return Error::Kind::Tls;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Error::Kind::Timeout;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return Error::Kind::Protocol;
    default:
        return Error::Kind::Unreachable;
    }
}

/// Of a tunnel, Qt's HTTP knows only words where its sockets know a code: "unknown error", and these.
static bool isTunnelRefused(const QNetworkReply &reply)
{
    static constexpr std::pair<const char *, const char *> texts[] = {
        {"QHttpSocketEngine", "Proxy connection refused"}, {"QHttpSocketEngine", "Proxy server not found"},
        {"QHttpSocketEngine", "Proxy denied connection"},  {"QSocks5SocketEngine", "Connection to proxy refused"},
        {"QSocks5SocketEngine", "Proxy host not found"},
    };
    const QString said = reply.errorString();
    return std::any_of(std::begin(texts), std::end(texts), [&said](const auto &text) {
        return said == QCoreApplication::translate(text.first, text.second);
    });
}

static bool isOfProxy(const QNetworkReply &reply)
{
    const auto error = reply.error();
    return (error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError) ||
           isTunnelRefused(reply);
}

Error lossOf(const QNetworkReply &reply, bool isWrite)
{
    Error error;
    error.kind = kindOf(reply.error());
    // A refused connection or a failed handshake ends before a byte of the request is sent.
    const bool before = reply.error() == QNetworkReply::ConnectionRefusedError ||
                        reply.error() == QNetworkReply::HostNotFoundError ||
                        reply.error() == QNetworkReply::ProxyConnectionRefusedError ||
                        reply.error() == QNetworkReply::ProxyNotFoundError ||
                        reply.error() == QNetworkReply::ProxyAuthenticationRequiredError ||
                        error.kind == Error::Kind::Tls || isTunnelRefused(reply);
    if (isWrite && !before)
        error.kind = Error::Kind::OutcomeUnknown;
    error.httpStatus = statusOf(reply);
    error.atProxy = isOfProxy(reply) && error.kind != Error::Kind::OutcomeUnknown;
    if (reply.error() != QNetworkReply::NoError)
        error.detail = reply.errorString().left(2000);
    return error;
}

} // namespace mesoscope

#include "moc_replystart.cpp"
