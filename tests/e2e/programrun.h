// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the program's binary and waits for it.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace mesoscope::test {

struct ProgramRun
{
    int exitStatus = -1; ///< -1: did not end, or crashed
    QByteArray output;
    QByteArray errors;
};

/// Two minutes at most. @p environment is added to ours.
ProgramRun runProgram(const QStringList &arguments, const QHash<QString, QString> &environment = {});

} // namespace mesoscope::test
