// SPDX-License-Identifier: GPL-3.0-or-later
// A proxy for CONNECT and SOCKS 5, which nginx is not; it also just passes bytes on, and can be cut or made silent.
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace mesoscope::test {

class Tunnel : public QObject
{
public:
    enum class Kind { HttpConnect, Socks5 };

    explicit Tunnel(Kind kind);
    ~Tunnel() override;

    QString setting() const; ///< as a profile has it: "http://127.0.0.1:…"
    /// What was asked for: "127.0.0.1:8443".
    QList<QByteArray> targets;
    QByteArray heads;         ///< every byte that clients said to the proxy itself
    bool wantsSignIn = false; ///< HttpConnect only: 407 to everybody

private:
    void greet(QTcpSocket *client);
    void connectTo(QTcpSocket *client, const QByteArray &target, const QByteArray &answer);

    const Kind m_kind;
    QTcpServer m_server;
};

} // namespace mesoscope::test
