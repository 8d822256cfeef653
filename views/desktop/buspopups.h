// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications by the freedesktop.org specification, over D-Bus.
#pragma once

#include "views/desktop/popups.h"

#include <QDBusConnection>
#include <QStringList>

class QDBusServiceWatcher;

namespace mesoscope {

/// Nothing here waits for the bus: the daemon is asked for what it can do with its first message, and again when it is
/// replaced.
class BusPopups : public Popups
{
    Q_OBJECT

public:
    explicit BusPopups(const QString &address, QObject *parent = nullptr);
    ~BusPopups() override;

    Answer usable() const override { return m_usable; }
    void show(const Popup &popup) override;

private Q_SLOTS: // called by D-Bus, by name
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onNotificationClosed(uint id, uint reason);

private:
    void connectTo(const QDBusConnection &bus);
    void askCapabilities();
    void setUsable(Answer usable);
    void send(const Popup &popup);
    QString keyOf(uint id) const;

    const QString m_name; ///< of our connection; empty: the shared one of the session
    QDBusConnection m_bus;
    QDBusServiceWatcher *m_watcher = nullptr;
    Answer m_usable = Answer::Unknown;
    QStringList m_capabilities;
    QHash<QString, uint> m_ids;    ///< key → the daemon's id
    QHash<QString, int> m_sending; ///< keys whose id is not known yet
    QList<Popup> m_waiting;        ///< shown once it is known whether anybody listens
};

} // namespace mesoscope
