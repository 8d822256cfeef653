// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's names of actions as words: whole phrases, since the verb's place differs between languages.
#include "views/text/deploymenttext.h"

#include "views/text/format.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(DeploymentText)
};

} // namespace

QString deploymentActionText(const DeploymentAction &action)
{
    const std::array<std::pair<QLatin1StringView, QString>, 10> phrases{{
        {"StartApplication"_L1, Text::tr("start %1")},
        {"StopApplication"_L1, Text::tr("stop %1")},
        {"ScaleApplication"_L1, Text::tr("scale %1")},
        {"RestartApplication"_L1, Text::tr("restart %1")},
        {"StartPod"_L1, Text::tr("start %1")},
        {"StopPod"_L1, Text::tr("stop %1")},
        {"ScalePod"_L1, Text::tr("scale %1")},
        {"RestartPod"_L1, Text::tr("restart %1")},
        {"ResolveArtifacts"_L1, Text::tr("fetch the artifacts of %1")},
        {"KillAllOldTasksOf"_L1, Text::tr("stop the old instances of %1")},
    }};
    for (const auto &[name, phrase] : phrases) {
        if (action.action == name)
            return phrase.arg(action.app.text());
    }
    return action.action.left(60) + u' ' + action.app.text();
}

QString deploymentStateText(DeploymentRecord::State state, bool stuck)
{
    switch (state) {
    case DeploymentRecord::State::Running:
        return stuck ? Text::tr("stuck", "a deployment") : Text::tr("running", "a deployment");
    case DeploymentRecord::State::Finished:
        return Text::tr("finished", "a deployment");
    case DeploymentRecord::State::Failed:
        return Text::tr("failed", "a deployment");
    case DeploymentRecord::State::RolledBack:
        return Text::tr("rolled back", "a deployment");
    case DeploymentRecord::State::Stopped:
        return Text::tr("stopped", "a deployment");
    case DeploymentRecord::State::Ended:
        return Text::tr("over", "a deployment");
    }
    return {};
}

QString deploymentEndText(const DeploymentRecord &record)
{
    switch (record.state) {
    case DeploymentRecord::State::Running:
        return {};
    case DeploymentRecord::State::Finished:
        return record.told ? Text::tr("Marathon said that it succeeded.")
                           : Text::tr("Its instances run as it wanted them.");
    case DeploymentRecord::State::Failed:
        return record.reason.isEmpty() ? Text::tr("Marathon said that it failed, or was cancelled.")
                                       : Text::tr("Marathon said that it failed: %1").arg(record.reason);
    case DeploymentRecord::State::RolledBack:
        return Text::tr("It was rolled back from here.");
    case DeploymentRecord::State::Stopped:
        return Text::tr("It was stopped from here, where it was.");
    case DeploymentRecord::State::Ended:
        return record.endedMs > 0 ? Text::tr("It is gone, and its apps do not run as it wanted them.")
                                  : Text::tr("It ended while nobody watched.");
    }
    return {};
}

StuckText stuckText(const Stuck &stuck)
{
    StuckText text;
    text.title = Text::tr("It has not got on for %1").arg(formatAge(stuck.stillMs));
    const QString app = stuck.app.text();
    switch (stuck.reason) {
    case Stuck::Reason::Unknown:
        text.body = Text::tr("Nothing that Marathon tells says why.");
        break;
    case Stuck::Reason::NoOffers:
        text.body = Text::tr("%n instance(s) of %1 wait for an offer that fits.", nullptr, stuck.instances).arg(app);
        break;
    case Stuck::Reason::Failing:
        text.body = stuck.detail.isEmpty() ? Text::tr("New instances of %1 keep failing.").arg(app)
                                           : Text::tr("New instances of %1 keep failing: %2").arg(app, stuck.detail);
        break;
    case Stuck::Reason::NotHealthy:
        text.body =
            Text::tr("%n new instance(s) of %1 run, but their health checks do not pass.", nullptr, stuck.instances)
                .arg(app);
        break;
    case Stuck::Reason::SlowKill:
        text.body =
            Text::tr("%n instance(s) of %1 are being killed and do not end.", nullptr, stuck.instances).arg(app);
        break;
    }
    return text;
}

} // namespace mesoscope
