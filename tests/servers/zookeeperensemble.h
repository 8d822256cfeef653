// SPDX-License-Identifier: GPL-3.0-or-later
// Real ZooKeeper servers in a temporary directory, on free ports of loopback; sessions that write as masters do; and a
// wire between a client and a server that can be cut.
#pragma once

#include "models/domain/zkaddress.h"

#include <QHash>
#include <QPointer>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace mesoscope::test {

class ZooKeeperEnsemble
{
public:
    explicit ZooKeeperEnsemble(int size = 3) : m_size(size) {}
    ~ZooKeeperEnsemble();
    ZooKeeperEnsemble(const ZooKeeperEnsemble &) = delete;
    ZooKeeperEnsemble &operator=(const ZooKeeperEnsemble &) = delete;

    static bool isInstalled(); ///< Java, and ZooKeeper's archive where Debian keeps it

    /// All servers; waits until each is part of the quorum. What went wrong is in problem().
    bool start();
    bool startServer(int index); ///< does not wait
    void kill(int index);        ///< and waits for its end
    /// Those that were killed come back; waits until the quorum is whole.
    bool heal();

    ZkAddress address(const QString &path = QStringLiteral("/mesos")) const;
    quint16 port(int index) const { return m_ports.value(index); }
    QByteArray ask(int index, const QByteArray &word) const; ///< a four-letter word
    int sessions() const;                                    ///< that the ensemble believes alive
    bool waitForAll(int timeoutMs = 30000) const;
    QString problem() const;

private:
    bool run();

    const int m_size;
    QTemporaryDir m_folder;
    QList<quint16> m_ports; ///< of clients, of the quorum, of elections
    std::vector<std::unique_ptr<QProcess>> m_servers;
};

/// A session that writes. Blocks; of the tests' thread.
class ZooKeeperWriter
{
public:
    explicit ZooKeeperWriter(const ZkAddress &address);
    ~ZooKeeperWriter(); ///< its ephemeral nodes go with it
    ZooKeeperWriter(const ZooKeeperWriter &) = delete;
    ZooKeeperWriter &operator=(const ZooKeeperWriter &) = delete;

    bool isConnected() const;
    bool signIn(const QByteArray &userAndPassword);
    bool create(const QString &path, const QByteArray &data = {}, bool onlyForItsCreator = false);
    /// As a master does: an ephemeral node with the next sequence number; its path.
    QString createSequence(const QString &prefix, const QByteArray &data);
    bool remove(const QString &path);
    bool removeAll(const QString &path); ///< with what is below it

private:
    void *m_handle = nullptr;
};

/// A wire from a port of its own to another one.
class Wire : public QObject
{
public:
    explicit Wire(quint16 target);
    quint16 port() const { return m_server.serverPort(); }
    void cut(); ///< what is connected is dropped, and what connects too
    void mend() { m_whole = true; }
    int connections() const { return m_connections; }

private:
    void join();

    QTcpServer m_server;
    const quint16 m_target;
    bool m_whole = true;
    int m_connections = 0;
    QList<QPointer<QTcpSocket>> m_ends;
};

} // namespace mesoscope::test

#define NEED_ZOOKEEPER()                                                                                               \
    do {                                                                                                               \
        if (!mesoscope::test::ZooKeeperEnsemble::isInstalled()) {                                                      \
            QVERIFY2(qEnvironmentVariableIsEmpty("CI"), "ZooKeeper is missing: see installer/dependencies.sh");        \
            QSKIP("ZooKeeper (libzookeeper-java) or Java is not installed");                                           \
        }                                                                                                              \
    } while (false)
