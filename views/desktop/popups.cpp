// SPDX-License-Identifier: GPL-3.0-or-later
// Balloons of a tray icon.
#include "views/desktop/popups.h"

#include <QSystemTrayIcon>

namespace mesoscope {

TrayPopups::TrayPopups(QObject *parent) : Popups(parent) {}

void TrayPopups::setIcon(QSystemTrayIcon *icon)
{
    if (m_icon == icon)
        return;
    if (m_icon)
        m_icon->disconnect(this);
    m_icon = icon;
    if (m_icon) {
        connect(m_icon, &QSystemTrayIcon::messageClicked, this,
                [this] { Q_EMIT activated(m_last, QStringLiteral("default")); });
    }
    Q_EMIT usableChanged();
}

Popups::Answer TrayPopups::usable() const
{
    // supportsMessages() alone is true on platforms that have no tray at all.
    const bool can = m_icon && m_icon->isVisible() && QSystemTrayIcon::isSystemTrayAvailable() &&
                     QSystemTrayIcon::supportsMessages();
    return can ? Answer::Usable : Answer::Unusable;
}

void TrayPopups::show(const Popup &popup)
{
    if (usable() != Answer::Usable) {
        Q_EMIT failed(popup);
        return;
    }
    m_last = popup.key;
    m_icon->showMessage(popup.title, popup.body,
                        popup.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

} // namespace mesoscope

#include "moc_popups.cpp"
