// SPDX-License-Identifier: GPL-3.0-or-later
// P12: what the program costs while nobody looks.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"
#include "views/mainwindow.h"

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

void idling(Bench &bench)
{
    bench.dropCluster();
    Cluster cluster(u"50x500"_s, 1);
    Program program;
    program.connectTo(cluster.everything());
    if (!program.hasRows(cluster.tasks(), 60000)) {
        bench.report.notMeasured(12, u"hidden"_s, u"the rows did not come"_s);
        return;
    }
    runFor(1000);
    program.window().hide();
    runFor(bench.settings.smoke ? 200 : 5000);
    const int seconds = bench.settings.smoke ? 1 : 40;
    const double before = processSeconds();
    QElapsedTimer clock;
    clock.start();
    runFor(seconds * 1000);
    const double share = 100 * (processSeconds() - before) * 1000 / double(clock.elapsed());
    bench.report.atMost(12, u"hidden-share-of-one-core"_s, share, u"%"_s, 1);
    bench.report.notMeasured(12, u"growth-over-a-day"_s, u"tests/soak does that"_s);
}

} // namespace mesoscope::bench
