// SPDX-License-Identifier: GPL-3.0-or-later
// What deploying a definition will do, in sentences.
#pragma once

#include "models/domain/effect.h"

#include <QList>
#include <QString>

namespace mesoscope {

struct EffectLine
{
    Condition condition = Condition::Unknown; ///< Warning and Bad: a person should read it before pressing
    QString text;
};

/// What happens to the instances, what it needs at its peak, and whether that fits; the first line says it all in
/// short.
QList<EffectLine> effectText(const Effect &effect);

} // namespace mesoscope
