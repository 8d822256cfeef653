// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a load balancer's statistics: a frontend, a backend, or one server of a backend (api-facts 8).
#pragma once

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
    bool operator==(const LbRow &) const = default;
    bool isUp() const;
};

} // namespace mesoscope
