// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/tunnel.h"

#include <QHostAddress>

namespace mesoscope::test {

Tunnel::Tunnel(Kind kind) : m_kind(kind)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            client->setParent(this);
            connect(client, &QTcpSocket::readyRead, this, [this, client] { greet(client); });
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

Tunnel::~Tunnel()
{
    const auto sockets = findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QString Tunnel::setting() const
{
    return QString::fromLatin1(m_kind == Kind::Socks5 ? "socks5" : "http") +
           QStringLiteral("://127.0.0.1:%1").arg(m_server.serverPort());
}

/// One whole message of the client at a time; on loopback they do not come in pieces.
void Tunnel::greet(QTcpSocket *client)
{
    if (client->property("greeted").toBool())
        return;
    const QByteArray said = client->readAll();
    heads += said;
    if (m_kind == Kind::HttpConnect) {
        const QList<QByteArray> first = said.left(said.indexOf('\r')).split(' ');
        if (wantsSignIn) {
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                          "Content-Length: 0\r\nConnection: close\r\n\r\n");
            client->disconnectFromHost();
        } else if (first.value(0) == "CONNECT") {
            connectTo(client, first.value(1), "HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
            client->abort();
        }
        return;
    }
    if (said.startsWith("\x05") && said.size() <= 4) { // the ways of signing in that it knows
        client->write(QByteArray("\x05\x00", 2));
        return;
    }
    QByteArray target;
    const auto byte = [&said](qsizetype at) { return int(uchar(said.at(at))); };
    if (said.size() >= 10 && byte(3) == 1)
        target = QByteArray::number(byte(4)) + '.' + QByteArray::number(byte(5)) + '.' + QByteArray::number(byte(6)) +
                 '.' + QByteArray::number(byte(7));
    else if (said.size() >= 7 && byte(3) == 3)
        target = said.mid(5, byte(4)); // a name: the proxy looks it up
    const qsizetype end = said.size();
    target += ':' + QByteArray::number(byte(end - 2) * 256 + byte(end - 1));
    connectTo(client, target, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10));
}

void Tunnel::connectTo(QTcpSocket *client, const QByteArray &target, const QByteArray &answer)
{
    targets += target;
    client->setProperty("greeted", true);
    auto *server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    const qsizetype colon = target.lastIndexOf(':');
    // Names that exist nowhere lead here, so that a test can see who looked them up.
    const QString host = QString::fromLatin1(target.left(colon));
    server->connectToHost(host.endsWith(QStringLiteral(".invalid")) ? QStringLiteral("127.0.0.1") : host,
                          target.mid(colon + 1).toUShort());
}

} // namespace mesoscope::test
