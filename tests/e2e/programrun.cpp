// SPDX-License-Identifier: GPL-3.0-or-later
// One process, from start to end.
#include "tests/e2e/programrun.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QtTest>

namespace mesoscope::test {

ProgramRun runProgram(const QStringList &arguments, const QHash<QString, QString> &environment)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        variables.insert(it.key(), it.value());
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(MESOSCOPE_PROGRAM), arguments);
    ProgramRun run;
    // Events go on meanwhile: a server of the test may live in this thread.
    const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120000);
    if (ended && process.error() != QProcess::FailedToStart && process.exitStatus() == QProcess::NormalExit)
        run.exitStatus = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

} // namespace mesoscope::test
