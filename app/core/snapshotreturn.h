// SPDX-License-Identifier: GPL-3.0-or-later
// Brings snapshots back to the pipeline thread to be freed there: freeing 100,000 tasks takes 8 ms, half a frame of the
// GUI's.
#pragma once

#include "models/domain/snapshot.h"

#include <memory>
#include <mutex>
#include <vector>

class QObject;

namespace mesoscope {

/// Thread-safe. Whoever drops the last reference of a wrapped snapshot, in whatever thread, only posts it back.
class SnapshotReturn : public std::enable_shared_from_this<SnapshotReturn>
{
public:
    /// @p context lives on the thread that frees; close() comes before its end.
    explicit SnapshotReturn(QObject *context) : m_context(context) {}

    /// The same snapshot, counted anew: @p inner's own count falls by one on the pipeline thread.
    SnapshotPtr wrap(SnapshotPtr inner);
    static bool isWrapped(const SnapshotPtr &snapshot);
    /// From now on snapshots are freed by the global thread pool. Frees what waits, in the caller's thread.
    void close();

private:
    struct Burial;
    void bury(SnapshotPtr inner);
    void sweep();

    std::mutex m_mutex;
    QObject *m_context;
    std::vector<SnapshotPtr> m_dead;
};

} // namespace mesoscope
