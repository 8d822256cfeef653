// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's side of the specification, as far as the program uses it.
#include "tests/e2e/notificationdaemon.h"

#include <QDBusConnection>

namespace mesoscope::test {

NotificationDaemon::~NotificationDaemon()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("test-notifications"));
    m_bus.kill();
    m_bus.waitForFinished();
}

bool NotificationDaemon::start()
{
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    if (!m_bus.waitForStarted(5000) || !m_bus.waitForReadyRead(5000))
        return false;
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection bus =
        QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("test-notifications"));
    return bus.isConnected() &&
           bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                              QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
           bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
}

void NotificationDaemon::invoke(uint id, const QString &action)
{
    Q_EMIT ActionInvoked(id, action);
}

QStringList NotificationDaemon::GetCapabilities()
{
    return {QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
}

QString NotificationDaemon::GetServerInformation(QString &vendor, QString &version, QString &specVersion)
{
    vendor = QStringLiteral("test");
    version = QStringLiteral("1");
    specVersion = QStringLiteral("1.2");
    return QStringLiteral("test");
}

uint NotificationDaemon::Notify(const QString &, uint replaces, const QString &, const QString &title,
                                const QString &body, const QStringList &actions, const QVariantMap &, int)
{
    const uint id = replaces != 0 ? replaces : ++m_next;
    shown.append({id, replaces, title, body, actions});
    return id;
}

void NotificationDaemon::CloseNotification(uint) {}

} // namespace mesoscope::test

#include "moc_notificationdaemon.cpp"
