// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by hand over a blocking socket: sees heads, framing and broken answers as they are.
#pragma once

#include <QHash>
#include <QTcpSocket>
#include <QUrl>

namespace mesoscope::test {

struct RawReply
{
    int status = 0;                        ///< 0: none came
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    bool complete = false; ///< all of Content-Length is there
};

class RawClient
{
public:
    explicit RawClient(const QUrl &url) : m_url(url)
    {
        m_socket.connectToHost(url.host(), quint16(url.port()));
        m_socket.waitForConnected(3000);
    }

    bool connected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// @p target is appended to the path of the url. @p headers: whole lines with CRLF.
    void send(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
              const QByteArray &body = {})
    {
        QByteArray bytes = method + ' ' + m_url.path().toUtf8() + target + " HTTP/1.1\r\nHost: x\r\n" + headers;
        if (!body.isEmpty() || method == "POST")
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        sendRaw(bytes + "\r\n" + body);
    }
    void sendRaw(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    RawReply read()
    {
        RawReply reply;
        const QByteArray head = until("\r\n\r\n");
        if (head.isEmpty())
            return reply;
        const QList<QByteArray> lines = head.split('\n');
        reply.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.mid(1))
            if (line.contains(':'))
                reply.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
        if (!reply.headers.contains("content-length"))
            return reply;
        const qsizetype length = reply.headers.value("content-length").toLongLong();
        while (m_in.size() < length && more())
            ;
        reply.complete = m_in.size() >= length;
        reply.body = m_in.left(length);
        m_in.remove(0, length);
        return reply;
    }
    RawReply get(const QByteArray &target, const QByteArray &headers = {})
    {
        send("GET", target, headers);
        return read();
    }
    RawReply post(const QByteArray &target, const QByteArray &body,
                  const QByteArray &headers = "Content-Type: application/json\r\n")
    {
        send("POST", target, headers, body);
        return read();
    }
    /// Everything up to and with @p mark; empty when it does not come within the time.
    QByteArray until(const QByteArray &mark)
    {
        qsizetype at = -1;
        while ((at = m_in.indexOf(mark)) < 0)
            if (!more())
                return {};
        const QByteArray found = m_in.left(at + mark.size());
        m_in.remove(0, found.size());
        return found;
    }
    QByteArray take(qsizetype size)
    {
        while (m_in.size() < size && more())
            ;
        const QByteArray found = m_in.left(size);
        m_in.remove(0, found.size());
        return found;
    }
    /// One record of a chunked RecordIO stream that comes as one chunk.
    QByteArray record()
    {
        const qsizetype chunk = until("\r\n").trimmed().toLongLong(nullptr, 16);
        const QByteArray content = take(chunk + 2);
        const qsizetype line = content.indexOf('\n');
        const qsizetype length = content.left(line).toLongLong();
        return content.size() == line + 1 + length + 2 ? content.mid(line + 1, length) : QByteArray();
    }
    bool closes()
    {
        while (more())
            ;
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    int waitMs = 3000;

private:
    bool more()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(waitMs) && m_socket.bytesAvailable() == 0)
            return false;
        m_in += m_socket.readAll();
        return true;
    }

    QUrl m_url;
    QTcpSocket m_socket;
    QByteArray m_in;
};

} // namespace mesoscope::test
