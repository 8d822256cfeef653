// SPDX-License-Identifier: GPL-3.0-or-later
// One chart of a stack that shares a time axis: title, legend with values, lines, marks.
#pragma once

#include "models/domain/states.h"
#include "views/widgets/chartpaneldata.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace mesoscope {

class ChartLegend;
class ChartSurface;
class PlainLabel;
class Theme;

/// Something that happened, drawn across the chart.
struct ChartMark
{
    qint64 timeMs = 0;
    Condition condition = Condition::Progress; ///< Bad: a failure; Progress: a deployment
    QString text;                              ///< plain
    bool operator==(const ChartMark &) const = default;
};

class ChartPanel : public QFrame
{
    Q_OBJECT

public:
    ChartPanel(const QString &title, ChartUnit unit, const Theme &theme, QWidget *parent);
    ~ChartPanel() override;

    void setTitle(const QString &title);
    void setData(const ChartData &data);
    const ChartData &data() const { return m_data; }
    /// Words in place of lines: loading, no such metric, why not. Empty: the lines are shown.
    void setMessage(const QString &words);
    QString message() const { return m_message; }
    /// Beside the title: "as of 3 min ago", "4 more apps".
    void setNote(const QString &note);
    void setMarks(const QList<ChartMark> &marks);
    void setTimeAxisShown(bool shown);
    /// The time pointed at, in this or another panel of the stack.
    void setCrossHair(std::optional<qint64> timeMs);
    int plotWidth() const;
    const ChartSurface &surface() const { return *m_surface; }

    static QString format(double value, ChartUnit unit);

Q_SIGNALS:
    void pointed(std::optional<qint64> timeMs);

private:
    void placeLegend();
    void describe();

    ChartData m_data;
    ChartUnit m_unit;
    QString m_message;
    PlainLabel *m_title;
    PlainLabel *m_note;
    ChartLegend *m_legend;
    ChartSurface *m_surface;
    QHBoxLayout *m_head;
    QVBoxLayout *m_column;
    bool m_inHead = true;
};

} // namespace mesoscope
