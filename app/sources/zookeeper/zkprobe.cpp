// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/zookeeper/zkprobe.h"

#include <QNetworkProxy>

#include <algorithm>
#include <utility>

namespace mesoscope {

static constexpr qint64 MaxAnswer = 64 << 10;

ZkProbe::ZkProbe(const ZkAddress &address, int timeoutMs, QObject *parent) : QObject(parent)
{
    for (const ZkAddress::Server &server : address.servers)
        m_findings.push_back({server, Health::Unreachable, QString()});
    m_limit.setSingleShot(true);
    m_limit.setInterval(timeoutMs);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        for (size_t i = 0; i < m_sockets.size(); ++i) {
            if (m_sockets[i])
                settle(i, Health::Unreachable, QStringLiteral("silent"));
        }
    });
}

ZkProbe::~ZkProbe()
{
    for (const auto &socket : m_sockets) {
        if (socket)
            socket->disconnect(this);
    }
}

void ZkProbe::start()
{
    m_pending = m_findings.size();
    m_sockets.resize(m_findings.size());
    m_limit.start();
    for (size_t i = 0; i < m_findings.size(); ++i)
        ask(i);
}

void ZkProbe::ask(size_t index)
{
    m_sockets[index] = std::make_unique<QTcpSocket>();
    QTcpSocket *socket = m_sockets[index].get();
    socket->setProxy(QNetworkProxy::NoProxy); // ZooKeeper is no web server
    socket->setReadBufferSize(MaxAnswer);
    connect(socket, &QTcpSocket::connected, socket, [socket] { socket->write("srvr"); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket, index] {
        const QByteArray answer = socket->read(MaxAnswer);
        settle(index, healthOf(answer), answer.isEmpty() ? QStringLiteral("closes the connection") : QString());
    });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket, index](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError) // which is the end of any answer
            settle(index, Health::Unreachable, socket->errorString());
    });
    socket->connectToHost(m_findings[index].server.host, m_findings[index].server.port);
}

void ZkProbe::settle(size_t index, Health health, const QString &why)
{
    QTcpSocket *socket = m_sockets[index].release();
    if (!socket)
        return;
    socket->disconnect(this);
    socket->deleteLater(); // it may be what calls
    m_findings[index].health = health;
    m_findings[index].why = why.simplified().left(200);
    if (--m_pending > 0)
        return;
    m_limit.stop();
    Q_EMIT done();
}

ZkProbe::Health ZkProbe::healthOf(const QByteArray &answer)
{
    if (answer.contains("not currently serving requests"))
        return Health::NotServing;
    if (answer.contains("Mode: "))
        return Health::Serving;
    return Health::Odd;
}

Error problemOf(const std::vector<ZkProbe::Finding> &findings)
{
    const auto any = [&](ZkProbe::Health health) {
        return std::any_of(findings.begin(), findings.end(),
                           [health](const ZkProbe::Finding &finding) { return finding.health == health; });
    };
    Error error;
    error.kind = Error::Kind::Unreachable;
    error.source = SourceId::ZooKeeper;
    error.discovery = any(ZkProbe::Health::NotServing) && !any(ZkProbe::Health::Serving)
                          ? Error::Discovery::NoQuorum
                          : Error::Discovery::Unreachable;
    QStringList lines;
    for (const ZkProbe::Finding &finding : findings) {
        QString word;
        switch (finding.health) {
        case ZkProbe::Health::Unreachable:
            word = QStringLiteral("unreachable");
            break;
        case ZkProbe::Health::NotServing:
            word = QStringLiteral("runs, but is in no quorum");
            break;
        case ZkProbe::Health::Serving:
            word = QStringLiteral("serves");
            break;
        case ZkProbe::Health::Odd:
            word = QStringLiteral("answers, but does not say how it is");
            break;
        }
        ZkAddress one;
        one.servers = {finding.server};
        lines += finding.why.isEmpty() ? QStringLiteral("%1: %2").arg(one.serverList(), word)
                                       : QStringLiteral("%1: %2 (%3)").arg(one.serverList(), word, finding.why);
    }
    error.detail = lines.join(QStringLiteral("; ")).left(2000);
    return error;
}

} // namespace mesoscope

#include "moc_zkprobe.cpp"
