// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace mesoscope {

static QString runtimeFolder()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QDir::tempPath() : runtime;
}

// The home folder stands for the person: names of local sockets are shared by everybody on the machine.
static QString nameFor(const QString &settingsFolder)
{
    const QString place = settingsFolder.isEmpty() ? QString() : QDir(settingsFolder).absolutePath();
    const QByteArray seed = (QDir::homePath() + QLatin1Char('\n') + place).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("mesoscope-") + QLatin1String(hash);
}

SingleInstance::SingleInstance(const QString &settingsFolder, QObject *parent)
    : QObject(parent),
      m_name(nameFor(settingsFolder)),
      m_lock(runtimeFolder() + QLatin1Char('/') + m_name + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // only a dead process makes it stale
    m_limit.setSingleShot(true);
    m_limit.setInterval(2000);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write("raise\n"); });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] { end(true); });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { end(false); });
    connect(&m_limit, &QTimer::timeout, this, [this] { end(false); });
}

bool SingleInstance::isFirst()
{
    if (!m_lock.tryLock(0))
        return m_lock.error() !=
               QLockFile::LockFailedError; // without a place for the lock, rather two windows than none
    QLocalServer::removeServer(m_name);    // left by one that crashed: the lock says that it is dead
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_name);
    return true;
}

void SingleInstance::serve()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > 16)
                socket->abort();
            if (!socket->canReadLine())
                return;
            if (socket->readLine(16) == "raise\n") {
                socket->write("ok\n");
                Q_EMIT raiseRequested();
            }
            socket->disconnectFromServer();
        });
    }
}

void SingleInstance::askToRaise()
{
    m_limit.start();
    m_socket.connectToServer(m_name);
}

void SingleInstance::end(bool answered)
{
    if (std::exchange(m_over, true))
        return;
    m_limit.stop();
    Q_EMIT asked(answered);
}

} // namespace mesoscope

#include "moc_singleinstance.cpp"
