// SPDX-License-Identifier: GPL-3.0-or-later
// P5: what the program keeps of the machine's memory with the big cluster on screen, in a process of its own.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static void measure(Bench &bench, const QString &how, bool streams)
{
    Cluster &cluster = bench.cluster();
    cluster.setStreams(streams);
    if (streams) {
        Program asked; // whether this version streams at all
        asked.connectTo(cluster.mesosOnly());
        asked.hasRows(bench.cluster().tasks(), 120000);
        if (!asked.isStreamed(60000)) {
            bench.report.notMeasured(5, how, u"Mesos is not streamed"_s);
            return;
        }
    }
    const QTemporaryDir folder;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"mesoscope.pipeline.debug=true"_s);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(MESOSCOPE_PROGRAM), {u"--mesos"_s, cluster.mesosUrl().toString(), u"--page"_s,
                                                      u"instances"_s, u"--config-dir"_s, folder.path()});
    if (!program.waitForStarted())
        return;
    runFor(bench.settings.smoke ? 1500 : 10000); // the first reading is over
    std::vector<double> samples;
    for (int i = 0; i < (bench.settings.smoke ? 5 : 250) && program.state() == QProcess::Running; ++i) {
        samples.push_back(residentMb(program.processId()));
        runFor(200);
    }
    const double peak = peakMb(program.processId());
    const QByteArray log = program.readAllStandardError();
    program.terminate();
    if (!program.waitForFinished(20000))
        program.kill();
    program.waitForFinished();
    if (median(samples) <= 0 || !log.contains("built revision")) {
        bench.report.notMeasured(5, how, u"the program did not run, or this system does not tell"_s);
        return;
    }
    bench.report.atMost(5, how + u"-resident-between-reads"_s, median(samples), u"MiB"_s, 350);
    bench.report.baseline(5, how + u"-resident-least"_s, least(samples), u"MiB"_s);
    bench.report.baseline(5, how + u"-resident-peak"_s, peak, u"MiB"_s);
}

void memory(Bench &bench)
{
    measure(bench, u"polled"_s, false);
    measure(bench, u"streamed"_s, true);
}

} // namespace mesoscope::bench
