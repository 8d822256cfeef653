// SPDX-License-Identifier: GPL-3.0-or-later
// A place that shows notifications outside the window.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

class QSystemTrayIcon;

namespace mesoscope {

struct Popup
{
    QString key;   ///< a later one with the same key takes the place of the earlier
    QString title; ///< plain text
    QString body;  ///< plain text, several lines
    bool urgent = false;
    bool hasLog = false; ///< offers "Show log" beside opening
};

/// GUI thread. Showing never waits: whether it was possible is told by failed().
class Popups : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    enum class Answer { Unknown, Usable, Unusable };
    virtual Answer usable() const = 0;
    virtual void show(const Popup &popup) = 0;

Q_SIGNALS:
    void usableChanged();
    void activated(const QString &key, const QString &action); ///< "default" or "log"
    void closed(const QString &key);
    void failed(const mesoscope::Popup &popup); ///< it was not shown: somebody else must
};

/// Balloons of a tray icon: one at a time, and a click says only that it was the last one.
class TrayPopups : public Popups
{
    Q_OBJECT

public:
    explicit TrayPopups(QObject *parent = nullptr);
    void setIcon(QSystemTrayIcon *icon); ///< null: none is shown
    Answer usable() const override;
    void show(const Popup &popup) override;

private:
    QPointer<QSystemTrayIcon> m_icon;
    QString m_last;
};

/// org.freedesktop.Notifications on the session bus; null on systems without D-Bus. @p address empty: the session bus.
std::unique_ptr<Popups> makeBusPopups(const QString &address = {});

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Popup)
