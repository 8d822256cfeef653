// SPDX-License-Identifier: GPL-3.0-or-later
// One session with a ZooKeeper ensemble, by Apache ZooKeeper's own C client, whose threads never touch ours.
#pragma once

#include "app/base/call.h"
#include "app/base/secret.h"
#include "models/domain/zkaddress.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <memory>

namespace mesoscope {

/// Whether this program was built with the client library. Without it every session ends in Lost::Unavailable.
bool zooKeeperIsSpoken();

struct ZkLink;

/// Lives on one thread (the pipeline's). The library calls back on threads of its own: what it says is queued to this
/// object's thread, or dropped when this object is gone. Resolving names and closing a session both block; they happen
/// on a thread that belongs to the session and outlives this object until the library is done. The library logs
/// nothing: it would write addresses to the terminal.
///
/// Why this library: it is the one that the ZooKeeper project itself keeps, in Debian, Homebrew, Conan and vcpkg, and
/// it builds on all three systems. Newer wrappers for C++ all stand on it.
class ZkClient : public QObject
{
    Q_OBJECT

public:
    enum class Loss {
        Interrupted, ///< the connection; the library looks for another server by itself, watches survive
        Expired,     ///< the session: open() begins another one
        Refused,     ///< the authentication
        Unresolved,  ///< none of the servers' names leads to an address
        Unavailable, ///< see zooKeeperIsSpoken()
    };
    Q_ENUM(Loss)

    /// Only a basic @p secret is of use: ZooKeeper's digest scheme. @p timeoutMs: of the session; a server that is
    /// silent for two thirds of it is left.
    ZkClient(ZkAddress address, Secret secret, int timeoutMs, QObject *parent = nullptr);
    ~ZkClient() override; ///< returns at once

    void open();  ///< a new session; the old one, if any, is closed
    void close(); ///< nothing is emitted for it any more; its calls end as Cancelled
    bool isOpen() const { return m_link != nullptr; }

    /// Both leave a watch: changed() follows once when something happens to the node, also when a missing one appears.
    /// Error kinds: NotFound, Forbidden (by its ACL), Unreachable (interrupted or expired meanwhile), Cancelled,
    /// Protocol.
    Call<QStringList> children(const QString &path);
    Call<QByteArray> data(const QString &path);

Q_SIGNALS:
    void connected();
    void lost(mesoscope::ZkClient::Loss why);
    void changed();

private:
    friend struct ZkLink;

    const ZkAddress m_address;
    const Secret m_secret;
    const int m_timeoutMs;
    std::shared_ptr<ZkLink> m_link; ///< of the present session
};

} // namespace mesoscope
