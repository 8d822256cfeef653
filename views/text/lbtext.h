// SPDX-License-Identifier: GPL-3.0-or-later
// What a load balancer is asked for and what it says, in words.
#pragma once

#include "models/domain/lbbackend.h"

#include <QString>

namespace mesoscope {

/// "HTTP", "TCP", "HTTP over TLS".
QString lbModeText(const LbService &service);
/// Why no load balancer publishes it; empty: one may.
QString hiddenText(const LbService &service);
/// Who may come in: "everyone", "only 10.0.0.0/8".
QString allowedText(const LbService &service);
/// "up", "going down (1/3)", "maintenance"; a word that nobody knows as it is.
QString lbStateText(const LbRow &row);
/// What the last check found: "wrong status: HTTP status check returned code <503>"; empty: nothing is said.
QString lbCheckText(const LbRow &row);
/// "12 sessions, 3 new per second"; what is not said is left out.
QString lbTrafficText(const LbRow &row);

struct LbNotice
{
    Condition condition = Condition::Off;
    QString title;
    QString body;
};
/// That nothing, or nothing new, is known of the load balancer; no title: all is well.
LbNotice lbSourceNotice(const ClusterSnapshot &snapshot, qint64 nowMs);
/// HAProxy is read and does not have this backend.
LbNotice lbMissingNotice(const App &app, const LbService &service);
LbNotice lbCollisionNotice(LbCollision::Kind kind, const QString &what, qsizetype others);

} // namespace mesoscope
