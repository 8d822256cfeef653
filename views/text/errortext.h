// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as sentences, with what can be done about them.
#pragma once

#include "models/domain/error.h"
#include "models/domain/validate.h"

#include <QString>

namespace mesoscope {

struct ErrorText
{
    QString title;  ///< "Marathon refuses the password."
    QString advice; ///< "Check user and password of this cluster's connection."
    QString detail; ///< the server's own words, plain text; may be empty
};

ErrorText describe(const Error &error);
QString sourceName(SourceId source); ///< "Marathon", "Mesos", "Metrics", "Logs", "Load balancer"
QString problemText(const LocalProblem &problem);

} // namespace mesoscope
