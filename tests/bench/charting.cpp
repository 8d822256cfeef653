// SPDX-License-Identifier: GPL-3.0-or-later
// P9: twenty series of ten thousand points each.
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/support/samplecluster.h"
#include "views/theme/theme.h"
#include "views/widgets/chartpanel.h"
#include "views/widgets/chartpanelsurface.h"

#include <QLineSeries>

#include <cmath>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static ChartWish wishFor(int lines, int points)
{
    ChartWish wish;
    wish.toMs = test::SampleNow;
    wish.fromMs = test::SampleNow - qint64(points) * 10000;
    wish.stepSeconds = 10;
    wish.pixels = 1200;
    wish.mostLines = lines;
    for (int line = 0; line < lines; ++line) {
        ChartInput input;
        input.label = u"instance-%1"_s.arg(line);
        for (int i = 0; i < points; ++i) {
            double value = 40 + line + 10 * std::sin(i * 0.01 + line) + (i * 7919 % 101) * 0.1;
            if (i == points / 2 + line)
                value = 400 + line; // one peak that must not be thinned away
            input.series.points.append({wish.fromMs + i * 10000, value});
        }
        wish.inputs.append(input);
    }
    return wish;
}

void charting(Bench &bench)
{
    const ChartWish wish = wishFor(20, bench.settings.smoke ? 500 : 10000);
    std::vector<double> ready;
    ChartData data;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 9); ++i)
        ready.push_back(timed([&] { data = prepareChart(wish); }));
    bench.report.atMost(9, u"20-series-ready"_s, median(ready), u"ms"_s, 50);
    int lost = 0;
    for (const ChartLine &line : std::as_const(data.lines)) {
        double most = 0;
        for (const QList<QPointF> &segment : line.segments) {
            for (const QPointF &point : segment)
                most = std::max(most, point.y());
        }
        lost += most < 400;
    }
    bench.report.atMost(9, u"20-series-peaks-lost"_s, lost + (20 - int(data.lines.size())), u"peaks"_s, 0);

    const Theme theme;
    ChartPanel panel(u"CPU"_s, ChartUnit::Percent, theme, nullptr);
    panel.resize(1280, 320);
    panel.show();
    panel.setData(data);
    runFor(200);
    std::vector<double> drawn;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 9); ++i) {
        data.toMs += 1; // what comes with the next points
        drawn.push_back(timed([&] {
            panel.setData(data);
            panel.repaint();
            const auto parts = panel.findChildren<QWidget *>();
            for (QWidget *part : parts)
                part->repaint();
        }));
        runFor(20);
    }
    bench.report.atMost(9, u"20-series-drawn"_s, median(drawn), u"ms"_s, 16);
    bench.report.notMeasured(9, u"200-series-as-a-band"_s, u"charts show the largest lines and have no band yet"_s);
}

} // namespace mesoscope::bench
