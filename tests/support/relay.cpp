// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay.h"

#include <QHostAddress>

namespace mesoscope::test {

Relay::Relay(const QUrl &target) : m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            client->setParent(this);
            ++m_connections;
            take(client);
        }
    });
    if (m_server.listen(QHostAddress::LocalHost))
        m_port = m_server.serverPort();
}

Relay::~Relay()
{
    const auto sockets = findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect();
}

QUrl Relay::url() const
{
    QUrl url = m_target;
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

void Relay::take(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    const auto pass = [this](QTcpSocket *from, QTcpSocket *to) {
        connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
            const QByteArray bytes = from->readAll();
            if (!m_silent)
                to->write(bytes);
        });
    };
    pass(client, server);
    pass(server, client);
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(server, &QTcpSocket::connected, server,
            [server] { server->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    server->connectToHost(m_target.host(), quint16(m_target.port(80)));
}

void Relay::refuse()
{
    m_server.close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void Relay::silence()
{
    m_silent = true;
}

void Relay::mend()
{
    m_silent = false;
    if (!m_server.isListening())
        m_server.listen(QHostAddress::LocalHost, m_port);
}

} // namespace mesoscope::test
