// SPDX-License-Identifier: GPL-3.0-or-later
// Series made ready to be drawn: chosen, split at gaps, thinned. Pure; runs on a worker.
#pragma once

#include "models/domain/series.h"

#include <QPointF>

namespace mesoscope {

/// What the values of a panel are, for its axis and its words.
enum class ChartUnit { Percent, Bytes, BytesPerSecond };

struct ChartInput
{
    Series series;
    QString label;       ///< as shown; plain text
    bool dashed = false; ///< a limit, or the second of a pair
};

struct ChartWish
{
    QList<ChartInput> inputs;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    int stepSeconds = 60; ///< points further apart than 2.5 steps have a gap between them
    int pixels = 800;     ///< width of the plot
    int mostLines = 8;    ///< the largest by their newest value are shown, the others counted
};

struct ChartLine
{
    QString label;
    int colour = 0; ///< index for Theme::series()
    bool dashed = false;
    QList<QList<QPointF>> segments; ///< x: ms since epoch; each is drawn as one unbroken line
    QList<SeriesPoint> points;      ///< as they came, for the cross-hair
    double latest = 0;              ///< NaN: no value at all
    double peak = 0;
};

struct ChartData
{
    QList<ChartLine> lines;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    int stepSeconds = 60;
    double most = 0; ///< largest value in the window; 0 when there is none
    int others = 0;  ///< lines that are not shown
    bool isEmpty() const;
};

/// Points of all lines together that a panel draws at most: Qt Charts takes about 1 µs per point to replace and 1 µs to
/// paint.
inline constexpr int ChartPointBudget = 4000;

ChartData prepareChart(const ChartWish &wish);
/// The value at @p timeMs: of the nearest point within one and a half steps, else NaN.
double valueAt(const QList<SeriesPoint> &points, qint64 timeMs, int stepSeconds);
/// The end of the axis and the distance of its lines, round numbers of the unit.
struct ChartScale
{
    double top = 1;
    double step = 0.25;
};
ChartScale chartScale(double most, ChartUnit unit);
/// Distance of time marks in ms, so that about one fits per @p pixelsEach of @p pixels.
qint64 timeStep(qint64 spanMs, int pixels, int pixelsEach);

} // namespace mesoscope
