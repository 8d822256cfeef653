// SPDX-License-Identifier: GPL-3.0-or-later
// The drawn part of a chart panel: lines by Qt Charts, everything else by us.
//
// Lines, their clipping and their scaling are Qt Charts' (a QLineSeries per unbroken run, filled with replace(); no
// animations, no OpenGL). Grid, axis texts, marks and cross-hair are painted before and after them: Qt Charts can
// neither share one time axis over a stack of charts, nor write 11 px labels in a binary unit, nor leave the plot where
// it is while labels change, and each of its axis labels is a graphics item. Painting the lines ourselves too would be
// faster at 50,000 points (Qt Charts needs about 2 µs per point), but what is thinned to ChartPointBudget stays within
// a frame.
#pragma once

#include "views/widgets/chartpanel.h"

#include <QChartView>

class QLineSeries;
class QValueAxis;

namespace mesoscope {

class ChartSurface : public QChartView
{
    Q_OBJECT

public:
    ChartSurface(ChartUnit unit, const Theme &theme, QWidget *parent);
    ~ChartSurface() override;

    void setData(const ChartData *shown);
    void setMessage(const QString &words);
    void setMarks(const QList<ChartMark> &marks);
    void setTimeAxisShown(bool shown);
    void setCrossHair(std::optional<qint64> timeMs);
    QRectF plot() const;
    /// What is on the chart now, for tests: one entry per unbroken run.
    QList<QLineSeries *> shownRuns() const;
    double axisTop() const { return m_scale.top; }

Q_SIGNALS:
    void pointed(std::optional<qint64> timeMs);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void placePlot();
    void paintRuns();
    double xOf(double timeMs) const;
    double yOf(double value) const;

    const ChartUnit m_unit;
    const Theme &m_theme;
    ChartData m_data;
    ChartScale m_scale;
    QList<ChartMark> m_marks;
    QString m_message;
    std::optional<qint64> m_crossHair;
    QValueAxis *m_time = nullptr;
    QValueAxis *m_value = nullptr;
    QList<QLineSeries *> m_runs; ///< kept and filled again; the chart owns them
    qsizetype m_used = 0;
    bool m_timeAxis = false;
};

} // namespace mesoscope
