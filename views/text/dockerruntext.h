// SPDX-License-Identifier: GPL-3.0-or-later
// What a "docker run" line lost on its way to a definition, in sentences.
#pragma once

#include "models/domain/dockerrun.h"

namespace mesoscope {

/// Plain text; whatever was given is bounded.
QString dockerNoteText(const DockerRunNote &note);
QString dockerProblemText(const DockerRunProblem &problem);

} // namespace mesoscope
