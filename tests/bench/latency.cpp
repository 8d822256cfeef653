// SPDX-License-Identifier: GPL-3.0-or-later
// P3: how long the GUI thread is busy in one stretch while everything happens at once.
#include "tests/support/latencyprobe.h"

#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QtTest>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

/// What a person does who looks for something: scrolls, sorts, types, jumps to the map and back.
static void useTheTable(Program &program, int step)
{
    QTableView *table = program.table();
    QScrollBar *bar = table->verticalScrollBar();
    const auto clickColumn = [table](int column) {
        QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                          QPoint(table->columnViewportPosition(column) + 20, 8));
    };
    switch (step % 8) {
    case 0:
        for (int i = 0; i <= 40; ++i) {
            bar->setValue(bar->maximum() * (i <= 20 ? i : 40 - i) / 20);
            runFor(16);
        }
        break;
    case 1:
        clickColumn(int(TaskColumn::Host));
        break;
    case 2:
        QTest::keyClicks(program.filter(), u"app-00"_s, {}, 60);
        break;
    case 3:
        for (int i = 0; i < 40; ++i) {
            bar->setValue(bar->value() + 120);
            runFor(16);
        }
        break;
    case 4:
        program.filter()->clear();
        break;
    case 5:
        clickColumn(int(TaskColumn::Id));
        break;
    case 6:
        program.window().showPage(step % 16 < 8 ? PageId::Topology : PageId::Overview);
        break;
    default:
        program.window().showPage(PageId::Instances);
        break;
    }
    runFor(350);
}

static void measure(Bench &bench, const QString &how, bool streams)
{
    Cluster &cluster = bench.cluster();
    cluster.setStreams(streams);
    Program program;
    test::LatencyProbe probe(4);
    program.connectTo(cluster.mesosOnly());
    const bool came = program.hasRows(bench.cluster().tasks(), 120000);
    const double loading = probe.worstMs();
    if (!came || (streams && !program.isStreamed(60000))) {
        bench.report.notMeasured(3, how, came ? u"Mesos is not streamed"_s : u"the rows did not come"_s);
        return;
    }
    probe.restart();
    const int steps = bench.settings.smoke ? 8 : 32;
    for (int step = 0; step < steps; ++step) {
        if (streams)
            cluster.changeMeanwhile(bench.settings.tasks / 1000, false);
        else if (step % 8 == 2) { // what was rendered meanwhile is read; then the next is rendered
            program.app().services().session.refresh();
            cluster.changeMeanwhile(bench.settings.tasks / 100, true);
        }
        useTheTable(program, step);
    }
    bench.report.atMost(3, how + u"-p99"_s, probe.percentileMs(0.99), u"ms"_s, 16);
    bench.report.atMost(3, how + u"-worst"_s, probe.worstMs(), u"ms"_s, 50);
    bench.report.baseline(3, how + u"-worst-computing"_s, probe.worstBusyMs(), u"ms"_s);
    bench.report.atMost(3, how + u"-while-loading"_s, loading, u"ms"_s, 50);
}

void latency(Bench &bench)
{
    measure(bench, u"polled"_s, false);
    measure(bench, u"streamed"_s, true);
}

} // namespace mesoscope::bench
