// SPDX-License-Identifier: GPL-3.0-or-later
// The definition of an app or a pod out of a text from anywhere: a file, the clipboard, another tool.
#pragma once

#include "models/domain/groupdefinition.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace mesoscope {

struct DefinitionTextProblem
{
    enum Kind {
        Empty,
        TooLong,
        NotText, ///< not UTF-8
        NotJson, ///< line and column say where, words what the parser says
        NotADefinition,
        EmptyGroup, ///< no app and no pod is in it
    };
    Kind kind = Empty;
    int line = 0; ///< from 1
    int column = 0;
    QString words;
};

struct DefinitionText
{
    QJsonObject definition; ///< without what a server adds; empty with a problem, and where there are several
    std::optional<GroupDefinition> several; ///< a group, or more than one app or pod
    std::optional<DefinitionTextProblem> problem;
};

inline constexpr qsizetype DefinitionTextLongest = 4 * 1024 * 1024;

/// Takes a definition, a list of them, a group, and what a server answers with: {"app": …}, {"apps": […]}, {"spec": …}.
DefinitionText readDefinitionText(const QByteArray &bytes);

} // namespace mesoscope
