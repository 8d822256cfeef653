// SPDX-License-Identifier: GPL-3.0-or-later
// A notification daemon of the test's own, on a bus of its own.
#pragma once

#include <QList>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QVariantMap>

namespace mesoscope::test {

struct ShownNotification
{
    uint id = 0;
    uint replaces = 0;
    QString title;
    QString body;
    QStringList actions;
};

/// Speaks org.freedesktop.Notifications.
class NotificationDaemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    ~NotificationDaemon() override;
    bool start(); ///< false: no dbus-daemon here
    QString address() const { return m_address; }
    void makeSessionBus() const;                 ///< of this process; before anybody asked for it
    bool setPresent(bool present);               ///< whether the bus knows the service
    void invoke(uint id, const QString &action); ///< as if a person had clicked

    QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    QList<ShownNotification> shown;

public Q_SLOTS: // called over the bus
    QStringList GetCapabilities();
    QString GetServerInformation(QString &vendor, QString &version, QString &specVersion);
    uint Notify(const QString &app, uint replaces, const QString &icon, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout);
    void CloseNotification(uint id);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QProcess m_bus;
    QString m_address;
    uint m_next = 0;
};

} // namespace mesoscope::test
