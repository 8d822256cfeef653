// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the deployments that were seen: Marathon itself forgets one as soon as it is over (api-facts 1.5).
#pragma once

#include "app/core/commandbus.h"
#include "app/core/recordfile.h"
#include "models/domain/deploymentrecord.h"
#include "models/domain/deploymentwatch.h"

#include <QHash>

namespace mesoscope {

/// GUI thread. One history per profile, the 500 newest.
class DeploymentHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaximumRecords = 500;

    DeploymentHistory(Store &store, CommandBus &commands, QObject *parent = nullptr);
    ~DeploymentHistory() override;

    /// From now on the history of this profile. @p file empty: in memory only (a demo cluster).
    void open(const QString &file);

    const QList<DeploymentRecord> &records() const { return m_records; } ///< oldest first
    const DeploymentRecord *find(const DeploymentId &id) const;
    /// The running ones that do not get on.
    const QHash<DeploymentId, Stuck> &stuck() const { return m_stuck; }

    const RecordFile &file() const { return m_file; }
    void save() { m_file.save(); } ///< now, if anything is unsaved

Q_SIGNALS:
    void changed();
    /// A deployment has stopped getting on: told once, until it moves again.
    void incidents(const QList<mesoscope::Incident> &incidents);

private:
    DeploymentRecord *record(const DeploymentId &id);
    void see(const ClusterChange &change);
    void findStuck(const ClusterSnapshot &now);
    void note(const Deployment &deployment, qint64 nowMs, bool &dirty);
    void hear(const QList<ClusterEvent> &events);
    void commanded(const Command &command, const Result<Receipt> &result);
    void keepNewest();
    void touched();

    Store &m_store;
    RecordFile m_file;
    QList<DeploymentRecord> m_records;
    QHash<DeploymentId, DeploymentWatch> m_watches; ///< of those that run
    QHash<DeploymentId, Stuck> m_stuck;
    bool m_watching = false; ///< the last snapshot was a live one of this connection
};

} // namespace mesoscope
