// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of apps and pods: what a person edits, and what the demo cluster makes of them.
#include "app/demo/definitions.h"
#include "app/demo/runspec.h"
#include "models/domain/validate.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(definition)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray());
    if (!document.isObject())
        return;
    const QJsonObject definition = document.object();
    for (const LocalProblem &problem : validateApp(definition, nullptr, true))
        require(problem.path.startsWith(u'/'), "a problem of nothing");
    const QJsonObject editable = editableDefinition(definition);
    require(editableDefinition(editable) == editable, "taking keys away twice takes more");

    const auto spec = demo::readRunSpec(definition);
    require(spec != nullptr, "no spec of a definition");
    if (demo::typeProblems(definition).isEmpty() && !demo::isPodDefinition(definition)) {
        const QJsonObject complete = demo::withAppDefaults(definition);
        demo::ruleProblems(complete);
        demo::readRunSpec(complete);
    }
    if (demo::isPodDefinition(definition))
        demo::podProblems(demo::withPodDefaults(definition));
    demo::pathProblems(definition.value(QLatin1String("id")).toString(), QStringLiteral("/id"));
    demo::resolvePath(definition.value(QLatin1String("id")).toString(), QStringLiteral("/shop"));
}
