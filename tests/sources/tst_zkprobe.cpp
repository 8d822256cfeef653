// SPDX-License-Identifier: GPL-3.0-or-later
// How the servers of an ensemble are, where no session comes about.
#include "app/sources/zookeeper/zkprobe.h"
#include "tests/support/testmain.h"

#include <QTcpServer>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;
using Health = ZkProbe::Health;

namespace {

/// Answers any connection alike; an empty answer is silence.
class Answering : public QTcpServer
{
public:
    explicit Answering(const QByteArray &answer)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            if (answer.isEmpty())
                return;
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }
};

} // namespace

class ZkProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsAnswers()
    {
        QCOMPARE(ZkProbe::healthOf("This ZooKeeper instance is not currently serving requests\n"), Health::NotServing);
        QCOMPARE(
            ZkProbe::healthOf("Zookeeper version: 3.8.0\nLatency min/avg/max: 0/0/0\nMode: follower\nNode count: 5\n"),
            Health::Serving);
        QCOMPARE(ZkProbe::healthOf("srvr is not executed because it is not in the whitelist.\n"), Health::Odd);
        QCOMPARE(ZkProbe::healthOf("HTTP/1.1 400 Bad Request\r\n\r\n"), Health::Odd);
        QCOMPARE(ZkProbe::healthOf(QByteArray()), Health::Odd);
    }

    void tellsTheServersApart()
    {
        Answering idle("This ZooKeeper instance is not currently serving requests\n");
        Answering silent({});
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        ZkAddress address;
        for (QTcpServer *server : {static_cast<QTcpServer *>(&idle), static_cast<QTcpServer *>(&silent), &gone})
            address.servers += {u"127.0.0.1"_s, server->serverPort()};
        gone.close();
        ZkProbe probe(address, 1000);
        QSignalSpy done(&probe, &ZkProbe::done);
        probe.start();
        QVERIFY(done.wait(10000));
        QCOMPARE(probe.findings().at(0).health, Health::NotServing);
        QCOMPARE(probe.findings().at(1).health, Health::Unreachable);
        QCOMPARE(probe.findings().at(1).why, u"silent"_s);
        QCOMPARE(probe.findings().at(2).health, Health::Unreachable);
        const Error error = problemOf(probe.findings());
        QCOMPARE(error.discovery, Error::Discovery::NoQuorum);
        for (const ZkAddress::Server &server : address.servers)
            QVERIFY(error.detail.contains(u"127.0.0.1:%1: "_s.arg(server.port)));
    }

    void nobodyThereIsUnreachable()
    {
        const ZkAddress::Server server{u"z"_s, 1};
        QCOMPARE(problemOf({{server, Health::Unreachable, {}}}).discovery, Error::Discovery::Unreachable);
        QCOMPARE(problemOf({{server, Health::Odd, {}}}).discovery, Error::Discovery::Unreachable);
        // Where some server is part of a quorum, there is one.
        QCOMPARE(problemOf({{server, Health::NotServing, {}}, {server, Health::Serving, {}}}).discovery,
                 Error::Discovery::Unreachable);
    }
};

MESOSCOPE_TEST(ZkProbeTest)

#include "tst_zkprobe.moc"
