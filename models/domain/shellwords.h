// SPDX-License-Identifier: GPL-3.0-or-later
// Splits one command of a shell into its words, and runs none of it.
#pragma once

#include <QList>
#include <QString>

namespace mesoscope {

struct ShellWord
{
    QString text;
    qsizetype position = 0; ///< where it begins in the source
};

struct ShellLine
{
    enum class Problem { None, UnclosedQuote, UnclosedSubstitution };

    QList<ShellWord> words;
    QList<ShellWord> constructs; ///< what only a shell could do: "$HOME", "| tee log", "> file"
    Problem problem = Problem::None;
    qsizetype problemAt = 0;
};

/// POSIX quoting and continued lines. Variables and substitutions stay in their words as written; the first "|", "&",
/// ";" or end of line ends the command, and the rest is one construct.
ShellLine splitShellLine(const QString &text);

} // namespace mesoscope
