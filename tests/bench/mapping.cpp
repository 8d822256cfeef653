// SPDX-License-Identifier: GPL-3.0-or-later
// P7: the map of the big cluster, painted whole at every zoom; P8, which has nothing to measure yet.
#include "app/base/clock.h"
#include "app/sources/mesos/mesosjson.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/support/samplecluster.h"
#include "views/theme/theme.h"
#include "views/widgets/topologyview.h"

#include <QScrollBar>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

void mapping(Bench &bench)
{
    Result<MasterState> state = readState(bench.state());
    if (!state.ok()) {
        bench.report.notMeasured(7, u"map"_s, u"no state"_s);
        return;
    }
    SnapshotBuilder builder;
    builder.setSourceState(test::liveState(SourceId::Mesos));
    builder.take(std::make_shared<const Observation>(std::move(state.value().observation)));
    const SnapshotPtr snapshot = builder.build(test::SampleNow);

    Selection selection;
    const Theme theme;
    const SystemClock clock;
    TopologyView view(selection, theme, clock, nullptr);
    view.resize(1920, 1080);
    view.show();
    runFor(200);
    MapWidth width;
    TopologyScenePtr scene;
    const double made = timed([&] { scene = makeScene(layoutFor(snapshot, u"rack"_s, view.room(), width)); });
    bench.report.baseline(7, u"scene-made-on-worker"_s, made, u"ms"_s);
    const double shown = timed([&] { view.setScene(scene); });
    double first = 0;
    double again = 0;
    double pan = 0;
    const auto paint = [&view] { return timed([&view] { view.viewport()->repaint(); }); };
    const auto look = [&](double zoom) {
        if (zoom > 0)
            view.setZoom(zoom, {960, 540});
        else
            view.fit();
        runFor(20); // scroll bars and the like
        if (zoom > 0)
            view.setZoom(zoom * 1.01, {960, 540}); // a zoom never seen: nothing is cached for it
        first = std::max(first, paint());
        std::vector<double> times;
        for (int i = 0; i < (bench.settings.smoke ? 2 : 9); ++i)
            times.push_back(paint());
        again = std::max(again, median(times));
        times.clear();
        for (int i = 0; i < (bench.settings.smoke ? 2 : 9); ++i) {
            view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + 97);
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 61);
            times.push_back(paint());
        }
        pan = std::max(pan, median(times));
    };
    for (const double zoom : {0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.73, 1.0, 1.7})
        look(zoom);
    bench.report.atMost(7, u"scene-shown"_s, shown, u"ms"_s, 16);
    bench.report.atMost(7, u"repaint-slowest-zoom"_s, again, u"ms"_s, 16);
    bench.report.atMost(7, u"repaint-first-at-a-zoom"_s, first, u"ms"_s, 16);
    bench.report.atMost(7, u"repaint-while-panning"_s, pan, u"ms"_s, 16);
    bench.report.atMost(7, u"scene-rebuilt-by-zoom-or-pan"_s, view.scene() == scene ? 0 : 1, u"times"_s, 0);
}

void logging(Bench &bench)
{
    bench.report.notMeasured(8, u"log-of-1-GB"_s, u"logs are not spooled to a file yet"_s);
}

} // namespace mesoscope::bench
