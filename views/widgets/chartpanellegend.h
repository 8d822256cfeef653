// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values of a chart's lines, plain text, in as many rows as they need.
#pragma once

#include "views/widgets/chartpaneldata.h"

#include <QWidget>

#include <optional>

namespace mesoscope {

class Theme;

class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    ChartLegend(ChartUnit unit, const Theme &theme, QWidget *parent);

    void setData(const ChartData *shown);
    /// Values at that time; the newest without one.
    void setTime(std::optional<qint64> timeMs);
    QString valueText(int line) const;

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int layOut(int width, QPainter *painter) const;

    const ChartUnit m_unit;
    const Theme &m_theme;
    const ChartData *m_data = nullptr; ///< the panel's
    std::optional<qint64> m_time;
};

} // namespace mesoscope
