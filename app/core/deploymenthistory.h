// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the deployments that were seen: Marathon itself forgets one as soon as it is over (api-facts 1.5).
#pragma once

#include "app/core/commandbus.h"
#include "models/domain/deploymentwatch.h"

#include <QHash>
#include <QTimer>

namespace mesoscope {

/// One deployment, as far as it was watched. Holds names and actions, never a definition: no secrets.
struct DeploymentRecord
{
    enum class State : quint8 {
        Running,
        Finished,   ///< Marathon's event says so, or its apps run as it wanted them
        Failed,     ///< Marathon's event says so
        RolledBack, ///< this program began the deployment that undoes it
        Stopped,    ///< this program stopped it where it was
        Ended,      ///< gone, and nobody knows how
    };
    DeploymentId id;
    QString version;
    QList<AppId> affected;                  ///< the first 200
    QList<QList<DeploymentAction>> actions; ///< per step; the first 200 actions
    int step = 0;                           ///< how far it was seen to come
    int totalSteps = 0;
    qint64 startedMs = 0;   ///< server's time, else when it was first seen; 0: not known, as all times here
    qint64 firstSeenMs = 0; ///< desktop's clock
    qint64 seenMs = 0;      ///< desktop's clock: when it was last seen running
    qint64 endedMs = 0;     ///< desktop's clock; 0 also when it ended while nobody watched
    State state = State::Running;
    bool told = false; ///< the end is not concluded from what runs: an event or an answer said it
    bool ours = false; ///< a command of this program ended it
    QString reason;    ///< of a failure, where Marathon gives one; remote text

    bool operator==(const DeploymentRecord &) const = default;
    /// From its first sight to its end, both on the desktop's clock: the server's may be wrong. nullopt: not known.
    std::optional<qint64> durationMs() const;
};

/// GUI thread. One history per profile, the 500 newest, in a file that is replaced as a whole. An unreadable one is set
/// aside; when it cannot be written, problem() says why and everything is kept until the program ends.
class DeploymentHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaximumRecords = 500;

    DeploymentHistory(Store &store, CommandBus &commands, QObject *parent = nullptr);
    ~DeploymentHistory() override;

    /// From now on the history of this profile. @p file empty: in memory only (a demo cluster).
    void open(const QString &file);
    /// The file of a profile: QStandardPaths::AppLocalDataLocation/deployments, or in @p folder.
    static QString fileOf(const QString &profileId, const QString &folder = {});

    const QList<DeploymentRecord> &records() const { return m_records; } ///< oldest first
    const DeploymentRecord *find(const DeploymentId &id) const;
    /// nullopt: it gets on, or is not running.
    std::optional<Stuck> stuck(const DeploymentId &id) const;

    QString problem() const { return m_problem; }         ///< the system's words; empty: the file is written
    QString corruptFile() const { return m_corruptFile; } ///< where an unreadable file was put, empty = none
    void save();                                          ///< now, if anything is unsaved

Q_SIGNALS:
    void changed();
    void problemChanged();

private:
    DeploymentRecord *record(const DeploymentId &id);
    void see(const ClusterChange &change);
    void note(const Deployment &deployment, qint64 nowMs, bool &dirty);
    void hear(const QList<ClusterEvent> &events);
    void commanded(const Command &command, const Result<Receipt> &result);
    void load();
    void putAside(const QString &why);
    void keepNewest();
    void touched();
    void setProblem(const QString &problem);

    Store &m_store;
    QString m_file;
    QString m_problem;
    QString m_corruptFile;
    QList<DeploymentRecord> m_records;
    QHash<DeploymentId, DeploymentWatch> m_watches; ///< of those that run
    bool m_watching = false;                        ///< the last snapshot was a live one of this connection
    bool m_dirty = false;
    QTimer m_timer;
};

} // namespace mesoscope
