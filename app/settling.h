// SPDX-License-Identifier: GPL-3.0-or-later
// Waits until every source has said what it has to say and no master is recovering, or nothing has moved for too long.
#pragma once

#include "app/core/store.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace mesoscope {

/// GUI thread. Emits once.
class Settling : public QObject
{
    Q_OBJECT

public:
    static constexpr int LimitMs = 20000; ///< without progress (architecture 1)
    static constexpr int MostMs = 180000;

    explicit Settling(Store &store, QObject *parent = nullptr);
    /// @p more: what else must be true, asked every 50 ms; it must hold twice in a row.
    void start(std::function<bool()> more = {});
    qint64 elapsedMs() const { return m_elapsed.elapsed(); }

Q_SIGNALS:
    void settled();

private:
    void look();
    bool isComputing();

    Store &m_store;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QElapsedTimer m_idle;     ///< since the program was last seen computing
    QElapsedTimer m_measured; ///< since m_computed was taken
    double m_computed = 0;    ///< seconds of all threads
    std::function<bool()> m_more;
    int m_held = 0;
};

} // namespace mesoscope
