// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/http.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <array>

namespace mesoscope::demo {

static constexpr qsizetype MaxHead = 64 * 1024;
static constexpr qint64 MaxBody = 64 * 1024 * 1024;
static constexpr qint64 SocketFill = 512 * 1024;
static constexpr qsizetype GzipFrom = 1024; // smaller bodies stay plain, as libprocess does it

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 409:
        return "Conflict";
    case 413:
        return "Payload Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

static quint32 crc32(const QByteArray &data)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int bit = 0; bit < 8; ++bit)
                c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : data)
        crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

QByteArray gzip(const QByteArray &plain, int level)
{
    const QByteArray zlib = qCompress(plain, level); // 4 bytes of length, 2 of zlib head, deflate, 4 of Adler-32
    QByteArray out = QByteArray::fromHex("1f8b0800000000000003");
    out.append(zlib.constData() + 6, zlib.size() - 10);
    for (const quint32 word : {crc32(plain), quint32(plain.size())})
        for (int shift = 0; shift < 32; shift += 8)
            out.append(static_cast<char>(word >> shift & 0xFF));
    return out;
}

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] { pump(); });
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        emit closed();
        deleteLater();
    });
}

HttpConnection::~HttpConnection()
{
    if (m_socket)
        m_socket->disconnect(this); // its own end must not reach a half-destroyed connection
}

QByteArray HttpConnection::remoteAddress() const
{
    return m_socket ? m_socket->peerAddress().toString().toLatin1() : QByteArray();
}

void HttpConnection::readMore()
{
    if (!m_socket || m_closing)
        return;
    if (m_stream) {
        m_socket->readAll(); // nobody talks on an answer without an end
        return;
    }
    m_in += m_socket->readAll();
    while (!m_busy && !m_closing) {
        if (!m_headRead && !readHead())
            return;
        if (!readBody())
            return;
        m_headRead = false;
        m_busy = true;
        emit requested(m_request);
    }
}

bool HttpConnection::readHead()
{
    while (m_in.startsWith("\r\n"))
        m_in.remove(0, 2); // RFC 9112 2.2: empty lines before a request are ignored
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0 || end > MaxHead) {
        if (end > MaxHead || m_in.size() > MaxHead)
            refuse(431, "The request's head is too large");
        return false;
    }
    const QByteArrayList lines = m_in.left(end).split('\n');
    m_in.remove(0, end + 4);
    const QByteArrayList parts = lines.first().trimmed().split(' ');
    if (parts.size() != 3 || !parts.at(2).startsWith("HTTP/1.")) {
        refuse(400, "Not an HTTP/1 request");
        return false;
    }
    m_request = {};
    m_request.method = parts.at(0);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0) {
            refuse(400, "A header has no name");
            return false;
        }
        m_request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    QByteArray target = parts.at(1);
    if (target.startsWith("http://")) // absolute form, as through a proxy
        target = target.mid(target.indexOf('/', 7));
    const qsizetype mark = target.indexOf('?');
    m_request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark)));
    if (mark >= 0)
        m_request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    const QByteArray connection = m_request.headers.value("connection").toLower();
    m_keepAlive = parts.at(2) == "HTTP/1.0" ? connection.contains("keep-alive") : !connection.contains("close");
    const QByteArray encodings = m_request.headers.value("accept-encoding").toLower();
    m_gzip = encodings.contains("gzip") && !encodings.contains("gzip;q=0,") && !encodings.endsWith("gzip;q=0");
    m_bodyLength = 0;
    if (m_request.headers.value("transfer-encoding").toLower() == "chunked") {
        m_bodyLength = -1;
    } else if (m_request.headers.contains("content-length")) {
        bool ok = false;
        m_bodyLength = m_request.headers.value("content-length").toLongLong(&ok);
        if (!ok || m_bodyLength < 0) {
            refuse(400, "Bad Content-Length");
            return false;
        }
    }
    if (m_bodyLength > MaxBody) {
        refuse(413, "The request's body is too large");
        return false;
    }
    if (m_request.headers.value("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_headRead = true;
    return true;
}

bool HttpConnection::readBody()
{
    if (m_bodyLength >= 0) {
        if (m_in.size() < m_bodyLength)
            return false;
        m_request.body = m_in.left(m_bodyLength);
        m_in.remove(0, m_bodyLength);
        return true;
    }
    while (true) { // chunked: whole chunks are moved over as they come
        const qsizetype lineEnd = m_in.indexOf("\r\n");
        if (lineEnd < 0)
            return false;
        bool ok = false;
        const qsizetype size = m_in.left(lineEnd).split(';').first().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0 || m_request.body.size() + size > MaxBody) {
            refuse(ok ? 413 : 400, "Bad chunk");
            return false;
        }
        if (m_in.size() < lineEnd + 2 + size + 2)
            return false;
        m_request.body += m_in.mid(lineEnd + 2, size);
        m_in.remove(0, lineEnd + 2 + size + 2);
        if (size == 0)
            return true; // trailers are not used by anybody
    }
}

void HttpConnection::refuse(int status, const char *reason)
{
    m_keepAlive = false;
    m_gzip = false;
    m_busy = true;
    respond({status, "text/plain", reason, {}});
}

QByteArray HttpConnection::compose(const WireReply &reply)
{
    QByteArray body = reply.body;
    bool coded = false;
    for (const auto &header : reply.headers)
        coded = coded || header.first == "Content-Encoding" || header.first == "Content-Disposition";
    const bool zip = !coded && m_gzip && body.size() >= GzipFrom && reply.contentType != "application/octet-stream";
    if (zip)
        body = gzip(body, body.size() > 4 * 1024 * 1024 ? 1 : 6);
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\nDate: " +
                     QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss").toLatin1() +
                     " GMT\r\n";
    for (const auto &header : reply.headers)
        out += header.first + ": " + header.second + "\r\n";
    if (zip)
        out += "Content-Encoding: gzip\r\n";
    if (!reply.contentType.isEmpty())
        out += "Content-Type: " + reply.contentType + "\r\n";
    if (!m_keepAlive)
        out += "Connection: close\r\n";
    if (reply.status != 204)
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    out += "\r\n";
    out.reserve(out.size() + body.size());
    return out += body;
}

void HttpConnection::respond(const WireReply &reply)
{
    if (!m_socket)
        return;
    m_out += compose(reply);
    if (!m_keepAlive)
        m_closing = true;
    m_busy = false;
    pump();
    if (!m_closing && !m_in.isEmpty()) // the next request has come already
        QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
}

void HttpConnection::respondCut(const WireReply &reply)
{
    const QByteArray whole = compose(reply);
    const qsizetype head = whole.indexOf("\r\n\r\n") + 4;
    m_out += whole.left(whole.size() > head ? head + (whole.size() - head) / 2 : head / 2);
    closeGently();
}

void HttpConnection::respondSlowly(const WireReply &reply, int everyMs)
{
    m_stream = true;
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, rest = compose(reply), done = qsizetype(0)]() mutable {
        write(rest.mid(done++, 1));
        if (done < rest.size())
            return;
        timer->stop();
        closeGently();
    });
    timer->start(everyMs);
}

void HttpConnection::beginStream(const QByteArray &head)
{
    m_stream = true;
    write(head + "\r\n\r\n");
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_out += bytes;
    pump();
}

void HttpConnection::writeChunk(const QByteArray &bytes)
{
    write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void HttpConnection::flush()
{
    if (m_socket)
        m_socket->flush();
}

qint64 HttpConnection::unsent() const
{
    return m_out.size() - m_outDone + (m_socket ? m_socket->bytesToWrite() : 0);
}

void HttpConnection::pump()
{
    if (!m_socket)
        return;
    while (m_outDone < m_out.size() && m_socket->bytesToWrite() < SocketFill) {
        const qint64 piece = qMin<qint64>(m_out.size() - m_outDone, SocketFill);
        m_socket->write(m_out.constData() + m_outDone, piece);
        m_outDone += piece;
    }
    if (m_outDone < m_out.size())
        return;
    m_out.clear();
    m_outDone = 0;
    if (m_socket->bytesToWrite() == 0)
        emit drained();
    if (m_closing && m_socket)
        m_socket->disconnectFromHost(); // sends what is left first
}

void HttpConnection::closeGently()
{
    m_closing = true;
    pump();
}

void HttpConnection::abort()
{
    m_closing = true;
    m_out.clear();
    m_outDone = 0;
    if (m_socket)
        m_socket->abort();
}

HttpListener::HttpListener(Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { m_sent += bytes; });
            auto *connection = new HttpConnection(socket, this);
            connect(connection, &HttpConnection::requested, this,
                    [this, connection](const WireRequest &request) { m_handler(*connection, request); });
        }
    });
}

bool HttpListener::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

void HttpListener::close()
{
    m_server.close();
    abortConnections();
}

void HttpListener::abortConnections()
{
    const auto connections = findChildren<HttpConnection *>(QString(), Qt::FindDirectChildrenOnly);
    for (HttpConnection *connection : connections)
        connection->abort();
}

} // namespace mesoscope::demo

#include "moc_http.cpp"
