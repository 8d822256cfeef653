// SPDX-License-Identifier: GPL-3.0-or-later
// The problems of validate.h as texts of an Error's fields, and back: their sentences are made in views/text.
#pragma once

#include "models/domain/validate.h"

#include <optional>

namespace mesoscope {

QString problemKey(Problem problem); ///< "IdMissing"
std::optional<Problem> problemFromKey(QStringView key);

/// One FieldProblem per problem; its texts are the key and, unless empty, what was given.
QList<FieldProblem> namedProblems(const QList<LocalProblem> &problems);
/// The inverse; nullopt for what a server said in its own words.
std::optional<LocalProblem> localProblem(const FieldProblem &field);

} // namespace mesoscope
