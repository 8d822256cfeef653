// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's names of actions as words: whole phrases, since the verb's place differs between languages.
#include "views/text/deploymenttext.h"

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

} // namespace mesoscope
