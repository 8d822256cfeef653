// SPDX-License-Identifier: GPL-3.0-or-later
// P10: from the start of the process to its first painted window, beside a program that has nothing but a window.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

/// Milliseconds until @p program writes that it has painted; -1: it does not.
static double startOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"mesoscope.ui.info=true"_s);
    process.setProcessEnvironment(environment);
    QByteArray said;
    const double ms = timed([&] {
        process.start(program, arguments);
        while (!said.contains("window painted") && process.waitForReadyRead(30000))
            said += process.readAll();
    });
    process.kill(); // both sides alike
    process.waitForFinished();
    return said.contains("window painted") ? ms : -1;
}

void starting(Bench &bench)
{
    std::vector<double> empty;
    std::vector<double> own;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 15); ++i) { // in turn
        const QTemporaryDir folder;
        empty.push_back(startOf(QStringLiteral(MESOSCOPE_EMPTY_WINDOW), {}));
        own.push_back(startOf(QStringLiteral(MESOSCOPE_PROGRAM), {u"--config-dir"_s, folder.path()}));
    }
    if (least(empty) <= 0 || least(own) <= 0) {
        bench.report.notMeasured(10, u"start"_s, u"a window was not painted"_s);
        return;
    }
    bench.report.baseline(10, u"empty-qt-window"_s, median(empty), u"ms"_s);
    bench.report.baseline(10, u"program"_s, median(own), u"ms"_s);
    bench.report.atMost(10, u"start-to-painted-window"_s, median(own) / median(empty), u"empty-windows"_s, 2);
}

} // namespace mesoscope::bench
