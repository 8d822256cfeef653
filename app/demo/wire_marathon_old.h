// SPDX-License-Identifier: GPL-3.0-or-later
// How older versions of Marathon write what the simulation keeps in the newest form.
#pragma once

#include "app/demo/versions.h"
#include "app/demo/wire.h"

#include <optional>

namespace mesoscope::demo {

/// What a cluster of that version could have been given: no Mesos health checks, secrets, GPUs before their time.
/// Empty: it could not exist at all (a pod before 1.4).
QJsonObject existsIn(const MarathonShape &shape, const QJsonObject &definition);
/// An app's definition (of the newest shape, complete) as that version answers it.
QJsonObject appAs(const MarathonShape &shape, const QJsonObject &definition);
/// Items of "steps" as that version writes them.
QJsonArray stepsAs(const MarathonShape &shape, const QJsonArray &steps);
/// An event as that version tells it; nothing: it does not tell it. @p light: the client asked for light plans.
std::optional<SimEvent> eventAs(const SimCluster &cluster, const SimEvent &event, bool light);
/// What concerns whole answers: error shapes, headers, fractions of seconds.
void answerAs(const MarathonShape &shape, const WireRequest &request, WireReply &reply);

} // namespace mesoscope::demo
