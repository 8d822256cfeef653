// SPDX-License-Identifier: GPL-3.0-or-later
// The client where the library was not there to build with: says so.
#include "app/sources/zookeeper/zkclient.h"

namespace mesoscope {

struct ZkLink
{
};

static Error unavailable()
{
    Error error;
    error.kind = Error::Kind::Unsupported;
    error.source = SourceId::ZooKeeper;
    return error;
}

bool zooKeeperIsSpoken()
{
    return false;
}

ZkClient::ZkClient(ZkAddress address, Secret secret, int timeoutMs, QObject *parent)
    : QObject(parent), m_address(std::move(address)), m_secret(std::move(secret)), m_timeoutMs(timeoutMs)
{
}

ZkClient::~ZkClient() = default;

void ZkClient::open()
{
    m_link = std::make_shared<ZkLink>();
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT lost(Loss::Unavailable); }, Qt::QueuedConnection);
}

void ZkClient::close()
{
    m_link.reset();
}

Call<QStringList> ZkClient::children(const QString &)
{
    return finishedCall<QStringList>(unavailable());
}

Call<QByteArray> ZkClient::data(const QString &)
{
    return finishedCall<QByteArray>(unavailable());
}

} // namespace mesoscope

#include "moc_zkclient.cpp"
