// SPDX-License-Identifier: GPL-3.0-or-later
// Asks every server of an ensemble how it is, when no session comes about: unreachable and without quorum look alike to
// a client, but not to a person.
#pragma once

#include "models/domain/zkaddress.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

namespace mesoscope {

/// Sends "srvr", the one command that every version answers unasked for, to each server at once. Emits done() once, at
/// the latest after @p timeoutMs.
class ZkProbe : public QObject
{
    Q_OBJECT

public:
    enum class Health {
        Unreachable, ///< refused, unknown name, or silent
        NotServing,  ///< it runs, but is no part of a quorum
        Serving,     ///< it says who it is: leader, follower, standalone
        Odd,         ///< something else answers there, TLS is expected, or the command is not allowed
    };
    Q_ENUM(Health)

    struct Finding
    {
        ZkAddress::Server server;
        Health health = Health::Unreachable;
        QString why; ///< of the system, for display
    };

    ZkProbe(const ZkAddress &address, int timeoutMs, QObject *parent = nullptr);
    ~ZkProbe() override;

    void start();
    const std::vector<Finding> &findings() const { return m_findings; }
    /// What one server's whole answer to "srvr" means. Pure.
    static Health healthOf(const QByteArray &answer);

Q_SIGNALS:
    void done();

private:
    void ask(size_t index);
    void settle(size_t index, Health health, const QString &why);

    std::vector<Finding> m_findings;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
    size_t m_pending = 0;
    QTimer m_limit;
};

/// "no quorum" or "unreachable", with each server's finding as its detail.
Error problemOf(const std::vector<ZkProbe::Finding> &findings);

} // namespace mesoscope
