// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a client and a server and passes bytes on, until a test takes the network away.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace mesoscope::test {

class Relay : public QObject
{
public:
    explicit Relay(const QUrl &target);
    ~Relay() override;

    QUrl url() const; ///< the target's, by way of this
    void refuse();    ///< the port is closed and everything open is cut
    void silence();   ///< connections stay and are made, and nothing comes through: a machine that sleeps, a dead route
    void mend();
    int connections() const { return m_connections; }

private:
    void take(QTcpSocket *client);

    const QUrl m_target;
    QTcpServer m_server;
    quint16 m_port = 0;
    bool m_silent = false;
    int m_connections = 0;
};

} // namespace mesoscope::test
