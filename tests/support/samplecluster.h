// SPDX-License-Identifier: GPL-3.0-or-later
// A small cluster made by hand, for tests of models and views that need no sockets.
#pragma once

#include "models/domain/changeset.h"
#include "models/domain/snapshotbuilder.h"

namespace mesoscope::test {

inline constexpr qint64 SampleNow = 1795356800000; ///< 2026-11-22T14:13:20Z

/// Six agents in two racks, twelve apps in nested groups and a pod; /shop/frontend has one unhealthy instance,
/// /shop/mailer waits, /shop/search is deploying, /edge/importer is suspended, /tools/crasher backs off; two other
/// frameworks with tasks.
MarathonObservation sampleMarathon();
MesosObservation sampleMesos();
LbObservation sampleLoadBalancer();
SourceState liveState(SourceId source);

/// All of it joined, every source live.
SnapshotPtr sampleCluster();
/// Without Mesos, as a tenant sees it.
SnapshotPtr sampleTenant();
/// @p agents nodes and @p tasks of another framework, for tests of size.
SnapshotPtr bigCluster(int agents, int tasks);

/// A change from nothing to @p snapshot, for Store::publish.
ClusterChange firstChange(const SnapshotPtr &snapshot);
ClusterChange changeBetween(const SnapshotPtr &before, const SnapshotPtr &after);

} // namespace mesoscope::test
