// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two snapshots of the same builder.
#pragma once

#include "models/domain/snapshot.h"

#include <QMetaType>

namespace mesoscope {

struct EntityChanges
{
    std::vector<quint32> added; ///< handles, ascending
    std::vector<quint32> removed;
    std::vector<quint32> changed;
    bool isEmpty() const { return added.empty() && removed.empty() && changed.empty(); }
};

struct ChangeSet
{
    EntityChanges tasks, agents, frameworks, apps, deployments;
    bool groups = false;
    bool roles = false;
    bool lb = false;
    bool sources = false;
    bool info = false;
    bool isEmpty() const;
};

/// Aligned merge by handle: O(n). @p before may be null (everything is added).
ChangeSet diff(const ClusterSnapshot *before, const ClusterSnapshot &after);

/// Something a person may want to be told about.
struct Incident
{
    enum class Kind {
        InstanceUnhealthy,
        InstanceRecovered,
        AppUnhealthy,
        AppRecovered,
        TaskFailed,
        CrashLoop,
        AppWaiting,
        DeploymentStarted,
        DeploymentFinished,
        DeploymentStuck, ///< told by who watches it for longer than from one snapshot to the next
        AgentLost,
        AgentBack,
        LeaderChanged,
        SourceLost,
        SourceBack,
    };
    Kind kind = Kind::InstanceUnhealthy;
    qint64 timeMs = 0;
    AppId app;
    TaskId task;
    QString host;
    AgentId agent;
    DeploymentId deployment;
    SourceId source = SourceId::Marathon;
    QString detail; ///< remote text: the failure's message, the last health failure's cause

    bool isRecovery() const;
    /// Equal for the incident and its recovery: what a notification is replaced by.
    QString key() const;
};

/// Incidents between two snapshots. Nothing is an incident on the first sight of a source (@p before null or without
/// it).
QList<Incident> incidentsBetween(const ClusterSnapshot *before, const ClusterSnapshot &after, const ChangeSet &changes);

/// What the store hands to everybody who watches.
struct ClusterChange
{
    SnapshotPtr before; ///< null at first
    SnapshotPtr after;
    ChangeSet changes;
    QList<Incident> incidents;
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::Incident)
