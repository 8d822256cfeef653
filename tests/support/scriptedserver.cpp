// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

namespace mesoscope::test {

void ScriptedReply::send(int status, const QByteArray &body, const Headers &headers, const QByteArray &type) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        head += "Content-Type: " + type + "\r\n";
    raw(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void ScriptedReply::raw(const QByteArray &bytes) const
{
    if (m_socket) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void ScriptedReply::close() const
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void ScriptedReply::reset() const
{
    if (m_socket)
        m_socket->abort();
}

ScriptedServer::ScriptedServer(Handler handler) : m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_pending.remove(socket);
                socket->deleteLater();
            });
            m_pending.insert(socket, {});
        }
    });
    if (m_server.listen(QHostAddress::LocalHost))
        m_port = m_server.serverPort();
}

ScriptedServer::~ScriptedServer()
{
    const QList<QTcpSocket *> sockets = m_pending.keys();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this); // they outlive the members they would report to
        socket->abort();
    }
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

void ScriptedServer::stop()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_pending.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

bool ScriptedServer::restart()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

int ScriptedServer::count(const QByteArray &method, const QString &path) const
{
    int count = 0;
    for (const ScriptedRequest &request : requests)
        count += request.method == method && (path.isEmpty() || request.path == path);
    return count;
}

void ScriptedServer::take(QTcpSocket *socket)
{
    m_pending[socket] += socket->readAll();
    while (m_pending.contains(socket) && takeOne(socket)) {
    }
}

bool ScriptedServer::takeOne(QTcpSocket *socket)
{
    QByteArray &buffer = m_pending[socket];
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    ScriptedRequest request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    const QUrl target = QUrl::fromEncoded("http://x" + request.target);
    request.path = target.path(QUrl::FullyDecoded);
    request.query = QUrlQuery(target.query(QUrl::FullyEncoded));
    requests.append(request);
    if (m_handler)
        m_handler(request, ScriptedReply(socket));
    return true;
}

} // namespace mesoscope::test
