// SPDX-License-Identifier: GPL-3.0-or-later
// P2: one task in a hundred has changed. Nothing is reset, what a person looks at stays, the GUI thread hardly notices.
#include "models/items/grouptree.h"
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"
#include "tests/support/latencyprobe.h"
#include "tests/support/samplecluster.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static void publishToTable(Bench &bench)
{
    Cluster &cluster = bench.cluster();
    cluster.setStreams(false);
    Program program;
    program.connectTo(cluster.mesosOnly());
    if (!program.hasRows(bench.cluster().tasks(), 120000)) {
        bench.report.notMeasured(2, u"table"_s, u"the rows did not come"_s);
        return;
    }
    QTableView *table = program.table();
    int resets = 0;
    QObject::connect(program.model(), &QAbstractItemModel::modelReset, table, [&resets] { ++resets; });
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 2);
    table->setCurrentIndex(program.model()->index(table->rowAt(table->viewport()->height() / 2), 1));
    runFor(300);
    const auto topHandle = [&] { return program.model()->handleAt(table->rowAt(0)); };
    int lost = 0;
    std::vector<double> stretches;
    std::vector<double> busy;
    const int rounds = bench.settings.smoke ? 1 : 7;
    for (int round = 0; round < rounds; ++round) {
        const auto chosen = program.model()->handleAt(table->currentIndex().row());
        const auto top = topHandle();
        cluster.change(bench.settings.tasks / 100, true);
        test::LatencyProbe probe(1);
        program.readsAgain(120000);
        until([&] { return program.model()->snapshot() == program.snapshot(); }, 20000);
        runFor(200);
        stretches.push_back(probe.worstMs());
        busy.push_back(probe.worstBusyMs());
        // A row that left with its task hands its place on: only one that is still there must be found where it was.
        if (program.snapshot()->task(TaskHandle(chosen)) && program.model()->rowOf(chosen) >= 0)
            lost +=
                !table->currentIndex().isValid() || program.model()->handleAt(table->currentIndex().row()) != chosen;
        if (program.model()->rowOf(top) >= 0)
            lost += topHandle() != top;
    }
    bench.report.atMost(2, u"table-gui-thread-longest-stretch"_s, median(stretches), u"ms"_s, 8);
    bench.report.baseline(2, u"table-gui-thread-worst-round"_s, *std::max_element(stretches.begin(), stretches.end()),
                          u"ms"_s);
    bench.report.baseline(2, u"table-gui-thread-worst-round-computing"_s, *std::max_element(busy.begin(), busy.end()),
                          u"ms"_s);
    bench.report.atMost(2, u"table-resets"_s, resets, u"resets"_s, 0);
    bench.report.atMost(2, u"table-selection-or-place-lost"_s, lost, u"times"_s, 0);
}

/// Two thousand apps in fifty groups. @p round: which of them changed.
static MarathonObservation appsSeen(int apps, int round)
{
    MarathonObservation seen;
    seen.groups.emplace_back(u"/"_s);
    for (int i = 0; i < apps; ++i) {
        const AppId group(u"/svc-%1"_s.arg(i / 40));
        if (i % 40 == 0)
            seen.groups.push_back(group);
        App app;
        app.id = AppId(u"%1/app-%2"_s.arg(group.text()).arg(i));
        app.instances = 50;
        app.each = {0.1, 128, 0, 0};
        app.counts = {50, 50, 0, 0};
        app.version = u"2026-11-20T10:00:00.001Z"_s;
        if (round > 0 && i % 100 == round) {
            app.instances = 51;
            app.counts = {50, 49, 0, 1};
        }
        seen.apps.push_back(app);
    }
    return seen;
}

static void publishToTree(Bench &bench)
{
    SnapshotBuilder builder;
    builder.setSourceState(test::liveState(SourceId::Marathon));
    GroupTree tree;
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&tree);
    view.resize(900, 700);
    view.show();
    const auto next = [&](int round) {
        builder.take(std::make_shared<const Observation>(appsSeen(bench.settings.smoke ? 200 : 2000, round)));
        return builder.build(test::SampleNow + round);
    };
    tree.publish(next(0));
    view.expandAll();
    const QModelIndex closed = tree.indexOf(AppId(u"/svc-2"_s));
    view.collapse(closed);
    view.setCurrentIndex(tree.indexOf(AppId(u"/svc-3/app-125"_s)));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    runFor(100);
    const int place = view.verticalScrollBar()->value();
    int resets = 0;
    QObject::connect(&tree, &QAbstractItemModel::modelReset, &view, [&resets] { ++resets; });
    std::vector<double> stretches;
    std::vector<double> busy;
    int lost = 0;
    for (int round = 1; round <= (bench.settings.smoke ? 1 : 7); ++round) {
        const SnapshotPtr snapshot = next(round);
        stretches.push_back(timed([&] {
            busy.push_back(computed([&] {
                tree.publish(snapshot);
                view.viewport()->repaint();
            }));
        }));
        lost += view.isExpanded(tree.indexOf(AppId(u"/svc-2"_s)));
        lost += !view.isExpanded(tree.indexOf(AppId(u"/svc-3"_s)));
        lost += view.currentIndex().data(IdRole).toString() != "/svc-3/app-125"_L1;
        lost += view.verticalScrollBar()->value() != place;
    }
    bench.report.atMost(2, u"tree-gui-thread-longest-stretch"_s, median(stretches), u"ms"_s, 8);
    bench.report.baseline(2, u"tree-gui-thread-computing"_s, median(busy), u"ms"_s);
    bench.report.atMost(2, u"tree-resets"_s, resets, u"resets"_s, 0);
    bench.report.atMost(2, u"tree-expansion-or-place-lost"_s, lost, u"times"_s, 0);
}

void publishing(Bench &bench)
{
    publishToTable(bench);
    publishToTree(bench);
}

} // namespace mesoscope::bench
