// SPDX-License-Identifier: GPL-3.0-or-later
// A tiny HTTP server that does to a client whatever a test tells it to, and keeps what it was asked.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace mesoscope::test {

struct ScriptedRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as they stood in the request line
    QString path;      ///< decoded
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// The answering side of one request. Copyable; does nothing once the client is gone.
class ScriptedReply
{
public:
    explicit ScriptedReply(QTcpSocket *socket) : m_socket(socket) {}

    using Headers = QList<QPair<QByteArray, QByteArray>>;
    void send(int status, const QByteArray &body, const Headers &headers = {},
              const QByteArray &type = "application/json") const;
    void redirect(int status, const QByteArray &location) const { send(status, {}, {{"Location", location}}); }
    void raw(const QByteArray &bytes) const; ///< as it is; the connection stays open
    void close() const;                      ///< after what was written
    void reset() const;                      ///< at once
    bool isGone() const { return m_socket.isNull() || m_socket->state() != QAbstractSocket::ConnectedState; }

private:
    QPointer<QTcpSocket> m_socket;
};

/// On loopback, in the thread of the test. Without a handler it accepts and says nothing.
class ScriptedServer : public QObject
{
public:
    using Handler = std::function<void(const ScriptedRequest &, const ScriptedReply &)>;

    explicit ScriptedServer(Handler handler = {});
    ~ScriptedServer() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    const Handler &handler() const { return m_handler; }
    QUrl url(const QString &path = {}) const;
    quint16 port() const { return m_port; }
    void stop();    ///< refuses connections and drops those it has
    bool restart(); ///< on the same port
    int count(const QByteArray &method, const QString &path = {}) const;

    QList<ScriptedRequest> requests;

private:
    void take(QTcpSocket *socket);
    bool takeOne(QTcpSocket *socket);

    Handler m_handler;
    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QTcpSocket *, QByteArray> m_pending;
};

} // namespace mesoscope::test
