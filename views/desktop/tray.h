// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon: how the cluster is, with the window closed.
#pragma once

#include "models/domain/snapshot.h"
#include "models/domain/states.h"
#include "views/desktop/popups.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QAction;
class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace mesoscope {

class Notifier;
class Preferences;
class Store;
class Theme;

/// GUI thread. Keeps the application running without a window only while an icon is really to be seen. A tray may come
/// late (plain GNOME with an extension): it is looked for again 1, 5 and 30 s after the start.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// @p isAvailable asks the desktop; tests give their own.
    Tray(Store &store, Notifier &notifier, Preferences &preferences, const Theme &theme, QWidget *window,
         std::function<bool()> isAvailable = {}, QObject *parent = nullptr);
    ~Tray() override;

    bool isVisible() const;
    QSystemTrayIcon *icon() const { return m_icon; }
    /// To be asked by the window when it is closed: hide it (true), or let the program end (false).
    bool keepsRunning() const;

Q_SIGNALS:
    void openRequested();
    void quitRequested();
    void availableChanged(bool available); ///< of the icon; whoever shows balloons or preferences wants to know
    void message(const QString &text, mesoscope::Condition condition);

private:
    void look();
    void show();
    void update();
    void updateQuitRule();

    Store &m_store;
    Notifier &m_notifier;
    Preferences &m_preferences;
    const Theme &m_theme;
    QPointer<QWidget> m_window;
    std::function<bool()> m_isAvailable;
    QSystemTrayIcon *m_icon = nullptr;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_state = nullptr;
    QAction *m_mute = nullptr;
    QTimer m_again;
    int m_tries = 0;
    bool m_told = false; ///< that there is no tray, once
    Condition m_condition = Condition::Unknown;
};

/// The whole cluster on the one scale, and the sentence to it: "2 apps unhealthy, 1 waiting".
Condition clusterCondition(const ClusterSnapshot &snapshot);
QString clusterSentence(const ClusterSnapshot &snapshot);

} // namespace mesoscope
