// SPDX-License-Identifier: GPL-3.0-or-later
// "docker run" lines, as people paste them.
#include "models/domain/dockerrun.h"
#include "models/domain/validate.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonArray>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(dockerrun)
{
    const QString text = QString::fromUtf8(bytes.data(), bytes.size());
    looksLikeDockerRun(text);
    for (const QString &line : {text, QStringLiteral("docker run ") + text}) {
        const DockerRun run = readDockerRun(line);
        require(run.definition.isEmpty() == run.problem.has_value(), "a definition beside a problem, or neither");
        for (const DockerRunNote &note : run.notes)
            require(note.position >= 0 && note.position <= line.size(), "a note about no place of the line");
        if (run.problem) {
            require(run.problem->position >= 0 && run.problem->position <= line.size(), "a problem at no place");
            continue;
        }
        require(validateApp(run.definition, nullptr, true).isEmpty(), "a definition that Marathon refuses");
        const QJsonObject container = run.definition.value(QLatin1String("container")).toObject();
        require(container.value(QLatin1String("portMappings")).toArray().size() <= DockerRunMostPorts,
                "too many ports");
    }
    const QString id = appIdOf(text);
    require(readDockerRun(QStringLiteral("docker run --name ") + id.mid(1) + QStringLiteral(" y"))
                    .definition.value(QLatin1String("id"))
                    .toString() == id,
            "an id that is another when made again");
}
