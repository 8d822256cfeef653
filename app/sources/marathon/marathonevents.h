// SPDX-License-Identifier: GPL-3.0-or-later
// Events of Marathon's stream as the program's events (api-facts 1.13). Pure.
#pragma once

#include "app/net/sse.h"
#include "models/domain/event.h"

namespace mesoscope {

/// Never fails: what cannot be read becomes an event with its type only. @p arrivalMs stands in for a missing
/// timestamp.
ClusterEvent readEvent(const SseEvent &event, qint64 arrivalMs);

/// The same without a look into the JSON: what the stream itself says.
ClusterEvent readEventType(const SseEvent &event, qint64 arrivalMs);

/// Whether what groups, deployments and the queue answer may be different after an event of this type.
bool changesState(const QString &type);
/// Whether such an event changes no more than the app it names.
bool concernsOneApp(const QString &type);

} // namespace mesoscope
