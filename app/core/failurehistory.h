// SPDX-License-Identifier: GPL-3.0-or-later
// The failures of each app that were seen: Marathon itself knows the last one only (api-facts 1.4).
#pragma once

#include "app/core/recordfile.h"
#include "app/core/store.h"

#include <QHash>

#include <deque>
#include <vector>

namespace mesoscope {

/// GUI thread. One history per profile: the newest 50 of an app, of the 500 apps that failed last. What Marathon and
/// Mesos tell of the same instance is one failure.
class FailureHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaximumPerApp = 50;
    static constexpr qsizetype MaximumApps = 500;

    explicit FailureHistory(Store &store, QObject *parent = nullptr);
    ~FailureHistory() override;

    /// From now on the history of this profile. @p file empty: in memory only.
    void open(const QString &file);
    QList<TaskFailure> of(const AppId &app) const { return m_failures.value(app); } ///< the newest first
    const RecordFile &file() const { return m_file; }
    void save() { m_file.save(); }

Q_SIGNALS:
    void changed();

private:
    /// Tasks of a snapshot that are still to be looked through.
    struct Rest
    {
        SnapshotPtr snapshot;
        std::vector<quint32> handles;
        size_t next = 0;
    };
    void see(const ClusterChange &change);
    void lookOn();
    bool look(const ClusterSnapshot &snapshot, const std::vector<quint32> &handles, size_t from, size_t to);
    void tellFresh();
    bool add(const AppId &app, const TaskFailure &failure);
    void keepNewest();
    QJsonArray items() const;

    static constexpr size_t MaximumAtOnce = 2000; ///< a whole big cluster would hold up the window for a moment
    RecordFile m_file;
    std::deque<Rest> m_rest;
    QHash<AppId, QList<TaskFailure>> m_failures;
};

} // namespace mesoscope
