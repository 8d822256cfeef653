// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of files and an agent's /state.
#include "app/sources/mesos/filesjson.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(mesosfiles)
{
    const QByteArray body = bytes.toByteArray();
    const auto part = readFilePart(body);
    if (part.ok())
        require(part->bytes.size() <= body.size(), "more of a file than was sent");
    LogRef ref;
    ref.task = TaskId(QStringLiteral("t"));
    ref.framework = FrameworkId(QStringLiteral("f"));
    ref.agent = AgentId(QStringLiteral("a"));
    for (const bool pod : {false, true}) {
        ref.isPod = pod;
        const auto found = findSandbox(body, ref);
        if (found.ok())
            require(found->directory.size() <= 2 * body.size() + 256, "a directory that nobody named");
        virtualDirectory(ref);
    }
}
