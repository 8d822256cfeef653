// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/snapshotreturn.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

namespace mesoscope {

struct SnapshotReturn::Burial
{
    SnapshotPtr inner;
    std::shared_ptr<SnapshotReturn> home;
    void operator()(const ClusterSnapshot *) { home->bury(std::move(inner)); }
};

SnapshotPtr SnapshotReturn::wrap(SnapshotPtr inner)
{
    const ClusterSnapshot *snapshot = inner.get();
    return SnapshotPtr(snapshot, Burial{std::move(inner), shared_from_this()});
}

bool SnapshotReturn::isWrapped(const SnapshotPtr &snapshot)
{
    return std::get_deleter<Burial>(snapshot) != nullptr;
}

void SnapshotReturn::bury(SnapshotPtr inner)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_context) {
            // Not carried by the event itself: the caller's copy of that could outlive the event and free it here after
            // all.
            m_dead.push_back(std::move(inner));
            QMetaObject::invokeMethod(
                m_context, [home = shared_from_this()] { home->sweep(); }, Qt::QueuedConnection);
            return;
        }
    }
    // The connection is closed: its last snapshot may still be a big one.
    auto last = std::make_shared<SnapshotPtr>(std::move(inner));
    QThreadPool::globalInstance()->start([last] { last->reset(); });
}

void SnapshotReturn::sweep()
{
    std::vector<SnapshotPtr> dead;
    const std::lock_guard lock(m_mutex);
    dead.swap(m_dead);
}

void SnapshotReturn::close()
{
    std::vector<SnapshotPtr> dead;
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
    dead.swap(m_dead);
}

} // namespace mesoscope
