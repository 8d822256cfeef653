// SPDX-License-Identifier: GPL-3.0-or-later
// P4: from "connect" to all rows of the big cluster on screen.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static void measure(Bench &bench, const QString &how, bool streams, double bar)
{
    Cluster &cluster = bench.cluster();
    cluster.setStreams(streams);
    std::vector<double> first;
    std::vector<double> all;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 5); ++i) {
        Program program;
        runFor(300); // the window is up and idle
        PaintWatch page(program.window().page(PageId::Instances));
        PaintWatch rows(program.table()->viewport());
        QElapsedTimer clock;
        clock.start();
        page.restart();
        program.connectTo(cluster.mesosOnly());
        if (!until([&] { return page.isPainted(); }, 10000))
            break;
        first.push_back(page.paintedAtMs());
        if (!program.hasRows(bench.cluster().tasks(), 120000))
            break;
        rows.restart();
        const double came = double(clock.nsecsElapsed()) / 1e6;
        if (!until([&] { return rows.isPainted(); }, 10000))
            break;
        if (streams && !program.isStreamed(60000)) {
            bench.report.notMeasured(4, how, u"Mesos is not streamed"_s);
            return;
        }
        all.push_back(streams ? double(clock.nsecsElapsed()) / 1e6 : came + rows.paintedAtMs());
    }
    if (all.empty()) {
        bench.report.notMeasured(4, how, u"the rows did not come"_s);
        return;
    }
    bench.report.atMost(4, how + u"-first-screenful"_s, median(first), u"ms"_s, 100);
    bench.report.atMost(4, how + u"-all-rows"_s, median(all) / 1000, u"s"_s, bar);
}

void connecting(Bench &bench)
{
    measure(bench, u"polled"_s, false, 3);
    measure(bench, u"streamed"_s, true, 6);
}

} // namespace mesoscope::bench
