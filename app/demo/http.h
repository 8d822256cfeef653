// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP/1.1 server for the simulated cluster.
//
// Why not QAbstractHttpServer: what must be imitated is below its interface. Marathon's event stream is neither chunked
// nor framed, standbys answer HEAD with a body, faults cut bodies short and trickle them byte by byte, a pipelined
// request must wait its turn. Qt 6.4 hands out the socket for that, Qt 6.5 and later only a responder (chunked streams
// from 6.8 on), so one server could not do both. This one needs nothing but QTcpServer and is the same on every Qt 6.
#pragma once

#include "app/demo/wire.h"

#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace mesoscope::demo {

/// One client. Requests are handed out one at a time: the next is read when the present one was answered.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, QObject *parent);
    ~HttpConnection() override;

    QByteArray remoteAddress() const;
    bool acceptsGzip() const { return m_gzip; } ///< of the request being answered
    void answerPlain() { m_gzip = false; }      ///< whatever it accepts

    /// The whole answer, with Content-Length; the connection stays open unless the client wants it closed.
    void respond(const WireReply &reply);
    /// The head and half of the body, then the connection ends.
    void respondCut(const WireReply &reply);
    /// The answer at a byte per @p everyMs.
    void respondSlowly(const WireReply &reply, int everyMs);

    /// Begins an answer without an end: @p head is the status line and headers without the empty line.
    void beginStream(const QByteArray &head);
    void write(const QByteArray &bytes);
    void writeChunk(const QByteArray &bytes); ///< with chunked framing
    void flush();
    qint64 unsent() const;
    bool isStream() const { return m_stream; }

    void closeGently(); ///< after what was written
    void abort();       ///< at once, with a reset

signals:
    void requested(const mesoscope::demo::WireRequest &request);
    void drained(); ///< everything written has left
    void closed();

private:
    void readMore();
    bool readHead();
    bool readBody();
    void refuse(int status, const char *reason);
    QByteArray compose(const WireReply &reply);
    void pump();

    QPointer<QTcpSocket> m_socket;
    QByteArray m_in;
    QByteArray m_out; ///< what waits for the socket: big bodies are not copied into its buffer
    qsizetype m_outDone = 0;
    WireRequest m_request;
    qint64 m_bodyLength = -1; ///< -1: chunked
    bool m_headRead = false;
    bool m_busy = false;
    bool m_keepAlive = true;
    bool m_gzip = false;
    bool m_stream = false;
    bool m_closing = false;
};

/// One port on loopback. Closing it ends every connection, as a process that dies does.
class HttpListener : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(HttpConnection &, const WireRequest &)>;

    HttpListener(Handler handler, QObject *parent);

    bool listen(quint16 port); ///< 0: a free one; the same one again after close()
    void close();
    bool isListening() const { return m_server.isListening(); }
    quint16 port() const { return m_port; }
    qint64 bytesSent() const { return m_sent; } ///< over all connections so far
    void abortConnections();

private:
    QTcpServer m_server;
    Handler m_handler;
    quint16 m_port = 0;
    qint64 m_sent = 0;
};

/// The rest of a gzip file around what qCompress made (which has a zlib head and checksum instead).
QByteArray gzip(const QByteArray &plain, int level);
/// "OK" for 200 and so on.
QByteArray reasonPhrase(int status);

} // namespace mesoscope::demo
