// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/effecttext.h"

#include "views/text/format.h"
#include "views/text/whytext.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(EffectText)
};

EffectLine whatHappens(const Effect &effect)
{
    switch (effect.kind) {
    case Effect::Kind::Nothing:
        return {Condition::Off, Text::tr("Nothing changes: this is what runs.")};
    case Effect::Kind::Start:
        if (effect.after == 0)
            return {Condition::Off, Text::tr("No instance is started: the number wanted is 0.")};
        return {Condition::Progress, Text::tr("%n instance(s) are started.", nullptr, effect.started)};
    case Effect::Kind::Scale:
        if (effect.after == 0)
            return {Condition::Warning,
                    Text::tr("All %n instance(s) are stopped: the app is suspended.", nullptr, effect.killed)};
        if (effect.killed > 0)
            return {Condition::Progress,
                    Text::tr("%n instance(s) are stopped, the others run on.", nullptr, effect.killed)};
        return {Condition::Progress,
                Text::tr("%n instance(s) are started beside those that run.", nullptr, effect.started)};
    case Effect::Kind::Replace:
        break;
    }
    if (effect.after == 0)
        return {Condition::Warning,
                Text::tr("All %n instance(s) are stopped: the app is suspended.", nullptr, effect.killed)};
    return {Condition::Progress, Text::tr("Every instance is replaced: %1 started, %2 stopped.")
                                     .arg(formatCount(effect.started), formatCount(effect.killed))};
}

EffectLine whetherItFits(const Effect &effect)
{
    const int more = effect.kind == Effect::Kind::Replace ? std::max(1, effect.atOnce - effect.killed) : effect.started;
    if (!effect.placement)
        return {Condition::Off, Text::tr("Whether they fit is not known: no node tells what it has.")};
    if (effect.placement->fitting == 0)
        return {Condition::Warning,
                Text::tr("They will wait: %1").arg(placementText(*effect.placement, effect.wanted))};
    if (effect.room < more)
        return {Condition::Warning,
                Text::tr("The nodes have room for %n of them by CPU, memory and disk: the others wait until something "
                         "else has gone.",
                         nullptr, int(effect.room))};
    return {Condition::Ok, Text::tr("They fit: %n node(s) have room.", nullptr, effect.placement->fitting)};
}

} // namespace

QList<EffectLine> effectText(const Effect &effect)
{
    QList<EffectLine> lines{whatHappens(effect)};
    if (effect.kind == Effect::Kind::Replace && effect.after > 0) {
        const QString most = Text::tr("at most %n run at once", nullptr, effect.atOnce);
        lines.append(
            effect.atLeast > 0
                ? EffectLine{Condition::Ok,
                             Text::tr("Meanwhile at least %n stay up, %1.", nullptr, effect.atLeast).arg(most)}
                : EffectLine{Condition::Warning, Text::tr("Meanwhile there may be none that serves; %1.").arg(most)});
    }
    if (effect.started == 0)
        return lines;
    const QString extra = resourcesText(effect.extra);
    if (!extra.isEmpty())
        lines.append({Condition::Unknown, effect.kind == Effect::Kind::Replace
                                              ? Text::tr("At its peak it needs %1 more than now.").arg(extra)
                                              : Text::tr("Together they ask for %1.").arg(extra)});
    lines.append(whetherItFits(effect));
    return lines;
}

} // namespace mesoscope
