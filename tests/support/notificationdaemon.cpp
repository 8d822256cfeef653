// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's side of the specification, as far as the program uses it.
#include "tests/support/notificationdaemon.h"

#include <QDBusConnection>

namespace mesoscope::test {

static QString connectionName()
{
    return QStringLiteral("test-notifications");
}

NotificationDaemon::~NotificationDaemon()
{
    QDBusConnection::disconnectFromBus(connectionName());
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
    m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, connectionName());
    return bus.isConnected() &&
           bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                              QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
           setPresent(true);
}

void NotificationDaemon::makeSessionBus() const
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
}

bool NotificationDaemon::setPresent(bool present)
{
    QDBusConnection bus(connectionName());
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    return present ? bus.registerService(service) : bus.unregisterService(service);
}

void NotificationDaemon::invoke(uint id, const QString &action)
{
    Q_EMIT ActionInvoked(id, action);
}

QStringList NotificationDaemon::GetCapabilities()
{
    return capabilities;
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
