// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios as they are when somebody first looks, without what happens by itself from then on.
#pragma once

#include "app/demo/scenario.h"

#include <QJsonArray>

namespace mesoscope::test {

/// `small` restarts and breaks something every few minutes; tests that count what they did themselves take it without.
inline demo::Scenario quiet(demo::Scenario scenario)
{
    if (scenario.name != QLatin1String("small"))
        return scenario;
    QJsonArray before;
    for (const QJsonValue &happening : scenario.content.value(QLatin1String("happenings")).toArray()) {
        if (happening.toObject().value(QLatin1String("at")).toDouble() < -10)
            before.append(happening);
    }
    scenario.content.insert(QStringLiteral("happenings"), before);
    return scenario;
}

} // namespace mesoscope::test
