// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/zookeeper/leaderdiscovery.h"

#include "app/base/threadcheck.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace mesoscope {

static constexpr int ProbeMs = 2000;

/// Masters are read one by one after the list of them; a reading that is not the present one any more is dropped.
struct LeaderDiscovery::Reading
{
    QStringList names;
    std::vector<Result<QByteArray>> data;
    qsizetype pending = 0;
    bool vanished = false; ///< a node was gone before it was read: the list is old
};

LeaderDiscovery::LeaderDiscovery(ZkAddress address, Secret secret, QObject *parent)
    : LeaderDiscovery(std::move(address), std::move(secret), Timing(), parent)
{
}

LeaderDiscovery::LeaderDiscovery(ZkAddress address, Secret secret, const Timing &timing, QObject *parent)
    : QObject(parent),
      m_address(std::move(address)),
      m_timing(timing),
      m_client(m_address, std::move(secret), timing.sessionMs),
      m_backoff(timing.retryMs, timing.maxRetryMs)
{
    for (QTimer *timer : {&m_attempt, &m_retry, &m_reread})
        timer->setSingleShot(true);
    connect(&m_attempt, &QTimer::timeout, this, &LeaderDiscovery::onAttemptOver);
    connect(&m_retry, &QTimer::timeout, this, &LeaderDiscovery::openSession);
    connect(&m_reread, &QTimer::timeout, this, &LeaderDiscovery::read);
    connect(&m_client, &ZkClient::connected, this, &LeaderDiscovery::onConnected);
    connect(&m_client, &ZkClient::lost, this, &LeaderDiscovery::onLost);
    connect(&m_client, &ZkClient::changed, this, &LeaderDiscovery::read);
}

LeaderDiscovery::~LeaderDiscovery() = default;

void LeaderDiscovery::start()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    openSession();
}

void LeaderDiscovery::refresh()
{
    if (m_connected)
        read();
    else if (m_retry.isActive())
        openSession();
}

void LeaderDiscovery::openSession()
{
    m_retry.stop();
    m_attempt.start(m_timing.attemptMs);
    m_client.open();
}

void LeaderDiscovery::onConnected()
{
    m_connected = true;
    m_attempt.stop();
    m_probe.reset();
    m_backoff.afterSuccess();
    m_reading.reset(); // what an earlier connection was asked is not answered any more
    read();
}

void LeaderDiscovery::onLost(ZkClient::Loss why)
{
    m_connected = false;
    m_reading.reset();
    m_reread.stop();
    Error error;
    error.source = SourceId::ZooKeeper;
    switch (why) {
    case ZkClient::Loss::Interrupted:
        if (!m_attempt.isActive() && m_client.isOpen())
            m_attempt.start(m_timing.attemptMs);
        return;
    case ZkClient::Loss::Expired: // the next one is begun at once: nothing is wrong with the servers
        openSession();
        return;
    case ZkClient::Loss::Refused:
        error.kind = Error::Kind::Forbidden;
        error.discovery = Error::Discovery::Denied;
        break;
    case ZkClient::Loss::Unresolved:
        error.kind = Error::Kind::Unreachable;
        error.discovery = Error::Discovery::Unreachable;
        error.detail = QStringLiteral("%1: no such host").arg(m_address.serverList()).left(2000);
        break;
    case ZkClient::Loss::Unavailable:
        error.kind = Error::Kind::Unsupported;
        error.discovery = Error::Discovery::Unavailable;
        m_attempt.stop();
        setProblem(error);
        return;
    }
    setProblem(error);
    retryLater();
}

/// The library itself would knock several times a second, for ever.
void LeaderDiscovery::onAttemptOver()
{
    diagnose();
    retryLater();
}

void LeaderDiscovery::retryLater()
{
    m_attempt.stop();
    m_client.close();
    m_retry.start(m_backoff.afterFailure());
}

void LeaderDiscovery::diagnose()
{
    m_probe = std::make_unique<ZkProbe>(m_address, ProbeMs);
    connect(m_probe.get(), &ZkProbe::done, this, [this] { setProblem(problemOf(m_probe->findings())); });
    m_probe->start();
}

void LeaderDiscovery::read()
{
    MESOSCOPE_ASSERT_OWN_THREAD();
    if (!m_connected)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reread.stop();
    m_again = false;
    const auto reading = std::make_shared<Reading>();
    m_reading = reading;
    observe(this, m_client.children(m_address.path),
            [this, reading](const Result<QStringList> &children) { takeChildren(reading, children); });
}

void LeaderDiscovery::takeChildren(const std::shared_ptr<Reading> &reading, const Result<QStringList> &children)
{
    if (reading != m_reading)
        return;
    if (!children.ok()) {
        const Error &error = children.error();
        if (error.kind == Error::Kind::NotFound)
            failReading(Error::Discovery::NoNode, error.kind, m_address.path);
        else if (error.kind == Error::Kind::Forbidden)
            failReading(Error::Discovery::Denied, error.kind, error.detail);
        else
            endReading(m_timing.brokenRereadMs); // the connection: onLost() hears of it
        return;
    }
    reading->names = candidatesOf(*children);
    if (reading->names.isEmpty()) {
        if (hasOnlyOldCandidates(*children))
            failReading(Error::Discovery::Unreadable, Error::Kind::Protocol,
                        QStringLiteral("masters older than 0.24 register in another form"));
        else
            failReading(Error::Discovery::NoLeader, Error::Kind::NoLeader, m_address.path);
        return;
    }
    reading->pending = reading->names.size();
    reading->data.resize(size_t(reading->names.size()));
    const QString folder = m_address.path == QLatin1String("/") ? QString() : m_address.path;
    for (qsizetype i = 0; i < reading->names.size(); ++i) {
        observe(this, m_client.data(folder + QLatin1Char('/') + reading->names.at(i)),
                [this, reading, i](const Result<QByteArray> &data) { takeMaster(reading, i, data); });
    }
}

void LeaderDiscovery::takeMaster(const std::shared_ptr<Reading> &reading, qsizetype index,
                                 const Result<QByteArray> &data)
{
    if (reading != m_reading)
        return;
    reading->data[size_t(index)] = data;
    reading->vanished |= !data.ok() && data.error().kind == Error::Kind::NotFound;
    if (--reading->pending == 0)
        finish(reading);
}

void LeaderDiscovery::finish(const std::shared_ptr<Reading> &reading)
{
    if (reading->vanished) {
        m_again = true; // the watch on the list fires too, or has
        endReading(0);
        return;
    }
    QList<ElectedMaster> masters;
    for (qsizetype i = 0; i < reading->names.size(); ++i) {
        const Result<QByteArray> &data = reading->data[size_t(i)];
        const Result<ElectedMaster> master = data.ok() ? parseMaster(*data) : Result<ElectedMaster>(data.error());
        if (master.ok()) {
            masters += *master;
        } else if (i == 0) { // a standby that cannot be read is of no consequence
            const bool denied = master.error().kind == Error::Kind::Forbidden;
            if (master.error().kind == Error::Kind::Unreachable || master.error().kind == Error::Kind::Cancelled)
                endReading(m_timing.brokenRereadMs);
            else
                failReading(denied ? Error::Discovery::Denied : Error::Discovery::Unreadable, master.error().kind,
                            reading->names.constFirst() + QStringLiteral(": ") + master.error().detail);
            return;
        }
    }
    setProblem({});
    endReading(m_timing.rereadMs);
    if (m_masters != masters) {
        m_masters = masters;
        Q_EMIT mastersChanged(masters);
    }
}

void LeaderDiscovery::failReading(Error::Discovery why, Error::Kind kind, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.source = SourceId::ZooKeeper;
    error.discovery = why;
    error.detail = detail.left(2000);
    setProblem(error);
    endReading(m_timing.brokenRereadMs);
}

void LeaderDiscovery::endReading(int nextMs)
{
    m_reading.reset();
    if (std::exchange(m_again, false))
        QMetaObject::invokeMethod(this, &LeaderDiscovery::read, Qt::QueuedConnection);
    else
        m_reread.start(nextMs);
}

void LeaderDiscovery::setProblem(const std::optional<Error> &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

} // namespace mesoscope

#include "moc_leaderdiscovery.cpp"
