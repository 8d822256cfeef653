// SPDX-License-Identifier: GPL-3.0-or-later
// One window per person and settings folder: a second start brings the first one to the front.
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>

namespace mesoscope {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// @p settingsFolder tells instances with folders of their own apart.
    explicit SingleInstance(const QString &settingsFolder, QObject *parent = nullptr);

    QString serverName() const { return m_name; }
    /// True: this is the first one, and raiseRequested() will tell of others. False: another one runs; call
    /// askToRaise().
    bool isFirst();
    /// Ends in asked(), within two seconds.
    void askToRaise();

Q_SIGNALS:
    void raiseRequested();
    void asked(bool answered);

private:
    void serve();
    void end(bool answered);

    const QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
    QLocalSocket m_socket;
    QTimer m_limit;
    bool m_over = false;
};

} // namespace mesoscope
