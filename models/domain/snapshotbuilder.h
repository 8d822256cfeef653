// SPDX-License-Identifier: GPL-3.0-or-later
// The single place where observations become a snapshot: joins, interns, counts, rolls health up.
#pragma once

#include "models/domain/snapshot.h"

namespace mesoscope {

/// Lives on the pipeline thread. Keeps the newest observation of each source; build() joins them. Handles are stable
/// for as long as the builder lives.
class SnapshotBuilder
{
public:
    SnapshotBuilder();
    ~SnapshotBuilder();
    SnapshotBuilder(const SnapshotBuilder &) = delete;
    SnapshotBuilder &operator=(const SnapshotBuilder &) = delete;

    void take(ObservationPtr observation);
    void setSourceState(const SourceState &state);
    /// @p nowMs is the desktop's clock, UTC.
    SnapshotPtr build(qint64 nowMs);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mesoscope
