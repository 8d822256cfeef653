// SPDX-License-Identifier: GPL-3.0-or-later
// P6: from a key in the filter, or a click on a column, to the right rows on screen.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/program.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QtTest>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Does @p act and waits until the order that follows from it was published and painted; -1 when none comes.
double untilPainted(Program &program, PaintWatch &watch, const std::function<void()> &act)
{
    bool published = false;
    const QMetaObject::Connection heard =
        QObject::connect(program.model(), &SnapshotTable::published, program.table(), [&] {
            published = true;
            watch.restart();
        });
    QElapsedTimer clock;
    clock.start();
    act();
    until([&] { return published && watch.isPainted(); }, 5000);
    QObject::disconnect(heard);
    return published ? double(clock.nsecsElapsed()) / 1e6 : -1;
}

RowQuery queryFor(const Program &, const QString &text)
{
    RowQuery query;
    query.text = text;
    query.column = int(TaskColumn::Name);
    return query;
}

} // namespace

static void filterRows(Bench &bench, Program &program, PaintWatch &watch)
{
    const QString word = bench.settings.tasks > 20000 ? u"app-1234"_s : u"app-0003"_s;
    double worst = 0;
    double clearing = 0;
    int wrong = 0;
    std::vector<std::vector<double>> ofKey(size_t(word.size()));
    std::vector<double> ofClear;
    for (int round = 0; round < (bench.settings.smoke ? 1 : 7); ++round) {
        for (int i = 0; i < word.size(); ++i) {
            ofKey[size_t(i)].push_back(
                untilPainted(program, watch, [&] { QTest::keyClick(program.filter(), word.at(i).toLatin1()); }));
            const RowOrder right = evaluate(queryFor(program, program.filter()->text()), program.model()->snapshot());
            wrong += size_t(program.model()->rowCount()) != right.handles.size();
            runFor(20);
        }
        ofClear.push_back(untilPainted(program, watch, [&] { program.filter()->clear(); }));
        runFor(50);
    }
    for (const std::vector<double> &times : ofKey)
        worst = std::max(worst, *std::min_element(times.begin(), times.end()) < 0 ? 1e9 : median(times));
    clearing = median(ofClear);
    RowQuery typed = queryFor(program, word);
    bench.report.baseline(6, u"filter-worker-computing"_s,
                          computed([&] { evaluate(typed, program.model()->snapshot()); }), u"ms"_s);
    bench.report.atMost(6, u"filter-slowest-key"_s, worst, u"ms"_s, 50);
    bench.report.atMost(6, u"filter-cleared"_s, clearing, u"ms"_s, 50);
    bench.report.atMost(6, u"filter-wrong-rows"_s, wrong, u"times"_s, 0);
}

static void sortRows(Bench &bench, Program &program, PaintWatch &watch)
{
    QTableView *table = program.table();
    double worst = 0;
    QString slowest;
    for (const TaskColumn column : {TaskColumn::Id, TaskColumn::Host, TaskColumn::Memory, TaskColumn::Started,
                                    TaskColumn::State, TaskColumn::Name}) {
        if (table->isColumnHidden(int(column)))
            continue;
        std::vector<double> times;
        for (int round = 0; round < (bench.settings.smoke ? 1 : 5); ++round) {
            times.push_back(untilPainted(program, watch, [&] {
                QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                                  QPoint(table->columnViewportPosition(int(column)) + 20, 8));
            }));
            runFor(30);
        }
        const double time = *std::min_element(times.begin(), times.end()) < 0 ? 1e9 : median(times);
        if (time > worst) {
            worst = time;
            slowest = program.model()->headerData(int(column), Qt::Horizontal, Qt::DisplayRole).toString();
        }
    }
    RowQuery byId;
    byId.column = int(TaskColumn::Id);
    bench.report.baseline(6, u"sort-by-instance-worker-computing"_s,
                          computed([&] { evaluate(byId, program.model()->snapshot()); }), u"ms"_s);
    bench.report.atMost(6, u"sort-slowest-column-"_s + slowest.replace(u' ', u'-'), worst, u"ms"_s, 150);
}

void querying(Bench &bench)
{
    Cluster &cluster = bench.cluster();
    cluster.setStreams(false);
    Program program;
    program.connectTo(cluster.mesosOnly());
    if (!program.hasRows(bench.cluster().tasks(), 120000)) {
        bench.report.notMeasured(6, u"filter"_s, u"the rows did not come"_s);
        return;
    }
    program.app().services().session.setWatched(false); // polls seldom: none falls into a measurement
    runFor(bench.settings.smoke ? 100 : 1500);
    PaintWatch watch(program.table()->viewport());
    filterRows(bench, program, watch);
    sortRows(bench, program, watch);
}

} // namespace mesoscope::bench
