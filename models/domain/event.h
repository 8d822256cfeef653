// SPDX-License-Identifier: GPL-3.0-or-later
// One event of the cluster's own stream.
#pragma once

#include "models/domain/error.h"

#include <QJsonObject>
#include <QMetaType>

namespace mesoscope {

struct ClusterEvent
{
    quint64 serial = 0; ///< rises by one per event in this session
    qint64 timeMs = 0;  ///< server's time, else arrival
    SourceId source = SourceId::Marathon;
    QString type;       ///< "deployment_success", "instance_health_changed_event"…
    QString subject;    ///< app path, deployment id or task id it is about; may be empty
    QString instance;   ///< task or instance id, where there is one
    QString summary;    ///< short plain text: the fields that matter, "healthy=false host=s06"
    QByteArray payload; ///< the event's JSON, bounded to 64 KiB
};

} // namespace mesoscope

Q_DECLARE_METATYPE(mesoscope::ClusterEvent)
