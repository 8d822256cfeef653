// SPDX-License-Identifier: GPL-3.0-or-later
// Page states from source states.
#include "views/pages/pagestate.h"

#include "views/text/errortext.h"
#include "views/text/format.h"

#include <QCoreApplication>

namespace mesoscope {

namespace {

class PageText
{
    Q_DECLARE_TR_FUNCTIONS(mesoscope::PageState)
};

QString namesOf(const QList<SourceId> &needs)
{
    QStringList names;
    for (const SourceId id : needs)
        names.append(sourceName(id));
    return names.size() == 2 ? PageText::tr("%1 or %2", "two sources").arg(names.at(0), names.at(1))
                             : names.join(QStringLiteral(", "));
}

QString badgeOf(const ClusterSnapshot &snapshot, const QList<SourceId> &needs, qint64 nowMs)
{
    for (const SourceId id : needs) {
        const SourceState &state = snapshot.source(id);
        if (state.phase == SourceState::Phase::Stale)
            return PageText::tr("%1 Data %2 old.", "a sentence that says what is wrong")
                .arg(state.error ? describe(*state.error).title
                                 : PageText::tr("%1 does not answer.").arg(sourceName(id)),
                     formatSince(state.lastGoodMs, nowMs));
    }
    return {};
}

} // namespace

PageState pageStateOf(const ClusterSnapshot &snapshot, const QList<SourceId> &needs, qint64 nowMs)
{
    bool anySource = false;
    for (const SourceState &state : snapshot.sources)
        anySource = anySource || state.phase != SourceState::Phase::Absent;
    if (!anySource)
        return {PageState::Kind::NoCluster,
                Condition::Off,
                PageText::tr("No cluster is connected"),
                PageText::tr("Connect to a Marathon or a Mesos master to see what runs there."),
                {},
                {}};
    const SourceState *connecting = nullptr;
    const SourceState *failed = nullptr;
    for (const SourceId id : needs) {
        const SourceState &state = snapshot.source(id);
        if (state.hasData() || state.phase == SourceState::Phase::Live)
            return {PageState::Kind::Ready, Condition::Ok, {}, {}, {}, badgeOf(snapshot, needs, nowMs)};
        if (state.phase == SourceState::Phase::Connecting && !connecting)
            connecting = &state;
        if (state.phase == SourceState::Phase::Failed || state.phase == SourceState::Phase::Stale)
            failed = &state;
    }
    if (connecting)
        return {PageState::Kind::Connecting,
                Condition::Progress,
                PageText::tr("Connecting to %1…").arg(sourceName(connecting->id)),
                connecting->address,
                connecting->error ? describe(*connecting->error).title : QString(),
                {}};
    if (failed) {
        const ErrorText words = failed->error ? describe(*failed->error) : ErrorText{};
        return {PageState::Kind::Failed,
                Condition::Bad,
                words.title.isEmpty() ? PageText::tr("%1 does not answer.").arg(sourceName(failed->id)) : words.title,
                words.advice,
                words.detail,
                {}};
    }
    return {PageState::Kind::Absent,
            Condition::Off,
            PageText::tr("%1 is not connected").arg(namesOf(needs)),
            PageText::tr("This page shows what %1 knows. Add it to this cluster's connection to see it.")
                .arg(namesOf(needs)),
            {},
            {}};
}

} // namespace mesoscope
