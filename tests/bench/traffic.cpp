// SPDX-License-Identifier: GPL-3.0-or-later
// P11: what steady watching costs the network and the masters.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int Changes = 60; // per measured stretch, on clusters of every size

/// Bytes per minute from @p cluster's masters with a few tasks changing, once what belongs to connecting is over; -1
/// when it is not streamed.
static double streamed(Cluster &cluster, int seconds)
{
    Program program;
    program.connectTo(cluster.mesosOnly());
    if (!program.hasRows(cluster.tasks(), 120000) || !program.isStreamed(60000))
        return -1;
    runFor(2000);
    const qint64 before = cluster.bytesSent();
    for (int i = 0; i < 4; ++i) {
        cluster.changeMeanwhile(Changes / 4, false);
        runFor(seconds * 250);
    }
    return double(cluster.bytesSent() - before) * 60 / seconds;
}

static void measureStream(Bench &bench)
{
    bench.cluster().setStreams(true);
    const int seconds = bench.settings.smoke ? 2 : 40;
    const double big = streamed(bench.cluster(), seconds);
    if (big < 0) {
        bench.report.notMeasured(11, u"streamed"_s, u"Mesos is not streamed"_s);
        return;
    }
    Cluster small(u"%1x%2"_s.arg(bench.settings.agents / 10).arg(bench.settings.tasks / 10));
    const double less = streamed(small, seconds);
    bench.report.baseline(11, u"streamed-a-tenth-of-the-cluster"_s, less / 1e6, u"MB-per-minute"_s);
    bench.report.baseline(11, u"streamed-whole-cluster"_s, big / 1e6, u"MB-per-minute"_s);
    // The same changes on ten times the cluster: the same traffic, or nearly so.
    bench.report.atMost(11, u"streamed-growth-with-size"_s, big / less, u"times"_s, 2);
}

static void measurePolls(Bench &bench)
{
    bench.cluster().setStreams(false);
    Program program;
    program.connectTo(bench.cluster().mesosOnly());
    if (!program.hasRows(bench.cluster().tasks(), 120000)) {
        bench.report.notMeasured(11, u"polled"_s, u"the rows did not come"_s);
        return;
    }
    runFor(1000);
    const double cost = timed([&] { program.readsAgain(60000); });
    runFor(200);
    const double interval = program.snapshot()->source(SourceId::Mesos).intervalMs;
    bench.report.baseline(11, u"polled-reading"_s, cost / 1000, u"s"_s);
    bench.report.baseline(11, u"polled-interval"_s, interval / 1000, u"s"_s);
    bench.report.atMost(11, u"polled-share-of-time"_s, 100 * cost / (cost + interval), u"%"_s, 10);
}

void traffic(Bench &bench)
{
    measureStream(bench);
    measurePolls(bench);
}

} // namespace mesoscope::bench
