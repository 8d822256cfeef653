// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HAProxy's status words.
#include "models/domain/lb.h"

namespace mesoscope {

bool LbRow::isUp() const
{
    // "UP 1/3" is still up while going down; "DOWN 1/2" still down while coming up.
    return status.startsWith(QLatin1String("UP")) || status == QLatin1String("OPEN") ||
           status == QLatin1String("no check");
}

LbState lbState(QStringView status)
{
    const auto begins = [status](const char16_t *word) { return status.startsWith(QStringView(word)); };
    // A counter behind the word is of a change that is under way.
    if (begins(u"UP"))
        return status.contains(u'/') ? LbState::GoingDown : LbState::Up;
    if (begins(u"DOWN"))
        return status.contains(u'/') ? LbState::ComingUp : LbState::Down;
    if (begins(u"MAINT"))
        return LbState::Maintenance;
    if (begins(u"DRAIN") || begins(u"NOLB"))
        return LbState::Draining;
    return begins(u"no check") ? LbState::NotChecked : LbState::Other;
}

Condition conditionOf(LbState state)
{
    switch (state) {
    case LbState::Up:
        return Condition::Ok;
    case LbState::GoingDown:
        return Condition::Warning;
    case LbState::Down:
        return Condition::Bad;
    case LbState::ComingUp:
        return Condition::Progress;
    case LbState::Maintenance:
    case LbState::Draining:
        return Condition::Off;
    case LbState::NotChecked:
    case LbState::Other:
        break;
    }
    return Condition::Unknown;
}

} // namespace mesoscope
