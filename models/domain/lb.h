// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a load balancer's statistics: a frontend, a backend, or one server of a backend (api-facts 8).
#pragma once

#include "models/domain/states.h"

#include <QString>

namespace mesoscope {

struct LbRow
{
    enum class Type : quint8 { Frontend, Backend, Server, Listener };

    QString proxy;  ///< "shop_frontend_10080"
    QString server; ///< "FRONTEND", "BACKEND", or the server's name
    Type type = Type::Server;
    QString status; ///< "UP", "DOWN", "UP 1/3", "MAINT"…
    QString address;
    qint64 sessionsNow = 0;
    qint64 sessionsTotal = 0;
    qint64 bytesIn = 0;
    qint64 bytesOut = 0;
    qint64 queued = 0;
    qint64 lastChangeSeconds = -1; ///< since the status changed; -1 = not said
    QString checkStatus;
    QString lastCheck;
    QString mode;     ///< "http" or "tcp"; empty: not said
    qint64 rate = -1; ///< sessions per second; -1 = not said
    bool operator==(const LbRow &) const = default;
    bool isUp() const;
};

/// What a server's status word says. Written by HAProxy with counters and reasons behind it: read by its beginning.
enum class LbState : quint8 {
    Up,
    GoingDown, ///< "UP 1/3": still used, checks fail
    Down,
    ComingUp,    ///< "DOWN 1/2": not used yet, checks pass
    Maintenance, ///< "MAINT", "MAINT (via x)", "MAINT (resolution)"
    Draining,    ///< "DRAIN", "NOLB": keeps its sessions, gets no new ones
    NotChecked,  ///< "no check": used, whatever its state
    Other,       ///< frontends, and words nobody knows
};
LbState lbState(QStringView status);
/// As states are shown: glyph and colour.
Condition conditionOf(LbState state);

} // namespace mesoscope
