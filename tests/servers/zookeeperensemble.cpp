// SPDX-License-Identifier: GPL-3.0-or-later
#define THREADED // zookeeper.h declares the blocking calls only then
#include "tests/servers/zookeeperensemble.h"

#include "tests/support/freeports.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtTest>

#include <zookeeper/zookeeper.h>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace mesoscope::test {

static constexpr int Tries = 5; ///< somebody else may take a port between our look and the server's
static const char *const Archive = "/usr/share/java/zookeeper.jar";

static QString java()
{
    return QStandardPaths::findExecutable(QStringLiteral("java"));
}

static bool writeFile(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

ZooKeeperEnsemble::~ZooKeeperEnsemble()
{
    for (int i = 0; i < int(m_servers.size()); ++i)
        kill(i);
}

bool ZooKeeperEnsemble::isInstalled()
{
    return !java().isEmpty() && QFile::exists(QString::fromLatin1(Archive));
}

bool ZooKeeperEnsemble::start()
{
    for (int attempt = 0; attempt < Tries; ++attempt) {
        m_ports = freePorts(3 * m_size);
        if (run() && waitForAll())
            return true;
        for (int i = 0; i < m_size; ++i)
            kill(i);
    }
    return false;
}

bool ZooKeeperEnsemble::run()
{
    // Short ticks: sessions of a second and elections within one, where real ones take ten times that.
    QByteArray common = "tickTime=500\ninitLimit=20\nsyncLimit=10\nclientPortAddress=127.0.0.1\nadmin.enableServer="
                        "false\n4lw.commands.whitelist=srvr,dump\n"
                        "maxSessionTimeout=20000\nmaxClientCnxns=0\nstandaloneEnabled=true\n";
    if (m_size > 1) {
        for (int i = 0; i < m_size; ++i)
            common += "server." + QByteArray::number(i + 1) +
                      "=127.0.0.1:" + QByteArray::number(m_ports.at(m_size + i)) + ':' +
                      QByteArray::number(m_ports.at(2 * m_size + i)) + '\n';
    }
    m_servers.clear();
    for (int i = 0; i < m_size; ++i) {
        const QString folder = m_folder.filePath(QString::number(i + 1));
        QDir(folder).removeRecursively();
        if (!QDir().mkpath(folder) || !writeFile(folder + QStringLiteral("/myid"), QByteArray::number(i + 1)) ||
            !writeFile(folder + QStringLiteral(".cfg"), common + "dataDir=" + folder.toUtf8() +
                                                            "\nclientPort=" + QByteArray::number(m_ports.at(i)) + '\n'))
            return false;
        m_servers.push_back(std::make_unique<QProcess>());
        if (!startServer(i))
            return false;
    }
    return true;
}

bool ZooKeeperEnsemble::startServer(int index)
{
    QProcess &server = *m_servers[size_t(index)];
    if (server.state() != QProcess::NotRunning)
        return true;
#ifdef Q_OS_LINUX
    server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a crash leaves nothing behind
#endif
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.setStandardOutputFile(m_folder.filePath(QStringLiteral("%1.log").arg(index + 1)));
    server.start(java(),
                 {QStringLiteral("-Xmx64m"), QStringLiteral("-XX:+UseSerialGC"),
                  QStringLiteral("-XX:TieredStopAtLevel=1"), QStringLiteral("-Xshare:auto"),
                  QStringLiteral("-Dzookeeper.forceSync=no"), QStringLiteral("-cp"), QString::fromLatin1(Archive),
                  QStringLiteral("org.apache.zookeeper.server.quorum.QuorumPeerMain"),
                  m_folder.filePath(QStringLiteral("%1.cfg").arg(index + 1))});
    return server.waitForStarted();
}

void ZooKeeperEnsemble::kill(int index)
{
    if (index >= int(m_servers.size()) || m_servers[size_t(index)]->state() == QProcess::NotRunning)
        return;
    m_servers[size_t(index)]->kill();
    m_servers[size_t(index)]->waitForFinished(5000);
}

bool ZooKeeperEnsemble::heal()
{
    bool started = true;
    for (int i = 0; i < m_size; ++i)
        started = startServer(i) && started;
    return started && waitForAll();
}

bool ZooKeeperEnsemble::waitForAll(int timeoutMs) const
{
    return QTest::qWaitFor(
        [this] {
            for (int i = 0; i < m_size; ++i) {
                if (m_servers[size_t(i)]->state() == QProcess::NotRunning)
                    return false;
                if (!ask(i, "srvr").contains("Mode: "))
                    return false;
            }
            return true;
        },
        timeoutMs);
}

QByteArray ZooKeeperEnsemble::ask(int index, const QByteArray &word) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_ports.value(index));
    if (!socket.waitForConnected(500))
        return {};
    socket.write(word);
    QByteArray answer;
    while (socket.waitForReadyRead(1000))
        answer += socket.readAll();
    return answer;
}

int ZooKeeperEnsemble::sessions() const
{
    static const QRegularExpression count(
        QStringLiteral("Global Sessions\\((\\d+)\\)|Session Sets \\(\\d+\\)/\\((\\d+)\\)"));
    for (int i = 0; i < m_size; ++i) {
        const QString dump = QString::fromUtf8(ask(i, "dump"));
        const QRegularExpressionMatch match = count.match(dump);
        if (match.hasMatch()) // only the leader keeps them
            return qMax(match.captured(1).toInt(), match.captured(2).toInt());
    }
    return -1;
}

ZkAddress ZooKeeperEnsemble::address(const QString &path) const
{
    ZkAddress address;
    for (int i = 0; i < m_size; ++i)
        address.servers += {QStringLiteral("127.0.0.1"), m_ports.at(i)};
    address.path = path;
    return address;
}

QString ZooKeeperEnsemble::problem() const
{
    QString text;
    for (int i = 0; i < m_size; ++i) {
        QFile log(m_folder.filePath(QStringLiteral("%1.log").arg(i + 1)));
        if (log.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(log.readAll().right(2000));
    }
    return text;
}

static zhandle_t *handleOf(void *handle)
{
    return static_cast<zhandle_t *>(handle);
}

ZooKeeperWriter::ZooKeeperWriter(const ZkAddress &address)
{
    m_handle = zookeeper_init2(
        address.serverList().toUtf8().constData(), [](zhandle_t *, int, int, const char *, void *) {}, 4000, nullptr,
        nullptr, ZOO_NO_LOG_CLIENTENV, [](const char *) {});
    if (m_handle && !QTest::qWaitFor([this] { return zoo_state(handleOf(m_handle)) == ZOO_CONNECTED_STATE; }, 20000)) {
        zookeeper_close(handleOf(m_handle));
        m_handle = nullptr;
    }
}

ZooKeeperWriter::~ZooKeeperWriter()
{
    if (m_handle)
        zookeeper_close(handleOf(m_handle));
}

bool ZooKeeperWriter::isConnected() const
{
    return m_handle != nullptr;
}

bool ZooKeeperWriter::signIn(const QByteArray &userAndPassword)
{
    return zoo_add_auth(handleOf(m_handle), "digest", userAndPassword.constData(), int(userAndPassword.size()), nullptr,
                        nullptr) == ZOK;
}

bool ZooKeeperWriter::create(const QString &path, const QByteArray &data, bool onlyForItsCreator)
{
    const int code = zoo_create(handleOf(m_handle), path.toUtf8().constData(), data.constData(), int(data.size()),
                                onlyForItsCreator ? &ZOO_CREATOR_ALL_ACL : &ZOO_OPEN_ACL_UNSAFE, 0, nullptr, 0);
    return code == ZOK || code == ZNODEEXISTS;
}

QString ZooKeeperWriter::createSequence(const QString &prefix, const QByteArray &data)
{
    QByteArray path(256, '\0');
    const int code = zoo_create(handleOf(m_handle), prefix.toUtf8().constData(), data.constData(), int(data.size()),
                                &ZOO_OPEN_ACL_UNSAFE, ZOO_EPHEMERAL_SEQUENTIAL, path.data(), int(path.size()));
    return code == ZOK ? QString::fromUtf8(path.constData()) : QString();
}

bool ZooKeeperWriter::remove(const QString &path)
{
    const int code = zoo_delete(handleOf(m_handle), path.toUtf8().constData(), -1);
    return code == ZOK || code == ZNONODE;
}

bool ZooKeeperWriter::removeAll(const QString &path)
{
    String_vector children{};
    if (zoo_get_children(handleOf(m_handle), path.toUtf8().constData(), 0, &children) == ZOK) {
        for (int i = 0; i < children.count; ++i)
            removeAll(path + QLatin1Char('/') + QString::fromUtf8(children.data[i]));
        deallocate_String_vector(&children);
    }
    return remove(path);
}

Wire::Wire(quint16 target) : m_target(target)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &Wire::join);
}

void Wire::join()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    if (!m_whole) {
        client->abort();
        client->deleteLater();
        return;
    }
    ++m_connections;
    auto *server = new QTcpSocket(client);
    server->connectToHost(QHostAddress::LocalHost, m_target);
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    m_ends += client;
}

void Wire::cut()
{
    m_whole = false;
    const auto ends = std::exchange(m_ends, {});
    for (const QPointer<QTcpSocket> &end : ends) {
        if (end)
            end->abort();
    }
}

} // namespace mesoscope::test
