// SPDX-License-Identifier: GPL-3.0-or-later
// Follows who leads the Mesos masters, as ZooKeeper knows it, for as long as it lives.
#pragma once

#include "app/base/backoff.h"
#include "app/sources/zookeeper/masterelection.h"
#include "app/sources/zookeeper/zkclient.h"
#include "app/sources/zookeeper/zkprobe.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace mesoscope {

/// Pipeline thread. Reads the masters' znodes under a watch, so that a change is known within milliseconds, and once a
/// minute besides. One server that goes is not noticed: the session moves to another one. When no session comes about
/// for some seconds, each server is asked how it is, the problem is said, and another try follows, ever more rarely
/// (up to every half minute). What was found last stays: masters go on working for a while without ZooKeeper, and who
/// asks them sees for himself.
///
/// What is read is not authenticated (masterelection.h says who is trusted with what).
class LeaderDiscovery : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds. Tests shorten them.
    struct Timing
    {
        int sessionMs = 10000; ///< asked for; the servers have the last word
        int attemptMs = 5000;  ///< how long a session may take to come about, or to move to another server
        int retryMs = 1000;    ///< doubled after every attempt
        int maxRetryMs = 30000;
        int rereadMs = 60000;
        int brokenRereadMs = 10000; ///< while there is a problem with what is read
    };

    LeaderDiscovery(ZkAddress address, Secret secret, const Timing &timing, QObject *parent = nullptr);
    LeaderDiscovery(ZkAddress address, Secret secret, QObject *parent = nullptr);
    ~LeaderDiscovery() override;

    void start();
    /// Somebody pressed F5: look again now, also when the next try would be later.
    void refresh();

    const QList<ElectedMaster> &masters() const { return m_masters; }
    const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void mastersChanged(const QList<mesoscope::ElectedMaster> &masters); ///< the leader first; never empty
    void problemChanged(const std::optional<mesoscope::Error> &problem); ///< nullopt: all is well

private:
    struct Reading;

    void openSession();
    void onConnected();
    void onLost(ZkClient::Loss why);
    void onAttemptOver();
    void retryLater();
    void diagnose();
    void read();
    void takeChildren(const std::shared_ptr<Reading> &reading, const Result<QStringList> &children);
    void takeMaster(const std::shared_ptr<Reading> &reading, qsizetype index, const Result<QByteArray> &data);
    void finish(const std::shared_ptr<Reading> &reading);
    void failReading(Error::Discovery why, Error::Kind kind, const QString &detail);
    void endReading(int nextMs);
    void setProblem(const std::optional<Error> &problem);

    const ZkAddress m_address;
    const Timing m_timing;
    ZkClient m_client;
    std::unique_ptr<ZkProbe> m_probe;
    Backoff m_backoff;
    QTimer m_attempt; ///< runs while a session is awaited
    QTimer m_retry;   ///< runs between two sessions
    QTimer m_reread;
    bool m_connected = false;
    std::shared_ptr<Reading> m_reading;
    bool m_again = false; ///< something changed while it was being read
    QList<ElectedMaster> m_masters;
    std::optional<Error> m_problem;
};

} // namespace mesoscope
