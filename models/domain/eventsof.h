// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the cluster's events are about one app: its own, its instances', its deployments' (api-facts 1.13). Pure.
#pragma once

#include "models/domain/event.h"
#include "models/domain/ids.h"

#include <QSet>

namespace mesoscope {

/// Is asked of one event after another, oldest first: the last word on a deployment names only the deployment, its
/// first one names the apps.
class EventsOf
{
public:
    EventsOf() = default;
    /// @p deployments that are known to change it.
    explicit EventsOf(const AppId &app, const QStringList &deployments = {});

    const AppId &app() const { return m_app; }
    /// The event's JSON is read only where it has the app's name in it.
    bool concerns(const ClusterEvent &event);

private:
    bool isOurs(const QString &subject) const;
    bool planNamesIt(const ClusterEvent &event) const;

    AppId m_app;
    QSet<QString> m_deployments; ///< ids
};

} // namespace mesoscope
